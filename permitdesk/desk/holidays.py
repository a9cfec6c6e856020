"""The holiday notices: loading one, what it moved, which years are still missing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from permitdesk.desk.desk import Desk
from permitdesk.desk.ports import HolidayTable, Loading
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed, NotFound, WorldFailed
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.holidays import LoadedNotice, Moved, moved_by
from permitdesk.domain.law import house_rule
from permitdesk.domain.summary import CaseSummary, summarise
from permitdesk.domain.tasks import Task, tasks_of
from permitdesk.domain.workdays import SATURDAY, Notice, WorkCalendar

ReadNotice = Callable[[Path, Mapping[int, Notice]], Notice]
"""Reads a file beside the notices in force, by year; raises with every fault of it."""
YEARS = range(2000, 2101)
"""Years a calendar may speak of."""
MAY_LOAD = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
WHO_LOADS = house_rule("放假通知由监督人员或者管理员载入，载入即重新计算未办结的期限（本系统规则）")


@dataclass(frozen=True)
class Loaded:
    """What came of loading a notice.

    Attributes:
        version: Of this year, from 1.
        before: Number of the notice it takes the place of; None where the year had none, empty
            where that notice has no number.
        again: It was in force already, word for word: nothing was done.
        feasts_worked: Statutory feast days the notice does not give off, which is worth a look.
        moved: Open clocks whose day is another now, or certain now.
    """

    year: int
    number: str
    title: str
    version: int
    before: str | None
    at: datetime
    by: Actor
    moved_clocks: int
    moved_cases: int
    moved: tuple[Moved, ...] = ()
    feasts_worked: tuple[tuple[date, str], ...] = ()
    again: bool = False


@dataclass(frozen=True)
class LoadedYear:
    """The notice of one year, as it is in force.

    Attributes:
        from_office: The office loaded it; otherwise it came with the program.
        number: None where it was not read.
        loaded: All versions the office loaded, oldest first.
    """

    year: int
    title: str
    number: str | None
    published: date | None
    uncertain: bool
    from_office: bool
    loaded: tuple[LoadedNotice, ...] = ()


@dataclass(frozen=True)
class MissingYear:
    """A year without a notice that open clocks run into; their days are provisional (待定).

    Attributes:
        cases: Open cases with such a day.
    """

    year: int
    cases: int


@dataclass(frozen=True)
class Changes:
    """What one loading moved, as it was kept."""

    loaded: LoadedNotice
    moved: tuple[Moved, ...]


class DayKind(StrEnum):
    """What a day of the calendar is."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    DAY_OFF = "day_off"
    DAY_ON = "day_on"
    """A Saturday or Sunday that is worked in exchange (调休)."""


@dataclass(frozen=True)
class DayView:
    """One day of the calendar.

    Attributes:
        name: Holiday it belongs to, or is worked for.
        provisional: Its year has no notice yet (待定).
    """

    day: date
    kind: DayKind
    working: bool
    name: str
    provisional: bool


@dataclass(frozen=True)
class Holidays:
    """The table of holidays, for whoever may load a notice and whoever wants to know."""

    desk: Desk
    table: HolidayTable
    read: ReadNotice

    def load(self, file: Path, actor: Actor) -> Loaded:
        """Load a notice and work out every open clock anew; all of it is kept in one business act.

        Closed clocks never move, and an overdue that was recorded stays recorded. The cases are
        worked out before the act, so that nobody waits for it long; those that somebody acted on
        meanwhile are worked out again inside it.

        Raises:
            NotAllowed: ``calendar.may_not_load``; or with every fault of the file.
            WorldFailed: ``calendar.overtaken``: somebody else loaded one at the same time.
        """
        old, notice = self._read(file, actor)
        if old.notices.get(notice.year) == notice:
            return self._again(notice, actor, old)
        work, position = self._worked_out(old, notice)
        with self._loading(old) as act:
            for case, row in act.changed_since(position):
                work.take(case, row)
            act.keep_rows(work.new_rows)
            act.keep_tasks(work.new_tasks)
            kept = act.keep(notice, self.desk.now(), actor, work.moved)
        self.desk.calendars.forget()
        return _loaded(kept, old, work.moved)

    def preview(self, file: Path, actor: Actor) -> Loaded:
        """Say what loading a notice would move; nothing is kept, its version is 0.

        Raises:
            NotAllowed: As ``load``.
        """
        old, notice = self._read(file, actor)
        if old.notices.get(notice.year) == notice:
            return self._again(notice, actor, old)
        moved = self._worked_out(old, notice)[0].moved
        cases = len({item.case for item in moved})
        seen = LoadedNotice(notice, 0, self.desk.now(), actor, len(moved), cases)
        return _loaded(seen, old, moved)

    def _read(self, file: Path, actor: Actor) -> tuple[WorkCalendar, Notice]:
        """Return the calendar in force, and the notice of a file."""
        if actor.role not in MAY_LOAD:
            raise NotAllowed("calendar.may_not_load", WHO_LOADS, roles=tuple(sorted(MAY_LOAD)))
        self.desk.calendars.forget()
        old = self.desk.calendar
        return old, self.read(file, old.notices)

    def _worked_out(self, old: WorkCalendar, notice: Notice) -> tuple["_Work", int]:
        """Return what a notice makes of all open cases, and where the ledger ended then."""
        work = _Work(old, notice)
        with self.table.looking() as snapshot:
            position = snapshot.position
            for case, row in snapshot.open_cases():
                work.take(case, row)
        return work, position

    def years(self) -> tuple[LoadedYear, ...]:
        """List the years with a notice, where it comes from and what was loaded before it."""
        loaded: dict[int, list[LoadedNotice]] = {}
        for item in self.table.loaded():
            loaded.setdefault(item.notice.year, []).append(item)
        return tuple(
            LoadedYear(
                year, notice.title, notice.number, notice.published, notice.uncertain,
                year in loaded, tuple(loaded.get(year, ())),
            )
            for year, notice in sorted(self.desk.calendar.notices.items())
        )  # fmt: skip

    def missing_years(self) -> tuple[MissingYear, ...]:
        """List the years without a notice that open clocks run into, and how many cases wait."""
        there = self.desk.calendar.notices
        cases: dict[int, int] = {}
        for first, last, count in self.table.provisional_spans():
            years = [year for year in range(first, last + 1) if year not in there]
            for year in years or [_next_missing(first, there)]:
                cases[year] = cases.get(year, 0) + count
        return tuple(MissingYear(year, count) for year, count in sorted(cases.items()))

    def days(self, year: int, month: int | None = None) -> tuple[DayView, ...]:
        """List the days of a year, or of one month of it.

        Raises:
            NotAllowed: ``calendar.year``: no calendar speaks of it.
        """
        if year not in YEARS:
            raise NotAllowed("calendar.year")
        calendar = self.desk.calendar
        first = date(year, month or 1, 1)
        days = (first + timedelta(days=place) for place in range(366))
        return tuple(
            _day(day, calendar) for day in days if day.year == year and month in (None, day.month)
        )

    def changes(self, year: int, version: int | None = None) -> Changes:
        """Return what the loading of a year's notice moved.

        Args:
            year: Of the notice.
            version: Which loading, from 1; the last where it is not said.

        Raises:
            NotFound: ``calendar.never_loaded``.
        """
        found = [
            item
            for item in self.table.loaded()
            if item.notice.year == year and version in (None, item.version)
        ]
        if not found:
            raise NotFound("calendar.never_loaded", year=year)
        return Changes(found[-1], tuple(self.table.moved(year, found[-1].version)))

    @contextmanager
    def _loading(self, old: WorkCalendar) -> Iterator[Loading]:
        """Open the act, unless somebody loaded another notice since the cases were worked out."""
        with self.table.loading() as act:
            self.desk.calendars.forget()
            if self.desk.calendar != old:
                raise WorldFailed("calendar.overtaken")
            yield act

    def _again(self, notice: Notice, actor: Actor, calendar: WorkCalendar) -> Loaded:
        same = [item for item in self.table.loaded() if item.notice == notice]
        known = same[-1] if same else LoadedNotice(notice, 0, self.desk.now(), actor)
        known = replace(known, moved_clocks=0, moved_cases=0)
        return replace(_loaded(known, calendar, ()), again=True)


