"""Commands about the working calendar: load a notice, what it moved, which days are worked."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from permitdesk.cli.output import Session, pass_session
from permitdesk.cli.spoken import SpokenGroup, option
from permitdesk.desk.holidays import Changes, DayKind, DayView, Loaded, LoadedYear
from permitdesk.domain.holidays import LoadedNotice, Moved, Reckoned
from permitdesk.text import long_day, paper_day, short_moment, tr

MOST_LINES = 50
"""Moved clocks that loading shows people; ``calendar changes`` shows all."""
_MONTH = re.compile(r"(\d{4})(?:-(0?[1-9]|1[0-2]))?")
_CELL = 6
"""Columns of a day in the grid; a Chinese character takes two."""


@click.group(cls=SpokenGroup, help="cli.calendar.help")
def calendar() -> None:
    """Which days are worked."""


@calendar.command("load", help="cli.calendar.load.help")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@option("--by", default="", metavar="USER", help="cli.by")
@pass_session
def load(session: Session, file: Path, by: str) -> None:
    """Load a year's notice; every open clock is worked out anew."""
    house = session.house
    loaded = house.holidays.load(file, house.overseer(by))
    session.show(loaded, list(_loading(loaded)))


@calendar.command("list", help="cli.calendar.list.help")
@pass_session
def list_years(session: Session) -> None:
    """List the years with a notice, and those that open clocks run into without one."""
    years, missing = session.house.holidays.years(), session.house.holidays.missing_years()
    lines = [_year(year) for year in years]
    lines += [tr("calendar.missing", year=item.year, cases=item.cases) for item in missing]
    session.show({"years": years, "missing": missing}, lines)


@calendar.command("show", help="cli.calendar.show.help")
@click.argument("month", metavar="YEAR|YEAR-MONTH")
@pass_session
def show(session: Session, month: str) -> None:
    """Show the days of a year or a month."""
    read = _MONTH.fullmatch(month)
    if read is None:
        raise click.UsageError(tr("cli.calendar.month_form", month=month))
    year, one = int(read[1]), int(read[2] or 0)
    days = session.house.holidays.days(year, one or None)
    lines: list[str] = []
    for number in [one] if one else range(1, 13):
        lines += _grid(year, number, [day for day in days if day.day.month == number])
    session.show(days, [*lines, tr("calendar.legend")])


@calendar.command("changes", help="cli.calendar.changes.help")
@click.argument("year", type=int)
@option("--version", type=click.IntRange(1), default=None, help="cli.calendar.version")
@pass_session
def changes(session: Session, year: int, version: int | None) -> None:
    """Show which clocks the loading of a year's notice moved."""
    found = session.house.holidays.changes(year, version)
    session.show(found, list(_changes(found)))


def _loading(loaded: Loaded) -> Iterator[str]:
    if loaded.again:
        yield tr("calendar.again", year=loaded.year, number=loaded.number)
        return
    yield tr("calendar.loaded", year=loaded.year, number=loaded.number, version=loaded.version)
    for day, name in loaded.feasts_worked:
        yield tr("calendar.feast_worked", day=day, name=name)
    yield from _moved(loaded.moved_clocks, loaded.moved_cases, loaded.moved[:MOST_LINES])
    if len(loaded.moved) > MOST_LINES:
        yield tr("calendar.more", more=len(loaded.moved) - MOST_LINES, year=loaded.year)


def _changes(found: Changes) -> Iterator[str]:
    yield _version(found.loaded)
    yield from _moved(found.loaded.moved_clocks, found.loaded.moved_cases, found.moved)


def _moved(clocks: int, cases: int, moved: Sequence[Moved]) -> Iterator[str]:
    if not clocks:
        yield tr("calendar.nothing_moved")
        return
    yield tr("calendar.moved", clocks=clocks, cases=cases)
    for item in moved:
        whose = item.name or tr("calendar.whole_case")
        which = tr(f"which.{item.which}")
        yield f"{item.case}  {whose}  {which}  {_reckoned(item.old)} → {_reckoned(item.new)}"


def _reckoned(reckoned: Reckoned) -> str:
    by = tr("calendar.provisional") if reckoned.provisional else reckoned.notice
    return f"{paper_day(reckoned.day)}（{by or tr('calendar.no_number_known')}）"


def _year(year: LoadedYear) -> str:
    where = tr("calendar.from_office" if year.from_office else "calendar.from_program")
    number = year.number or tr("calendar.no_number_known")
    published = paper_day(year.published) if year.published else ""
    line = f"{year.year}  {where}  {number}  {published}".rstrip()
    return "\n".join((line, *(f"      {_version(item)}" for item in year.loaded)))


def _version(loaded: LoadedNotice) -> str:
    return tr(
        "calendar.version",
        version=loaded.version,
        number=loaded.notice.number,
        at=short_moment(loaded.at),
        name=loaded.by.name,
        station=loaded.by.station,
    )


def _grid(year: int, month: int, days: Sequence[DayView]) -> Iterator[str]:
    """Yield a month as rows of weeks, then what is off and what is worked in exchange."""
    worked = sum(day.working for day in days)
    key = "calendar.month_provisional" if days[0].provisional else "calendar.month"
    yield tr(key, year=year, month=month, days=worked)
    yield "".join(map(_padded, tr("calendar.weekdays").split())).rstrip()
    cells = [""] * days[0].day.weekday() + list(map(_cell, days))
    for first in range(0, len(cells), 7):
        yield "".join(map(_padded, cells[first : first + 7])).rstrip()
    for day in days:
        if day.name:
            yield f"  {long_day(day.day)} {day.name} {tr(f'calendar.kind.{day.kind}')}"
    yield ""


def _cell(day: DayView) -> str:
    if day.kind is DayKind.WORKDAY:
        return str(day.day.day)
    mark = "·" if day.kind is DayKind.WEEKEND else tr(f"calendar.mark.{day.kind}")
    return f"{day.day.day}{mark}"


def _padded(cell: str) -> str:
    width = sum(1 if ord(sign) < 0x2E80 else 2 for sign in cell)  # noqa: PLR2004  first CJK block
    return cell + " " * max(_CELL - width, 1)
