"""The original forms: every row places something that exists, every field is placed somewhere."""

from collections.abc import Iterator, Mapping

from permitdesk.catalog.checks.conditions import fields_of
from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.domain.answer import PERSON_PARTS
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field, FieldType, OriginalForm, RecordType, Row

_CONFIDENCE = ("seen", "composed", "guess")
_EVIDENCE = ("form", "added")
_DERIVED = ("gender", "birth_date", "age")
"""What follows from an identity number."""
_LINKED = "linked_licence_no"


def check_both_there(catalog: Catalog) -> Iterator[Finding]:
    """Find licences without a form, and forms without a licence."""
    for code in catalog.licences:
        if code not in catalog.originals:
            yield found("catalog.no_form", "licences", code, name=code)
    for code in catalog.originals:
        if code not in catalog.licences:
            yield found("catalog.unknown_licence", "originals", code, "licence", name=code)


def check_forms(catalog: Catalog) -> Iterator[Finding]:
    """Find words that mean nothing, materials and sources that do not exist, empty sections."""
    for code, form in catalog.originals.items():
        path = ("originals", code)
        if form.confidence not in _CONFIDENCE:
            yield found("catalog.not_one_of", *path, "confidence", expected=_CONFIDENCE)
        for number, source in enumerate(form.sources):
            if source not in catalog.form_sources:
                yield found("catalog.unknown_source", *path, "sources", number, name=source)
        for number, material in enumerate(form.attachments_listed):
            if material not in catalog.shared_materials:
                place = (*path, "attachments_listed", number)
                yield found("catalog.unknown_material", *place, name=material)
        for number, section in enumerate(form.sections):
            if not section.title or not section.rows:
                yield found("catalog.empty_section", *path, "sections", number)


def check_rows(catalog: Catalog) -> Iterator[Finding]:
    """Find rows that place what is not there, or mark it otherwise than the field does."""
    joined = {item.key: item.same_as for item in catalog.equivalences}
    for code, form in _forms_of_licences(catalog):
        fields = fields_of(catalog, code)
        for path, row in _rows(form):
            yield from _system_row(catalog, path, row)
            yield from _evidence(form, path, row)
            if row.key == "system":
                continue
            yield from _placed(catalog, fields, path, row)
            yield from _part(fields, path, row)
            field = fields.get(row.key)
            if row.same_as != joined.get(row.key, ""):
                expected = (joined.get(row.key, "–"),)
                yield found("catalog.not_one_of", *path, "same_as", expected=expected)
            if row.fresh != bool(field and field.fresh):
                yield found("catalog.fresh_differs", *path, "fresh", name=row.key)


def check_columns(catalog: Catalog) -> Iterator[Finding]:
    """Find rows whose record type or columns do not exist, and columns of a table not placed."""
    for code, form in _forms_of_licences(catalog):
        own = {field.key: field for field in (*catalog.licences[code].fields, *form.extra_fields)}
        for path, row in _rows(form):
            if not row.record:
                continue
            record = catalog.records.get(row.record)
            if record is None:
                yield found("catalog.unknown_record", *path, "record", name=row.record)
            elif isinstance(row.columns, Mapping):
                yield from _columns(row.columns, record, own.get(row.key), path)


def check_all_placed(catalog: Catalog) -> Iterator[Finding]:
    """Find fields of a licence that no row of its form asks."""
    for code, form in _forms_of_licences(catalog):
        placed = {row.key for row in form.rows()}
        for number, field in enumerate(catalog.licences[code].fields):
            if field.key not in placed:
                yield found(
                    "catalog.not_placed", "licences", code, "fields", number, name=field.key
                )
        for number, field in enumerate(form.extra_fields):
            if field.key not in placed:
                path = ("originals", code, "extra_fields", number)
                yield found("catalog.not_placed", *path, name=field.key)


