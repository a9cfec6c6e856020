"""What an applicant is told of his own case: where it stands, until when, what he must do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay
from permitdesk.domain.effects import waits_for
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.running import Clock, Extended, clocks_of, due_of
from permitdesk.domain.special import AnnouncePause, PauseKind, Which
from permitdesk.domain.state import ExtensionState, PartState, PartStatus, Status
from permitdesk.domain.timely import last_day_to_ask
from permitdesk.domain.visiting import rectify_by
from permitdesk.domain.workdays import WorkCalendar, local_day


class Task(StrEnum):
    """What an applicant may have to do."""

    BRING = "bring"
    """Papers that were not handed in yet."""
    BRING_GAPS = "bring_gaps"
    """Papers that were promised for later (容缺)."""
    CORRECT = "correct"
    BE_CHECKED = "be_checked"
    """Be there when the site is looked at."""
    RECTIFY = "rectify"
    ASK_FOR_HEARING = "ask_for_hearing"
    """Not a duty but a right that ends on a day."""
    COME_TO_HEARING = "come_to_hearing"
    COLLECT = "collect"


@dataclass(frozen=True)
class ToDo:
    """One thing the applicant has to do, or may.

    Attributes:
        licences: Names of what it is about; empty for the whole case.
        day: Last day for it, or the day of an appointment; None where there is none.
        is_past: That day is over.
        time: Of an appointment, as people read it.
        items: What exactly, a line each.
    """

    task: Task
    licences: tuple[str, ...] = ()
    day: DueDay | None = None
    is_past: bool = False
    time: str = ""
    place: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Paused:
    """Why a clock stands still.

    Attributes:
        since: Day its notice was served.
        document: Number of that notice.
        days: Working days it is expected to take; None where nobody said.
    """

    kind: PauseKind
    since: date
    document: str
    days: int | None


@dataclass(frozen=True)
class Longer:
    """An extension as the applicant was told of it."""

    extended: Extended
    reason: str


@dataclass(frozen=True)
class PartProgress:
    """How far one licence is.

    Attributes:
        due: Nearest day on which the office must, or promised to, have decided; None where no
            clock runs.
        is_promise: The office promised that day, the law gives it longer; never after an extension.
        promise_missed: The promised day passed; what is left is the law's.
        is_late: Its limit by law passed without a decision.
        waits_for: Names of the licences that are decided first.
    """

    name: str
    status: PartStatus
    due: DueDay | None = None
    is_promise: bool = False
    promise_missed: bool = False
    is_late: bool = False
    paused: Paused | None = None
    longer: Longer | None = None
    waits_for: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """One case as its applicant sees it: no names, nothing of any other case.

    Attributes:
        due: Until when the office must say something of the whole case, or hand the result over.
        deemed_on: From when it counts as accepted because nobody said anything in time.
        longer: The joint limit was extended.
    """

    number: str
    status: Status
    received_on: date
    due: DueDay | None
    deemed_on: date | None
    longer: Longer | None
    to_do: tuple[ToDo, ...]
    parts: tuple[PartProgress, ...]

    @property
    def provisional(self) -> bool:
        """Tell whether one of its days runs into a year whose notice is not loaded (待定)."""
        days = (self.due, *(item.day for item in self.to_do), *(part.due for part in self.parts))
        return any(day is not None and day.provisional for day in days)


def progress_of(
    case: Case, needs: Sequence[MaterialNeed], calendar: WorkCalendar, today: date
) -> Progress:
    """Work out what an applicant is told.

    Args:
        case: His own.
        needs: The papers the case asks for.
        calendar: Which days count.
        today: The legal day.
    """
    state = case.state
    assert state.received_at is not None
    clocks = clocks_of(case)
    accepted = local_day(state.accepted_at) if state.accepted_at else None
    joint = next((clock for clock in clocks if clock.which is Which.JOINT), None)
    return Progress(
        number=case.number,
        status=state.status,
        received_on=local_day(state.received_at),
        due=_nearest(clocks, calendar, (Which.TELLING, Which.DELIVERY)),
        deemed_on=accepted if state.deemed else None,
        longer=_longer(joint, state.joint_extension),
        to_do=tuple(_to_do(case, needs, calendar, today)),
        parts=tuple(_part(case, part, clocks, calendar) for part in state.parts.values()),
    )


def _part(
    case: Case, part: PartState, clocks: Sequence[Clock], calendar: WorkCalendar
) -> PartProgress:
    own = {clock.which: clock for clock in clocks if clock.licence == part.part.licence}
    by_law = _nearest(tuple(own.values()), calendar, (Which.STATUTORY, Which.RENEWAL))
    promised = _nearest(tuple(own.values()), calendar, (Which.PROMISED,))
    missed = {item.which for item in part.missed}
    is_promise = (
        promised is not None
        and Which.PROMISED not in missed
        and part.extension is None  # whoever extends does not keep the promise
        and (by_law is None or promised.day < by_law.day)
    )
    names = (case.state.parts[code].part.name for code in waits_for(case.state, part.part.licence))
    return PartProgress(
        part.part.name,
        part.status,
        promised if is_promise else by_law,
        is_promise,
        part.status.is_open and Which.PROMISED in missed,
        part.status.is_open and bool(missed & {Which.STATUTORY, Which.RENEWAL}),
        _paused(case, part),
        _longer(own.get(Which.STATUTORY), part.extension),
        tuple(names) if part.waits else (),
    )


def _nearest(
    clocks: Sequence[Clock], calendar: WorkCalendar, kinds: tuple[Which, ...]
) -> DueDay | None:
    days = (due_of(clock, calendar) for clock in clocks if clock.which in kinds and clock.runs)
    return min((day for day in days if day), key=lambda found: found.day, default=None)


def _paused(case: Case, part: PartState) -> Paused | None:
    stop = part.open_stop
    if stop is None or stop.served is None or not part.status.is_open:
        return None
    facts = case.actions[case.state.numbers[stop.document].step].facts
    days = facts.days if isinstance(facts, AnnouncePause) else None
    return Paused(stop.kind, stop.served, stop.document, days)


def _longer(clock: Clock | None, given: ExtensionState | None) -> Longer | None:
    if clock is None or clock.extended is None or given is None:
        return None
    return Longer(clock.extended, given.facts.reason)


def _to_do(
    case: Case, needs: Sequence[MaterialNeed], calendar: WorkCalendar, today: date
) -> Iterator[ToDo]:
    state = case.state
    if state.status is Status.RECEIVED:
        there = {item.key for item in case.application.materials}
        missing = tuple(n.name for n in needs if n.to_hand_in and n.key not in there)
        if missing:
            yield ToDo(Task.BRING, items=missing)
    if state.status is Status.CORRECTING and state.correction is not None:
        due = _nearest(clocks_of(case), calendar, (Which.CORRECTING,))
        items = tuple(f"{one.name}：{one.requirement}" for one in state.correction.defects)
        yield ToDo(Task.CORRECT, (), due, _is_past(due, today), items=items)
    if state.status is Status.ACCEPTED:
        if state.deferral is not None and state.deferral.open:
            due = _nearest(clocks_of(case), calendar, (Which.DEFERRAL,))
            items = tuple(gap.name for gap in state.deferral.open)
            yield ToDo(Task.BRING_GAPS, (), due, _is_past(due, today), items=items)
        yield from _on_site(case, calendar, today)
        for part in state.parts.values():
            yield from _hearing(part, calendar, today)
    refused_only = state.status is Status.DECIDED and not state.favourable
    if state.status is Status.PRINTED or refused_only:
        yield ToDo(Task.COLLECT)


def _on_site(case: Case, calendar: WorkCalendar, today: date) -> Iterator[ToDo]:
    site = case.state.site
    if site.plan is None:
        return
    names = tuple(case.state.parts[code].part.name for code in site.plan.licences)
    if site.record is None:
        if site.plan.day >= today:  # afterwards the office has to say what comes next
            yield ToDo(
                Task.BE_CHECKED, names, DueDay(site.plan.day, provisional=False),
                time=site.plan.time, place=site.plan.place, items=site.plan.bring,
            )  # fmt: skip
        return
    if site.rectification is not None and site.recheck is None:
        texts = {point.key: point.text for point in site.points}
        due = rectify_by(site.rectification, calendar)
        items = tuple(f"{texts.get(one.point, '')}：{one.note}" for one in site.defects())
        yield ToDo(Task.RECTIFY, (), due, _is_past(due, today), items=items)


def _hearing(part: PartState, calendar: WorkCalendar, today: date) -> Iterator[ToDo]:
    hearing, name = part.hearing, (part.part.name,)
    if not part.status.is_open or hearing.held is not None:
        return
    if hearing.called is not None:
        if hearing.called.day >= today:
            yield ToDo(
                Task.COME_TO_HEARING, name, DueDay(hearing.called.day, provisional=False),
                time=hearing.called.time, place=hearing.called.place,
            )  # fmt: skip
    elif hearing.told is not None and hearing.requested is None:
        last = last_day_to_ask(hearing.told, calendar)
        if not _is_past(last, today):
            yield ToDo(Task.ASK_FOR_HEARING, name, last)


def _is_past(due: DueDay | None, today: date) -> bool:
    """Tell whether a day is over; one that is not certain yet (待定) never is."""
    return due is not None and not due.provisional and today > due.day
