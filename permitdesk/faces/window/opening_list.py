"""A line with a list behind it that opens."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.faces.shared.parts import button, tight, wrapped
from permitdesk.text import tr


class OpeningList(QWidget):
    """Says how many; the names come when asked for."""

    def __init__(self, words: str, lines: Iterable[str]) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        tight(body, gap=4)
        head = QHBoxLayout()
        tight(head, gap=12)
        head.addWidget(wrapped(words), 1)
        self.open_button = button(tr("change.open"), "link")
        self.open_button.clicked.connect(self.toggle)
        head.addWidget(self.open_button)
        body.addLayout(head)
        self.names = wrapped("\n".join(lines), "quiet", "small")
        self.names.hide()
        body.addWidget(self.names)

    def toggle(self) -> None:
        """Show the names, or hide them again."""
        shown = self.names.isHidden()
        self.names.setVisible(shown)
        self.open_button.setText(tr("change.close" if shown else "change.open"))
