"""What the kiosk asks the desk for; each runs in the desk's thread."""

from dataclasses import dataclass

from permitdesk.desk.progress import Progress
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.industry import Choice
from permitdesk.domain.summary import CaseSummary
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

    def hand_in(self, file: ApplicationFile, key: str) -> CaseSummary:
        """Receive an application and return its case; see ``Acting.receive``."""
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

    def print_notice_sheet(self, choice: Choice) -> None:
        """Print what is needed and why (告知单)."""
        self._print(self.rooms.documents.notice_sheet(choice))

    def _print(self, pdf: bytes) -> None:
        self.rooms.printers.print(pdf)
