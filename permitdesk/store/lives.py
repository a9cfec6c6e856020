"""What the store answers about permits after they were issued, and about those who hold them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from permitdesk.domain.credit import Bar, CreditState
from permitdesk.domain.errors import NotFound
from permitdesk.domain.holding import Holding
from permitdesk.domain.permit import PermitState
from permitdesk.domain.standing import PromiseCount
from permitdesk.domain.tasks import Task, TaskFilter
from permitdesk.domain.worklist import Registered
from permitdesk.store.database import Database
from permitdesk.store.rooms import Rooms

if TYPE_CHECKING:
    from sqlite3 import Connection


class Lives:
    """Register, holdings, credit, bars, promises and tasks, for reading.

    Attributes:
        database: The engine.
    """

    def __init__(self, database: Database, rooms: Rooms) -> None:
        self.database = database
        self._rooms = rooms

    def permit(self, number: str, version: int | None = None) -> Registered:
        """Return a register entry, the newest version unless one is named. Raises ``NotFound``."""
        with self.database.reading() as connection:
            return self._rooms.register.permit(connection, number, version)

    def versions(self, number: str) -> Sequence[Registered]:
        """Return all versions of a permit or composite, oldest first; empty for an unknown one."""
        with self.database.reading() as connection:
            return self._rooms.register.versions(connection, number)

    def holding(self, number: str) -> Holding:
        """Return what the holder of a permit or composite has. Raises ``NotFound``."""
        with self.database.reading() as connection:
            return self._rooms.register.holding_of(connection, number)

    def ending(self, first: date, last: date, limit: int = 500) -> Sequence[Registered]:
        """List live single permits whose last day lies within, by that day."""
        with self.database.reading() as connection:
            return self._rooms.register.ending(connection, first, last, limit)

    def no_longer_valid(self) -> tuple[tuple[str, int, PermitState, date], ...]:
        """List what the register says is not valid any more: number, version, state, day."""
        with self.database.reading() as connection:
            return self._rooms.register.no_longer_valid(connection)

    def tasks(self, wanted: TaskFilter) -> Sequence[Task]:
        """List what is to be done after decisions, by due day; those without a day last."""
        with self.database.reading() as connection:
            return self._rooms.tasks.wanted(connection, wanted)

    def credit(self, uscc: str = "", limit: int = 500) -> Sequence[CreditState]:
        """List credit records, newest first; those of one holder where he is named."""
        with self.database.reading() as connection:
            return self._rooms.standings.credit(connection, uscc, limit)

    def credit_of_person(self, legal_person: str, but: str) -> Sequence[CreditState]:
        """List records against other holders with the same legal person, newest first.

        Those that do not count any more are among them; ``but`` is left out.
        """
        with self.database.reading() as connection:
            return self._rooms.standings.credit_of_person(connection, legal_person, but)

    def bars(self, uscc: str) -> Sequence[Bar]:
        """List the bars against somebody, oldest first."""
        with self.database.reading() as connection:
            return self._rooms.standings.bars(connection, uscc)

    def promises(self, first: date, last: date) -> Sequence[PromiseCount]:
        """Count the promises granted within, by licence, industry and stage."""
        with self.database.reading() as connection:
            return self._rooms.standings.promises(connection, first, last)


class LivesInAct:
    """The same inside a business act, as the act sees it."""

    def __init__(self, connection: "Connection", rooms: Rooms) -> None:
        self._connection = connection
        self._rooms = rooms

    def registered(self, number: str) -> Registered | None:
        """Return the newest version of a permit; None for a number that is not in the register."""
        try:
            return self._rooms.register.permit(self._connection, number, None)
        except NotFound:
            return None

    def holding_of(self, number: str) -> Holding:
        """Return what the holder of a permit or composite has at its place.

        Raises ``NotFound`` (``permit.unknown``).
        """
        return self._rooms.register.holding_of(self._connection, number)

    def holding_at(self, uscc: str, premises: str) -> Holding:
        """Return what somebody holds, or held, at a place; one without a key where he never did."""
        return self._rooms.register.holding_at(self._connection, uscc, premises)

    def credit_of(self, uscc: str) -> Sequence[CreditState]:
        """List the credit records against somebody, oldest first; none for an empty code."""
        if not uscc:
            return ()
        return self._rooms.standings.credit(self._connection, uscc)[::-1]

    def bars_of(self, uscc: str) -> Sequence[Bar]:
        """List the bars against somebody, oldest first; none for an empty code."""
        return self._rooms.standings.bars(self._connection, uscc)
