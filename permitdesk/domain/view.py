"""Views of one merged form: the applicant's whole, one department's part, and where it comes from.

What a department sees follows from the rows of its own forms, never from a list kept by hand: the
questions its rows show, the answers its conditions read, and the papers its licences ask for.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from permitdesk.domain.answer import Answers, Record, Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition
from permitdesk.domain.errors import NotFound
from permitdesk.domain.form import FieldType
from permitdesk.domain.law import Source
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion, Section, Use, in_keys_of


@dataclass(frozen=True)
class View:
    """What one reader sees of a merged form, of its answers and of its papers.

    Attributes:
        department: Code of the department; empty for the applicant, who sees all.
        form: The part of the merged form; ``form.licences`` are the licences it is for.
        known: Keys of the rows the program fills by itself in these forms.
    """

    department: str
    form: MergedForm
    known: frozenset[str] = frozenset()

    def answers(self, answers: Answers) -> Answers:
        """Return only the answers this reader needs, down to the parts of a person."""
        if not self.department:
            return answers
        shared = {key: answers.shared[key] for key in sorted(self.known) if key in answers.shared}
        for question in self.form.questions():
            if not question.licence and question.key in answers.shared:
                shared[question.key] = _parts_shown(question, answers.shared[question.key])
        return Answers(
            shared,
            {code: kept for code, kept in answers.own.items() if code in self.form.licences},
            {record.collection: tuple(_rows(record, answers)) for record in self.form.records()},
        )

    def materials(self, needs: Iterable[MaterialNeed]) -> tuple[MaterialNeed, ...]:
        """Return the papers of a set that this reader's licences ask for."""
        own = {need.key: _of(need, self.form.licences) for need in needs}
        return tuple(need for need in own.values() if need.uses)


@dataclass(frozen=True)
class Origin:
    """One row of an original form that a question comes from.

    Attributes:
        number: Its place in the form, from 1.
        label: The form's own words.
        fills: The answer stands in this row; False where the row only depends on it.
        articles: What the licence stands on.
    """

    licence: str
    form: str
    section: str
    number: int
    label: str
    required: bool
    fills: bool
    articles: tuple[Source, ...]


def applicant_view(form: MergedForm) -> View:
    """Return the whole merged form, as the applicant fills it."""
    return View("", form)


def department_view(form: MergedForm, catalog: Catalog, department: str) -> View:
    """Return what one department needs of a merged form for the licences it is in charge of.

    In charge is the department that the licence names, and whoever decides in its place.

    Args:
        form: The merged form of the whole bundle.
        catalog: The definitions it was merged from.
        department: Its code.

    Raises:
        NotFound: ``department.unknown``.
    """
    if department not in catalog.departments:
        raise NotFound("department.unknown", department=department)
    licences = tuple(
        code
        for code in form.licences
        if department
        in (catalog.licence(code).authority.code, catalog.decider(catalog.licence(code)).code)
    )
    known = {row.key for code in licences for row in catalog.originals[code].rows()}
    return View(department, part_of(form, catalog, licences), frozenset(known))


def part_of(form: MergedForm, catalog: Catalog, licences: tuple[str, ...]) -> MergedForm:
    """Return the part of a merged form that some of its licences need.

    Questions of other licences stay only where a condition of these reads the answer; they are
    gates then and show no row.
    """
    read = _read(form, catalog, licences)
    sections = (
        replace(
            section,
            questions=tuple(_questions(section, licences, read)),
            records=tuple(_records(section, licences)),
        )
        for section in form.sections
    )
    kept = tuple(section for section in sections if section.questions or section.records)
    return replace(form, licences=licences, sections=kept)


def trace(form: MergedForm, catalog: Catalog, key: str) -> tuple[Origin, ...]:
    """Say which rows of which forms a question comes from (这一问从哪里来).

    Args:
        form: The merged form.
        catalog: The definitions it was merged from.
        key: Of a question, of an original form's own field, or of a collection of records.

    Raises:
        NotFound: ``form.no_question``: nothing of this form is asked under the key.
    """
    asked = form.aliases.get(key, key)
    filled = [use for item in form.questions() if item.key == asked for use in item.uses]
    filled += [
        use for record in form.records() if record.collection == asked for use in record.uses
    ]
    read = [use for use in _uses(form) if use.visible_when and asked in use.visible_when.reads()]
    known = any(item.key == asked for item in form.questions())
    if not filled and not known:
        raise NotFound("form.no_question", question=key)
    return (
        *(_origin(catalog, use, fills=True) for use in filled),
        *(_origin(catalog, use, fills=False) for use in read),
    )


def _origin(catalog: Catalog, use: Use, *, fills: bool) -> Origin:
    return Origin(
        licence=use.licence,
        form=use.form,
        section=use.section,
        number=use.number,
        label=use.label,
        required=use.required,
        fills=fills,
        articles=catalog.licence(use.licence).legal_basis,
    )


def _uses(form: MergedForm) -> Iterator[Use]:
    for question in form.questions():
        yield from question.uses
    for record in form.records():
        yield from record.uses


def _questions(
    section: Section, licences: tuple[str, ...], read: frozenset[str]
) -> Iterator[Question]:
    for question in section.questions:
        uses = tuple(use for use in question.uses if use.licence in licences)
        if uses or (question.key in read and not question.licence):
            own = {code: key for code, key in question.overridable.items() if code in licences}
            yield replace(question, uses=uses, overridable=own)


def _records(section: Section, licences: tuple[str, ...]) -> Iterator[RecordQuestion]:
    for record in section.records:
        uses = tuple(use for use in record.uses if use.licence in licences)
        if uses:
            yield replace(record, uses=uses)


def _read(form: MergedForm, catalog: Catalog, licences: tuple[str, ...]) -> frozenset[str]:
    """Name the questions whose answers decide what these licences ask for."""
    rules: list[Condition | None] = [
        use.visible_when for use in _uses(form) if use.licence in licences
    ]
    rules += [
        in_keys_of(form.aliases, material.required_when)
        for code in licences
        for material in catalog.licence(code).materials
    ]
    own = {item.key: item.field.visible_when for item in form.questions() if not item.licence}
    known: set[str] = set()
    while rules:
        rule = rules.pop()
        fresh = rule.reads() - known if rule else frozenset()
        known |= fresh
        rules += [own.get(key) for key in fresh]
    return frozenset(known)


def _parts_shown(question: Question, value: Value) -> Value:
    """Leave of a person only the parts that the forms show."""
    parts = {use.part for use in question.uses}
    if question.field.type is not FieldType.PERSON or "" in parts or not isinstance(value, Mapping):
        return value
    return {part: text for part, text in value.items() if part in parts}


def _rows(record: RecordQuestion, answers: Answers) -> Iterator[Record]:
    """Yield the records that play a role in these forms, with the columns shown for it."""
    for row in answers.records.get(record.collection, ()):
        roles = tuple(role for role in row.roles if role in record.roles)
        shown = {column for role in roles for column in record.columns_of(role)}
        if roles:
            yield Record({key: row.values[key] for key in row.values if key in shown}, roles)


def _of(need: MaterialNeed, licences: tuple[str, ...]) -> MaterialNeed:
    return replace(need, uses={code: item for code, item in need.uses.items() if code in licences})
