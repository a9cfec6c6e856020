"""Legal clocks: how long the authority has, and when it is late."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from permitdesk.domain.law import Source, licensing_act
from permitdesk.domain.timing import Lights, Limit, Start, Unit
from permitdesk.domain.workdays import WorkCalendar

TELL_WHAT_IS_MISSING = Limit(
    5, Unit.WORKING_DAY, Start.RECEIPT, str(licensing_act("第三十二条第一款第四项"))
)
"""Told once, on the spot or within five days, or the application counts as accepted."""
DECIDE_JOINTLY = Limit(
    45, Unit.WORKING_DAY, Start.ACCEPTANCE, str(licensing_act("第四十二条第二款"))
)
HAND_OVER = Limit(10, Unit.WORKING_DAY, Start.ACCEPTANCE, str(licensing_act("第四十四条")))
WORKING_DAYS_RULE: Source = licensing_act("第八十二条")


DEFAULT_LIGHTS = Lights()


@dataclass(frozen=True)
class Pause:
    """A stretch that does not count, both ends included.

    It begins the day after its notice was served and ends the day before the
    result came: both of those days count.
    """

    first: date
    last: date


@dataclass(frozen=True)
class DueDay:
    """The last lawful day to act.

    Attributes:
        provisional: It was counted through a year whose notice is not loaded (待定).
    """

    day: date
    provisional: bool


class Light(StrEnum):
    """How near a due day is; always shown as colour, shape and word together."""

    GREEN = "green"
    YELLOW = "yellow"
    ORANGE = "orange"
    RED = "red"
    STOPPED = "stopped"


def due_day(
    start: date, limit: Limit, calendar: WorkCalendar, pauses: Sequence[Pause] = ()
) -> DueDay:
    """Return the last lawful day to act.

    The day of the event is not counted; paused days are skipped. A limit in months is as many days
    as it would be without pauses. One in days or months that ends on a day off ends on the next
    working day on which it does not stand still.

    Args:
        start: Day of the event the limit runs from, local date.
        limit: Length and unit, with the article that sets it.
        calendar: Which days count.
        pauses: Stretches the law leaves out; they may overlap.

    Source:
        行政许可法 42 (length), 45 (pauses), 82 (working days); 民事诉讼法 85 (first and last day).
    """
    if limit.unit is Unit.WORKING_DAY:
        last = _working_days_after(start, limit.length, calendar, pauses)
    else:
        length = natural_days(start, limit)
        last = _count(_calendar_days(start), length, pauses)
        if not calendar.is_workday(last):
            last = next(day for day in calendar.after(last) if not _paused(day, pauses))
    years = range(start.year, last.year + 1)
    return DueDay(last, any(calendar.is_provisional(date(year, 1, 1)) for year in years))


def light(
    due: date, today: date, calendar: WorkCalendar, lights: Lights = DEFAULT_LIGHTS, hour: int = 24
) -> Light:
    """Say how near a due day is, by working days left.

    Args:
        due: Last lawful day.
        today: Local date.
        calendar: Which days count.
        lights: With how many days left it turns.
        hour: Of the day; the end of it where nobody says otherwise.
    """
    if today > due:
        return Light.RED
    left = calendar.workdays_between(today, due)
    if left < lights.orange or (left == lights.orange and hour >= lights.orange_hour):
        return Light.ORANGE
    return Light.YELLOW if left <= lights.yellow else Light.GREEN


def natural_days(start: date, limit: Limit) -> int:
    """Return how many calendar days a limit in days or months has, counted after its start."""
    if limit.unit is Unit.DAY:
        return limit.length
    return (_months_after(start, limit.length) - start).days


def _working_days_after(
    start: date, length: int, calendar: WorkCalendar, pauses: Sequence[Pause]
) -> date:
    """Count working days, leaping over the pauses instead of walking through them."""
    left, day = length, start
    for first, last in _joined(pauses, start):
        before = calendar.workdays_between(day, first - timedelta(days=1))
        if before >= left:
            break
        left -= max(before, 0)
        day = max(day, last)
    return calendar.nth_after(day, left)


def _joined(pauses: Sequence[Pause], start: date) -> Iterator[tuple[date, date]]:
    """Yield the stretches that lie after the start, in order, overlapping ones as one."""
    stretch: tuple[date, date] | None = None
    for pause in sorted(pauses, key=lambda pause: pause.first):
        if pause.last <= start or pause.last < pause.first:
            continue
        if stretch and pause.first <= stretch[1] + timedelta(days=1):
            stretch = (stretch[0], max(stretch[1], pause.last))
            continue
        if stretch:
            yield stretch
        stretch = (pause.first, pause.last)
    if stretch:
        yield stretch


def _count(days: Iterable[date], length: int, pauses: Sequence[Pause]) -> date:
    left = length
    for day in days:
        if _paused(day, pauses):
            continue
        left -= 1
        if left == 0:
            return day
    raise AssertionError("the days go on without end")


def _paused(day: date, pauses: Sequence[Pause]) -> bool:
    return any(pause.first <= day <= pause.last for pause in pauses)


def _calendar_days(start: date) -> Iterable[date]:
    day = start
    while True:
        day += timedelta(days=1)
        yield day


def _months_after(start: date, months: int) -> date:
    """Return the same day of a later month, or its last day where it has no such day."""
    month = start.month - 1 + months
    year, month = start.year + month // 12, month % 12 + 1
    first_of_next = date(year + month // 12, month % 12 + 1, 1)
    return min(
        date(year, month, 1) + timedelta(days=start.day - 1), first_of_next - timedelta(days=1)
    )
