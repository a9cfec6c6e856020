"""What changing a key fact adds or removes, said before it is confirmed (实时差异).

Both sides are worked out anew from the definitions and the same answers; nothing is carried over
from one to the other.  So changing a fact back gives exactly the old form, and no answer is lost
on the way: answers are read here and never written.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.form import FieldType
from permitdesk.domain.industry import Choice, Need
from permitdesk.domain.materials import materials_of
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion, merge
from permitdesk.domain.prefilling import prefilled
from permitdesk.domain.timing import Limit

Key = TypeVar("Key")
Item = TypeVar("Item")


@dataclass(frozen=True)
class Asked:
    """One thing asked of the applicant, of one side of a difference.

    Attributes:
        key: Key of the question, or collection of the records.
        label: Of the question, or of the records' column.
        licence: The licence it is given afresh for; empty when asked once for the case.
        role: Role of the records; empty for a question.
        part: Part of a person, or column of the records; empty for all of it.
        licences: Whose forms ask it under the answers; empty for what only conditions read.
    """

    key: str
    label: str
    licence: str = ""
    role: str = ""
    part: str = ""
    licences: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaperChange:
    """A paper that is wanted otherwise.

    Attributes:
        before, after: Copies to bring; 0 where it is not to be brought.
        licences: Who asks for it, on the side where it is to be brought; after where both.
    """

    key: str
    name: str
    before: int
    after: int
    licences: tuple[str, ...]


@dataclass(frozen=True)
class Days:
    """How long one licence takes."""

    promised: Limit
    statutory: Limit


@dataclass(frozen=True)
class DaysChange:
    """A licence whose days are others; None on the side where it is not needed."""

    licence: str
    before: Days | None
    after: Days | None


@dataclass(frozen=True)
class Difference:
    """All that is added or removed between two sets of guide answers.

    Attributes:
        licences_added, licences_removed: Each with the answers that decided, of the side after.
        longest: Working days promised for the slowest licence, before and after.
    """

    licences_added: tuple[Need, ...]
    licences_removed: tuple[Need, ...]
    questions_added: tuple[Asked, ...]
    questions_removed: tuple[Asked, ...]
    papers: tuple[PaperChange, ...]
    days: tuple[DaysChange, ...]
    longest: tuple[int, int]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing changes for the applicant."""
        lists = (
            self.licences_added,
            self.licences_removed,
            self.questions_added,
            self.questions_removed,
            self.papers,
            self.days,
        )
        return not any(lists)


@dataclass(frozen=True)
class Side:
    """What follows from one set of guide answers.

    Attributes:
        answers: The form's answers as they would count, the guide's own facts put in.
    """

    choice: Choice
    form: MergedForm
    answers: Answers


def side(catalog: Catalog, industry: str, guide: Mapping[str, Value], answers: Answers) -> Side:
    """Work out what follows from guide answers, beside what is typed already.

    Raises:
        NotFound: ``industry.unknown``.
        NotAllowed: ``guide.incomplete``; ``guide.parameter_unset``.
    """
    choice = catalog.choose(industry, guide)
    form = merge(catalog, choice.bundle, industry)
    facts = prefilled(catalog.industry(industry), choice.answers, form)
    return Side(choice, form, replace(answers, shared={**answers.shared, **facts}))


def difference(
    catalog: Catalog,
    industry: str,
    before: Mapping[str, Value],
    after: Mapping[str, Value],
    answers: Answers,
) -> Difference:
    """Say what changing the guide's answers adds or removes.

    Args:
        catalog: Definitions in force.
        industry: Its code.
        before: Guide answers now, all of them.
        after: Guide answers if it is confirmed, all of them.
        answers: What is typed in the form already; it decides which questions are asked.

    Raises:
        NotFound: ``industry.unknown``.
        NotAllowed: ``guide.incomplete``; ``guide.parameter_unset``.
    """
    old, new = (side(catalog, industry, guide, answers) for guide in (before, after))
    asked_before, asked_after = _asked(old), _asked(new)
    days_before, days_after = _days(catalog, old), _days(catalog, new)
    return Difference(
        licences_added=tuple(_only(_needs(new), _needs(old))),
        licences_removed=tuple(
            need for need in new.choice.not_needed if need.licence in _needs(old)
        ),
        questions_added=tuple(_only(asked_after, asked_before)),
        questions_removed=tuple(_only(asked_before, asked_after)),
        papers=tuple(_paper_changes(_papers(catalog, old), _papers(catalog, new))),
        days=tuple(
            DaysChange(code, days_before.get(code), days_after.get(code))
            for code in _either(days_before, days_after)
            if days_before.get(code) != days_after.get(code)
        ),
        longest=(_longest(days_before), _longest(days_after)),
    )


def _needs(of: Side) -> dict[str, Need]:
    return {need.licence: need for need in (*of.choice.needed, *of.choice.filings)}


def _only(these: Mapping[Key, Item], not_those: Mapping[Key, Item]) -> Iterable[Item]:
    return (item for key, item in these.items() if key not in not_those)


def _either(before: Mapping[str, Item], after: Mapping[str, Item]) -> Iterable[str]:
    return dict.fromkeys((*before, *after))


# --- what is asked ---


def _asked(of: Side) -> dict[tuple[str, str, str, str], Asked]:
    items = [
        *(item for question in of.form.questions() for item in _of_question(question, of.answers)),
        *(item for records in of.form.records() for item in _of_records(records, of.answers)),
    ]
    return {(item.key, item.licence, item.role, item.part): item for item in items}


def _of_question(question: Question, answers: Answers) -> Iterator[Asked]:
    if question.by_window or not question.asked(answers):
        return
    is_person = question.field.type is FieldType.PERSON
    licences = tuple(dict.fromkeys(use.licence for use in question.asked_by(answers)))
    for part in question.parts(answers) if is_person and question.uses else ("",):
        yield Asked(
            question.key, question.field.label, question.licence, part=part, licences=licences
        )


def _of_records(records: RecordQuestion, answers: Answers) -> Iterator[Asked]:
    for use in records.asked_by(answers):
        for column in dict.fromkeys((use.columns or {}).values()):
            users = tuple(
                dict.fromkeys(
                    other.licence
                    for other in records.asked_by(answers)
                    if other.role == use.role and column in (other.columns or {}).values()
                )
            )
            label = records.type.column(column).label
            yield Asked(records.collection, label, "", use.role, column, users)


# --- papers and days ---


def _papers(catalog: Catalog, of: Side) -> dict[str, PaperChange]:
    """Return each paper to bring, as if it had just been added."""
    needs = materials_of(catalog, of.choice.bundle, of.answers)
    return {
        need.key: PaperChange(need.key, need.name, 0, need.copies, tuple(need.uses))
        for need in needs
        if need.to_hand_in
    }


def _paper_changes(
    before: Mapping[str, PaperChange], after: Mapping[str, PaperChange]
) -> Iterator[PaperChange]:
    for key in _either(before, after):
        old, new = before.get(key), after.get(key)
        if old is None and new is not None:
            yield new
        elif old is not None and new is None:
            yield replace(old, before=old.after, after=0)
        elif old is not None and new is not None and old.after != new.after:
            yield replace(new, before=old.after)


def _days(catalog: Catalog, of: Side) -> dict[str, Days]:
    licences = (catalog.licence(code) for code in of.choice.bundle)
    return {
        item.code: Days(item.promised_limit(of.answers), item.statutory_limit(of.answers))
        for item in licences
    }


def _longest(days: Mapping[str, Days]) -> int:
    return max((item.promised.length for item in days.values()), default=0)
