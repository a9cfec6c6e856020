"""The proof of a due day (时限计算书): every day from the event on, counted or not, and by which article.

A due day is found twice in this program: ``running.due_of`` leaps over the calendar, this room
walks through it day by day. Both must end on the same day.
"""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from permitdesk.domain.clock import WORKING_DAYS_RULE, DueDay, natural_days
from permitdesk.domain.law import Source
from permitdesk.domain.stopwatch import Clock, Stop
from permitdesk.domain.timing import Limit, Unit
from permitdesk.domain.workdays import SATURDAY, Notice, WorkCalendar

RULE_VERSION = "1"
"""Goes up whenever the walk would end on another day than before."""
EVENT_DAY = (
    f"{Source('民事诉讼法', '第八十五条第二款')}"
    f"（{Source('行政复议法', '第八十八条')}、{Source('行政诉讼法', '第一百零一条')}）"
)
"""The day of the event is not counted; both acts refer to the rule of civil procedure."""
MOVED = str(Source("民事诉讼法", "第八十五条第三款"))
"""A last day that is a day off gives way to the first working day after it."""
FEASTS = str(Source("全国年节及纪念日放假办法"))


class DayKind(StrEnum):
    """Why a day counts, or why not."""

    EVENT = "event"
    COUNTED = "counted"
    MAKEUP = "makeup"
    """A Saturday or Sunday that is worked in exchange (调休上班), and so counts."""
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    FEAST = "feast"
    """A statutory feast of a year whose notice is not loaded: provisional (待定)."""
    PAUSED = "paused"
    MOVED = "moved"
    """The working day to which a last day moved that was a day off."""


@dataclass(frozen=True)
class CountedDay:
    """One day of a reckoning.

    Attributes:
        counted: Its ordinal in the limit, from 1; None where it does not count.
        name: The holiday, or the number of the notice that stopped the clock; else empty.
        source: The article or notice that says so.
        extended: It belongs to the extension; one in another unit is counted from 1 again.
        stop: Place of the stop it belongs to among the clock's, from 0; None where it is not paused.
    """

    day: date
    counted: int | None
    kind: DayKind
    name: str
    source: str
    extended: bool = False
    stop: int | None = None


@dataclass(frozen=True)
class NoticeUsed:
    """What was known of a year's holidays.

    Attributes:
        title: Empty where the year's notice is not loaded (未载入).
        number: Document number; empty where it was not read.
    """

    year: int
    title: str = ""
    number: str = ""

    @property
    def is_loaded(self) -> bool:
        """Tell whether the year's notice was there."""
        return bool(self.title)


@dataclass(frozen=True)
class Reckoning:
    """How a due day came about.

    Attributes:
        rule_version: Of the walk.
        clock: The inputs: start, limit, stops, extension.
        notices: One for each year that was walked through.
        days: Without a gap from the day of the event to the due day, or, while a result is waited
            for, to the last day before the clock stands still. None before the clock runs.
        due: None before the clock runs and while it stands still.
    """

    rule_version: str
    clock: Clock
    notices: tuple[NoticeUsed, ...]
    days: tuple[CountedDay, ...]
    due: DueDay | None


def reckon(clock: Clock, calendar: WorkCalendar) -> Reckoning:
    """Walk from the day of the event to the due day.

    A clock whose last day is set and not counted has no days.

    Source:
        行政许可法 42 (length, extension), 45 (pauses), 82 (working days); 民事诉讼法 85 (first and
        last day).
    """
    if clock.start is None or clock.last is not None:
        due = DueDay(clock.last, provisional=False) if clock.last else None
        return Reckoning(RULE_VERSION, clock, (), (), due)
    walk = _Walk(clock, calendar)
    days = tuple(walk.days(clock.start))
    notices = tuple(_used(year, calendar) for year in sorted({day.day.year for day in days}))
    provisional = any(not notice.is_loaded for notice in notices)
    due = DueDay(days[-1].day, provisional) if walk.is_counted_out else None
    return Reckoning(RULE_VERSION, clock, notices, days, due)


def _used(year: int, calendar: WorkCalendar) -> NoticeUsed:
    notice = calendar.notices.get(year)
    return NoticeUsed(year, notice.title, notice.number or "") if notice else NoticeUsed(year)


@dataclass(frozen=True)
class _Leg:
    """A part of a limit that is counted in one unit.

    Attributes:
        first: Its first ordinal.
        moves: Its last day may not be a day off.
    """

    limit: Limit
    first: int
    moves: bool
    extended: bool = False


