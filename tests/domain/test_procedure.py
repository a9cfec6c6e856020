"""The procedure as a table: what may follow what."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import (
    Decline,
    DeclineReason,
    Deliver,
    Deny,
    Facts,
    Grant,
    LookThrough,
    Print,
    RequestCorrection,
    Role,
)
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import Action, ActionType, PartStatus, Status
from tests.domain.cases import (
    AT,
    CLERK,
    DEFECT,
    DENIAL,
    FACTS,
    FILING,
    FIRE,
    FOOD,
    GRANT,
    MONDAY,
    ON_THE_WAY,
    REVIEWER,
    accepted,
    act,
    checked,
    correcting,
    decided,
    done,
    found_incomplete,
    looked_through,
    printed,
    received,
    reviewed,
    told_again,
)
from tests.domain.lives import LIVES

EVERYWHERE = {**ON_THE_WAY, **LIVES}

_OPEN = "withdraw end extend_jointly serve spoil_number"
_INCOMPLETE = "correct_on_spot look_through"
_PART = "review announce_pause extend send_reminder judge_material"
_TOLD = "tell_hearing_right"
_LIVE = "tell_intent recall rescind suspend cancel reissue correct_misprint"
"""Of a permit that lives, for as long as it does: also when its case is filed away."""
WHAT_MAY_FOLLOW = {
    "new": ("receive", ""),
    "received": (
        "correct_on_spot look_through decline withdraw end allow_exception", ""
    ),
    "correcting": ("supplement decline withdraw end serve spoil_number", ""),
    "accepted": (f"{_OPEN} plan_site_check", f"{_PART} {_TOLD}"),
    "decided": ("issue serve spoil_number", "hand_over"),
    "issued": ("print serve spoil_number reissue publish", f"hand_over {_LIVE}"),
    "printed": ("print deliver serve spoil_number reissue publish", f"hand_over {_LIVE}"),
    "delivered": ("print archive serve spoil_number reissue publish", f"hand_over {_LIVE}"),
    "archived": ("print serve spoil_number reissue publish", f"hand_over {_LIVE}"),
    "declined": ("archive serve spoil_number", ""),
    "withdrawn": ("archive", ""),
    "ended": ("archive serve spoil_number", ""),
    "looked_through": (
        "correct_on_spot look_through accept decline withdraw end allow_exception",
        "",
    ),
    "found_incomplete": (
        f"{_INCOMPLETE} request_correction decline withdraw end allow_exception accept_with_gaps",
        "",
    ),
    "told_again": (
        f"{_INCOMPLETE} decline withdraw end serve spoil_number allow_exception accept_with_gaps",
        "",
    ),
    "planned": (
        f"{_OPEN} plan_site_check recuse record_site_check", f"{_PART} {_TOLD}"
    ),
    "checked": (_OPEN, f"{_PART} {_TOLD}"),
    "found_defective": (f"{_OPEN} order_rectification", f"{_PART} {_TOLD}"),
    "rectifying": (f"{_OPEN} record_recheck", f"{_PART} {_TOLD}"),
    "rechecked": (_OPEN, f"{_PART} {_TOLD}"),
    "paused": (
        f"{_OPEN} plan_site_check", "review end_pause extend send_reminder judge_material tell_hearing_right"
    ),
    "told_of_hearing": (_OPEN, f"{_PART} request_hearing"),
    "hearing_requested": (_OPEN, f"{_PART} call_hearing"),
    "hearing_called": (_OPEN, f"{_PART} call_hearing hold_hearing"),
    "heard": (_OPEN, f"{_PART}"),
    "extended": (
        "withdraw end serve spoil_number plan_site_check",
        "review announce_pause send_reminder judge_material tell_hearing_right",
    ),
    "renewing": (f"{_OPEN} plan_site_check", f"{_PART} {_TOLD}"),
    "waiting": (f"{_OPEN} plan_site_check", f"{_PART} {_TOLD}"),
    "reviewed": (
        _OPEN,
        "review grant deny announce_pause extend send_reminder judge_material tell_hearing_right",
    ),
    "deferred": (f"{_OPEN} bring_gaps plan_site_check", f"{_PART} {_TOLD}"),
    "judged_differently": (
        f"{_OPEN} settle_material plan_site_check", f"{_PART} {_TOLD}"
    ),
}  # fmt: skip
"""For the whole case and for its first licence; a change of law is a change here."""
_EVER = "record_overdue remind"
BY_ITSELF = {
    **dict.fromkeys(
        ("received", "looked_through", "found_incomplete", "told_again"), f"deem_accepted {_EVER}"
    ),
    **dict.fromkeys(("issued", "printed", "delivered", "archived"), f"{_EVER} carry_on"),
    "deferred": f"{_EVER} end_by_gaps",
    "new": "",
}
"""For the whole case; from receipt on, for ever, overdue entries and reminders may be made."""


def test_what_may_follow_is_this_table() -> None:
    table = {
        name: (
            " ".join(case.next_actions()),
            " ".join(case.next_actions(FOOD) if case.actions else ()),
        )
        for name, case in ON_THE_WAY.items()
    }

    assert table == WHAT_MAY_FOLLOW


def test_what_may_happen_by_itself_is_this_table() -> None:
    table = {
        name: " ".join(
            type_ for type_, rule in RULES.items() if rule.by_itself and case.why_not(type_) is None
        )
        for name, case in ON_THE_WAY.items()
    }

    assert table == {name: BY_ITSELF.get(name, _EVER) for name in ON_THE_WAY}


def test_once_looked_through_the_case_may_be_accepted_or_corrected_never_both() -> None:
    good, bad = looked_through().next_actions(), found_incomplete().next_actions()

    assert ActionType.ACCEPT in good
    assert ActionType.REQUEST_CORRECTION not in good
    assert ActionType.REQUEST_CORRECTION in bad
    assert ActionType.ACCEPT not in bad


def test_one_licence_is_reviewed_before_it_is_decided_and_a_filing_is_recorded_only() -> None:
    decisions = {ActionType.REVIEW, ActionType.GRANT, ActionType.DENY, ActionType.RECORD_FILING}

    assert decisions & set(accepted().next_actions(FOOD)) == {ActionType.REVIEW}
    assert decisions & set(reviewed().next_actions(FOOD)) == {
        ActionType.REVIEW, ActionType.GRANT, ActionType.DENY,
    }  # fmt: skip
    assert decisions & set(accepted().next_actions(FILING)) == {
        ActionType.REVIEW, ActionType.RECORD_FILING,
    }  # fmt: skip
    assert decided().next_actions(FOOD) == (ActionType.HAND_OVER,)


@pytest.mark.parametrize("name", list(EVERYWHERE))
@pytest.mark.parametrize("licence", ["", FOOD, FIRE, FILING])
def test_an_action_is_allowed_exactly_where_it_may_follow(name: str, licence: str) -> None:
    case = EVERYWHERE[name]
    if licence and not case.actions:
        return
    offered = set(case.next_actions(licence))
    for type_, rule in RULES.items():
        both = (type_ is ActionType.WITHDRAW and licence) or (rule.whole_too and not licence)
        not_a_button = rule.by_itself or both
        before = case.state
        if type_ in offered or (not_a_button and case.why_not(type_, licence) is None):
            after = done(case, type_, licence)
            assert len(after.actions) == len(case.actions) + 1
            assert len(after.state.numbers) > len(before.numbers) or not rule.series
        else:
            with pytest.raises(NotAllowed) as refused:
                done(case, type_, licence)
            assert refused.value.source is not None, type_
        assert case.state == before


def test_every_action_may_be_done_somewhere_on_the_way() -> None:
    doable = {type_ for type_ in ActionType if where(type_) is not None}

    assert doable == set(ActionType)


def where(type_: ActionType) -> tuple[Case, str] | None:
    """Return a case where an action may be done, and the licence it may be done to."""
    places = (
        (case, licence)
        for case in EVERYWHERE.values()
        for licence in (("",) if not RULES[type_].per_licence else (FOOD, FILING))
        if (licence == "" or licence in case.state.parts) and case.why_not(type_, licence) is None
    )
    return next(places, None)


def test_every_action_has_a_rule_with_an_article_and_somebody_who_may_do_it() -> None:
    assert set(RULES) == set(ActionType)
    assert all(str(rule.source) and rule.roles for rule in RULES.values())


def test_no_state_is_a_dead_end_but_an_archive_without_a_permit() -> None:
    dead = {
        status
        for status, case in AT.items()
        if not case.next_actions() and not any(case.next_actions(code) for code in case.state.parts)
    }

    assert dead == set()
    assert done(AT[Status.WITHDRAWN], ActionType.ARCHIVE).next_actions() == ()


@pytest.mark.parametrize("type_", list(ActionType))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_that_the_table_does_not_name_is_refused(type_: ActionType, role: Role) -> None:
    if role in RULES[type_].roles:
        return
    place = where(type_)
    assert place is not None
    case, licence = place
    actor = replace(CLERK, role=role, station="approval_bureau")

    with pytest.raises(NotAllowed, match=r"case\.wrong_role"):
        case.then(replace(act(case, type_, licence), actor=actor))


def test_corrections_are_told_once() -> None:
    refusal = told_again().why_not(ActionType.REQUEST_CORRECTION)

    assert refusal is not None
    assert refusal.key == "case.told_already"
    assert "第三十二条" in str(refusal.source)


def test_a_supplement_must_be_looked_through_again() -> None:
    supplemented = done(correcting(), ActionType.SUPPLEMENT)

    assert supplemented.status is Status.RECEIVED
    assert ActionType.ACCEPT not in supplemented.next_actions()


def test_who_accepted_does_not_decide() -> None:
    same = replace(REVIEWER, name=CLERK.name)

    with pytest.raises(NotAllowed, match=r"case\.accepter_decides"):
        reviewed().then(Action(ActionType.GRANT, MONDAY, same, GRANT, FOOD))


def test_another_department_does_not_decide() -> None:
    other = replace(REVIEWER, station="tobacco")

    with pytest.raises(NotAllowed, match=r"case\.other_department"):
        reviewed().then(Action(ActionType.GRANT, MONDAY, other, GRANT, FOOD))


def test_the_department_in_charge_may_review_but_only_the_decider_decides() -> None:
    in_charge = replace(REVIEWER, station="market_supervision")
    case = checked().then(
        Action(ActionType.REVIEW, MONDAY, in_charge, FACTS[ActionType.REVIEW], FOOD)
    )

    with pytest.raises(NotAllowed, match=r"case\.other_department"):
        case.then(Action(ActionType.GRANT, MONDAY, in_charge, GRANT, FOOD))


def test_one_granted_and_one_denied_is_a_normal_outcome() -> None:
    case = decided(granted=(FOOD,))

    assert case.status is Status.DECIDED
    assert case.state.parts[FIRE].status is PartStatus.DENIED
    assert case.state.favourable == (FOOD, FILING)
    assert ActionType.ISSUE in case.next_actions()


def test_one_refusal_never_alters_another_decision() -> None:
    before = done(reviewed(), ActionType.GRANT, FOOD)

    after = done(before, ActionType.DENY, FIRE)

    assert after.state.parts[FOOD] == before.state.parts[FOOD]


def test_where_everything_was_denied_the_decision_is_delivered_without_a_permit() -> None:
    case = done(reviewed(), ActionType.WITHDRAW, FILING)
    for licence in (FOOD, FIRE):
        case = done(case, ActionType.DENY, licence)

    assert ActionType.DELIVER in case.next_actions()
    assert ActionType.ISSUE not in case.next_actions()


def test_one_licence_is_withdrawn_and_the_others_go_on() -> None:
    case = done(reviewed(), ActionType.WITHDRAW, FOOD)

    assert case.status is Status.ACCEPTED
    assert case.state.open_parts == (FIRE, FILING)


def test_what_is_decided_can_no_longer_be_withdrawn() -> None:
    case = done(reviewed(), ActionType.GRANT, FOOD)

    with pytest.raises(NotAllowed, match=r"case\.decided_already"):
        done(case, ActionType.WITHDRAW, FOOD)


EMPTY: list[tuple[ActionType, str, Facts, str]] = [
    (ActionType.LOOK_THROUGH, "", LookThrough(True, True, (DEFECT,)), "look_through.defects"),
    (ActionType.LOOK_THROUGH, "", LookThrough(False, True), "look_through.defects"),
    (ActionType.REQUEST_CORRECTION, "", RequestCorrection(()), "correction.empty"),
    (ActionType.REQUEST_CORRECTION, "", RequestCorrection((DEFECT,), 0), "correction.days"),
    (ActionType.DECLINE, "", Decline(DeclineReason.OTHER, "", "条"), "decline.reason"),
    (ActionType.DECLINE, "", Decline(DeclineReason.OTHER, "因为", ""), "decline.reason"),
    (ActionType.DECLINE, "", Decline(DeclineReason.NOT_COMPETENT, "因", "条"), "decline.office"),
    (ActionType.GRANT, FOOD, Grant(""), "grant.empty"),
    (ActionType.GRANT, FOOD, replace(GRANT, valid_until=MONDAY.date() - timedelta(days=1)),
     "grant.ends_before_it_begins"),
    (ActionType.DENY, FOOD, Deny((), "府", "院"), "denial.reasons"),
    (ActionType.DENY, FOOD, replace(DENIAL, court=""), "denial.remedies"),
    (ActionType.PRINT, "", Print(("没有的证号",)), "print.nothing"),
    (ActionType.PRINT, "", Print(("证-fire_check",), 0), "print.nothing"),
    (ActionType.DELIVER, "", Deliver(""), "delivery.receiver"),
]  # fmt: skip
CASE_FOR = {
    ActionType.LOOK_THROUGH: received,
    ActionType.REQUEST_CORRECTION: found_incomplete,
    ActionType.DECLINE: received,
    ActionType.GRANT: reviewed,
    ActionType.DENY: reviewed,
    ActionType.PRINT: printed,
    ActionType.DELIVER: printed,
}


@pytest.mark.parametrize(("type_", "licence", "facts", "key"), EMPTY)
def test_a_legal_element_left_empty_is_refused(
    type_: ActionType, licence: str, facts: Facts, key: str
) -> None:
    with pytest.raises(NotAllowed) as refused:
        done(CASE_FOR[type_](), type_, licence, facts)

    assert refused.value.key == key
    assert refused.value.source is not None


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(ActionType), st.sampled_from(["", FOOD, FIRE, FILING]))
    )
)
def test_a_case_replayed_from_its_actions_stands_where_it_stood(
    steps: list[tuple[ActionType, str]],
) -> None:
    case = received()
    for type_, licence in steps:
        if case.why_not(type_, licence) is None:
            case = done(case, type_, licence)

    replayed = replace(case)

    assert replayed.state == case.state
    assert case.status is not Status.NEW
