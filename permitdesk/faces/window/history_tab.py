"""What was done to a case, newest first."""

from collections.abc import Sequence

from permitdesk.desk.overseeing import CaseView
from permitdesk.faces.shared.history_rows import HistoryRow, history_rows
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.text import short_moment


class HistoryTab(DenseTable):
    """The entries of the ledger, as a table."""

    def __init__(self) -> None:
        columns: Sequence[Shown[HistoryRow]] = (
            Shown("column.at", lambda row: short_moment(row.entry.at), 148, tone=_quiet),
            Shown("column.who", lambda row: row.who, 168),
            Shown("column.what", lambda row: row.what, 232),
            Shown("column.licence", lambda row: row.licence),
            Shown("column.document_number", _numbers, 220, tone=_quiet, large=False),
        )
        self.history = RowsModel[HistoryRow](columns)
        super().__init__(self.history)

    def show_case(self, view: CaseView) -> None:
        """Show what was done to a case."""
        self.history.show_rows(history_rows(view))


def _numbers(row: HistoryRow) -> str:
    return "、".join(row.entry.numbers.values())


def _quiet(_: HistoryRow) -> str:
    return "quiet"
