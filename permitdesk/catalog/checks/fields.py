"""Fields: one definition and one type for each key, choices and columns, what they depend on."""

import re
from collections.abc import Iterator, Mapping

from permitdesk.catalog.checks.conditions import as_readable, condition_findings, fields_of
from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field, FieldType

_AUTO_FROM = ("industry", "premises_address", "route", "now")
_FILLED_BY = ("window",)
_ASK_WHEN = ("commitment_offered",)


def all_fields(catalog: Catalog) -> Iterator[tuple[Path, Field]]:
    """Yield every field there is, with its place."""
    for key, field in catalog.shared_fields.items():
        yield ("shared_fields", key), field
    for code, licence in catalog.licences.items():
        for number, field in enumerate(licence.fields):
            yield ("licences", code, "fields", number), field
    for code, form in catalog.originals.items():
        for number, field in enumerate(form.extra_fields):
            yield ("originals", code, "extra_fields", number), field


def check_keys(catalog: Catalog) -> Iterator[Finding]:
    """Find keys with two definitions, or that are the name of a collection of records."""
    first: dict[str, tuple[Path, Field]] = {}
    collections = {record.collection for record in catalog.records.values()}
    for path, field in all_fields(catalog):
        if field.key in collections or field.key == "system":
            yield found("catalog.field_named_as_collection", *path, "key", name=field.key)
        if field.key not in first:
            first[field.key] = (path, field)
            continue
        other, known = first[field.key]
        facts = {"name": field.key, "owner": other[1], "type": known.type.value}
        if known.type is not field.type:
            yield found("catalog.two_types", *path, "type", **facts)
        else:
            yield found("catalog.defined_twice", *path, "key", **facts)


def check_fields(catalog: Catalog) -> Iterator[Finding]:
    """Find choices without choices, tables without columns, words that mean nothing."""
    for path, field in all_fields(catalog):
        rule = field.validation.rule if field.validation else ""
        choices = field.type in (FieldType.CHOICE, FieldType.MULTICHOICE)
        if choices and not field.choices and not rule.startswith("gbt"):
            yield found("catalog.no_choices", *path, "choices", name=field.key)
        if field.type is FieldType.TABLE and not field.columns:
            yield found("catalog.no_columns", *path, "columns", name=field.key)
        for name, given, known in (
            ("auto_from", field.auto_from, _AUTO_FROM),
            ("filled_by", field.filled_by, _FILLED_BY),
            ("ask_when", field.ask_when, _ASK_WHEN),
        ):
            if given and given not in known:
                yield found("catalog.not_one_of", *path, name, expected=known)


def check_validation(catalog: Catalog) -> Iterator[Finding]:
    """Find checks that name a field that does not exist, or a pattern nobody can read."""
    keys = {field.key for _, field in all_fields(catalog)}
    for path, field in all_fields(catalog):
        check = field.validation
        if check is None:
            continue
        if check.field and check.field not in keys:
            yield found("catalog.unknown_field", *path, "validation", "field", name=check.field)
        try:
            re.compile(check.pattern)
        except re.error:
            yield found("catalog.bad_pattern", *path, "validation", "pattern")


def check_conditions(catalog: Catalog) -> Iterator[Finding]:
    """Find what is wrong with the conditions under which fields are asked and checked."""
    shared = as_readable(catalog.shared_fields.values())
    scopes = {code: as_readable(fields_of(catalog, code).values()) for code in catalog.licences}
    for path, field in all_fields(catalog):
        readable = shared if path[0] == "shared_fields" else scopes.get(str(path[1]), shared)
        if field.visible_when:
            yield from condition_findings(field.visible_when, readable, (*path, "visible_when"))
        if field.validation and field.validation.when:
            inner = (*path, "validation", "when")
            yield from condition_findings(field.validation.when, readable, inner)


def check_visible_cycles(catalog: Catalog) -> Iterator[Finding]:
    """Find fields that are asked only if they were answered, through however many others."""
    joined = {item.key: item.same_as for item in catalog.equivalences}
    places: dict[str, Path] = {}
    reads: dict[str, set[str]] = {}
    for path, field in all_fields(catalog):
        key = root(field.key, joined)
        places.setdefault(key, path)
        if field.visible_when:
            places[key] = (*path, "visible_when")
            read = {root(name, joined) for name in field.visible_when.reads()}
            reads.setdefault(key, set()).update(read)
    for circle in circles(reads):
        yield found("catalog.circle", *places[circle[0]], names=(*circle, circle[0]))


def root(key: str, joined: Mapping[str, str]) -> str:
    """Return the last key of a chain of equivalences; a circle ends where it began."""
    seen = {key}
    while key in joined and joined[key] not in seen:
        key = joined[key]
        seen.add(key)
    return key


def circles(leads_to: Mapping[str, set[str]]) -> Iterator[tuple[str, ...]]:
    """Yield each circle of a graph once, from its first member in order of the names."""
    done: set[str] = set()
    for start in sorted(leads_to):
        path: list[str] = []
        waiting = [(start, 0)]
        while waiting:
            node, depth = waiting.pop()
            del path[depth:]
            if node in path:
                yield tuple(path[path.index(node) :])
            elif node not in done:
                done.add(node)
                path.append(node)
                waiting.extend((after, depth + 1) for after in sorted(leads_to.get(node, ())))
