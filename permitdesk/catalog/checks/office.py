"""The office: departments, number series, its place, the words of its documents."""

import re
from collections.abc import Iterator, Mapping

from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.procedure import RULES
from permitdesk.domain.wording import FORMS, Wording

_PLACES = re.compile(r"\{(letter|division|year|serial)(?::0[1-9])?\}")
_BELONGS: Mapping[str, tuple[str, ...]] = {
    "each": ("text",),
    "numbered": ("text", "grid"),
    "columns": ("table",),
    "bar": ("grid",),
    "cells": ("grid",),
    "item": ("ticks",),
    "day": ("signature",),
}
"""Which form of a block a part of it belongs to."""
_WHOLE_CASE = frozenset({"case", "composite_permit", "notice_sheet"})
"""Series that belong to no single action of the procedure."""


def check_departments(catalog: Catalog) -> Iterator[Finding]:
    """Find no lead department or several, and a spelling that two departments claim."""
    leads = [code for code, department in catalog.departments.items() if department.lead]
    if len(leads) != 1:
        yield found("catalog.one_lead", "departments", *leads[1:2], count=len(leads))
    owners: dict[str, str] = {}
    for code, department in catalog.departments.items():
        for number, name in enumerate(department.names):
            if owners.setdefault(name, code) != code:
                path = ("departments", code, "names", number)
                yield found("catalog.twice", *path, name=name, first=owners[name])


def check_numbers(catalog: Catalog) -> Iterator[Finding]:
    """Find number series that cannot be counted, or whose numbers are also another's."""
    first: dict[str, str] = {}
    for series, pattern in catalog.office.numbers.items():
        path = ("office", "numbers", series)
        if re.search(r"[{}]", _PLACES.sub("", pattern)):
            expected = ("{letter}", "{division}", "{year}", "{serial}", "{serial:06}")
            yield found("catalog.bad_number", *path, expected=expected)
            continue
        for place in ("serial", "year"):
            if place not in _PLACES.findall(pattern):
                yield found("catalog.number_without", *path, part=f"{{{place}}}")
        plain = _PLACES.sub(r"{\1}", pattern)
        if first.setdefault(plain, series) != series:
            yield found("catalog.same_numbers", *path, first=first[plain])


def check_series(catalog: Catalog) -> Iterator[Finding]:
    """Find series that the procedure takes numbers from and the office has no pattern for."""
    for series in sorted(_WHOLE_CASE.union(*(rule.series for rule in RULES.values()))):
        if series not in catalog.office.numbers:
            yield found("catalog.no_pattern", "office", "numbers", series, name=series)


def check_office(catalog: Catalog) -> Iterator[Finding]:
    """Find an office at a place that does not exist, or that names nobody to turn to."""
    if catalog.office.division not in catalog.divisions:
        yield found("catalog.unknown_division", "office", "division", name=catalog.office.division)
    for remedy in ("reconsideration", "court"):
        if not catalog.office.remedies.get(remedy):
            yield found("catalog.missing_key", "office", "remedies", remedy)


def check_documents(catalog: Catalog) -> Iterator[Finding]:
    """Find documents numbered in no series, and blocks of no form or two."""
    for kind, wording in catalog.documents.items():
        path = ("documents", kind)
        if wording.series and wording.series not in catalog.office.numbers:
            yield found("catalog.unknown_series", *path, "series", name=wording.series)
        yield from _blocks(wording, path)


def _blocks(wording: Wording, path: Path) -> Iterator[Finding]:
    for number, block in enumerate(wording.blocks):
        forms = {form for form in FORMS if getattr(block, form)}
        if len(forms) != 1:
            yield found("catalog.one_block_form", *path, "blocks", number, expected=FORMS)
        for part, owners in _BELONGS.items():
            if getattr(block, part) and not forms.intersection(owners):
                facts = {"part": part, "owners": owners}
                yield found("catalog.belongs_to", *path, "blocks", number, part, **facts)
