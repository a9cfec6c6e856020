"""The desk's store: its rooms put together over one database."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from permitdesk.domain.attachment import Attachment, LoggedLook
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import Light
from permitdesk.domain.day import DayEvent
from permitdesk.domain.kept import KeptPaper
from permitdesk.domain.numbering import NumberState, TakenNumber, Tally
from permitdesk.domain.state import Status
from permitdesk.domain.summary import CaseSummary, Mark
from permitdesk.domain.worklist import Filter, Page
from permitdesk.store import migrations
from permitdesk.store.act import Act
from permitdesk.store.attachment_files import AttachmentFiles
from permitdesk.store.attachments import Attachments, attachments_in
from permitdesk.store.backup import copy_verified
from permitdesk.store.bulk import BulkAct
from permitdesk.store.catalogs import Catalogs
from permitdesk.store.database import Database
from permitdesk.store.days import passed_until
from permitdesk.store.drafts import Drafts
from permitdesk.store.failures import StoreUnreadable
from permitdesk.store.holidays import Holidays
from permitdesk.store.ledger import Head
from permitdesk.store.lives import Lives
from permitdesk.store.paper_files import PaperFiles
from permitdesk.store.papers import Papers, hashes_in
from permitdesk.store.queries import load
from permitdesk.store.rebuild import Summarise, rebuild
from permitdesk.store.rooms import Rooms
from permitdesk.store.settings import Settings
from permitdesk.store.users import Users
from permitdesk.store.words import warm_up

PRACTICE = "practice"
"""Setting of a practice store (演练)."""
LISTS_OUTDATED = "lists_outdated"
"""Setting: the store was brought up to date, and its lists must be made again from the ledger."""


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


class DeskStore(Lives):
    """Cases, worklist, search, register, people, settings: everything that lasts.

    Attributes:
        database: The engine, for checkpoints and for writing again after a failure.
        settings: What the desk remembers about itself.
        users: Who may work here.
        holidays: Notices the office loaded.
        drafts: Applications that are not handed in yet, and notice sheets.
        paper_files: The bytes of papers that came out.
    """

    def __init__(self, database: Database) -> None:
        self.paper_files = PaperFiles.beside(database.path)
        self._attachments = Attachments(AttachmentFiles.beside(database.path))
        super().__init__(database, Rooms(Papers(self.paper_files), self._attachments))
        self.settings = Settings(database)
        self.users = Users(database)
        self._catalogs = Catalogs(database)
        self.holidays = Holidays(database, self._rooms)
        self.drafts = Drafts(database)

    @property
    def practice(self) -> bool:
        """Tell whether this is a practice store (演练)."""
        return self.settings.get(PRACTICE) == "1"

    @property
    def lists_outdated(self) -> bool:
        """Tell whether the lists must be made again: this program keeps more than they have."""
        return self.settings.get(LISTS_OUTDATED) == "1"

    @contextmanager
    def act(self) -> Iterator[Act]:
        """Open a business act; leaving it without an error commits, any error undoes all."""
        with self.database.act() as connection:
            act = Act(connection, self._rooms)
            yield act
        if act.leaves_files:
            with self.database.act() as connection:
                self._rooms.papers.sweep(connection)
                self._attachments.sweep(connection)

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
            return self._rooms.worklist.tallies.counts(connection)

    def counted(self) -> dict[Status, int]:
        """Count cases by status one by one: slow, to compare with the counters."""
        with self.database.reading() as connection:
            return self._rooms.worklist.tallies.counted(connection)

    def due_counts(self, today: date, soon: date) -> dict[str, int]:
        """Count cases by their due day: ``late`` (< today), ``today``, ``soon`` (<= soon)."""
        with self.database.reading() as connection:
            return self._rooms.worklist.tallies.due_counts(connection, today, soon)

    def light_counts(self, now: datetime) -> dict[Light, int]:
        """Count cases by their light at a moment: yellow, orange and red."""
        with self.database.reading() as connection:
            return self._rooms.worklist.tallies.light_counts(connection, now)

    def mark_counts(self) -> dict[tuple[Mark, Status], int]:
        """Count cases by mark and status."""
        with self.database.reading() as connection:
            return self._rooms.worklist.tallies.mark_counts(connection)

    def waking(
        self, until: date, after: tuple[str, str] = ("", ""), limit: int = 500
    ) -> tuple[tuple[str, str], ...]:
        """List to which cases something happens by itself up to a day: first day and number.

        ``after`` is the last of the page before.
        """
        with self.database.reading() as connection:
            return tuple(self._rooms.worklist.waking(connection, until, after, limit))

    def passed_until(self) -> date | None:
        """Return up to which day time has passed over the desk; None for a desk of no age."""
        with self.database.reading() as connection:
            return passed_until(connection)

    def events_of(self, day: date) -> tuple[DayEvent, ...]:
        """List the acts of a day that a report lists one by one, in the order they were done."""
        with self.database.reading() as connection:
            return self._rooms.days.events_of(connection, day)

    def tallied_on(self, day: date) -> Mapping[tuple[str, str], int]:
        """Return how often what was done on a day: act or outcome and department to number."""
        with self.database.reading() as connection:
            return self._rooms.days.tallied_on(connection, day)

    def tallied_until(self, day: date, kind: str) -> Mapping[str, int]:
        """Return how often something was done up to the end of a day, by department."""
        with self.database.reading() as connection:
            return self._rooms.days.tallied_until(connection, day, kind)

    def left_from(self, day: date) -> Sequence[tuple[date, int]]:
        """Return the cases open at the end of a day, by the day they came in."""
        with self.database.reading() as connection:
            return self._rooms.days.left_from(connection, day)

    def search(self, text: str, limit: int = 20) -> tuple[CaseSummary, ...]:
        """Find by name, part of a name, pinyin initials, credit code, case or permit number."""
        with self.database.reading() as connection:
            read = self._rooms.worklist.read
            return tuple(self._rooms.search.find(connection, text, limit, read))

    def papers_of(self, case: str) -> tuple[KeptPaper, ...]:
        """List the papers kept of a case, in the order they were drawn up."""
        with self.database.reading() as connection:
            return self._rooms.papers.of_case(connection, case)

    def paper_bytes(self, sha256: str) -> bytes:
        """Return a kept paper. Raises ``WorldFailed`` (``paper.kept_lost``, ``..._altered``)."""
        return self.paper_files.read(sha256)

    def attachment(self, sha256: str) -> Attachment:
        """Return an attachment. Raises ``NotFound`` (``attachment.unknown``)."""
        with self.database.reading() as connection:
            return self._attachments.one(connection, sha256)

    def attachment_bytes(self, sha256: str) -> bytes:
        """Return what is kept of an attachment.

        Raises ``WorldFailed`` (``attachment.kept_lost``, ``attachment.kept_altered``).
        """
        return self._attachments.files.read(sha256)

    def looks_of(self, case: str) -> tuple[LoggedLook, ...]:
        """List who looked at the attachments of a case, oldest first."""
        with self.database.reading() as connection:
            return self._attachments.looks(connection, case)

    def numbers_in(self, state: NumberState) -> tuple[TakenNumber, ...]:
        """List the numbers in a state; what is neither printed nor spoiled is still to be done."""
        with self.database.reading() as connection:
            return self._rooms.numbers.in_state(connection, state)

    def unfinished_numbers(self) -> tuple[TakenNumber, ...]:
        """List the numbers whose papers were drawn up, and nobody said what came out."""
        with self.database.reading() as connection:
            return self._rooms.numbers.unfinished(connection)

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

    def rebuild(self, summarise: Summarise) -> None:
        """Make all lists again from the ledger (see ``rebuild``)."""
        with self.database.act() as connection:
            rebuild(connection, self._rooms, summarise)
            load("desk").set_setting(connection, key=LISTS_OUTDATED, value="")

    def backup(self, target: Path) -> None:
        """Copy the store into a new file and look the copy through (see ``copy_verified``).

        Papers and attachments go beside the copy, as they stand beside the store.
        """
        copy_verified(self.database.connection, target)
        with self.database.reading() as connection:
            papers, attachments = hashes_in(connection), attachments_in(connection)
        PaperFiles.beside(target).bring(self.paper_files, papers)
        AttachmentFiles.beside(target).bring(self._attachments.files, attachments)

    def warm_up(self) -> None:
        """Load what the first new name would wait for; call it when nobody is waiting."""
        warm_up()

    def close(self) -> None:
        """Close it."""
        self.database.close()
