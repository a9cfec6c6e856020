"""What was done to a case, newest first."""

from collections.abc import Sequence

from permitdesk.desk.overseeing import CaseView, Entry
from permitdesk.domain.facts import Role
from permitdesk.faces.shared.masking import masked_name
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.text import short_moment, tr


class HistoryTab(DenseTable):
    """The entries of the ledger, as a table."""

    def __init__(self) -> None:
        self._view: CaseView | None = None
        columns: Sequence[Shown[Entry]] = (
            Shown("column.at", lambda row: short_moment(row.at), 148, tone=_quiet),
            Shown("column.who", self._who, 168),
            Shown("column.what", lambda row: word(row.type), 136),
            Shown("column.licence", self._licence),
            Shown("column.document_number", _numbers, 300, tone=_quiet, large=False),
        )
        self.history = RowsModel[Entry](columns)
        super().__init__(self.history)

    def show_case(self, view: CaseView) -> None:
        """Show what was done to a case."""
        self._view = view
        self.history.show_rows(tuple(reversed(view.history)))

    def _who(self, row: Entry) -> str:
        station = row.actor.station
        if self._view is not None and row.actor.role is Role.REVIEWER:
            department = self._view.catalog.departments.get(station)
            station = department.short if department else station
        return f"{station} {masked_name(row.actor.name)}"

    def _licence(self, row: Entry) -> str:
        if not row.licence or self._view is None:
            return tr("history.whole")
        return self._view.case.state.parts[row.licence].part.name


def _numbers(row: Entry) -> str:
    return "、".join(row.numbers.values())


def _quiet(_: Entry) -> str:
    return "quiet"
