"""The procedure (办理程序) as one table: what may follow what, by whom, and which article says so."""

from collections.abc import Mapping
from dataclasses import dataclass

from permitdesk.domain import guards
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.deferral import DEFERRAL_SOURCE, AcceptWithGaps, EndByGaps
from permitdesk.domain.facts import (
    Amend,
    Archive,
    ChangeFile,
    Decline,
    Deliver,
    Deny,
    Facts,
    Grant,
    Issue,
    LookThrough,
    Print,
    Receive,
    RecordFiling,
    Remark,
    RequestCorrection,
    Review,
    Role,
    Sent,
)
from permitdesk.domain.guards import (
    ARTICLE_29,
    ARTICLE_32,
    ARTICLE_34,
    ARTICLE_38,
    ARTICLE_39,
    ARTICLE_44,
    EXCEPTIONS,
    NUMBERS,
    ONE_PERMIT_REFORM,
    RETURNED,
    WITHDRAWAL,
    Guard,
)
from permitdesk.domain.hearing import (
    ARTICLE_46,
    ARTICLE_47,
    ARTICLE_48,
    CallHearing,
    HoldHearing,
    RequestHearing,
    TellHearingRight,
)
from permitdesk.domain.judging import JudgeMaterial, SettleMaterial
from permitdesk.domain.law import Source
from permitdesk.domain.renewal import ARTICLE_50
from permitdesk.domain.service import SERVICE_RULES
from permitdesk.domain.site_check import (
    ONE_RECHECK,
    TWO_INSPECTORS,
    OrderRectification,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Recuse,
)
from permitdesk.domain.special import (
    ARTICLE_42,
    ARTICLE_45,
    AllowException,
    AnnouncePause,
    EndHandling,
    EndPause,
    Extend,
    RecordOverdue,
    Remind,
    SendReminder,
    Serve,
    SpoilNumber,
)
from permitdesk.domain.state import ActionType, PartStatus, Status


@dataclass(frozen=True)
class Rule:
    """One row of the procedure: what an action follows, who may do it, what says so.

    Attributes:
        source: The article the action, and its refusal, rests on.
        roles: Who may do it.
        sends: What people send with it.
        keeps: What the ledger keeps of it.
        part_follows: For an action on one licence, where that licence must stand.
        series: Numbers taken in the same transaction.
        by_decider: Only the department that decides; otherwise also the one in charge.
        guards: What must hold besides.
        whole_too: An action on one licence that may also be done to the whole case.
    """

    follows: frozenset[Status]
    source: Source
    roles: frozenset[Role]
    sends: type[Sent]
    keeps: type[Facts]
    part_follows: frozenset[PartStatus] = frozenset()
    series: tuple[str, ...] = ()
    by_decider: bool = False
    guards: tuple[Guard, ...] = ()

    whole_too: bool = False

    @property
    def per_licence(self) -> bool:
        """Tell whether it is done to one licence and not to the whole case."""
        return bool(self.part_follows)

    @property
    def by_itself(self) -> bool:
        """Tell whether it happens when time passes, and nobody does it."""
        return self.roles == _SYSTEM


_CLERK = frozenset({Role.CLERK})
_COUNTER = frozenset({Role.CLERK, Role.KIOSK})
_REVIEWER = frozenset({Role.REVIEWER})
_INSPECTOR = frozenset({Role.INSPECTOR})
_SUPERVISOR = frozenset({Role.SUPERVISOR})
_SYSTEM = frozenset({Role.SYSTEM})
_DESK = frozenset({Role.CLERK, Role.REVIEWER, Role.SUPERVISOR})
_TO_DECIDE = frozenset({PartStatus.IN_REVIEW, PartStatus.REVIEWED})
_OPEN = _TO_DECIDE | {PartStatus.WAITING}
_ACCEPTED = frozenset({Status.ACCEPTED})
_UNDER_WAY = frozenset(
    {
        Status.RECEIVED,
        Status.CORRECTING,
        Status.ACCEPTED,
        Status.DECIDED,
        Status.ISSUED,
        Status.PRINTED,
        Status.DELIVERED,
        Status.DECLINED,
        Status.WITHDRAWN,
        Status.ENDED,
    }
)
"""From receipt until it is filed away."""

