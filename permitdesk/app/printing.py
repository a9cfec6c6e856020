"""The printing rooms as the desk asks for them; the PDF library is imported with the first paper."""

from collections.abc import Sequence
from datetime import date

from permitdesk.domain.blank import Stamp
from permitdesk.domain.paper import Paper
from permitdesk.domain.permit import CompositePermit, SinglePermit


class PaperPrinting:
    """Draws papers and permits."""

    def paper(self, paper: Paper) -> bytes:
        """Draw a document."""
        from permitdesk.printing.paper_sheet import render_paper

        return render_paper(paper)

    def book(self, paper: Paper, day: date) -> bytes:
        """Write a document as a workbook."""
        from permitdesk.printing.day_book import write_book

        return write_book(paper, day)

    def too_long(self, stamps: Sequence[Stamp]) -> frozenset[int]:
        """Return the rows whose values do not fit into their places on a blank."""
        from permitdesk.printing.overlay import too_long

        return too_long(stamps)

    def over_blank(
        self, blank: bytes, stamps: Sequence[Stamp], attached: Paper | None, *, practice: bool
    ) -> bytes:
        """Lay values over an official blank; the attached paper follows."""
        from permitdesk.printing.overlay import lay_over

        pages = self.paper(attached) if attached else b""
        return lay_over(blank, stamps, pages, practice=practice)

    def permit_original(self, permit: CompositePermit, code: str, *, practice: bool) -> bytes:
        """Draw a composite's 正本."""
        from permitdesk.printing.permit_page import Marks
        from permitdesk.printing.permit_sheet import render_composite_original

        return render_composite_original(permit, code, Marks(practice=practice, sample=True))

    def permit_duplicate(self, permit: CompositePermit, code: str, *, practice: bool) -> bytes:
        """Draw a composite's 副本."""
        from permitdesk.printing.permit_page import Marks
        from permitdesk.printing.permit_sheet import render_composite_duplicate

        return render_composite_duplicate(permit, code, Marks(practice=practice, sample=True))

    def page_count(self, pdf: bytes) -> int:
        """Count the pages of a document."""
        from permitdesk.printing.pictures import page_count

        return page_count(pdf)

    def picture(self, pdf: bytes, page: int, dpi: int) -> bytes:
        """Return one page, from 0, as PNG."""
        from permitdesk.printing.pictures import pdf_to_png

        return pdf_to_png(pdf, page, dpi)

    def single(self, permit: SinglePermit, code: str, *, practice: bool) -> bytes:
        """Draw a single permit or a filing receipt."""
        from permitdesk.printing.permit_page import Marks
        from permitdesk.printing.permit_sheet import render_single

        return render_single(permit, code, Marks(practice=practice, sample=True))
