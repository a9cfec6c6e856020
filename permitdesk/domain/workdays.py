"""Which days count: weekends, the State Council's notice of the year, statutory feast days."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

SATURDAY = 5
LOCAL = timezone(timedelta(hours=8), "Asia/Shanghai")
"""Legal days are local dates; the zone has had this one offset since 1991."""


def local_day(moment: datetime) -> date:
    """Return the legal day a moment lies on."""
    return moment.astimezone(LOCAL).date()


@dataclass(frozen=True)
class DaysOff:
    """A holiday as the notice gives it, both days included."""

    name: str
    first: date
    last: date


@dataclass(frozen=True)
class DayOn:
    """A Saturday or Sunday that is worked in exchange (调休上班)."""

    date: date
    name: str


@dataclass(frozen=True)
class Notice:
    """The State Council's notice of one year (部分节假日安排的通知).

    Attributes:
        number: Document number; None where it was not read.
        published: Day it came out.
        source: Where it was read, a key of sources.yaml or an address.
    """

    year: int
    title: str
    number: str | None
    days_off: tuple[DaysOff, ...]
    workdays_on: tuple[DayOn, ...]
    uncertain: bool = False
    published: date | None = None
    source: str = ""


@dataclass(frozen=True)
class WorkCalendar:
    """All loaded notices, and the feast days for years whose notice is not there yet.

    Attributes:
        notices: By year.
        feasts: Statutory feast days to their names, for provisional dates only.
    """

    notices: Mapping[int, Notice]
    feasts: Mapping[date, str] = field(default_factory=dict)
    _off: dict[date, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _on: dict[date, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_year: dict[int, list[date]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Spread the notices over their days once."""
        for notice in self.notices.values():
            for holiday in notice.days_off:
                for day in _days(holiday.first, holiday.last):
                    self._off[day] = holiday.name
            self._on.update((day.date, day.name) for day in notice.workdays_on)

    def is_workday(self, day: date) -> bool:
        """Tell whether an office works that day, provisionally where its year is not loaded."""
        if day in self._on:
            return True
        if day in self._off or day.weekday() >= SATURDAY:
            return False
        return day.year in self.notices or day not in self.feasts

    def name(self, day: date) -> str:
        """Return the holiday a day belongs to, or the one it is worked for; empty for none."""
        known = self._on.get(day) or self._off.get(day)
        return known or ("" if day.year in self.notices else self.feasts.get(day, ""))

    def number_of(self, year: int) -> str:
        """Return the number of a year's notice; empty where it is not loaded, or has none."""
        notice = self.notices.get(year)
        return notice.number or "" if notice else ""

    def current(self) -> "WorkCalendar":
        """Return this calendar: one to which nobody loads a notice is always the current one."""
        return self

    def at(self, _moment: datetime) -> "WorkCalendar":
        """Return this calendar, which was never another."""
        return self

    def forget(self) -> None:
        """Know nothing that could be read again."""

    def is_provisional(self, day: date) -> bool:
        """Tell whether the day's year has no notice yet (待定)."""
        return day.year not in self.notices

    def nth_after(self, day: date, count: int) -> date:
        """Return the working day that is the ``count``-th after a day; count from 1."""
        days = self._days_of(day.year)
        place = bisect_right(days, day)
        while place + count > len(days):
            count -= len(days) - place
            day = date(day.year + 1, 1, 1)
            days, place = self._days_of(day.year), 0
        return days[place + count - 1]

    def after(self, day: date) -> Iterator[date]:
        """Yield the working days after a day, without end."""
        while True:
            day += timedelta(days=1)
            if self.is_workday(day):
                yield day

    def workdays_between(self, first: date, last: date) -> int:
        """Count the working days after ``first`` up to ``last``; negative when ``last`` is earlier."""
        if last < first:
            return -self.workdays_between(last, first)
        whole = sum(len(self._days_of(year)) for year in range(first.year, last.year))
        return (
            whole
            + bisect_right(self._days_of(last.year), last)
            - bisect_right(self._days_of(first.year), first)
        )

    def _days_of(self, year: int) -> list[date]:
        """Return the working days of a year in order, spread out when first asked for."""
        days = self._by_year.get(year)
        if days is None:
            whole_year = _days(date(year, 1, 1), date(year, 12, 31))
            days = self._by_year[year] = [day for day in whole_year if self.is_workday(day)]
        return days


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=place) for place in range((last - first).days + 1))
