"""The procedure as a table, at every turn of a promise and of a permit's life."""

from tests.domain.cases import FOOD
from tests.domain.lives import LIVES

_OPEN = "withdraw end extend_jointly serve spoil_number"
_KEPT = "print serve spoil_number"
_LIVE = "tell_intent recall rescind suspend cancel reissue correct_misprint"
WHAT_MAY_FOLLOW = {
    "promised": (
        "correct_on_spot look_through decline withdraw end allow_exception",
        "tell_commitment switch_route",
    ),
    "promise_seen": (
        "correct_on_spot look_through decline withdraw end allow_exception",
        "tell_commitment switch_route",
    ),
    "promise_told": (
        "correct_on_spot look_through decline withdraw end serve spoil_number allow_exception",
        "sign_commitment switch_route",
    ),
    "promise_signed": (
        "correct_on_spot look_through accept decline withdraw end serve spoil_number allow_exception",
        "switch_route",
    ),
    "promise_accepted": (
        f"{_OPEN} bring_late",
        "review grant announce_pause send_reminder judge_material tell_hearing_right switch_route",
    ),
    "promise_granted": (
        "withdraw issue end extend_jointly serve spoil_number bring_late",
        "hand_over",
    ),
    "on_record": (
        f"{_KEPT} bring_late reissue publish",
        f"hand_over plan_after_check record_after_check {_LIVE}",
    ),
    "letter_required": (
        _OPEN,
        "review announce_pause send_reminder judge_material tell_hearing_right tell_commitment",
    ),
    "switched_to_ordinary": (
        _OPEN,
        "review announce_pause send_reminder judge_material tell_hearing_right switch_route",
    ),
    "stepwise": (
        "withdraw print deliver end extend_jointly serve spoil_number bring_late reissue publish",
        f"hand_over plan_after_check record_after_check {_LIVE}",
    ),
    "late_paper_brought": (
        f"{_KEPT} reissue publish",
        f"hand_over plan_after_check record_after_check {_LIVE}",
    ),
    "handed_over": (
        f"{_KEPT} reissue publish",
        f"acknowledge_handover plan_after_check record_after_check {_LIVE}",
    ),
    "acknowledged": (f"{_KEPT} reissue publish", f"plan_after_check record_after_check {_LIVE}"),
    "after_check_planned": (f"{_KEPT} reissue publish", f"plan_after_check record_after_check {_LIVE}"),
    "promise_kept": (f"{_KEPT} reissue publish", _LIVE),
    "promise_broken": (f"{_KEPT} reissue publish", f"order_after_rectification {_LIVE}"),
    "mending_ordered": (f"{_KEPT} reissue publish", f"record_after_recheck {_LIVE}"),
    "mended": (f"{_KEPT} reissue publish", _LIVE),
    "still_broken": (f"{_KEPT} reissue publish", _LIVE),
    "intent_told": (
        f"{_KEPT} reissue publish",
        "record_statement keep_permit revoke recall rescind suspend cancel reissue correct_misprint",
    ),
    "statement_made": (
        f"{_KEPT} reissue publish",
        "keep_permit revoke recall rescind suspend cancel reissue correct_misprint",
    ),
    "not_revoked": (f"{_KEPT} reissue publish", _LIVE),
    "revoked": (f"{_KEPT} reissue answer_question publish", "cancel reinstate"),
    "question_answered": (f"{_KEPT} reissue publish", "cancel reinstate"),
    "revocation_served": (f"{_KEPT} reissue answer_question publish", "cancel reinstate record_credit"),
    "credit_recorded": (
        f"{_KEPT} reissue answer_question publish object_credit repair_credit",
        "cancel reinstate record_credit",
    ),
    "credit_objected": (
        f"{_KEPT} reissue answer_question publish settle_objection repair_credit",
        "cancel reinstate record_credit",
    ),
    "objection_refused": (
        f"{_KEPT} reissue answer_question publish object_credit repair_credit",
        "cancel reinstate record_credit",
    ),
    "objection_upheld": (f"{_KEPT} reissue answer_question publish", "cancel reinstate record_credit"),
    "credit_repaired": (f"{_KEPT} reissue answer_question publish", "cancel reinstate record_credit"),
    "reinstated": (f"{_KEPT} reissue answer_question publish", _LIVE),
    "recalled": (f"{_KEPT} reissue publish", "hand_over cancel reinstate"),
    "rescinded": (f"{_KEPT} reissue publish", "hand_over cancel reinstate"),
    "suspended": (
        f"{_KEPT} reissue publish",
        "hand_over tell_intent recall rescind resume cancel reinstate",
    ),
    "cancelled": (f"{_KEPT} reissue publish", "hand_over reinstate"),
    "lapsed": (f"{_KEPT} reissue publish", "hand_over cancel"),
    "reissued": (f"{_KEPT} reissue publish", f"hand_over {_LIVE}"),
    "carried_on": (f"{_KEPT} reissue publish", "hand_over"),
    "awaiting_renewal": (f"{_KEPT} reissue publish", f"hand_over {_LIVE}"),
    "found_false": (_OPEN, ""),
}  # fmt: skip
"""For the whole case and for the licence on the promise; a change of law is a change here."""


def test_what_may_follow_in_a_promise_and_a_permits_life_is_this_table() -> None:
    table = {
        name: (" ".join(case.next_actions()), " ".join(case.next_actions(FOOD)))
        for name, case in LIVES.items()
    }

    assert table == WHAT_MAY_FOLLOW
