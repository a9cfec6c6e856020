"""The clocks of a case: which run, from when, what they leave out, and by when each wants an act."""

from collections.abc import Iterator
from datetime import date

from permitdesk.domain.case import Case
from permitdesk.domain.clock import (
    DECIDE_JOINTLY,
    HAND_OVER,
    TELL_WHAT_IS_MISSING,
    DueDay,
    Light,
    due_day,
    light,
)
from permitdesk.domain.deferral import deferral_limit
from permitdesk.domain.follow_up_clocks import follow_up_clocks
from permitdesk.domain.licence import Extension
from permitdesk.domain.special import BY_ARTICLE_45, Which
from permitdesk.domain.state import PartState, State, Status
from permitdesk.domain.stopwatch import Clock, Extended, Stop
from permitdesk.domain.timing import Lights, Limit, Start, Unit
from permitdesk.domain.workdays import WorkCalendar, local_day


def due_of(clock: Clock, calendar: WorkCalendar) -> DueDay | None:
    """Return the last lawful day of a clock; None before it runs and while it stands still.

    An extension is counted on in its own unit from where the limit ended. What ran out before a
    clock was stopped has run out, whatever is waited for.
    """
    if clock.last is not None:
        return DueDay(clock.last, provisional=False)
    if clock.start is None:
        return None
    due = _counted_out(clock, clock.start, calendar)
    waited_for = (stop.served for stop in clock.stops if stop.ended is None)
    return due if due.day <= min(waited_for, default=date.max) else None


def _counted_out(clock: Clock, start: date, calendar: WorkCalendar) -> DueDay:
    """Return the last day as it is without the results that are still waited for."""
    pauses = tuple(pause for stop in clock.stops if (pause := stop.pause()) is not None)
    extended, limit = clock.extended, clock.limit
    if extended is None:
        return due_day(start, limit, calendar, pauses)
    if extended.unit is limit.unit:
        longer = Limit(limit.length + extended.days, limit.unit, limit.starts, limit.source)
        return due_day(start, longer, calendar, pauses)
    first = due_day(start, limit, calendar, pauses)
    more = Limit(extended.days, extended.unit, limit.starts, extended.source)
    second = due_day(first.day, more, calendar, pauses)
    return DueDay(second.day, first.provisional or second.provisional)


def light_of(clock: Clock, calendar: WorkCalendar, today: date, hour: int = 24) -> Light | None:
    """Say how near a clock's due day is; None for one that no longer, or not yet, wants an act."""
    due = due_of(clock, calendar)
    if clock.rests and (due is None or today <= due.day):
        return Light.STOPPED
    if due is None or not (clock.rests or clock.runs):
        return None
    return light(due.day, today, calendar, clock.lights, hour)


def clocks_of(case: Case) -> tuple[Clock, ...]:
    """List the clocks of a case: what must be told, decided, handed over, and by the applicant."""
    state = case.state
    return (
        *_counter(state),
        *(clock for code in state.parts for clock in clocks_of_part(case, code)),
        *_deferral(state),
        *_joint(state),
        *_delivery(state),
    )


def clocks_of_part(case: Case, licence: str) -> tuple[Clock, ...]:
    """List the clocks of one licence: the law's, the promise, the department's own."""
    part = case.state.parts[licence]
    limits = {Which.STATUTORY: part.part.statutory, Which.PROMISED: part.part.promised}
    if part.part.internal is not None:
        limits[Which.INTERNAL] = part.part.internal
    clocks = tuple(_of_part(case.state, part, which, limit) for which, limit in limits.items())
    followed = follow_up_clocks(part, case.state.permit_of(licence))
    return (*clocks, *_renewal(case.state, part), *followed)


def _renewal(state: State, part: PartState) -> Iterator[Clock]:
    """Yield the day on which the permit that is carried on ends."""
    renews = part.part.renews
    if renews is None or state.complete_at is None:
        return
    start = local_day(state.complete_at)
    yield Clock(
        Which.RENEWAL, part.part.licence,
        Limit((renews.valid_until - start).days, Unit.DAY, Start.RECEIPT, renews.source), start,
        stopped_on=part.settled_on or _ended(state), lights=part.part.lights,
        last=renews.valid_until,
    )  # fmt: skip


def clock_of(case: Case, which: Which, licence: str = "") -> Clock:
    """Return one clock of a case, that it has."""
    return next(
        clock for clock in clocks_of(case) if (clock.which, clock.licence) == (which, licence)
    )


def _of_part(state: State, part: PartState, which: Which, limit: Limit) -> Clock:
    return Clock(
        which,
        part.part.licence,
        limit,
        _start(state, part, limit, own=which is not Which.STATUTORY),
        _stops(part),
        _extended(part) if which is Which.STATUTORY else None,
        part.settled_on or _ended(state),
        part.part.lights,
    )


