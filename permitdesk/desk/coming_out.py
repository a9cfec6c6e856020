"""Papers coming out: drawn up and kept first, then recorded once somebody has them in hand."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import cast

from permitdesk.desk.acting import Acting, Wish
from permitdesk.desk.desk import Desk
from permitdesk.desk.drawing import PERMIT_KINDS, Drawing
from permitdesk.desk.ports import PaperTransaction, Store
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.facts import Actor, Print
from permitdesk.domain.kept import CameOut, KeptPaper, Sheet
from permitdesk.domain.permit import PermitState
from permitdesk.domain.state import ActionType
from permitdesk.domain.worklist import Registered


@dataclass(frozen=True)
class ComingOut:
    """Keeps what is printed.

    Between drawing up and coming out lies the printer, which may fail: a number is ``rendered``
    then, and shown until somebody says what became of the sheet.
    """

    desk: Desk
    drawing: Drawing

    def find(self, sheet: Sheet) -> KeptPaper | None:
        """Return a sheet that was drawn up to be printed; None for one that was not."""
        return _find(self.desk.store.papers_of(sheet.case), sheet)

    def draw_up(self, sheet: Sheet, actor: Actor) -> KeptPaper:
        """Draw a sheet to be printed and keep its bytes; one that came out stays as it is.

        Raises:
            NotAllowed: ``paper.cancelled``; ``permit.not_live``: another version took its place,
                or it ended; a permit that may not be printed now; what the paper is missing.
            WorldFailed: ``paper.unwritable``.
        """
        known = self.find(sheet)
        if known is not None and known.came_out:
            return known
        _refuse_cancelled(known)
        self._refuse_permit(sheet, actor)
        pdf = self.drawing.draw(sheet)
        with self.desk.store.act() as act:
            # Once more: it may have changed while it was drawn.
            _refuse_cancelled(_find(act.papers_of(sheet.case), sheet))
            if sheet.kind in PERMIT_KINDS:
                _refuse_not_live(act.registered(sheet.number), sheet)
            act.keep_paper(sheet, pdf, self.desk.now(), actor.name)
            if sheet.number:
                act.rendered(sheet.series, sheet.number)
            return _there(act, sheet)

    def record(
        self,
        papers: Sequence[KeptPaper],
        actor: Actor,
        copies: int,
        key: str = "",
        seen: int | None = None,
    ) -> tuple[KeptPaper, ...]:
        """Record that sheets of one case came out, all in one business act.

        For permits it is the procedure's own act (``print``), with the copies noted in it.

        Args:
            papers: As ``draw_up`` returned them; at least one.
            actor: Who has them in hand.
            copies: Of each.
            key: The same key a second time does nothing.
            seen: How many actions the case had on the screen, for permits; None where nobody
                looked.

        Raises:
            NotAllowed: ``print.nothing``; ``paper.redrawn``: it was drawn up anew meanwhile;
                ``paper.cancelled`` or ``permit.not_live``: it must not come out any more.
            Overtaken: Someone else acted on the case first.
        """
        if copies < 1 or not papers:
            raise NotAllowed("print.nothing")
        case = papers[0].sheet.case
        out = CameOut(self.desk.now(), actor.name, actor.station, copies)
        note = _Note(tuple(papers), out)
        numbers = tuple(dict.fromkeys(paper.sheet.number for paper in papers if _permit(paper)))
        if numbers:
            wish = Wish(ActionType.PRINT, Print(numbers, copies), actor, key=key, seen=seen)
            store = cast(Store, _Alongside(self.desk.store, note.keep, key))
            Acting(replace(self.desk, store=store)).do(case, wish)
        else:
            with self.desk.store.act() as act:
                if not key or act.result_of(key) is None:
                    note.keep(act)
                    if key:
                        act.remember(key, case)
        there = self.desk.store.papers_of(case)
        return tuple(_found(there, paper.sheet) for paper in papers)

    def _refuse_permit(self, sheet: Sheet, actor: Actor) -> None:
        """Refuse before paper is wasted what the act of printing would refuse afterwards."""
        if sheet.kind in PERMIT_KINDS:
            _refuse_not_live(self.desk.store.permit(sheet.number), sheet)
            refusal = self.desk.store.case(sheet.case).why_not(ActionType.PRINT, "", actor)
            if refusal is not None:
                raise refusal


@dataclass(frozen=True)
class _Note:
    """What is noted about papers that came out together."""

    papers: tuple[KeptPaper, ...]
    out: CameOut

    def keep(self, act: PaperTransaction) -> None:
        """Note it within an act."""
        for paper in self.papers:
            sheet = paper.sheet
            there = _there(act, sheet)
            _refuse_cancelled(there)
            if there.sha256 != paper.sha256:
                raise NotAllowed("paper.redrawn", number=sheet.number)
            if _permit(paper) and not there.came_out:
                _refuse_not_live(act.registered(sheet.number), sheet)
            act.came_out(sheet, self.out)
            if sheet.number and not _permit(paper):
                act.printed(sheet.series, sheet.number)


@dataclass(frozen=True)
class _Alongside:
    """A store whose next act keeps something more: the counter asks it for nothing but acts."""

    store: Store
    also: Callable[[PaperTransaction], None]
    key: str

    @contextmanager
    def act(self) -> Iterator[PaperTransaction]:
        """Open the act; what else is kept is kept at its end, unless the act was done before."""
        with self.store.act() as act:
            done = bool(self.key) and act.result_of(self.key) is not None
            yield act
            if not done:
                self.also(act)


def _permit(paper: KeptPaper) -> bool:
    return paper.sheet.kind in PERMIT_KINDS


def _refuse_cancelled(paper: KeptPaper | None) -> None:
    if paper is not None and paper.cancelled:
        raise NotAllowed("paper.cancelled", number=paper.sheet.number, reason=paper.cancelled)


def _refuse_not_live(newest: Registered | None, sheet: Sheet) -> None:
    """Refuse a permit that never came out and must not any more: replaced, ended, or withheld."""
    live = newest if newest is not None and newest.state is PermitState.LIVE else None
    if live is None or live.permit.version != sheet.version:
        raise NotAllowed("permit.not_live", number=sheet.number, version=sheet.version)


def _there(act: PaperTransaction, sheet: Sheet) -> KeptPaper:
    return _found(act.papers_of(sheet.case), sheet)


def _found(papers: Sequence[KeptPaper], sheet: Sheet) -> KeptPaper:
    found = _find(papers, sheet)
    if found is None:
        raise NotFound("paper.not_drawn_up", number=sheet.number)
    return found


def _find(papers: Sequence[KeptPaper], sheet: Sheet) -> KeptPaper | None:
    return next((paper for paper in papers if paper.sheet == sheet), None)
