"""Step ④, one row: a member of staff, a machine, a line of a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.merge import Question, RecordQuestion
from permitdesk.faces.kiosk.ask_box import AskBox, editor_for, head_of
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import label
from permitdesk.text import tr

ROLES = "roles"


class RowPage(KioskPage):
    """Edits one row.

    Signals:
        went_on: The row is done; it stands in ``row``.
    """

    step = 4
    went_on = Signal()
    typing_wanted = Signal(QLineEdit, str)
    picking_wanted = Signal(QPushButton, list)

    def __init__(
        self, here: Here, about: Question | RecordQuestion, row: Mapping[str, Any]
    ) -> None:
        name = about.type.label if isinstance(about, RecordQuestion) else about.field.label
        super().__init__(here, tr("kiosk.row.title", name=name))
        self.column.addWidget(label(self.title, "title"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(here.measures.gap * 3 // 2)
        self.boxes: dict[str, AskBox] = {}
        self._only_role = ""
        for field in self._columns(about):
            editor = editor_for(field, row.get(field.key), here.measures)
            editor.typing_wanted.connect(self.typing_wanted)
            editor.picking_wanted.connect(self.picking_wanted)
            box = AskBox(head_of(field, needed=True), "", editor, "", here.measures)
            self.boxes[field.key] = box
            column.addWidget(box)
        column.addStretch(1)
        self.column.addWidget(Scroll(inside, here.measures), 1)

    @property
    def row(self) -> dict[str, Any]:
        """Return what is filled in."""
        filled = {key: box.editor.value() for key, box in self.boxes.items()}
        made = {key: value for key, value in filled.items() if value is not None}
        if self._only_role:
            made[ROLES] = [self._only_role]
        return made

    def bar(self) -> Bar:
        return Bar(forward=tr("kiosk.row.done"), picture="check")

    def go_forward(self) -> None:
        self.went_on.emit()

    def _columns(self, about: Question | RecordQuestion) -> Sequence[Field]:
        if isinstance(about, Question):
            return [Field(name, name, FieldType.TEXT) for name in about.field.columns]
        columns = [about.type.column(key) for key in about.columns]
        fields = [
            Field(column.key, column.label, column.type, choices=column.choices)
            for column in columns
        ]
        if len(about.roles) == 1:
            self._only_role = about.roles[0]
            return fields
        return [
            Field(ROLES, tr("kiosk.row.role"), FieldType.MULTICHOICE, choices=about.roles),
            *fields,
        ]
