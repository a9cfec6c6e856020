"""A merged form being filled in: what was typed, what it means, what is wrong with it now.

No widget stands here.  After each change only that is looked at again which depends on it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from permitdesk.domain.answer import Answers, Record, Value
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.checks import Checking, question_problems, record_problems
from permitdesk.domain.errors import Problem
from permitdesk.domain.form import Field
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion, Section
from permitdesk.domain.reading import Unreadable, read_value

Place = tuple[str, str]
"""Licence whose own answer it is (empty for the case's), and key of the question or collection."""


def place_of(question: Question) -> Place:
    """Return where a question's answer stands."""
    return question.licence, question.key


class FormState:
    """One form with its answers.

    Attributes:
        form: Every question there is.
        answers: What could be read; the mappings in it change as answers come.
    """

    def __init__(self, form: MergedForm, checking: Checking, answers: Answers) -> None:
        self.form = form
        self._checking = checking
        self._shared: dict[str, Value] = dict(answers.shared)
        self._own = {code: dict(kept) for code, kept in answers.own.items()}
        self._records = dict(answers.records)
        self.answers = Answers(self._shared, self._own, self._records)
        self._unread: dict[Place, tuple[object, Problem]] = {}
        self._questions = {place_of(item): item for item in form.questions()}
        self._collections = {item.collection: item for item in form.records()}
        self._depends = _dependants(self._questions.values(), self._collections.values())
        self._problems: dict[Place, tuple[Problem, ...]] = {}
        for place in (*self._questions, *(("", name) for name in self._collections)):
            self._check(place)

    def change(self, question: Question, raw: object) -> frozenset[Place]:
        """Take a new answer in.

        Args:
            question: Whose answer it is.
            raw: As typed; nothing where the field was emptied.

        Returns:
            The places whose problems, or whose being asked at all, may have changed.
        """
        return self._put(place_of(question), question.field, question.key, question.licence, raw)

    def change_own(self, question: Question, licence: str, raw: object) -> frozenset[Place]:
        """Let one licence keep a figure of its own (单独改填), or follow the others again."""
        key = question.overridable[licence]
        return self._put(place_of(question), question.field, key, licence, raw)

    def change_rows(self, record: RecordQuestion, rows: Iterable[Record]) -> frozenset[Place]:
        """Take the rows of a collection in."""
        self._records[record.collection] = tuple(rows)
        place = ("", record.collection)
        self._check(place)
        return frozenset({place})

    def value(self, question: Question) -> object:
        """Return what a field shows: the answer, or what was typed and could not be read."""
        place = place_of(question)
        if place in self._unread:
            return self._unread[place][0]
        if question.licence:
            return self._own.get(question.licence, {}).get(question.key)
        return self._shared.get(question.key)

    def rows(self, record: RecordQuestion) -> tuple[Record, ...]:
        """Return the rows of a collection."""
        return self._records.get(record.collection, ())

    def problems_at(self, place: Place) -> tuple[Problem, ...]:
        """List what is wrong with one question or collection."""
        return self._problems.get(place, ())

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is missing or wrong, in the order of the form."""
        for section in self.form.sections:
            yield from self.problems_of(section)

    def problems_of(self, section: Section) -> Iterator[Problem]:
        """Yield what is missing or wrong in one section."""
        for place in places_of(section):
            yield from self.problems_at(place)

    def asked(self, section: Section) -> tuple[Question, ...]:
        """List the questions of a section that are asked under the present answers."""
        return tuple(item for item in section.questions if item.asked(self.answers))

    def file(self, base: ApplicationFile) -> ApplicationFile:
        """Return an application file with all that was typed, what cannot be read included."""
        shared: dict[str, Any] = dict(self._shared)
        own: dict[str, dict[str, Any]] = {code: dict(kept) for code, kept in self._own.items()}
        for (licence, key), (raw, _) in self._unread.items():
            (own.setdefault(licence, {}) if licence else shared)[key] = raw
        rows = {name: tuple(map(_as_row, kept)) for name, kept in self._records.items()}
        return replace(base, answers=shared, own=own, records=rows)

    def _put(
        self, at: Place, field: Field, key: str, licence: str, raw: object
    ) -> frozenset[Place]:
        kept = self._own.setdefault(licence, {}) if licence else self._shared
        self._unread.pop((licence, key), None)
        kept.pop(key, None)
        try:
            value = read_value(field, raw)
        except Unreadable as error:
            facts = {"label": field.label}
            self._unread[licence, key] = (raw, Problem(str(error), key, licence, facts))
        else:
            if value is not None:
                kept[key] = value
        touched = {at} if licence else {at, *self._depends.get(key, ())}
        for place in touched:
            self._check(place)
        return frozenset(touched)

    def _check(self, place: Place) -> None:
        question = self._questions.get(place)
        if question is None:
            record = self._collections[place[1]]
            self._problems[place] = tuple(record_problems(record, self.answers, self._checking))
            return
        if not question.asked(self.answers):
            self._problems[place] = ()
            return
        unread = [
            self._unread[at][1]
            for at in (place, *((code, key) for code, key in question.overridable.items()))
            if at in self._unread
        ]
        found = question_problems(question, self.answers, self._checking)
        typed = {(item.licence, item.field) for item in unread}
        self._problems[place] = (
            *unread,
            *(self._in_words(item) for item in found if (item.licence, item.field) not in typed),
        )

    def _in_words(self, problem: Problem) -> Problem:
        """Name the other field of a comparison by its label."""
        other = self._questions.get(("", str(problem.facts.get("other", ""))))
        if other is None:
            return problem
        return replace(problem, facts={**problem.facts, "other": other.field.label})


def places_of(section: Section) -> Iterator[Place]:
    """Yield where the questions and collections of a section stand."""
    yield from map(place_of, section.questions)
    yield from (("", record.collection) for record in section.records)


def changed_since(before: Answers, after: Answers) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the shared and the own answers that are new or different; emptied ones as None."""
    own = {
        code: difference
        for code in {**before.own, **after.own}
        if (difference := _different(before.own.get(code, {}), after.own.get(code, {})))
    }
    return _different(before.shared, after.shared), own


def _different(before: Mapping[str, Value], after: Mapping[str, Value]) -> dict[str, Any]:
    keys = {**before, **after}
    return {key: after.get(key) for key in keys if before.get(key) != after.get(key)}


def _as_row(record: Record) -> dict[str, Any]:
    return {**record.values, "roles": record.roles}


def _dependants(
    questions: Iterable[Question], records: Iterable[RecordQuestion]
) -> dict[str, tuple[Place, ...]]:
    """Say for each key which questions and collections must be looked at again with it."""
    found: dict[str, dict[Place, None]] = {}
    for question in questions:
        for key in _reads(question):
            found.setdefault(key, {})[place_of(question)] = None
    for record in records:
        for use in record.uses:
            for key in use.visible_when.reads() if use.visible_when else ():
                found.setdefault(key, {})["", record.collection] = None
    return {key: tuple(places) for key, places in found.items()}


def _reads(question: Question) -> frozenset[str]:
    field, keys = question.field, set[str]()
    for condition in (*(use.visible_when for use in question.uses), field.visible_when):
        keys |= condition.reads() if condition else set()
    if check := field.validation:
        keys |= {check.field} if check.field else set()
        keys |= check.when.reads() if check.when else set()
    return frozenset(keys)
