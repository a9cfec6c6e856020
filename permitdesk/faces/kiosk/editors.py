"""Fields for fingers, one kind each; what cannot be touched in is typed on a pad."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from permitdesk.domain.form import Field, FieldType
from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.kiosk.touch import button, label
from permitdesk.faces.shared.messages import part_word
from permitdesk.text import tr

FEW_CHOICES = 6
"""More than these are chosen from a list of their own."""
CODE_RULES = frozenset({"gb32100_2015", "gb11643_1999"})
FIGURE_RULES = frozenset({"cn_phone"})
_FIGURES = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE})


class Editor(QWidget):
    """Edits one answer.

    Signals:
        typing_wanted: A line edit, and ``figures`` or ``code``: a pad is to be shown for it.
        picking_wanted: A button, and the texts to choose one from.
    """

    typing_wanted = Signal(QLineEdit, str)
    picking_wanted = Signal(QPushButton, list)

    def value(self) -> object:
        """Return the raw answer as ``ApplicationFile`` has it; None for nothing."""
        raise NotImplementedError

    def mark(self, wrong: bool) -> None:
        """Show that something is wrong with it, or no longer."""

    def typed_field(self, text: str, pad: str, measures: Measures) -> tuple[QLineEdit, QWidget]:
        """Return a field, and what holds it with the key that opens its pad.

        Args:
            text: What stands in it.
            pad: ``figures``, ``code``, or empty for words, which need an input method.
            measures: Sizes.
        """
        line = QLineEdit(text)
        line.setMaxLength(2000)
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        line.setDragEnabled(False)
        if not pad:
            return line, line
        line.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(measures.gap // 2)
        row.addWidget(line, 1)
        opener = button(tr("kiosk.pad"), measures)
        opener.clicked.connect(partial(self.typing_wanted.emit, line, pad))
        row.addWidget(opener)
        return line, held


class LineEditor(Editor):
    """Words, numbers, days, codes."""

    def __init__(self, field: Field, value: object, measures: Measures) -> None:
        super().__init__()
        self.line, held = self.typed_field(_text(value), _pad(field), measures)
        if field.type is FieldType.DATE:
            self.line.setPlaceholderText(tr("kiosk.date_form"))
        _fill(self, held)
        self.setFocusProxy(self.line)

    def value(self) -> object:
        return self.line.text().strip() or None

    def mark(self, wrong: bool) -> None:
        _mark(self.line, wrong)


class DayEditor(LineEditor):
    """A day; eight figures are enough."""

    def value(self) -> object:
        figures = self.line.text().strip()
        if len(figures) == 8 and figures.isascii() and figures.isdigit():
            return f"{figures[:4]}-{figures[4:6]}-{figures[6:]}"
        return figures or None


class YesNoEditor(Editor):
    """Two equal buttons."""

    def __init__(self, value: object, measures: Measures) -> None:
        super().__init__()
        self.yes, self.no = (button(tr(key), measures) for key in ("kiosk.yes", "kiosk.no"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for made, means in ((self.yes, True), (self.no, False)):
            made.setCheckable(True)
            made.setChecked(value is means)
            made.clicked.connect(partial(self._choose, made))
            row.addWidget(made)

    def value(self) -> object:
        return True if self.yes.isChecked() else False if self.no.isChecked() else None

    def _choose(self, pressed: QPushButton) -> None:
        self.yes.setChecked(pressed is self.yes)
        self.no.setChecked(pressed is self.no)


class ChoiceEditor(Editor):
    """One or several of a few texts."""

    def __init__(
        self, choices: Sequence[str], chosen: Sequence[str], measures: Measures, *, several: bool
    ) -> None:
        super().__init__()
        self.several = several
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(measures.gap // 2)
        wide = max((len(choice) for choice in choices), default=0) > (9 if measures.elder else 14)
        columns = 1 if wide and measures.elder else 2 if wide or measures.elder else 3
        self.buttons = {choice: button(choice, measures) for choice in choices}
        for place, (choice, made) in enumerate(self.buttons.items()):
            made.setProperty("kind", "choice")
            made.setCheckable(True)
            made.setChecked(choice in chosen)
            made.clicked.connect(partial(self._choose, choice))
            grid.addWidget(made, place // columns, place % columns)

    def value(self) -> object:
        chosen = [choice for choice, made in self.buttons.items() if made.isChecked()]
        if self.several:
            return chosen or None
        return chosen[0] if chosen else None

    def _choose(self, choice: str) -> None:
        if not self.several:
            for other, made in self.buttons.items():
                made.setChecked(other == choice)


class ListEditor(Editor):
    """One of many texts, chosen from a list over the page."""

    def __init__(self, choices: Sequence[str], chosen: str, measures: Measures) -> None:
        super().__init__()
        self.shown = button(chosen or tr("kiosk.choose"), measures)
        self.shown.setProperty("chosen", chosen)
        self.shown.clicked.connect(partial(self.picking_wanted.emit, self.shown, list(choices)))
        _fill(self, self.shown)

    def value(self) -> object:
        return self.shown.property("chosen") or None


class PartsEditor(Editor):
    """A person or an address: a few fields under one question."""

    def __init__(
        self,
        parts: Sequence[str],
        value: object,
        measures: Measures,
        divisions: Mapping[str, str] | None = None,
    ) -> None:
        """Make it.

        Args:
            parts: Which parts are asked.
            value: What is filled in already.
            measures: Sizes.
            divisions: Place code to name, where one part is a place.
        """
        super().__init__()
        known: Mapping[str, Any] = value if isinstance(value, Mapping) else {}
        self._divisions = divisions or {}
        self.lines: dict[str, QLineEdit] = {}
        self.place: QPushButton | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(measures.gap // 2)
        columns = 1 if measures.elder else 2
        for place, part in enumerate(parts):
            cell = QVBoxLayout()
            cell.setSpacing(4)
            cell.addWidget(label(part_word(part), "small", "quiet"))
            text = str(known.get(part, ""))
            if part == "division":
                cell.addWidget(self._place_button(text, measures))
            else:
                pad = {"id_number": "code", "phone": "figures"}.get(part, "")
                self.lines[part], held = self.typed_field(text, pad, measures)
                self.lines[part].setAccessibleName(part_word(part))
                cell.addWidget(held)
            grid.addLayout(cell, place // columns, place % columns)

    def value(self) -> object:
        filled = {part: line.text().strip() for part, line in self.lines.items()}
        if self.place is not None and any(filled.values()):
            names = {name: code for code, name in self._divisions.items()}
            filled["division"] = names.get(str(self.place.property("chosen")), "")
        return {part: text for part, text in filled.items() if text} or None

    def mark(self, wrong: bool) -> None:
        for line in self.lines.values():
            _mark(line, wrong)

    def _place_button(self, code: str, measures: Measures) -> QPushButton:
        name = self._divisions.get(code) or next(iter(self._divisions.values()), "")
        self.place = button(name, measures, "down")
        self.place.setProperty("chosen", name)
        names = list(self._divisions.values())
        self.place.clicked.connect(partial(self.picking_wanted.emit, self.place, names))
        return self.place


def _pad(field: Field) -> str:
    rule = field.validation.rule if field.validation else ""
    if field.type in _FIGURES or rule in FIGURE_RULES:
        return "figures"
    return "code" if rule in CODE_RULES else ""


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _mark(line: QLineEdit, wrong: bool) -> None:
    line.setProperty("problem", wrong)
    line.style().unpolish(line)
    line.style().polish(line)


def _fill(holder: QWidget, inner: QWidget) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(inner)
