"""What the promise does to the state of a case, before and after the decision."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from permitdesk.domain.facts import Amend, SwitchRoute
from permitdesk.domain.follow_up import (
    AcknowledgeHandover,
    AnswerQuestion,
    FollowUp,
    HandOver,
    KeepPermit,
    OrderAfterRectification,
    PlanAfterCheck,
    Publish,
    RecordAfterCheck,
    RecordAfterRecheck,
    RecordStatement,
    TellIntent,
)
from permitdesk.domain.promise import Continued, PromiseState, SignCommitment, TellCommitment
from permitdesk.domain.service import served_on
from permitdesk.domain.state import Action, ActionType, PartState, State, day_of

Effect = Callable[[State, Action], State]


def _tell(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, TellCommitment)
    document = action.numbers.get("commitment_letter", "")
    promise = PromiseState(document, facts.text_version, day_of(action))
    return state.with_part(action.licence, replace(state.parts[action.licence], promise=promise))


def _sign(state: State, action: Action) -> State:
    assert isinstance(action.facts, SignCommitment)
    part = state.parts[action.licence]
    there = {item.key for item in state.application.materials} if state.application else set()
    later = part.part.terms.later if part.part.terms else ()
    late = tuple(item for item in later if item.material not in there)
    promise = replace(part.promise, signed=action.facts, signed_on=day_of(action), late=late)
    return state.with_part(action.licence, replace(part, promise=promise))


def _switch(state: State, action: Action) -> State:
    """Put the licence on its other route; a promise that was left is no promise any more."""
    facts = action.facts
    assert isinstance(facts, SwitchRoute)
    assert facts.part is not None
    assert facts.application is not None
    part = replace(
        state.parts[action.licence], part=facts.part, promise=PromiseState(),
        switched_on=day_of(action),
    )  # fmt: skip
    before_acceptance = state.accepted_at is None
    if not before_acceptance and not facts.part.by_promise:  # before it the look through finds them
        part = replace(part, promise=PromiseState(late=facts.missing))
    return replace(
        state.with_part(action.licence, part), application=facts.application,
        looked_through=None if before_acceptance else state.looked_through,
    )  # fmt: skip


def _bring_late(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, Amend)
    there = {item.key for item in facts.application.materials}
    day = day_of(action)
    parts = {code: _with_late(part, there, day) for code, part in state.parts.items()}
    return replace(state, application=facts.application, parts=parts)


def _with_late(part: PartState, there: set[str], day: date) -> PartState:
    late = part.promise.late
    left = tuple(item for item in late if item.material not in there)
    if left == late:
        return part
    promise = replace(part.promise, late=left, late_settled_on=None if left else day)
    return replace(part, promise=promise)


def _followed(change: Callable[[FollowUp, State, Action], FollowUp]) -> Effect:
    """Return the effect of an act that is only noted in the follow-up of its licence."""

    def effect(state: State, action: Action) -> State:
        part = state.parts[action.licence]
        then = replace(part, follow_up=change(part.follow_up, state, action))
        return _with_service(state.with_part(action.licence, then), action)

    return effect


def _with_service(state: State, action: Action) -> State:
    facts = action.facts
    if not isinstance(facts, OrderAfterRectification | TellIntent):
        return state
    document = next(iter(action.numbers.values()), "")
    return replace(state, served={**state.served, document: facts.service})


def _hand_over(follow_up: FollowUp, _: State, action: Action) -> FollowUp:
    assert isinstance(action.facts, HandOver)
    return replace(follow_up, handed_over=action.facts, handed_over_on=day_of(action))


def _acknowledge(follow_up: FollowUp, _: State, action: Action) -> FollowUp:
    assert isinstance(action.facts, AcknowledgeHandover)
    return replace(follow_up, acknowledged=action.facts)


def _plan(follow_up: FollowUp, _: State, action: Action) -> FollowUp:
    assert isinstance(action.facts, PlanAfterCheck)
    return replace(follow_up, plan=action.facts)


def _record(follow_up: FollowUp, _: State, action: Action) -> FollowUp:
    assert isinstance(action.facts, RecordAfterCheck)
    return replace(follow_up, record=action.facts, recorded_on=action.facts.day or day_of(action))


def _order(follow_up: FollowUp, _: State, action: Action) -> FollowUp:
    assert isinstance(action.facts, OrderAfterRectification)
    return replace(
        follow_up, order=action.facts, ordered_on=served_on(action.facts.service),
    )  # fmt: skip


def _recheck(follow_up: FollowUp, _: State, action: Action) -> FollowUp:
    assert isinstance(action.facts, RecordAfterRecheck)
    return replace(follow_up, recheck=action.facts, rechecked_on=action.facts.day or day_of(action))


def _intent(follow_up: FollowUp, _: State, action: Action) -> FollowUp:
    assert isinstance(action.facts, TellIntent)
    return replace(
        follow_up, intent=action.facts, intent_on=served_on(action.facts.service), statement=None,
        intent_document=action.numbers.get("revocation_intent", ""), kept_by=None,
    )  # fmt: skip


def _statement(follow_up: FollowUp, _: State, action: Action) -> FollowUp:
    assert isinstance(action.facts, RecordStatement)
    return replace(follow_up, statement=action.facts)


def _keep(follow_up: FollowUp, _: State, action: Action) -> FollowUp:
    assert isinstance(action.facts, KeepPermit)
    return replace(follow_up, kept_by=action.facts)


def _answer(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, AnswerQuestion)
    questions = tuple(
        replace(item, answer=facts)
        if item.leaning.permit == facts.permit and item.answer is None
        else item
        for item in state.questions
    )
    return replace(state, questions=questions)


def _publish(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, Publish)
    return replace(state, published={**state.published, facts.document: facts})


def continued(part: PartState, promise: Continued) -> PartState:
    """Return a licence that took over a permit with a promise that is not settled."""
    return replace(
        part,
        part=replace(part.part, terms=promise.terms, inherited=promise.by_promise),
        follow_up=promise.follow_up,
        promise=replace(part.promise, late=promise.late),
        promised_on=promise.granted_on,
    )


PROMISE_EFFECTS: Mapping[ActionType, Effect] = {
    ActionType.TELL_COMMITMENT: _tell,
    ActionType.SIGN_COMMITMENT: _sign,
    ActionType.SWITCH_ROUTE: _switch,
    ActionType.BRING_LATE: _bring_late,
    ActionType.HAND_OVER: _followed(_hand_over),
    ActionType.ACKNOWLEDGE_HANDOVER: _followed(_acknowledge),
    ActionType.PLAN_AFTER_CHECK: _followed(_plan),
    ActionType.RECORD_AFTER_CHECK: _followed(_record),
    ActionType.ORDER_AFTER_RECTIFICATION: _followed(_order),
    ActionType.RECORD_AFTER_RECHECK: _followed(_recheck),
    ActionType.TELL_INTENT: _followed(_intent),
    ActionType.RECORD_STATEMENT: _followed(_statement),
    ActionType.KEEP_PERMIT: _followed(_keep),
    ActionType.ANSWER_QUESTION: _answer,
    ActionType.PUBLISH: _publish,
}
