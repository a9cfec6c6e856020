"""What each turn of a permit's life, and each credit record, must say; refused with its article."""

from collections.abc import Mapping

from permitdesk.domain.credit import (
    CREDIT_SOURCE,
    FINAL_DOCUMENT,
    CreditKind,
    ObjectCredit,
    RecordCredit,
    RepairCredit,
    SettleObjection,
)
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.follow_up import ARTICLE_69, ARTICLE_79, GROUND_SOURCES, RevokeGround
from permitdesk.domain.permit_acts import (
    ARTICLE_8,
    ARTICLE_70,
    MISPRINT_RULE,
    PENALTY_KINDS,
    REINSTATE_RULE,
    REISSUE_RULE,
    Cancel,
    CorrectMisprint,
    LossReason,
    Penalty,
    Recall,
    Reinstate,
    Reissue,
    Rescind,
    Resume,
    Revoke,
    Suspend,
)
from permitdesk.domain.permit_guards import final_documents, is_about
from permitdesk.domain.service_elements import Check
from permitdesk.domain.state import Action, State, day_of


def _revoke(facts: Revoke, state: State, action: Action) -> NotAllowed | None:
    if not facts.facts:
        return NotAllowed("revoke.facts", ARTICLE_69)
    if facts.bars and facts.ground is not RevokeGround.DECEIT:
        return NotAllowed("revoke.bars_only_deceit", ARTICLE_79)
    intent = state.parts[action.licence].follow_up.intent
    if intent is not None and intent.ground is not facts.ground:
        return NotAllowed("revoke.other_ground", GROUND_SOURCES[intent.ground])
    return None


def _recall(facts: Recall, _: State, __: Action) -> NotAllowed | None:
    if not (facts.facts and facts.source and facts.compensation):
        return NotAllowed("recall.incomplete", ARTICLE_8)
    return None


def _penalty(penalty: Penalty, action: Action) -> NotAllowed | None:
    if not (penalty.number and penalty.authority and penalty.source):
        return NotAllowed("penalty.incomplete", PENALTY_KINDS)
    if penalty.day > day_of(action):
        return NotAllowed("penalty.in_future", PENALTY_KINDS, day=penalty.day)
    return None


def _rescind(facts: Rescind, _: State, action: Action) -> NotAllowed | None:
    return _penalty(facts.penalty, action)


def _suspend(facts: Suspend, _: State, action: Action) -> NotAllowed | None:
    if facts.until is not None and facts.until < day_of(action):
        return NotAllowed("suspend.until", PENALTY_KINDS, day=facts.until)
    return _penalty(facts.penalty, action)


def _resume(facts: Resume, _: State, __: Action) -> NotAllowed | None:
    if not (facts.document and facts.reason):
        return NotAllowed("resume.incomplete", PENALTY_KINDS)
    return None


def _cancel(facts: Cancel, _: State, __: Action) -> NotAllowed | None:
    if not facts.facts or not facts.source:
        return NotAllowed("cancel.incomplete", ARTICLE_70)
    return None


def _reinstate(facts: Reinstate, _: State, action: Action) -> NotAllowed | None:
    if not (facts.document and facts.authority):
        return NotAllowed("reinstate.incomplete", REINSTATE_RULE)
    if facts.day > day_of(action):
        return NotAllowed("reinstate.in_future", REINSTATE_RULE, day=facts.day)
    return None


def _reissue(facts: Reissue, _: State, __: Action) -> NotAllowed | None:
    if not facts.applicant or (facts.reason is LossReason.LOST and not facts.declared):
        return NotAllowed("reissue.incomplete", REISSUE_RULE)
    return None


def _misprint(facts: CorrectMisprint, _: State, __: Action) -> NotAllowed | None:
    if not (facts.right and facts.evidence):
        return NotAllowed("misprint.incomplete", MISPRINT_RULE)
    if facts.right == facts.wrong:
        return NotAllowed("misprint.nothing_wrong", MISPRINT_RULE)
    return None


def _credit(facts: RecordCredit, state: State, action: Action) -> NotAllowed | None:
    final = facts.document in final_documents(state)
    if not final or not is_about(state, facts.document, action.licence):
        return NotAllowed("credit.no_final_document", FINAL_DOCUMENT, document=facts.document)
    made = [(item.facts.document, item.facts.kind) for item in state.credit.values()]
    if (facts.document, facts.kind) in made:
        return NotAllowed("credit.recorded_already", FINAL_DOCUMENT, document=facts.document)
    if not facts.facts or not facts.source:
        return NotAllowed("credit.incomplete", CREDIT_SOURCE)
    if facts.until is not None and facts.until < day_of(action):
        return NotAllowed("credit.until", CREDIT_SOURCE, day=facts.until)
    if facts.kind is CreditKind.DEFERRAL_MISSED:
        return NotAllowed("credit.by_itself", CREDIT_SOURCE)
    return None


def _known(record: str, state: State) -> NotAllowed | None:
    if record not in state.credit:
        return NotAllowed("credit.unknown", CREDIT_SOURCE, record=record)
    if state.credit[record].taken_back_on or state.credit[record].repaired_on:
        return NotAllowed("credit.closed", CREDIT_SOURCE, record=record)
    return None


def _object(facts: ObjectCredit, state: State, _: Action) -> NotAllowed | None:
    if (found := _known(facts.record, state)) is not None:
        return found
    record = state.credit[facts.record]
    if record.objection is not None and record.settled is None:
        return NotAllowed("credit.objected_already", CREDIT_SOURCE, record=facts.record)
    return None if facts.by and facts.text else NotAllowed("credit.objection", CREDIT_SOURCE)


def _settle(facts: SettleObjection, state: State, _: Action) -> NotAllowed | None:
    if (found := _known(facts.record, state)) is not None:
        return found
    record = state.credit[facts.record]
    if record.objection is None or record.settled is not None:
        return NotAllowed("credit.no_objection", CREDIT_SOURCE, record=facts.record)
    return None if facts.reason else NotAllowed("credit.reason", CREDIT_SOURCE)


def _repair(facts: RepairCredit, state: State, _: Action) -> NotAllowed | None:
    if (found := _known(facts.record, state)) is not None:
        return found
    return None if facts.evidence and facts.approver else NotAllowed("credit.repair", CREDIT_SOURCE)


PERMIT_ELEMENTS: Mapping[type, Check] = {
    Revoke: _revoke,
    Recall: _recall,
    Rescind: _rescind,
    Suspend: _suspend,
    Resume: _resume,
    Cancel: _cancel,
    Reinstate: _reinstate,
    Reissue: _reissue,
    CorrectMisprint: _misprint,
    RecordCredit: _credit,
    ObjectCredit: _object,
    SettleObjection: _settle,
    RepairCredit: _repair,
}
