"""The two pages of the board, and the statistics of promises beside them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from permitdesk.faces.shared.parts import button, tight
from permitdesk.text import tr


class GroupRow(QWidget):
    """Chooses between the cases under way and what lives on after the decisions.

    Signals:
        after_chosen: Whether the page after the decisions is wanted.
        statistics_pressed: The statistics of promises are wanted.
    """

    after_chosen = Signal(bool)
    statistics_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.under_way = _tab("board.under_way")
        self.after = _tab("board.after")
        self.statistics = button(tr("board.promises"), "small")
        self.under_way.setChecked(True)
        self._one_at_a_time = QButtonGroup(self)
        row = QHBoxLayout(self)
        tight(row, margins=(16, 6, 16, 6), gap=8)
        for made in (self.under_way, self.after):
            self._one_at_a_time.addButton(made)
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self.statistics)
        self.after.toggled.connect(self.after_chosen)
        self.statistics.clicked.connect(self.statistics_pressed)


def _tab(key: str) -> QPushButton:
    made = button(tr(key), "small")
    made.setCheckable(True)
    return made
