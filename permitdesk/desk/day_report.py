"""What stands in a day's report: figures by department, acts one by one, what is still open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from permitdesk.desk.desk import Desk
from permitdesk.desk.holidays import MissingYear
from permitdesk.domain.case import Case
from permitdesk.domain.clock import Light
from permitdesk.domain.day import WHOLE_HALL, DayEvent, Outcome
from permitdesk.domain.facts import Facts
from permitdesk.domain.numbering import Tally
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import WorkCalendar

_ACTS: Mapping[str, tuple[str, ...]] = {
    "received": (ActionType.RECEIVE,),
    "corrected": (ActionType.REQUEST_CORRECTION,),
    "accepted": (ActionType.ACCEPT, ActionType.ACCEPT_WITH_GAPS, ActionType.DEEM_ACCEPTED),
    "declined": (ActionType.DECLINE,),
    "withdrawn": (ActionType.WITHDRAW,),
    "granted": (ActionType.GRANT, ActionType.DEEM_RENEWED),
    "denied": (ActionType.DENY,),
    "filed": (ActionType.RECORD_FILING,),
    "issued": (ActionType.ISSUE,),
    "delivered": (ActionType.DELIVER,),
    "reminded": (ActionType.REMIND, ActionType.SEND_REMINDER),
    "closed": (Outcome.CLOSED,),
    "on_time": (Outcome.ON_TIME,),
    "promise_missed": (Outcome.PROMISE_MISSED,),
    "overdue": (Outcome.OVERDUE,),
    "promised": (Outcome.PROMISED,),
    "after_checked": (Outcome.PROMISE_KEPT, Outcome.PROMISE_BROKEN),
    "promise_kept": (Outcome.PROMISE_KEPT,),
    "promise_broken": (Outcome.PROMISE_BROKEN,),
    "check_late": (Outcome.CHECK_LATE,),
    "revoked": (ActionType.REVOKE,),
    "credited": (ActionType.RECORD_CREDIT,),
}
"""Figures of a day and what is counted for each."""
AGES = (5, 10, 20, 45)
"""Working days since receipt: the last of each group."""


@dataclass(frozen=True)
class DepartmentDay:
    """One row of figures: a department that decides, or the whole hall.

    Attributes:
        department: Code; empty for the whole hall, whose figures count cases where the act is one
            on a whole case.
        acts: Figures of the day by name: ``received``, ``corrected`` … (see ``report_of``).
        received, closed, open: From the first day to the end of this one; what was received is
            closed or open.
    """

    department: str
    acts: Mapping[str, int]
    received: int
    closed: int

    @property
    def open(self) -> int:
        """Return what was in progress at the end of the day."""
        return self.received - self.closed


@dataclass(frozen=True)
class Told:
    """One act that is listed, with the case it was done to.

    Attributes:
        licence: Name of the licence; empty for the whole case.
        window: Where the case came in.
        facts: What was said with the act.
        numbers: Series to the number it took.
    """

    event: DayEvent
    applicant: str
    licence: str
    window: str
    facts: Facts
    numbers: Mapping[str, str]


@dataclass(frozen=True)
class Age:
    """How many open cases are so old.

    Attributes:
        last: Most working days since receipt; None for all that are older.
    """

    first: int
    last: int | None
    cases: int


@dataclass(frozen=True)
class DayReport:
    """A day of the hall.

    Attributes:
        day: The legal day.
        made_on: Day the report was made; lights and numbers are as they stood then.
        hall: Figures of the whole hall.
        departments: Figures of each department that ever had something to decide, by code.
        told: Acts listed one by one, in the order they were done.
        ages: Open cases at the end of the day.
        lights: Cases by light; empty for a day that is over: nobody knows any more.
        numbers: How each number series stands.
    """

    day: date
    made_on: date
    hall: DepartmentDay
    departments: tuple[DepartmentDay, ...]
    told: tuple[Told, ...]
    ages: tuple[Age, ...]
    lights: Mapping[Light, int]
    numbers: tuple[Tally, ...]
    missing_years: tuple[MissingYear, ...]

    def of(self, *types: ActionType) -> tuple[Told, ...]:
        """Return the listed acts of some types."""
        return tuple(told for told in self.told if told.event.type in types)


def report_of(desk: Desk, day: date, missing_years: tuple[MissingYear, ...]) -> DayReport:
    """Put the report of a day together.

    Args:
        desk: Whose store is read.
        day: Not later than today.
        missing_years: Years without a holiday notice.
    """
    hall, *departments = _figures(desk, day)
    today = desk.today()
    return DayReport(
        day=day,
        made_on=today,
        hall=hall,
        departments=tuple(departments),
        told=tuple(_told(desk, day)),
        ages=tuple(_ages(desk, day, desk.calendar)),
        lights=_lights(desk, today) if day == today else {},
        numbers=tuple(desk.store.number_tallies()),
        missing_years=missing_years,
    )


def _figures(desk: Desk, day: date) -> Iterator[DepartmentDay]:
    """Yield the hall's row, then one for each department."""
    tallied = desk.store.tallied_on(day)
    received = desk.store.tallied_until(day, ActionType.RECEIVE)
    closed = desk.store.tallied_until(day, Outcome.CLOSED)
    for department in sorted({WHOLE_HALL, *received}):
        acts = {
            name: sum(tallied.get((kind, department), 0) for kind in kinds)
            for name, kinds in _ACTS.items()
        }
        yield DepartmentDay(
            department, acts, received.get(department, 0), closed.get(department, 0)
        )


def _told(desk: Desk, day: date) -> Iterator[Told]:
    cases: dict[str, Case] = {}
    for event in desk.store.events_of(day):
        case = cases.get(event.case) or cases.setdefault(event.case, desk.store.case(event.case))
        action = case.actions[event.step]
        parts = {part.licence: part.name for part in case.received.parts}
        yield Told(
            event,
            str(case.application.answers.shared.get("applicant_name", "")),
            parts.get(event.licence, ""),
            case.actions[0].actor.station,
            action.facts,
            action.numbers,
        )


def _ages(desk: Desk, day: date, calendar: WorkCalendar) -> Iterator[Age]:
    left = [
        (calendar.workdays_between(received, day), cases)
        for received, cases in desk.store.left_from(day)
    ]
    first = 0
    for last in (*AGES, None):
        within = sum(n for age, n in left if age >= first and (last is None or age <= last))
        yield Age(first, last, within)
        first = (last or 0) + 1


def _lights(desk: Desk, today: date) -> Mapping[Light, int]:
    """Return the lights of all cases somebody waits for; what is not near is green."""
    counted = dict(desk.store.light_counts(desk.now()))
    waiting = desk.store.due_counts(today, today + timedelta(days=3660))
    counted[Light.GREEN] = sum(waiting.values()) - sum(counted.values())
    return counted
