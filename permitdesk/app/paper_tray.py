"""Where papers come out in a practice store on a machine without a printer: a folder beside it."""

from collections.abc import Sequence
from pathlib import Path

from permitdesk.domain.errors import WorldFailed
from permitdesk.faces.shared.printer import QtPrinters
from permitdesk.text import tr


class PaperTray:
    """Prints into a folder where there is no printer; fits the faces' ``Printers``."""

    def __init__(self, printers: QtPrinters, folder: Path) -> None:
        """Take the real printers, asked first, and the folder that stands in for them."""
        self._printers, self._folder = printers, folder

    def names(self) -> Sequence[str]:
        """List the printers; the folder where there is none."""
        return self._printers.names() or [tr("printer.folder", folder=str(self._folder))]

    def print(self, pdf: bytes, printer: str = "") -> None:
        """Send a document to a printer, or lay it into the folder.

        Raises:
            WorldFailed: ``printer.failed``.
        """
        if self._printers.names():
            self._printers.print(pdf, printer)
            return
        try:
            self._folder.mkdir(exist_ok=True)
            place = len(list(self._folder.glob("*.pdf"))) + 1
            (self._folder / f"{place:04}.pdf").write_bytes(pdf)
        except OSError as error:
            raise WorldFailed("printer.failed", printer=self._folder.name) from error
