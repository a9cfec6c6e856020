"""A QR code on the screen, in whole pixels, with its quiet zone."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

QUIET = 4
"""Modules of white that the standard wants around a code."""


class CodeView(QWidget):
    """Draws a text as a QR code, black on white whatever the palette: scanners want it so."""

    def __init__(self, text: str, side: int) -> None:
        """Make it.

        Args:
            text: What a scanner reads.
            side: Pixels it may take; the code takes the whole modules that fit.
        """
        super().__init__()
        from qrcode import QRCode  # late: only the last page shows one
        from qrcode.constants import ERROR_CORRECT_M

        code = QRCode(border=0, error_correction=ERROR_CORRECT_M, mask_pattern=3)
        code.add_data(text)
        self._modules = [[bool(dark) for dark in row] for row in code.get_matrix()]
        self._pixels = max(1, side // (len(self._modules) + 2 * QUIET))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        side = self._pixels * (len(self._modules) + 2 * QUIET)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(Qt.GlobalColor.white))
        size = self._pixels
        for down, row in enumerate(self._modules):
            for across, dark in enumerate(row):
                if dark:
                    left, top = (across + QUIET) * size, (down + QUIET) * size
                    painter.fillRect(left, top, size, size, QColor(Qt.GlobalColor.black))
        painter.end()
