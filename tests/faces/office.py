"""An office for the faces: the hall in memory, papers that are only words, a printer that counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from permitdesk.desk.documents import Documents
from permitdesk.desk.guiding import Guiding
from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.blank import Stamp
from permitdesk.domain.paper import Paper
from permitdesk.domain.permit import CompositePermit, SinglePermit
from permitdesk.faces.shared.printer import PrinterFailed
from permitdesk.faces.shared.rooms import Rooms
from tests.desk.hall import Hall
from tests.desk.paperwork import NoBlanks, OneCode


class WordsOnly:
    """Draws papers whose bytes are their words; a page is an empty sheet."""

    def paper(self, paper: Paper) -> bytes:
        return f"{paper.kind} {paper.number}".encode()

    def single(self, permit: SinglePermit, code: str, *, practice: bool) -> bytes:
        return permit.number.encode()

    def permit_original(self, permit: CompositePermit, code: str, *, practice: bool) -> bytes:
        return permit.number.encode()

    def permit_duplicate(self, permit: CompositePermit, code: str, *, practice: bool) -> bytes:
        return f"{permit.number} 2".encode()

    def too_long(self, stamps: Sequence[Stamp]) -> frozenset[int]:
        return frozenset()

    def over_blank(
        self, blank: bytes, stamps: Sequence[Stamp], attached: Paper | None, *, practice: bool
    ) -> bytes:
        return blank

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
        documents=Documents(hall.desk, hall.papers, WordsOnly(), OneCode(), NoBlanks()),
        printers=printer or CountingPrinter(),
        hall="城区政务服务中心",
        practice=True,
    )
