"""The row of tabs under a head; a tab may carry a sign that something waits behind it."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from permitdesk.faces.shared.light import SHAPE, paint_shape
from permitdesk.faces.shared.look import px, tone
from permitdesk.faces.shared.parts import rule, tight

HEIGHT, GAP = 36, 24


class _Tab(QWidget):
    """One tab's head."""

    clicked = Signal(int)

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at
        self.words, self.is_chosen, self.waits = "", False, False
        self.setFixedHeight(px(HEIGHT))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        width = self.fontMetrics().horizontalAdvance(self.words)
        return QSize(width + (px(SHAPE + 6) if self.waits else 0) + 2, px(HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(self._at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setBold(self.is_chosen)
        painter.setFont(font)
        painter.setPen(tone("lead" if self.is_chosen else "quiet"))
        rect = QRect(0, 0, self.width(), self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, self.words)
        if self.waits:
            size = px(SHAPE)
            left = painter.fontMetrics().horizontalAdvance(self.words) + px(6)
            box = QRectF(left, (self.height() - size) / 2, size, size)
            paint_shape(painter, box, "triangle", "soon")
        if self.is_chosen:
            painter.fillRect(0, self.height() - px(2), self.width(), px(2), tone("lead"))
        painter.end()


class Tabs(QWidget):
    """Tabs over a stack of pages.

    Signals:
        chosen: Place of the tab that is looked at now.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QVBoxLayout(self)
        tight(body)
        self.head = QHBoxLayout()
        tight(self.head, margins=(16, 0, 16, 0), gap=GAP)
        self.head.addStretch(1)
        self.stack = QStackedWidget()
        body.addLayout(self.head)
        body.addWidget(rule())
        body.addWidget(self.stack, 1)
        self._tabs: list[_Tab] = []

    def add(self, page: QWidget, words: str) -> None:
        """Add a tab at the right."""
        tab = _Tab(len(self._tabs))
        tab.words = words
        tab.clicked.connect(self.show_tab)
        self.head.insertWidget(len(self._tabs), tab)
        self._tabs.append(tab)
        self.stack.addWidget(page)
        if len(self._tabs) == 1:
            self.show_tab(0)

    def name(self, at: int, words: str, *, waits: bool = False) -> None:
        """Give a tab other words, and a sign where something waits behind it."""
        tab = self._tabs[at]
        tab.words, tab.waits = words, waits
        tab.updateGeometry()
        tab.update()

    def show_tab(self, at: int) -> None:
        """Look at a tab."""
        for place, tab in enumerate(self._tabs):
            tab.is_chosen = place == at
            tab.update()
        self.stack.setCurrentIndex(at)
        self.chosen.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = event.key() - Qt.Key.Key_1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and 0 <= at < len(self._tabs):
            self.show_tab(at)
            return
        super().keyPressEvent(event)
