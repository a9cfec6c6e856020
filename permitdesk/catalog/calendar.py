"""Reads the State Council's yearly notices into a working calendar.

The calendar is no part of the catalogue: a new notice moves open clocks, and no law.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path

from permitdesk.catalog.faults import BrokenCatalog, Fault, Finding, found
from permitdesk.catalog.feasts import YEARS, read_feasts
from permitdesk.catalog.places import whole_file
from permitdesk.catalog.shape import findings
from permitdesk.catalog.yaml_file import MOST_BYTES, read_yaml
from permitdesk.codec import Codec, Unreadable
from permitdesk.domain.workdays import SATURDAY, DayOn, DaysOff, Notice, WorkCalendar

NOTICES = "calendar"
FEASTS = "statutory_feasts.yaml"
VERSION = 1
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
NEW_YEAR_BEGINS = (12, 25)
"""A notice may begin in the last week of the year before: 2023's began with 31 December 2022."""


def read_calendar(folder: Path) -> WorkCalendar:
    """Return the calendar of all notices in a folder of definitions, and the feast days.

    Args:
        folder: Holds ``calendar/<year>.yaml`` and ``statutory_feasts.yaml``.

    Raises:
        BrokenCatalog: With all faults of all its files.
        OSError: The feast days cannot be read.
    """
    faults: list[Fault] = []
    notices: dict[int, Notice] = {}
    for path in sorted((folder / NOTICES).glob("*.yaml")):
        name = f"{NOTICES}/{path.name}"
        try:
            notice = _notice(name, path.read_bytes())
        except BrokenCatalog as broken:
            faults.extend(broken.faults)
            continue
        notices[notice.year] = notice
        if path.stem != str(notice.year):
            faults.append(Fault(name, 1, "year", "catalog.name_and_code", {"code": notice.year}))
    feasts: Mapping[date, str] = {}
    try:
        feasts = read_feasts(FEASTS, (folder / FEASTS).read_bytes())
    except BrokenCatalog as broken:
        faults.extend(broken.faults)
    faults.extend(_between(notices))
    if faults:
        raise BrokenCatalog(faults)
    return WorkCalendar(notices, feasts)


def read_notice(path: Path, others: Mapping[int, Notice]) -> Notice:
    """Return the notice that an office has in a file, to be loaded.

    It must say more for itself than one that comes with the program: its number, and a year that
    its title and the file's name do not contradict.

    Args:
        path: Anywhere.
        others: Notices in force, by year.

    Raises:
        BrokenCatalog: With all faults of the file.
        OSError: The file cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        facts = {"most": MOST_BYTES // 1000}
        raise BrokenCatalog([Fault(path.name, 1, "", "catalog.too_large", facts)])
    notice = _notice(path.name, path.read_bytes(), partial(_check_loaded, path.stem))
    faults = list(_between({**others, notice.year: notice}, path.name))
    if faults:
        raise BrokenCatalog(faults)
    return notice


def _check_loaded(stem: str, notice: Notice) -> Iterator[Finding]:
    """Find what a notice that an office loads must not leave open."""
    if notice.year not in YEARS:
        return  # said already, and nothing can agree with it
    named = _YEAR.findall(stem)
    if named and str(notice.year) not in named:
        yield found("calendar.file_year", "year", year=notice.year)
    if str(notice.year) not in _YEAR.findall(notice.title):
        yield found("calendar.title_year", "title", year=notice.year)
    if not (notice.number or "").strip():
        yield found("calendar.no_number", "number")
    if not notice.days_off:
        yield found("calendar.no_days_off", "days_off")


def _notice(
    name: str, raw: bytes, also: Callable[[Notice], Iterator[Finding]] = lambda _: iter(())
) -> Notice:
    file = read_yaml(name, raw)
    version = file.data.pop("version", None)
    wrong = (
        [] if version == VERSION else [found("catalog.other_version", "version", version=VERSION)]
    )
    try:
        notice = Codec(Notice).read(json.dumps(file.data))
        wrong.extend((*_check(notice), *also(notice)))
    except Unreadable as error:
        wrong.extend(findings(error.faults, file.data))
    if wrong:
        raise BrokenCatalog(list(map(whole_file(file).fault, wrong)))
    return notice


def _check(notice: Notice) -> Iterator[Finding]:
    """Find days that cannot be meant: outside the year, twice, worked although no weekend."""
    if notice.year not in YEARS:
        yield found("calendar.year", "year")
        return
    first = date(notice.year - 1, *NEW_YEAR_BEGINS)
    last = date(notice.year, 12, 31)
    for number, off in enumerate(notice.days_off):
        if off.first > off.last:
            yield found("calendar.ends_before", "days_off", number, "last")
        if off.first < first or off.last > last:
            yield found("calendar.outside", "days_off", number, year=notice.year)
    yield from _overlaps(notice.days_off)
    worked: set[date] = set()
    for number, on in enumerate(notice.workdays_on):
        path = ("workdays_on", number, "date")
        if not first <= on.date <= last:
            yield found("calendar.outside", *path, year=notice.year)
        if on.date.weekday() < SATURDAY:
            yield found("calendar.not_a_weekend", *path, day=on.date)
        if on.date in worked or _off(notice, on):
            yield found("calendar.day_twice", *path, day=on.date)
        worked.add(on.date)


def _overlaps(days_off: tuple[DaysOff, ...]) -> Iterator[Finding]:
    in_order = sorted(enumerate(days_off), key=lambda item: item[1].first)
    for (_, before), (number, after) in pairwise(in_order):
        if after.first <= before.last:
            yield found("calendar.overlap", "days_off", number, name=after.name, other=before.name)


def _off(notice: Notice, on: DayOn) -> bool:
    return any(off.first <= on.date <= off.last for off in notice.days_off)


def _between(notices: Mapping[int, Notice], file: str = "") -> Iterator[Fault]:
    """Find days that the notices of two years settle differently.

    Args:
        notices: By year.
        file: Where to say it; in the later year's file where it is not named.
    """
    for year, notice in notices.items():
        if year + 1 not in notices:
            continue
        ours, theirs = _settled(notice), _settled(notices[year + 1])
        for day in sorted(ours.keys() & theirs.keys()):
            if ours[day] != theirs[day]:
                name = file or f"{NOTICES}/{year + 1}.yaml"
                yield Fault(name, 1, "", "calendar.day_twice", {"day": day})


def _settled(notice: Notice) -> dict[date, bool]:
    """Return the days a notice settles, and whether they are worked."""
    settled = {day.date: True for day in notice.workdays_on}
    for off in notice.days_off:
        length = (off.last - off.first).days + 1
        settled.update((off.first + timedelta(days=place), False) for place in range(length))
    return settled
