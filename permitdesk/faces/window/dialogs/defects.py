"""Turns what the desk found missing or wrong into the lines of a correction notice."""

from collections.abc import Iterable, Iterator

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import Defect
from permitdesk.faces.shared.messages import tell_problem
from permitdesk.text import tr


def defects_of(view: CaseView, problems: Iterable[Problem]) -> Iterator[Defect]:
    """Yield a defect for each problem, in the form's words and with the licence's own article."""
    for problem in problems:
        name = str(problem.facts.get("label", problem.field))
        licence = problem.licence or _asking(view, problem.field)
        yield Defect(
            item=problem.field,
            name=name,
            problem=tell_problem(problem),
            requirement=_requirement(problem, name),
            source=_source(view, problem, licence),
            licence=licence,
        )


def _requirement(problem: Problem, name: str) -> str:
    if problem.key == "material.missing":
        return tr("defect.hand_in", name=name, copies=problem.facts.get("copies", 1))
    return tr("defect.fill_in" if problem.is_missing else "defect.put_right", name=name)


def _asking(view: CaseView, key: str) -> str:
    """Return the first licence that asks for a field or a paper."""
    for need in view.materials:
        if need.key == key:
            return next(iter(need.uses))
    whole = key.partition("[")[0].partition(".")[0]
    for question in view.form.questions():
        if question.key == whole and question.licences:
            return question.licences[0]
    for record in view.form.records():
        if record.collection == whole:
            return record.licences[0]
    return view.case.application.licences[0]


def _source(view: CaseView, problem: Problem, licence: str) -> str:
    if problem.source is not None:
        return str(problem.source)
    return str(view.catalog.licence(licence).legal_basis[0])
