"""What a case is made of: actions, and the state they add up to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from permitdesk.domain.application import Application
from permitdesk.domain.credit import CreditState
from permitdesk.domain.deferral import AcceptWithGaps, Gap
from permitdesk.domain.facts import (
    Actor,
    Deliver,
    Deny,
    Facts,
    Grant,
    Issue,
    LookThrough,
    Part,
    RecordFiling,
    RequestCorrection,
    Review,
)
from permitdesk.domain.follow_up import NO_FOLLOW_UP, FollowUp, Publish, Question
from permitdesk.domain.hearing import Hearing
from permitdesk.domain.judging import Judged
from permitdesk.domain.permit import SinglePermit
from permitdesk.domain.permit_acts import CarryOn, Suspend
from permitdesk.domain.promise import NO_PROMISE, PromiseState
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import SiteCheckState
from permitdesk.domain.special import ExceptionRule, Extend, PauseKind, Which
from permitdesk.domain.workdays import local_day

NO_HEARING = Hearing()
NO_SITE_CHECK = SiteCheckState()


class Status(StrEnum):
    """Where a case stands; worked out, never stored as truth."""

    NEW = "new"
    RECEIVED = "received"
    CORRECTING = "correcting"
    ACCEPTED = "accepted"
    DECIDED = "decided"
    ISSUED = "issued"
    PRINTED = "printed"
    DELIVERED = "delivered"
    ARCHIVED = "archived"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    """Without a decision: nothing was corrected in time, or the applicant is no more (终止)."""


class PartStatus(StrEnum):
    """Where one licence of a case stands."""

    WAITING = "waiting"
    IN_REVIEW = "in_review"
    REVIEWED = "reviewed"
    GRANTED = "granted"
    DENIED = "denied"
    FILED = "filed"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Tell whether somebody still has to decide."""
        return self in (PartStatus.WAITING, PartStatus.IN_REVIEW, PartStatus.REVIEWED)


class ActionType(StrEnum):
    """Things done to a case."""

    RECEIVE = "receive"
    CORRECT_ON_SPOT = "correct_on_spot"
    LOOK_THROUGH = "look_through"
    REQUEST_CORRECTION = "request_correction"
    SUPPLEMENT = "supplement"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    REVIEW = "review"
    GRANT = "grant"
    DENY = "deny"
    RECORD_FILING = "record_filing"
    ISSUE = "issue"
    PRINT = "print"
    DELIVER = "deliver"
    ARCHIVE = "archive"
    DEEM_ACCEPTED = "deem_accepted"
    DEEM_RENEWED = "deem_renewed"
    END = "end"
    ANNOUNCE_PAUSE = "announce_pause"
    END_PAUSE = "end_pause"
    EXTEND = "extend"
    EXTEND_JOINTLY = "extend_jointly"
    RECORD_OVERDUE = "record_overdue"
    REMIND = "remind"
    SEND_REMINDER = "send_reminder"
    SERVE = "serve"
    SPOIL_NUMBER = "spoil_number"
    ALLOW_EXCEPTION = "allow_exception"
    ACCEPT_WITH_GAPS = "accept_with_gaps"
    BRING_GAPS = "bring_gaps"
    END_BY_GAPS = "end_by_gaps"
    JUDGE_MATERIAL = "judge_material"
    SETTLE_MATERIAL = "settle_material"
    PLAN_SITE_CHECK = "plan_site_check"
    RECUSE = "recuse"
    RECORD_SITE_CHECK = "record_site_check"
    ORDER_RECTIFICATION = "order_rectification"
    RECORD_RECHECK = "record_recheck"
    TELL_HEARING_RIGHT = "tell_hearing_right"
    REQUEST_HEARING = "request_hearing"
    CALL_HEARING = "call_hearing"
    HOLD_HEARING = "hold_hearing"
    TELL_COMMITMENT = "tell_commitment"
    SIGN_COMMITMENT = "sign_commitment"
    SWITCH_ROUTE = "switch_route"
    BRING_LATE = "bring_late"
    HAND_OVER = "hand_over"
    ACKNOWLEDGE_HANDOVER = "acknowledge_handover"
    PLAN_AFTER_CHECK = "plan_after_check"
    RECORD_AFTER_CHECK = "record_after_check"
    ORDER_AFTER_RECTIFICATION = "order_after_rectification"
    RECORD_AFTER_RECHECK = "record_after_recheck"
    TELL_INTENT = "tell_intent"
    RECORD_STATEMENT = "record_statement"
    KEEP_PERMIT = "keep_permit"
    REVOKE = "revoke"
    RECALL = "recall"
    RESCIND = "rescind"
    SUSPEND = "suspend"
    RESUME = "resume"
    CANCEL = "cancel"
    LAPSE = "lapse"
    REINSTATE = "reinstate"
    REISSUE = "reissue"
    CORRECT_MISPRINT = "correct_misprint"
    CARRY_ON = "carry_on"
    AWAIT_RENEWAL = "await_renewal"
    STOP_AWAITING = "stop_awaiting"
    ANSWER_QUESTION = "answer_question"
    PUBLISH = "publish"
    RECORD_CREDIT = "record_credit"
    OBJECT_CREDIT = "object_credit"
    SETTLE_OBJECTION = "settle_objection"
    REPAIR_CREDIT = "repair_credit"