def _start(state: State, part: PartState, limit: Limit, *, own: bool) -> date | None:
    """Return complete receipt or acceptance; where it waited for another licence, its decision.

    A limit that runs from receipt does not wait for acceptance. The office's own limit of a route
    runs from the day that route was taken; the law's limit knows no such turn.
    """
    start = state.complete_at if limit.starts is Start.RECEIPT else state.accepted_at
    if part.waits and (state.accepted_at is not None or _behind(state, part)):
        return None
    if part.opened_at is not None:
        start = part.opened_at
    if own and part.switched_on is not None and start is not None:
        return max(part.switched_on, local_day(start))
    if state.status is Status.CORRECTING or start is None:
        return None
    return local_day(start)


def _behind(state: State, part: PartState) -> bool:
    """Tell whether another licence of the case is decided before this one."""
    return any(code in state.parts for code in part.part.after)


def _stops(part: PartState) -> tuple[Stop, ...]:
    return tuple(
        Stop(
            stop.kind, stop.source, stop.document, stop.served, stop.ended_on, stop.result,
            part.part.licence,
        )
        for stop in part.stops
        if stop.served is not None
    )  # fmt: skip


def _extended(part: PartState) -> Extended | None:
    rule: Extension | None = part.part.extension
    if part.extension is None or rule is None:
        return None
    served = part.extension.facts.service.day
    assert served is not None
    return Extended(
        part.extension.facts.days, rule.unit, part.extension.document, served, rule.source
    )


def _ended(state: State) -> date | None:
    """Return the day the whole case came to an end without this licence being decided."""
    over = (Status.DECLINED, Status.WITHDRAWN, Status.ENDED)
    ended = state.status in over and state.decided_at
    return local_day(state.decided_at) if ended and state.decided_at else None


def _counter(state: State) -> Iterator[Clock]:
    if state.complete_at is None:
        return
    told = (state.told_at or state.decided_at) if state.status is not Status.RECEIVED else None
    yield Clock(
        Which.TELLING, "", TELL_WHAT_IS_MISSING, local_day(state.complete_at),
        stopped_on=local_day(told) if told else None, lights=TELLING_LIGHTS,
    )  # fmt: skip
    if state.status is Status.CORRECTING and state.correction and state.told_at:
        limit = Limit(state.correction.days, Unit.WORKING_DAY, Start.PREVIOUS_STEP)
        yield Clock(Which.CORRECTING, "", limit, local_day(state.told_at))


TELLING_LIGHTS = Lights(yellow=2, orange=0, orange_hour=12)
"""Yellow on the third day, orange on the fifth at noon."""


def _deferral(state: State) -> Iterator[Clock]:
    """Yield the applicant's time to bring what may come later."""
    deferral = state.deferral
    if deferral is None:
        return
    promised = (part.part.promised for part in state.parts.values())
    limit = deferral_limit(deferral.facts.days, promised)
    yield Clock(
        Which.DEFERRAL, "", limit, deferral.since, stopped_on=deferral.ended_on or _ended(state)
    )


def _joint(state: State) -> Iterator[Clock]:
    """Yield the joint limit where more than one licence is decided; it lengthens none of them.

    It leaves out what article 45 names; a rule of one licence's own binds that licence alone.
    """
    licences = [part for part in state.parts.values() if not part.part.filing]
    if len(licences) < 2 or state.accepted_at is None:  # noqa: PLR2004
        return
    by_law = (stop for part in licences for stop in _stops(part) if stop.kind in BY_ARTICLE_45)
    stops = sorted(by_law, key=lambda stop: stop.served)
    given = state.joint_extension
    extended = None
    if given is not None:
        assert given.facts.service.day is not None
        extended = Extended(
            given.facts.days, Unit.WORKING_DAY, given.document, given.facts.service.day,
            DECIDE_JOINTLY.source,
        )  # fmt: skip
    open_ = any(part.status.is_open for part in licences)
    last = max((part.settled_on for part in licences if part.settled_on), default=None)
    yield Clock(
        Which.JOINT, "", DECIDE_JOINTLY, local_day(state.accepted_at), tuple(stops), extended,
        None if open_ else last,
    )  # fmt: skip


def _delivery(state: State) -> Iterator[Clock]:
    if state.decided_at is None or not state.parts or not state.decided_parts:
        return
    if state.status in (Status.RECEIVED, Status.ACCEPTED):
        return
    # What was handed over before the last decision (分步发证) is not all of it.
    over = state.status in (Status.DELIVERED, Status.ARCHIVED)
    delivered = state.delivered.day if state.delivered and over else None
    yield Clock(Which.DELIVERY, "", HAND_OVER, local_day(state.decided_at), stopped_on=delivered)
