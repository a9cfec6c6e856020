"""What an answer of the guide brings, said before it is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from permitdesk.desk.guiding import Guiding
from permitdesk.domain.answer import Answers
from permitdesk.domain.condition import Op
from permitdesk.domain.industry import Choice, GuideQuestion
from permitdesk.domain.materials import MaterialNeed, materials_of


@dataclass(frozen=True)
class Outlook:
    """What changes with one answer.

    Attributes:
        more: Licences and filings it adds to what is needed already.
        spared: What another answer to the same question would add and this one does not.
        papers: Papers that come with what it adds, beside those needed already.
    """

    more: tuple[str, ...]
    spared: tuple[str, ...]
    papers: int


def outlooks(
    guiding: Guiding, industry: str, before: Mapping[str, Any], question: GuideQuestion
) -> dict[Any, Outlook]:
    """Say for each answer what it brings.

    Args:
        guiding: The guide.
        industry: Its code.
        before: Answers to the other questions.
        question: The one that is asked now; one with a number is tried at its thresholds.
    """
    others = {key: value for key, value in before.items() if key != question.id}
    known = guiding.so_far(industry, others).bundle
    brought = {
        answer: guiding.so_far(industry, {**others, question.id: answer}).bundle
        for answer in _possible(guiding, industry, question)
    }
    every = {code: None for bundle in brought.values() for code in bundle if code not in known}
    return {
        answer: Outlook(
            more=tuple(code for code in every if code in bundle),
            spared=tuple(code for code in every if code not in bundle),
            papers=len(to_bring(guiding, bundle)) - len(to_bring(guiding, known)),
        )
        for answer, bundle in brought.items()
    }


def thresholds(guiding: Guiding, industry: str, question: GuideQuestion) -> dict[int, str]:
    """List the numbers at which an answer adds a licence, with the licence's name."""
    found: dict[int, str] = {}
    catalog = guiding.catalog
    for trigger in catalog.industry(industry).when:
        for part in trigger.condition.comparisons():
            value = catalog.parameters[part.param].default if part.param else part.value
            if part.field == question.id and part.op in (Op.GTE, Op.LTE) and isinstance(value, int):
                found.setdefault(value, catalog.licence(trigger.licence).name)
    return dict(sorted(found.items()))


def papers_of(guiding: Guiding, choice: Choice, licence: str) -> int:
    """Count the papers one licence of a choice asks for."""
    return sum(licence in need.uses for need in to_bring(guiding, choice.bundle))


def to_bring(guiding: Guiding, bundle: tuple[str, ...]) -> tuple[MaterialNeed, ...]:
    """List what must be brought for a bundle before the form is filled in."""
    needs = materials_of(guiding.catalog, bundle, Answers())
    return tuple(need for need in needs if need.to_hand_in)


def _possible(guiding: Guiding, industry: str, question: GuideQuestion) -> tuple[Any, ...]:
    if question.options:
        return question.options
    if question.type == "boolean":
        return (True, False)
    return (0, *thresholds(guiding, industry, question))
