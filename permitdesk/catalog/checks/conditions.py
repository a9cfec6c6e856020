"""What is wrong with a condition: what it reads, how it compares, whether it can ever hold."""

from collections.abc import Iterable, Iterator, Mapping

from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.catalog.solving import Readable, holds_never
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import Field, FieldType

OPS: Mapping[FieldType, frozenset[Op]] = {
    FieldType.BOOLEAN: frozenset({Op.EQ, Op.NE}),
    FieldType.INTEGER: frozenset({Op.EQ, Op.NE, Op.GTE, Op.LTE}),
    FieldType.DECIMAL: frozenset({Op.EQ, Op.NE, Op.GTE, Op.LTE}),
    FieldType.CHOICE: frozenset({Op.EQ, Op.NE, Op.IN}),
    FieldType.MULTICHOICE: frozenset({Op.CONTAINS}),
    FieldType.TEXT: frozenset({Op.EQ, Op.NE, Op.IN}),
    FieldType.DATE: frozenset({Op.EQ, Op.NE}),
}
"""How an answer of each type may be compared; what is not here is not compared at all."""
_VALUES: Mapping[FieldType, tuple[type, str]] = {
    FieldType.BOOLEAN: (bool, "catalog.type.yes_or_no"),
    FieldType.INTEGER: (int, "catalog.type.whole_number"),
    FieldType.DECIMAL: (int, "catalog.type.whole_number"),
}
_TEXT = (str, "catalog.type.text")


def condition_findings(
    condition: Condition, readable: Mapping[str, Readable], path: Path
) -> Iterator[Finding]:
    """Find what is wrong with one condition; whether it can hold is asked where all else is right."""
    wrong = [
        finding
        for place, part in comparisons(condition, path)
        for finding in _comparison_findings(part, readable, place)
    ]
    yield from wrong
    if not wrong and holds_never(condition, readable):
        yield found("catalog.never_holds", *path)


def comparisons(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    """Yield the single comparisons, each with its place."""
    if condition.field:
        yield path, condition
    for number, part in enumerate(condition.all):
        yield from comparisons(part, (*path, "all", number))
    for number, part in enumerate(condition.any):
        yield from comparisons(part, (*path, "any", number))
    if condition.negated is not None:
        yield from comparisons(condition.negated, (*path, "negated"))


def as_readable(fields: Iterable[Field]) -> dict[str, Readable]:
    """Tell what a condition needs to know of fields, by key."""
    return {field.key: Readable(field.type, field.choices) for field in fields}


def fields_of(catalog: Catalog, code: str) -> dict[str, Field]:
    """Return what the conditions of a licence may read: its own fields and the shared ones."""
    form = catalog.originals.get(code)
    own = (*catalog.licences[code].fields, *(form.extra_fields if form else ()))
    return {**catalog.shared_fields, **{field.key: field for field in own}}


def _comparison_findings(
    part: Condition, readable: Mapping[str, Readable], path: Path
) -> Iterator[Finding]:
    read = readable.get(part.field)
    if read is None:
        yield found("catalog.unknown_field", *path, "field", name=part.field)
        return
    ops = OPS.get(read.type, frozenset())
    if part.op not in ops:
        expected = tuple(op.value for op in Op if op in ops)
        yield found("catalog.wrong_op", *path, "op", type=read.type.value, expected=expected)
        return
    if (part.op is Op.IN) != isinstance(part.value, tuple):
        word = "catalog.type.list" if part.op is Op.IN else "catalog.type.text"
        yield found("catalog.wrong_type", *path, "value", expected=(word,))
        return
    type_, word = _VALUES.get(read.type, _TEXT)
    for value in part.value if isinstance(part.value, tuple) else (part.value,):
        if not isinstance(value, type_) or (type_ is int and isinstance(value, bool)):
            yield found("catalog.wrong_type", *path, "value", expected=(word,))
        elif read.choices and value not in read.choices:
            yield found("catalog.not_a_choice", *path, "value", name=value, field=part.field)
