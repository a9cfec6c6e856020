"""The holiday table: notices an office loaded, beside those that come with the program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from permitdesk.codec import Codec
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.holidays import LoadedNotice, Moved, Reckoned
from permitdesk.domain.special import Which
from permitdesk.domain.state import Status
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.tasks import Task
from permitdesk.domain.workdays import Notice
from permitdesk.store.database import Database
from permitdesk.store.queries import load
from permitdesk.store.rooms import Rooms
from permitdesk.store.worklist import Change

if TYPE_CHECKING:
    from sqlite3 import Connection

ROWS_AT_ONCE = 500
CLOCKS_RUN = (
    Status.RECEIVED,
    Status.CORRECTING,
    Status.ACCEPTED,
    Status.DECIDED,
    Status.ISSUED,
    Status.PRINTED,
)
"""Where somebody still waits for the office or the applicant; elsewhere a clock may run too, as
after a promise."""
_NOTICES = Codec(Notice)


class Snapshot:
    """All open cases as of one moment; others may act meanwhile.

    Attributes:
        position: Where the ledger ended at that moment.
    """

    def __init__(self, connection: "Connection", rooms: Rooms) -> None:
        self.position = rooms.ledger.head(connection).position
        self._connection = connection
        self._rooms = rooms
        self._sql = load("holidays")

    def open_cases(self) -> Iterator[tuple[Case, CaseSummary]]:
        """Yield every case that may have a running clock, with its row."""
        seen: set[str] = set()
        for status in CLOCKS_RUN:
            yield from self._unseen(self._sql.cases_in(self._connection, status=status), seen)
        yield from self._unseen(self._sql.cases_with_clocks(self._connection), seen)

    def _unseen(
        self, found: Iterable[tuple[str]], seen: set[str]
    ) -> Iterator[tuple[Case, CaseSummary]]:
        numbers = sorted({number for (number,) in found} - seen)
        seen.update(numbers)
        return _with_rows(self._connection, self._rooms, numbers)


class Loading:
    """What may be done inside the one act in which a notice is loaded."""

    def __init__(self, connection: "Connection", rooms: Rooms) -> None:
        self._connection = connection
        self._rooms = rooms
        self._sql = load("holidays")

    def changed_since(self, position: int) -> Iterator[tuple[Case, CaseSummary]]:
        """Yield the cases somebody acted on after a place in the ledger, with their rows."""
        found = self._sql.acted_on_since(self._connection, position=position)
        yield from _with_rows(self._connection, self._rooms, [number for (number,) in found])

    def keep_rows(self, rows: Sequence[tuple[CaseSummary, CaseSummary]]) -> None:
        """Put rows in the place of those before them.

        Args:
            rows: Each as it stands and as it shall be.
        """
        for first in range(0, len(rows), ROWS_AT_ONCE):
            changes = [
                Change(before, after, 0) for before, after in rows[first : first + ROWS_AT_ONCE]
            ]
            self._rooms.worklist.follow(self._connection, changes)

    def keep_tasks(self, tasks: Mapping[str, Sequence[Task]]) -> None:
        """Put tasks, by case number, in the place of those the cases had: their days moved too."""
        self._rooms.tasks.follow(self._connection, tasks)

    def keep(self, notice: Notice, at: datetime, by: Actor, moved: Sequence[Moved]) -> LoadedNotice:
        """Keep a notice as the next version of its year, with all that it moved."""
        version = self._sql.last_version(self._connection, year=notice.year) + 1
        cases = len({item.case for item in moved})
        loaded = LoadedNotice(notice, version, at, by, len(moved), cases)
        self._sql.keep(self._connection, **_notice_row(loaded))
        place = {"year": notice.year, "version": version}
        self._sql.keep_moved(self._connection, [{**place, **_moved_row(item)} for item in moved])
        return loaded


class Holidays:
    """Notices by year and version."""

    def __init__(self, database: Database, rooms: Rooms) -> None:
        self._database = database
        self._rooms = rooms
        self._sql = load("holidays")

    @contextmanager
    def looking(self) -> Iterator[Snapshot]:
        """Look at all open cases as of one moment, while others go on working."""
        with self._database.reading() as connection:
            yield Snapshot(connection, self._rooms)

    @contextmanager
    def loading(self) -> Iterator[Loading]:
        """Open the act in which a notice is loaded; any error undoes all of it."""
        with self._database.act() as connection:
            yield Loading(connection, self._rooms)

    def loaded(self) -> tuple[LoadedNotice, ...]:
        """Return all that was ever loaded, by year and version."""
        with self._database.reading() as connection:
            return tuple(map(_read_notice, self._sql.loaded(connection)))

    def how_many(self) -> int:
        """Count what was ever loaded: whoever knows the number knows whether to read again."""
        with self._database.reading() as connection:
            return int(self._sql.how_many(connection))

    def moved(self, year: int, version: int) -> tuple[Moved, ...]:
        """Return the clocks one notice moved, by case."""
        with self._database.reading() as connection:
            rows = self._sql.moved(connection, year=year, version=version)
            return tuple(map(_read_moved, rows))

    def provisional_spans(self) -> tuple[tuple[int, int, int], ...]:
        """Return over which years open cases with a provisional day run: first, last, cases."""
        with self._database.reading() as connection:
            return self._rooms.worklist.tallies.provisional_spans(connection)


def _with_rows(
    connection: "Connection", rooms: Rooms, numbers: Sequence[str]
) -> Iterator[tuple[Case, CaseSummary]]:
    for number in numbers:
        row = rooms.worklist.summary(connection, number)
        if row is not None:  # otherwise it was erased
            yield rooms.cases.load(connection, number), row


def _notice_row(loaded: LoadedNotice) -> dict[str, object]:
    return {
        "year": loaded.notice.year,
        "version": loaded.version,
        "notice": _NOTICES.write(loaded.notice),
        "at": loaded.at.isoformat(),
        "actor_name": loaded.by.name,
        "actor_role": loaded.by.role,
        "actor_station": loaded.by.station,
        "moved_clocks": loaded.moved_clocks,
        "moved_cases": loaded.moved_cases,
    }


def _read_notice(row: tuple[Any, ...]) -> LoadedNotice:
    notice, version, at, name, role, station, clocks, cases = row
    by = Actor(name, Role(role), station)
    return LoadedNotice(
        _NOTICES.read(notice), version, datetime.fromisoformat(at), by, clocks, cases
    )


def _moved_row(moved: Moved) -> dict[str, object]:
    return {
        "case_no": moved.case,
        "licence": moved.licence,
        "which": moved.which,
        "name": moved.name,
        **_reckoned_row("old", moved.old),
        **_reckoned_row("new", moved.new),
    }


def _reckoned_row(side: str, reckoned: Reckoned) -> dict[str, object]:
    return {
        f"{side}_day": reckoned.day.isoformat(),
        f"{side}_provisional": int(reckoned.provisional),
        f"{side}_notice": reckoned.notice,
    }


def _read_moved(row: tuple[Any, ...]) -> Moved:
    case, licence, name, which, *both = row
    old, new = (
        Reckoned(date.fromisoformat(day), bool(provisional), notice)
        for day, provisional, notice in (both[:3], both[3:])
    )
    return Moved(case, licence, name, Which(which), old, new)
