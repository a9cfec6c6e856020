"""What the promise and its after-check must say, each refused with its article."""

from collections.abc import Mapping

from permitdesk.domain.application import Route
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Deny, SwitchRoute
from permitdesk.domain.follow_up import (
    AFTER_SUPERVISION,
    ARTICLE_36,
    ARTICLE_61,
    ARTICLE_69,
    HANDOVER,
    LEANING,
    AcknowledgeHandover,
    AnswerQuestion,
    BrokenPoint,
    HandOver,
    KeepPermit,
    OrderAfterRectification,
    PlanAfterCheck,
    Publish,
    RecordAfterCheck,
    RecordAfterRecheck,
    RecordStatement,
    RevokeGround,
    Stage,
    TellIntent,
)
from permitdesk.domain.guards import NUMBERS
from permitdesk.domain.promise import ARTICLE_78, BY_PROMISE, COMMITMENT_SOURCE, SignCommitment
from permitdesk.domain.service_elements import Check, notice_served
from permitdesk.domain.site_check import FEWEST_INSPECTORS, TWO_INSPECTORS
from permitdesk.domain.state import Action, State, day_of


def _sign(facts: SignCommitment, state: State, action: Action) -> NotAllowed | None:
    terms = state.parts[action.licence].part.terms
    assert terms is not None
    signed = {item.party: item for item in facts.signatures}
    for party in terms.parties:
        mine = signed.get(party.party)
        if mine is None or not mine.signer:
            return NotAllowed("commitment.party_missing", BY_PROMISE, party=party.party)
        short = mine.paper_copies < party.paper_copies or mine.pdf_copies < party.pdf_copies
        if short:
            return NotAllowed(
                "commitment.copies", BY_PROMISE, party=party.party, paper=party.paper_copies,
                pdf=party.pdf_copies,
            )  # fmt: skip
    if len(signed) != len(facts.signatures) or len(signed) > len(terms.parties):
        return NotAllowed("commitment.unknown_party", BY_PROMISE)
    points = sum(len(party.text) for party in terms.parties)
    if set(facts.ticked) != set(range(1, points + 1)):
        return NotAllowed("commitment.not_all_ticked", BY_PROMISE, points=points)
    return _authority(facts, state, action.licence)


def _authority(facts: SignCommitment, state: State, licence: str) -> NotAllowed | None:
    """Refuse somebody who signs for the applicant without an explicit power."""
    assert state.application is not None
    legal_person = state.application.answers.shared.get("legal_person_name")
    terms = state.parts[licence].part.terms
    assert terms is not None
    applies = next((party for party in terms.parties if party.applicant), terms.parties[0])
    first = next(item for item in facts.signatures if item.party == applies.party)
    if legal_person and first.signer != legal_person and not first.authority:
        return NotAllowed("commitment.authority", COMMITMENT_SOURCE, name=first.signer)
    return None


def _switch(facts: SwitchRoute, state: State, action: Action) -> NotAllowed | None:
    part = state.parts[action.licence].part
    if part.route is facts.to:
        return NotAllowed("commitment.same_route", COMMITMENT_SOURCE, licence=part.name)
    if facts.part is None or facts.application is None:
        return NotAllowed("commitment.not_offered", COMMITMENT_SOURCE, licence=part.name)
    if facts.to is Route.ORDINARY and state.accepted_at is not None and not facts.reason:
        return NotAllowed("commitment.reason", COMMITMENT_SOURCE)
    return None


def _deny(facts: Deny, _: State, __: Action) -> NotAllowed | None:
    """Refuse to call a promise false without article 78 among the reasons."""
    if facts.bars and not facts.false_promise:
        return NotAllowed("denial.bars_only_false", ARTICLE_78)
    if facts.false_promise and not any("七十八" in item.source for item in facts.reasons):
        return NotAllowed("denial.article_78", ARTICLE_78)
    return None


def _hand_over(facts: HandOver, _: State, __: Action) -> NotAllowed | None:
    return None if facts.receiver else NotAllowed("handover.receiver", HANDOVER)


def _acknowledge(facts: AcknowledgeHandover, state: State, action: Action) -> NotAllowed | None:
    sent = state.parts[action.licence].follow_up.handed_over_on
    if not facts.name:
        return NotAllowed("handover.name", HANDOVER)
    return _between(facts.day, sent, action, "handover.day")


def _between(day: object, first: object, action: Action, key: str) -> NotAllowed | None:
    """Refuse a day before what it follows, and one that is still to come."""
    if day is None:
        return None
    if (first is not None and day < first) or day > day_of(action):  # type: ignore[operator]
        return NotAllowed(key, ARTICLE_61, first=first, day=day)
    return None


