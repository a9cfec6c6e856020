"""The boxes dialogs are made of."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox

from permitdesk.domain.errors import Problem
from permitdesk.domain.form import Field, FieldType
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import wrapped
from permitdesk.faces.shared.text_boxes import DateBox
from permitdesk.text import tr

TITLE = 112
"""Width of the words before a box, pixels at 100 %."""


def text_box(height: int = 72, hint: str = "") -> QPlainTextEdit:
    """Return a box for several lines; Tab goes on."""
    box = QPlainTextEdit()
    box.setTabChangesFocus(True)
    box.setFixedHeight(px(height))
    box.setPlaceholderText(hint)
    return box


def asked_under(words: str) -> QLabel:
    """Return the words before a box; as wide everywhere, so that boxes stand in one line."""
    made = wrapped(words)
    made.setFixedWidth(px(TITLE))
    return made


def line_box(text: str = "", hint: str = "") -> QLineEdit:
    """Return a box for one line."""
    box = QLineEdit(text)
    box.setPlaceholderText(hint)
    return box


def number_box(value: int, low: int = 1, high: int = 999) -> QSpinBox:
    """Return a box for a small whole number."""
    box = QSpinBox()
    box.setRange(low, high)
    box.setValue(value)
    box.setFixedWidth(px(96))
    box.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return box


class DayBox(DateBox):
    """A day with the words it is asked under."""

    def __init__(self, words: str, day: date | None) -> None:
        super().__init__(Field("day", words, FieldType.DATE))
        self.words = words
        self.show_value(day.isoformat() if day else None)

    def day(self) -> date | None:
        """Return the day; None where nothing, or nothing readable, was typed."""
        try:
            return date.fromisoformat(str(self.raw()))
        except ValueError:
            return None

    def unreadable(self) -> tuple[Problem, ...]:
        """Return the problem of something typed that is no day."""
        if self.raw() is None or self.day() is not None:
            return ()
        return (Problem("form.not_a_date", "day", facts={"label": self.words}),)


def choice_box(values: Sequence[StrEnum], family: str) -> QComboBox:
    """Return a box to choose one value of.

    Args:
        values: What can be chosen.
        family: What their message keys begin with.
    """
    box = QComboBox()
    for value in values:
        box.addItem(tr(f"{family}.{value.value}"), value)
    return box
