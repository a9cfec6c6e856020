"""What special procedures must say, each refused with its article; with site checks and hearings."""

from collections.abc import Mapping

from permitdesk.domain.deferral import DEFERRAL_SOURCE, AcceptWithGaps
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Deliver
from permitdesk.domain.guards import (
    ARTICLE_34,
    ARTICLE_44,
    EXCEPTIONS,
    KEPT_SERIES,
    NUMBERS,
    ONE_PERMIT_REFORM,
    RETURNED,
    exceptions_left,
)
from permitdesk.domain.hearing_elements import HEARING_ELEMENTS
from permitdesk.domain.judging import JudgeMaterial, MaterialReason, MaterialVerdict, SettleMaterial
from permitdesk.domain.permit_elements import PERMIT_ELEMENTS
from permitdesk.domain.promise_elements import PROMISE_ELEMENTS
from permitdesk.domain.service import SERVICE_RULES
from permitdesk.domain.service_elements import Check, not_yet, notice_served, served
from permitdesk.domain.site_elements import SITE_ELEMENTS
from permitdesk.domain.special import (
    ARTICLE_42,
    ARTICLE_45,
    BY_ARTICLE_45,
    AllowException,
    AnnouncePause,
    EndHandling,
    EndPause,
    EndReason,
    Extend,
    PauseKind,
    SendReminder,
    Serve,
    SpoilNumber,
)
from permitdesk.domain.state import Action, State, Status, day_of
from permitdesk.domain.workdays import local_day


def special_element(action: Action, state: State) -> NotAllowed | None:
    """Return the refusal of an action whose facts leave something empty, or break a rule."""
    check = _CHECKS.get(type(action.facts))
    return check(action.facts, state, action) if check else None


def _announce_pause(facts: AnnouncePause, state: State, action: Action) -> NotAllowed | None:
    if not facts.matter or facts.days < 1:
        return NotAllowed("pause.incomplete", ARTICLE_45)
    own = {rule.kind for rule in state.parts[action.licence].part.pauses}
    if facts.kind is PauseKind.RECTIFICATION:
        return NotAllowed("pause.by_rectification", ARTICLE_45)
    if facts.kind not in BY_ARTICLE_45 and facts.kind not in own:
        name = state.parts[action.licence].part.name
        return NotAllowed("pause.not_by_law", ARTICLE_45, licence=name, procedure=facts.kind)
    return notice_served(facts.service, action)


def _end_pause(facts: EndPause, state: State, action: Action) -> NotAllowed | None:
    stop = state.parts[action.licence].awaited
    if not facts.result or not facts.document:
        return NotAllowed("pause.no_document", ARTICLE_45)
    assert stop is not None
    if facts.day is None or stop.served is None or facts.day < stop.served:
        return NotAllowed("pause.ends_before_it_began", ARTICLE_45, served=stop.served)
    if facts.day > day_of(action):
        return NotAllowed("pause.ends_in_future", ARTICLE_45, day=facts.day)
    return None


def _extend(facts: Extend, state: State, action: Action) -> NotAllowed | None:
    if not facts.reason or not facts.approver:
        return NotAllowed("extension.incomplete", ARTICLE_42)
    rule = state.parts[action.licence].part.extension if action.licence else None
    most = rule.days if rule else MOST_JOINT_DAYS
    if not 1 <= facts.days <= most:
        return NotAllowed("extension.too_long", ARTICLE_42, days=facts.days, most=most)
    if facts.service.day != day_of(action):
        return NotAllowed("extension.serve_same_day", ARTICLE_42)
    return served(facts.service)


MOST_JOINT_DAYS = 15
"""Working days by which the joint limit may be extended (行政许可法 42)."""


def _exception(facts: AllowException, state: State, _: Action) -> NotAllowed | None:
    if facts.rule not in exceptions_left(state):
        return NotAllowed("case.no_exception_needed", EXCEPTIONS)
    return None if facts.reason else NotAllowed("exception.reason", EXCEPTIONS)


def _end(facts: EndHandling, state: State, _: Action) -> NotAllowed | None:
    if not facts.explanation:
        return NotAllowed("end.explanation", RETURNED)
    if facts.reason is EndReason.NOT_CORRECTED and state.status is not Status.CORRECTING:
        return NotAllowed("end.not_correcting", RETURNED)
    return None


