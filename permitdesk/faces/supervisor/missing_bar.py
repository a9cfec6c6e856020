"""The bar on top that says which year's holiday notice must be loaded, and how."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from permitdesk.desk.holidays import MissingYear
from permitdesk.faces.shared.marks import ShapeMark
from permitdesk.faces.shared.parts import button, tight, wrapped
from permitdesk.text import tr


class MissingBar(QFrame):
    """There only while open clocks run into a year nobody knows.

    Signals:
        load_pressed: A notice is to be loaded.
    """

    load_pressed = Signal()

    def __init__(self, *, may_load: bool) -> None:
        super().__init__()
        self.setObjectName("soon_bar")
        self._may_load = may_load
        row = QHBoxLayout(self)
        tight(row, margins=(16, 8, 16, 8), gap=8)
        row.addWidget(ShapeMark("triangle", "soon"), 0, Qt.AlignmentFlag.AlignVCenter)
        self.words = wrapped()
        row.addWidget(self.words, 1)
        self.load = button(tr("board.load"), "small")
        self.load.clicked.connect(self.load_pressed)
        self.load.setVisible(may_load)
        row.addWidget(self.load)
        self.hide()

    def show_years(self, years: Sequence[MissingYear]) -> None:
        """Say which years are missing; none, and the bar goes."""
        named = (tr("board.missing_year", year=item.year, cases=item.cases) for item in years)
        how = tr("board.missing_load" if self._may_load else "board.missing_ask")
        self.words.setText(tr("board.missing", years="".join(named), how=how))
        self.setVisible(bool(years))
