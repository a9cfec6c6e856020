"""What an original form must say, told anew from its rows and the record, without the program's own
merging, filling and writing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from permitdesk.domain.answer import Value
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import Field, Row

BLANK, BY_HAND, LATER = "—", "（由机关填写）", "（办结后由系统填写）"


@dataclass(frozen=True)
class Expected:
    """One row: what stands beside its label, or its table."""

    section: str
    label: str
    text: str
    titles: tuple[str, ...] = ()
    records: tuple[tuple[str, ...], ...] = ()

    @property
    def is_blank(self) -> bool:
        return not self.records and self.text in (BLANK, BY_HAND, LATER)


def expected_rows(catalog: Catalog, case: Case, licence: str) -> list[Expected]:
    """Tell what each row of a licence's form must say, before anything is decided."""
    reader = _Record(catalog, case, licence)
    form = catalog.originals[licence]
    return [reader.row(section.title, row) for section in form.sections for row in section.rows]


@dataclass(frozen=True)
class _Record:
    catalog: Catalog
    case: Case
    licence: str

    @property
    def fields(self) -> Mapping[str, Field]:
        own = self.catalog.licences[self.licence].fields
        extra = self.catalog.originals[self.licence].extra_fields
        return {**self.catalog.shared_fields, **{field.key: field for field in (*own, *extra)}}

    def row(self, section: str, row: Row) -> Expected:
        field = self.fields.get(row.key)
        if row.key == "system":
            return Expected(section, row.label, self._system(row))
        if field and field.visible_when and not field.visible_when.holds(_Joined(self)):
            return Expected(section, row.label, BLANK)
        if row.record and isinstance(row.columns, Mapping):
            rows = tuple(self._records(row, row.columns))
            return Expected(section, row.label, "" if rows else BLANK, tuple(row.columns), rows)
        assert field is not None
        value = self.answer(row.key, fresh=field.fresh)
        if isinstance(value, tuple) and value and isinstance(value[0], Mapping):
            cells = tuple(
                tuple(item.get(title) or BLANK for title in field.columns) for item in value
            )
            return Expected(section, row.label, "", field.columns, cells)
        return Expected(section, row.label, self._text(row, field, value) or BLANK)

    def answer(self, key: str, *, fresh: bool = False) -> Value | None:
        """Look an answer up under every name the element has."""
        answers = self.case.application.answers
        own = answers.own.get(self.licence, {})
        if fresh:
            return own.get(key)
        names = [key]
        for name in names:  # grows while it is walked: an element may have many names
            joined = (
                item for item in self.catalog.equivalences if name in (item.key, item.same_as)
            )
            others = chain.from_iterable((item.key, item.same_as) for item in joined)
            names += [other for other in others if other not in names]
        found = [own.get(key), *(answers.shared.get(name) for name in names)]
        return next((value for value in found if value is not None), None)

    def _records(self, row: Row, columns: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
        type_ = self.catalog.records[row.record]
        collection = type_.collection
        dated = {column.key: column.type.value == "date" for column in type_.columns}
        field = self.fields.get(self._asked_under(row.key)) or self.fields.get(row.key)
        role = row.role or (field.label if field else row.label)
        for item in self.case.application.answers.records.get(collection, ()):
            if role in item.roles:
                yield tuple(
                    written(self.catalog, item.values.get(key), dated=dated.get(key, False))
                    or BLANK
                    for key in columns.values()
                )

    def _asked_under(self, key: str) -> str:
        return next((item.same_as for item in self.catalog.equivalences if item.key == key), key)

    def _system(self, row: Row) -> str:
        applied = _day(str(self.case.application.answers.shared["apply_date"]))
        known = {"apply_date": applied, "case_no": self.case.number, "matter_kind": "新办"}
        by_hand = {"office_opinion": LATER, "inspection_opinion": BY_HAND, "licence_no": LATER}
        if row.value == "office_opinion" and row is not self._opinions()[-1]:
            return BY_HAND
        if row.value == "linked_licence_no":
            if set(row.linked) & set(self.case.application.licences):
                return LATER
            held = self.case.application.answers.shared.get("held_" + "_or_".join(row.linked))
            return written(self.catalog, held) or BLANK
        return {**known, **by_hand}.get(row.value, BLANK)

    def _opinions(self) -> list[Row]:
        rows = self.catalog.originals[self.licence].rows()
        return [row for row in rows if row.value == "office_opinion"]

    def _text(self, row: Row, field: Field, value: Value | None) -> str:
        if value is None:
            return ""
        if row.derived:
            return self._derived(row, str(value))
        if row.part and isinstance(value, Mapping):
            return value.get(row.part, "")
        if field.type.value == "person" and isinstance(value, Mapping):
            parts = (value.get(part, "") for part in ("name", "id_number", "phone", "duty"))
            return "".join(parts)
        numeric = field.type.value in ("integer", "decimal")
        unit = field.unit if numeric and f"（{field.unit}）" not in row.label else ""
        text = written(self.catalog, value, dated=field.type.value == "date")
        return text + unit if text else ""

    def _derived(self, row: Row, identity: str) -> str:
        shared = self.case.application.answers.shared
        if shared.get("legal_person_id_type", "居民身份证") != "居民身份证":
            return ""
        if row.part == "gender":
            return "女男"[int(identity[16]) % 2]
        born = f"{identity[6:10]}-{identity[10:12]}-{identity[12:14]}"
        if row.part == "birth_date":
            return _day(born)
        year = int(str(shared["apply_date"])[:4])
        passed = str(shared["apply_date"])[5:] >= born[5:]
        return str(year - int(born[:4]) - (not passed))


class _Joined(dict[str, Value]):
    """Answers under every name an element has, for a condition to read."""

    def __init__(self, record: _Record) -> None:
        super().__init__()
        self.record = record

    def get(self, key: str, default: Any = None) -> Any:
        answers = self.record.case.application.answers
        found = _shared_only(self.record, key)
        return answers.shared.get(key, default) if found is None else found


def _shared_only(record: _Record, key: str) -> Value | None:
    case = record.case
    reader = _Record(record.catalog, case, licence="")
    return reader.answer(key)


def written(catalog: Catalog, value: Value | None, *, dated: bool = False) -> str:
    """Write a value as a form has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(str(item) for item in value)
    if isinstance(value, Mapping):
        place = catalog.divisions.get(value.get("division", ""))
        parts = (value.get(part, "") for part in ("town", "village", "detail"))
        return "".join((place.full_name if place else "", *parts))
    return _day(str(value)) if dated else str(value)


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.year}年{day.month}月{day.day}日"
