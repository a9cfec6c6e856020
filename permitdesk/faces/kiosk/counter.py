"""What the kiosk asks the desk for; each runs in the desk's thread."""

from dataclasses import dataclass

from permitdesk.desk.progress import Progress
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.draft import Draft, Held
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.industry import Choice
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.told import NoticeSheet
from permitdesk.faces.kiosk.standing_words import (
    Standing,
    is_code,
    of_code,
    of_number,
    typed_number,
)
from permitdesk.faces.shared.rooms import Rooms

RECEIPT = "receipt"
PREVIEW_DPI = 96


@dataclass(frozen=True)
class Counter:
    """The desk as one kiosk sees it: it may receive, and look up with the right digits."""

    rooms: Rooms
    station: str

    @property
    def _actor(self) -> Actor:
        return Actor(self.station, Role.KIOSK, self.station)

    def hand_in(self, file: ApplicationFile, key: str, held: Held | None = None) -> CaseSummary:
        """Receive an application and return its case; a draft it was kept as ends with it."""
        if held is not None and self.rooms.drafts is not None:
            case = self.rooms.drafts.hand_in(held, file, self._actor)
        else:
            case = self.rooms.acting.receive(file, self._actor, key)
        return self.rooms.overseeing.view(case.number).summary

    def progress(self, number: str, digits: str) -> Progress:
        """Return how far an applicant's own case is.

        Raises:
            NotAllowed: ``progress.wrong_digits``, also for a number that does not exist: nobody
                learns here which numbers do.
        """
        try:
            return self.rooms.overseeing.progress(number, digits)
        except NotFound as error:
            raise NotAllowed("progress.wrong_digits") from error

    def standing(self, typed: str) -> Standing:
        """Say how a permit stands today, by its scanned code or its typed number.

        Only what looks like a code is given to the verifier: a visitor's text is never a file name.

        Raises:
            NotFound: ``permit.unknown``.
        """
        if self.rooms.verify is not None and is_code(typed):
            return of_code(self.rooms.verify(typed))
        return of_number(self.rooms.overseeing.standing(typed_number(typed)))

    def receipt_picture(self, number: str) -> bytes:
        """Return the first page of the receipt as PNG."""
        documents = self.rooms.documents
        return documents.picture(documents.pdf(number, RECEIPT, ""), 0, PREVIEW_DPI)

    def print_receipt(self, number: str) -> None:
        """Print the receipt, and record it: nobody stands here to say what came out."""
        documents, actor = self.rooms.documents, self._actor
        kept = documents.draw_up(number, RECEIPT, "", None, actor)
        self._print(documents.kept_pdf(kept))
        documents.record((kept,), actor)

    def print_notice_sheet(
        self, choice: Choice, sheet: NoticeSheet | None = None
    ) -> NoticeSheet | None:
        """Print what is needed and why (告知单); return the sheet as it is kept.

        Args:
            choice: What the guide found.
            sheet: The one handed out in this visit already: the same answers are told once.
        """
        notices = self.rooms.notices
        if notices is not None and (sheet is None or not _says(sheet, choice)):
            sheet = notices.hand_out(choice, self._actor)
        self._print(self.rooms.documents.notice_sheet(choice, sheet))
        return sheet

    def notice(self, code: str) -> NoticeSheet:
        """Return a notice sheet. Raises ``NotAllowed`` (``notice.unknown``)."""
        if self.rooms.notices is None:
            raise NotAllowed("draft.wrong")
        return self.rooms.notices.find(code)

    def take_back(self, code: str, digits: str) -> Draft:
        """Take a draft over; see ``Drafts.take_over``."""
        if self.rooms.drafts is None:
            raise NotAllowed("draft.wrong")
        return self.rooms.drafts.take_over(code, digits, self.station)

    def print_slip(self, draft: Draft) -> None:
        """Print the code of a draft."""
        self._print(self.rooms.documents.draft_slip(draft))

    def _print(self, pdf: bytes) -> None:
        self.rooms.printers.print(pdf)


def _says(sheet: NoticeSheet, choice: Choice) -> bool:
    """Tell whether a sheet already says what the guide found."""
    return sheet.industry == choice.industry and dict(sheet.guide) == dict(choice.answers)
