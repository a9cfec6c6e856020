"""Every paper of a case as PDF bytes: the office's documents and the permits."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from permitdesk.desk.desk import Desk
from permitdesk.desk.on_paper.laying import lay_out
from permitdesk.desk.papers import ORIGINAL_FORM, Papers
from permitdesk.desk.ports import Blanks, Printing, Signing
from permitdesk.domain.blank import OfficialBlank
from permitdesk.domain.case import Case
from permitdesk.domain.industry import Choice
from permitdesk.domain.permit import CompositePermit, PermitKind

SINGLE = "single_permit"
FILING = "filing_receipt"
ORIGINAL = "composite_original"
DUPLICATE = "composite_duplicate"


@dataclass(frozen=True)
class Offered:
    """A paper that the state of a case allows.

    Attributes:
        licence: The one it is about; empty for the whole case.
        title: As lists show it.
        number: Its document or permit number; empty where it has none.
    """

    kind: str
    licence: str
    title: str
    number: str = ""

    @property
    def permit(self) -> bool:
        """Tell whether it is a paper of the register: that it came out of the printer is recorded."""
        return self.kind in (SINGLE, FILING, ORIGINAL, DUPLICATE)


@dataclass(frozen=True)
class Documents:
    """Draws the papers of cases; nothing of it changes a case."""

    desk: Desk
    papers: Papers
    printing: Printing
    signing: Signing
    blanks: Blanks

    def offered(self, number: str) -> tuple[Offered, ...]:
        """List the papers of a case, exactly those its state allows.

        Raises:
            NotFound: ``case.unknown``.
        """
        case = self.desk.store.case(number)
        documents = tuple(
            Offered(kind, licence, self.papers.title(case, kind, licence))
            for kind, licence in self.papers.offered(case)
        )
        return (*documents, *_permits(case))

    def pdf(self, number: str, kind: str, licence: str = "") -> bytes:
        """Draw one paper of a case.

        Raises:
            NotFound: ``case.unknown``.
            NotAllowed: ``paper.not_offered``; what the paper itself is missing; ``blank.…`` where
                the office's own blank for it cannot be used.
        """
        case = self.desk.store.case(number)
        for offered in _permits(case):
            if (offered.kind, offered.licence) == (kind, licence):
                return self.permit_pdf(offered.number, kind)
        paper = self.papers.of_case(number, kind, licence)
        blank = self.blanks.of(licence) if kind == ORIGINAL_FORM else None
        return self._on_blank(blank, number, licence) if blank else self.printing.paper(paper)

    def _on_blank(self, blank: OfficialBlank, number: str, licence: str) -> bytes:
        """Lay an original form over the office's own blank; what finds no room is attached."""
        original = self.papers.original(number, licence)
        place = partial(lay_out, original.rows, blank.positions, original.see_attached)
        crowded = self.printing.too_long(place(frozenset()).stamps)
        laid = place(crowded)
        attached = original.attached(laid.left) if laid.left else None
        return self.printing.over_blank(
            blank.pdf, laid.stamps, attached, practice=self.desk.practice
        )

    def permit_pdf(self, number: str, kind: str = "") -> bytes:
        """Draw a permit from the register; a composite's 正本 unless ``kind`` says otherwise.

        Raises:
            NotFound: ``permit.unknown``.
        """
        permit = self.desk.store.permit(number).permit
        code, practice = self.signing.code(permit), self.desk.practice
        if not isinstance(permit, CompositePermit):
            return self.printing.single(permit, code, practice=practice)
        if kind == DUPLICATE:
            return self.printing.permit_duplicate(permit, code, practice=practice)
        return self.printing.permit_original(permit, code, practice=practice)

    def page_count(self, pdf: bytes) -> int:
        """Count the pages of a document."""
        return self.printing.page_count(pdf)

    def picture(self, pdf: bytes, page: int, dpi: int) -> bytes:
        """Return one page, from 0, as PNG."""
        return self.printing.picture(pdf, page, dpi)

    def code(self, number: str) -> str:
        """Return the text of the code on a permit. Raises ``NotFound``."""
        return self.signing.code(self.desk.store.permit(number).permit)

    def notice_sheet(self, choice: Choice) -> bytes:
        """Draw the 一次性告知单 for a business that only asks."""
        return self.printing.paper(self.papers.notice_sheet(choice))


def _permits(case: Case) -> Iterator[Offered]:
    issued = case.state.issued
    if issued is None:
        return
    for permit in issued.permits:
        kind = FILING if permit.kind is PermitKind.FILING else SINGLE
        yield Offered(kind, permit.licence, permit.certificate, permit.number)
    if issued.composite is not None:
        yield Offered(ORIGINAL, "", "行业综合许可证（正本）", issued.composite.number)
        yield Offered(DUPLICATE, "", "行业综合许可证（副本）", issued.composite.number)
