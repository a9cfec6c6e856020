"""When a joint site check may be: a day that keeps every clock green."""

from dataclasses import dataclass
from datetime import date

from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay, due_day
from permitdesk.domain.running import clocks_of, due_of
from permitdesk.domain.service import served_on
from permitdesk.domain.site_check import OrderRectification
from permitdesk.domain.special import Which
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import WorkCalendar


@dataclass(frozen=True)
class TightClock:
    """A clock of a case that wants the check early.

    Attributes:
        licence: Whose; empty for a clock of the whole case.
        start: Day it runs from.
        last_green: Last working day on which it is still green.
    """

    which: Which
    licence: str
    start: date
    due: DueDay
    last_green: date

    def can_be_kept(self, today: date) -> bool:
        """Tell whether it matters to a check: not one yellow from its beginning, nor a lost one."""
        return self.start < self.last_green and today <= self.due.day


def tightest(case: Case, calendar: WorkCalendar, today: date) -> TightClock | None:
    """Return the clock that a check must be early for; None where none runs.

    It is the first to turn yellow of those that can be kept: a promise of one day is yellow from
    its beginning and a missed one is lost, neither forbids a day. Where all are such it is the
    first of all. The department's own limits are left out: they are wishes.
    """
    found = [
        TightClock(
            clock.which, clock.licence, clock.start, due,
            _before(due.day, clock.lights.yellow, calendar),
        )
        for clock in clocks_of(case)
        if clock.runs and clock.which is not Which.INTERNAL and clock.start is not None
        if (due := due_of(clock, calendar)) is not None
    ]  # fmt: skip
    kept = [tight for tight in found if tight.can_be_kept(today)]
    return min(kept or found, key=lambda tight: tight.last_green, default=None)


def last_green_day(case: Case, calendar: WorkCalendar, today: date) -> date | None:
    """Return the last working day on which the tightest clock is green; None where none runs.

    Past where it is yellow already: then a check is wanted as soon as may be.
    """
    tight = tightest(case, calendar, today)
    return tight.last_green if tight else None


def next_day_free(today: date, calendar: WorkCalendar) -> date:
    """Return the earliest day for a check: the next working day."""
    return next(calendar.after(today))


def usual_day(today: date, calendar: WorkCalendar) -> date:
    """Return the day for a check where no clock presses: two working days ahead."""
    return next_day_free(next_day_free(today, calendar), calendar)


def proposed_day(case: Case, calendar: WorkCalendar, today: date) -> date:
    """Propose a day: two working days ahead, sooner where a clock wants it, never today."""
    usual, green = usual_day(today, calendar), last_green_day(case, calendar, today)
    in_time = green is None or green >= usual
    return usual if in_time else next_day_free(today, calendar)


def rectify_by(order: OrderRectification, calendar: WorkCalendar) -> DueDay:
    """Return the last day for putting defects right: working days from the notice's service."""
    limit = Limit(order.days, Unit.WORKING_DAY, Start.PREVIOUS_STEP)
    return due_day(served_on(order.service), limit, calendar)


def _before(due: date, left: int, calendar: WorkCalendar) -> date:
    """Return the last working day with more than so many working days left."""
    day = due
    while not calendar.is_workday(day) or calendar.workdays_between(day, due) <= left:
        day = date.fromordinal(day.toordinal() - 1)
    return day
