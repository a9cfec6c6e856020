"""The clocks after the decision: the after-check, what follows it, and the permit's own last day."""

from collections.abc import Iterator
from datetime import date

from permitdesk.domain.follow_up import ARTICLE_36, FollowUp
from permitdesk.domain.law import Source
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import ARTICLE_70
from permitdesk.domain.promise import PromiseTerms
from permitdesk.domain.service import served_on
from permitdesk.domain.special import Which
from permitdesk.domain.state import PartState, PartStatus
from permitdesk.domain.stopwatch import Clock
from permitdesk.domain.timing import Lights, Limit, Start, Unit
from permitdesk.domain.workdays import local_day

NEAR_ITS_END = Lights(yellow=60, orange=20)
"""A permit is near its end some three months before, and very near one month before."""


def follow_up_clocks(part: PartState, permit: SinglePermit | None) -> tuple[Clock, ...]:
    """List the clocks of one licence after its decision; none before it."""
    if part.status not in (PartStatus.GRANTED, PartStatus.FILED) or part.decided_on is None:
        return ()
    over = _over(part, permit)
    found = [*_validity(part, permit)]
    if part.part.terms is not None:
        found += _of_promise(part, part.part.terms, over)
    found += _statement(part, over)
    return tuple(found)


def _over(part: PartState, permit: SinglePermit | None) -> date | None:
    """Return a day on which nothing of it is looked at any more: the permit ended."""
    ended = permit is not None and permit.state not in (PermitState.LIVE, PermitState.SUSPENDED)
    return part.settled_on if ended or part.carried_on is not None else None


def _clock(
    part: PartState, which: Which, limit: Limit, start: date | None, stopped: date | None
) -> Clock:
    return Clock(
        which, part.part.licence, limit, start, stopped_on=stopped, lights=part.part.lights
    )


def _of_promise(part: PartState, terms: PromiseTerms, over: date | None) -> Iterator[Clock]:
    follow_up, decided = part.follow_up, part.decided_on
    assert decided is not None
    day = part.promised_on or local_day(decided)
    if terms.after_check is not None:
        looked = follow_up.recorded_on or over
        yield _clock(part, Which.AFTER_CHECK, terms.after_check, day, looked)
    made = part.promise.signed is not None or part.promised_on is not None
    if terms.later and terms.after_check is not None and made:
        settled = part.promise.late_settled_on or over
        yield _clock(part, Which.LATE_PAPER, terms.after_check, day, settled)
    yield from _of_rectification(part, terms, follow_up, over)


def _of_rectification(
    part: PartState, terms: PromiseTerms, follow_up: FollowUp, over: date | None
) -> Iterator[Clock]:
    record = follow_up.record
    if record is not None and record.broken and terms.tell_within is not None:
        told = follow_up.ordered_on or follow_up.intent_on or over
        yield _clock(part, Which.AFTER_TELLING, terms.tell_within, follow_up.recorded_on, told)
    if follow_up.order is None:
        return
    days = Limit(follow_up.order.days, Unit.WORKING_DAY, Start.PREVIOUS_STEP, terms.rectify.source)
    looked = follow_up.rechecked_on or over
    yield _clock(part, Which.RECTIFYING, days, follow_up.ordered_on, looked)
    if terms.recheck_within is not None:
        # Counted on from the last day to put it right: both are working days, one after the other.
        both = Limit(
            days.length + terms.recheck_within.length, Unit.WORKING_DAY, Start.PREVIOUS_STEP,
            terms.recheck_within.source, terms.recheck_within.uncertain,
        )  # fmt: skip
        yield _clock(part, Which.AFTER_RECHECK, both, follow_up.ordered_on, looked)


def statement_limit(days: int) -> Limit:
    """Return the time for a statement; the law sets none, the office does (行政许可法 36)."""
    return Limit(days, Unit.WORKING_DAY, Start.PREVIOUS_STEP, str(ARTICLE_36), uncertain=True)


def _statement(part: PartState, over: date | None) -> Iterator[Clock]:
    intent = part.follow_up.intent
    if intent is None:
        return
    start = served_on(intent.service)
    made = part.follow_up.statement
    done = (made.day or start if made else None) or over
    if part.follow_up.kept_by is not None or part.follow_up.revoked:
        done = done or start
    yield _clock(part, Which.STATEMENT, statement_limit(intent.days), start, done)


def _validity(part: PartState, permit: SinglePermit | None) -> Iterator[Clock]:
    """Yield the permit's own last day, while this case holds it and nobody decides its renewal."""
    if permit is None or permit.validity.until is None or part.awaits:
        return
    lives = permit.state in (PermitState.LIVE, PermitState.SUSPENDED)
    days = (permit.validity.until - permit.issued_on).days
    yield Clock(
        Which.VALIDITY, part.part.licence,
        Limit(days, Unit.DAY, Start.PREVIOUS_STEP, str(Source("", str(ARTICLE_70)))),
        permit.issued_on, stopped_on=None if lives else permit.issued_on,
        lights=NEAR_ITS_END, last=permit.validity.until,
    )  # fmt: skip
