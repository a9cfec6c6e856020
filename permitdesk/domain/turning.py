"""Running clocks and when their lights turn: the moments that counters of lights are kept by."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from permitdesk.domain.clock import DueDay
from permitdesk.domain.running import due_of
from permitdesk.domain.stopwatch import Clock
from permitdesk.domain.timing import Lights
from permitdesk.domain.workdays import LOCAL, WorkCalendar

Ticking = tuple[Clock, DueDay]
"""A clock that runs, with its last lawful day."""


@dataclass(frozen=True)
class Turns:
    """From when something is yellow and orange; red begins with the day after it is due.

    Attributes:
        yellow, orange: Aware, whole hours; ``yellow`` is never the later one.
    """

    yellow: datetime
    orange: datetime


def turns_of(due: date, lights: Lights, calendar: WorkCalendar) -> Turns:
    """Return from when a clock with this due day is yellow and orange (see ``clock.light``)."""
    orange = _moment(_first_with_left(due, lights.orange, calendar), lights.orange_hour)
    yellow = _moment(_first_with_left(due, lights.yellow, calendar), 0)
    return Turns(min(yellow, orange), orange)


def ticking(clocks: Iterable[Clock], calendar: WorkCalendar) -> tuple[Ticking, ...]:
    """Return the clocks that run, each with its last lawful day."""
    return tuple(
        (clock, due)
        for clock in clocks
        if clock.runs and (due := due_of(clock, calendar)) is not None
    )


def earliest(clocks: Iterable[Ticking], calendar: WorkCalendar) -> Turns | None:
    """Return from when the most pressing of some running clocks is yellow, and orange."""
    found = [turns_of(due.day, clock.lights, calendar) for clock, due in clocks]
    if not found:
        return None
    return Turns(min(one.yellow for one in found), min(one.orange for one in found))


def _first_with_left(due: date, left: int, calendar: WorkCalendar) -> date:
    """Return the first day on which no more than so many working days are left."""
    day = due
    while True:
        if calendar.is_workday(day):
            if not left:
                return day
            left -= 1
        day -= timedelta(days=1)


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), LOCAL)
