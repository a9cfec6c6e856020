"""One licence's own application form, filled from the merged answers (原表还原).

Every row of the original form appears exactly once, in the form's own order, with what stands there
or with the reason why nothing does.  Nothing is written here: values stay values, so that a paper, a
blank of the office and a test fill in the same thing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from permitdesk.domain.answer import PERSON_PARTS, Answers, Value
from permitdesk.domain.application import Application
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition
from permitdesk.domain.form import Column, Field, FieldType, Row
from permitdesk.domain.identity import RESIDENT, age_on, birth_date_of, gender_of
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion, Use, value_for

OFFICE_OPINION = "office_opinion"
INSPECTION_OPINION = "inspection_opinion"
LICENCE_NO = "licence_no"
LINKED = "linked_licence_no"


class Why(StrEnum):
    """Why a row of an original form stays blank."""

    NOT_ASKED = "not_asked"
    """The form asks it only under a condition that does not hold."""
    OPTIONAL = "optional_not_filled"
    REQUIRED = "required_not_filled"
    """It must be filled and is not yet: a correction is open."""
    WINDOW_FILLS = "window_fills"
    OFFICE_FILLS = "office_fills"
    """Written by hand by the office."""
    OTHER_CASE = "from_other_case"
    """A number of a permit that is not of this case, and the applicant named none."""
    DERIVED_FROM_MISSING = "derived_from_missing"
    """It follows from an identity number that is not there or is no resident's."""
    SYSTEM_LATER = "system_later"
    """The program knows it once the case has gone further."""
    NOT_GRANTED = "not_granted"
    """The licence whose number it shows was denied or withdrawn."""
    NO_VALUE = "system_none"
    """There is no such thing in this office, or for a first application."""


@dataclass(frozen=True)
class Blank:
    """Nothing stands there.

    Attributes:
        condition: For ``NOT_ASKED``: what does not hold, in canonical keys.
        licences: For ``SYSTEM_LATER``, ``NOT_GRANTED``, ``OTHER_CASE``: whose number it is.
    """

    why: Why
    condition: Condition | None = None
    licences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """One value.

    Attributes:
        field: Type and unit it is written by.
        parts: Of a person, those the row shows.
    """

    value: Value
    field: Field
    parts: tuple[str, ...] = PERSON_PARTS


