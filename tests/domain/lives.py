"""Cases on a promise, and cases whose permits have a life, each brought there by the procedure."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from permitdesk.domain.case import Case
from permitdesk.domain.credit import SettleObjection
from permitdesk.domain.follow_up import RecordAfterCheck, RecordAfterRecheck
from permitdesk.domain.special import Serve
from permitdesk.domain.state import ActionType
from tests.domain.cases import DENIAL, FILING, FIRE, FOOD, RECEIVED, SERVICE, done, issued, part
from tests.domain.life_facts import NAMES, REQUIRED, TODAY, on_promise

PROMISED = on_promise(part(FOOD))
"""Food on a promise: it may be granted on the spot; one paper may come later."""


@cache
def promised() -> Case:
    parts = (PROMISED, part(FIRE), part(FILING, filing=True))
    return done(Case("JC-1"), ActionType.RECEIVE, facts=replace(RECEIVED, parts=parts))


def promise_seen() -> Case:
    """Looked through, with everything there but the letter."""
    return done(promised(), ActionType.LOOK_THROUGH)


@cache
def promise_told() -> Case:
    return done(promise_seen(), ActionType.TELL_COMMITMENT, FOOD)


@cache
def promise_signed() -> Case:
    return done(promise_told(), ActionType.SIGN_COMMITMENT, FOOD)


@cache
def promise_accepted() -> Case:
    return done(promise_signed(), ActionType.ACCEPT)


@cache
def promise_granted() -> Case:
    """Food is granted on the spot while the others are still reviewed."""
    return done(promise_accepted(), ActionType.GRANT, FOOD)


@cache
def promise_decided() -> Case:
    case = done(promise_granted(), ActionType.RECORD_FILING, FILING)
    return done(done(case, ActionType.REVIEW, FIRE), ActionType.GRANT, FIRE)


@cache
def on_record() -> Case:
    """Issued on a promise, handed over, filed away: what follows follows an archived case."""
    case = promise_decided()
    for type_ in (ActionType.ISSUE, ActionType.PRINT, ActionType.DELIVER, ActionType.ARCHIVE):
        case = done(case, type_)
    return case


def letter_required() -> Case:
    """The promise is simply a paper of the ordinary procedure."""
    food = replace(PROMISED, route=part(FOOD).route, terms=REQUIRED)
    parts = (food, part(FIRE), part(FILING, filing=True))
    case = done(Case("JC-1"), ActionType.RECEIVE, facts=replace(RECEIVED, parts=parts))
    return done(done(case, ActionType.LOOK_THROUGH), ActionType.ACCEPT)


def switched_to_ordinary() -> Case:
    return done(promise_accepted(), ActionType.SWITCH_ROUTE, FOOD)


def stepwise() -> Case:
    """Food has its permit while fire is still reviewed (分步发证)."""
    return done(promise_granted(), ActionType.ISSUE)


def late_paper_brought() -> Case:
    return done(on_record(), ActionType.BRING_LATE)


@cache
def handed_over() -> Case:
    return done(late_paper_brought(), ActionType.HAND_OVER, FOOD)


@cache
def acknowledged() -> Case:
    return done(handed_over(), ActionType.ACKNOWLEDGE_HANDOVER, FOOD)


@cache
def after_check_planned() -> Case:
    return done(acknowledged(), ActionType.PLAN_AFTER_CHECK, FOOD)


def promise_kept() -> Case:
    good = RecordAfterCheck(NAMES, day=TODAY)
    return done(after_check_planned(), ActionType.RECORD_AFTER_CHECK, FOOD, good)


@cache
def promise_broken() -> Case:
    return done(after_check_planned(), ActionType.RECORD_AFTER_CHECK, FOOD)


@cache
def mending_ordered() -> Case:
    return done(promise_broken(), ActionType.ORDER_AFTER_RECTIFICATION, FOOD)


def mended() -> Case:
    good = RecordAfterRecheck(NAMES, day=TODAY)
    return done(mending_ordered(), ActionType.RECORD_AFTER_RECHECK, FOOD, good)


@cache
def still_broken() -> Case:
    return done(mending_ordered(), ActionType.RECORD_AFTER_RECHECK, FOOD)


@cache
def intent_told() -> Case:
    return done(still_broken(), ActionType.TELL_INTENT, FOOD)


@cache
def statement_made() -> Case:
    return done(intent_told(), ActionType.RECORD_STATEMENT, FOOD)


def not_revoked() -> Case:
    return done(statement_made(), ActionType.KEEP_PERMIT, FOOD)


@cache
def revoked() -> Case:
    """Food is revoked, and fire, which leans on it, is asked about."""
    return done(statement_made(), ActionType.REVOKE, FOOD)


def question_answered() -> Case:
    return done(revoked(), ActionType.ANSWER_QUESTION)


@cache
def revocation_served() -> Case:
    document = next(
        number
        for number, taken in revoked().state.numbers.items()
        if taken.series == "revocation_decision"
    )
    return done(revoked(), ActionType.SERVE, facts=Serve(document, SERVICE))


@cache
def credit_recorded() -> Case:
    return done(revocation_served(), ActionType.RECORD_CREDIT, FOOD)


@cache
def credit_objected() -> Case:
    return done(credit_recorded(), ActionType.OBJECT_CREDIT)


def objection_refused() -> Case:
    return done(credit_objected(), ActionType.SETTLE_OBJECTION)


def objection_upheld() -> Case:
    record = next(iter(credit_objected().state.credit))
    right = SettleObjection(record, upheld=True, reason="核查记录有误")
    return done(credit_objected(), ActionType.SETTLE_OBJECTION, facts=right)


def credit_repaired() -> Case:
    return done(credit_recorded(), ActionType.REPAIR_CREDIT)


def reinstated() -> Case:
    return done(credit_recorded(), ActionType.REINSTATE, FOOD)


def recalled() -> Case:
    return done(issued(), ActionType.RECALL, FOOD)


def rescinded() -> Case:
    return done(issued(), ActionType.RESCIND, FOOD)


def suspended() -> Case:
    return done(issued(), ActionType.SUSPEND, FOOD)


def cancelled() -> Case:
    return done(issued(), ActionType.CANCEL, FOOD)


def lapsed() -> Case:
    return done(issued(), ActionType.LAPSE, FOOD)


def reissued() -> Case:
    return done(issued(), ActionType.REISSUE, FOOD)


def carried_on() -> Case:
    """A later case renewed food."""
    return done(issued(), ActionType.CARRY_ON, FOOD)


def awaiting_renewal() -> Case:
    return done(issued(), ActionType.AWAIT_RENEWAL, FOOD)


def found_false() -> Case:
    """The promise was found false before the decision: not granted (行政许可法 78)."""
    case = done(promise_accepted(), ActionType.REVIEW, FOOD)
    reason = replace(DENIAL.reasons[0], source="《行政许可法》第七十八条")
    return done(case, ActionType.DENY, FOOD, replace(DENIAL, reasons=(reason,), false_promise=True))


_MAKERS: tuple[Callable[[], Case], ...] = (
    promised, promise_seen, promise_told, promise_signed, promise_accepted, promise_granted,
    on_record, letter_required, switched_to_ordinary, stepwise, late_paper_brought, handed_over,
    acknowledged, after_check_planned, promise_kept, promise_broken, mending_ordered, mended,
    still_broken, intent_told, statement_made, not_revoked, revoked, question_answered,
    revocation_served, credit_recorded, credit_objected, objection_refused, objection_upheld,
    credit_repaired, reinstated, recalled, rescinded, suspended, cancelled, lapsed, reissued,
    carried_on, awaiting_renewal, found_false,
)  # fmt: skip
LIVES: dict[str, Case] = {make.__name__: make() for make in _MAKERS}
"""A case at every turn of a promise and of a permit's life."""
