"""Clashing: one element under one key, asked by the forms in units, lists or lengths that differ."""

import re
from collections.abc import Callable, Iterator, Mapping

from permitdesk.catalog.checks.fields import all_fields
from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field, FieldType

_SPELLINGS = {
    "平方米": "㎡", "m²": "㎡", "m2": "㎡", "米": "m", "立方米": "m³", "m³/日": "m³/d",
    "万立方米": "万m³", "名": "人",
}  # fmt: skip
_UNITS = frozenset(
    ("㎡", "m", "m³", "m³/d", "万m³", "人", "个", "台", "间", "层", "张", "年", "吨", "亩", "箱")
) | {"元", "万元", "公顷", "千克"}
_COUNTED = (FieldType.INTEGER, FieldType.DECIMAL)
_IN_LABEL = re.compile(r"（(?:[^（）]*，)?([^（），]+)）$")
_WORDS: Mapping[str, str] = {
    "unit": "catalog.lint.of.unit",
    "choices": "catalog.lint.of.choices",
    "length": "catalog.lint.of.length",
    "format": "catalog.lint.of.format",
}


def equivalences_that_clash(catalog: Catalog) -> Iterator[Finding]:
    """Find keys joined to one element although they differ in unit, choices, length or format."""
    fields = {field.key: field for _, field in all_fields(catalog)}
    for number, item in enumerate(catalog.equivalences):
        one, other = fields[item.key], fields[item.same_as]
        for what, says in _SAYS.items():
            mine, others = says(one), says(other)
            if mine == others or (what != "unit" and not (mine and others)):
                continue  # what one leaves open, the other settles; a unit left open does not
            yield found(
                "catalog.lint.clash",
                *("equivalences", number),
                expected=(_WORDS[what],),
                name=one.key,
                says=mine or "—",
                other=other.key,
                other_says=others or "—",
            )


def labels_in_another_unit(catalog: Catalog) -> Iterator[Finding]:
    """Find rows whose own words name a unit that the field under their key does not have."""
    fields = {field.key: field for _, field in all_fields(catalog)}
    for path, label, key in _rows(catalog):
        field, named = fields.get(key), _IN_LABEL.search(label)
        if field is None or named is None or field.type not in _COUNTED:
            continue
        unit = _spelled(named[1].strip())
        if unit in _UNITS and unit != _spelled(field.unit):
            facts = {"label": label, "unit": unit, "name": key, "other": field.unit or "—"}
            yield found("catalog.lint.label_unit", *path, "label", **facts)


def days_that_are_no_dates(catalog: Catalog) -> Iterator[Finding]:
    """Find rows asked for a day whose field is free text: each form would get its own format."""
    fields = {field.key: field for _, field in all_fields(catalog)}
    for path, label, key in _rows(catalog):
        field = fields.get(key)
        if (
            field is not None
            and field.type is FieldType.TEXT
            and label.endswith(("日期", "年月日"))
        ):
            yield found("catalog.lint.day_as_text", *path, label=label, name=key)


def _rows(catalog: Catalog) -> Iterator[tuple[Path, str, str]]:
    for code, form in catalog.originals.items():
        for s, section in enumerate(form.sections):
            for r, row in enumerate(section.rows):
                if row.key != "system" and not row.derived:
                    yield ("originals", code, "sections", s, "rows", r), row.label, row.key


def _spelled(unit: str) -> str:
    return _SPELLINGS.get(unit, unit)


def _length(field: Field) -> str:
    check = field.validation
    return str(check.max_len) if check and check.max_len is not None else ""


def _format(field: Field) -> str:
    check = field.validation
    if check is None or check.rule == "max_len":
        return ""
    return " ".join(filter(None, (check.rule, check.pattern)))


_SAYS: Mapping[str, Callable[[Field], str]] = {
    "unit": lambda field: _spelled(field.unit),
    "choices": lambda field: "、".join(field.choices),
    "length": _length,
    "format": _format,
}
