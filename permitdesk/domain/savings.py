"""What one form, one set of papers and one visit save (减了多少), counted from the merging itself.

Nothing here is typed in: each figure is counted twice over the same rows, papers and limits, once
licence by licence and once for the bundle.  What a figure means stands under the message key
``definition`` of it, and is printed wherever the figure is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.industry import Industry
from permitdesk.domain.licence import Licence
from permitdesk.domain.materials import MaterialNeed, materials_of
from permitdesk.domain.merge import MergedForm, Question, RecordQuestion, Use, merge


@dataclass(frozen=True)
class Figure:
    """One thing counted both ways.

    Attributes:
        what: ``fields``, ``materials``, ``copies``, ``visits`` or ``days``.
        apart: Each licence applied for by itself, added up.
        together: The bundle.
    """

    what: str
    apart: int
    together: int

    @property
    def saved(self) -> int:
        """Return how many fewer; below zero where the bundle asks more."""
        return self.apart - self.together

    @property
    def definition(self) -> str:
        """Return the message key of what is counted."""
        return f"savings.{self.what}.definition"


@dataclass(frozen=True)
class Savings:
    """All figures of one bundle.

    Attributes:
        longest: Working days promised for the slowest licence; no order can be quicker.
    """

    bundle: tuple[str, ...]
    figures: tuple[Figure, ...]
    longest: int

    def figure(self, what: str) -> Figure:
        """Return one figure by its name."""
        return next(figure for figure in self.figures if figure.what == what)


def savings(
    catalog: Catalog, form: MergedForm, answers: Answers, *, every_row: bool = True
) -> Savings:
    """Count what a bundle saves.

    Args:
        catalog: Where the licences stand.
        form: The merged form of the bundle; its uses are the trace that fields are counted from.
        answers: What is known; a paper or an order whose condition is not known to hold is no
            paper to bring, and an order that is not known to be off does hold.
        every_row: Count every row of the forms; False counts those the answers ask, of a case.
    """
    licences = [catalog.licence(code) for code in form.licences]
    singly = [need for code in form.licences for need in _to_bring(catalog, (code,), answers)]
    jointly = _to_bring(catalog, form.licences, answers)
    promised = {item.code: item.promised_limit(answers).length for item in licences}
    return Savings(
        form.licences,
        (
            _fields(form, None if every_row else answers),
            Figure("materials", len(singly), len(jointly)),
            Figure("copies", _copies(singly), _copies(jointly)),
            _visits(licences),
            Figure("days", sum(promised.values()), _in_order(licences, promised, answers)),
        ),
        max(promised.values(), default=0),
    )


def most_savings(catalog: Catalog, industry: Industry) -> Savings:
    """Count what a bundle of all that an industry may ever need saves, nothing being answered."""
    bundle = tuple(dict.fromkeys((*industry.always, *(item.licence for item in industry.when))))
    return savings(catalog, merge(catalog, bundle, industry.code), Answers())


# --- fields ---

Element = tuple[str, str, str, str]
"""Key, licence it is given afresh for, part of a person, role of records."""


def elements(form: MergedForm, licence: str, answers: Answers | None = None) -> set[Element]:
    """Return the data elements that one licence's own form asks.

    Two rows of one form with the same element count once; parts of a person count each.

    Args:
        form: The merged form the licence is part of.
        licence: Its code.
        answers: Only rows asked under these; None for every row.
    """
    found = (pair for pair in _asked(form, answers) if pair[1].licence == licence)
    return {_element(question, use) for question, use in found}


def _asked(
    form: MergedForm, answers: Answers | None
) -> Iterator[tuple[Question | RecordQuestion, Use]]:
    questions: Iterator[Question | RecordQuestion] = chain(form.questions(), form.records())
    for question in questions:
        for use in question.uses if answers is None else question.asked_by(answers):
            yield question, use


def _element(question: Question | RecordQuestion, use: Use) -> Element:
    if isinstance(question, RecordQuestion):
        return question.collection, "", "", use.role
    return question.key, question.licence, use.part, ""


def _fields(form: MergedForm, answers: Answers | None) -> Figure:
    """Count what is filled in; what only conditions read is asked by the merged form alone."""
    apart = [elements(form, code, answers) for code in form.licences]
    every = {element for single in apart for element in single}
    whole = {key for key, _, part, role in every if not part and not role}
    merged = {element for element in every if not element[2] or element[0] not in whole}
    gates = [
        question
        for question in form.questions()
        if not question.uses
        and not question.by_window
        and (answers is None or question.asked(answers))
    ]
    return Figure("fields", sum(map(len, apart)), len(merged) + len(gates))


# --- papers, visits, days ---


def _to_bring(
    catalog: Catalog, bundle: Sequence[str], answers: Answers
) -> tuple[MaterialNeed, ...]:
    needs = materials_of(catalog, bundle, answers)
    return tuple(need for need in needs if need.to_hand_in)


def _copies(needs: Sequence[MaterialNeed]) -> int:
    return sum(need.copies for need in needs)


def _visits(licences: Sequence[Licence]) -> Figure:
    """Count handing in and site checks; only checks of the same time can be one (联合踏勘)."""
    checks = [item.site_check.timing for item in licences if item.site_check.required]
    return Figure("visits", len(licences) + len(checks), bool(licences) + len(set(checks)))


def _in_order(licences: Sequence[Licence], promised: dict[str, int], answers: Answers) -> int:
    """Return the days of the longest chain in which one licence waits for another."""
    after = {
        item.code: [
            need.licence
            for need in item.depends_on
            if need.licence in promised
            and (
                need.when is None
                or need.when.holds(answers.shared)
                or not need.when.reads() <= answers.shared.keys()
            )
        ]
        for item in licences
    }

    def until(code: str, seen: tuple[str, ...]) -> int:
        before = [until(one, (*seen, code)) for one in after[code] if one not in (*seen, code)]
        return promised[code] + max(before, default=0)

    return max((until(code, ()) for code in promised), default=0)
