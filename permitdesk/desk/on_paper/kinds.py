"""Which kinds of document a case has: after which act each is drawn up, and what stands on it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from permitdesk.desk.on_paper.acceptance import acceptance_facts, deemed_facts
from permitdesk.desk.on_paper.after_checks import (
    after_check_notice_facts,
    after_check_record_facts,
    after_recheck_facts,
    after_rectification_facts,
    handover_facts,
)
from permitdesk.desk.on_paper.archive import cover_facts, index_facts
from permitdesk.desk.on_paper.changes import change_facts, is_change, is_new, is_renewal
from permitdesk.desk.on_paper.clock_sheet import clock_sheet_facts, has_clock_sheet
from permitdesk.desk.on_paper.composite_changes import (
    MAKING,
    composite_changes_facts,
    follows_a_version,
)
from permitdesk.desk.on_paper.credits import (
    credit_facts,
    objection_facts,
    publication_facts,
    repair_facts,
)
from permitdesk.desk.on_paper.decisions import denial_facts, grant_facts
from permitdesk.desk.on_paper.deferral import (
    deferral_ending_facts,
    deferral_facts,
    verdict_facts,
)
from permitdesk.desk.on_paper.delivery import is_served, receipt_of_delivery
from permitdesk.desk.on_paper.dispatch import dispatch_facts
from permitdesk.desk.on_paper.form import form_facts
from permitdesk.desk.on_paper.guide import guide_facts
from permitdesk.desk.on_paper.guided import Guided
from permitdesk.desk.on_paper.hearings import (
    hearing_announcement_facts,
    hearing_notice_facts,
    hearing_record_facts,
    hearing_report_facts,
    hearing_request_facts,
    hearing_right_facts,
    is_public,
)
from permitdesk.desk.on_paper.inquiries import answer_facts, asks, inquiry_facts
from permitdesk.desk.on_paper.notices import (
    correction_facts,
    decline_facts,
    receipt_facts,
)
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.original import (
    difference_facts,
    original_facts,
)
from permitdesk.desk.on_paper.oversight import exception_facts, overdue_facts, reminder_facts
from permitdesk.desk.on_paper.papers_anew import misprint_facts, reissue_facts
from permitdesk.desk.on_paper.permit_life import (
    cancellation_facts,
    lapse_facts,
    recall_facts,
    reinstatement_facts,
    rescission_facts,
    resumption_facts,
    suspension_facts,
)
from permitdesk.desk.on_paper.promises import commitment_facts, route_change_facts
from permitdesk.desk.on_paper.rectifying import recheck_facts, rectification_facts
from permitdesk.desk.on_paper.renewals import deemed_renewal_facts, renewal_facts
from permitdesk.desk.on_paper.revocations import (
    intent_facts,
    keep_facts,
    revocation_facts,
    statement_facts,
)
from permitdesk.desk.on_paper.slips import review_facts, routing_facts
from permitdesk.desk.on_paper.special import (
    ending_facts,
    extension_facts,
    pause_facts,
    withdrawal_facts,
)
from permitdesk.desk.on_paper.visits import (
    recusal_facts,
    site_check_notice_facts,
    site_check_pack_facts,
    site_check_record_facts,
)
from permitdesk.domain.case import Case
from permitdesk.domain.state import Action, ActionType
from permitdesk.domain.wording import Fact

NOTICE_SHEET = "notice_sheet"
ORIGINAL_FORM = "original_form"


@dataclass(frozen=True)
class Kind:
    """One kind of document of a case.

    Attributes:
        after: The actions that it is drawn up for, each a document of its own.
        facts: Says what stands on it.
        each: There is one for each licence of the case.
        jointly: Besides each licence's there is one of the whole case.
        there: Says of an occasion whether it is drawn up; always where nothing is said.
        newest: Only the newest of them is offered: it tells how things stand, not what was done.
        whole: It is about the whole case, whichever licence the action was done to.
        lists: It lists the other documents of the case.
    """

    after: tuple[ActionType, ...]
    facts: Callable[[Occasion], dict[str, Fact]]
    each: bool = False
    jointly: bool = False
    there: Callable[[Case, Action, str], bool] | None = None
    newest: bool = False
    whole: bool = False
    lists: bool = False


def _sheet_facts(occasion: Occasion) -> dict[str, Fact]:
    application = occasion.whole.received.application
    choice = occasion.catalog.choose(application.industry, application.guide)
    facts = guide_facts(Guided(occasion.wording, choice, occasion.catalog))
    return {**facts, "day": occasion.day}


_WITH_SERVICE = (
    ActionType.SERVE,
    ActionType.DELIVER,
    ActionType.ANNOUNCE_PAUSE,
    ActionType.EXTEND,
    ActionType.EXTEND_JOINTLY,
    ActionType.ORDER_RECTIFICATION,
    ActionType.TELL_HEARING_RIGHT,
    ActionType.CALL_HEARING,
    ActionType.ORDER_AFTER_RECTIFICATION,
    ActionType.TELL_INTENT,
)
_ASKS = (ActionType.REVOKE, ActionType.RECALL, ActionType.RESCIND, ActionType.LAPSE)
_ACCEPTED = (ActionType.ACCEPT, ActionType.ACCEPT_WITH_GAPS)
_MOVES_CLOCKS = (
    *_ACCEPTED,
    ActionType.DEEM_ACCEPTED,
    ActionType.ANNOUNCE_PAUSE,
    ActionType.SERVE,
    ActionType.END_PAUSE,
    ActionType.EXTEND,
    ActionType.EXTEND_JOINTLY,
    ActionType.ORDER_RECTIFICATION,
    ActionType.RECORD_RECHECK,
    ActionType.GRANT,
    ActionType.DENY,
    ActionType.RECORD_FILING,
    ActionType.DEEM_RENEWED,
    ActionType.WITHDRAW,
    ActionType.END_BY_GAPS,
)
_DONE_INSIDE = tuple(type_ for type_ in ActionType if type_ is not ActionType.RECEIVE)

KINDS: Mapping[str, Kind] = {
    NOTICE_SHEET: Kind((ActionType.RECEIVE,), _sheet_facts),
    "application_form": Kind((ActionType.RECEIVE,), form_facts),
    ORIGINAL_FORM: Kind((ActionType.RECEIVE,), original_facts, each=True),
    "difference_report": Kind((ActionType.RECEIVE,), difference_facts),
    "receipt": Kind((ActionType.RECEIVE,), receipt_facts),
    "correction_notice": Kind((ActionType.REQUEST_CORRECTION,), correction_facts),
    "exception_note": Kind((ActionType.ALLOW_EXCEPTION,), exception_facts),
    "commitment_letter": Kind((ActionType.TELL_COMMITMENT,), commitment_facts),
    "route_change": Kind((ActionType.SWITCH_ROUTE,), route_change_facts),
    "acceptance_notice": Kind(_ACCEPTED, acceptance_facts),
    "deferral_notice": Kind((ActionType.ACCEPT_WITH_GAPS,), deferral_facts),
    "deferral_promise": Kind((ActionType.ACCEPT_WITH_GAPS,), deferral_facts),
    "deemed_acceptance": Kind((ActionType.DEEM_ACCEPTED,), deemed_facts),
    "decline_notice": Kind((ActionType.DECLINE,), decline_facts),
    "dispatch_list": Kind((*_ACCEPTED, ActionType.DEEM_ACCEPTED), dispatch_facts),
    "special_time_notice": Kind((ActionType.ANNOUNCE_PAUSE,), pause_facts),
    "extension_notice": Kind((ActionType.EXTEND, ActionType.EXTEND_JOINTLY), extension_facts),
    "reminder": Kind((ActionType.REMIND, ActionType.SEND_REMINDER), reminder_facts),
    "overdue_note": Kind((ActionType.RECORD_OVERDUE,), overdue_facts),
    "site_check_notice": Kind((ActionType.PLAN_SITE_CHECK,), site_check_notice_facts),
    "site_check_pack": Kind(
        (ActionType.PLAN_SITE_CHECK, ActionType.RECUSE), site_check_pack_facts, newest=True
    ),
    "recusal_note": Kind((ActionType.RECUSE,), recusal_facts),
    "site_check_record": Kind((ActionType.RECORD_SITE_CHECK,), site_check_record_facts),
    "rectification_notice": Kind((ActionType.ORDER_RECTIFICATION,), rectification_facts),
    "recheck_record": Kind((ActionType.RECORD_RECHECK,), recheck_facts),
    "hearing_right_notice": Kind((ActionType.TELL_HEARING_RIGHT,), hearing_right_facts),
    "hearing_request": Kind((ActionType.REQUEST_HEARING,), hearing_request_facts),
    "hearing_notice": Kind((ActionType.CALL_HEARING,), hearing_notice_facts),
    "hearing_announcement": Kind(
        (ActionType.CALL_HEARING,), hearing_announcement_facts, there=is_public
    ),
    "hearing_record": Kind((ActionType.HOLD_HEARING,), hearing_record_facts),
    "hearing_report": Kind((ActionType.HOLD_HEARING,), hearing_report_facts),
    "clock_sheet": Kind(
        _MOVES_CLOCKS,
        clock_sheet_facts,
        each=True,
        jointly=True,
        newest=True,
        there=has_clock_sheet,
    ),
    "material_verdicts": Kind(
        (ActionType.JUDGE_MATERIAL, ActionType.SETTLE_MATERIAL),
        verdict_facts,
        newest=True,
        whole=True,
    ),
    "review_slip": Kind((ActionType.REVIEW,), review_facts),
    "grant_decision": Kind((ActionType.GRANT,), grant_facts, there=is_new),
    "change_decision": Kind((ActionType.GRANT,), change_facts, there=is_change),
    "renewal_decision": Kind((ActionType.GRANT,), renewal_facts, there=is_renewal),
    "deemed_renewal": Kind((ActionType.DEEM_RENEWED,), deemed_renewal_facts),
    "denial_decision": Kind((ActionType.DENY,), denial_facts),
    "withdrawal_note": Kind((ActionType.WITHDRAW,), withdrawal_facts),
    "ending_notice": Kind((ActionType.END,), ending_facts),
    "deferral_ending": Kind((ActionType.END_BY_GAPS,), deferral_ending_facts),
    "delivery_receipt": Kind(_WITH_SERVICE, receipt_of_delivery, there=is_served),
    "handover_slip": Kind((ActionType.HAND_OVER,), handover_facts),
    "after_check_notice": Kind((ActionType.PLAN_AFTER_CHECK,), after_check_notice_facts),
    "after_check_record": Kind((ActionType.RECORD_AFTER_CHECK,), after_check_record_facts),
    "after_rectification_order": Kind(
        (ActionType.ORDER_AFTER_RECTIFICATION,), after_rectification_facts
    ),
    "after_recheck_record": Kind((ActionType.RECORD_AFTER_RECHECK,), after_recheck_facts),
    "revocation_intent": Kind((ActionType.TELL_INTENT,), intent_facts),
    "statement_record": Kind((ActionType.RECORD_STATEMENT,), statement_facts),
    "keep_decision": Kind((ActionType.KEEP_PERMIT,), keep_facts),
    "revocation_decision": Kind((ActionType.REVOKE,), revocation_facts),
    "recall_decision": Kind((ActionType.RECALL,), recall_facts),
    "rescission_note": Kind((ActionType.RESCIND,), rescission_facts),
    "suspension_note": Kind((ActionType.SUSPEND,), suspension_facts),
    "resumption_note": Kind((ActionType.RESUME,), resumption_facts),
    "cancellation_notice": Kind((ActionType.CANCEL,), cancellation_facts),
    "lapse_note": Kind((ActionType.LAPSE,), lapse_facts),
    "reinstatement_notice": Kind((ActionType.REINSTATE,), reinstatement_facts),
    "reissue_note": Kind((ActionType.REISSUE,), reissue_facts),
    "misprint_note": Kind((ActionType.CORRECT_MISPRINT,), misprint_facts),
    "composite_changes": Kind(
        MAKING, composite_changes_facts, newest=True, whole=True, there=follows_a_version
    ),
    "inquiry_letter": Kind(_ASKS, inquiry_facts, there=asks),
    "question_answer": Kind((ActionType.ANSWER_QUESTION,), answer_facts),
    "publication_notice": Kind((ActionType.PUBLISH,), publication_facts),
    "credit_record": Kind((ActionType.RECORD_CREDIT,), credit_facts),
    "objection_reply": Kind((ActionType.SETTLE_OBJECTION,), objection_facts),
    "credit_repair": Kind((ActionType.REPAIR_CREDIT,), repair_facts),
    "routing_slip": Kind(_DONE_INSIDE, routing_facts, newest=True, whole=True),
    "archive_cover": Kind((ActionType.ARCHIVE,), cover_facts, lists=True),
    "archive_index": Kind((ActionType.ARCHIVE,), index_facts, lists=True),
}
"""In the order a case meets them."""
