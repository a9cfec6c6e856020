"""What is too early or too late today, counted on the calendar, with the article."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay, due_day
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.follow_up import ARTICLE_36
from permitdesk.domain.follow_up_clocks import statement_limit
from permitdesk.domain.guards import ONE_PERMIT_REFORM, RETURNED
from permitdesk.domain.hearing import (
    ARTICLE_47,
    ARTICLE_48,
    ASK_FOR_HEARING,
    DAYS_BEFORE,
    HOLD_HEARING,
    CallHearing,
    RequestHearing,
    TellHearingRight,
)
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.service import served_on
from permitdesk.domain.site_check import PlanSiteCheck
from permitdesk.domain.special import ARTICLE_42, EndHandling, EndReason, Which
from permitdesk.domain.state import Action, ActionType, day_of
from permitdesk.domain.visiting import last_green_day, next_day_free
from permitdesk.domain.workdays import WorkCalendar


def untimely(case: Case, action: Action, calendar: WorkCalendar, today: date) -> NotAllowed | None:
    """Return why an action comes too early or too late; None for one that is in time."""
    late = not_now(case, action.type, action.licence, calendar, today)
    check = _CHECKS.get(type(action.facts))
    return late or (check(action.facts, case, action, calendar) if check else None)


def not_now(
    case: Case, type_: ActionType, licence: str, calendar: WorkCalendar, today: date
) -> NotAllowed | None:
    """Return why an action may not be done today, whatever is sent with it."""
    if type_ is ActionType.EXTEND:
        return _too_late(case, Which.STATUTORY, licence, calendar, today)
    if type_ is ActionType.EXTEND_JOINTLY:
        return _too_late(case, Which.JOINT, "", calendar, today)
    if type_ in (ActionType.GRANT, ActionType.DENY):
        return _may_still_ask(case, licence, calendar, today)
    if type_ is ActionType.REVOKE:
        return _may_still_speak(case, licence, calendar, today)
    return None


def _may_still_speak(
    case: Case, licence: str, calendar: WorkCalendar, today: date
) -> NotAllowed | None:
    """Refuse a revocation while its holder may still make a statement (36)."""
    follow_up = case.state.parts[licence].follow_up
    if follow_up.intent is None or follow_up.statement is not None:
        return None
    last = due_day(
        served_on(follow_up.intent.service), statement_limit(follow_up.intent.days), calendar
    )
    return None if today > last.day else NotAllowed("intent.still_time", ARTICLE_36, due=last.day)


def _may_still_ask(
    case: Case, licence: str, calendar: WorkCalendar, today: date
) -> NotAllowed | None:
    """Refuse a decision while somebody who was told of a hearing may still ask for it (47)."""
    hearing = case.state.parts[licence].hearing
    if hearing.told is None or hearing.requested or hearing.called:
        return None  # asked for or called: the decision waits for its record
    last = last_day_to_ask(hearing.told, calendar).day
    return None if today > last else NotAllowed("hearing.still_time", ARTICLE_47, due=last)


def last_day_to_ask(told: TellHearingRight, calendar: WorkCalendar) -> DueDay:
    """Return until when a hearing may be asked for: five working days from being told (47)."""
    return due_day(served_on(told.service), ASK_FOR_HEARING, calendar)


def _too_late(
    case: Case, which: Which, licence: str, calendar: WorkCalendar, today: date
) -> NotAllowed | None:
    due = due_of(clock_of(case, which, licence), calendar)
    if due is None or today <= due.day:
        return None
    return NotAllowed("extension.too_late", ARTICLE_42, due=due.day)


def _end(
    facts: EndHandling, case: Case, action: Action, calendar: WorkCalendar
) -> NotAllowed | None:
    if facts.reason is not EndReason.NOT_CORRECTED:
        return None
    due = due_of(clock_of(case, Which.CORRECTING), calendar)
    assert due is not None
    if day_of(action) <= due.day:
        return NotAllowed("end.still_time", RETURNED, due=due.day)
    return None


def _request(
    facts: RequestHearing, case: Case, action: Action, calendar: WorkCalendar
) -> NotAllowed | None:
    told = case.state.parts[action.licence].hearing.told
    assert told is not None
    assert facts.day is not None
    last = last_day_to_ask(told, calendar)
    if last.provisional or facts.day <= last.day:
        return None  # nobody loses a right by a day that is not certain yet (待定)
    return NotAllowed("hearing.too_late", ARTICLE_47, due=last.day)


def _call(
    facts: CallHearing, case: Case, action: Action, calendar: WorkCalendar
) -> NotAllowed | None:
    earliest = served_on(facts.service) + timedelta(days=DAYS_BEFORE)
    if facts.day < earliest:
        return NotAllowed("hearing.seven_days", ARTICLE_48, earliest=earliest)
    requested = case.state.parts[action.licence].hearing.requested
    if requested is not None and requested.day is not None:
        # Where the twenty days cannot be kept any more it is held on the first day there is.
        last = max(due_day(requested.day, HOLD_HEARING, calendar).day, earliest)
        if facts.day > last:
            return NotAllowed("hearing.within_twenty", ARTICLE_47, due=last)
    return None


def _plan(
    facts: PlanSiteCheck, case: Case, action: Action, calendar: WorkCalendar
) -> NotAllowed | None:
    if not calendar.is_workday(facts.day):
        return NotAllowed("site_check.day_off", ONE_PERMIT_REFORM, day=facts.day)
    green, first = (
        last_green_day(case, calendar, day_of(action)),
        next_day_free(day_of(action), calendar),
    )
    if green is not None and facts.day > max(green, first):
        return NotAllowed("site_check.not_green", ONE_PERMIT_REFORM, last=max(green, first))
    return None


_CHECKS: Mapping[type, Callable[[Any, Case, Action, WorkCalendar], NotAllowed | None]] = {
    EndHandling: _end,
    RequestHearing: _request,
    CallHearing: _call,
    PlanSiteCheck: _plan,
}