def _gaps(facts: AcceptWithGaps, state: State, _: Action) -> NotAllowed | None:
    if not facts.materials or not facts.signer or facts.days < 1:
        return NotAllowed("deferral.incomplete", DEFERRAL_SOURCE)
    assert state.looked_through is not None
    assert state.application is not None
    legal_person = state.application.answers.shared.get("legal_person_name", facts.signer)
    if facts.signer != legal_person and not facts.authority:
        return NotAllowed("deferral.authority", DEFERRAL_SOURCE, name=facts.signer)
    others = [item for item in state.looked_through.defects if item.item not in facts.materials]
    if others:
        return NotAllowed("deferral.other_defects", DEFERRAL_SOURCE, name=others[0].name)
    unknown = set(facts.materials) - {gap.material for gap in facts.gaps}
    if unknown:
        return NotAllowed("deferral.unknown", DEFERRAL_SOURCE, material=min(unknown))
    return None


def _judge(facts: JudgeMaterial, _: State, __: Action) -> NotAllowed | None:
    bad = facts.verdict is MaterialVerdict.NOT_GOOD
    if bad and facts.reason is None:
        return NotAllowed("material.reason", ARTICLE_34)
    if facts.reason is MaterialReason.OTHER and not facts.note:
        return NotAllowed("material.note", ARTICLE_34)
    return None


def _settle(facts: SettleMaterial, state: State, _: Action) -> NotAllowed | None:
    judged = state.judged.get(facts.material)
    if judged is None or not judged.differs:
        return NotAllowed("material.nothing_to_settle", ONE_PERMIT_REFORM)
    return None if facts.note else NotAllowed("material.note", ONE_PERMIT_REFORM)


def _reminder(facts: SendReminder, _: State, __: Action) -> NotAllowed | None:
    return None if facts.text else NotAllowed("reminder.text", ONE_PERMIT_REFORM)


def _serve(facts: Serve, state: State, action: Action) -> NotAllowed | None:
    if facts.document not in state.numbers or state.numbers[facts.document].spoiled:
        return NotAllowed("serve.unknown", SERVICE_RULES, document=facts.document)
    if facts.document in state.served:
        return NotAllowed("serve.already", SERVICE_RULES, document=facts.document)
    day = facts.service.day
    if day is not None and day < state.numbers[facts.document].day:
        return NotAllowed("serve.before_its_day", SERVICE_RULES, document=facts.document)
    if day is not None and day > day_of(action):
        return NotAllowed("serve.in_future", SERVICE_RULES, document=facts.document)
    return served(facts.service)


def _deliver(facts: Deliver, state: State, action: Action) -> NotAllowed | None:
    """Refuse a day on which the results could not be handed over: too early would hide a delay."""
    decided = local_day(state.decided_at) if state.decided_at else None
    if facts.day is not None and decided is not None and facts.day < decided:
        return NotAllowed("delivery.before_decision", ARTICLE_44, day=decided)
    return not_yet(facts, action)


def _spoil(facts: SpoilNumber, state: State, _: Action) -> NotAllowed | None:
    taken = state.numbers.get(facts.number)
    if taken is None or taken.spoiled or taken.series in KEPT_SERIES:
        return NotAllowed("spoil.unknown", NUMBERS, number=facts.number)
    if facts.number in state.served:
        return NotAllowed("spoil.served", NUMBERS, number=facts.number)
    return None if facts.reason else NotAllowed("spoil.reason", NUMBERS)


_CHECKS: Mapping[type, Check] = {
    AnnouncePause: _announce_pause,
    EndPause: _end_pause,
    Extend: _extend,
    AllowException: _exception,
    EndHandling: _end,
    SendReminder: _reminder,
    AcceptWithGaps: _gaps,
    JudgeMaterial: _judge,
    SettleMaterial: _settle,
    Serve: _serve,
    Deliver: _deliver,
    SpoilNumber: _spoil,
    **SITE_ELEMENTS,
    **HEARING_ELEMENTS,
    **PROMISE_ELEMENTS,
    **PERMIT_ELEMENTS,
}
