"""What each action does to the state of a case, one small function an action."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from permitdesk.domain.deferral import AcceptWithGaps, EndByGaps
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
from permitdesk.domain.permit_effects import PERMIT_EFFECTS, issued_with, missed_deferral
from permitdesk.domain.promise_effects import PROMISE_EFFECTS, continued
from permitdesk.domain.special import ExceptionRule, SpoilNumber
from permitdesk.domain.special_effects import SPECIAL_EFFECTS
from permitdesk.domain.state import (
    Action,
    ActionType,
    DeferralState,
    Numbered,
    PartState,
    PartStatus,
    State,
    Status,
    day_of,
)


def after(state: State, action: Action) -> State:
    """Return what a state becomes by one action that the procedure allowed."""
    then = _without_idle_gaps(_EFFECTS[action.type](state, action), action)
    return replace(then, steps=state.steps + 1, numbers=_numbers(state, action))


def _numbers(state: State, action: Action) -> Mapping[str, Numbered]:
    """Keep account of every number: whose it is, and which sheet was spoiled."""
    facts, numbers = action.facts, state.numbers
    if isinstance(facts, SpoilNumber):
        old = numbers[facts.number]
        taken = {number: replace(old, day=day_of(action)) for number in action.numbers.values()}
        return {**numbers, facts.number: replace(old, spoiled=facts.reason), **taken}
    if not action.numbers:
        return numbers
    day, step = day_of(action), state.steps
    taken = {
        number: Numbered(series, action.licence, step, day)
        for series, number in action.numbers.items()
    }
    return {**numbers, **taken}


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
    changed = state.changed | set(action.facts.changed) if late else state.changed
    return replace(
        state, status=Status.RECEIVED, application=action.facts.application, looked_through=None,
        complete_at=action.at if late else state.complete_at, changed=changed,
    )  # fmt: skip


def _look_through(state: State, action: Action) -> State:
    assert isinstance(action.facts, LookThrough)
    return replace(state, looked_through=action.facts)


def _request_correction(state: State, action: Action) -> State:
    assert isinstance(action.facts, RequestCorrection)
    return replace(
        state, status=Status.CORRECTING, correction=action.facts, told_at=action.at,
        changed=frozenset(),
        exceptions=tuple(
            rule for rule in state.exceptions if rule is not ExceptionRule.SECOND_CORRECTION
        ),
    )  # fmt: skip


def _accept(state: State, action: Action) -> State:
    return opened(
        replace(
            state, status=Status.ACCEPTED, accepted_at=action.at, told_at=action.at,
            accepted_by=action.actor.name,
        ),
        None,
    )  # fmt: skip


def _accept_with_gaps(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, AcceptWithGaps)
    return replace(
        _accept(state, action), deferral=DeferralState(facts, facts.gaps, day_of(action))
    )


def _bring_gaps(state: State, action: Action) -> State:
    """Put in what came; the day is over once nothing is missing any more."""
    facts, deferral = action.facts, state.deferral
    assert isinstance(facts, Amend)
    assert deferral is not None
    there = {item.key for item in facts.application.materials}
    left = tuple(gap for gap in deferral.open if gap.material not in there)
    ended = deferral.ended_on if left else day_of(action)
    return replace(
        state, application=facts.application,
        deferral=replace(deferral, open=left, ended_on=ended),
    )  # fmt: skip


def _without_idle_gaps(state: State, action: Action) -> State:
    """Expect no paper any more that only licences wanted which nobody has to decide (容缺)."""
    deferral = state.deferral
    if deferral is None or not deferral.open:
        return state
    wanted = set(state.open_parts)
    left = tuple(gap for gap in deferral.open if wanted & set(gap.licences))
    ended = deferral.ended_on if left else day_of(action)
    return replace(state, deferral=replace(deferral, open=left, ended_on=ended))


def _end_by_gaps(state: State, action: Action) -> State:
    """End the handling of what needs a paper that never came; the rest of the case goes on."""
    facts, deferral = action.facts, state.deferral
    assert isinstance(facts, EndByGaps)
    assert deferral is not None
    needing = {code for gap in facts.gaps for code in gap.licences}
    parts = {
        code: replace(part, status=PartStatus.WITHDRAWN, settled_on=day_of(action))
        if code in needing and part.status.is_open
        else part
        for code, part in state.parts.items()
    }
    over = replace(
        state,
        parts=parts,
        deferral=replace(deferral, open=(), ended_on=day_of(action), missed=True),
    )
    then = _settled(missed_deferral(over, action), action)
    return replace(then, status=Status.ENDED) if then.status is Status.WITHDRAWN else then


def _deem_accepted(state: State, action: Action) -> State:
    """Accept from the day the papers came in: nobody said anything in time (行政许可法 32)."""
    return opened(
        replace(
            state, status=Status.ACCEPTED, accepted_at=state.complete_at, told_at=action.at,
            deemed=True,
        ),
        None,
    )  # fmt: skip


def _decline(state: State, action: Action) -> State:
    return replace(state, status=Status.DECLINED, decided_at=action.at, told_at=action.at)


def _end(state: State, action: Action) -> State:
    """Put an end to what nobody decided; what was decided stays decided."""
    parts = {
        code: replace(part, status=PartStatus.WITHDRAWN, settled_on=day_of(action))
        if part.status.is_open
        else part
        for code, part in state.parts.items()
    }
    ended = replace(state, parts=parts, decided_at=action.at, told_at=action.at)
    status = Status.DECIDED if ended.decided_parts else Status.ENDED
    return replace(ended, status=status)


def _withdraw(state: State, action: Action) -> State:
    """Withdraw one licence, or all that are not decided; what was decided stays decided."""
    chosen = {action.licence} if action.licence else set(state.open_parts)
    parts = {
        code: replace(part, status=PartStatus.WITHDRAWN, settled_on=day_of(action))
        if code in chosen
        else part
        for code, part in state.parts.items()
    }
    return _settled(replace(state, parts=parts), action)


def _review(state: State, action: Action) -> State:
    assert isinstance(action.facts, Review)
    part = state.parts[action.licence]
    return state.with_part(
        action.licence,
        replace(
            part,
            status=PartStatus.REVIEWED,
            opinion=action.facts,
            reviewed_by=action.actor.name,
        ),
    )


_RESULTS = {
    ActionType.GRANT: PartStatus.GRANTED,
    ActionType.DEEM_RENEWED: PartStatus.GRANTED,
    ActionType.DENY: PartStatus.DENIED,
    ActionType.RECORD_FILING: PartStatus.FILED,
}


def _decide(state: State, action: Action) -> State:
    assert isinstance(action.facts, Grant | Deny | RecordFiling)
    part = replace(
        state.parts[action.licence], status=_RESULTS[action.type], decided_by=action.actor.name,
        decided_on=action.at, result=action.facts, numbers=action.numbers,
        settled_on=day_of(action),
    )  # fmt: skip
    return _settled(state.with_part(action.licence, part), action)


def opened(state: State, at: datetime | None) -> State:
    """Open the licences whose predecessors in the case are settled (串联审批)."""
    waiting = {code for code, part in state.parts.items() if part.status is PartStatus.WAITING}
    ready = {code for code in waiting if not waits_for(state, code)}
    parts = {
        code: replace(part, status=PartStatus.IN_REVIEW, opened_at=at) if code in ready else part
        for code, part in state.parts.items()
    }
    return replace(state, parts=parts)


def waits_for(state: State, licence: str) -> tuple[str, ...]:
    """List the licences of the case whose decision one licence waits for."""
    return tuple(
        code
        for code in state.parts[licence].part.after
        if code in state.parts and state.parts[code].status.is_open
    )


def _settled(state: State, action: Action) -> State:
    """Close the deciding once no licence is open."""
    if state.open_parts:
        return opened(state, action.at)
    withdrawn = all(part.status is PartStatus.WITHDRAWN for part in state.parts.values())
    status = Status.WITHDRAWN if withdrawn else Status.DECIDED
    return replace(state, status=status, decided_at=action.at)


def _issue(state: State, action: Action) -> State:
    """Hold the papers; while others are still decided the case goes on (分步发证)."""
    assert isinstance(action.facts, Issue)
    issued = issued_with(state.issued, action.facts)
    over = not state.open_parts and issued.permits and state.status is not Status.ARCHIVED
    parts = {
        code: continued(part, action.facts.continued[code])
        if code in action.facts.continued
        else part
        for code, part in state.parts.items()
    }
    status = Status.ISSUED if over else state.status
    return replace(state, status=status, issued=issued, parts=parts)


def _print(state: State, _: Action) -> State:
    return replace(state, status=Status.PRINTED) if state.status is Status.ISSUED else state


def _deliver(state: State, action: Action) -> State:
    assert isinstance(action.facts, Deliver)
    status = state.status if state.open_parts else Status.DELIVERED
    return replace(state, status=status, delivered=action.facts)


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
    ActionType.DEEM_ACCEPTED: _deem_accepted,
    ActionType.DEEM_RENEWED: _decide,
    ActionType.END: _end,
    ActionType.ACCEPT_WITH_GAPS: _accept_with_gaps,
    ActionType.BRING_GAPS: _bring_gaps,
    ActionType.END_BY_GAPS: _end_by_gaps,
    **SPECIAL_EFFECTS,
    **PROMISE_EFFECTS,
    **PERMIT_EFFECTS,
}