class _Walk:
    """Goes from day to day; knows where the clock stands still.

    Attributes:
        is_counted_out: The limit ended before the clock stood still.
    """

    def __init__(self, clock: Clock, calendar: WorkCalendar) -> None:
        self._clock = clock
        self._calendar = calendar
        waited_for = [stop.served for stop in clock.stops if stop.ended is None]
        self._still_after = min(waited_for, default=date.max)
        self.is_counted_out = False

    def days(self, start: date) -> Iterator[CountedDay]:
        """Yield the days; the last one is the due day unless a result is waited for."""
        yield CountedDay(start, None, DayKind.EVENT, "", EVENT_DAY)
        day = start
        for leg in self._legs(start):
            day = yield from self._leg(leg, day)
            if not self.is_counted_out:
                return

    def _legs(self, start: date) -> Iterator[_Leg]:
        limit, extended = self._clock.limit, self._clock.extended
        same_unit = extended is not None and extended.unit is limit.unit
        yield _Leg(limit, 1, moves=limit.unit is not Unit.WORKING_DAY and not same_unit)
        if extended is None:
            return
        length, unit, first = extended.days, extended.unit, 1
        if same_unit:
            first += limit.length
        if same_unit and unit is Unit.MONTH:
            whole = Limit(limit.length + length, unit, limit.starts)
            counted = natural_days(start, limit)
            length, unit, first = natural_days(start, whole) - counted, Unit.DAY, counted + 1
        more = Limit(length, unit, limit.starts, extended.source)
        yield _Leg(more, first, moves=unit is not Unit.WORKING_DAY, extended=True)

    def _leg(self, leg: _Leg, event: date) -> Generator[CountedDay, None, date]:
        """Yield the days after the event until the leg is counted out; return the last one."""
        working = leg.limit.unit is Unit.WORKING_DAY
        length = leg.limit.length if working else natural_days(event, leg.limit)
        day, ordinal = event, leg.first
        while ordinal < leg.first + length and day < self._still_after:
            day += timedelta(days=1)
            found = self._paused(day, leg) or (self._off(day, leg) if working else None)
            yield found or self._counted(day, ordinal, leg)
            ordinal += found is None
        while leg.moves and not self._may_end(day) and day < self._still_after:
            day += timedelta(days=1)
            yield self._paused(day, leg) or self._off(day, leg, by=MOVED) or self._moved(day, leg)
        ended = not leg.moves or self._may_end(day)
        self.is_counted_out = ordinal == leg.first + length and ended
        return day

    def _may_end(self, day: date) -> bool:
        return self._calendar.is_workday(day) and self._stop(day) is None

    # --- what a day is ---

    def _counted(self, day: date, ordinal: int, leg: _Leg) -> CountedDay:
        kind, name, source = DayKind.COUNTED, "", leg.limit.source
        if leg.limit.unit is Unit.WORKING_DAY and day.weekday() >= SATURDAY:
            kind, name, source = DayKind.MAKEUP, self._calendar.name(day), self._notice(day)
        return CountedDay(day, ordinal, kind, name, source, leg.extended)

    def _moved(self, day: date, leg: _Leg) -> CountedDay:
        return CountedDay(day, None, DayKind.MOVED, "", MOVED, leg.extended)

    def _paused(self, day: date, leg: _Leg) -> CountedDay | None:
        place = self._stop(day)
        if place is None:
            return None
        stop = self._clock.stops[place]
        return CountedDay(
            day, None, DayKind.PAUSED, stop.document, stop.source, leg.extended, place
        )

    def _off(self, day: date, leg: _Leg, by: str = "") -> CountedDay | None:
        """Return a day on which no office works, with what says so, or with the rule given."""
        if self._calendar.is_workday(day):
            return None
        name = self._calendar.name(day)
        kind, source = DayKind.HOLIDAY, self._notice(day)
        if not name:
            kind, source = DayKind.WEEKEND, str(WORKING_DAYS_RULE)
        elif self._calendar.is_provisional(day):
            kind, source = DayKind.FEAST, FEASTS
        return CountedDay(day, None, kind, name, by or source, leg.extended)

    def _stop(self, day: date) -> int | None:
        return next((n for n, stop in enumerate(self._clock.stops) if _lies_in(day, stop)), None)

    def _notice(self, day: date) -> str:
        """Cite the notice that settles a day; New Year's may settle the last week before it."""
        notices = (self._calendar.notices.get(year) for year in (day.year, day.year + 1))
        return next((_cited(notice) for notice in notices if notice and _settles(notice, day)), "")


def _lies_in(day: date, stop: Stop) -> bool:
    return stop.served < day and (stop.ended is None or day < stop.ended)


def _settles(notice: Notice, day: date) -> bool:
    return any(on.date == day for on in notice.workdays_on) or any(
        off.first <= day <= off.last for off in notice.days_off
    )


def _cited(notice: Notice) -> str:
    number = f"（{notice.number}）" if notice.number else ""
    return str(Source(f"{notice.title}{number}"))
