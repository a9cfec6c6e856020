"""The procedure (办理程序) as one table: what may follow what, by whom, and which article says so."""

from collections.abc import Mapping

from permitdesk.domain import guards, promise_guards
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.deferral import DEFERRAL_SOURCE, AcceptWithGaps, EndByGaps
from permitdesk.domain.facts import (
    Amend,
    Archive,
    ChangeFile,
    Decline,
    Deliver,
    Deny,
    Grant,
    Issue,
    LookThrough,
    Print,
    Receive,
    RecordFiling,
    Remark,
    RequestCorrection,
    Review,
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
from permitdesk.domain.permit_procedure import PERMIT_RULES
from permitdesk.domain.renewal import ARTICLE_50
from permitdesk.domain.rule import (
    ACCEPTED,
    ANY,
    CLERK,
    COUNTER,
    DESK,
    EVER,
    INSPECTOR,
    LIVING,
    OPEN,
    REVIEWER,
    SUPERVISOR,
    SYSTEM,
    TO_DECIDE,
    Rule,
)
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

RULES: Mapping[ActionType, Rule] = {
    ActionType.RECEIVE: Rule(
        frozenset({Status.NEW}), ARTICLE_29, COUNTER, ApplicationFile, Receive,
        series=("receipt",),
    ),
    ActionType.CORRECT_ON_SPOT: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, CLERK, ChangeFile, Amend
    ),
    ActionType.LOOK_THROUGH: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, CLERK, LookThrough, LookThrough
    ),
    ActionType.REQUEST_CORRECTION: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, CLERK, RequestCorrection, RequestCorrection,
        series=("correction_notice",), guards=(guards.told_once, guards.looked_through, guards.something_missing),
    ),
    ActionType.SUPPLEMENT: Rule(
        frozenset({Status.CORRECTING}), ARTICLE_32, COUNTER, ChangeFile, Amend
    ),
    ActionType.ACCEPT: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, CLERK, Remark, Remark,
        series=("acceptance_notice",),
        guards=(guards.looked_through, guards.nothing_missing, promise_guards.letters_signed),
    ),
    ActionType.DECLINE: Rule(
        frozenset({Status.RECEIVED, Status.CORRECTING}), ARTICLE_32, CLERK, Decline, Decline,
        series=("decline_notice",),
    ),
    ActionType.WITHDRAW: Rule(
        frozenset({Status.RECEIVED, Status.CORRECTING, Status.ACCEPTED}),
        WITHDRAWAL, COUNTER, Remark, Remark, guards=(guards.undecided,),
    ),
    ActionType.REVIEW: Rule(
        frozenset({Status.ACCEPTED}), ARTICLE_34, REVIEWER, Review, Review,
        part_follows=TO_DECIDE,
    ),
    ActionType.GRANT: Rule(
        frozenset({Status.ACCEPTED}), ARTICLE_38, REVIEWER, Grant, Grant,
        part_follows=TO_DECIDE,
        series=("grant_decision", "single_permit"), by_decider=True,
        guards=(
            promise_guards.reviewed, guards.is_licence, guards.no_open_stop, guards.heard,
            guards.site_passed, guards.no_gaps, promise_guards.letters_signed,
            promise_guards.papers_there,
        ),
    ),
    ActionType.DENY: Rule(
        frozenset({Status.ACCEPTED}), ARTICLE_38, REVIEWER, Deny, Deny,
        part_follows=frozenset({PartStatus.REVIEWED}),
        series=("denial_decision",), by_decider=True,
        guards=(guards.is_licence, guards.no_open_stop, guards.heard),
    ),
    ActionType.RECORD_FILING: Rule(
        frozenset({Status.ACCEPTED}), ONE_PERMIT_REFORM, REVIEWER, RecordFiling, RecordFiling,
        part_follows=TO_DECIDE, series=("filing_receipt",), by_decider=True,
        guards=(guards.is_filing, guards.no_gaps),
    ),
    ActionType.ISSUE: Rule(
        LIVING, ARTICLE_39, CLERK, Remark, Issue,
        guards=(guards.something_granted,),
    ),
    ActionType.PRINT: Rule(
        LIVING, ARTICLE_39, CLERK, Print, Print, guards=(guards.something_to_print,),
    ),
    ActionType.DELIVER: Rule(
        frozenset({Status.ACCEPTED, Status.ISSUED, Status.PRINTED, Status.DECIDED}), ARTICLE_44, CLERK,
        Deliver, Deliver,
        guards=(guards.printed_or_denied,),
    ),
    ActionType.ARCHIVE: Rule(
        frozenset({Status.DELIVERED, Status.DECLINED, Status.WITHDRAWN, Status.ENDED}),
        ONE_PERMIT_REFORM, CLERK, Archive, Archive, series=("archive",),
    ),
    ActionType.DEEM_ACCEPTED: Rule(
        frozenset({Status.RECEIVED}), ARTICLE_32, SYSTEM, Remark, Remark,
        series=("deemed_acceptance",),
    ),
    ActionType.DEEM_RENEWED: Rule(
        ACCEPTED, ARTICLE_50, SYSTEM, Grant, Grant,
        part_follows=OPEN, series=("deemed_renewal", "single_permit"),
        guards=(guards.is_licence, guards.silence_renews),
    ),
    ActionType.END: Rule(
        frozenset({Status.RECEIVED, Status.CORRECTING, Status.ACCEPTED}), RETURNED, CLERK,
        EndHandling, EndHandling, series=("ending_notice",),
    ),
    ActionType.ANNOUNCE_PAUSE: Rule(
        ACCEPTED, ARTICLE_45, REVIEWER, AnnouncePause, AnnouncePause,
        part_follows=TO_DECIDE, series=("special_time_notice",), guards=(guards.no_open_stop,),
    ),
    ActionType.END_PAUSE: Rule(
        ACCEPTED, ARTICLE_45, REVIEWER, EndPause, EndPause,
        part_follows=TO_DECIDE, guards=(guards.open_stop,),
    ),
    ActionType.EXTEND: Rule(
        ACCEPTED, ARTICLE_42, SUPERVISOR, Extend, Extend,
        part_follows=TO_DECIDE, series=("extension_notice",), guards=(guards.may_extend,),
    ),
    ActionType.EXTEND_JOINTLY: Rule(
        ACCEPTED, ARTICLE_42, SUPERVISOR, Extend, Extend,
        series=("extension_notice",), guards=(guards.may_extend_jointly,),
    ),
    ActionType.RECORD_OVERDUE: Rule(
        EVER, ARTICLE_42, SYSTEM, RecordOverdue, RecordOverdue,
        part_follows=ANY, whole_too=True,
    ),
    ActionType.REMIND: Rule(
        EVER, ONE_PERMIT_REFORM, SYSTEM, Remind, Remind, part_follows=ANY, whole_too=True,
    ),
    ActionType.SEND_REMINDER: Rule(
        ACCEPTED, ONE_PERMIT_REFORM, SUPERVISOR, SendReminder, SendReminder,
        part_follows=OPEN, series=("reminder",),
    ),
    ActionType.SERVE: Rule(
        EVER, SERVICE_RULES, DESK, Serve, Serve, guards=(guards.something_to_serve,)
    ),
    ActionType.SPOIL_NUMBER: Rule(
        EVER, NUMBERS, DESK, SpoilNumber, SpoilNumber,
        guards=(guards.something_to_spoil,),
    ),
    ActionType.ALLOW_EXCEPTION: Rule(
        frozenset({Status.RECEIVED}), EXCEPTIONS, SUPERVISOR, AllowException, AllowException,
        guards=(guards.exception_left,),
    ),
    ActionType.ACCEPT_WITH_GAPS: Rule(
        frozenset({Status.RECEIVED}), DEFERRAL_SOURCE, CLERK, AcceptWithGaps, AcceptWithGaps,
        series=("acceptance_notice", "deferral_notice"),
        guards=(guards.only_gaps, promise_guards.letters_signed),
    ),
    ActionType.BRING_GAPS: Rule(
        ACCEPTED, DEFERRAL_SOURCE, COUNTER, ChangeFile, Amend, guards=(guards.gaps_open,)
    ),
    ActionType.END_BY_GAPS: Rule(
        ACCEPTED, DEFERRAL_SOURCE, SYSTEM, EndByGaps, EndByGaps,
        series=("deferral_ending",), guards=(guards.gaps_open,),
    ),
    ActionType.JUDGE_MATERIAL: Rule(
        ACCEPTED, ARTICLE_34, REVIEWER, JudgeMaterial, JudgeMaterial, part_follows=TO_DECIDE
    ),
    ActionType.SETTLE_MATERIAL: Rule(
        ACCEPTED, ONE_PERMIT_REFORM, CLERK | SUPERVISOR, SettleMaterial, SettleMaterial,
        guards=(guards.opinions_differ,),
    ),
    ActionType.PLAN_SITE_CHECK: Rule(
        ACCEPTED, ONE_PERMIT_REFORM, CLERK, PlanSiteCheck, PlanSiteCheck,
        series=("site_check_notice",), guards=(guards.to_be_checked,),
    ),
    ActionType.RECUSE: Rule(
        ACCEPTED, TWO_INSPECTORS, CLERK | SUPERVISOR, Recuse, Recuse, guards=(guards.planned,),
    ),
    ActionType.RECORD_SITE_CHECK: Rule(
        ACCEPTED, TWO_INSPECTORS, INSPECTOR, RecordSiteCheck, RecordSiteCheck,
        series=("site_check_record",), guards=(guards.planned,),
    ),
    ActionType.ORDER_RECTIFICATION: Rule(
        ACCEPTED, ONE_PERMIT_REFORM, CLERK, OrderRectification, OrderRectification,
        series=("rectification_notice",), guards=(guards.defects_found,),
    ),
    ActionType.RECORD_RECHECK: Rule(
        ACCEPTED, ONE_RECHECK, INSPECTOR, RecordRecheck, RecordRecheck,
        series=("recheck_record",), guards=(guards.rectification_ordered,),
    ),
    ActionType.TELL_HEARING_RIGHT: Rule(
        ACCEPTED, ARTICLE_47, REVIEWER, TellHearingRight, TellHearingRight,
        part_follows=TO_DECIDE, series=("hearing_right_notice",),
        guards=(guards.is_licence, guards.hearing_not_told),
    ),
    ActionType.REQUEST_HEARING: Rule(
        ACCEPTED, ARTICLE_47, COUNTER, RequestHearing, RequestHearing,
        part_follows=TO_DECIDE, guards=(guards.hearing_told,),
    ),
    ActionType.CALL_HEARING: Rule(
        ACCEPTED, ARTICLE_48, REVIEWER, CallHearing, CallHearing,
        part_follows=TO_DECIDE, series=("hearing_notice",), guards=(guards.hearing_wanted,),
    ),
    ActionType.HOLD_HEARING: Rule(
        ACCEPTED, ARTICLE_46, REVIEWER, HoldHearing, HoldHearing,
        part_follows=TO_DECIDE, series=("hearing_record",), guards=(guards.hearing_called,),
    ),
    **PERMIT_RULES,
}  # fmt: skip
"""What may follow what: the buttons of the faces and the commands obey these rows."""
