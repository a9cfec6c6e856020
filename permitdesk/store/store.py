"""The desk's store: its rooms put together over one database."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.permit import Permit, PermitState
from permitdesk.domain.state import Status
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.worklist import Filter, Page, Registered
from permitdesk.store import migrations
from permitdesk.store.act import Act, Rooms
from permitdesk.store.backup import copy_verified
from permitdesk.store.bulk import BulkAct
from permitdesk.store.catalogs import Catalogs
from permitdesk.store.database import Database
from permitdesk.store.failures import StoreUnreadable
from permitdesk.store.holidays import Holidays
from permitdesk.store.ledger import Head
from permitdesk.store.numbers import NumberState, TakenNumber, Tally
from permitdesk.store.rebuild import rebuild
from permitdesk.store.settings import Settings
from permitdesk.store.users import Users
from permitdesk.store.words import warm_up

PRACTICE = "practice"
"""Setting of a practice store (演练)."""


def open_store(path: Path, *, create: bool = False, practice: bool = False) -> "DeskStore":
    """Open a store, bringing an older one up to date first.

    Args:
        path: Of the file.
        create: Make it; it must not be there yet.
        practice: With ``create``: make it a practice store, for good.

    Raises:
        StoreUnreadable: With the reason.
        WorldFailed: Disk, locks, rights.
    """
    if create:
        migrations.create(path)
    database = Database(path)
    try:
        _ = database.connection
    except StoreUnreadable as error:
        if error.key != "store.older":
            raise
        migrations.bring_up_to_date(path)
    store = DeskStore(database)
    if create:
        store.settings.set(PRACTICE, "1" if practice else "")
    return store


class DeskStore:
    """Cases, worklist, search, register, people, settings: everything that lasts.

    Attributes:
        database: The engine, for checkpoints and for writing again after a failure.
        settings: What the desk remembers about itself.
        users: Who may work here.
        holidays: Notices the office loaded.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self.settings = Settings(database)
        self.users = Users(database)
        self.holidays = Holidays(database)
        self._catalogs = Catalogs(database)
        self._rooms = Rooms()

    @property
    def practice(self) -> bool:
        """Tell whether this is a practice store (演练)."""
        return self.settings.get(PRACTICE) == "1"

    @contextmanager
    def act(self) -> Iterator[Act]:
        """Open a business act; leaving it without an error commits, any error undoes all."""
        with self.database.act() as connection:
            yield Act(connection, self._rooms)

    @contextmanager
    def bulk(self) -> Iterator[BulkAct]:
        """Open an act for many new cases at once: practice data, archives."""
        with self.database.act() as connection:
            act = BulkAct(connection, self._rooms)
            yield act
            act.flush()

    def case(self, number: str) -> Case:
        """Load a case. Raises ``NotFound`` (``case.unknown``)."""
        with self.database.reading() as connection:
            return self._rooms.cases.load(connection, number)

    def worklist(self, wanted: Filter, after: str = "", limit: int = 50) -> Page:
        """List cases by due day, then number; those nobody waits for last."""
        with self.database.reading() as connection:
            return self._rooms.worklist.page(connection, wanted, after, limit)

    def count(self, wanted: Filter) -> int:
        """Count the rows that ``worklist`` lists for a filter, over all its pages."""
        with self.database.reading() as connection:
            return self._rooms.worklist.count(connection, wanted)

    def counts(self) -> dict[Status, int]:
        """Count cases by status, from counters."""
        with self.database.reading() as connection:
            return self._rooms.worklist.counts(connection)

    def counted(self) -> dict[Status, int]:
        """Count cases by status one by one: slow, to compare with the counters."""
        with self.database.reading() as connection:
            return self._rooms.worklist.counted(connection)

    def due_counts(self, today: date, soon: date) -> dict[str, int]:
        """Count cases by their due day: ``late`` (< today), ``today``, ``soon`` (<= soon)."""
        with self.database.reading() as connection:
            return self._rooms.worklist.due_counts(connection, today, soon)

    def search(self, text: str, limit: int = 20) -> tuple[CaseSummary, ...]:
        """Find by name, part of a name, pinyin initials, credit code, case or permit number."""
        with self.database.reading() as connection:
            read = self._rooms.worklist.read
            return tuple(self._rooms.search.find(connection, text, limit, read))

    def permit(self, number: str, version: int | None = None) -> Registered:
        """Return a register entry, the newest version unless one is named. Raises ``NotFound``."""
        with self.database.reading() as connection:
            return self._rooms.register.permit(connection, number, version)

    def no_longer_valid(self) -> tuple[tuple[str, int, PermitState, date], ...]:
        """List what the register says is not valid any more: number, version, state, day."""
        with self.database.reading() as connection:
            return self._rooms.register.no_longer_valid(connection)

    def numbers_in(self, state: NumberState) -> tuple[TakenNumber, ...]:
        """List the numbers in a state; what is neither printed nor spoiled is still to be done."""
        with self.database.reading() as connection:
            return self._rooms.numbers.in_state(connection, state)

    def number_tallies(self) -> tuple[Tally, ...]:
        """Return how each number series stands."""
        with self.database.reading() as connection:
            return self._rooms.numbers.tallies(connection)

    def keep_catalog(self, catalog: Catalog) -> None:
        """Keep a version of the definitions for good; one that is there already stays."""
        self._catalogs.keep(catalog)

    def catalog(self, digest: str) -> Catalog:
        """Return a version of the definitions. Raises ``NotFound`` (``catalog.unknown``)."""
        return self._catalogs.version(digest)

    def head(self) -> Head:
        """Return where the chain of the ledger ends, for a checkpoint."""
        with self.database.reading() as connection:
            return self._rooms.ledger.head(connection)

    def chain_at(self, position: int) -> bytes | None:
        """Return the chain at a position, to compare with an old checkpoint; None beyond the end."""
        with self.database.reading() as connection:
            return self._rooms.ledger.chain_at(connection, position)

    def check(self) -> int | None:
        """Check the whole chain; return the first position that is wrong, None for good."""
        with self.database.reading() as connection:
            return self._rooms.ledger.check(connection)

    def rebuild(self, summarise: Callable[[Case], tuple[CaseSummary, Sequence[Permit]]]) -> None:
        """Make worklist, register and search again from the ledger (see ``rebuild``)."""
        with self.database.act() as connection:
            rebuild(connection, self._rooms, summarise)

    def backup(self, target: Path) -> None:
        """Copy the store into a new file and look the copy through (see ``copy_verified``)."""
        copy_verified(self.database.connection, target)

    def warm_up(self) -> None:
        """Load what the first new name would wait for; call it when nobody is waiting."""
        warm_up()

    def close(self) -> None:
        """Close it."""
        self.database.close()
