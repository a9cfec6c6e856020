"""People, machines, rooms: each recorded once, with the roles it plays in the forms."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.answer import Record
from permitdesk.domain.errors import Problem
from permitdesk.domain.form import Column, Field
from permitdesk.domain.merge import RecordQuestion
from permitdesk.domain.reading import Unreadable, read_value
from permitdesk.faces.shared.answer_box import AnswerBox
from permitdesk.faces.shared.form_context import FormContext
from permitdesk.faces.shared.form_state import FormState
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.masking import masked_code
from permitdesk.faces.shared.messages import tell_problem
from permitdesk.faces.shared.parts import button, empty, label, tight, wrapped
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.simple_boxes import simple_box
from permitdesk.faces.shared.table import DenseTable
from permitdesk.text import tr

SHOWN_COLUMNS = 3
_CODES = frozenset({"id_number", "phone"})


@dataclass(frozen=True)
class _Numbered:
    place: int
    record: Record


class RecordsView(QWidget):
    """The rows of one collection above, the chosen row's columns below.

    Signals:
        changed: The rows are others now; the places that may have changed with them.
    """

    changed = Signal(object)

    def __init__(self, record: RecordQuestion, state: FormState, context: FormContext) -> None:
        super().__init__()
        self.record, self._state, self._context = record, state, context
        self._unread: dict[tuple[int, str], Problem] = {}
        body = QVBoxLayout(self)
        tight(body, gap=8)
        body.addLayout(self._head())
        self.model = RowsModel[_Numbered](self._columns(), self)
        self.table = DenseTable(self.model, self)
        self.table.chosen.connect(self._show_row)
        body.addWidget(self.table)
        self.problem = wrapped("", "soon", "small")
        body.addWidget(self.problem)
        self._detail = QVBoxLayout()
        tight(self._detail, gap=8)
        body.addLayout(self._detail)
        self._place = -1
        self._show_rows(0)

    def show_problems(self, *, visited: bool) -> None:
        """Show what is wrong; gaps only after the person has been here."""
        found = [
            item
            for item in self._state.problems_at(("", self.record.collection))
            if visited or not item.is_missing
        ]
        lines = [self._line(item) for item in (*found, *self._unread.values())]
        self.problem.setText("\n".join(lines))
        self.problem.setVisible(bool(lines))

    def add_row(self) -> None:
        """Add an empty row and go to it."""
        rows = (*self._rows(), Record({}, self.record.roles[:1]))
        self._keep(rows)
        self._show_rows(len(rows) - 1)

    def remove_row(self) -> None:
        """Take the chosen row away."""
        rows = self._rows()
        if 0 <= self._place < len(rows):
            self._unread = {at: item for at, item in self._unread.items() if at[0] < self._place}
            self._keep((*rows[: self._place], *rows[self._place + 1 :]))
            self._show_rows(min(self._place, len(rows) - 2))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        tight(row, gap=12)
        row.addWidget(label(self.record.type.label, bold=True))
        if self._context.with_uses:
            words = tr("field.used_by", count=len(self.record.licences))
            row.addWidget(label(words, "quiet", "small"))
        row.addStretch(1)
        if not self._context.read_only:
            for words, act in (("rows.add", self.add_row), ("rows.remove", self.remove_row)):
                made = button(tr(words), "small")
                made.clicked.connect(act)
                row.addWidget(made)
        return row

    def _columns(self) -> Sequence[Shown[_Numbered]]:
        shown = [self.record.type.column(key) for key in self.record.columns[:SHOWN_COLUMNS]]
        return (
            Shown("", lambda row: str(row.place + 1), 44, right=True),
            Shown("column.roles", lambda row: "、".join(row.record.roles)),
            *(Shown(column.label, _reader(column), 150) for column in shown),
        )

    def _rows(self) -> tuple[Record, ...]:
        return self._state.rows(self.record)

    def _keep(self, rows: Sequence[Record]) -> None:
        self.changed.emit(self._state.change_rows(self.record, rows))

    def _show_rows(self, chosen: int) -> None:
        self.model.show_rows([_Numbered(*pair) for pair in enumerate(self._rows())])
        self.table.show_all_rows()
        self._place = -1
        if 0 <= chosen < self.model.rowCount():
            self.table.selectRow(chosen)
        else:
            empty(self._detail)

    def _show_row(self, row: _Numbered) -> None:
        if row.place == self._place or self._context.read_only:
            return
        self._place = row.place
        empty(self._detail)
        plane = QWidget()
        grid = QGridLayout(plane)
        tight(grid, gap=8)
        grid.setHorizontalSpacing(px(12))
        roles = QHBoxLayout()
        tight(roles, gap=12)
        for role in self.record.roles:
            check = QCheckBox(role)
            check.setChecked(role in row.record.roles)
            check.toggled.connect(self._change_roles)
            roles.addWidget(check)
        roles.addStretch(1)
        grid.addWidget(label(tr("column.roles"), "quiet"), 0, 0)
        grid.addLayout(roles, 0, 1, 1, 3)
        for number, column in enumerate(self._wanted(row.record)):
            line, side = divmod(number, 2)
            grid.addWidget(label(column.label, "quiet"), line + 1, side * 2)
            grid.addWidget(self._box(column, row.record), line + 1, side * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._detail.addWidget(plane)

    def _wanted(self, record: Record) -> tuple[Column, ...]:
        keys = {key for role in record.roles for key in self.record.columns_of(role)}
        keys |= set(record.values) | (set() if keys else set(self.record.columns))
        return tuple(column for column in self.record.type.columns if column.key in keys)

    def _box(self, column: Column, record: Record) -> AnswerBox:
        box = simple_box(Field(column.key, column.label, column.type, choices=column.choices))
        box.show_value(record.values.get(column.key))
        box.setProperty("column", column.key)
        box.changed.connect(self._change_value)
        return box

    def _change_value(self) -> None:
        box = self.sender()
        if not isinstance(box, AnswerBox):
            return
        column = self.record.type.column(str(box.property("column")))
        rows = list(self._rows())
        values = {key: text for key, text in rows[self._place].values.items() if key != column.key}
        self._unread.pop((self._place, column.key), None)
        try:
            value = read_value(
                Field(column.key, column.label, column.type, choices=column.choices), box.raw()
            )
        except Unreadable as error:
            where = f"{self.record.collection}[{self._place}].{column.key}"
            facts = {"label": column.label}
            self._unread[self._place, column.key] = Problem(str(error), where, facts=facts)
        else:
            if value is not None:
                values[column.key] = value
        rows[self._place] = Record(values, rows[self._place].roles)
        self._follow(rows)

    def _change_roles(self) -> None:
        checks = self.findChildren(QCheckBox)
        chosen = [check.text() for check in checks if check.isChecked()]
        rows = list(self._rows())
        roles = tuple(role for role in self.record.roles if role in chosen)
        rows[self._place] = Record(rows[self._place].values, roles)
        self._follow(rows)

    def _follow(self, rows: Sequence[Record]) -> None:
        self._keep(rows)
        place = self._place
        self.model.replace_row(place, _Numbered(place, rows[place]))
        self.show_problems(visited=True)

    def _line(self, problem: Problem) -> str:
        where = problem.field.partition("[")[2].partition("]")[0]
        words = tell_problem(problem)
        return tr("rows.problem", row=int(where) + 1, problem=words) if where.isdigit() else words


def _reader(column: Column) -> Callable[[_Numbered], str]:
    def read(row: _Numbered) -> str:
        text = str(row.record.values.get(column.key, ""))
        return masked_code(text) if column.key in _CODES else text

    return read
