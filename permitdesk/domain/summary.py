"""A case in a few columns: what worklists, search and counters show of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from permitdesk.domain.case import Case
from permitdesk.domain.clock import HAND_OVER, TELL_WHAT_IS_MISSING, DueDay, due_day
from permitdesk.domain.state import ActionType, PartStatus, Status
from permitdesk.domain.timing import Limit, Start
from permitdesk.domain.workdays import WorkCalendar, local_day


@dataclass(frozen=True)
class PartSummary:
    """One licence of a case in a worklist.

    Attributes:
        statutory_due, promised_due: None while the clock does not run.
        provisional: One of them runs through a year whose notice is not loaded.
    """

    licence: str
    name: str
    filing: bool
    department: str
    decider: str
    status: PartStatus
    statutory_due: date | None = None
    promised_due: date | None = None
    provisional: bool = False


@dataclass(frozen=True)
class CaseSummary:
    """One row of the worklist.

    Attributes:
        window: Station where it came in.
        due: The nearest day by which the office must act; None when nobody waits for the office.
        awaited: What is due then: an action type, ``decide`` for the licences.
        permits: Numbers of what was issued.
    """

    number: str
    status: Status
    industry: str
    industry_name: str
    applicant: str
    uscc: str
    window: str
    received_on: date
    updated_at: datetime
    parts: tuple[PartSummary, ...]
    due: date | None = None
    awaited: str = ""
    provisional: bool = False
    permits: tuple[str, ...] = ()


def summarise(case: Case, calendar: WorkCalendar) -> CaseSummary:
    """Work out a case's row; the same case and calendar always give the same row."""
    state, received = case.state, case.received
    assert state.received_at is not None
    application = case.application
    parts = tuple(_part(case, code, calendar) for code in state.parts)
    due, awaited = _due(case, parts, calendar)
    return CaseSummary(
        number=case.number,
        status=state.status,
        industry=application.industry,
        industry_name=received.industry_name,
        applicant=str(application.answers.shared.get("applicant_name", "")),
        uscc=str(application.answers.shared.get("uscc", "")),
        window=case.actions[0].actor.station,
        received_on=local_day(state.received_at),
        updated_at=case.actions[-1].at,
        parts=parts,
        due=due.day if due else None,
        awaited=awaited,
        provisional=bool(due and due.provisional),
        permits=tuple(permit.number for permit in case.permits),
    )


def part_due(case: Case, licence: str, limit: Limit, calendar: WorkCalendar) -> DueDay | None:
    """Return by when one licence must be decided under a limit; None while its clock rests.

    A limit from receipt runs from the day the application was complete; one from acceptance
    from the day of acceptance.
    """
    start = clock_start(case, limit)
    if start is None or not case.state.parts[licence].status.is_open:
        return None
    if case.status not in _CLOCKS_RUN:
        return None
    return due_day(start, limit, calendar)


_CLOCKS_RUN = frozenset({Status.RECEIVED, Status.ACCEPTED})
"""Elsewhere the office waits for the applicant, or the case is at its end."""


def clock_start(case: Case, limit: Limit) -> date | None:
    """Return the day a limit runs from: complete receipt or acceptance; None before it."""
    from_receipt = limit.starts is Start.RECEIPT
    start = case.state.complete_at if from_receipt else case.state.accepted_at
    return local_day(start) if start else None


def _part(case: Case, code: str, calendar: WorkCalendar) -> PartSummary:
    state = case.state.parts[code]
    part = state.part
    statutory = part_due(case, code, part.statutory, calendar)
    promised = part_due(case, code, part.promised, calendar)
    return PartSummary(
        licence=code,
        name=part.name,
        filing=part.filing,
        department=part.department,
        decider=part.decider,
        status=state.status,
        statutory_due=statutory.day if statutory else None,
        promised_due=promised.day if promised else None,
        provisional=any(due.provisional for due in (statutory, promised) if due),
    )


def _due(
    case: Case, parts: Sequence[PartSummary], calendar: WorkCalendar
) -> tuple[DueDay | None, str]:
    state = case.state
    if state.status is Status.RECEIVED and state.complete_at is not None:
        start = local_day(state.complete_at)
        return due_day(start, TELL_WHAT_IS_MISSING, calendar), ActionType.ACCEPT
    if state.status is Status.ACCEPTED:
        days = [
            DueDay(day, part.provisional)
            for part in parts
            for day in (part.statutory_due, part.promised_due)
            if day is not None
        ]
        return min(days, key=lambda due: due.day, default=None), "decide"
    handing_over = (Status.DECIDED, Status.ISSUED, Status.PRINTED)
    if state.status in handing_over and state.decided_at is not None:
        return due_day(local_day(state.decided_at), HAND_OVER, calendar), ActionType.DELIVER
    return None, ""