def _plan(facts: PlanAfterCheck, _: State, action: Action) -> NotAllowed | None:
    if facts.day < day_of(action):
        return NotAllowed("after_check.day_past", ARTICLE_61, day=facts.day)
    return _two({item.name for item in facts.inspectors})


def _two(names: set[str]) -> NotAllowed | None:
    if len(names - {""}) < FEWEST_INSPECTORS:
        return NotAllowed("after_check.two_inspectors", TWO_INSPECTORS)
    return None


def _broken(points: tuple[BrokenPoint, ...]) -> NotAllowed | None:
    for item in points:
        if not (item.point and item.found and item.requirement and item.source):
            return NotAllowed("after_check.point_incomplete", ARTICLE_61)
    return None


def _record(facts: RecordAfterCheck, state: State, action: Action) -> NotAllowed | None:
    decided = state.parts[action.licence].settled_on
    return (
        _two(set(facts.inspectors))
        or _others(facts.inspectors, state, action)
        or _broken(facts.broken)
        or _between(facts.day, decided, action, "after_check.day")
    )


def _others(names: tuple[str, ...], state: State, action: Action) -> NotAllowed | None:
    """Refuse whoever accepted or decided as the one who looks afterwards."""
    part = state.parts[action.licence]
    for name in (state.accepted_by, part.decided_by):
        if name in names:
            return NotAllowed("after_check.other_hands", AFTER_SUPERVISION, name=name)
    return None


def _order(facts: OrderAfterRectification, _: State, action: Action) -> NotAllowed | None:
    if facts.days < 1:
        return NotAllowed("after_check.days", AFTER_SUPERVISION)
    return notice_served(facts.service, action)


def _recheck(facts: RecordAfterRecheck, state: State, action: Action) -> NotAllowed | None:
    ordered = state.parts[action.licence].follow_up.ordered_on
    return (
        _two(set(facts.inspectors))
        or _others(facts.inspectors, state, action)
        or _broken(facts.standing)
        or _between(facts.day, ordered, action, "after_check.day")
    )


def _intent(facts: TellIntent, state: State, action: Action) -> NotAllowed | None:
    if not facts.facts or facts.days < 1:
        return NotAllowed("intent.incomplete", ARTICLE_36)
    part = state.parts[action.licence]
    ladder = part.part.terms is not None and part.part.by_promise
    to_mend = part.follow_up.stage not in (Stage.STILL_BROKEN, Stage.NOT_REVOKED)
    if ladder and facts.ground is RevokeGround.NOT_ELIGIBLE and to_mend:
        return NotAllowed("intent.mend_first", AFTER_SUPERVISION, licence=part.part.name)
    return notice_served(facts.service, action)


def _statement(facts: RecordStatement, state: State, action: Action) -> NotAllowed | None:
    if not facts.by or not facts.adopted:
        return NotAllowed("intent.statement_incomplete", ARTICLE_36)
    told = state.parts[action.licence].follow_up.intent_on
    return _between(facts.day, told, action, "intent.statement_day")


def _keep(facts: KeepPermit, _: State, __: Action) -> NotAllowed | None:
    return None if facts.reason else NotAllowed("intent.reason", ARTICLE_69)


def _answer(facts: AnswerQuestion, state: State, action: Action) -> NotAllowed | None:
    asked = next(
        (
            item
            for item in state.questions
            if item.leaning.permit == facts.permit and item.answer is None
        ),
        None,
    )
    if asked is None:
        return NotAllowed("question.unknown", LEANING, permit=facts.permit)
    if action.actor.station != asked.leaning.department:
        return NotAllowed("question.other_department", LEANING, station=action.actor.station)
    return None if facts.text else NotAllowed("question.text", LEANING)


def _publish(facts: Publish, state: State, action: Action) -> NotAllowed | None:
    known = facts.document in state.numbers and not state.numbers[facts.document].spoiled
    if not known or not facts.where:
        return NotAllowed("publication.incomplete", NUMBERS, document=facts.document)
    if facts.document in state.published:
        return NotAllowed("publication.already", NUMBERS, document=facts.document)
    if facts.until is not None and facts.until < day_of(action):
        return NotAllowed("publication.until", NUMBERS, day=facts.until)
    return None


PROMISE_ELEMENTS: Mapping[type, Check] = {
    SignCommitment: _sign,
    SwitchRoute: _switch,
    Deny: _deny,
    HandOver: _hand_over,
    AcknowledgeHandover: _acknowledge,
    PlanAfterCheck: _plan,
    RecordAfterCheck: _record,
    OrderAfterRectification: _order,
    RecordAfterRecheck: _recheck,
    TellIntent: _intent,
    RecordStatement: _statement,
    KeepPermit: _keep,
    AnswerQuestion: _answer,
    Publish: _publish,
}
