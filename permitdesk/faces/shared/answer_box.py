"""One box for each kind of answer; what is typed in it comes out raw, nothing is judged here."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.printable import half_width
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import label, restyle, tight
from permitdesk.text import tr

LONG_TEXT = 200
WIDE, MIDDLE, NARROW, LEAST = 520, 200, 120, 96


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
        _quietly(self.edit, lambda: self.edit.setText("" if value is None else str(value)))
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
        _quietly(self.edit, lambda: self.edit.setPlainText("" if value is None else str(value)))


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


class ChoiceBox(AnswerBox):
    """One of several; nothing is chosen until somebody chooses."""

    def __init__(self, choices: Sequence[tuple[str, str]], width: int = MIDDLE) -> None:
        """Make it.

        Args:
            choices: What is kept, and what is shown for it.
            width: Pixels at 100 %.
        """
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.combo = _CalmCombo(width)
        self.combo.addItem("", None)
        for kept, shown in choices:
            self.combo.addItem(shown, kept)
        row = QHBoxLayout(self)
        tight(row)
        row.addWidget(self.combo, 1)
        self._watch(self.combo)
        self.combo.currentIndexChanged.connect(self._tell)

    def raw(self) -> object:
        return self.combo.currentData()

    def show_value(self, value: object) -> None:
        place = max(self.combo.findData(value), 0)
        _quietly(self.combo, lambda: self.combo.setCurrentIndex(place))


class BoolBox(AnswerBox):
    """Yes or no; neither until somebody says."""

    def __init__(self, _: Field) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        tight(row, gap=16)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.buttons = QButtonGroup(self)
        for place, word in enumerate(("box.no", "box.yes")):
            self.buttons.addButton(QRadioButton(tr(word)), place)
        for place in (1, 0):
            row.addWidget(self.buttons.button(place))
            self._watch(self.buttons.button(place))
        row.addStretch(1)
        self.buttons.idToggled.connect(self._toggled)

    def raw(self) -> object:
        chosen = self.buttons.checkedId()
        return None if chosen < 0 else bool(chosen)

    def show_value(self, value: object) -> None:
        self.blockSignals(True)
        self.buttons.setExclusive(False)
        for place in (0, 1):
            self.buttons.button(place).setChecked(value is bool(place))
        self.buttons.setExclusive(True)
        self.blockSignals(False)

    def _toggled(self, _: int, on: bool) -> None:
        if on:
            self.changed.emit()


class ManyBox(AnswerBox):
    """Several of several."""

    is_wide = True

    def __init__(self, choices: Sequence[str], columns: int = 3) -> None:
        super().__init__()
        grid = QGridLayout(self)
        tight(grid, gap=4)
        grid.setHorizontalSpacing(px(16))
        self.checks = [QCheckBox(choice) for choice in choices]
        longest = max(map(len, choices), default=0)
        columns = columns if longest <= 12 else 2 if longest <= 20 else 1
        for place, check in enumerate(self.checks):
            grid.addWidget(check, place // columns, place % columns)
            self._watch(check)
            check.toggled.connect(self._tell)
        grid.setColumnStretch(columns, 1)

    def raw(self) -> object:
        return tuple(check.text() for check in self.checks if check.isChecked()) or None

    def show_value(self, value: object) -> None:
        chosen = value if isinstance(value, tuple | list) else ()
        self.blockSignals(True)
        for check in self.checks:
            check.setChecked(check.text() in chosen)
        self.blockSignals(False)


def simple_box(field: Field) -> AnswerBox:
    """Return the box for a field that is neither person, address nor table."""
    longest = field.validation.max_len if field.validation else None
    match field.type:
        case FieldType.CHOICE:
            return ChoiceBox([(choice, choice) for choice in field.choices], _width(field.choices))
        case FieldType.MULTICHOICE:
            return ManyBox(field.choices)
        case FieldType.BOOLEAN:
            return BoolBox(field)
        case FieldType.DATE:
            return DateBox(field)
        case FieldType.INTEGER | FieldType.DECIMAL:
            return TextBox(field, NARROW)
        case _ if longest and longest > LONG_TEXT:
            return LongTextBox(field)
        case _:
            return TextBox(field, 260)


def as_mapping(value: object) -> Mapping[str, Any]:
    """Return an answer of several parts; an empty mapping for anything else."""
    return value if isinstance(value, Mapping) else {}


def _width(choices: Sequence[str]) -> int:
    longest = max(map(len, choices), default=0)
    return MIDDLE if longest <= 11 else 260 if longest <= 16 else 320


def _quietly(watched: QObject, act: Callable[[], None]) -> None:
    watched.blockSignals(True)
    act()
    watched.blockSignals(False)


def _may_shrink(box: QWidget, width: int) -> None:
    """Let a box be as wide as its contents want, and narrower where there is no room."""
    box.setMinimumWidth(px(min(width, LEAST)))
    box.setMaximumWidth(px(width))
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)


class _Line(QLineEdit):
    """A line of a wanted width."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        _may_shrink(self, width)

    def sizeHint(self) -> QSize:
        return QSize(px(self._width), super().sizeHint().height())


class _CalmCombo(QComboBox):
    """Scrolling the page past it changes nothing."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        _may_shrink(self, width)

    def sizeHint(self) -> QSize:
        return QSize(px(self._width), super().sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
