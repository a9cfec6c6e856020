"""The trades, found by a part of their name."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from permitdesk.domain.industry import Industry
from permitdesk.faces.shared.parts import tight
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.text import tr


class IndustryList(QWidget):
    """All trades under a box that narrows them.

    Signals:
        chosen: The trade that is looked at.
        opened: The trade to answer the questions of.
    """

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Industry, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("guide.search"))
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._open_first)
        columns: Sequence[Shown[Industry]] = (Shown("column.industry", lambda item: item.name),)
        self.model = RowsModel[Industry](columns, self)
        self.table = DenseTable(self.model, self)
        self.table.horizontalHeader().hide()
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        body = QVBoxLayout(self)
        tight(body)
        box = QWidget()
        inner = QVBoxLayout(box)
        tight(inner, margins=(12, 8, 12, 8))
        inner.addWidget(self.search)
        body.addWidget(box)
        body.addWidget(self.table, 1)

    @property
    def is_empty(self) -> bool:
        """Tell whether the trades are not there yet."""
        return not self._all

    def show_industries(self, industries: tuple[Industry, ...]) -> None:
        """Show trades, in their order."""
        self._all = industries
        self._filter()

    def _filter(self) -> None:
        wanted = self.search.text().strip()
        found = [item for item in self._all if wanted in item.name or wanted in item.code]
        self.model.show_rows(found)

    def _open_first(self) -> None:
        if self.model.rowCount():
            self.table.selectRow(0)
            self.opened.emit(self.model.row(0))
