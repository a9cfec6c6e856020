"""Keep many new cases in one act: practice data, old archives."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from permitdesk.domain.case import Case
from permitdesk.domain.day import happened
from permitdesk.domain.errors import NotFound, Overtaken
from permitdesk.domain.numbering import NumberState, Strand, TakenNumber
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.tasks import Task
from permitdesk.store.days import pass_until
from permitdesk.store.lives import LivesInAct
from permitdesk.store.rooms import Followed, Rooms

if TYPE_CHECKING:
    from sqlite3 import Connection


class BulkAct(LivesInAct):
    """Like an act, for cases that are new: the same tables, the same chain, written together.

    What is kept is written by ``flush``, which the end of the act calls; until then a case may be
    kept again as it goes on, and only its last row counts. Register, credit records and bars are
    those from before the act.
    """

    def __init__(self, connection: "Connection", rooms: Rooms) -> None:
        super().__init__(connection, rooms)
        self._cases: dict[str, tuple[Case, CaseSummary, Sequence[Task]]] = {}
        self._last: dict[Strand, int] = {}
        self._taken: list[TakenNumber] = []
        self._commands: dict[str, str] = {}
        self._printed: list[tuple[str, str]] = []

    def case(self, number: str) -> Case:
        """Return a case of this act. Raises ``NotFound`` (``case.unknown``)."""
        if number not in self._cases:
            raise NotFound("case.unknown", case=number)
        return self._cases[number][0]

    def take_number(
        self, series: str, letter: str, year: int, write: Callable[[int], str], case: str
    ) -> str:
        """Take the next number of a series, without gaps; ``write`` turns its serial into text."""
        strand = Strand(series, letter, year)
        if strand not in self._last:
            self._last[strand] = self._rooms.numbers.last(self._connection, strand)
        self._last[strand] += 1
        serial = self._last[strand]
        taken = TakenNumber(strand, serial, write(serial), case)
        self._taken.append(taken)
        return taken.number

    def printed(self, series: str, number: str) -> None:
        """Note that a numbered paper came out of the printer; again for a copy."""
        self._printed.append((series, number))

    def spoiled(self, series: str, number: str, reason: str, actor: str) -> None:
        """Spoil nothing: no sheet of these was ever printed."""

    def cancel_papers(self, case: str, numbers: Sequence[str], reason: str, by: str) -> None:
        """Cancel nothing: no sheet of these was ever drawn up."""

    def keep(self, case: Case, summary: CaseSummary, tasks: Sequence[Task]) -> Case:
        """Note a case with its row and all that is to be done after its decisions.

        Raises:
            Overtaken: The store has a case of this number already.
        """
        known = self._cases.get(case.number)
        if case.kept != (len(known[0].actions) if known else 0):
            raise Overtaken(case.number)
        kept = case.as_kept()
        self._cases[case.number] = (kept, summary, tasks)
        return kept

    def pass_until(self, day: date) -> None:
        """Note up to which day time has passed over the desk."""
        pass_until(self._connection, day)

    def result_of(self, key: str) -> str | None:
        """Return the case number an idempotency key led to; None for a new key."""
        return self._commands.get(key) or self._rooms.commands.result_of(self._connection, key)

    def remember(self, key: str, case: str) -> None:
        """Keep an idempotency key with the case it led to."""
        self._commands[key] = case
        self._rooms.commands.remember(self._connection, key, case)

    def flush(self) -> None:
        """Write what was noted: case after case into the chain, then all rows.

        Raises:
            Overtaken: The store has one of the cases already.
        """
        kept = self._cases.values()
        for number in self._cases:
            if self._rooms.ledger.last_seq(self._connection, number):
                raise Overtaken(number)
        firsts = self._rooms.ledger.append(
            self._connection, [(case.number, 0, case.actions) for case, *_ in kept]
        )
        followed = [
            Followed(
                case, None, summary, tasks, 0, range(first, first + len(case.actions)), first
            )
            for (case, summary, tasks), first in zip(kept, firsts, strict=True)
        ]  # fmt: skip
        if self._taken:
            self._rooms.numbers.reserve(self._connection, self._taken)
            self._rooms.numbers.set_last(self._connection, self._last)
        for place in self._printed:
            self._rooms.numbers.mark(self._connection, place, NumberState.PRINTED)
        self._printed.clear()
        self._rooms.follow(self._connection, followed)
        self._rooms.days.follow(self._connection, (happened(case) for case, *_ in kept))
        self._cases.clear()
        self._taken.clear()