@dataclass(frozen=True)
class Action:
    """One thing done: who, when, at which station, with which facts.

    Attributes:
        at: Aware, UTC.
        licence: The one it is about; empty when it is about the whole case.
        numbers: Series to the number taken in the same transaction.
    """

    type: ActionType
    at: datetime
    actor: Actor
    facts: Facts
    licence: str = ""
    numbers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class StopState:
    """One special procedure of a licence, from its notice to its result.

    Attributes:
        document: Number of the notice.
        served: Day from which it counts as served; the clock runs until then.
        ended_on: Day the result came.
        result: Number of the paper with the result.
    """

    kind: PauseKind
    source: str
    document: str
    served: date | None = None
    ended_on: date | None = None
    result: str = ""

    @property
    def is_open(self) -> bool:
        """Tell whether its result is not there yet."""
        return self.ended_on is None

    @property
    def is_rectification(self) -> bool:
        """Tell whether the applicant puts defects right meanwhile."""
        return self.kind is PauseKind.RECTIFICATION


@dataclass(frozen=True)
class ExtensionState:
    """An extension as it was granted, with the number of its notice."""

    facts: Extend
    document: str


@dataclass(frozen=True)
class Missed:
    """A due day that passed, as it was recorded."""

    which: Which
    due: date


@dataclass(frozen=True)
class Numbered:
    """A number the case took.

    Attributes:
        step: Place of the action that took it, from 0.
        spoiled: Why the sheet was spoiled; empty for a good one.
    """

    series: str
    licence: str
    step: int
    day: date
    spoiled: str = ""


@dataclass(frozen=True)
class DeferralState:
    """What may still come, after an acceptance with gaps.

    Attributes:
        open: Gaps whose paper is not there yet.
        since: Day of the acceptance.
        ended_on: Day the last paper came, or handling ended for want of one.
    """

    facts: AcceptWithGaps
    open: tuple[Gap, ...]
    since: date
    ended_on: date | None = None
    reminded: bool = False
    missed: bool = False


@dataclass(frozen=True)
class PartState:
    """One licence of a case as it stands.

    Attributes:
        decided_by: Name of the person who decided.
        result: What was decided, once it was.
        numbers: Series to number, of the decision and the permit.
        opened_at: When it could be looked at, where it waited for another licence.
        settled_on: Day it was decided, recorded or withdrawn.
        reviewed_by: Name of the person who gave the opinion.
        stops: Special procedures, oldest first.
        missed: Due days that passed.
        reminded: How often it was reminded of which clock.
        promise: Its letter, and the papers that may still come.
        follow_up: What happened after the decision.
        switched_on: Day the applicant took the route it is on now; None where he never changed it.
        carried_on: The later case that carries its permit on; None while this case does.
        awaits: Number of the case in which its renewal is being decided; empty for none.
        suspended: The penalty that withholds its permit; None while nobody does.
        promised_on: Day of the decision its promise was made for, where that was an earlier case's.
    """

    part: Part
    status: PartStatus = PartStatus.WAITING
    opinion: Review | None = None
    decided_by: str = ""
    decided_on: datetime | None = None
    result: Grant | Deny | RecordFiling | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)
    opened_at: datetime | None = None
    settled_on: date | None = None
    reviewed_by: str = ""
    stops: tuple[StopState, ...] = ()
    extension: ExtensionState | None = None
    hearing: Hearing = NO_HEARING
    missed: tuple[Missed, ...] = ()
    reminded: tuple[tuple[Which, bool], ...] = ()
    promise: PromiseState = NO_PROMISE
    follow_up: FollowUp = NO_FOLLOW_UP
    switched_on: date | None = None
    carried_on: CarryOn | None = None
    awaits: str = ""
    promised_on: date | None = None
    suspended: Suspend | None = None

    @property
    def to_after_check(self) -> bool:
        """Tell whether it was granted on a promise that nobody has looked at yet."""
        terms = self.part.terms
        granted = self.status in (PartStatus.GRANTED, PartStatus.FILED)
        checked = self.follow_up.record is not None or self.carried_on is not None
        return granted and terms is not None and terms.after_check is not None and not checked

    @property
    def waits(self) -> bool:
        """Tell whether it waits for another licence of the case."""
        return self.status is PartStatus.WAITING

    @property
    def open_stop(self) -> StopState | None:
        """Return the special procedure whose result is not there yet."""
        return next((stop for stop in self.stops if stop.is_open), None)

    @property
    def awaited(self) -> StopState | None:
        """Return the one whose result somebody records; a rectification ends with its re-check."""
        return next(
            (stop for stop in self.stops if stop.is_open and not stop.is_rectification), None
        )


