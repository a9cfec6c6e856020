"""Boxes for answers of several parts: a person, an address, a plain table."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.form import Field, FieldType
from permitdesk.faces.shared.answer_box import AnswerBox, as_mapping
from permitdesk.faces.shared.choice_boxes import ChoiceBox
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.messages import part_word
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.faces.shared.text_boxes import TextBox
from permitdesk.text import tr

PART_WIDTHS = {"name": 140, "id_number": 200, "phone": 140, "duty": 140}


class PersonBox(AnswerBox):
    """A person; only the parts that some form asks for are shown."""

    is_wide = True

    def __init__(self, parts: Sequence[str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        tight(row, gap=12)
        self.parts: dict[str, TextBox] = {}
        for part in parts:
            box = TextBox(Field(part, "", FieldType.TEXT), PART_WIDTHS.get(part, 140))
            box.edit.setPlaceholderText(part_word(part))
            box.edit.setToolTip(part_word(part))
            box.changed.connect(self._tell)
            box.left.connect(self.left)
            self.parts[part] = box
            row.addWidget(box, 3 if part == "id_number" else 2)
        row.addStretch(1)
        if self.parts:
            self.setFocusProxy(next(iter(self.parts.values())))

    def raw(self) -> object:
        given = {part: box.raw() for part, box in self.parts.items()}
        return {part: text for part, text in given.items() if text} or None

    def show_value(self, value: object) -> None:
        kept = as_mapping(value)
        for part, box in self.parts.items():
            box.show_value(kept.get(part))


class AddressBox(AnswerBox):
    """A place: division of the loaded ones, town, village, the rest."""

    is_wide = True

    def __init__(self, divisions: Mapping[str, str]) -> None:
        """Make it.

        Args:
            divisions: Six-digit code to full name; elsewhere the whole address is written out.
        """
        super().__init__()
        body = QVBoxLayout(self)
        tight(body, gap=8)
        self.division = ChoiceBox(list(divisions.items()), 240)
        self.division.combo.setItemText(0, tr("box.other_place"))
        self.town, self.village = self._line("town", 150), self._line("village", 150)
        self.detail = self._line("detail", 556)
        self.division.changed.connect(self._tell)
        self.division.left.connect(self.left)
        line = QHBoxLayout()
        tight(line, gap=8)
        for box in (self.division, self.town, self.village):
            line.addWidget(box)
        line.addStretch(1)
        body.addLayout(line)
        body.addWidget(self.detail, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.division)

    def raw(self) -> object:
        boxes = {
            "division": self.division,
            "town": self.town,
            "village": self.village,
            "detail": self.detail,
        }
        return {part: text for part, box in boxes.items() if (text := box.raw())} or None

    def show_value(self, value: object) -> None:
        kept = as_mapping(value)
        self.division.show_value(kept.get("division"))
        self.town.show_value(kept.get("town"))
        self.village.show_value(kept.get("village"))
        self.detail.show_value(kept.get("detail"))

    def _line(self, part: str, width: int) -> TextBox:
        box = TextBox(Field(part, "", FieldType.TEXT), width)
        box.edit.setPlaceholderText(part_word(part))
        box.changed.connect(self._tell)
        box.left.connect(self.left)
        return box


class TableBox(AnswerBox):
    """A small table that one form has for itself: rows of plain text."""

    is_wide = True

    def __init__(self, columns: Sequence[str]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows: list[dict[str, TextBox]] = []
        body = QVBoxLayout(self)
        tight(body, gap=4)
        plane = QWidget()
        self._grid = QGridLayout(plane)
        tight(self._grid, gap=4)
        for place, column in enumerate(self._columns):
            self._grid.addWidget(label(column, "quiet", "small"), 0, place)
        body.addWidget(plane)
        self.add = button(tr("rows.add"), "link")
        self.add.clicked.connect(self._add_row)
        body.addWidget(self.add)
        self.setFocusProxy(self.add)

    def raw(self) -> object:
        rows = [
            {name: text for name, box in row.items() if (text := box.raw())} for row in self._rows
        ]
        return [row for row in rows if row] or None

    def show_value(self, value: object) -> None:
        rows = value if isinstance(value, tuple | list) else ()
        while len(self._rows) < len(rows):
            self._add_row()
        for place, boxes in enumerate(self._rows):
            kept = as_mapping(rows[place]) if place < len(rows) else {}
            for name, box in boxes.items():
                box.show_value(kept.get(name))

    def _add_row(self) -> None:
        boxes: dict[str, TextBox] = {}
        for place, column in enumerate(self._columns):
            box = TextBox(Field(column, "", FieldType.TEXT), 180)
            box.edit.setMinimumWidth(px(72))
            box.changed.connect(self._tell)
            box.left.connect(self.left)
            boxes[column] = box
            self._grid.addWidget(box, len(self._rows) + 1, place)
        self._rows.append(boxes)
