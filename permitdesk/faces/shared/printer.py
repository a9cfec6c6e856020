"""The printers of this place, by Qt; the library is loaded when something is printed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter

from permitdesk.domain.errors import WorldFailed

DPI = 300


class PrinterFailed(WorldFailed):
    """Nothing was sent: no printer, or it does not answer."""


class QtPrinters:
    """Prints pages as pictures, so that what comes out is what was shown."""

    def __init__(
        self,
        page_count: Callable[[bytes], int],
        picture: Callable[[bytes, int, int], bytes],
    ) -> None:
        """Set up.

        Args:
            page_count: Counts the pages of a PDF.
            picture: Draws one page (from 0) at a resolution, as PNG.
        """
        self._page_count, self._picture = page_count, picture

    def names(self) -> Sequence[str]:
        """List the printers, the usual one first."""
        from PySide6.QtPrintSupport import QPrinterInfo

        usual = QPrinterInfo.defaultPrinterName()
        names = list(QPrinterInfo.availablePrinterNames())
        return sorted(names, key=lambda name: name != usual)

    def print(self, pdf: bytes, printer: str = "") -> None:
        """Send a document to a printer.

        Args:
            pdf: The document.
            printer: Its name; the usual one where empty.

        Raises:
            PrinterFailed: ``printer.none`` or ``printer.failed``.
        """
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        name = printer or next(iter(self.names()), "")
        info = QPrinterInfo.printerInfo(name)
        if not name or info.isNull():
            raise PrinterFailed("printer.none")
        target = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        target.setFullPage(True)
        target.setResolution(DPI)
        painter = QPainter()
        for page in range(self._page_count(pdf)):
            image = QImage.fromData(self._picture(pdf, page, DPI))
            target.setPageOrientation(_orientation(image))
            if not (target.newPage() if page else painter.begin(target)):
                raise PrinterFailed("printer.failed", printer=name)
            whole = QRectF(painter.viewport())
            painter.drawImage(whole, image)
        if not painter.end():
            raise PrinterFailed("printer.failed", printer=name)


def _orientation(image: QImage) -> QPageLayout.Orientation:
    wide = image.width() > image.height()
    return QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
