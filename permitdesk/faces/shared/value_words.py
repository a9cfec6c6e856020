"""An answer as words, for pages that only show it."""

from collections.abc import Mapping

from permitdesk.domain.form import Field, FieldType
from permitdesk.faces.shared.masking import masked_code, masked_name
from permitdesk.faces.shared.messages import part_word
from permitdesk.text import tr


def value_words(field: Field, value: object, divisions: Mapping[str, str]) -> str:
    """Write an answer out; personal data masked.

    Args:
        field: Says type, unit and whether it is personal.
        value: As it is kept.
        divisions: Place code to full name.
    """
    if value is None:
        return tr("answer.none")
    if field.type is FieldType.PERSON and isinstance(value, Mapping):
        return _person(value)
    if field.type is FieldType.ADDRESS and isinstance(value, Mapping):
        place = divisions.get(str(value.get("division", "")), "")
        rest = "".join(str(value.get(part, "")) for part in ("town", "village", "detail"))
        return place + rest
    if isinstance(value, bool):
        return tr("box.yes" if value else "box.no")
    if isinstance(value, tuple | list):
        return _several(value)
    words = f"{value} {field.unit}".strip()
    return masked_code(words) if field.sensitive else words


def _person(value: Mapping[str, object]) -> str:
    shown = []
    for part, text in value.items():
        words = str(text)
        if part == "name":
            words = masked_name(words)
        elif part in ("id_number", "phone"):
            words = masked_code(words)
        shown.append(tr("answer.part", part=part_word(part), value=words))
    return "　".join(shown)


def _several(value: tuple[object, ...] | list[object]) -> str:
    if value and isinstance(value[0], Mapping):
        return tr("answer.rows", count=len(value))
    return "、".join(str(item) for item in value)