def check_records(catalog: Catalog) -> Iterator[Finding]:
    """Find record types with a collection or column of another, or a key that is no column."""
    collections: dict[str, str] = {}
    for name, record in catalog.records.items():
        path = ("records", name)
        first = collections.setdefault(record.collection, name)
        if first != name:
            yield found("catalog.twice", *path, "collection", name=record.collection, first=first)
        keys = [column.key for column in record.columns]
        for number, column in enumerate(record.columns):
            if column.key in keys[:number]:
                yield found("catalog.column_twice", *path, "columns", number, name=column.key)
            if column.type is FieldType.CHOICE and not column.choices:
                yield found("catalog.no_choices", *path, "columns", number, name=column.key)
        for number, key in enumerate(record.identity):
            if key not in keys:
                yield found("catalog.unknown_column", *path, "identity", number, name=key)


def _forms_of_licences(catalog: Catalog) -> Iterator[tuple[str, OriginalForm]]:
    return ((code, form) for code, form in catalog.originals.items() if code in catalog.licences)


def _rows(form: OriginalForm) -> Iterator[tuple[Path, Row]]:
    for s, section in enumerate(form.sections):
        for r, row in enumerate(section.rows):
            yield ("originals", form.licence, "sections", s, "rows", r), row


def _system_row(catalog: Catalog, path: Path, row: Row) -> Iterator[Finding]:
    if row.key == "system" and row.value not in catalog.system_values:
        expected = tuple(catalog.system_values)
        yield found("catalog.not_one_of", *path, "value", expected=expected)
    if row.key != "system" and (row.value or row.linked):
        yield found("catalog.only_system_rows", *path)
    if row.key == "system" and (row.value == _LINKED) != bool(row.linked):
        yield found("catalog.linked_without_value", *path, "linked", value=_LINKED)
    for number, licence in enumerate(row.linked):
        if licence not in catalog.licences:
            yield found("catalog.unknown_licence", *path, "linked", number, name=licence)


def _evidence(form: OriginalForm, path: Path, row: Row) -> Iterator[Finding]:
    seen = form.confidence == "seen" and row.key != "system"
    if seen and row.evidence not in _EVIDENCE:
        yield found("catalog.not_one_of", *path, "evidence", expected=_EVIDENCE)
    if not seen and row.evidence:
        yield found("catalog.evidence_unseen", *path, "evidence")


def _placed(
    catalog: Catalog, fields: Mapping[str, Field], path: Path, row: Row
) -> Iterator[Finding]:
    collections = {record.collection: name for name, record in catalog.records.items()}
    if row.key in collections:
        if row.record != collections[row.key]:
            yield found("catalog.not_one_of", *path, "record", expected=(collections[row.key],))
        if not row.role:
            yield found("catalog.no_role", *path, "role")
    elif row.key not in fields:
        yield found("catalog.unknown_field", *path, "key", name=row.key)


def _part(fields: Mapping[str, Field], path: Path, row: Row) -> Iterator[Finding]:
    if not row.part:
        return
    field = fields.get(row.key)
    if row.part in _DERIVED:
        if row.key != "legal_person_id" or not row.derived:
            yield found("catalog.not_derived", *path, "part", part=row.part)
    elif field is not None and field.type is not FieldType.PERSON:
        yield found("catalog.part_of_no_person", *path, "part", name=row.key)
    elif row.part not in PERSON_PARTS:
        yield found("catalog.not_one_of", *path, "part", expected=(*PERSON_PARTS, *_DERIVED))


def _columns(
    columns: Mapping[str, str], record: RecordType, own: Field | None, path: Path
) -> Iterator[Finding]:
    known = {column.key for column in record.columns}
    for title, key in columns.items():
        if key not in known:
            yield found("catalog.unknown_column", *path, "columns", title, name=key)
    for title in own.columns if own else ():
        if title not in columns:
            yield found("catalog.column_not_placed", *path, "columns", name=title)
