"""Drift: two elements with the same words and type that nobody declared to be one, or two."""

import re
from collections.abc import Iterator, Mapping

from permitdesk.catalog.checks.fields import all_fields, root
from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field, FieldType

_ASIDE = re.compile(r"（(?:㎡|m²|平方米|m|米|万元|元|人|个|张|亩|m³|万m³|间)）$|[\s：:·]")


def elements_called_the_same(catalog: Catalog) -> Iterator[Finding]:
    """Find rows of two forms with the same words and type under keys that nothing joins.

    Said at the later row; parts of persons, records and what is given afresh are left out.
    """
    fields = {field.key: field for _, field in all_fields(catalog)}
    joined = {item.key: item.same_as for item in catalog.equivalences}
    related = {frozenset((item.origin, item.to)) for item in catalog.suggestions}
    first: dict[tuple[str, FieldType], tuple[str, str, str]] = {}
    said: set[frozenset[str]] = set()
    for path, code, label, key in _rows(catalog, fields):
        known = first.setdefault((_plain(label), fields[key].type), (key, code, label))
        pair = frozenset((root(key, joined), root(known[0], joined)))
        if len(pair) == 1 or pair in said or frozenset((key, known[0])) in related:
            continue
        if pair <= catalog.shared_fields.keys():
            continue  # both were named for all forms, so they were told apart on purpose
        said.add(pair)
        facts = {"label": label, "name": key, "other": known[0], "licence": known[1]}
        yield found("catalog.lint.drift", *path, **facts)


def _rows(catalog: Catalog, fields: Mapping[str, Field]) -> Iterator[tuple[Path, str, str, str]]:
    for code, form in catalog.originals.items():
        for s, section in enumerate(form.sections):
            for r, row in enumerate(section.rows):
                field = fields.get(row.key)
                if field is None or field.fresh or row.part or row.record or row.derived:
                    continue
                yield ("originals", code, "sections", s, "rows", r), code, row.label, row.key


def _plain(label: str) -> str:
    """Leave out the unit in brackets, spaces and colons."""
    return _ASIDE.sub("", label) or label
