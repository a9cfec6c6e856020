"""A condition in the words of a document."""

from collections.abc import Mapping

from permitdesk.domain.condition import Condition
from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.wording import Wording


def condition_words(condition: Condition, fields: Mapping[str, Field], wording: Wording) -> str:
    """Say when a condition holds: 是否委托代理人办理为“是”."""
    if condition.all:
        parts = [condition_words(part, fields, wording) for part in condition.all]
        return wording.word("and").join(parts)
    if condition.any:
        parts = [condition_words(part, fields, wording) for part in condition.any]
        return wording.word("or").join(parts)
    if condition.negated is not None:
        return wording.word("not", condition=condition_words(condition.negated, fields, wording))
    return _comparison(condition, fields, wording)


def _comparison(condition: Condition, fields: Mapping[str, Field], wording: Wording) -> str:
    field = fields.get(condition.field, Field(condition.field, condition.field, FieldType.TEXT))
    value = condition.value
    if isinstance(value, bool):
        written = wording.word("yes" if value else "no")
    elif isinstance(value, tuple):
        written = wording.word("joined").join(value)
    else:
        written = str(value)
    assert condition.op is not None, "a comparison has an operator"
    return wording.word(condition.op, label=field.label, value=written, unit=field.unit)