@dataclass(frozen=True)
class State:
    """What the actions of a case add up to.

    Attributes:
        steps: How many actions there were.
        told_at: When the applicant was last told: accepted, asked to correct, or declined.
        deemed: It counts as accepted because nobody said anything in time.
        changed: Items a supplement changed since the correction notice.
        exceptions: Rules a supervisor made an exception from, not used yet.
        excepted: A supervisor made an exception, used or not.
        numbers: Every number the case took, by number.
        served: When a document was served, by its number.
        missed: Due days of the whole case that passed.
        deferral: Papers that may come later; None where all were there.
        judged: Verdicts on the papers, by material.
        credit: Credit records this case led to, by number.
        questions: Put to departments whose permits lean on one that ended here.
        published: What was made public, by number of its document.
    """

    status: Status = Status.NEW
    application: Application | None = None
    parts: Mapping[str, PartState] = field(default_factory=dict)
    looked_through: LookThrough | None = None
    correction: RequestCorrection | None = None
    received_at: datetime | None = None
    complete_at: datetime | None = None
    accepted_at: datetime | None = None
    accepted_by: str = ""
    decided_at: datetime | None = None
    issued: Issue | None = None
    delivered: Deliver | None = None
    steps: int = 0
    told_at: datetime | None = None
    deemed: bool = False
    changed: frozenset[str] = frozenset()
    exceptions: tuple[ExceptionRule, ...] = ()
    excepted: bool = False
    joint_extension: ExtensionState | None = None
    site: SiteCheckState = NO_SITE_CHECK
    numbers: Mapping[str, Numbered] = field(default_factory=dict)
    served: Mapping[str, Service] = field(default_factory=dict)
    missed: tuple[Missed, ...] = ()
    deferral: DeferralState | None = None
    judged: Mapping[str, Judged] = field(default_factory=dict)
    credit: Mapping[str, CreditState] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    published: Mapping[str, Publish] = field(default_factory=dict)

    def with_part(self, licence: str, part: PartState) -> "State":
        """Return it with one licence as it stands now."""
        return replace(self, parts={**self.parts, licence: part})

    def permit_of(self, licence: str) -> SinglePermit | None:
        """Return a licence's permit as this case has it; None before it, and once it is carried on."""
        made = self.issued.permits if self.issued else ()
        return next((item for item in made if item.licence == licence), None)

    @property
    def not_issued(self) -> tuple[str, ...]:
        """List what was granted or recorded and has no paper yet."""
        left_out = self.issued.left_out if self.issued else ()
        return tuple(
            code
            for code in self.favourable
            if self.permit_of(code) is None
            and self.parts[code].carried_on is None
            and code not in left_out
        )

    @property
    def open_parts(self) -> tuple[str, ...]:
        """List the licences that nobody decided yet."""
        return tuple(code for code, part in self.parts.items() if part.status.is_open)

    @property
    def favourable(self) -> tuple[str, ...]:
        """List the licences that were granted and the filings that were recorded."""
        good = (PartStatus.GRANTED, PartStatus.FILED)
        return tuple(code for code, part in self.parts.items() if part.status in good)

    @property
    def decided_parts(self) -> tuple[str, ...]:
        """List the licences somebody decided, one way or the other."""
        return tuple(code for code, part in self.parts.items() if part.decided_on is not None)

    def number_of(self, action: Action, step: int, series: str) -> str:
        """Return the number a document bears: the next one where its sheet was spoiled."""
        number = action.numbers.get(series, "")
        followers = [
            other
            for other, taken in self.numbers.items()
            if (taken.series, taken.step) == (series, step)
        ]
        return followers[-1] if number and followers else number

    @property
    def to_check(self) -> tuple[str, ...]:
        """List the open licences that are looked at on site before they are decided."""
        return tuple(code for code in self.open_parts if self.parts[code].part.site_check)


def day_of(action: Action) -> date:
    """Return the legal day of an action."""
    return local_day(action.at)
