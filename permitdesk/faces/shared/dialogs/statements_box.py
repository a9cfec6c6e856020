"""What was said at a hearing: speaker, standing, words, a line each."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from permitdesk.domain.hearing import Statement
from permitdesk.faces.shared.dialogs.asked import Asked
from permitdesk.faces.shared.dialogs.boxes import line_box, text_box
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.text import tr


class StatementsBox(QWidget):
    """Lines to add to; a line with nothing said in it is left out."""

    def __init__(self, likely: Sequence[tuple[str, str]]) -> None:
        """Make a line for everybody who is likely to speak.

        Args:
            likely: Name and standing.
        """
        super().__init__()
        self._lines: list[tuple[QLineEdit, QLineEdit, QPlainTextEdit]] = []
        body = QVBoxLayout(self)
        tight(body, gap=8)
        self._grid = QGridLayout()
        tight(self._grid, gap=8)
        for column, (title, share) in enumerate(
            (("statement.speaker", 2), ("statement.standing", 2), ("statement.words", 7))
        ):
            self._grid.addWidget(label(tr(title), "quiet", "small"), 0, column)
            self._grid.setColumnStretch(column, share)
        body.addLayout(self._grid)
        add = button(tr("statement.add"), "link")
        add.clicked.connect(self.add_empty)
        body.addWidget(add)
        for name, standing in likely:
            self._add(name, standing)

    def add_empty(self) -> None:
        """Add a line and go to it."""
        self._add("", "")
        self._lines[-1][0].setFocus()

    def statements(self) -> tuple[Statement, ...]:
        """Return what was said."""
        found = (
            Statement(speaker.text().strip(), standing.text().strip(), words.toPlainText().strip())
            for speaker, standing, words in self._lines
        )
        return tuple(item for item in found if item.words)

    def _add(self, name: str, standing: str) -> None:
        boxes = (line_box(name), line_box(standing), text_box(48))
        for column, box in enumerate(boxes):
            self._grid.addWidget(box, len(self._lines) + 1, column)
        self._grid.setRowMinimumHeight(len(self._lines) + 1, px(48))
        self._lines.append(boxes)


def statements(box: StatementsBox) -> Asked:
    """Ask for what was said."""
    return Asked(box, box.statements, lambda _: None)
