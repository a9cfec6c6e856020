"""Hidden: questions and papers whose condition can hold, but only where nobody is asked for it."""

from collections.abc import Iterator, Mapping

from permitdesk.catalog.checks.conditions import as_readable, fields_of
from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.catalog.solving import holds_never
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition
from permitdesk.domain.form import Field


def questions_never_shown(catalog: Catalog) -> Iterator[Finding]:
    """Find fields and materials that wait for an answer which nobody could give by then.

    A condition that can never hold by itself is refused already.  Here the conditions of the
    fields it reads are taken into account: a field that is hidden has no answer.
    """
    for code in catalog.licences:
        fields = fields_of(catalog, code)
        readable = as_readable(fields.values())
        for path, condition, label in _conditions(catalog, code):
            if holds_never(_asked(condition, fields, ()), readable):
                yield found("catalog.lint.never_shown", *path, label=label)
    readable = as_readable(catalog.shared_fields.values())
    for key, field in catalog.shared_fields.items():
        gate = field.visible_when
        if gate and holds_never(_asked(gate, catalog.shared_fields, ()), readable):
            path = ("shared_fields", key, "visible_when")
            yield found("catalog.lint.never_shown", *path, label=field.label)


def _conditions(catalog: Catalog, code: str) -> Iterator[tuple[Path, Condition, str]]:
    """Yield the conditions of one licence's fields and materials, each with what hangs on it."""
    licence, form = catalog.licences[code], catalog.originals[code]
    for number, field in enumerate(licence.fields):
        if field.visible_when:
            path = ("licences", code, "fields", number, "visible_when")
            yield path, field.visible_when, field.label
    for number, field in enumerate(form.extra_fields):
        if field.visible_when:
            path = ("originals", code, "extra_fields", number, "visible_when")
            yield path, field.visible_when, field.label
    for number, material in enumerate(licence.materials):
        if material.required_when:
            path = ("licences", code, "materials", number, "required_when")
            yield path, material.required_when, material.name


def _asked(condition: Condition, fields: Mapping[str, Field], seen: tuple[str, ...]) -> Condition:
    """Join each comparison with the condition under which its field is asked at all.

    What is denied stays as it is: it holds where the field has no answer, too.
    """
    if condition.negated is not None:
        return condition
    if condition.all:
        return Condition(all=tuple(_asked(part, fields, seen) for part in condition.all))
    if condition.any:
        return Condition(any=tuple(_asked(part, fields, seen) for part in condition.any))
    field = fields.get(condition.field)
    gate = field.visible_when if field else None
    if gate is None or condition.field in seen:
        return condition
    return Condition(all=(condition, _asked(gate, fields, (*seen, condition.field))))
