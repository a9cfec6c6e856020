"""The working calendar: the program's notices, compiled once, under those the office loaded."""

import hashlib
import json
import time
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.holidays import LoadedNotice, known_at
from permitdesk.domain.workdays import DayOn, DaysOff, Notice, WorkCalendar
from permitdesk.store.holidays import Holidays

LOOK_AGAIN_S = 5.0
"""Another window of the hall may load a notice: so long one may count by the calendar before it."""


class StoreCalendars:
    """Which days count, by the program's notices and by those that an office loaded.

    Args:
        program: Notices that come with the program.
        table: What was loaded.
    """

    def __init__(self, program: WorkCalendar, table: Holidays) -> None:
        self._program = program
        self._table = table
        self._loaded: tuple[LoadedNotice, ...] = ()
        self._current = program
        self._asked = -LOOK_AGAIN_S
        # By how many were known: notices are loaded one after the other.
        self._earlier: dict[int, WorkCalendar] = {}

    def current(self) -> WorkCalendar:
        """Return the calendar by all notices that are loaded now."""
        if time.monotonic() - self._asked >= LOOK_AGAIN_S:
            self._look()
        return self._current

    def at(self, moment: datetime) -> WorkCalendar:
        """Return the calendar as it was known at a moment."""
        current = self.current()
        known = sum(item.at <= moment for item in self._loaded)
        if known == len(self._loaded):
            return current
        if known not in self._earlier:
            self._earlier[known] = known_at(self._program, self._loaded, moment)
        return self._earlier[known]

    def forget(self) -> None:
        """Read again what was loaded, before the next day is counted."""
        self._asked = -LOOK_AGAIN_S

    def _look(self) -> None:
        if self._table.how_many() != len(self._loaded):
            self._loaded = self._table.loaded()
            self._current = known_at(self._program, self._loaded)
            self._earlier.clear()
        self._asked = time.monotonic()


def read_loaded(file: Path, others: Mapping[int, Notice]) -> Notice:
    """Read the notice an office wants to load.

    Raises:
        BrokenCatalog: With every fault of the file.
        NotAllowed: ``calendar.unreadable``.
    """
    from permitdesk.catalog.calendar import read_notice

    try:
        return read_notice(file, others)
    except OSError as error:
        raise NotAllowed("calendar.unreadable", file=file.name) from error


def calendar_of(folder: Path, cache: Path) -> WorkCalendar:
    """Return the calendar; its YAML is read only when nothing compiled has its digest.

    Raises:
        BrokenCatalog: With every fault of its files.
    """
    files = [*sorted((folder / "calendar").glob("*.yaml")), folder / "statutory_feasts.yaml"]
    digest = hashlib.sha256()
    for path in files:
        digest.update(f"{path.name}\n".encode() + path.read_bytes())
    kept = cache / f"calendar-{digest.hexdigest()}.json"
    try:
        return _read(json.loads(kept.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):  # not there, or of another version
        return _compile(folder, kept)


def _compile(folder: Path, kept: Path) -> WorkCalendar:
    from permitdesk.catalog.calendar import read_calendar

    calendar = read_calendar(folder)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        fresh = kept.with_suffix(f".{id(calendar)}")
        fresh.write_text(json.dumps(_written(calendar), ensure_ascii=False), encoding="utf-8")
        fresh.replace(kept)
    except OSError:  # a cache is a convenience
        return calendar
    return calendar


def _written(calendar: WorkCalendar) -> dict[str, Any]:
    return {
        "notices": [
            {
                **vars(notice),
                "published": notice.published and notice.published.isoformat(),
                "days_off": [
                    [item.name, item.first.isoformat(), item.last.isoformat()]
                    for item in notice.days_off
                ],
                "workdays_on": [[item.date.isoformat(), item.name] for item in notice.workdays_on],
            }
            for notice in calendar.notices.values()
        ],
        "feasts": {day.isoformat(): name for day, name in calendar.feasts.items()},
    }


def _read(data: Mapping[str, Any]) -> WorkCalendar:
    day = date.fromisoformat
    notices = [
        Notice(
            **{
                **notice,
                "published": notice["published"] and day(notice["published"]),
                "days_off": tuple(
                    DaysOff(name, day(first), day(last)) for name, first, last in notice["days_off"]
                ),
                "workdays_on": tuple(DayOn(day(on), name) for on, name in notice["workdays_on"]),
            }
        )
        for notice in data["notices"]
    ]
    feasts = {day(text): name for text, name in data["feasts"].items()}
    return WorkCalendar({notice.year: notice for notice in notices}, feasts)
