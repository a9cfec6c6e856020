"""Stamping out cases: one that went through the procedure, again with other names and days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from permitdesk.desk.sampling.counters import Counters
from permitdesk.desk.sampling.hours import Timetable
from permitdesk.desk.sampling.reprint import Answering, on_day, reprinted
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.decision import letters, validity_of
from permitdesk.domain.facts import (
    Amend,
    Facts,
    Grant,
    Issue,
    Print,
    Receive,
    RecordFiling,
)
from permitdesk.domain.hearing import CallHearing, TellHearingRight
from permitdesk.domain.permit import Permit, Validity
from permitdesk.domain.procedure import RULES
from permitdesk.domain.site_check import PlanSiteCheck
from permitdesk.domain.special import Serve
from permitdesk.domain.state import Action
from permitdesk.domain.summary import CaseSummary, summarise
from permitdesk.domain.tasks import Task, tasks_of
from permitdesk.domain.workdays import LOCAL, WorkCalendar, local_day

BRAND = 2
"""Characters of a name that are changed first."""
Stamped = tuple[Case, CaseSummary, tuple[Task, ...]]


@dataclass(frozen=True)
class Mark:
    """One action of the pattern.

    Attributes:
        offset: Working days from the day of receipt.
        clock: Time since midnight.
        letters: Series to the short form its number is taken under.
    """

    action: Action
    offset: int
    clock: timedelta
    letters: Mapping[str, str]


class Stencil:
    """One finished case as a pattern for others.

    Attributes:
        minute: When in the day it comes in, to put the cases of a day in order.
        rests: No clock runs at its end, so that its row is the same on every day.
        kind: First two characters of the credit code; empty where no form asks for one.
        trade_name: What stands after the brand in the applicant's name.
    """

    def __init__(self, case: Case, catalog: Catalog, calendar: WorkCalendar) -> None:
        self.catalog = catalog
        self.lead = catalog.lead.letter
        self.case = case
        self.first = local_day(case.actions[0].at)
        self.marks = tuple(_marks(case, catalog, calendar, self.first))
        self.summary = summarise(case, calendar)
        days = [self.summary.due]
        for part in self.summary.parts:
            days += [part.statutory_due, part.promised_due]
        self.rests = not any(days) and self.summary.wakes is None
        self.answering = {
            place: Answering(action.facts.application)
            for place, action in enumerate(case.actions)
            if isinstance(action.facts, Receive | Amend)
        }
        self.minute = self.marks[0].clock
        shared = case.application.answers.shared
        self.kind = str(shared.get("uscc", ""))[:2]
        self.trade_name = str(shared["applicant_name"])[BRAND:]
        self._validities: dict[tuple[str, date], Validity] = {}

    def stamp(
        self, place: int, holder: tuple[str, str], counters: Counters, timetable: Timetable
    ) -> Stamped:
        """Return the case as it came in on another day by somebody else, as far as it has got.

        Args:
            place: Of the day of receipt in the timetable.
            holder: Name and credit code.
            counters: Gives the numbers.
            timetable: Says how far time has got.
        """
        impression = _Impression(self, place, holder, counters, timetable)
        actions = tuple(impression.actions())
        case = Case(impression.number, actions)
        if len(actions) < len(self.marks) or not self.rests:
            calendar = timetable.calendar
            return case, summarise(case, calendar), tasks_of(case, calendar)
        summary = replace(
            self.summary,
            number=case.number,
            applicant=holder[0],
            uscc=holder[1],
            received_on=timetable.days[place],
            updated_at=actions[-1].at,
            permits=tuple(permit.number for permit in impression.permits),
        )
        return case, summary, ()

    def validity(self, licence: str, day: date) -> Validity:
        """Return how long a permit of that day is valid; worked out once a day."""
        known = self._validities.get((licence, day))
        if known is None:
            answers, notes = self.case.application.answers, self.catalog.office.validity_notes
            known = validity_of(self.catalog.licence(licence), answers, day, notes)
            self._validities[licence, day] = known
        return known


class _Impression:
    """One case while it is being stamped."""

    def __init__(
        self,
        stencil: Stencil,
        place: int,
        holder: tuple[str, str],
        counters: Counters,
        timetable: Timetable,
    ) -> None:
        self.stencil = stencil
        self.place = place
        self.name, self.uscc = holder
        self.counters = counters
        self.timetable = timetable
        self.shift = timetable.days[place] - stencil.first
        year = timetable.days[place].year
        self.number = counters.next("case", stencil.lead, year, "")
        self.decided: dict[str, tuple[Mapping[str, str], date]] = {}
        self.renumbered: dict[str, str] = {}
        self.permits: tuple[Permit, ...] = ()

    def actions(self) -> Iterator[Action]:
        """Yield what happened up to now."""
        table = self.timetable
        for step, mark in enumerate(self.stencil.marks):
            day = self.place + mark.offset
            if day >= len(table.days):
                return
            moment = table.midnights[day] + mark.clock
            if moment > table.until:
                return
            yield self._action(step, mark, table.days[day], moment)

    def _action(self, step: int, mark: Mark, day: date, moment: datetime) -> Action:
        action = mark.action
        facts = self._facts(step, mark, day)
        numbers = {
            series: self.counters.next(series, letter, day.year, self.number)
            for series, letter in mark.letters.items()
        }
        for series, number in numbers.items():
            self.renumbered[mark.action.numbers[series]] = number
        if isinstance(facts, Grant | RecordFiling):
            self.decided[action.licence] = numbers, day
        return Action(action.type, moment, action.actor, facts, action.licence, numbers)

    def _facts(self, step: int, mark: Mark, day: date) -> Facts:
        facts = mark.action.facts
        match facts:
            case Receive() | Amend():
                answering = self.stencil.answering[step]
                application = answering.by(self.name, self.uscc, self.shift, day)
                return replace(facts, application=application)
            case Grant():
                validity = self.stencil.validity(mark.action.licence, day)
                return Grant(facts.scope, day, validity.until, validity.note)
            case Issue():
                return self._issue(facts, day)
            case Print():
                return Print(tuple(permit.number for permit in self.permits), facts.copies)
            case Serve():
                document = self.renumbered[facts.document]
                return replace(facts, document=document, service=replace(facts.service, day=day))
            case TellHearingRight():
                told = (self.name, *facts.told[1:])
                return replace(facts, told=told, service=replace(facts.service, day=day))
            case PlanSiteCheck() | CallHearing():
                return self._ahead(facts, mark, day)
        return on_day(facts, day)

    def _ahead(
        self, facts: PlanSiteCheck | CallHearing, mark: Mark, day: date
    ) -> PlanSiteCheck | CallHearing:
        """Return what is planned as many working days ahead as it was."""
        calendar = self.timetable.calendar
        ahead = calendar.workdays_between(local_day(mark.action.at), facts.day)
        then = calendar.nth_after(day, ahead) if ahead else day
        return replace(on_day(facts, day), day=then)

    def _issue(self, facts: Issue, day: date) -> Issue:
        holder = replace(facts.permits[0].holder, name=self.name, uscc=self.uscc)
        taken = {
            permit.licence: self._taken(permit.licence, day if permit.is_filing else None)
            for permit in facts.permits
        }
        issue = reprinted(facts, holder, taken, self.number, day)
        self.permits = issue.permits
        if issue.composite is not None:
            lead = self.stencil.lead
            number = self.counters.next("composite_permit", lead, day.year, self.number)
            issue = replace(issue, composite=replace(issue.composite, number=number))
            assert issue.composite is not None
            self.permits = (*issue.permits, issue.composite)
        return issue

    def _taken(self, licence: str, day: date | None) -> tuple[Mapping[str, str], Validity]:
        """Return a decision's numbers, and the validity: a filing's begins on the day of issue."""
        numbers, decided = self.decided[licence]
        return numbers, self.stencil.validity(licence, day or decided)


def _marks(case: Case, catalog: Catalog, calendar: WorkCalendar, first: date) -> Iterator[Mark]:
    for action in case.actions:
        local = action.at.astimezone(LOCAL)
        yield Mark(
            action=action,
            offset=calendar.workdays_between(first, local.date()),
            clock=timedelta(hours=local.hour, minutes=local.minute),
            letters=letters(case, catalog, action.licence, RULES[action.type].series),
        )
