"""One fact an act asks for: its box, and how the box is read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from permitdesk.domain.errors import Problem
from permitdesk.faces.shared.dialogs.boxes import (
    DayBox,
    choice_box,
    line_box,
    number_box,
    text_box,
)
from permitdesk.text import tr


def _readable() -> tuple[Problem, ...]:
    return ()


@dataclass(frozen=True)
class Asked:
    """A box of a dialog.

    Attributes:
        value: Returns the fact as the act sends it.
        show: Shows a fact in the box.
        unreadable: Returns what was typed and cannot be read.
    """

    widget: QWidget
    value: Callable[[], Any]
    show: Callable[[Any], None]
    unreadable: Callable[[], tuple[Problem, ...]] = _readable


def line(text: str = "", hint: str = "") -> Asked:
    """Ask for a line of words."""
    box = line_box(text, hint)
    return Asked(box, lambda: box.text().strip(), box.setText)


def words(text: str = "", height: int = 72, hint: str = "") -> Asked:
    """Ask for words over several lines."""
    box = text_box(height, hint)
    box.setPlainText(text)
    return Asked(box, lambda: box.toPlainText().strip(), box.setPlainText)


def several(items: Sequence[str] = (), height: int = 56, hint: str = "") -> Asked:
    """Ask for several things, a line each."""
    box = text_box(height, hint)
    box.setPlainText("\n".join(items))

    def value() -> tuple[str, ...]:
        return tuple(item.strip() for item in box.toPlainText().splitlines() if item.strip())

    return Asked(box, value, lambda shown: box.setPlainText("\n".join(shown)))


def number(value: int, low: int = 1, high: int = 999) -> Asked:
    """Ask for a small whole number."""
    box = number_box(value, low, high)
    return Asked(box, box.value, box.setValue)


def day(title: str, proposed: date | None, *, needed: bool = False) -> Asked:
    """Ask for a day.

    Args:
        title: What it is asked under, for what is said of an unreadable one.
        proposed: Stands in the box already.
        needed: The act cannot do without; otherwise an empty box is today.
    """
    box = DayBox(title, proposed)

    def show(shown: date | None) -> None:
        box.show_value(shown.isoformat() if shown else None)

    def unreadable() -> tuple[Problem, ...]:
        if needed and box.raw() is None:
            return (Problem("form.required", "day", facts={"label": title}),)
        return box.unreadable()

    return Asked(box, box.day, show, unreadable)


def choice(values: Sequence[StrEnum], family: str) -> Asked:
    """Ask for one value of an enumeration; see ``choice_box``."""
    box = choice_box(values, family)
    kind = type(values[0])
    return Asked(box, lambda: kind(box.currentData()), lambda shown: _choose(box, shown))


def one_of(offered: Sequence[tuple[str, str]]) -> Asked:
    """Ask for one of several things: what it is called, and what is sent."""
    box = QComboBox()
    for title, sent in offered:
        box.addItem(title, sent)
    return Asked(box, lambda: str(box.currentData() or ""), lambda shown: _choose(box, shown))


def check(title: str, *, on: bool) -> Asked:
    """Ask for yes or no.

    Args:
        title: Message key of what it says.
        on: How it stands at first.
    """
    box = QCheckBox(tr(title))
    box.setChecked(on)
    return Asked(box, box.isChecked, box.setChecked)


def _choose(box: QComboBox, sent: object) -> None:
    box.setCurrentIndex(max(box.findData(sent), 0))
