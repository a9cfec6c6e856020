"""One question of the form on the kiosk: label, field, and what is wrong with it below."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from permitdesk.domain.answer import ADDRESS_PARTS
from permitdesk.domain.form import Field, FieldType
from permitdesk.faces.kiosk.editors import (
    FEW_CHOICES,
    ChoiceEditor,
    DayEditor,
    Editor,
    LineEditor,
    ListEditor,
    PartsEditor,
    YesNoEditor,
)
from permitdesk.faces.kiosk.measures import Measures
from permitdesk.faces.kiosk.plain import unit_word
from permitdesk.faces.kiosk.touch import label
from permitdesk.text import tr


class AskBox(QWidget):
    """A question with its field.

    Attributes:
        editor: The field.
        told: The sentence under it; empty while nothing is wrong.
    """

    def __init__(self, head: str, note: str, editor: Editor, told: str, measures: Measures) -> None:
        """Make it.

        Args:
            head: What is asked.
            note: What one declares by it; empty for nothing.
            editor: The field.
            told: What is wrong with what stands in it; empty for nothing.
            measures: Sizes.
        """
        super().__init__()
        self.editor = editor
        self.told = label(told, "small", "soon")
        self.told.setVisible(bool(told))
        editor.setAccessibleName(head)
        editor.mark(bool(told))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.gap // 2)
        column.addWidget(label(head, "body"))
        if note:
            column.addWidget(label(note, "small", "quiet"))
        column.addWidget(editor)
        column.addWidget(self.told)


def head_of(field: Field, *, needed: bool) -> str:
    """Write what a field asks: label, unit, and whether it may stay empty."""
    unit = unit_word(field.unit)
    words = tr("kiosk.form.with_unit", label=field.label, unit=unit) if unit else field.label
    return words if needed else tr("kiosk.form.optional", label=words)


def editor_for(
    field: Field,
    value: object,
    measures: Measures,
    *,
    parts: Sequence[str] = (),
    divisions: Mapping[str, str] | None = None,
) -> Editor:
    """Return the field that fits a type.

    Args:
        field: What is asked.
        value: What is filled in already, raw.
        measures: Sizes.
        parts: Parts of a person that are asked.
        divisions: Place code to name, for an address.
    """
    if field.type is FieldType.BOOLEAN:
        return YesNoEditor(value, measures)
    if field.type is FieldType.MULTICHOICE:
        chosen = value if isinstance(value, list | tuple) else ()
        return ChoiceEditor(field.choices, chosen, measures, several=True)
    if field.type is FieldType.CHOICE and field.choices:
        if len(field.choices) > FEW_CHOICES:
            return ListEditor(field.choices, str(value or ""), measures)
        return ChoiceEditor(field.choices, (str(value),), measures, several=False)
    if field.type is FieldType.PERSON:
        return PartsEditor(parts, value, measures)
    if field.type is FieldType.ADDRESS:
        return PartsEditor(ADDRESS_PARTS, value, measures, divisions)
    if field.type is FieldType.DATE:
        return DayEditor(field, value, measures)
    return LineEditor(field, value, measures)
