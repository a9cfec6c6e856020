"""What each action does to the state of a case, one small function an action."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from permitdesk.domain.facts import (
    Amend,
    Deliver,
    Deny,
    Grant,
    Issue,
    LookThrough,
    Receive,
    RecordFiling,
    RequestCorrection,
    Review,
)
from permitdesk.domain.state import Action, ActionType, PartState, PartStatus, State, Status


def after(state: State, action: Action) -> State:
    """Return what a state becomes by one action that the procedure allowed."""
    return _EFFECTS[action.type](state, action)


def _receive(state: State, action: Action) -> State:
    assert isinstance(action.facts, Receive)
    parts = {part.licence: PartState(part) for part in action.facts.parts}
    return replace(
        state, status=Status.RECEIVED, application=action.facts.application, parts=parts,
        received_at=action.at, complete_at=action.at,
    )  # fmt: skip


def _amend(state: State, action: Action) -> State:
    assert isinstance(action.facts, Amend)
    late = action.type is ActionType.SUPPLEMENT
    return replace(
        state, status=Status.RECEIVED, application=action.facts.application, looked_through=None,
        complete_at=action.at if late else state.complete_at,
    )  # fmt: skip


def _look_through(state: State, action: Action) -> State:
    assert isinstance(action.facts, LookThrough)
    return replace(state, looked_through=action.facts)


def _request_correction(state: State, action: Action) -> State:
    assert isinstance(action.facts, RequestCorrection)
    return replace(state, status=Status.CORRECTING, correction=action.facts)


def _accept(state: State, action: Action) -> State:
    parts = {
        code: replace(part, status=PartStatus.IN_REVIEW) if part.status.is_open else part
        for code, part in state.parts.items()
    }
    return replace(
        state, status=Status.ACCEPTED, parts=parts, accepted_at=action.at,
        accepted_by=action.actor.name,
    )  # fmt: skip


def _decline(state: State, action: Action) -> State:
    return replace(state, status=Status.DECLINED, decided_at=action.at)


def _withdraw(state: State, action: Action) -> State:
    """Withdraw one licence, or all that are not decided; what was decided stays decided."""
    chosen = {action.licence} if action.licence else set(state.open_parts)
    parts = {
        code: replace(part, status=PartStatus.WITHDRAWN) if code in chosen else part
        for code, part in state.parts.items()
    }
    return _settled(replace(state, parts=parts), action)


def _review(state: State, action: Action) -> State:
    assert isinstance(action.facts, Review)
    part = state.parts[action.licence]
    return _with_part(
        state, action, replace(part, status=PartStatus.REVIEWED, opinion=action.facts)
    )


_RESULTS = {
    ActionType.GRANT: PartStatus.GRANTED,
    ActionType.DENY: PartStatus.DENIED,
    ActionType.RECORD_FILING: PartStatus.FILED,
}


def _decide(state: State, action: Action) -> State:
    assert isinstance(action.facts, Grant | Deny | RecordFiling)
    part = replace(
        state.parts[action.licence], status=_RESULTS[action.type], decided_by=action.actor.name,
        decided_on=action.at, result=action.facts, numbers=action.numbers,
    )  # fmt: skip
    return _settled(_with_part(state, action, part), action)


def _with_part(state: State, action: Action, part: PartState) -> State:
    return replace(state, parts={**state.parts, action.licence: part})


def _settled(state: State, action: Action) -> State:
    """Close the deciding once no licence is open."""
    if state.open_parts:
        return state
    withdrawn = all(part.status is PartStatus.WITHDRAWN for part in state.parts.values())
    status = Status.WITHDRAWN if withdrawn else Status.DECIDED
    return replace(state, status=status, decided_at=action.at)


def _issue(state: State, action: Action) -> State:
    assert isinstance(action.facts, Issue)
    return replace(state, status=Status.ISSUED, issued=action.facts)


def _print(state: State, _: Action) -> State:
    if state.status is Status.DELIVERED:
        return state
    return replace(state, status=Status.PRINTED)


def _deliver(state: State, action: Action) -> State:
    assert isinstance(action.facts, Deliver)
    return replace(state, status=Status.DELIVERED, delivered=action.facts)


def _archive(state: State, _: Action) -> State:
    return replace(state, status=Status.ARCHIVED)


_EFFECTS: Mapping[ActionType, Callable[[State, Action], State]] = {
    ActionType.RECEIVE: _receive,
    ActionType.CORRECT_ON_SPOT: _amend,
    ActionType.LOOK_THROUGH: _look_through,
    ActionType.REQUEST_CORRECTION: _request_correction,
    ActionType.SUPPLEMENT: _amend,
    ActionType.ACCEPT: _accept,
    ActionType.DECLINE: _decline,
    ActionType.WITHDRAW: _withdraw,
    ActionType.REVIEW: _review,
    ActionType.GRANT: _decide,
    ActionType.DENY: _decide,
    ActionType.RECORD_FILING: _decide,
    ActionType.ISSUE: _issue,
    ActionType.PRINT: _print,
    ActionType.DELIVER: _deliver,
    ActionType.ARCHIVE: _archive,
}
