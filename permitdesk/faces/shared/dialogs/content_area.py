"""Where a dialog asks: as high as its boxes need, and scrolled where the screen ends."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import tight

LEAST = 160


class ContentArea(QScrollArea):
    """A plane that scrolls upwards and downwards only.

    Signals:
        grown: Something was shown or hidden; another height would suit.

    Attributes:
        content: The layout the boxes go into.
    """

    grown = Signal()

    def __init__(self, width: int) -> None:
        """Make the plane.

        Args:
            width: Pixels it is first shown in.
        """
        super().__init__()
        self._first_width = width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._plane = _Plane()
        self.content = self._plane.content
        self.setWidget(self._plane)
        self._plane.installEventFilter(self)

    def sizeHint(self) -> QSize:
        shown = self.width() if self.isVisible() else self._first_width
        width = max(shown, self.minimumSizeHint().width())
        if self.content.hasHeightForWidth():
            return QSize(width, self.content.totalHeightForWidth(width))
        return QSize(width, self.content.totalSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.content.totalMinimumSize().width(), px(LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._plane and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.grown.emit()
        return super().eventFilter(watched, event)


class _Plane(QWidget):
    """Needs no more height than its lines at the width they have, however narrow they could be."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.content = QVBoxLayout(self)
        tight(self.content, margins=(24, 16, 24, 16), gap=12)

    def minimumSizeHint(self) -> QSize:
        least = self.content.totalMinimumSize()
        if self.content.hasHeightForWidth():
            width = max(self.width(), least.width())
            return QSize(least.width(), self.content.totalMinimumHeightForWidth(width))
        return least

    def heightForWidth(self, width: int) -> int:
        """Return the least height: what may shrink, like a list that scrolls by itself, does."""
        return self.content.totalMinimumHeightForWidth(width)
