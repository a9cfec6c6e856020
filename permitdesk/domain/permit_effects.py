"""What the life of a permit does to the state of the case that holds it, and to its credit records."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from permitdesk.domain.credit import (
    CreditKind,
    CreditState,
    Gate,
    ObjectCredit,
    RecordCredit,
    RepairCredit,
    SettleObjection,
)
from permitdesk.domain.deferral import DEFERRAL_SOURCE
from permitdesk.domain.facts import Issue
from permitdesk.domain.follow_up import KeepPermit, Leaning, Question
from permitdesk.domain.holding import Moves
from permitdesk.domain.permit import SinglePermit
from permitdesk.domain.permit_acts import (
    AwaitRenewal,
    CarryOn,
    Lapse,
    Moving,
    Recall,
    Reinstate,
    Rescind,
    Revoke,
    Suspend,
)
from permitdesk.domain.state import Action, ActionType, State, day_of

Effect = Callable[[State, Action], State]


def issued_with(old: Issue | None, new: Issue) -> Issue:
    """Return what a case holds after it issued more (分步发证)."""
    if old is None:
        return new
    permits = _with(old.permits, new.permits)
    return replace(
        new, permits=permits, composite=new.composite or old.composite,
        left_out=(*old.left_out, *new.left_out),
    )  # fmt: skip


def _with(old: Iterable[SinglePermit], new: Iterable[SinglePermit]) -> tuple[SinglePermit, ...]:
    table = {item.number: item for item in old}
    table.update({item.number: item for item in new})
    return tuple(table.values())


def _move(state: State, action: Action) -> State:
    """Take over what moved in the register, and ask whoever leans on what ended."""
    facts = action.facts
    assert isinstance(facts, Moving)
    then = _asked(_taken(state, facts.moves), action)
    part = then.parts.get(action.licence)
    if part is None:
        return then
    follow_up = part.follow_up
    if isinstance(facts, Revoke):
        follow_up = replace(follow_up, revoked=True)
    if isinstance(facts, Reinstate):
        then = _without_ground(then, action)
        if follow_up.revoked:
            follow_up = replace(follow_up, revoked=False, kept_by=KeepPermit(facts.document))
    withheld = facts if isinstance(facts, Suspend) else None
    part = replace(part, follow_up=follow_up, suspended=withheld)
    return then.with_part(action.licence, part)


def _without_ground(state: State, action: Action) -> State:
    """Take back the records that rest on a decision which is undone: they have no ground any more."""
    day = day_of(action)
    credit = {
        number: replace(record, taken_back_on=day)
        if record.licence == action.licence and record.holds_on(day)
        else record
        for number, record in state.credit.items()
    }
    return replace(state, credit=credit)


def _taken(state: State, moves: Moves) -> State:
    issued = state.issued
    assert issued is not None
    held = replace(
        issued,
        permits=_with(issued.permits, moves.permits),
        composite=moves.composite or issued.composite,
    )
    return replace(state, issued=held)


def _asked(state: State, action: Action) -> State:
    facts = action.facts
    leaning: tuple[Leaning, ...] = ()
    if isinstance(facts, Revoke | Recall | Rescind | Lapse):
        leaning = facts.leaning
    document = next(iter(action.numbers.values()), "")
    asked = tuple(Question(item, action.licence, document, day_of(action)) for item in leaning)
    return replace(state, questions=(*state.questions, *asked))


def _carry_on(state: State, action: Action) -> State:
    """Let go of what a later case carries on."""
    facts, issued = action.facts, state.issued
    assert isinstance(facts, CarryOn)
    assert issued is not None
    if not action.licence:
        return replace(state, issued=replace(issued, composite=None))
    left = tuple(item for item in issued.permits if item.number != facts.permit)
    part = replace(state.parts[action.licence], carried_on=facts, awaits="")
    return replace(
        state, issued=replace(issued, permits=left),
        parts={**state.parts, action.licence: part},
    )  # fmt: skip


def _await(state: State, action: Action) -> State:
    facts = action.facts
    case = facts.case if isinstance(facts, AwaitRenewal) else ""
    part = replace(state.parts[action.licence], awaits=case)
    return state.with_part(action.licence, part)


def _record_credit(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, RecordCredit)
    number = action.numbers.get("credit_record", "")
    return _with_credit(state, credit_state(state, number, action, facts))


def credit_state(state: State, number: str, action: Action, facts: RecordCredit) -> CreditState:
    """Return a record as it begins: against the applicant of the case."""
    assert state.application is not None
    shared = state.application.answers.shared
    return CreditState(
        number, "", action.licence, str(shared.get("uscc", "")),
        str(shared.get("applicant_name", "")), str(shared.get("legal_person_name", "")),
        facts, day_of(action),
    )  # fmt: skip


def missed_deferral(state: State, action: Action) -> State:
    """Note that papers never came: the ending notice is the final document it rests on (容缺失信)."""
    number = action.numbers.get("deferral_ending", "")
    if not number:
        return state
    facts = RecordCredit(
        CreditKind.DEFERRAL_MISSED, number, "", str(DEFERRAL_SOURCE), (Gate.DEFERRAL,)
    )
    return _with_credit(state, credit_state(state, number, action, facts))


def _with_credit(state: State, record: CreditState) -> State:
    return replace(state, credit={**state.credit, record.number: record})


def _object(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, ObjectCredit)
    record = state.credit[facts.record]
    return _with_credit(
        state, replace(record, objection=facts, objected_on=day_of(action), settled=None)
    )


def _settle(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, SettleObjection)
    record = replace(state.credit[facts.record], settled=facts)
    if facts.upheld:
        record = replace(record, taken_back_on=day_of(action))
    return _with_credit(state, record)


def _repair(state: State, action: Action) -> State:
    facts = action.facts
    assert isinstance(facts, RepairCredit)
    record = state.credit[facts.record]
    return _with_credit(state, replace(record, repaired=facts, repaired_on=day_of(action)))


PERMIT_EFFECTS: Mapping[ActionType, Effect] = {
    **dict.fromkeys(
        (
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
        ),
        _move,
    ),
    ActionType.CARRY_ON: _carry_on,
    ActionType.AWAIT_RENEWAL: _await,
    ActionType.STOP_AWAITING: _await,
    ActionType.RECORD_CREDIT: _record_credit,
    ActionType.OBJECT_CREDIT: _object,
    ActionType.SETTLE_OBJECTION: _settle,
    ActionType.REPAIR_CREDIT: _repair,
}
