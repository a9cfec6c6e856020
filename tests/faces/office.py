"""An office for the faces: the hall in memory, papers that are only words, a printer that counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from permitdesk.desk.documents import Offered
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.industry import Choice
from permitdesk.faces.shared.printer import PrinterFailed
from permitdesk.faces.shared.rooms import Rooms
from tests.desk.hall import Hall


@dataclass
class WordsOnly:
    """Documents whose bytes are their kind; a page is an empty sheet."""

    hall: Hall

    def offered(self, number: str) -> Sequence[Offered]:
        case = self.hall.store.case(number)
        papers = [
            Offered(kind, licence, self.hall.papers.title(case, kind, licence))
            for kind, licence in self.hall.papers.offered(case)
        ]
        permits = [
            Offered("single_permit", getattr(permit, "licence", ""), "许可证", permit.number)
            for permit in case.permits
        ]
        return (*papers, *permits)

    def pdf(self, number: str, kind: str, licence: str = "") -> bytes:
        return f"{number} {kind} {licence}".encode()

    def notice_sheet(self, choice: Choice) -> bytes:
        return choice.industry.encode()

    def page_count(self, pdf: bytes) -> int:
        return 2

    def picture(self, pdf: bytes, page: int, dpi: int) -> bytes:
        sheet = QImage(210, 297, QImage.Format.Format_RGB32)
        sheet.fill(0xFFFFFF)
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        sheet.save(buffer, "PNG")  # type: ignore[call-overload]  # Qt's stubs want bytes here
        return bytes(buffer.data().data())


@dataclass
class CountingPrinter:
    """Keeps what it was sent, unless it has no paper."""

    sent: list[bytes] = field(default_factory=list)
    has_paper: bool = True

    def names(self) -> Sequence[str]:
        return ("窗口打印机",)

    def print(self, pdf: bytes, printer: str = "") -> None:
        if not self.has_paper:
            raise PrinterFailed("printer.failed", printer="窗口打印机")
        self.sent.append(pdf)


def rooms_of(hall: Hall, printer: CountingPrinter | None = None) -> Rooms:
    """Return what a face is given in this hall."""
    return Rooms(
        guiding=Guiding(hall.desk),
        acting=hall.acting,
        overseeing=Overseeing(hall.desk),
        documents=WordsOnly(hall),
        printers=printer or CountingPrinter(),
        hall="城区政务服务中心",
        practice=True,
    )
