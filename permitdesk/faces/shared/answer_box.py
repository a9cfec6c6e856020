"""What every box an answer is typed into has in common; nothing is judged here."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import restyle

WIDE, MIDDLE, NARROW, LEAST = 520, 200, 120, 96
"""Widths of boxes, pixels at 100 %."""


class AnswerBox(QWidget):
    """What all boxes have in common.

    Signals:
        changed: Something else stands in it now; ``raw()`` says what.
        left: The person went on to another field.

    Attributes:
        is_wide: It takes the whole width of the page.
    """

    changed = Signal()
    left = Signal()
    is_wide = False

    def raw(self) -> object:
        """Return what stands in it; None where it is empty."""
        raise NotImplementedError

    def show_value(self, value: object) -> None:
        """Show an answer, without telling that it changed."""
        raise NotImplementedError

    def mark(self, *, problem: bool) -> None:
        """Show that something is wrong with it, or no longer."""
        for child in self.findChildren(QWidget):
            if isinstance(child, QLineEdit | QComboBox | QPlainTextEdit):
                restyle(child, "problem", problem)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _watch(self, inner: QWidget) -> None:
        inner.installEventFilter(self)
        if self.focusProxy() is None:
            self.setFocusProxy(inner)

    def _tell(self) -> None:
        self.changed.emit()


def as_mapping(value: object) -> Mapping[str, Any]:
    """Return an answer of several parts; an empty mapping for anything else."""
    return value if isinstance(value, Mapping) else {}


def quietly(watched: QObject, act: Callable[[], None]) -> None:
    """Do something to a widget without its telling anybody."""
    watched.blockSignals(True)
    act()
    watched.blockSignals(False)


def may_shrink(box: QWidget, width: int) -> None:
    """Let a box be as wide as its contents want, and narrower where there is no room."""
    box.setMinimumWidth(px(min(width, LEAST)))
    box.setMaximumWidth(px(width))
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
