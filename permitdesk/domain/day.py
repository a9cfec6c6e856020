"""What happened on a day: the acts worth a line of their own, and how often each thing was done.

Counted are acts, for the whole hall and for each department that decides; a department's share of
an act on a whole case is the number of its licences in it. What was received is in progress or
closed, on every day and with every department; a permit lives on after its case is closed, and
nothing that is done to it opens the case again.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from permitdesk.domain.application import Route
from permitdesk.domain.case import Case
from permitdesk.domain.deferral import EndByGaps
from permitdesk.domain.facts import SwitchRoute
from permitdesk.domain.follow_up import RecordAfterCheck, RecordAfterRecheck
from permitdesk.domain.special import RecordOverdue, Which
from permitdesk.domain.state import Action, ActionType, day_of

WHOLE_HALL = ""
"""Stands where a department stands otherwise."""


class Outcome(StrEnum):
    """What came of a licence or of a whole case, and what its acts meant."""

    CLOSED = "closed"
    """Nobody has to decide any more: decided, withdrawn, declined or ended (办结)."""
    ON_TIME = "closed_on_time"
    PROMISE_MISSED = "closed_promise_missed"
    OVERDUE = "closed_overdue"
    PROMISED = "granted_on_promise"
    """Granted on a promise; it is a grant too."""
    PROMISE_KEPT = "promise_kept"
    """A check after the decision found nothing broken."""
    PROMISE_BROKEN = "promise_broken"
    CHECK_LATE = "after_check_late"
    """Nobody looked whether a promise is kept by the day one had to."""


ENDING = (
    ActionType.REVOKE,
    ActionType.RECALL,
    ActionType.RESCIND,
    ActionType.CANCEL,
    ActionType.LAPSE,
    ActionType.SUSPEND,
)
"""Acts that end a permit or withhold it, each with its own word (撤销、撤回、吊销、注销、失效、暂扣)."""
LISTED = frozenset(
    {
        ActionType.DECLINE,
        ActionType.WITHDRAW,
        ActionType.DENY,
        ActionType.DEEM_ACCEPTED,
        ActionType.DEEM_RENEWED,
        ActionType.END,
        ActionType.END_BY_GAPS,
        ActionType.ANNOUNCE_PAUSE,
        ActionType.END_PAUSE,
        ActionType.EXTEND,
        ActionType.EXTEND_JOINTLY,
        ActionType.RECORD_OVERDUE,
        ActionType.REMIND,
        ActionType.SEND_REMINDER,
        ActionType.SPOIL_NUMBER,
        ActionType.ALLOW_EXCEPTION,
        ActionType.RECUSE,
        ActionType.ORDER_AFTER_RECTIFICATION,
        ActionType.TELL_INTENT,
        ActionType.KEEP_PERMIT,
        *ENDING,
        ActionType.RESUME,
        ActionType.REINSTATE,
        ActionType.RECORD_CREDIT,
        ActionType.OBJECT_CREDIT,
        ActionType.SETTLE_OBJECTION,
        ActionType.REPAIR_CREDIT,
        ActionType.PUBLISH,
    }
)
"""Acts that a report lists one by one."""

_DECIDE = frozenset(
    {
        ActionType.GRANT,
        ActionType.DENY,
        ActionType.RECORD_FILING,
        ActionType.DEEM_RENEWED,
    }
)
_CLOSE_ALL = frozenset({ActionType.DECLINE, ActionType.END})
_AFTERWARDS = frozenset(
    {
        ActionType.RECEIVE,
        ActionType.ISSUE,
        ActionType.PRINT,
        ActionType.DELIVER,
        ActionType.ARCHIVE,
    }
)
"""Acts on a whole case that concern its decided licences too."""
_OUTSIDE = frozenset({Which.STATUTORY, Which.PROMISED, Which.RENEWAL, Which.JOINT, Which.TELLING})
"""Limits whose end an applicant waits for until the decision: what is late afterwards, the handing
over or a check, made no decision late; a department's own limit is nobody's business outside."""


@dataclass(frozen=True)
class DayEvent:
    """One act that a report lists.

    Attributes:
        day: Legal day.
        type: One of ``LISTED``.
        licence: The one it is about; empty for the whole case.
        actor: Name of who did it.
        step: Place among the actions of the case, from 0.
    """

    day: date
    type: ActionType
    case: str
    licence: str
    actor: str
    step: int


@dataclass(frozen=True)
class Happened:
    """What some acts of a case add to the days they were done on.

    Attributes:
        counted: Day, act or outcome, department (``WHOLE_HALL``) to how often.
        closed: Day of receipt and day of closing; None while the case is open, or was closed
            before these acts.
    """

    events: tuple[DayEvent, ...] = ()
    counted: Mapping[tuple[date, str, str], int] = field(default_factory=dict)
    closed: tuple[date, date] | None = None


def happened(case: Case, since: int = 0) -> Happened:
    """Return what the acts of a case from ``since`` on add to the days they were done on."""
    walk = _Walk(case)
    events: list[DayEvent] = []
    counted: Counter[tuple[date, str, str]] = Counter()
    closed = None
    for step, action in enumerate(case.actions):
        day, was_open = day_of(action), bool(walk.open)
        kinds = list(walk.over(action))
        if step < since:
            continue
        counted.update((day, kind, department) for kind, department in kinds)
        if was_open and not walk.open:
            closed = (day_of(case.actions[0]), day)
        if action.type in LISTED:
            events.append(
                DayEvent(day, action.type, case.number, action.licence, action.actor.name, step)
            )
    return Happened(tuple(events), counted, closed)


class _Walk:
    """Goes through the acts of a case and knows which licences are open; far less than the state."""

    def __init__(self, case: Case) -> None:
        self.deciders = {part.licence: part.decider for part in case.received.parts}
        self.open = dict.fromkeys(self.deciders)
        self.promised = {part.licence for part in case.received.parts if part.by_promise}
        self.late: dict[str, set[Which]] = {}
        self.decided = False

    def over(self, action: Action) -> Iterator[tuple[str, str]]:
        """Take one act; yield what it counts as, and with whom."""
        yield action.type, WHOLE_HALL
        for licence in self._concerned(action):
            yield action.type, self.deciders[licence]
        if isinstance(action.facts, RecordOverdue):
            self.late.setdefault(action.licence, set()).add(action.facts.which)
        if isinstance(action.facts, SwitchRoute):
            self._switch(action.licence, action.facts.to)
        if (outcome := self._of_promise(action)) is not None:
            yield outcome, WHOLE_HALL
            yield outcome, self.deciders[action.licence]
        if closing := self._closing(action):
            yield from self._close(closing, decides=action.type in _DECIDE)

    def _switch(self, licence: str, to: Route) -> None:
        if to is Route.COMMITMENT:
            self.promised.add(licence)
        else:
            self.promised.discard(licence)

    def _of_promise(self, action: Action) -> Outcome | None:
        """Say what an act means for a promise; None for what is nothing to it."""
        facts = action.facts
        if action.type is ActionType.GRANT and action.licence in self.promised:
            return Outcome.PROMISED
        if isinstance(facts, RecordAfterCheck):
            return Outcome.PROMISE_BROKEN if facts.broken else Outcome.PROMISE_KEPT
        if isinstance(facts, RecordAfterRecheck):
            return Outcome.PROMISE_BROKEN if facts.standing else Outcome.PROMISE_KEPT
        if isinstance(facts, RecordOverdue) and facts.which is Which.AFTER_CHECK:
            return Outcome.CHECK_LATE
        return None

    def _concerned(self, action: Action) -> tuple[str, ...]:
        if action.licence:
            return (action.licence,)
        if isinstance(action.facts, EndByGaps):
            return self._closing(action)
        return tuple(self.deciders if action.type in _AFTERWARDS else self.open)

    def _closing(self, action: Action) -> tuple[str, ...]:
        if action.type in _DECIDE:
            return (action.licence,)
        if isinstance(action.facts, EndByGaps):
            needing = {code for gap in action.facts.gaps for code in gap.licences}
            return tuple(code for code in self.open if code in needing)
        if action.type is ActionType.WITHDRAW and action.licence:
            return (action.licence,)
        if action.type is ActionType.WITHDRAW or action.type in _CLOSE_ALL:
            return tuple(self.open)
        return ()

    def _close(self, licences: tuple[str, ...], *, decides: bool) -> Iterator[tuple[str, str]]:
        self.decided = self.decided or decides
        for licence in licences:
            self.open.pop(licence, None)
            yield Outcome.CLOSED, self.deciders[licence]
            if decides:
                yield _kept(self.late.get(licence, set())), self.deciders[licence]
        if not self.open:
            yield Outcome.CLOSED, WHOLE_HALL
            if self.decided:
                missed = set().union(*self.late.values())
                yield _kept(missed), WHOLE_HALL


def _kept(missed: set[Which]) -> Outcome:
    """Say whether the decision kept its limits."""
    outside = missed & _OUTSIDE
    if not outside:
        return Outcome.ON_TIME
    return Outcome.PROMISE_MISSED if outside == {Which.PROMISED} else Outcome.OVERDUE