class _Work:
    """What another notice makes of the open cases, worked out before anything is written."""

    def __init__(self, old: WorkCalendar, notice: Notice) -> None:
        self._old = old
        self._new = WorkCalendar({**old.notices, notice.year: notice}, old.feasts)
        self._year = notice.year
        self._moved: dict[str, tuple[Moved, ...]] = {}
        self._rows: dict[str, tuple[CaseSummary, CaseSummary]] = {}
        self._tasks: dict[str, tuple[Task, ...]] = {}

    def take(self, case: Case, row: CaseSummary) -> None:
        """Work out one case, in the place of what was worked out of it before."""
        self._moved[case.number] = moved_by(case, self._old, self._new, self._year)
        new = summarise(case, self._new)
        self._rows.pop(case.number, None)
        if new != row:  # also where no day moved: a light may turn on another one
            self._rows[case.number] = (row, new)
        tasks = tasks_of(case, self._new)
        self._tasks.pop(case.number, None)
        if tasks != tasks_of(case, self._old):
            self._tasks[case.number] = tasks

    @property
    def new_tasks(self) -> Mapping[str, tuple[Task, ...]]:
        """The tasks whose days move, by case."""
        return self._tasks

    @property
    def new_rows(self) -> tuple[tuple[CaseSummary, CaseSummary], ...]:
        """The rows that change, each as it stands and as it shall be."""
        return tuple(self._rows.values())

    @property
    def moved(self) -> tuple[Moved, ...]:
        """The clocks that move, by case."""
        found = (item for moved in self._moved.values() for item in moved)
        return tuple(sorted(found, key=lambda item: (item.case, item.licence, item.which)))


def _day(day: date, calendar: WorkCalendar) -> DayView:
    working, weekend = calendar.is_workday(day), day.weekday() >= SATURDAY
    name = calendar.name(day)
    if working:
        kind = DayKind.DAY_ON if weekend else DayKind.WORKDAY
    else:
        kind = DayKind.DAY_OFF if name else DayKind.WEEKEND
    return DayView(day, kind, working, name, calendar.is_provisional(day))


def feasts_worked(notice: Notice, calendar: WorkCalendar) -> tuple[tuple[date, str], ...]:
    """List the statutory feast days of a year that its notice does not give off."""
    alone = WorkCalendar({notice.year: notice})
    return tuple(
        (day, name)
        for day, name in sorted(calendar.feasts.items())
        if day.year == notice.year and alone.is_workday(day)
    )


def _loaded(kept: LoadedNotice, old: WorkCalendar, moved: tuple[Moved, ...]) -> Loaded:
    notice = kept.notice
    return Loaded(
        year=notice.year,
        number=notice.number or "",
        title=notice.title,
        version=kept.version,
        before=old.number_of(notice.year) if notice.year in old.notices else None,
        at=kept.at,
        by=kept.by,
        moved_clocks=kept.moved_clocks,
        moved_cases=kept.moved_cases,
        moved=moved,
        feasts_worked=feasts_worked(notice, old),
    )


def _next_missing(first: int, there: Mapping[int, Notice]) -> int:
    while first in there:
        first += 1
    return first