@dataclass(frozen=True)
class Rows:
    """A table.

    Attributes:
        titles: The form's own heads, in its own order.
        columns: For each head what it is written by; a plain table's are text.
        rows: For each record what stands under each head; None where it was left blank.
    """

    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value | None, ...], ...]

    def gaps(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Yield each head under which something is blank, with the places of the rows, from 1."""
        for place, title in enumerate(self.titles):
            blank = [no for no, row in enumerate(self.rows, 1) if row[place] is None]
            if blank:
                yield title, tuple(blank)


Entry = Said | Rows | Blank


@dataclass(frozen=True)
class FilledRow:
    """One row of the original form with what stands there.

    Attributes:
        number: Place in the form, from 1.
    """

    number: int
    section: str
    row: Row
    entry: Entry


@dataclass(frozen=True)
class FilledForm:
    """An original form, all its rows in order."""

    licence: str
    title: str
    rows: tuple[FilledRow, ...]


@dataclass(frozen=True)
class Known:
    """What the office knows and no applicant is asked.

    Attributes:
        values: System value (``case_no``, ``apply_date``, ``matter_kind`` …) to its text; what is
            not there yet is left out, what this office never has is empty.
        numbers: Licence of the case to the number of its permit, filing or decision.
        refused: Licences of the case that were denied or withdrawn.
    """

    values: Mapping[str, str]
    numbers: Mapping[str, str]
    refused: frozenset[str] = frozenset()


def fill(
    catalog: Catalog, form: MergedForm, application: Application, licence: str, known: Known
) -> FilledForm:
    """Fill one licence's original form.

    Args:
        catalog: The version the case was received under.
        form: The merged form of the application's bundle.
        application: The answers.
        licence: One of the bundle.
        known: What the office knows itself.
    """
    filling = _Filling(catalog, form, application.answers, licence, known)
    original = catalog.originals[licence]
    return FilledForm(licence, original.title, tuple(filling.rows()))


class _Filling:
    def __init__(
        self, catalog: Catalog, form: MergedForm, answers: Answers, licence: str, known: Known
    ) -> None:
        self.catalog, self.form, self.answers = catalog, form, answers
        self.licence, self.known = licence, known
        self.original = catalog.originals[licence]
        own = (*catalog.licence(licence).fields, *self.original.extra_fields)
        self.fields = {**catalog.shared_fields, **{field.key: field for field in own}}
        self.asked = {
            use.number: (question, use)
            for question in form.questions()
            for use in question.uses
            if use.licence == licence
        }
        self.recorded = {
            use.number: (record, use)
            for record in form.records()
            for use in record.uses
            if use.licence == licence
        }

    def rows(self) -> Iterator[FilledRow]:
        number = 0
        for section in self.original.sections:
            for row in section.rows:
                number += 1
                yield FilledRow(number, section.title, row, self._entry(number, row))

    def _entry(self, number: int, row: Row) -> Entry:
        if number in self.recorded:
            return self._records(*self.recorded[number])
        if number in self.asked:
            return self._answer(row, *self.asked[number])
        if row.key == "system":
            return self._system(number, row)
        return self._by_itself(row)

    # --- asked ---

    def _answer(self, row: Row, question: Question, use: Use) -> Entry:
        if use.visible_when is not None and not use.visible_when.holds(self.answers.shared):
            return Blank(Why.NOT_ASKED, use.visible_when)
        field = self.fields.get(row.key, question.field)
        value = self._value(question, use)
        if row.derived:
            return self._derived(row, value)
        if use.part and isinstance(value, Mapping):
            value = value.get(use.part)
        if _is_empty(value):
            return self._unanswered(row, question, use)
        assert value is not None, "what is not there is empty"
        if field.type is FieldType.TABLE:
            return _plain_table(field, value)
        if use.part:
            return Said(value, Field(field.key, field.label, FieldType.TEXT))
        return Said(value, field)

    def _value(self, question: Question, use: Use) -> Value | None:
        """Return the answer; what is fresh comes from this licence's own answers alone."""
        if question.licence:
            return self.answers.own.get(self.licence, {}).get(question.key)
        return value_for(use, question, self.answers)

    def _unanswered(self, row: Row, question: Question, use: Use) -> Blank:
        if row.linked:
            return Blank(Why.OTHER_CASE, licences=row.linked)
        if question.by_window:
            return Blank(Why.WINDOW_FILLS)
        return Blank(Why.REQUIRED if use.required else Why.OPTIONAL)

    def _derived(self, row: Row, value: Value | None) -> Entry:
        shared = self.answers.shared
        if shared.get("legal_person_id_type", RESIDENT) != RESIDENT or not isinstance(value, str):
            return Blank(Why.DERIVED_FROM_MISSING)
        born = birth_date_of(value)
        if born is None:
            return Blank(Why.DERIVED_FROM_MISSING)
        if row.part == "gender":
            return Said(gender_of(value), _field(row, FieldType.TEXT))
        if row.part == "birth_date":
            return Said(born.isoformat(), _field(row, FieldType.DATE))
        day = date.fromisoformat(str(shared["apply_date"]))
        return Said(age_on(born, day), _field(row, FieldType.INTEGER))

    # --- records ---

    def _records(self, record: RecordQuestion, use: Use) -> Entry:
        if use.visible_when is not None and not use.visible_when.holds(self.answers.shared):
            return Blank(Why.NOT_ASKED, use.visible_when)
        placed = use.columns or {}
        rows = [
            tuple(item.values.get(key) for key in placed.values())
            for item in self.answers.records.get(record.collection, ())
            if use.role in item.roles
        ]
        if not rows:
            return Blank(Why.REQUIRED if use.required else Why.OPTIONAL)
        columns = tuple(record.type.column(key) for key in placed.values())
        return Rows(tuple(placed), columns, tuple(rows))

    # --- known without asking ---

    def _by_itself(self, row: Row) -> Entry:
        """Return what the program fills in for a field: place, industry class, route."""
        key = self.form.aliases.get(row.key, row.key)
        value = self.answers.of(self.licence, row.key) or self.answers.of(self.licence, key)
        if value is None:
            return Blank(Why.REQUIRED if row.required else Why.OPTIONAL)
        return Said(value, self.fields[row.key])

    def _system(self, number: int, row: Row) -> Entry:
        if row.value in (LINKED, LICENCE_NO):
            here = [code for code in row.linked or (self.licence,) if code in self.form.licences]
            return self._numbers(row, here)
        if row.value == INSPECTION_OPINION:
            return Blank(Why.OFFICE_FILLS)
        if row.value == OFFICE_OPINION and number != self._last_opinion():
            return Blank(Why.OFFICE_FILLS)
        if row.value not in self.known.values:
            return Blank(Why.SYSTEM_LATER, licences=(self.licence,))
        text = self.known.values[row.value]
        return Said(text, _field(row, FieldType.TEXT)) if text else Blank(Why.NO_VALUE)

    def _numbers(self, row: Row, licences: list[str]) -> Entry:
        """Return the numbers of permits of this case."""
        found = [self.known.numbers[code] for code in licences if self.known.numbers.get(code)]
        if found:
            return Said(tuple(found), _field(row, FieldType.TEXT))
        refused = all(code in self.known.refused for code in licences)
        return Blank(Why.NOT_GRANTED if refused else Why.SYSTEM_LATER, licences=tuple(licences))

    def _last_opinion(self) -> int:
        """Return the row for the decision: those above it are for the steps before."""
        rows = enumerate(self.original.rows(), 1)
        return max(number for number, row in rows if row.value == OFFICE_OPINION)


def _is_empty(value: Value | None) -> bool:
    if isinstance(value, Mapping):
        return not any(value.values())
    return value is None or value in ("", ())


def _field(row: Row, type_: FieldType) -> Field:
    return Field(row.key, row.label, type_)


def _plain_table(field: Field, value: Value) -> Rows:
    assert isinstance(value, tuple), "a table is kept as rows"
    return Rows(
        field.columns,
        tuple(Column(title, title, FieldType.TEXT) for title in field.columns),
        tuple(
            tuple(row.get(title) or None for title in field.columns)
            for row in value
            if isinstance(row, Mapping)
        ),
    )
