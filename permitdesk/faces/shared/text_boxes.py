"""Boxes one types into: a line, several lines, a day."""

import re

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy

from permitdesk.domain.form import Field
from permitdesk.domain.printable import half_width
from permitdesk.faces.shared.answer_box import MIDDLE, WIDE, AnswerBox, may_shrink, quietly
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import label, tight
from permitdesk.text import tr


class TextBox(AnswerBox):
    """A line of text, a code, a number."""

    def __init__(self, field: Field, width: int = MIDDLE) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.edit = _Line(width)
        row = QHBoxLayout(self)
        tight(row, gap=8)
        row.addWidget(self.edit)
        if field.unit:
            row.addWidget(label(field.unit, "quiet"))
        self._watch(self.edit)
        self.edit.textChanged.connect(self._tell)

    def raw(self) -> object:
        return self.edit.text() or None

    def show_value(self, value: object) -> None:
        quietly(self.edit, lambda: self.edit.setText("" if value is None else str(value)))
        self.edit.setCursorPosition(0)


class LongTextBox(AnswerBox):
    """Several lines of text; Tab goes on to the next field."""

    is_wide = True

    def __init__(self, _: Field) -> None:
        super().__init__()
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(px(72))
        self.edit.setMaximumWidth(px(WIDE + 120))
        row = QHBoxLayout(self)
        tight(row)
        row.addWidget(self.edit)
        self._watch(self.edit)
        self.edit.textChanged.connect(self._tell)

    def raw(self) -> object:
        return self.edit.toPlainText() or None

    def show_value(self, value: object) -> None:
        quietly(self.edit, lambda: self.edit.setPlainText("" if value is None else str(value)))


_DAY = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?")


class DateBox(TextBox):
    """A day; 20260316, 2026.3.16 and 2026年3月16日 are written out when one goes on."""

    def __init__(self, field: Field) -> None:
        super().__init__(field, 140)
        self.edit.setPlaceholderText(tr("box.date"))
        self.edit.editingFinished.connect(self._write_out)

    def _write_out(self) -> None:
        text = half_width(self.edit.text()).strip()
        if found := _DAY.fullmatch(text):
            year, month, day = (int(part) for part in found.groups())
            text = f"{year:04}-{month:02}-{day:02}"
        if text != self.edit.text():
            self.edit.setText(text)


class _Line(QLineEdit):
    """A line of a wanted width."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        may_shrink(self, width)

    def sizeHint(self) -> QSize:
        return QSize(px(self._width), super().sizeHint().height())
