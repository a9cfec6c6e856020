"""A page that may be longer than the screen, moved by two large buttons or a finger."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QScroller, QVBoxLayout, QWidget

from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.kiosk.touch import key_button
from permitdesk.text import tr


class Scroll(QWidget):
    """Shows a widget; the buttons are there only while something is out of sight."""

    def __init__(self, inside: QWidget, measures: Measures) -> None:
        super().__init__()
        inside.setObjectName("inside")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setWidget(inside)
        # Fingers only: with the left button it sends presses on again, for ever when they come fast.
        touch = QScroller.ScrollerGestureType.TouchGesture
        QScroller.grabGesture(self._area.viewport(), touch)
        self._up = key_button("up", tr("kiosk.up"), measures)
        self._down = key_button("down", tr("kiosk.down"), measures)
        self._up.clicked.connect(self._go_up)
        self._down.clicked.connect(self._go_down)
        self._buttons = QWidget()
        column = QVBoxLayout(self._buttons)
        column.setContentsMargins(measures.gap, 0, 0, 0)
        column.addWidget(self._up)
        column.addStretch(1)
        column.addWidget(self._down)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._area, 1)
        row.addWidget(self._buttons)
        self._buttons.hide()
        self._inside = inside
        self._area.verticalScrollBar().rangeChanged.connect(self._show_ends)
        self._area.verticalScrollBar().valueChanged.connect(self._show_ends)
        inside.installEventFilter(self)
        self._show_ends()

    @property
    def is_long(self) -> bool:
        """Tell whether it is longer than the room it has."""
        return not self._buttons.isHidden()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _fit(self) -> None:
        """Show the buttons if all of it would not fit without them.

        Their own width must not count: with them a text may need a line more, without them not.
        """
        layout = self._inside.layout()
        if layout is None:
            return
        tall = layout.totalHeightForWidth(self.width())
        needed = tall if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self._buttons.setVisible(needed > self.height())

    def _show_ends(self) -> None:
        bar = self._area.verticalScrollBar()
        self._up.setEnabled(bar.value() > bar.minimum())
        self._down.setEnabled(bar.value() < bar.maximum())

    def _go_up(self) -> None:
        self._move(-1)

    def _go_down(self) -> None:
        self._move(1)

    def _move(self, way: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + way * round(bar.pageStep() * 0.8))
