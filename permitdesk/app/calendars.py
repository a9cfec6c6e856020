"""The working calendar of a folder of definitions, compiled once and kept by digest."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from permitdesk.domain.workdays import DayOn, DaysOff, Notice, WorkCalendar


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
