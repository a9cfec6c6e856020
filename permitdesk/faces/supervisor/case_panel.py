"""One case under the list, to be read only: what it is, how far its licences are, what was done."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView, Entry, PartView
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import button, empty, label, rule, surface, tight, upright
from permitdesk.faces.shared.rows_model import RowsModel
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.supervisor.columns import history_columns, part_columns
from permitdesk.text import long_day, tr


class CasePanel(QWidget):
    """Shows nothing that could be pressed but its own closing.

    Attributes:
        number: The case it shows; empty for none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.number = ""
        self._column = QVBoxLayout(self)
        tight(self._column)
        self.hide()

    def show_case(self, view: CaseView, today: date) -> None:
        """Show one case.

        Args:
            view: What the desk gave.
            today: For 今天 and 明天.
        """
        empty(self._column)
        self.number = view.case.number
        self._column.addWidget(rule())
        self._column.addWidget(self._head(view))
        self._column.addWidget(rule())
        self.parts = RowsModel[PartView](part_columns(view.catalog, today), self)
        self.parts.show_rows(view.parts)
        self.history = RowsModel[Entry](history_columns(view.catalog, view), self)
        self.history.show_rows(tuple(reversed(view.history)))
        tables = QHBoxLayout()
        tight(tables)
        tables.addWidget(DenseTable(self.parts), 1)
        tables.addWidget(upright())
        tables.addWidget(DenseTable(self.history), 1)
        self._column.addLayout(tables, 1)
        self.show()

    def close_case(self) -> None:
        """Show no case."""
        self.number = ""
        empty(self._column)
        self.hide()

    def _head(self, view: CaseView) -> QWidget:
        summary = view.summary
        head = surface()
        row = QHBoxLayout(head)
        tight(row, margins=(16, 8, 16, 8), gap=12)
        row.addWidget(label(summary.applicant, size="title"))
        row.addWidget(label(f"{summary.number} · {summary.industry_name}", "quiet"))
        row.addWidget(label(word(summary.status), bold=True))
        received = tr("board.received", day=long_day(summary.received_on), window=summary.window)
        row.addWidget(label(received, "quiet"))
        row.addStretch(1)
        self.close_button = button(tr("button.close"), "small")
        self.close_button.clicked.connect(self.close_case)
        row.addWidget(self.close_button)
        return head
