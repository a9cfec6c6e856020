"""Facts without a legal element are refused, each with what is wanted instead."""

from collections.abc import Callable, Mapping
from typing import Any

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import (
    Decline,
    DeclineReason,
    Deliver,
    Deny,
    Grant,
    LookThrough,
    Print,
    RequestCorrection,
)
from permitdesk.domain.permit import PermitState
from permitdesk.domain.procedure import RULES
from permitdesk.domain.service import missing_in_service
from permitdesk.domain.special import ExceptionRule
from permitdesk.domain.special_elements import special_element
from permitdesk.domain.state import Action, State


def missing_element(action: Action, state: State) -> NotAllowed | None:
    """Return the refusal of an action whose facts leave a legal element empty, or break a rule."""
    check = _CHECKS.get(type(action.facts))
    found = check(action.facts, state) if check else None
    if found is None:
        return special_element(action, state)
    return NotAllowed(found, RULES[action.type].source)


def _look_through(facts: LookThrough, _: State) -> str | None:
    faultless = facts.complete and facts.legal_form
    return "look_through.defects" if faultless == bool(facts.defects) else None


def _correction(facts: RequestCorrection, state: State) -> str | None:
    if not facts.defects:
        return "correction.empty"
    if state.correction is not None and ExceptionRule.SECOND_CORRECTION not in state.exceptions:
        told = {defect.item for defect in state.correction.defects}
        seen = [item for item in facts.defects if item.item not in state.changed | told]
        if seen:
            return "correction.visible_before"
    return "correction.days" if facts.days < 1 else None


def _decline(facts: Decline, _: State) -> str | None:
    if not facts.explanation or not facts.source:
        return "decline.reason"
    elsewhere = facts.reason is DeclineReason.NOT_COMPETENT
    return "decline.office" if elsewhere and not facts.competent_office else None


def _denial(facts: Deny, _: State) -> str | None:
    elements = [(item.fact, item.requirement, item.source) for item in facts.reasons]
    if not elements or not all(all(element) for element in elements):
        return "denial.reasons"
    return None if facts.reconsideration and facts.court else "denial.remedies"


def _grant(facts: Grant, _: State) -> str | None:
    if not facts.scope or facts.valid_from is None:
        return "grant.empty"
    if facts.valid_until is not None and facts.valid_until < facts.valid_from:
        return "grant.ends_before_it_begins"
    return None


def _delivery(facts: Deliver, _: State) -> str | None:
    return missing_in_service(facts)


def _print(facts: Print, state: State) -> str | None:
    """Refuse a paper that is not there, and one whose permit does not live any more."""
    made = state.issued
    permits = (*made.permits, made.composite) if made else ()
    known = {item.number for item in permits if item and item.state is PermitState.LIVE}
    good = facts.numbers and set(facts.numbers) <= known and facts.copies > 0
    return None if good else "print.nothing"


_CHECKS: Mapping[type, Callable[[Any, State], str | None]] = {
    LookThrough: _look_through,
    RequestCorrection: _correction,
    Decline: _decline,
    Deny: _denial,
    Grant: _grant,
    Deliver: _delivery,
    Print: _print,
}
