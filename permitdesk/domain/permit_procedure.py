"""The rows of the procedure for the promise, for what follows a decision, and for a permit's life."""

from collections.abc import Mapping

from permitdesk.domain import guards, permit_guards, promise_guards
from permitdesk.domain.credit import (
    CREDIT_SOURCE,
    ObjectCredit,
    RecordCredit,
    RepairCredit,
    SettleObjection,
)
from permitdesk.domain.facts import (
    Amend,
    ChangeFile,
    SwitchRoute,
)
from permitdesk.domain.follow_up import (
    AFTER_SUPERVISION,
    ARTICLE_36,
    ARTICLE_61,
    ARTICLE_69,
    HANDOVER,
    LEANING,
    PUBLICITY,
    AcknowledgeHandover,
    AnswerQuestion,
    HandOver,
    KeepPermit,
    OrderAfterRectification,
    PlanAfterCheck,
    Publish,
    RecordAfterCheck,
    RecordAfterRecheck,
    RecordStatement,
    TellIntent,
)
from permitdesk.domain.permit_acts import (
    ARTICLE_8,
    ARTICLE_70,
    CARRIED_ON,
    MISPRINT_RULE,
    PENALTY_KINDS,
    REINSTATE_RULE,
    REISSUE_RULE,
    AwaitRenewal,
    Cancel,
    CarryOn,
    CorrectMisprint,
    Lapse,
    Recall,
    Reinstate,
    Reissue,
    Rescind,
    Resume,
    Revoke,
    StopAwaiting,
    Suspend,
)
from permitdesk.domain.promise import COMMITMENT_SOURCE, SignCommitment, TellCommitment
from permitdesk.domain.renewal import ARTICLE_50
from permitdesk.domain.rule import (
    BEFORE_DECISION,
    CLERK,
    COUNTER,
    EVER,
    GRANTED,
    INSPECTOR,
    LIVING,
    OPEN,
    REVIEWER,
    SUPERVISOR,
    SYSTEM,
    Rule,
)
from permitdesk.domain.state import ActionType, PartStatus

