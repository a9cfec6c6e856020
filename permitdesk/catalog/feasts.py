"""Reads the statutory feast days, for years whose notice is not there yet."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from permitdesk.catalog.faults import BrokenCatalog, Finding, found
from permitdesk.catalog.places import whole_file
from permitdesk.catalog.shape import findings
from permitdesk.catalog.yaml_file import read_yaml
from permitdesk.codec import Codec, Unreadable

YEARS = range(2000, 2101)
"""Years a calendar may speak of; any other is a slip of the hand."""


@dataclass(frozen=True)
class Feast:
    """A feast as the rule has it, with its number of days."""

    key: str
    name: str
    days: int
    dates: str


@dataclass(frozen=True)
class Rule:
    """The text in force from a day on."""

    code: str
    revision: str
    effective: date
    feasts: tuple[Feast, ...]


@dataclass(frozen=True)
class FeastDay:
    """One day of a feast."""

    date: date
    feast: str
    name: str


@dataclass(frozen=True)
class FeastYear:
    """All feast days of a year, by one rule."""

    year: int
    rule: str
    days: tuple[FeastDay, ...]


@dataclass(frozen=True)
class Feasts:
    """What stands in the file."""

    version: int
    law: str
    source: str
    rules: tuple[Rule, ...]
    years: tuple[FeastYear, ...]


def read_feasts(name: str, raw: bytes) -> dict[date, str]:
    """Return the feast days with their names; two on one day share it (中秋节、国庆节).

    Raises:
        BrokenCatalog: With all faults of the file.
    """
    file = read_yaml(name, raw)
    try:
        feasts = Codec(Feasts).read(json.dumps(file.data))
        wrong = list(_check(feasts))
    except Unreadable as error:
        wrong = list(findings(error.faults, file.data))
    if wrong:
        raise BrokenCatalog(list(map(whole_file(file).fault, wrong)))
    named: dict[date, str] = {}
    for day in (day for year in feasts.years for day in year.days):
        named[day.date] = f"{named[day.date]}、{day.name}" if day.date in named else day.name
    return named


def _check(feasts: Feasts) -> Iterator[Finding]:
    rules = {rule.code: rule for rule in feasts.rules}
    for number, year in enumerate(feasts.years):
        path = ("years", number)
        if year.year not in YEARS:
            yield found("calendar.year", *path, "year")
            continue
        rule = rules.get(year.rule)
        if rule is None or rule.effective > date(year.year, 1, 1):
            yield found("catalog.not_one_of", *path, "rule", expected=tuple(rules))
            continue
        for place, day in enumerate(year.days):
            if day.date.year != year.year:
                yield found("calendar.outside", *path, "days", place, "date", year=year.year)
        counted = Counter(day.feast for day in year.days)
        if counted != {feast.key: feast.days for feast in rule.feasts}:
            yield found("calendar.feasts_differ", *path, "days", rule=rule.revision)
