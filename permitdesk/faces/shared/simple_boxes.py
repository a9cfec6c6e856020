"""The box for a field that takes one simple answer."""

from collections.abc import Sequence

from permitdesk.domain.form import Field, FieldType
from permitdesk.faces.shared.answer_box import MIDDLE, NARROW, AnswerBox
from permitdesk.faces.shared.choice_boxes import BoolBox, ChoiceBox, ManyBox
from permitdesk.faces.shared.text_boxes import DateBox, LongTextBox, TextBox

LONG_TEXT = 200


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


def _width(choices: Sequence[str]) -> int:
    longest = max(map(len, choices), default=0)
    return MIDDLE if longest <= 11 else 260 if longest <= 16 else 320
