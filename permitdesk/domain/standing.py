"""What a case says of its applicant for others: credit records, bars, and promises kept or broken."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from permitdesk.domain.case import Case
from permitdesk.domain.credit import Bar, CreditState
from permitdesk.domain.facts import Deny, Facts, Part
from permitdesk.domain.follow_up import RevokeGround, Stage
from permitdesk.domain.law import Source, licensing_act
from permitdesk.domain.permit_acts import Revoke
from permitdesk.domain.state import Action, ActionType, PartState, PartStatus, day_of
from permitdesk.domain.workdays import local_day

ONE_YEAR: Source = licensing_act("第七十八条")
THREE_YEARS: Source = licensing_act("第七十九条")


@dataclass(frozen=True)
class PromiseMade:
    """One licence granted on a promise, for the statistics.

    Attributes:
        granted_on: Day of the decision.
        stage: Where the promise stands.
    """

    case: str
    licence: str
    industry: str
    granted_on: date
    stage: Stage


@dataclass(frozen=True)
class PromiseCount:
    """How many promises of one licence and industry stand at one stage."""

    licence: str
    industry: str
    stage: Stage
    count: int


@dataclass(frozen=True)
class Standing:
    """All that a case says of its applicant."""

    credit: tuple[CreditState, ...] = ()
    bars: tuple[Bar, ...] = ()
    promises: tuple[PromiseMade, ...] = ()


def standing_of(case: Case) -> Standing:
    """Work out what a case says of its applicant; the same case always says the same."""
    credit = tuple(replace(item, case=case.number) for item in case.state.credit.values())
    promises = tuple(
        PromiseMade(
            case.number, code, case.application.industry,
            part.promised_on or local_day(part.decided_on), part.follow_up.stage,
        )
        for code, part in case.state.parts.items()
        if part.status is PartStatus.GRANTED and part.decided_on and part.part.by_promise
        and part.carried_on is None
    )  # fmt: skip
    return Standing(credit, tuple(_bars(case)), promises)


def _bars(case: Case) -> Iterator[Bar]:
    """Yield the bars of articles 78 and 79: public safety only, deceit only for the three years."""
    standing: dict[str, Bar] = {}
    for action in case.actions:
        part = case.state.parts.get(action.licence)
        if part is None:
            continue
        bar = _bar(case, part, action)
        if bar is not None:
            standing[action.licence] = bar
        if action.type is ActionType.REINSTATE:
            standing.pop(action.licence, None)
    yield from standing.values()


def _bar(case: Case, part: PartState, action: Action) -> Bar | None:
    years = barred_years(part.part, action.facts)
    return _made(case, part, action, *years) if years else None


def barred_years(part: Part, facts: Facts) -> tuple[int, Source] | None:
    """Return for how many years a decision bars another application, and by which article."""
    if isinstance(facts, Deny) and facts.false_promise and (part.public_safety or facts.bars):
        return 1, ONE_YEAR
    deceit = isinstance(facts, Revoke) and facts.ground is RevokeGround.DECEIT
    if isinstance(facts, Revoke) and deceit and (part.public_safety or facts.bars):
        return 3, THREE_YEARS
    return None


def _made(case: Case, part: PartState, action: Action, years: int, source: Source) -> Bar:
    shared = case.application.answers.shared
    day = day_of(action)
    return Bar(
        str(shared.get("uscc", "")), part.part.licence, part.part.name, day,
        years_on(day, years), str(source), next(iter(action.numbers.values()), ""), case.number,
    )  # fmt: skip


def years_on(day: date, years: int) -> date:
    """Return the last day of so many years after a day, which is not counted: the same date."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February: the month's last day
        return day.replace(year=day.year + years, day=28)
