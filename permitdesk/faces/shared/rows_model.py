"""Frozen rows as a Qt table; what a column shows is said once, as data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from permitdesk.domain.clock import Light
from permitdesk.text import tr

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

LIGHT_ROLE = Qt.ItemDataRole.UserRole + 1
TONE_ROLE = Qt.ItemDataRole.UserRole + 2
ROW_ROLE = Qt.ItemDataRole.UserRole + 3
SHAPE_ROLE = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True)
class Shown(Generic[Row]):
    """One column of a table.

    Attributes:
        title: Message key of its head, or a form's own words; empty for none.
        text: What stands in it.
        width: Pixels at 100 %; 0 for the column that takes what is left.
        right: Numbers, which stand at the right.
        tone: Token of its colour for a row.
        light: Shows a light instead of words.
        shape: Shape before the words (``circle`` …); empty for none.
        large: It stays when there is only room for what is needed.
    """

    title: str
    text: Callable[[Row], str]
    width: int = 0
    right: bool = False
    tone: Callable[[Row], str] | None = None
    light: Callable[[Row], Light | None] | None = None
    shape: Callable[[Row], str] | None = None
    large: bool = True


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows that the desk gave, read only."""

    def __init__(self, columns: Sequence[Shown[Row]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows in place of these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Show more rows after these."""
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()

    def replace_row(self, place: int, row: Row) -> None:
        """Show one row otherwise, wherever a person is in the table."""
        self._rows[place] = row
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def row(self, place: int) -> Row:
        """Return one row, from 0."""
        return self._rows[place]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return all rows shown."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(column.title) if column.title else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if column.light else column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == ROW_ROLE:
            return row
        ask = {LIGHT_ROLE: column.light, TONE_ROLE: column.tone, SHAPE_ROLE: column.shape}.get(role)
        return ask(row) if ask else None


def _alignment(column: Shown[Any]) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
