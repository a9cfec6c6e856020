"""Labels, buttons and cards for fingers: nothing that is touched is smaller than 96 pixels."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.shared.icons import icon as drawn


def label(text: str, size: str = "body", tone: str = "", *, bold: bool = False) -> QLabel:
    """Return a text that wraps.

    Args:
        text: Plain text; nothing in it is read as markup.
        size: ``small``, ``body``, ``title`` or ``answer``.
        tone: Token of its colour; the text's own where not said.
        bold: Heavy letters.
    """
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("letters", size)  # QWidget has a size of its own
    made.setProperty("tone", tone)
    if bold:
        made.setProperty("weight", "bold")
    return made


def unbroken(text: str, size: str = "body", tone: str = "") -> QLabel:
    """Return a short text on one line; see ``label``."""
    made = label(text, size, tone)
    made.setWordWrap(False)
    return made


def rule() -> QFrame:
    """Return a line across."""
    made = QFrame()
    made.setProperty("kind", "rule")
    made.setFixedHeight(1)
    return made


def key_button(picture: str, name: str, measures: Measures) -> QPushButton:
    """Return a square button that shows only an icon.

    Args:
        picture: Name of the icon.
        name: What it does, for who does not see it.
        measures: Sizes.
    """
    made = button("", measures, picture)
    made.setProperty("kind", "key")
    made.setAccessibleName(name)
    return made


def button(text: str, measures: Measures, picture: str = "", *, lead: bool = False) -> QPushButton:
    """Return a button with its icon.

    Args:
        text: A verb.
        measures: Sizes.
        picture: Name of an icon; empty for none.
        lead: The one way forward of a page.
    """
    made = QPushButton(f" {text}" if picture and text else text)
    made.setProperty("kind", "lead" if lead else "plain")
    made.setMinimumSize(measures.touch, measures.touch)
    made.setAccessibleName(text)
    if picture:
        made.setIcon(drawn(picture, "on_lead" if lead else "text", measures.body))
        made.setIconSize(QSize(measures.body, measures.body))
    return made


class Card(QPushButton):
    """A large answer with what it brings written on it."""

    def __init__(
        self,
        head: str,
        lines: Sequence[tuple[str, str, str]],
        measures: Measures,
        head_size: str = "answer",
    ) -> None:
        """Make a card.

        Args:
            head: The answer; empty where the lines say it all.
            lines: Text, size and tone of what stands below.
            measures: Sizes.
            head_size: Letters of the answer.
        """
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(head)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        side = measures.gap * 2
        column.setContentsMargins(side, measures.gap, side, measures.gap)
        if head:
            column.addWidget(_through(label(head, head_size, bold=True)))
        column.addStretch(1)
        for text, size, tone in lines:
            column.addWidget(_through(label(text, size, tone)))
        if not head:
            column.addStretch(1)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.minimumSize() if layout else super().minimumSizeHint()


def _through(widget: QWidget) -> QWidget:
    """Let a touch on a text press the card it stands on."""
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget
