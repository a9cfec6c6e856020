"""Every paper of a case as PDF bytes: the office's documents and the permits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from permitdesk.desk.coming_out import ComingOut
from permitdesk.desk.desk import Desk
from permitdesk.desk.drawing import DUPLICATE, FILING, ORIGINAL, PERMIT_KINDS, SINGLE, Drawing
from permitdesk.desk.papers import Papers
from permitdesk.desk.ports import Blanks, Printing, Signing
from permitdesk.domain.case import Case
from permitdesk.domain.draft import Draft
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor
from permitdesk.domain.industry import Choice
from permitdesk.domain.kept import KeptPaper, Sheet
from permitdesk.domain.numbering import NumberState, TakenNumber, Tally
from permitdesk.domain.permit import CompositePermit, PermitKind
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.domain.told import NoticeSheet


@dataclass(frozen=True)
class Offered:
    """A paper that the state of a case allows.

    Attributes:
        licence: The one it is about; empty for the whole case.
        title: As lists show it.
        number: Its document or permit number; empty where it has none.
        step: Place of the action it is about, from 0.
        series: The series the number comes from; empty without a number.
    """

    kind: str
    licence: str
    title: str
    number: str = ""
    step: int = 0
    series: str = ""

    @property
    def permit(self) -> bool:
        """Tell whether it is a paper of the register: that it came out is an act of the case."""
        return self.kind in PERMIT_KINDS

    def sheet(self, case: str) -> Sheet:
        """Return which sheet of a case it is."""
        return Sheet(case, self.kind, self.licence, self.step, self.number, self.series)


@dataclass(frozen=True)
class Documents:
    """The papers of cases: drawn as often as wanted, and kept as they came out."""

    desk: Desk
    papers: Papers
    printing: Printing
    signing: Signing
    blanks: Blanks

    @cached_property
    def _drawing(self) -> Drawing:
        return Drawing(self.desk, self.papers, self.printing, self.signing, self.blanks)

    @cached_property
    def _coming_out(self) -> ComingOut:
        return ComingOut(self.desk, self._drawing)

    def offered(self, number: str) -> tuple[Offered, ...]:
        """List the papers of a case, exactly those its state allows.

        Raises:
            NotFound: ``case.unknown``.
        """
        case = self.desk.store.case(number)
        wordings = self.desk.catalogs.version(case.received.catalog).documents
        documents = tuple(
            Offered(
                paper.kind,
                paper.licence,
                self.papers.title(case, paper.kind, paper.licence),
                paper.number,
                paper.step,
                wordings[paper.kind].series if paper.number else "",
            )
            for paper in self.papers.offered(case)
        )
        return (*documents, *_permits(case))

    def pdf(self, number: str, kind: str, licence: str = "", step: int | None = None) -> bytes:
        """Return one paper of a case, the newest of its kind where no step is named.

        What came out on paper is as it came out, whatever was learned since; anything else is
        drawn from the record.

        Raises:
            NotFound: ``case.unknown``.
            NotAllowed: ``paper.not_offered``; what the paper itself is missing; ``blank.…`` where
                the office's own blank for it cannot be used.
            WorldFailed: ``paper.kept_lost``, ``paper.kept_altered``.
        """
        sheet = self._sheet(number, kind, licence, step)
        known = self._coming_out.find(sheet)
        if known is not None and known.came_out:
            return self.kept_pdf(known)
        return self._drawing.draw(sheet)

    def draw_up(
        self, number: str, kind: str, licence: str, step: int | None, actor: Actor
    ) -> KeptPaper:
        """Draw a paper to be printed; print the bytes of ``kept_pdf`` and no others.

        Its number is ``rendered`` until somebody says what came out.

        Raises:
            NotFound: ``case.unknown``.
            NotAllowed: ``paper.not_offered``; a permit that may not be printed now; what the paper
                itself is missing.
            WorldFailed: ``paper.unwritable``.
        """
        return self._coming_out.draw_up(self._sheet(number, kind, licence, step), actor)

    def record(
        self,
        papers: Sequence[KeptPaper],
        actor: Actor,
        copies: int = 1,
        key: str = "",
        seen: int | None = None,
    ) -> tuple[KeptPaper, ...]:
        """Record that papers came out (see ``ComingOut.record``)."""
        return self._coming_out.record(papers, actor, copies, key, seen)

    def come_out(
        self,
        number: str,
        kind: str,
        licence: str,
        step: int | None,
        actor: Actor,
        *,
        copies: int = 1,
        key: str = "",
    ) -> KeptPaper:
        """Draw a paper up and record that it came out, for whoever prints it without a doubt.

        Raises:
            NotFound, NotAllowed, WorldFailed: As ``draw_up`` and ``record``.
        """
        drawn = self.draw_up(number, kind, licence, step, actor)
        return self.record((drawn,), actor, copies, key)[0]

    def kept(self, number: str) -> tuple[KeptPaper, ...]:
        """List the papers of a case that were drawn up to be printed, spoiled ones too.

        Raises:
            NotFound: ``case.unknown``.
        """
        self.desk.store.case(number)
        return tuple(self.desk.store.papers_of(number))

    def kept_pdf(self, paper: KeptPaper) -> bytes:
        """Return the bytes of a kept paper.

        Raises:
            WorldFailed: ``paper.kept_lost``, ``paper.kept_altered``; it is never drawn anew.
        """
        return self.desk.store.paper_bytes(paper.sha256)

    def tallies(self) -> tuple[Tally, ...]:
        """Return how each number series stands."""
        return tuple(self.desk.store.number_tallies())

    def unfinished(self) -> tuple[TakenNumber, ...]:
        """List the numbers whose papers were drawn up, and nobody said what came out."""
        return tuple(self.desk.store.unfinished_numbers())

    def spoiled(self) -> tuple[TakenNumber, ...]:
        """List the numbers of spoiled sheets, each with its reason and who said so."""
        return tuple(self.desk.store.numbers_in(NumberState.SPOILED))

    def permit_pdf(self, number: str, kind: str = "") -> bytes:
        """Return a permit of the register; a composite's 正本 unless ``kind`` says otherwise.

        Raises:
            NotFound: ``permit.unknown``.
            WorldFailed: ``paper.kept_lost``, ``paper.kept_altered``.
        """
        permit = self.desk.store.permit(number).permit
        if isinstance(permit, CompositePermit):
            return self.pdf(permit.case_number, kind or ORIGINAL)
        return self.pdf(permit.case_number, _kind_of(permit.kind), permit.licence)

    def page_count(self, pdf: bytes) -> int:
        """Count the pages of a document."""
        return self.printing.page_count(pdf)

    def picture(self, pdf: bytes, page: int, dpi: int) -> bytes:
        """Return one page, from 0, as PNG."""
        return self.printing.picture(pdf, page, dpi)

    def code(self, number: str) -> str:
        """Return the text of the code on a permit. Raises ``NotFound``."""
        return self.signing.code(self.desk.store.permit(number).permit)

    def notice_sheet(self, choice: Choice, sheet: NoticeSheet | None = None) -> bytes:
        """Draw the 一次性告知单 for a business that only asks; with number and code where kept."""
        return self.printing.paper(self.papers.notice_sheet(choice, sheet))

    def draft_slip(self, draft: Draft) -> bytes:
        """Draw the slip with the code of a draft: no name stands on it, and no telephone."""
        return self.printing.paper(self.papers.draft_slip(draft))

    def _sheet(self, number: str, kind: str, licence: str, step: int | None) -> Sheet:
        """Return the sheet that is meant; a permit where its case has it, else a document."""
        case = self.desk.store.case(number)
        for permit in _permits(case):
            if (permit.kind, permit.licence) == (kind, licence) and step in (None, permit.step):
                return permit.sheet(number)
        if kind in PERMIT_KINDS:
            raise NotAllowed("paper.not_offered", RULES[ActionType.ISSUE].source, kind=kind)
        found = self.papers.find(case, kind, licence, step)
        wordings = self.desk.catalogs.version(case.received.catalog).documents
        series = wordings[kind].series if found.number else ""
        return Sheet(number, kind, licence, found.step, found.number, series)


def _permits(case: Case) -> Iterator[Offered]:
    issued = case.state.issued
    if issued is None:
        return
    for permit in issued.permits:
        kind, title, step = _kind_of(permit.kind), permit.certificate, permit.version - 1
        yield Offered(kind, permit.licence, title, permit.number, step, permit.series)
    if (whole := issued.composite) is not None:
        step = whole.version - 1
        yield Offered(ORIGINAL, "", "行业综合许可证（正本）", whole.number, step, whole.series)
        yield Offered(DUPLICATE, "", "行业综合许可证（副本）", whole.number, step, whole.series)


def _kind_of(kind: PermitKind) -> str:
    return FILING if kind is PermitKind.FILING else SINGLE
