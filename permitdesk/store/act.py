"""One business act: what happens together is kept together."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from permitdesk.domain.attachment import Attachment, LoggedLook, Look
from permitdesk.domain.case import Case
from permitdesk.domain.day import happened
from permitdesk.domain.errors import NotFound
from permitdesk.domain.kept import CameOut, KeptPaper, Sheet
from permitdesk.domain.numbering import NumberState, Strand
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.tasks import Task
from permitdesk.store.days import pass_until
from permitdesk.store.lives import LivesInAct
from permitdesk.store.rooms import Followed, Rooms

if TYPE_CHECKING:
    from sqlite3 import Connection


class Act(LivesInAct):
    """What may be done inside one business act."""

    def __init__(self, connection: "Connection", rooms: Rooms) -> None:
        super().__init__(connection, rooms)
        self.leaves_files = False
        """Papers were forgotten: their files are to go once this is kept."""

    def case(self, number: str) -> Case:
        """Load a case. Raises ``NotFound`` (``case.unknown``)."""
        return self._rooms.cases.load(self._connection, number)

    def take_number(
        self, series: str, letter: str, year: int, write: Callable[[int], str], case: str
    ) -> str:
        """Take the next number of a series, without gaps; ``write`` turns its serial into text."""
        strand = Strand(series, letter, year)
        return self._rooms.numbers.take(self._connection, strand, write, case)

    def mark_number(
        self, series: str, number: str, state: NumberState, *, reason: str = "", actor: str = ""
    ) -> None:
        """Say what became of a number (see ``Numbers.mark``)."""
        self._rooms.numbers.mark(self._connection, (series, number), state, reason, actor)

    def rendered(self, series: str, number: str) -> None:
        """Note that a numbered paper was drawn up; one that came out before stays printed."""
        self._rooms.numbers.rendered(self._connection, series, number)

    def printed(self, series: str, number: str) -> None:
        """Note that a numbered paper came out of the printer; again for a copy."""
        self.mark_number(series, number, NumberState.PRINTED)

    def spoiled(self, series: str, number: str, reason: str, actor: str) -> None:
        """Note that a numbered sheet was spoiled, why and by whom; the number stays accounted for."""
        self.mark_number(series, number, NumberState.SPOILED, reason=reason, actor=actor)

    def keep_paper(self, sheet: Sheet, pdf: bytes, at: datetime, by: str) -> None:
        """Keep a sheet that was drawn up to be printed; one that came out stays as it was.

        Raises ``WorldFailed`` (``paper.unwritable``).
        """
        self._rooms.papers.keep(self._connection, sheet, pdf, at, by)

    def came_out(self, sheet: Sheet, copy: CameOut) -> None:
        """Note copies of a kept sheet that came out of the printer."""
        self._rooms.papers.came_out(self._connection, sheet, copy)

    def papers_of(self, case: str) -> tuple[KeptPaper, ...]:
        """List the papers kept of a case, in the order they were drawn up."""
        return self._rooms.papers.of_case(self._connection, case)

    def keep(self, case: Case, summary: CaseSummary, tasks: Sequence[Task]) -> Case:
        """Append the actions the store does not have yet, with the projections that follow.

        Register, credit records, bars and statistics follow from the actions themselves.
        Raises ``Overtaken`` when someone else acted first.
        """
        before = self._rooms.worklist.summary(self._connection, case.number) if case.kept else None
        first_at, new_at = self._rooms.cases.keep(self._connection, case)
        followed = Followed(case, before, summary, tasks, case.kept, new_at, first_at)
        self._rooms.follow(self._connection, [followed])
        self._rooms.days.follow(self._connection, [happened(case, case.kept)])
        self._rooms.attachments.follow(self._connection, case, case.kept)
        return case.as_kept()

    def cancel_papers(self, case: str, numbers: Sequence[str], reason: str, by: str) -> None:
        """Cancel the sheets of permits that were drawn up and did not come out yet.

        Each stays accounted for: what it was, why and by whom it was cancelled. ``case`` is the one
        they were drawn up in; ``reason`` is never empty.
        """
        for number in numbers:
            if self._rooms.papers.cancel(self._connection, case, number, reason, by):
                self._rooms.numbers.not_printing(self._connection, number)

    def erase(self, number: str) -> None:
        """Erase what a case says once its retention ended; the ledger's chain still verifies.

        The entries stay as check values, permits stay in the register. After the act
        ``Database.checkpoint`` takes the old pages out of the log too. Its papers go with it.
        """
        summary = self._rooms.worklist.summary(self._connection, number)
        if summary is None:
            raise NotFound("case.unknown", case=number)
        self._rooms.days.forget(self._connection, happened(self.case(number)))
        self._rooms.worklist.forget(self._connection, summary)
        self._rooms.search.forget(self._connection, summary)
        self._rooms.standings.forget(self._connection, number)
        self._rooms.tasks.forget(self._connection, number)
        self._rooms.ledger.erase_facts(self._connection, number)
        left = self._rooms.papers.forget(self._connection, number)
        self.leaves_files = self._rooms.attachments.forget(self._connection, number) or left

    def keep_attachment(self, look: Look, at: datetime, by: str) -> Attachment:
        """Keep a file that was looked through; the same file is kept once.

        Raises ``WorldFailed`` (``attachment.unwritable``).
        """
        return self._rooms.attachments.keep(self._connection, look, at, by)

    def forget_left_attachments(self, before: datetime) -> None:
        """Forget the files that were taken before a moment and never came into a case."""
        self.leaves_files |= self._rooms.attachments.forget_left(self._connection, before)

    def log_look(self, look: LoggedLook) -> None:
        """Note that somebody saw what an attachment shows."""
        self._rooms.attachments.log(self._connection, look)

    def pass_until(self, day: date) -> None:
        """Note up to which day time has passed over the desk."""
        pass_until(self._connection, day)

    def result_of(self, key: str) -> str | None:
        """Return the case number an idempotency key led to; None for a new key."""
        return self._rooms.commands.result_of(self._connection, key)

    def remember(self, key: str, case: str) -> None:
        """Keep an idempotency key with the case it led to."""
        self._rooms.commands.remember(self._connection, key, case)
