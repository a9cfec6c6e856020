"""What happens when time passes and nobody acts: deemed acceptance, overdue entries, reminders."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay, Light, light
from permitdesk.domain.deferral import EndByGaps
from permitdesk.domain.facts import Grant, KeptAsSent, Remark
from permitdesk.domain.permit_acts import Lapse
from permitdesk.domain.running import clocks_of, due_of
from permitdesk.domain.special import RecordOverdue, Remind, Which
from permitdesk.domain.state import ActionType, State, Status
from permitdesk.domain.stopwatch import Clock
from permitdesk.domain.turning import Ticking, ticking, turns_of
from permitdesk.domain.workdays import WorkCalendar


@dataclass(frozen=True)
class Happening:
    """Something that happens by itself today.

    Attributes:
        licence: The one it is about; empty for the whole case.
    """

    type: ActionType
    facts: KeptAsSent
    licence: str = ""


_RECORDED = (
    Which.STATUTORY,
    Which.PROMISED,
    Which.RENEWAL,
    Which.JOINT,
    Which.DELIVERY,
    Which.AFTER_CHECK,
    Which.AFTER_TELLING,
    Which.AFTER_RECHECK,
    Which.LATE_PAPER,
)
"""Clocks whose end is kept when it passes; the law knows no consequence but the record."""
_REMINDED = (Which.PROMISED, Which.STATUTORY, Which.AFTER_CHECK)


def happenings(case: Case, calendar: WorkCalendar, today: date) -> tuple[Happening, ...]:
    """List what happens to a case by itself on a day; nothing where it happened already.

    A day counted through a year whose notice is not loaded has no effect by itself.
    """
    if (deemed := _deemed(case, calendar, today)) is not None:
        return (deemed,)
    found = [
        item
        for clock, due in ticking(clocks_of(case), calendar)
        for item in _of_clock(case.state, clock, due, calendar, today)
    ]
    renewals = [item for item in found if item.type is ActionType.DEEM_RENEWED]
    renewed = {item.licence for item in renewals}
    # A limit that was missed stays missed; nobody is reminded of what is granted the same moment.
    first = [
        item
        for item in found
        if item.type is ActionType.RECORD_OVERDUE or item.licence not in renewed
    ]
    return (*first, *renewals)


def wakes_on(case: Case, calendar: WorkCalendar) -> date | None:
    """Return the first day on which something happens to a case by itself (see ``first_day``)."""
    return first_day(case.state, ticking(clocks_of(case), calendar), calendar)


def first_day(state: State, clocks: Iterable[Ticking], calendar: WorkCalendar) -> date | None:
    """Return the first day on which something happens to a case by itself; None where nothing will.

    Who lets time pass need not look at it earlier. It may be a day that is over, and then nothing
    happens any more: a case is looked at too often rather than too late.

    Args:
        state: Of the case.
        clocks: Those of it that run.
        calendar: Which days count.
    """
    days = [day for clock, due in clocks for day in _days_of(state, clock, due, calendar)]
    return min(days, default=None)


def _days_of(state: State, clock: Clock, due: DueDay, calendar: WorkCalendar) -> Iterator[date]:
    if due.provisional:
        return
    late = due.day + timedelta(days=1)
    deemed = clock.which is Which.TELLING and state.status is Status.RECEIVED
    if deemed or any(_of_clock(state, clock, due, calendar, late)):
        yield late
    if clock.which is Which.DEFERRAL or (
        clock.which in _REMINDED and not _is_over(state, clock, due)
    ):
        near = turns_of(due.day, clock.lights, calendar).yellow.date()
        if any(_of_clock(state, clock, due, calendar, near)):
            yield near


def _is_over(state: State, clock: Clock, due: DueDay) -> bool:
    """Tell whether this very day was recorded as missed: nobody is reminded of it beforehand."""
    missed = state.parts[clock.licence].missed
    return any((item.which, item.due) == (clock.which, due.day) for item in missed)


def _deemed(case: Case, calendar: WorkCalendar, today: date) -> Happening | None:
    """Accept by law: nobody told the applicant within five working days (行政许可法 32)."""
    if case.status is not Status.RECEIVED:
        return None
    clock = next(item for item in clocks_of(case) if item.which is Which.TELLING)
    due = due_of(clock, calendar)
    if due is None or due.provisional or today <= due.day:
        return None
    return Happening(ActionType.DEEM_ACCEPTED, Remark())


def _of_clock(
    state: State, clock: Clock, due: DueDay, calendar: WorkCalendar, today: date
) -> Iterator[Happening]:
    if due.provisional or (clock.licence and state.accepted_at is None):
        return  # an incomplete application counts as received once it is complete
    if clock.which is Which.RENEWAL and today > due.day and _silence_renews(state, clock.licence):
        yield Happening(ActionType.DEEM_RENEWED, Grant(), clock.licence)
        return
    if clock.which is Which.VALIDITY:
        if today > due.day:
            yield Happening(ActionType.LAPSE, Lapse(), clock.licence)
        return
    if clock.which is Which.DEFERRAL:
        yield from _of_deferral(state, clock, due, calendar, today)
        return
    if today > due.day and clock.which in _RECORDED and not _recorded(state, clock):
        facts = RecordOverdue(clock.which, due.day)
        yield Happening(ActionType.RECORD_OVERDUE, facts, clock.licence)
    if clock.which not in _REMINDED:
        return
    shown = light(due.day, today, calendar, clock.lights)
    if shown is Light.GREEN:
        return
    escalated = shown is Light.RED
    reminded = state.parts[clock.licence].reminded
    if (clock.which, escalated) in reminded:
        return
    left = calendar.workdays_between(today, due.day)
    yield Happening(ActionType.REMIND, Remind(clock.which, due.day, left, escalated), clock.licence)


def _of_deferral(
    state: State, clock: Clock, due: DueDay, calendar: WorkCalendar, today: date
) -> Iterator[Happening]:
    """Remind of what is to come, once; end the handling when the day is over (容缺)."""
    deferral = state.deferral
    assert deferral is not None
    if today > due.day:
        yield Happening(ActionType.END_BY_GAPS, EndByGaps(deferral.open))
    elif not deferral.reminded and light(due.day, today, calendar, clock.lights) is not Light.GREEN:
        left = calendar.workdays_between(today, due.day)
        yield Happening(ActionType.REMIND, Remind(clock.which, due.day, left))


def _silence_renews(state: State, licence: str) -> bool:
    """Tell whether nothing decided by the last day means renewed (行政许可法 50)."""
    renews = state.parts[licence].part.renews
    return state.status is Status.ACCEPTED and renews is not None and renews.deemed_if_silent


def _recorded(state: State, clock: Clock) -> bool:
    missed = state.parts[clock.licence].missed if clock.licence else state.missed
    return any(item.which is clock.which for item in missed)
