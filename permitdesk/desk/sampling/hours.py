"""Office hours on working days, and a clock that can be set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import islice
from random import Random

from permitdesk.domain.workdays import LOCAL, WorkCalendar

OPENS, MORNING_MINUTES = time(8, 30), 210
REOPENS, AFTERNOON_MINUTES = time(14, 30), 180
DAY_MINUTES = MORNING_MINUTES + AFTERNOON_MINUTES


@dataclass
class SettableClock:
    """What the desk takes for the present while samples are made."""

    at: datetime = datetime(2000, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.at


def office_moment(day: date, minute: int) -> datetime:
    """Return the moment so many office minutes after opening, the noon rest left out."""
    if minute < MORNING_MINUTES:
        start, rest = OPENS, minute
    else:
        start, rest = REOPENS, min(minute, DAY_MINUTES - 1) - MORNING_MINUTES
    return (datetime.combine(day, start, LOCAL) + timedelta(minutes=rest)).astimezone(UTC)


def busy_minute(random: Random) -> int:
    """Return an office minute; most people come between nine and eleven, or about three."""
    peak = random.choice((80, 80, 110, 250))
    return min(DAY_MINUTES - 1, max(0, round(random.gauss(peak, 45))))


def workdays_before(calendar: WorkCalendar, day: date, count: int) -> tuple[date, ...]:
    """Return so many working days up to a day, the oldest first."""
    found: list[date] = []
    while len(found) < count:
        if calendar.is_workday(day):
            found.append(day)
        day -= timedelta(days=1)
    return tuple(reversed(found))


def workday_after(calendar: WorkCalendar, day: date, count: int) -> date:
    """Return the working day so many working days later; 0 is the day itself."""
    return next(islice(calendar.after(day), count - 1, None)) if count else day


def first_workday(calendar: WorkCalendar, day: date) -> date:
    """Return a day itself where it is worked, else the next one that is."""
    return day if calendar.is_workday(day) else next(calendar.after(day))


SHORTEST_WAIT, LONGEST_WAIT = 4, 35
"""Office minutes between two steps on one day."""


@dataclass(order=True)
class Diary:
    """Where the time of one case stands; it only goes forward, in office hours.

    Attributes:
        minute: Office minute of the day.
    """

    day: date
    minute: int

    @property
    def moment(self) -> datetime:
        """Return it as a moment."""
        return office_moment(self.day, self.minute)

    def wait(self, workdays: int, calendar: WorkCalendar, random: Random) -> "Diary":
        """Return a moment so many working days later; a while later for none."""
        if workdays:
            return Diary(workday_after(calendar, self.day, workdays), busy_minute(random))
        minute = self.minute + random.randint(SHORTEST_WAIT, LONGEST_WAIT)
        if minute < DAY_MINUTES:
            return Diary(self.day, minute)
        return Diary(workday_after(calendar, self.day, 1), minute - DAY_MINUTES)


@dataclass(frozen=True)
class Timetable:
    """The working days that cases may be stamped on.

    Attributes:
        days: Ascending.
        until: Nothing is done after this moment.
    """

    calendar: WorkCalendar
    days: Sequence[date]
    until: datetime

    @cached_property
    def midnights(self) -> tuple[datetime, ...]:
        """Return the beginning of each day as a moment in UTC."""
        return tuple(
            datetime(day.year, day.month, day.day, tzinfo=LOCAL).astimezone(UTC)
            for day in self.days
        )
