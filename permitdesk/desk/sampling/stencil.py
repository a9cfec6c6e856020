"""Stamping out cases: one that went through the procedure, again with other names and days."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property

from permitdesk.domain.answer import Value
from permitdesk.domain.application import Application
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.decision import complete_grant, letters, validity_of, write_number
from permitdesk.domain.facts import (
    Amend,
    Deliver,
    Facts,
    Grant,
    Issue,
    Print,
    Receive,
)
from permitdesk.domain.permit import CompositePermit, Holder, Permit, SinglePermit, Validity
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import Action
from permitdesk.domain.summary import CaseSummary, summarise
from permitdesk.domain.workdays import LOCAL, WorkCalendar, local_day

Take = Callable[[str, str, int, Callable[[int], str], str], str]
"""As ``Transaction.take_number``: series, letter, year, how it is written, case."""
Stamped = tuple[Case, CaseSummary, tuple[Permit, ...]]


@dataclass(frozen=True)
class Name:
    """Who a stamped case belongs to."""

    applicant: str
    uscc: str


@dataclass(frozen=True)
class Timetable:
    """The working days that cases may be stamped on, and the moment after which nothing is done."""

    calendar: WorkCalendar
    days: Sequence[date]
    until: datetime

    @cached_property
    def midnights(self) -> tuple[datetime, ...]:
        """Return the beginning of each day as a moment."""
        return tuple(datetime(day.year, day.month, day.day, tzinfo=LOCAL) for day in self.days)
