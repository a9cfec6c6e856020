"""Joint site checks: which day is proposed and why, what would be looked at, what waits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import islice

from permitdesk.desk.desk import Desk
from permitdesk.domain.case import Case
from permitdesk.domain.checklist import checklist, own_words
from permitdesk.domain.decision import holder_of
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.law import Source
from permitdesk.domain.site_check import CheckPoint, Inspector
from permitdesk.domain.special import Which
from permitdesk.domain.summary import CaseSummary, Mark
from permitdesk.domain.visiting import TightClock, proposed_day, rectify_by, tightest, usual_day
from permitdesk.domain.worklist import Filter

MOST = 200
"""Visits listed where nobody says otherwise; a hall has some dozens under way."""
_PAGE, _LOOKED_AT = 200, 2_000
"""Rows read at a time; cases looked at for one list at most."""


class Why(StrEnum):
    """Why a day is proposed; a face says it in words (``visit.why.…``)."""

    USUAL = "usual"
    """Two working days ahead keeps every clock green, and gives people time."""
    SOONER = "sooner"
    """A clock wants it the next working day."""
    NO_LONGER_GREEN = "no_longer_green"
    """The tightest clock is no longer green on any day to come: as soon as may be."""
    NO_CLOCK = "no_clock"
    """No clock runs."""


@dataclass(frozen=True)
class Proposal:
    """A day proposed for the joint check of a case.

    Attributes:
        last_green: Last working day on which the tightest clock is green; past where it is yellow
            already, None where none runs.
        clock: The clock that wants it first; None where none runs.
        name: Of the licence whose clock that is; empty for the joint one.
        due: Its last day.
        provisional: That day runs through a year whose notice is not loaded (待定).
    """

    day: date
    last_green: date | None
    why: Why
    clock: Which | None = None
    name: str = ""
    due: date | None = None
    provisional: bool = False


@dataclass(frozen=True)
class PointView:
    """One point of the merged checklist, with what each licence says itself and stands on.

    Attributes:
        group: Name of the group.
        own: Name of a licence to its own words.
        articles: Name of a licence to the articles its definition names; the articles are the
            licence's, no definition ties one to a single point.
    """

    point: CheckPoint
    group: str
    own: Mapping[str, str]
    articles: Mapping[str, tuple[Source, ...]]


class VisitKind(StrEnum):
    """What somebody goes out for."""

    SITE_CHECK = "site_check"
    RECHECK = "recheck"


@dataclass(frozen=True)
class Visit:
    """One visit that waits: a check that was planned, or a re-check that is due.

    Attributes:
        day: Day of the check; for a re-check the last day for putting things right.
        time: Of the day, as people read it; empty for a re-check.
        licences: Names of what is looked at.
        points: How many points there are to look at.
        inspectors: Who was planned.
        late: The day is past.
    """

    case: str
    kind: VisitKind
    day: date
    time: str
    place: str
    applicant: str
    licences: tuple[str, ...]
    points: int
    inspectors: tuple[Inspector, ...]
    late: bool = False


@dataclass(frozen=True)
class Visits:
    """The desk of joint site checks; reads only, the acts go through ``Acting``."""

    desk: Desk

    def proposed(self, number: str) -> Proposal:
        """Propose a day for the joint check of a case.

        Raises:
            NotFound: ``case.unknown``.
        """
        case, today, calendar = self.desk.store.case(number), self.desk.today(), self.desk.calendar
        day = proposed_day(case, calendar, today)
        tight = tightest(case, calendar, today)
        if tight is None:
            return Proposal(day, None, Why.NO_CLOCK)
        name = case.state.parts[tight.licence].part.name if tight.licence else ""
        return Proposal(
            day, tight.last_green, _why(day, tight, usual_day(today, calendar)), tight.which, name,
            tight.due.day, tight.due.provisional,
        )  # fmt: skip

    def checklist(self, number: str) -> tuple[CheckPoint, ...]:
        """List what a plan would fix to be looked at; what the plan fixed, where there is one.

        Raises:
            NotFound: ``case.unknown``.
        """
        case = self.desk.store.case(number)
        if case.state.site.plan is not None:
            return case.state.site.points
        catalog = self.desk.catalogs.version(case.received.catalog)
        return checklist(catalog, case.state.to_check)

    def points(self, number: str) -> tuple[PointView, ...]:
        """List the merged checklist with each licence's own words and articles.

        Raises:
            NotFound: ``case.unknown``.
        """
        case = self.desk.store.case(number)
        catalog = self.desk.catalogs.version(case.received.catalog)
        names = {code: part.part.name for code, part in case.state.parts.items()}
        return tuple(
            PointView(
                point,
                catalog.site_check_groups.get(point.group, point.group),
                {names[code]: words for code, words in own_words(catalog, point).items()},
                {names[code]: catalog.licence(code).legal_basis for code, _ in point.uses},
            )
            for point in self.checklist(number)
        )

    def queue(self, actor: Actor, limit: int = MOST) -> tuple[Visit, ...]:
        """List the visits that wait, by day: an inspector's own, everybody's for all others.

        Args:
            actor: An inspector sees where he was planned, or where his department was.
            limit: Most of each kind; those whose clocks press most where there are more.
        """
        found = (
            visit
            for mark in (Mark.SITE_CHECK, Mark.RECHECK)
            for visit in islice(self._waiting(mark, actor), limit)
        )
        return tuple(sorted(found, key=lambda visit: (visit.day, visit.time, visit.case)))

    def _waiting(self, mark: Mark, actor: Actor) -> Iterator[Visit]:
        for row in islice(self._rows(mark), _LOOKED_AT):
            visit = self._visit(self.desk.store.case(row.number), mark)
            if visit is not None and _concerns(visit, actor):
                yield visit

    def _rows(self, mark: Mark) -> Iterator[CaseSummary]:
        """Yield the rows with a mark, from the index."""
        wanted, after = Filter(mark=mark), ""
        while True:
            page = self.desk.store.worklist(wanted, after, _PAGE)
            yield from page.rows
            after = page.after
            if not after:
                return

    def _visit(self, case: Case, mark: Mark) -> Visit | None:
        """Return the visit a case waits for; None where it came to pass since the row was read."""
        site, today = case.state.site, self.desk.today()
        if site.plan is None:
            return None
        day, time, points = site.plan.day, site.plan.time, len(site.points)
        codes = site.plan.licences
        if mark is Mark.RECHECK and site.rectification is not None:
            defects = site.defects()
            day, time = rectify_by(site.rectification, self.desk.calendar).day, ""
            points = len(defects)
            codes = tuple(code for code in codes if any(code in one.licences for one in defects))
        holder = holder_of(case, self.desk.catalogs.version(case.received.catalog))
        return Visit(
            case=case.number,
            kind=VisitKind(mark.value),
            day=day,
            time=time,
            place=site.plan.place,
            applicant=holder.name,
            licences=tuple(case.state.parts[code].part.name for code in codes),
            points=points,
            inspectors=site.plan.inspectors,
            late=day < today,
        )


def _why(day: date, tight: TightClock, usual: date) -> Why:
    if day > tight.last_green:
        return Why.NO_LONGER_GREEN
    return Why.USUAL if day == usual else Why.SOONER


def _concerns(visit: Visit, actor: Actor) -> bool:
    """Tell whether a visit is somebody's: an inspector's own or his department's."""
    if actor.role is not Role.INSPECTOR:
        return True
    return any(
        actor.name == item.name or actor.station == item.department for item in visit.inspectors
    )
