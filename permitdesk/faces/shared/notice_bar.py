"""The quiet bar under a header that says what went wrong, why, and what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.faces.shared.icons import icon
from permitdesk.faces.shared.marks import ShapeMark
from permitdesk.faces.shared.messages import Told, tell_error, tell_problem
from permitdesk.faces.shared.parts import button, tight, wrapped
from permitdesk.text import tr

MOST_PROBLEMS = 5
_SHAPES = {"soon": "triangle", "late": "square", "good": "circle"}


class NoticeBar(QFrame):
    """Says one thing until it is closed or the next act succeeds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("soon_bar")
        row = QHBoxLayout(self)
        tight(row, margins=(16, 8, 8, 8), gap=8)
        self.mark = ShapeMark("triangle", "soon")
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        tight(words, gap=2)
        self.words = wrapped()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.details = wrapped("", "quiet")
        words.addWidget(self.words)
        words.addWidget(self.details)
        row.addLayout(words, 1)
        self.close_button = button("", "icon")
        self.close_button.setIcon(icon("close", "quiet", 14))
        self.close_button.setAccessibleName(tr("button.close"))
        self.close_button.setFlat(True)
        self.close_button.clicked.connect(self.clear)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_error(self, error: Exception) -> None:
        """Say what went wrong."""
        self.show_told(tell_error(error))

    def show_told(self, told: Told) -> None:
        """Say something, with its single problems below."""
        self.mark.show_shape(_SHAPES[told.tone], told.tone)
        self.words.setText(told.line)
        lines = [tell_problem(item) for item in told.problems[:MOST_PROBLEMS]]
        if len(told.problems) > MOST_PROBLEMS:
            lines.append(tr("told.more", count=len(told.problems) - MOST_PROBLEMS))
        self.details.setText("\n".join(lines))
        self.details.setVisible(bool(lines))
        self.show()

    def show_done(self, sentence: str) -> None:
        """Say that something was done."""
        self.show_told(Told(sentence, tone="good"))

    def clear(self) -> None:
        """Say nothing."""
        self.hide()
        self.words.clear()
