"""The places at the left of the window."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from permitdesk.faces.shared.icons import picture
from permitdesk.faces.shared.look import current, px, tone
from permitdesk.faces.shared.parts import tight
from permitdesk.faces.window.spots import KEYS, Spot
from permitdesk.text import tr

WIDTH, LARGE_WIDTH, ITEM, LARGE_ITEM = 120, 56, 40, 36


class RailItem(QWidget):
    """One place.

    Signals:
        clicked: Which one.
    """

    clicked = Signal(str)

    def __init__(self, spot: Spot) -> None:
        super().__init__()
        self._spot, self._is_chosen = spot, False
        self.setFixedHeight(px(LARGE_ITEM if current().is_large else ITEM))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr(f"spot.{spot.value}"))
        self.setToolTip(f"{tr(f'spot.{spot.value}')} {KEYS[spot]}")

    def choose(self, *, chosen: bool) -> None:
        """Show whether this is where one is."""
        self._is_chosen = chosen
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(self._spot.value)

    def sizeHint(self) -> QSize:
        return QSize(px(WIDTH), px(ITEM))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._is_chosen:
            painter.fillRect(self.rect(), tone("lead_tint"))
            painter.fillRect(0, 0, px(3), self.height(), tone("lead"))
        token = "lead" if self._is_chosen else "text"
        left = px(10)
        if not current().is_large:
            size = px(18)
            mark = picture(self._spot.value, token, 18)
            painter.drawPixmap(px(16), (self.height() - size) // 2, size, size, mark)
            left = px(44)
        font = painter.font()
        font.setBold(self._is_chosen)
        painter.setFont(font)
        painter.setPen(tone(token))
        words = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, tr(f"spot.{self._spot.value}"))
        painter.end()


class Rail(QWidget):
    """All places, one below the other.

    Signals:
        chosen: The place somebody goes to.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(px(LARGE_WIDTH if current().is_large else WIDTH))
        body = QVBoxLayout(self)
        tight(body, margins=(0, 8, 0, 0))
        self._items = {spot: RailItem(spot) for spot in Spot}
        for item in self._items.values():
            item.clicked.connect(self.chosen)
            body.addWidget(item)
        body.addStretch(1)

    def show_spot(self, spot: Spot) -> None:
        """Show where one is."""
        for each, item in self._items.items():
            item.choose(chosen=each is spot)
