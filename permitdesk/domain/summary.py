"""A case in a few columns: what worklists, search and counters show of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay, Light
from permitdesk.domain.effects import waits_for
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.passing import first_day
from permitdesk.domain.permit import PermitState
from permitdesk.domain.running import clocks_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType, PartStatus, State, Status
from permitdesk.domain.stopwatch import Clock
from permitdesk.domain.turning import Ticking, earliest, ticking
from permitdesk.domain.workdays import WorkCalendar, local_day


class Mark(StrEnum):
    """What a supervisor wants to see of a case at a glance."""

    DEEMED = "deemed"
    """Accepted because nobody said anything in time (视为受理)."""
    PROMISE_MISSED = "promise_missed"
    OVERDUE = "overdue"
    """A limit of the law passed."""
    PAUSED = "paused"
    EXTENDED = "extended"
    EXCEPTION = "exception"
    GAPS = "gaps"
    """Papers may still come (容缺)."""
    GAPS_MISSED = "gaps_missed"
    """They did not come in time."""
    UNTOLD = "untold"
    """Something was asked for that was not on the notice sheet (未一次告知)."""
    PROVISIONAL = "provisional"
    """A clock runs into a year whose notice is not loaded (待定)."""
    SITE_CHECK = "site_check"
    """A site check is planned and not recorded."""
    RECHECK = "recheck"
    """Rectification was ordered and nobody has looked again."""
    PROMISE_TO_CHECK = "promise_to_check"
    """Granted on a promise that nobody has looked at yet (事后核查待办)."""
    PROMISE_BROKEN = "promise_broken"
    """A promise was found broken and it is not settled yet."""
    LEANING = "leaning"
    """A department was asked what becomes of a permit that leans on one that ended."""
    ENDED_PERMIT = "ended_permit"
    """A permit of it was revoked, recalled, rescinded, cancelled, or lapsed."""


@dataclass(frozen=True)
class PartSummary:
    """One licence of a case in a worklist.

    Attributes:
        statutory_due, promised_due, internal_due: None while the clock does not run.
        provisional: One of them runs through a year whose notice is not loaded.
        paused: Its clock stands still: a result is waited for.
        waits_for: Licences of the case that are decided before it.
    """

    licence: str
    name: str
    filing: bool
    department: str
    decider: str
    status: PartStatus
    statutory_due: date | None = None
    promised_due: date | None = None
    provisional: bool = False
    internal_due: date | None = None
    paused: bool = False
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class CaseSummary:
    """One row of the worklist.

    Attributes:
        window: Station where it came in.
        due: The nearest day by which the office must act; None when nobody waits for the office.
        awaited: What is due then: an action type, ``decide`` for the licences.
        permits: Numbers of what was issued.
        marks: What a supervisor wants to see of it.
        yellow_at, orange_at: From when its most pressing clock is yellow and orange; None where
            nobody waits for the office.
        wakes: First day on which something happens to it by itself; None where nothing will.
    """

    number: str
    status: Status
    industry: str
    industry_name: str
    applicant: str
    uscc: str
    window: str
    received_on: date
    updated_at: datetime
    parts: tuple[PartSummary, ...]
    due: date | None = None
    awaited: str = ""
    provisional: bool = False
    permits: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    yellow_at: datetime | None = None
    orange_at: datetime | None = None
    wakes: date | None = None

    def light_at(self, moment: datetime) -> Light | None:
        """Return the light of its most pressing clock; None where nobody waits for the office."""
        if self.due is None or self.yellow_at is None or self.orange_at is None:
            return None
        if local_day(moment) > self.due:
            return Light.RED
        if moment >= self.orange_at:
            return Light.ORANGE
        return Light.YELLOW if moment >= self.yellow_at else Light.GREEN


AWAITED = {
    Which.TELLING: str(ActionType.ACCEPT),
    Which.STATUTORY: "decide",
    Which.PROMISED: "decide",
    Which.RENEWAL: "decide",
    Which.JOINT: "decide",
    Which.DELIVERY: str(ActionType.DELIVER),
    Which.AFTER_CHECK: str(ActionType.RECORD_AFTER_CHECK),
    Which.AFTER_TELLING: str(ActionType.ORDER_AFTER_RECTIFICATION),
    Which.AFTER_RECHECK: str(ActionType.RECORD_AFTER_RECHECK),
}
"""What the office must do when a clock runs out; the other clocks are wishes."""


def summarise(case: Case, calendar: WorkCalendar) -> CaseSummary:
    """Work out a case's row; the same case and calendar always give the same row."""
    state, received = case.state, case.received
    assert state.received_at is not None
    application = case.application
    clocks = clocks_of(case)
    running = ticking(clocks, calendar)
    awaiting = tuple((clock, due) for clock, due in running if clock.which in AWAITED)
    due, awaited = _due(awaiting)
    if awaited and state.accepted_at is None:
        awaited = AWAITED[Which.TELLING]  # a limit from receipt presses too: accept it first
    turns = earliest(awaiting, calendar)
    parts = tuple(_part(case, code, clocks, running) for code in state.parts)
    return CaseSummary(
        number=case.number,
        status=state.status,
        industry=application.industry,
        industry_name=received.industry_name,
        applicant=str(application.answers.shared.get("applicant_name", "")),
        uscc=str(application.answers.shared.get("uscc", "")),
        window=case.actions[0].actor.station,
        received_on=local_day(state.received_at),
        updated_at=case.actions[-1].at,
        parts=parts,
        due=due.day if due else None,
        awaited=awaited,
        provisional=bool(due and due.provisional),
        permits=tuple(permit.number for permit in case.permits),
        marks=_marks(state, provisional=any(found.provisional for _, found in running)),
        yellow_at=turns.yellow if turns else None,
        orange_at=turns.orange if turns else None,
        wakes=first_day(state, running, calendar),
    )


