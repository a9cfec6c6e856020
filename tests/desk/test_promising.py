"""The promise as a route: for whom it is open, how one gets on it, and how one leaves it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from permitdesk.desk.promising import offers, refusal_of, warnings
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import Route
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import ChangeFile, Grant, LookThrough, Remark, SwitchRoute
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.promise import SignCommitment, TellCommitment
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import AllowException, ExceptionRule, Which
from permitdesk.domain.state import ActionType, PartStatus, Status
from tests.desk.hall import Hall, real_catalog, restaurant
from tests.desk.promises import (
    FIRE,
    HEALTH,
    HR,
    SUPERVISOR,
    accepted,
    days_later,
    granted,
    held_against,
    local,
    on_promise,
    reviewer,
    signature,
    signed,
    switched_on,
    the,
)
from tests.desk.reading_papers import words

TO_ORDINARY = SwitchRoute(Route.ORDINARY, "改按一般程序办理")
TO_PROMISE = SwitchRoute(Route.COMMITMENT)


def refused(hall: Hall, licence: str) -> NotAllowed:
    with pytest.raises(NotAllowed) as found:
        hall.received(on_promise(licence))
    assert found.value.source is not None
    return found.value


def on_route(hall: Hall, licence: str = HEALTH) -> Case:
    """Receive the same application on the ordinary route."""
    file = on_promise(licence)
    return hall.received(replace(file, routes={}))


# --- for whom ---


@pytest.mark.parametrize("licence", ["hotel_special", "labour_dispatch", "pesticide"])
def test_what_the_sheet_leaves_off_is_refused_until_the_office_lists_it(licence: str) -> None:
    assert refused(Hall(), licence).key == "commitment.not_offered"

    listed = refusal_of(switched_on(licence), Answers({}), licence)

    assert listed is None


@pytest.mark.parametrize("licence", ["drainage", "entertainment"])
def test_a_required_promise_is_no_route_that_could_be_chosen(licence: str) -> None:
    refusal = refusal_of(real_catalog(), Answers({}), licence)

    assert refusal is not None
    assert refusal.key in ("commitment.everybody", "commitment.hearing")


def test_where_a_hearing_must_be_held_nothing_is_granted_on_a_promise() -> None:
    refusal = refusal_of(switched_on("entertainment"), Answers({}), "entertainment")

    assert refusal is not None
    assert refusal.key == "commitment.hearing"


def test_what_the_answers_show_to_be_excluded_is_refused_with_the_sheets_own_words() -> None:
    refusal = refused(Hall(), "drug_retail")

    assert refusal.key == "commitment.excluded"
    assert "处方药" in str(refusal.facts["reason"])


def test_an_open_record_closes_the_promise_and_names_itself_with_its_article() -> None:
    hall, file = Hall(), on_promise()
    record = held_against(hall, file, date(2026, 1, 5), None)

    with pytest.raises(NotAllowed) as found:
        hall.received(file)

    assert found.value.key == "credit.commitment_closed"
    assert found.value.facts["record"] == record.number
    assert "国办发〔2020〕42号" in str(found.value.source)


def test_the_ordinary_route_is_open_to_whoever_broke_a_promise() -> None:
    hall, file = Hall(), on_promise()
    held_against(hall, file, date(2026, 1, 5), None)

    case = hall.received(replace(file, routes={}))

    assert case.state.parts[HEALTH].part.route is Route.ORDINARY


@pytest.mark.parametrize("licence", ["drainage", "entertainment"])
def test_a_required_promise_asks_for_no_credit(licence: str) -> None:
    hall, file = Hall(), on_promise(licence)
    file = replace(file, routes={})
    held_against(hall, file, date(2026, 1, 5), None)

    case = hall.received(file)

    assert case.state.parts[licence].part.terms is not None
    assert not case.state.parts[licence].part.by_promise


def test_a_supervisors_exception_with_a_reason_lets_the_applicant_change_to_the_promise() -> None:
    hall = Hall()
    case = on_route(hall)
    held_against(hall, on_promise(), date(2026, 1, 5), None)
    with pytest.raises(NotAllowed, match=r"credit\.commitment_closed"):
        hall.do(case, ActionType.SWITCH_ROUTE, TO_PROMISE, HEALTH)

    allow = AllowException(ExceptionRule.COMMITMENT_AFTER_BREACH, "信用修复已受理，事实轻微")
    hall.do(case, ActionType.ALLOW_EXCEPTION, allow, "", SUPERVISOR)
    case = hall.do(case, ActionType.SWITCH_ROUTE, TO_PROMISE, HEALTH)

    assert case.state.parts[HEALTH].part.by_promise


def test_an_exception_without_a_reason_is_none() -> None:
    hall = Hall()

    with pytest.raises(NotAllowed):
        hall.do(
            on_route(hall), ActionType.ALLOW_EXCEPTION,
            AllowException(ExceptionRule.COMMITMENT_AFTER_BREACH, ""), "", SUPERVISOR,
        )  # fmt: skip


def test_another_company_of_the_same_legal_person_is_a_warning_and_no_gate() -> None:
    hall, file = Hall(), on_promise()
    record = held_against(hall, file, date(2026, 1, 5), None)
    hall.store.standings["早先的办件"] = replace(
        hall.store.standings["早先的办件"], credit=(replace(record, uscc="91140500MA0GXXXX0X"),)
    )

    case = hall.received(file)

    assert [item.number for item in warnings(hall.desk, case.application)] == [record.number]


def test_what_is_offered_says_for_each_licence_why_not_and_what_must_be_declared() -> None:
    hall = Hall()
    case = hall.received(restaurant())

    found = {item.licence: item for item in offers(hall.desk, hall.catalog, case.application)}

    assert found[FIRE].refusal is None
    assert found["food_operation"].refusal is not None
    assert found["tobacco_retail"].flow is None
    assert [
        item.id for item in offers(hall.desk, hall.catalog, on_route(hall).application)[0].asked
    ] == ["local_high_risk"]


# --- the letter ---


def test_nothing_is_accepted_before_the_letter_is_signed() -> None:
    hall = Hall()
    case = hall.received(on_promise())
    case = hall.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))

    with pytest.raises(NotAllowed, match=r"commitment\.not_signed"):
        hall.do(case, ActionType.ACCEPT, Remark())


def test_a_letter_is_told_before_it_is_signed_and_told_once() -> None:
    hall = Hall()
    case = hall.received(on_promise())
    with pytest.raises(NotAllowed, match=r"commitment\.tell_first"):
        hall.do(case, ActionType.SIGN_COMMITMENT, signature(hall, case), HEALTH)

    case = hall.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), HEALTH)

    assert case.state.parts[HEALTH].promise.document
    with pytest.raises(NotAllowed, match=r"commitment\.told_already"):
        hall.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), HEALTH)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda whole: replace(whole, ticked=(1,)), "commitment.not_all_ticked"),
        (lambda whole: replace(whole, declared=()), "commitment.not_declared"),
        (lambda whole: replace(whole, signatures=()), "commitment.party_missing"),
    ],
)
def test_a_letter_is_signed_wholly_or_not_at_all(
    change: Callable[[SignCommitment], SignCommitment], key: str
) -> None:
    hall = Hall()
    case = hall.received(on_promise())
    case = hall.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), HEALTH)

    with pytest.raises(NotAllowed) as found:
        hall.do(case, ActionType.SIGN_COMMITMENT, change(signature(hall, case)), HEALTH)

    assert found.value.key == key


def test_who_signs_for_the_legal_person_shows_an_explicit_power() -> None:
    hall = Hall()
    case = hall.received(on_promise())
    case = hall.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), HEALTH)
    whole = signature(hall, case)
    agent = replace(whole.signatures[0], signer="经办人甲")

    with pytest.raises(NotAllowed, match=r"commitment\.authority"):
        hall.do(case, ActionType.SIGN_COMMITMENT, replace(whole, signatures=(agent,)), HEALTH)
    agent = replace(agent, authority="授权委托书（明示代签承诺书）")
    case = hall.do(case, ActionType.SIGN_COMMITMENT, replace(whole, signatures=(agent,)), HEALTH)

    assert case.state.parts[HEALTH].promise.signed is not None


def test_the_builder_hands_in_three_copies_and_the_designer_four_each_with_a_pdf() -> None:
    hall = Hall()

    case = signed(hall, on_promise("lightning_design"))

    letter = case.state.parts["lightning_design"].promise.signed
    assert letter is not None
    copies = {item.party: (item.paper_copies, item.pdf_copies) for item in letter.signatures}
    assert copies == {"建设单位": (3, 1), "设计单位": (4, 1)}


# --- the decision ---


def test_what_is_promised_may_be_granted_on_the_spot_without_an_opinion() -> None:
    case = granted(Hall())

    assert case.state.parts[HEALTH].status is PartStatus.GRANTED
    assert case.state.parts[HEALTH].opinion is None
    assert case.status is Status.DECIDED


def test_where_the_flow_does_not_say_on_the_spot_an_opinion_comes_first() -> None:
    hall = Hall()
    case = accepted(hall, on_promise("lightning_design"))

    with pytest.raises(NotAllowed, match=r"case\.review_first"):
        hall.do(case, ActionType.GRANT, Grant(), the(case), reviewer(case))


def test_who_accepted_the_promise_does_not_grant_it_on_the_spot() -> None:
    hall = Hall()
    case = accepted(hall)

    with pytest.raises(NotAllowed, match=r"case\.accepter_decides"):
        hall.do(case, ActionType.GRANT, Grant(), HEALTH, reviewer(case, "王敏"))


def test_the_permit_says_that_it_rests_on_a_promise() -> None:
    hall = Hall()

    case = hall.do(granted(hall), ActionType.ISSUE, Remark())

    permit = case.state.permit_of(HEALTH)
    assert permit is not None
    assert permit.on_commitment


def test_papers_that_may_come_later_have_their_day_and_close_it_when_they_come() -> None:
    hall = Hall()
    case = granted(hall, on_promise(FIRE))
    late = [item.material for item in case.state.parts[FIRE].promise.late]
    clock = clock_of(case, Which.LATE_PAPER, FIRE)
    assert late == ["fire_check.03", "fire_check.04"]
    assert due_of(clock, hall.calendar).day == date(2026, 3, 30)  # type: ignore[union-attr]

    one = hall.do(case, ActionType.BRING_LATE, ChangeFile(materials=(HandedIn(late[0]),)))
    both = hall.do(one, ActionType.BRING_LATE, ChangeFile(materials=(HandedIn(late[1]),)))

    assert [item.material for item in one.state.parts[FIRE].promise.late] == late[1:]
    assert both.state.parts[FIRE].promise.late == ()
    assert not clock_of(both, Which.LATE_PAPER, FIRE).runs
    assert both.why_not(ActionType.BRING_LATE) is not None


# --- the other route ---


def test_the_laws_day_count_is_the_same_on_both_routes_and_only_the_offices_own_begins_anew() -> (
    None
):
    hall = Hall()
    case = accepted(hall)
    law = due_of(clock_of(case, Which.STATUTORY, HEALTH), hall.calendar)
    own = due_of(clock_of(case, Which.PROMISED, HEALTH), hall.calendar)
    assert own is not None
    assert own.day == date(2026, 3, 3)  # one working day on the promise

    hall.moment = local(2026, 3, 5)
    case = hall.do(case, ActionType.SWITCH_ROUTE, TO_ORDINARY, HEALTH)

    assert due_of(clock_of(case, Which.STATUTORY, HEALTH), hall.calendar) == law
    ordinary = hall.catalog.licence(HEALTH).promised_days
    now = due_of(clock_of(case, Which.PROMISED, HEALTH), hall.calendar)
    assert now is not None
    assert now.day == hall.calendar.nth_after(date(2026, 3, 5), ordinary)


def test_a_change_of_route_before_acceptance_moves_no_day_at_all() -> None:
    hall = Hall()
    case = hall.received(on_promise())
    hall.moment = local(2026, 3, 4)
    case = hall.do(case, ActionType.SWITCH_ROUTE, SwitchRoute(Route.ORDINARY), HEALTH)
    hall.moment = local(2026, 3, 5)
    file = on_promise()
    late = [item for item in hall.acting.defects(case) if item.key == "material.missing"]
    papers = tuple(HandedIn(item.field) for item in late)
    case = hall.do(case, ActionType.CORRECT_ON_SPOT, ChangeFile(materials=papers))

    case = hall.accepted(case)

    assert file.routes
    days = hall.catalog.licence(HEALTH).promised_days
    due = due_of(clock_of(case, Which.PROMISED, HEALTH), hall.calendar)
    assert due is not None
    assert due.day == hall.calendar.nth_after(date(2026, 3, 5), days)


def test_after_acceptance_the_promise_may_be_taken_told_and_signed_and_its_own_day_is_near() -> (
    None
):
    hall = Hall()
    file = on_promise(FIRE)
    whole = tuple(HandedIn(key) for key in ("fire_check.03", "fire_check.04"))
    ordinary = replace(file, routes={}, materials=(*file.materials, *whole))
    case = hall.received(ordinary)
    missing = [HandedIn(item.field) for item in hall.acting.defects(case)]
    if missing:
        hall.do(case, ActionType.CORRECT_ON_SPOT, ChangeFile(materials=tuple(missing)))
    case = hall.accepted(case)
    law = due_of(clock_of(case, Which.STATUTORY, FIRE), hall.calendar)
    days_later(hall, 3)

    case = hall.do(case, ActionType.SWITCH_ROUTE, TO_PROMISE, FIRE)
    with pytest.raises(NotAllowed, match=r"commitment\.not_signed"):
        hall.do(case, ActionType.GRANT, Grant(), FIRE, reviewer(case))
    case = hall.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), FIRE)
    case = hall.do(case, ActionType.SIGN_COMMITMENT, signature(hall, case), FIRE)
    own = due_of(clock_of(case, Which.PROMISED, FIRE), hall.calendar)
    case = hall.do(case, ActionType.GRANT, Grant(), FIRE, reviewer(case))

    assert due_of(clock_of(case, Which.STATUTORY, FIRE), hall.calendar) == law
    assert own is not None
    assert own.day == date(2026, 3, 6)
    assert case.state.parts[FIRE].status is PartStatus.GRANTED


def test_what_is_decided_changes_its_route_no_more() -> None:
    hall = Hall()

    with pytest.raises(NotAllowed):
        hall.do(granted(hall), ActionType.SWITCH_ROUTE, TO_ORDINARY, HEALTH)


def test_leaving_the_promise_after_acceptance_wants_a_reason() -> None:
    hall = Hall()

    with pytest.raises(NotAllowed, match=r"commitment\.reason"):
        hall.do(accepted(hall), ActionType.SWITCH_ROUTE, SwitchRoute(Route.ORDINARY), HEALTH)


def test_a_letter_of_a_promise_that_was_left_counts_no_more() -> None:
    hall = Hall()
    case = hall.do(accepted(hall), ActionType.SWITCH_ROUTE, TO_ORDINARY, HEALTH)

    again = hall.do(case, ActionType.SWITCH_ROUTE, TO_PROMISE, HEALTH)

    assert case.state.parts[HEALTH].promise.signed is None
    with pytest.raises(NotAllowed, match=r"commitment\.not_signed"):
        hall.do(again, ActionType.GRANT, Grant(), HEALTH, reviewer(again))


def test_a_human_resources_service_leaves_out_what_its_promise_stands_in_for() -> None:
    hall = Hall()

    case = hall.received(on_promise(HR))

    assert hall.acting.defects(case) == ()


def test_the_receipt_names_the_record_and_the_rule_that_close_the_promise() -> None:
    hall = Hall()
    file = restaurant()
    held_against(hall, file, hall.desk.today(), None)

    case = hall.received(file)

    paper = words(hall.papers.of_case(case.number, "receipt"))
    assert "信用记录信记〔2026〕0001号（违反承诺，依据撤字1号" in paper
    assert (
        "不适用告知承诺（《国务院办公厅关于全面推行证明事项和涉企经营许可事项告知承诺制的指导意见》"
        in paper
    )
    assert "本次按一般程序办理" in paper


def test_the_receipt_of_anybody_else_says_nothing_of_it() -> None:
    hall = Hall()

    paper = words(hall.papers.of_case(hall.received().number, "receipt"))

    assert "信用记录" not in paper
