"""Small pieces every page is made of: lines, labels, buttons, gaps."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from permitdesk.faces.shared.look import px


def label(text: str = "", tone: str = "", size: str = "", *, bold: bool = False) -> QLabel:
    """Return words on the page; they are shown as written, never read as markup.

    Args:
        text: The words.
        tone: A token: ``quiet``, ``lead``, ``soon`` …; the text colour where empty.
        size: ``small``, ``title`` or ``name``.
        bold: Weight 700.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if tone:
        made.setProperty("tone", tone)
    if size:
        made.setProperty("letters", size)  # QWidget has a size of its own
    if bold:
        made.setProperty("weight", "bold")
    return made


class OneLine(QLabel):
    """Words on one line, cut with … where there is no room; the tool tip has all of them."""

    def __init__(self, size: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("letters", size)
        self.setMinimumWidth(px(48))
        self._words = ""

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = words
        self.setToolTip(words)
        self.updateGeometry()
        self._cut()

    def text(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(48), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, max(self.width(), px(48))
        )
        super().setText(shown)


def wrapped(text: str = "", tone: str = "", size: str = "", *, bold: bool = False) -> QLabel:
    """Return words that may take several lines; see ``label``."""
    made = label(text, tone, size, bold=bold)
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    return made


class PressButton(QPushButton):
    """A button that Enter presses while the cursor is on it, whatever the usual one is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)


class LinkLine(PressButton):
    """Words on one line one can press; cut with … where there is no room."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self._words = words
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self._words) + 2
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(px(48), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        right = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._words, right, self.width()))


def button(text: str, kind: str = "") -> QPushButton:
    """Return a button; its text is a verb.

    Args:
        text: The verb.
        kind: ``lead`` (one a page), ``small``, ``link``, ``icon``, ``segment``; plain where empty.
    """
    made = PressButton(text)
    if kind:
        made.setProperty("kind", kind)
    made.setAutoDefault(False)
    return made


def rule() -> QFrame:
    """Return a fine line from left to right."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def upright() -> QFrame:
    """Return a fine line from top to bottom."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedWidth(1)
    return line


def surface(name: str = "surface") -> QWidget:
    """Return an empty plane in the colour of a page."""
    plane = QWidget()
    plane.setObjectName(name)
    plane.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return plane


def tight(
    layout: QLayout, *, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0
) -> None:
    """Set margins (left, top, right, bottom) and gap of a layout, in pixels at 100 %."""
    left, top, right, bottom = map(px, margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(px(gap))


def empty(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner := item.layout():
            empty(inner)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property the style sheet looks at, and let it look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