RULES: Mapping[ActionType, Rule] = {
    ActionType.RECEIVE: Rule(
        frozenset({Status.NEW}), ARTICLE_29, _COUNTER, ApplicationFile, Receive,
        series=("receipt",),
    ),
    ActionType.CORRECT_ON_SPOT: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, _CLERK, ChangeFile, Amend
    ),
    ActionType.LOOK_THROUGH: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, _CLERK, LookThrough, LookThrough
    ),
    ActionType.REQUEST_CORRECTION: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, _CLERK, RequestCorrection, RequestCorrection,
        series=("correction_notice",), guards=(guards.told_once, guards.looked_through, guards.something_missing),
    ),
    ActionType.SUPPLEMENT: Rule(
        frozenset({Status.CORRECTING}), ARTICLE_32, _COUNTER, ChangeFile, Amend
    ),
    ActionType.ACCEPT: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, _CLERK, Remark, Remark,
        series=("acceptance_notice",), guards=(guards.looked_through, guards.nothing_missing),
    ),
    ActionType.DECLINE: Rule(
        frozenset({Status.RECEIVED, Status.CORRECTING}), ARTICLE_32, _CLERK, Decline, Decline,
        series=("decline_notice",),
    ),
    ActionType.WITHDRAW: Rule(
        frozenset({Status.RECEIVED, Status.CORRECTING, Status.ACCEPTED}),
        WITHDRAWAL, _COUNTER, Remark, Remark, guards=(guards.undecided,),
    ),
    ActionType.REVIEW: Rule(
        frozenset({Status.ACCEPTED}), ARTICLE_34, _REVIEWER, Review, Review,
        part_follows=_TO_DECIDE,
    ),
    ActionType.GRANT: Rule(
        frozenset({Status.ACCEPTED}), ARTICLE_38, _REVIEWER, Grant, Grant,
        part_follows=frozenset({PartStatus.REVIEWED}),
        series=("grant_decision", "single_permit"), by_decider=True,
        guards=(
            guards.is_licence, guards.no_open_stop, guards.heard, guards.site_passed,
            guards.no_gaps,
        ),
    ),
    ActionType.DENY: Rule(
        frozenset({Status.ACCEPTED}), ARTICLE_38, _REVIEWER, Deny, Deny,
        part_follows=frozenset({PartStatus.REVIEWED}),
        series=("denial_decision",), by_decider=True,
        guards=(guards.is_licence, guards.no_open_stop, guards.heard),
    ),
    ActionType.RECORD_FILING: Rule(
        frozenset({Status.ACCEPTED}), ONE_PERMIT_REFORM, _REVIEWER, RecordFiling, RecordFiling,
        part_follows=_TO_DECIDE, series=("filing_receipt",), by_decider=True,
        guards=(guards.is_filing, guards.no_gaps),
    ),
    ActionType.ISSUE: Rule(
        frozenset({Status.DECIDED}), ARTICLE_39, _CLERK, Remark, Issue,
        guards=(guards.something_granted,),
    ),
    ActionType.PRINT: Rule(
        frozenset({Status.ISSUED, Status.PRINTED, Status.DELIVERED}),
        ARTICLE_39, _CLERK, Print, Print,
    ),
    ActionType.DELIVER: Rule(
        frozenset({Status.PRINTED, Status.DECIDED}), ARTICLE_44, _CLERK, Deliver, Deliver,
        guards=(guards.printed_or_denied,),
    ),
    ActionType.ARCHIVE: Rule(
        frozenset({Status.DELIVERED, Status.DECLINED, Status.WITHDRAWN, Status.ENDED}),
        ONE_PERMIT_REFORM, _CLERK, Archive, Archive, series=("archive",),
    ),
    ActionType.DEEM_ACCEPTED: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, _SYSTEM, Remark, Remark,
        series=("deemed_acceptance",),
    ),
    ActionType.DEEM_RENEWED: Rule(
        _ACCEPTED, ARTICLE_50, _SYSTEM, Grant, Grant,
        part_follows=_OPEN, series=("deemed_renewal", "single_permit"),
        guards=(guards.is_licence, guards.silence_renews),
    ),
    ActionType.END: Rule(
        frozenset({Status.RECEIVED, Status.CORRECTING, Status.ACCEPTED}), RETURNED, _CLERK,
        EndHandling, EndHandling, series=("ending_notice",),
    ),
    ActionType.ANNOUNCE_PAUSE: Rule(
        _ACCEPTED, ARTICLE_45, _REVIEWER, AnnouncePause, AnnouncePause,
        part_follows=_TO_DECIDE, series=("special_time_notice",), guards=(guards.no_open_stop,),
    ),
    ActionType.END_PAUSE: Rule(
        _ACCEPTED, ARTICLE_45, _REVIEWER, EndPause, EndPause,
        part_follows=_TO_DECIDE, guards=(guards.open_stop,),
    ),
    ActionType.EXTEND: Rule(
        _ACCEPTED, ARTICLE_42, _SUPERVISOR, Extend, Extend,
        part_follows=_TO_DECIDE, series=("extension_notice",), guards=(guards.may_extend,),
    ),
    ActionType.EXTEND_JOINTLY: Rule(
        _ACCEPTED, ARTICLE_42, _SUPERVISOR, Extend, Extend,
        series=("extension_notice",), guards=(guards.may_extend_jointly,),
    ),
    ActionType.RECORD_OVERDUE: Rule(
        _UNDER_WAY, ARTICLE_42, _SYSTEM, RecordOverdue, RecordOverdue,
        part_follows=_OPEN, whole_too=True,
    ),
    ActionType.REMIND: Rule(
        _UNDER_WAY, ONE_PERMIT_REFORM, _SYSTEM, Remind, Remind, part_follows=_OPEN, whole_too=True,
    ),
    ActionType.SEND_REMINDER: Rule(
        _ACCEPTED, ONE_PERMIT_REFORM, _SUPERVISOR, SendReminder, SendReminder,
        part_follows=_OPEN, series=("reminder",),
    ),
    ActionType.SERVE: Rule(
        _UNDER_WAY, SERVICE_RULES, _DESK, Serve, Serve, guards=(guards.something_to_serve,)
    ),
    ActionType.SPOIL_NUMBER: Rule(
        _UNDER_WAY, NUMBERS, _DESK, SpoilNumber, SpoilNumber,
        guards=(guards.something_to_spoil,),
    ),
    ActionType.ALLOW_EXCEPTION: Rule(
        frozenset({Status.RECEIVED}), EXCEPTIONS, _SUPERVISOR, AllowException, AllowException,
        guards=(guards.exception_left,),
    ),
    ActionType.ACCEPT_WITH_GAPS: Rule(
        frozenset({Status.RECEIVED}), DEFERRAL_SOURCE, _CLERK, AcceptWithGaps, AcceptWithGaps,
        series=("acceptance_notice", "deferral_notice"), guards=(guards.only_gaps,),
    ),
    ActionType.BRING_GAPS: Rule(
        _ACCEPTED, DEFERRAL_SOURCE, _COUNTER, ChangeFile, Amend, guards=(guards.gaps_open,)
    ),
    ActionType.END_BY_GAPS: Rule(
        _ACCEPTED, DEFERRAL_SOURCE, _SYSTEM, EndByGaps, EndByGaps,
        series=("deferral_ending",), guards=(guards.gaps_open,),
    ),
    ActionType.JUDGE_MATERIAL: Rule(
        _ACCEPTED, ARTICLE_34, _REVIEWER, JudgeMaterial, JudgeMaterial, part_follows=_TO_DECIDE
    ),
    ActionType.SETTLE_MATERIAL: Rule(
        _ACCEPTED, ONE_PERMIT_REFORM, _CLERK | _SUPERVISOR, SettleMaterial, SettleMaterial,
        guards=(guards.opinions_differ,),
    ),
    ActionType.PLAN_SITE_CHECK: Rule(
        _ACCEPTED, ONE_PERMIT_REFORM, _CLERK, PlanSiteCheck, PlanSiteCheck,
        series=("site_check_notice",), guards=(guards.to_be_checked,),
    ),
    ActionType.RECUSE: Rule(
        _ACCEPTED, TWO_INSPECTORS, _CLERK | _SUPERVISOR, Recuse, Recuse, guards=(guards.planned,),
    ),
    ActionType.RECORD_SITE_CHECK: Rule(
        _ACCEPTED, TWO_INSPECTORS, _INSPECTOR, RecordSiteCheck, RecordSiteCheck,
        series=("site_check_record",), guards=(guards.planned,),
    ),
    ActionType.ORDER_RECTIFICATION: Rule(
        _ACCEPTED, ONE_PERMIT_REFORM, _CLERK, OrderRectification, OrderRectification,
        series=("rectification_notice",), guards=(guards.defects_found,),
    ),
    ActionType.RECORD_RECHECK: Rule(
        _ACCEPTED, ONE_RECHECK, _INSPECTOR, RecordRecheck, RecordRecheck,
        series=("recheck_record",), guards=(guards.rectification_ordered,),
    ),
    ActionType.TELL_HEARING_RIGHT: Rule(
        _ACCEPTED, ARTICLE_47, _REVIEWER, TellHearingRight, TellHearingRight,
        part_follows=_TO_DECIDE, series=("hearing_right_notice",),
        guards=(guards.is_licence, guards.hearing_not_told),
    ),
    ActionType.REQUEST_HEARING: Rule(
        _ACCEPTED, ARTICLE_47, _COUNTER, RequestHearing, RequestHearing,
        part_follows=_TO_DECIDE, guards=(guards.hearing_told,),
    ),
    ActionType.CALL_HEARING: Rule(
        _ACCEPTED, ARTICLE_48, _REVIEWER, CallHearing, CallHearing,
        part_follows=_TO_DECIDE, series=("hearing_notice",), guards=(guards.hearing_wanted,),
    ),
    ActionType.HOLD_HEARING: Rule(
        _ACCEPTED, ARTICLE_46, _REVIEWER, HoldHearing, HoldHearing,
        part_follows=_TO_DECIDE, series=("hearing_record",), guards=(guards.hearing_called,),
    ),
}  # fmt: skip
"""What may follow what: the buttons of the faces and the commands obey these rows."""
