"""The procedure as a table: what may follow what."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    REVIEWER,
    accepted,
    correcting,
    decided,
    done,
    found_incomplete,
    looked_through,
    printed,
    received,
    reviewed,
)

WHAT_MAY_FOLLOW = {
    "new": "receive",
    "received": "correct_on_spot look_through decline withdraw",
    "correcting": "supplement decline withdraw",
    "accepted": "withdraw",
    "decided": "issue",
    "issued": "print",
    "printed": "print deliver",
    "delivered": "print archive",
    "archived": "",
    "declined": "archive",
    "withdrawn": "archive",
}
"""For the whole case, fresh in each state; a change of law is a change here."""


def test_what_may_follow_is_this_table() -> None:
    table = {status: " ".join(case.next_actions()) for status, case in AT.items()}

    assert table == WHAT_MAY_FOLLOW


def test_once_looked_through_the_case_may_be_accepted_or_corrected_never_both() -> None:
    good, bad = looked_through().next_actions(), found_incomplete().next_actions()

    assert ActionType.ACCEPT in good
    assert ActionType.REQUEST_CORRECTION not in good
    assert ActionType.REQUEST_CORRECTION in bad
    assert ActionType.ACCEPT not in bad


def test_one_licence_is_reviewed_before_it_is_decided_and_a_filing_is_recorded_only() -> None:
    assert accepted().next_actions(FOOD) == (ActionType.REVIEW,)
    assert reviewed().next_actions(FOOD) == (ActionType.REVIEW, ActionType.GRANT, ActionType.DENY)
    assert set(accepted().next_actions(FILING)) == {ActionType.REVIEW, ActionType.RECORD_FILING}
    assert decided().next_actions(FOOD) == ()


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("type_", list(ActionType))
def test_an_action_is_allowed_exactly_where_it_is_offered(
    status: Status, type_: ActionType
) -> None:
    case = AT[status]
    licence = FOOD if RULES[type_].per_licence else ""
    offered = type_ in case.next_actions(licence)

    if offered:
        after = done(case, type_, licence)
        assert len(after.actions) == len(case.actions) + 1
    else:
        with pytest.raises(NotAllowed) as refused:
            done(case, type_, licence)
        assert refused.value.source is not None


def test_every_action_has_a_rule_with_an_article_and_somebody_who_may_do_it() -> None:
    assert set(RULES) == set(ActionType)
    assert all(str(rule.source) and rule.roles for rule in RULES.values())


def test_no_state_is_a_dead_end_but_the_archive() -> None:
    dead = {
        status
        for status, case in AT.items()
        if not case.next_actions() and not any(case.next_actions(code) for code in case.state.parts)
    }

    assert dead == {Status.ARCHIVED}


@pytest.mark.parametrize("type_", list(ActionType))
@pytest.mark.parametrize("role", list(Role))
def test_a_role_that_the_table_does_not_name_is_refused(type_: ActionType, role: Role) -> None:
    if role in RULES[type_].roles:
        return
    status = next(
        (at for at, case in AT.items()
         if type_ in case.next_actions(FOOD if RULES[type_].per_licence else "")),
        None,
    )  # fmt: skip
    case = AT[status] if status else reviewed()
    actor = replace(CLERK, role=role, station="approval_bureau")
    licence = FOOD if RULES[type_].per_licence else ""
    if type_ not in case.next_actions(licence):
        case = looked_through() if type_ is ActionType.ACCEPT else found_incomplete()
    if type_ is ActionType.RECORD_FILING:
        case, licence = accepted(), FILING

    with pytest.raises(NotAllowed, match=r"case\.wrong_role"):
        case.then(Action(type_, MONDAY, actor, FACTS[type_], licence))


def test_corrections_are_told_once() -> None:
    again = done(correcting(), ActionType.SUPPLEMENT)
    again = done(again, ActionType.LOOK_THROUGH, facts=LookThrough(False, True, (DEFECT,)))

    refusal = again.why_not(ActionType.REQUEST_CORRECTION)

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
    case = accepted().then(
        Action(ActionType.REVIEW, MONDAY, in_charge, FACTS[ActionType.REVIEW], FOOD)
    )

    with pytest.raises(NotAllowed, match=r"case\.other_department"):
        case.then(Action(ActionType.GRANT, MONDAY, in_charge, GRANT, FOOD))


def test_one_granted_and_one_denied_is_a_normal_outcome() -> None:
    case = decided(granted=(FOOD,))

    assert case.status is Status.DECIDED
    assert case.state.parts[FIRE].status is PartStatus.DENIED
    assert case.state.favourable == (FOOD, FILING)
    assert case.next_actions() == (ActionType.ISSUE,)


def test_one_refusal_never_alters_another_decision() -> None:
    before = done(reviewed(), ActionType.GRANT, FOOD)

    after = done(before, ActionType.DENY, FIRE)

    assert after.state.parts[FOOD] == before.state.parts[FOOD]


def test_where_everything_was_denied_the_decision_is_delivered_without_a_permit() -> None:
    case = done(reviewed(), ActionType.WITHDRAW, FILING)
    for licence in (FOOD, FIRE):
        case = done(case, ActionType.DENY, licence)

    assert case.next_actions() == (ActionType.DELIVER,)


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
