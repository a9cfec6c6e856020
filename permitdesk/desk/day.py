"""The supervisor's day: what presses, each number with its list, the day's report (日报), promises."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import PurePath
from typing import Protocol

from permitdesk.desk.afterwards import Afterwards
from permitdesk.desk.as_csv import csv_of
from permitdesk.desk.day_report import DayReport, report_of
from permitdesk.desk.desk import Desk
from permitdesk.desk.holidays import MissingYear
from permitdesk.desk.on_paper.day_report import day_report_facts
from permitdesk.desk.on_paper.promise_table import promise_table_facts
from permitdesk.desk.papers import Papers
from permitdesk.desk.promise_statistics import PromiseTable, promise_table
from permitdesk.domain.clock import Light
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.paper import Paper
from permitdesk.domain.state import Status
from permitdesk.domain.summary import Mark
from permitdesk.domain.wording import Wording
from permitdesk.domain.workdays import LOCAL
from permitdesk.domain.worklist import Filter

DAY_REPORT = "day_report"
PROMISE_STATISTICS = "promise_statistics"
IN_THE_HALL = tuple(status for status in Status if status not in (Status.NEW, Status.ARCHIVED))
"""Not filed away yet: what a mark is counted among."""
_MARKED = (
    Mark.DEEMED,
    Mark.PROMISE_MISSED,
    Mark.OVERDUE,
    Mark.EXCEPTION,
    Mark.UNTOLD,
    Mark.GAPS_MISSED,
    Mark.GAPS,
    Mark.PAUSED,
    Mark.EXTENDED,
    Mark.PROVISIONAL,
)


class DayPrinting(Protocol):
    """Turns a report into files."""

    def paper(self, paper: Paper) -> bytes:
        """Draw a document as PDF."""

    def book(self, paper: Paper, day: date) -> bytes:
        """Write a document as a workbook (XLSX) of that day."""


@dataclass(frozen=True)
class Figure:
    """One number of the board: the length of its list.

    Attributes:
        key: Names its texts.
    """

    key: str
    number: int
    wanted: Filter


@dataclass(frozen=True)
class Board:
    """The numbers of a moment.

    Attributes:
        day: The legal day.
        figures: What presses first.
        by_status: Cases by status.
        missing_years: Years without a holiday notice that open clocks run into.
        passed_until: Up to which day it was done what happens by itself; None before the first.
    """

    day: date
    figures: tuple[Figure, ...]
    by_status: Mapping[Status, int]
    missing_years: tuple[MissingYear, ...]
    passed_until: date | None

    def figure(self, key: str) -> Figure:
        """Return one of the figures. Raises ``KeyError``."""
        return {figure.key: figure for figure in self.figures}[key]


@dataclass(frozen=True)
class Day:
    """What a supervisor looks at every day.

    Attributes:
        missing_years: Says which holiday notices are missing.
    """

    desk: Desk
    missing_years: Callable[[], Sequence[MissingYear]]
    printing: DayPrinting

    def board(self) -> Board:
        """Count what presses now; every number comes from counters."""
        now, today = self._now(), self.desk.today()
        by_status = self.desk.store.counts()
        return Board(
            today,
            (*self._by_day(now, today), *self._by_stage(by_status), *self._by_mark()),
            by_status,
            tuple(self.missing_years()),
            self.desk.store.passed_until(),
        )

    def report(self, day: date | None = None) -> DayReport:
        """Put together what happened on a day; today's as it stands until now.

        Raises:
            NotAllowed: ``day.to_come``.
        """
        today = self.desk.today()
        if day is not None and day > today:
            raise NotAllowed("day.to_come", day=day)
        return report_of(self.desk, day or today, tuple(self.missing_years()))

    @property
    def afterwards(self) -> Afterwards:
        """Return the lists of what lives on after the decisions."""
        return Afterwards(self.desk)

    def paper(self, report: DayReport) -> Paper:
        """Return a report in the office's words.

        Raises:
            NotFound: ``paper.unknown_kind``: the definitions have no words for it.
        """
        catalog, wording = self.desk.catalogs.current(), self._wording(DAY_REPORT)
        return Papers(self.desk).paper(wording, catalog, day_report_facts(report, wording, catalog))

    def file(self, report: DayReport, name: str) -> bytes:
        """Return a report as the file of that name: ``.xlsx`` a workbook, ``.csv`` tables, ``.pdf``.

        Raises:
            NotAllowed: ``day.file_type`` for anything else.
        """
        return self._file(self.paper(report), report.day, name)

    def promises(self, first: date, last: date) -> PromiseTable:
        """Count promises kept and broken by licence and industry; see ``promise_table``."""
        return promise_table(self.desk, first, last)

    def promises_paper(self, table: PromiseTable) -> Paper:
        """Return the statistics of promises in the office's words.

        Raises:
            NotFound: ``paper.unknown_kind``: the definitions have no words for it.
        """
        catalog, wording = self.desk.catalogs.current(), self._wording(PROMISE_STATISTICS)
        facts = promise_table_facts(table, wording, catalog, self.desk.today())
        return Papers(self.desk).paper(wording, catalog, facts)

    def promises_file(self, table: PromiseTable, name: str) -> bytes:
        """Return the statistics of promises as the file of that name; see ``file``.

        Raises:
            NotAllowed: ``day.file_type``.
        """
        return self._file(self.promises_paper(table), self.desk.today(), name)

    def _wording(self, kind: str) -> Wording:
        documents = self.desk.catalogs.current().documents
        if kind not in documents:
            raise NotFound("paper.unknown_kind", kind=kind)
        return documents[kind]

    def _file(self, paper: Paper, day: date, name: str) -> bytes:
        kind = PurePath(name).suffix.lower()
        if kind == ".xlsx":
            return self.printing.book(paper, day)
        if kind == ".csv":
            return csv_of(paper)
        if kind != ".pdf":
            raise NotAllowed("day.file_type", file=name)
        return self.printing.paper(paper)

    def _now(self) -> datetime:
        return self.desk.now().astimezone(LOCAL)

    def _by_day(self, now: datetime, today: date) -> Iterator[Figure]:
        due = self.desk.store.due_counts(today, today)
        yield Figure("due_today", due["today"], Filter(due_from=today, due_until=today))
        lights = self.desk.store.light_counts(now)
        for light in (Light.RED, Light.ORANGE, Light.YELLOW):
            yield Figure(light, lights[light], _lit(light, now, today))

    def _by_stage(self, by_status: Mapping[Status, int]) -> Iterator[Figure]:
        stages = {"waiting_for_applicant": Status.CORRECTING, "not_handed_over": Status.PRINTED}
        for key, status in stages.items():
            yield Figure(key, by_status.get(status, 0), Filter(statuses=(status,)))

    def _by_mark(self) -> Iterator[Figure]:
        counts = self.desk.store.mark_counts()
        for mark in _MARKED:
            number = sum(counts.get((mark, status), 0) for status in IN_THE_HALL)
            yield Figure(mark, number, Filter(statuses=IN_THE_HALL, mark=mark))


def _lit(light: Light, now: datetime, today: date) -> Filter:
    if light is Light.RED:
        return Filter(due_until=today - timedelta(days=1))
    return Filter(light=light, at=now)
