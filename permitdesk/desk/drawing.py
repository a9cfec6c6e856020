"""Drawing: one sheet of a case as PDF bytes, worked out from the record."""

from dataclasses import dataclass
from functools import partial

from permitdesk.desk.desk import Desk
from permitdesk.desk.on_paper.kinds import ORIGINAL_FORM
from permitdesk.desk.on_paper.laying import lay_out
from permitdesk.desk.papers import Papers
from permitdesk.desk.ports import Blanks, Printing, Signing
from permitdesk.domain.blank import OfficialBlank
from permitdesk.domain.kept import Sheet
from permitdesk.domain.permit import CompositePermit

SINGLE = "single_permit"
FILING = "filing_receipt"
ORIGINAL = "composite_original"
DUPLICATE = "composite_duplicate"
PERMIT_KINDS = (SINGLE, FILING, ORIGINAL, DUPLICATE)


@dataclass(frozen=True)
class Drawing:
    """Draws sheets; the same record gives the same bytes."""

    desk: Desk
    papers: Papers
    printing: Printing
    signing: Signing
    blanks: Blanks

    def draw(self, sheet: Sheet) -> bytes:
        """Draw a document of a case, or a permit from the register in the version of the sheet.

        Raises:
            NotFound: ``case.unknown``, ``permit.unknown``.
            NotAllowed: What the paper itself is missing; ``blank.…`` where the office's own blank
                for it cannot be used.
        """
        if sheet.kind in PERMIT_KINDS:
            return self.permit(sheet.number, sheet.kind, sheet.version)
        paper = self.papers.of_case(sheet.case, sheet.kind, sheet.licence, sheet.step)
        blank = self.blanks.of(sheet.licence) if sheet.kind == ORIGINAL_FORM else None
        return self._on_blank(blank, sheet) if blank else self.printing.paper(paper)

    def permit(self, number: str, kind: str, version: int | None = None) -> bytes:
        """Draw a permit from the register; a composite's 正本 unless ``kind`` says otherwise.

        Args:
            number: Of the permit.
            kind: Which paper of it.
            version: From 1; the newest where none is named.

        Raises:
            NotFound: ``permit.unknown``.
        """
        permit = self.desk.store.permit(number, version).permit
        code, practice = self.signing.code(permit), self.desk.practice
        if not isinstance(permit, CompositePermit):
            return self.printing.single(permit, code, practice=practice)
        if kind == DUPLICATE:
            return self.printing.permit_duplicate(permit, code, practice=practice)
        return self.printing.permit_original(permit, code, practice=practice)

    def _on_blank(self, blank: OfficialBlank, sheet: Sheet) -> bytes:
        """Lay an original form over the office's own blank; what finds no room is attached."""
        original = self.papers.original(sheet.case, sheet.licence)
        place = partial(lay_out, original.rows, blank.positions, original.see_attached)
        crowded = self.printing.too_long(place(frozenset()).stamps)
        laid = place(crowded)
        attached = original.attached(laid.left) if laid.left else None
        return self.printing.over_blank(
            blank.pdf, laid.stamps, attached, practice=self.desk.practice
        )