PERMIT_RULES: Mapping[ActionType, Rule] = {
    ActionType.TELL_COMMITMENT: Rule(
        BEFORE_DECISION, COMMITMENT_SOURCE, CLERK, TellCommitment, TellCommitment,
        part_follows=OPEN, series=("commitment_letter",),
        guards=(promise_guards.on_promise, promise_guards.letter_not_told),
    ),
    ActionType.SIGN_COMMITMENT: Rule(
        BEFORE_DECISION, COMMITMENT_SOURCE, CLERK, SignCommitment, SignCommitment,
        part_follows=OPEN, guards=(promise_guards.on_promise, promise_guards.letter_told),
    ),
    ActionType.SWITCH_ROUTE: Rule(
        BEFORE_DECISION, COMMITMENT_SOURCE, COUNTER, SwitchRoute, SwitchRoute,
        part_follows=OPEN, series=("route_change",), guards=(promise_guards.may_switch,),
    ),
    ActionType.BRING_LATE: Rule(
        LIVING, COMMITMENT_SOURCE, COUNTER, ChangeFile, Amend, guards=(promise_guards.late_open,)
    ),
    ActionType.HAND_OVER: Rule(
        LIVING, HANDOVER, CLERK, HandOver, HandOver,
        part_follows=GRANTED, series=("handover_slip",), guards=(promise_guards.not_handed_over,),
    ),
    ActionType.ACKNOWLEDGE_HANDOVER: Rule(
        LIVING, HANDOVER, INSPECTOR | REVIEWER, AcknowledgeHandover, AcknowledgeHandover,
        part_follows=GRANTED, guards=(promise_guards.handed_over,),
    ),
    ActionType.PLAN_AFTER_CHECK: Rule(
        LIVING, ARTICLE_61, INSPECTOR, PlanAfterCheck, PlanAfterCheck,
        part_follows=GRANTED, series=("after_check_notice",),
        guards=(promise_guards.to_after_check,),
    ),
    ActionType.RECORD_AFTER_CHECK: Rule(
        LIVING, ARTICLE_61, INSPECTOR, RecordAfterCheck, RecordAfterCheck,
        part_follows=GRANTED, series=("after_check_record",),
        guards=(promise_guards.to_after_check,),
    ),
    ActionType.ORDER_AFTER_RECTIFICATION: Rule(
        LIVING, AFTER_SUPERVISION, INSPECTOR, OrderAfterRectification, OrderAfterRectification,
        part_follows=GRANTED, series=("after_rectification_order",),
        guards=(promise_guards.promise_broken,),
    ),
    ActionType.RECORD_AFTER_RECHECK: Rule(
        LIVING, AFTER_SUPERVISION, INSPECTOR, RecordAfterRecheck, RecordAfterRecheck,
        part_follows=GRANTED, series=("after_recheck_record",),
        guards=(promise_guards.rectification_ordered,),
    ),
    ActionType.TELL_INTENT: Rule(
        LIVING, ARTICLE_36, REVIEWER, TellIntent, TellIntent,
        part_follows=GRANTED, series=("revocation_intent",), by_decider=True,
        guards=(guards.is_licence, promise_guards.may_intend),
    ),
    ActionType.RECORD_STATEMENT: Rule(
        LIVING, ARTICLE_36, REVIEWER | CLERK, RecordStatement, RecordStatement,
        part_follows=GRANTED, series=("statement_record",),
        guards=(promise_guards.statement_open,),
    ),
    ActionType.KEEP_PERMIT: Rule(
        LIVING, ARTICLE_69, REVIEWER, KeepPermit, KeepPermit,
        part_follows=GRANTED, series=("keep_decision",), by_decider=True,
        guards=(promise_guards.intent_open,),
    ),
    ActionType.REVOKE: Rule(
        LIVING, ARTICLE_69, REVIEWER, Revoke, Revoke,
        part_follows=GRANTED, series=("revocation_decision",), by_decider=True,
        guards=(
            guards.is_licence, promise_guards.permit_not_ended, promise_guards.intent_open,
        ),
    ),
    ActionType.RECALL: Rule(
        LIVING, ARTICLE_8, REVIEWER, Recall, Recall,
        part_follows=GRANTED, series=("recall_decision",), by_decider=True,
        guards=(guards.is_licence, promise_guards.permit_not_ended),
    ),
    ActionType.RESCIND: Rule(
        LIVING, PENALTY_KINDS, REVIEWER, Rescind, Rescind,
        part_follows=GRANTED, series=("rescission_note",),
        guards=(permit_guards.is_live_licence,),
    ),
    ActionType.SUSPEND: Rule(
        LIVING, PENALTY_KINDS, REVIEWER, Suspend, Suspend,
        part_follows=GRANTED, series=("suspension_note",),
        guards=(guards.is_licence, permit_guards.permit_live),
    ),
    ActionType.RESUME: Rule(
        LIVING, PENALTY_KINDS, REVIEWER, Resume, Resume,
        part_follows=GRANTED, series=("resumption_note",),
        guards=(permit_guards.permit_suspended,),
    ),
    ActionType.CANCEL: Rule(
        LIVING, ARTICLE_70, REVIEWER | CLERK, Cancel, Cancel,
        part_follows=GRANTED, series=("cancellation_notice",),
        guards=(permit_guards.permit_not_cancelled,),
    ),
    ActionType.LAPSE: Rule(
        LIVING, ARTICLE_70, SYSTEM, Lapse, Lapse,
        part_follows=GRANTED, series=("lapse_note",),
        guards=(promise_guards.permit_not_ended,),
    ),
    ActionType.REINSTATE: Rule(
        LIVING, REINSTATE_RULE, REVIEWER, Reinstate, Reinstate,
        part_follows=GRANTED, series=("reinstatement_notice",), by_decider=True,
        guards=(permit_guards.is_revoked_or_ended,),
    ),
    ActionType.REISSUE: Rule(
        LIVING, REISSUE_RULE, CLERK, Reissue, Reissue,
        part_follows=GRANTED, series=("reissue_note",), whole_too=True,
        guards=(permit_guards.paper_live,),
    ),
    ActionType.CORRECT_MISPRINT: Rule(
        LIVING, MISPRINT_RULE, CLERK, CorrectMisprint, CorrectMisprint,
        part_follows=GRANTED, series=("misprint_note",), guards=(permit_guards.permit_live,),
    ),
    ActionType.CARRY_ON: Rule(
        LIVING, CARRIED_ON, SYSTEM, CarryOn, CarryOn,
        part_follows=GRANTED, whole_too=True, guards=(permit_guards.not_carried_on,),
    ),
    ActionType.AWAIT_RENEWAL: Rule(
        LIVING, ARTICLE_50, SYSTEM, AwaitRenewal, AwaitRenewal, part_follows=GRANTED
    ),
    ActionType.STOP_AWAITING: Rule(
        LIVING, ARTICLE_50, SYSTEM, StopAwaiting, StopAwaiting, part_follows=GRANTED
    ),
    ActionType.ANSWER_QUESTION: Rule(
        LIVING, LEANING, REVIEWER, AnswerQuestion, AnswerQuestion,
        guards=(promise_guards.question_open,),
    ),
    ActionType.PUBLISH: Rule(
        LIVING, PUBLICITY, CLERK | SUPERVISOR, Publish, Publish,
        series=("publication_notice",), guards=(guards.something_issued,),
    ),
    ActionType.RECORD_CREDIT: Rule(
        EVER, CREDIT_SOURCE, REVIEWER | SUPERVISOR, RecordCredit, RecordCredit,
        part_follows=GRANTED | {PartStatus.DENIED}, series=("credit_record",),
        guards=(permit_guards.final_document,),
    ),
    ActionType.OBJECT_CREDIT: Rule(
        EVER, CREDIT_SOURCE, COUNTER, ObjectCredit, ObjectCredit,
        guards=(permit_guards.may_object,),
    ),
    ActionType.SETTLE_OBJECTION: Rule(
        EVER, CREDIT_SOURCE, SUPERVISOR, SettleObjection, SettleObjection,
        series=("objection_reply",), guards=(permit_guards.objection_open,),
    ),
    ActionType.REPAIR_CREDIT: Rule(
        EVER, CREDIT_SOURCE, SUPERVISOR, RepairCredit, RepairCredit,
        series=("credit_repair",), guards=(permit_guards.record_stands,),
    ),
}  # fmt: skip
