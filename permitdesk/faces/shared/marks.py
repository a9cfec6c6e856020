"""One of the five shapes standing alone."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from permitdesk.faces.shared.light import SHAPE, paint_shape
from permitdesk.faces.shared.look import px


class ShapeMark(QWidget):
    """A shape in a colour: the sign beside the words for who cannot tell colours apart."""

    def __init__(self, shape: str, token: str) -> None:
        super().__init__()
        self._shape, self._token = shape, token
        self.setFixedSize(px(SHAPE + 2), px(18))

    def show_shape(self, shape: str, token: str) -> None:
        """Show another shape; an empty one shows nothing."""
        self._shape, self._token = shape, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shape:
            return
        painter = QPainter(self)
        size = px(SHAPE)
        box = QRectF(1, (self.height() - size) / 2, size, size)
        paint_shape(painter, box, self._shape, self._token)
        painter.end()
