"""One of the five shapes standing alone, or before words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from permitdesk.faces.shared.light import SHAPE, paint_shape
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import tight, wrapped


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


def marked(shape: str, token: str, words: str, tone: str = "") -> QWidget:
    """Return words with a shape before them.

    Args:
        shape: ``circle`` …; empty for none.
        token: Colour of the shape.
        words: As they are shown; they may take several lines.
        tone: Colour of the words; the text colour where empty.
    """
    plane = QWidget()
    line = QHBoxLayout(plane)
    tight(line, gap=6)
    line.addWidget(ShapeMark(shape, token), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(wrapped(words, tone), 1)
    return plane
