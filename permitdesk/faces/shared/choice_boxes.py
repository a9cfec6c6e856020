"""Boxes one chooses in: one of several, yes or no, several of several."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
)

from permitdesk.domain.form import Field
from permitdesk.faces.shared.answer_box import MIDDLE, AnswerBox, may_shrink, quietly
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import tight
from permitdesk.text import tr


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
        quietly(self.combo, lambda: self.combo.setCurrentIndex(place))


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


class _CalmCombo(QComboBox):
    """Scrolling the page past it changes nothing."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self._width = width
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        may_shrink(self, width)

    def sizeHint(self) -> QSize:
        return QSize(px(self._width), super().sizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
