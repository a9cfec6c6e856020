"""The facts of the composite's record (综合证同步变更记录): each version, what made it, which document."""

from collections.abc import Iterator
from datetime import date

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Facts, Issue
from permitdesk.domain.permit import CompositePermit, PermitState, SinglePermit
from permitdesk.domain.permit_acts import Moving
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import Action, ActionType, day_of
from permitdesk.domain.wording import Fact
from permitdesk.text import paper_day

Row = dict[str, str]
MAKING = (
    ActionType.ISSUE,
    ActionType.REVOKE,
    ActionType.RECALL,
    ActionType.RESCIND,
    ActionType.SUSPEND,
    ActionType.RESUME,
    ActionType.CANCEL,
    ActionType.LAPSE,
    ActionType.REINSTATE,
    ActionType.REISSUE,
    ActionType.CORRECT_MISPRINT,
)
"""What may make a version of a composite, or end it."""


def follows_a_version(_: Case, action: Action, __: str) -> bool:
    """Tell whether an action made a later version of a composite, or ended it."""
    made = _made(action.facts)
    return made is not None and (made.version > 1 or made.state is PermitState.ENDED)


def composite_changes_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return the versions of the composite that acts of this case made, oldest first."""
    made = _made(occasion.action.facts)
    assert made is not None
    rows = [*_rows(occasion)]
    first = min(one.version for action in occasion.case.actions if (one := _made(action.facts)))
    return {
        **occasion.common(),
        "applicant": made.holder.name,
        "uscc": made.holder.uscc,
        "composite_number": made.number,
        "industry": made.industry,
        "versions": rows,
        "earlier": str(first - 1) if first > 1 else "",
        "ended": "yes" if made.state is PermitState.ENDED else "",
        "current": str(made.version),
    }


def _rows(occasion: Occasion) -> Iterator[Row]:
    word = occasion.wording.word
    for step, action in enumerate(occasion.case.actions):
        made = _made(action.facts)
        if made is None:
            continue
        ended = made.state is PermitState.ENDED
        yield {
            "version": word("ended" if ended else "version", version=str(made.version)),
            "day": paper_day(_since(action)),
            "what": "\n".join(_what(occasion, action, made)),
            "document": "\n".join(_documents(occasion, action, step)),
            "lists": "—" if ended else _listed(occasion, made),
        }


def _listed(occasion: Occasion, made: CompositePermit) -> str:
    word, filings = occasion.wording.word, len(made.filings)
    lists = word("lists", permits=str(len(made.permits)))
    return f"{lists}\n{word('filings', filings=str(filings))}" if filings else lists


def _since(action: Action) -> date:
    moved = action.facts.moves.since if isinstance(action.facts, Moving) else None
    return moved or day_of(action)


def _what(occasion: Occasion, action: Action, made: CompositePermit) -> Iterator[str]:
    """Yield what happened to each permit that the act touched."""
    word = occasion.wording.word
    if made.version == 1 and made.state is PermitState.LIVE:
        yield word("first")
        return
    for permit in _touched(action.facts):
        turn = word(_turn(occasion, action, permit), version=str(permit.version))
        yield word("turned", name=permit.name, number=permit.number, turn=turn)
    if not _touched(action.facts):
        yield word("whole", turn=word(action.type))


def _turn(occasion: Occasion, action: Action, permit: SinglePermit) -> str:
    """Name what happened to a permit: the act itself, or what its issue means."""
    if not isinstance(action.facts, Issue):
        return action.type
    if permit.version == 1:
        return "added"
    return "renewed" if occasion.case.state.parts[permit.licence].part.renews else "changed"


def _documents(occasion: Occasion, action: Action, step: int) -> Iterator[str]:
    """Yield the numbers of the documents an act rests on: its own, or the decisions it issues."""
    series = RULES[action.type].series
    if series:
        yield occasion.case.state.number_of(action, step, series[0])
        return
    for permit in _touched(action.facts):
        yield permit.decision_number or permit.number


def _made(facts: Facts) -> CompositePermit | None:
    if isinstance(facts, Issue):
        return facts.composite
    return facts.moves.composite if isinstance(facts, Moving) else None


def _touched(facts: Facts) -> tuple[SinglePermit, ...]:
    if isinstance(facts, Issue):
        return facts.permits
    assert isinstance(facts, Moving)
    return facts.moves.permits