def _part(
    case: Case, code: str, clocks: Sequence[Clock], running: Sequence[Ticking]
) -> PartSummary:
    state = case.state.parts[code]
    part = state.part
    due = {clock.which: found for clock, found in running if clock.licence == code}
    days = {which: found.day for which, found in due.items()}
    return PartSummary(
        licence=code,
        name=part.name,
        filing=part.filing,
        department=part.department,
        decider=part.decider,
        status=state.status,
        statutory_due=days.get(Which.STATUTORY),
        promised_due=days.get(Which.PROMISED),
        provisional=any(found.provisional for found in due.values()),
        internal_due=days.get(Which.INTERNAL),
        paused=any(clock.rests for clock in clocks if clock.licence == code),
        waits_for=waits_for(case.state, code) if state.waits else (),
    )


def _due(clocks: Sequence[Ticking]) -> tuple[DueDay | None, str]:
    found = [(due, AWAITED[clock.which]) for clock, due in clocks]
    return min(found, key=lambda item: item[0].day, default=(None, ""))


def _marks(state: State, *, provisional: bool) -> tuple[Mark, ...]:
    missed = {item.which for part in state.parts.values() for item in part.missed}
    missed |= {item.which for item in state.missed}
    parts = state.parts.values()
    there = {
        Mark.DEEMED: state.deemed,
        Mark.PROMISE_MISSED: Which.PROMISED in missed,
        Mark.OVERDUE: bool(missed - {Which.PROMISED, Which.INTERNAL}),
        Mark.PAUSED: any(part.status.is_open and part.open_stop for part in parts),
        Mark.EXTENDED: bool(state.joint_extension or any(part.extension for part in parts)),
        Mark.EXCEPTION: state.excepted,
        Mark.UNTOLD: bool(
            state.correction and any(item.untold for item in state.correction.defects)
        ),
        Mark.GAPS: bool(state.deferral and state.deferral.open),
        Mark.GAPS_MISSED: bool(state.deferral and state.deferral.missed),
        Mark.PROVISIONAL: provisional,
        Mark.SITE_CHECK: _under_review(state) and bool(state.site.plan and not state.site.record),
        Mark.PROMISE_TO_CHECK: any(part.to_after_check for part in parts),
        Mark.PROMISE_BROKEN: any(part.follow_up.stage in UNSETTLED for part in parts),
        Mark.LEANING: any(item.answer is None for item in state.questions),
        Mark.ENDED_PERMIT: _ended_permit(state),
        Mark.RECHECK: _under_review(state)
        and bool(state.site.rectification and not state.site.recheck),
    }
    return tuple(mark for mark, holds in there.items() if holds)


UNSETTLED = (Stage.BROKEN, Stage.RECTIFYING, Stage.STILL_BROKEN, Stage.INTENT_TOLD)


def _ended_permit(state: State) -> bool:
    made = state.issued.permits if state.issued else ()
    return any(item.state not in (PermitState.LIVE, PermitState.SUSPENDED) for item in made)


def _under_review(state: State) -> bool:
    return state.status is Status.ACCEPTED
