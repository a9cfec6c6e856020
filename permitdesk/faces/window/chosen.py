"""What the guide's answers bring, and what others would: worked out by the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from permitdesk.desk.guiding import Guiding
from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.difference import Difference
from permitdesk.domain.errors import NotAllowed, Problem
from permitdesk.domain.industry import Choice
from permitdesk.domain.savings import Savings

Given = Mapping[str, Any]
"""Question id to answer, exactly as it stands in its box."""


@dataclass(frozen=True)
class Chosen:
    """What follows from the answers so far; ``complete`` once every question is answered.

    Attributes:
        given: The answers it follows from.
        saved: What one form saves; None until complete, and where there is nothing to apply for.
    """

    catalog: Catalog
    choice: Choice
    given: Given
    complete: bool
    saved: Savings | None = None


@dataclass(frozen=True)
class Change:
    """Other answers that are not confirmed.

    Attributes:
        before: The answers that count.
        after: All answers as they would be.
        found: What would change; None where an answer cannot be read yet.
        problems: Why it cannot.
    """

    catalog: Catalog
    before: Given
    after: Given
    found: Difference | None
    problems: tuple[Problem, ...] = ()


def choose(guiding: Guiding, industry: str, given: Given) -> Chosen:
    """Say what the answers bring, all of them or only those there are."""
    catalog = guiding.catalog
    try:
        choice = guiding.choose(industry, given)
    except NotAllowed as error:
        if any(not problem.is_missing for problem in error.problems) or not error.problems:
            raise
        return Chosen(catalog, guiding.so_far(industry, given), given, complete=False)
    chosen = Chosen(catalog, choice, given, complete=True)
    return replace(chosen, saved=guiding.savings(choice)) if choice.bundle else chosen


def changed(
    guiding: Guiding, industry: str, before: Given, after: Given, typed: Answers | None
) -> Change:
    """Say what other answers would change, beside what is typed in the form already."""
    catalog = guiding.catalog
    others = {key: after.get(key) for key in {**before, **after}}
    try:
        found = guiding.difference(industry, before, others, typed)
    except NotAllowed as error:
        if not error.problems:
            raise
        return Change(catalog, before, after, None, error.problems)
    return Change(catalog, before, after, found)
