"""Unmapped: what is defined and no form shows, and tables that no record type keeps."""

from collections.abc import Iterator, Mapping

from permitdesk.catalog.checks.fields import all_fields
from permitdesk.catalog.faults import Finding, found
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition
from permitdesk.domain.form import FieldType


def shared_fields_without_a_row(catalog: Catalog) -> Iterator[Finding]:
    """Find shared fields that no form asks, no condition reads and nobody is always asked."""
    placed = {row.key for form in catalog.originals.values() for row in form.rows()}
    placed |= {item.same_as for item in catalog.equivalences if item.key in placed}
    read = {key for condition in _conditions(catalog) for key in condition.reads()}
    for key, field in catalog.shared_fields.items():
        if key not in placed | read and not (field.ask_always or field.auto_from):
            yield found("catalog.lint.unplaced", "shared_fields", key, label=field.label)


def tables_without_a_record(catalog: Catalog) -> Iterator[Finding]:
    """Find rows with a table of their own that no record type keeps: typed again in each form."""
    tables = {field.key for _, field in all_fields(catalog) if field.type is FieldType.TABLE}
    for code, form in catalog.originals.items():
        for s, section in enumerate(form.sections):
            for r, row in enumerate(section.rows):
                if row.key in tables and not row.record:
                    path = ("originals", code, "sections", s, "rows", r)
                    yield found("catalog.lint.table_alone", *path, label=row.label)


def columns_without_a_form(catalog: Catalog) -> Iterator[Finding]:
    """Find columns of records that no form shows: nobody would ever be asked for them."""
    shown = {
        (row.record, column)
        for form in catalog.originals.values()
        for row in form.rows()
        for column in (row.columns.values() if isinstance(row.columns, Mapping) else ())
    }
    for name, record in catalog.records.items():
        for number, column in enumerate(record.columns):
            if (name, column.key) not in shown:
                path = ("records", name, "columns", number)
                yield found("catalog.lint.column_unshown", *path, label=column.label)


def _conditions(catalog: Catalog) -> Iterator[Condition]:
    for _, field in all_fields(catalog):
        if field.visible_when:
            yield field.visible_when
    for licence in catalog.licences.values():
        wanted = [material.required_when for material in licence.materials]
        others = [variant.when for variant in licence.statutory_variants]
        others += [need.when for need in licence.depends_on]
        yield from filter(None, (*wanted, *others))
