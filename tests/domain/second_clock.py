"""The law's clock a second time, from the text of the law alone; imports nothing of the program.

Written from 行政许可法 42, 45, 82, 民事诉讼法 85, and the yearly notices, on plain days: all the days
that count are laid out as a list, and the limit is a place in it.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

FORMS = Path(__file__).resolve().parents[2] / "forms"
ONE = timedelta(days=1)
FAR = 1500
"""Days laid out after a start: more than any limit with its pauses takes."""


@dataclass
class PlainCalendar:
    """Days off and days worked in exchange, years with a notice, feast days of the others."""

    off: set[date]
    worked: set[date]
    years: set[int]
    feasts: set[date]

    def works(self, day: date) -> bool:
        if day in self.worked:
            return True
        if day in self.off or day.isoweekday() > 5:
            return False
        return day.year in self.years or day not in self.feasts


def read_plain_calendar(folder: Path = FORMS) -> PlainCalendar:
    """Read the notices line by line: they are flat enough."""
    calendar = PlainCalendar(set(), set(), set(), set())
    for path in sorted((folder / "calendar").glob("*.yaml")):
        text = path.read_text("utf-8")
        holidays, worked = text.split("workdays_on:")
        calendar.years.add(int(path.stem))
        firsts = re.findall(r"first: '(\S+)'", holidays)
        lasts = re.findall(r"last: '(\S+)'", holidays)
        for first, last in zip(firsts, lasts, strict=True):
            calendar.off.update(_from_to(date.fromisoformat(first), date.fromisoformat(last)))
        calendar.worked.update(_days(r"date: '(\S+)'", worked))
    feasts = (folder / "statutory_feasts.yaml").read_text("utf-8")
    calendar.feasts.update(_days(r"date: '(\S+)'", feasts))
    return calendar


def last_day(
    event: date,
    limit: tuple[int, str],
    waits: list[tuple[date, date | None]],
    calendar: PlainCalendar,
    more: tuple[int, str] | None = None,
) -> tuple[date, bool] | None:
    """Return the last lawful day, and whether it is provisional; None where a result is awaited.

    Args:
        event: Day of the event; not counted.
        limit: How many, and of what: ``working_day``, ``day`` or ``month``.
        waits: Day a notice of a special procedure was served, day its result came; both count.
            None for a result that is not there yet.
        calendar: Which days are worked.
        more: An extension, in its own unit.
    """
    length, unit = limit
    if more is not None and more[1] == unit:
        length, more = length + more[0], None
    end = event + FAR * ONE
    waiting = {
        day for served, result in waits for day in _from_to(served + ONE, (result or end) - ONE)
    }
    running = [day for day in _from_to(event + ONE, end - ONE) if day not in waiting]
    workable = [day for day in running if calendar.works(day)]
    try:
        if unit == "working_day":
            last = workable[length - 1]
        else:
            count = length if unit == "day" else (_months_later(event, length) - event).days
            reached = running[count - 1]
            last = next(day for day in workable if day >= reached)
    except (IndexError, StopIteration):  # every day from some day on is waited through
        return None
    if more is not None:
        longer = last_day(last, more, waits, calendar)
        if longer is None:
            return None
        last = longer[0]
    known = all(year in calendar.years for year in range(event.year, last.year + 1))
    return last, not known


def _months_later(event: date, months: int) -> date:
    """Return the day of that number, or the last day where the month is too short."""
    year, month = event.year, event.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    number = event.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def _from_to(first: date, last: date) -> list[date]:
    days = []
    while first <= last:
        days.append(first)
        first += ONE
    return days


def _days(pattern: str, text: str) -> list[date]:
    return [date.fromisoformat(found) for found in re.findall(pattern, text)]
