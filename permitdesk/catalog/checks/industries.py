"""Guides: every question counts, every condition can go both ways, nobody is left without a word."""

import re
from collections.abc import Iterator

from permitdesk.catalog.checks.conditions import comparisons, condition_findings
from permitdesk.catalog.checks.fields import all_fields
from permitdesk.catalog.faults import Finding, Path, found
from permitdesk.catalog.solving import Readable, Undecided, holds_always, witness
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition
from permitdesk.domain.form import FieldType
from permitdesk.domain.industry import Industry

_ASKED = (FieldType.BOOLEAN, FieldType.CHOICE, FieldType.INTEGER, FieldType.DECIMAL)


def check_industries(catalog: Catalog) -> Iterator[Finding]:
    """Find licences that do not exist or are named twice, and classes that are none."""
    for code, industry in catalog.industries.items():
        path = ("industries", code)
        named: list[tuple[Path, str]]
        named = [(("always", number), name) for number, name in enumerate(industry.always)]
        named += [(("when", n, "licence"), item.licence) for n, item in enumerate(industry.when)]
        if not named:
            yield found("catalog.industry_empty", *path)
        for place, name in named:
            if name not in catalog.licences:
                yield found("catalog.unknown_licence", *path, *place, name=name)
            if name in industry.always and place[0] == "when":
                yield found("catalog.always_already", *path, *place, name=name)
        for number, class_ in enumerate(industry.gbt4754):
            if not re.fullmatch(r"[0-9]{4}", class_):
                yield found("catalog.bad_class", *path, "gbt4754", number, name=class_)


def check_questions(catalog: Catalog) -> Iterator[Finding]:
    """Find questions that influence nothing, are asked twice, or fill fields that do not exist."""
    keys = {field.key for _, field in all_fields(catalog)}
    for code, industry in catalog.industries.items():
        read = {name for item in industry.when for name in item.condition.reads()}
        ids: set[str] = set()
        for number, question in enumerate(industry.questions):
            path = ("industries", code, "questions", number)
            if question.id in ids:
                yield found("catalog.question_twice", *path, "id", name=question.id)
            ids.add(question.id)
            if question.type not in _ASKED:
                expected = tuple(type_.value for type_ in _ASKED)
                yield found("catalog.not_one_of", *path, "type", expected=expected)
            if question.type is FieldType.CHOICE and not question.options:
                yield found("catalog.no_choices", *path, "options", name=question.id)
            if question.id not in read:
                yield found("catalog.question_idle", *path, "id", name=question.id)
            for place, key in enumerate(question.prefills):
                if key not in keys:
                    yield found("catalog.unknown_field", *path, "prefills", place, name=key)


def check_triggers(catalog: Catalog) -> Iterator[Finding]:
    """Find rules that read what is not asked, or that always or never hold."""
    for code, industry in catalog.industries.items():
        readable = _readable(industry)
        for number, item in enumerate(industry.when):
            path = ("industries", code, "when", number, "condition")
            wrong = [
                *condition_findings(item.condition, readable, path),
                *_parameters(catalog, item.condition, path),
            ]
            yield from wrong
            if not wrong and holds_always(item.condition, readable):
                yield found("catalog.always_holds", *path)


def check_none_needed(catalog: Catalog) -> Iterator[Finding]:
    """Find guides that may end with nothing and say nothing, or say what never happens."""
    for code, industry in catalog.industries.items():
        path = ("industries", code, "none_needed")
        may_be_empty = _may_be_empty(industry)
        if may_be_empty and industry.none_needed is None:
            yield found("catalog.nothing_said", *path)
        elif may_be_empty is False and industry.none_needed is not None:
            yield found("catalog.said_for_nothing", *path)


def _may_be_empty(industry: Industry) -> bool | None:
    """Tell whether some answers need no licence; None where the questions are wrong or too many."""
    readable = _readable(industry)
    if industry.always:
        return False
    if any(item.condition.reads() - readable.keys() for item in industry.when):
        return None
    needed = tuple(item.condition for item in industry.when)
    try:
        return not needed or witness(Condition(negated=Condition(any=needed)), readable) is not None
    except Undecided:
        return None


def _readable(industry: Industry) -> dict[str, Readable]:
    return {item.id: Readable(item.type, item.options) for item in industry.questions}


def _parameters(catalog: Catalog, condition: Condition, path: Path) -> Iterator[Finding]:
    for place, part in comparisons(condition, path):
        if not part.param:
            continue
        parameter = catalog.parameters.get(part.param)
        if parameter is None:
            yield found("catalog.unknown_parameter", *place, "param", name=part.param)
        elif parameter.default != part.value:
            default = "–" if parameter.default is None else parameter.default
            facts = {"name": part.param, "default": default}
            yield found("catalog.parameter_differs", *place, "value", **facts)
