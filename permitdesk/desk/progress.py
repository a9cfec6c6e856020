"""What an applicant is told of his own case: where it stands, until when, what he must do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from permitdesk.desk.to_do import ToDo, things_to_do
from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay
from permitdesk.domain.effects import waits_for
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.running import clocks_of, due_of
from permitdesk.domain.special import AnnouncePause, PauseKind, Which
from permitdesk.domain.state import ExtensionState, PartState, PartStatus, Status
from permitdesk.domain.stopwatch import Clock, Extended
from permitdesk.domain.workdays import WorkCalendar, local_day


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
        to_do=tuple(things_to_do(case, needs, calendar, today)),
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
