"""Papers that were drawn up, and nobody said whether they came out: shown until somebody does."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from permitdesk.domain.numbering import TakenNumber
from permitdesk.faces.shared.parts import button, tight, wrapped
from permitdesk.text import tr

MOST = 3
"""Numbers named one by one."""


class UnfinishedBar(QWidget):
    """One line above a list; not there when everything is said.

    Signals:
        case_wanted: Number of the case whose paper is to be confirmed first.
    """

    case_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._first = ""
        row = QHBoxLayout(self)
        tight(row, margins=(16, 8, 16, 8), gap=12)
        self.words = wrapped("", "soon")
        row.addWidget(self.words, 1)
        self.go = button(tr("unfinished.go"), "small")
        self.go.clicked.connect(self._go)
        row.addWidget(self.go)
        self.hide()

    def show_numbers(self, numbers: Sequence[TakenNumber]) -> None:
        """Name what is unfinished."""
        self.setVisible(bool(numbers))
        if numbers:
            self._first = numbers[0].case
            named = "、".join(taken.number for taken in numbers[:MOST])
            self.words.setText(tr("unfinished.words", count=len(numbers), numbers=named))

    def _go(self) -> None:
        self.case_wanted.emit(self._first)
