"""Buttons obey the procedure: the likeliest lawful act first, the unlawful ones explained."""

from permitdesk.desk.overseeing import CaseView, Overseeing
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, Grant, LookThrough, Opinion, Print, Remark, Review, Role
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.lawful import Deed, deeds, likeliest, refusals
from tests.desk.hall import CLERK, DEFECTS, Hall


def view(hall: Hall, case: Case) -> CaseView:
    return Overseeing(hall.desk).view(case.number)


def first(hall: Hall, case: Case, actor: Actor = CLERK) -> ActionType | None:
    deed = likeliest(deeds(view(hall, case), actor))
    return deed.type if deed else None


def test_a_case_leads_the_clerk_from_looking_through_to_accepting() -> None:
    hall = Hall()
    case = hall.received()
    assert first(hall, case) is ActionType.LOOK_THROUGH

    hall.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))

    assert first(hall, case) is ActionType.ACCEPT


def test_something_missing_leads_to_one_correction_notice_and_then_to_the_supplement() -> None:
    hall = Hall()
    case = hall.received()
    hall.do(case, ActionType.LOOK_THROUGH, LookThrough(False, False, DEFECTS))
    assert first(hall, case) is ActionType.REQUEST_CORRECTION

    corrected = hall.correcting()

    assert first(hall, corrected) is ActionType.SUPPLEMENT


def test_withdrawing_is_never_the_blue_button() -> None:
    hall = Hall()

    assert first(hall, hall.accepted()) is None


def test_a_reviewer_sees_his_own_department_only() -> None:
    hall = Hall()
    case = hall.accepted()
    decider = case.state.parts["tobacco_retail"].part.decider

    offered = deeds(view(hall, case), Actor("吴凡", Role.REVIEWER, decider))

    assert {deed.licence for deed in offered} == {"tobacco_retail"}


def test_after_an_opinion_against_it_denying_comes_before_granting() -> None:
    hall = Hall()
    case = hall.accepted()
    reviewer = Actor("吴凡", Role.REVIEWER, case.state.parts["tobacco_retail"].part.decider)
    hall.do(case, ActionType.REVIEW, Review(Opinion.FAIL), "tobacco_retail", reviewer)

    assert first(hall, case, reviewer) is ActionType.DENY


def test_who_accepted_is_not_offered_the_decision_and_is_told_why() -> None:
    hall = Hall()
    case = hall.accepted()
    decider = case.state.parts["food_operation"].part.decider
    same_person = Actor(CLERK.name, Role.REVIEWER, decider)
    hall.do(case, ActionType.REVIEW, Review(Opinion.PASS), "food_operation", same_person)

    shown = view(hall, case)

    grant = Deed(ActionType.GRANT, "food_operation", "食品经营许可")
    assert grant not in deeds(shown, same_person)
    assert dict(refusals(shown, same_person))[grant].key == "case.accepter_decides"


def test_every_act_of_the_role_is_either_offered_or_explained() -> None:
    hall = Hall()
    shown = view(hall, hall.received())

    offered = {deed.type for deed in deeds(shown, CLERK)}
    explained = {deed.type for deed, _ in refusals(shown, CLERK)}

    mine = {type_ for type_, rule in RULES.items() if Role.CLERK in rule.roles}
    assert offered | explained == mine - {ActionType.RECEIVE}
    assert not offered & explained


def test_printing_again_is_not_what_comes_next() -> None:
    hall = Hall()
    case = hall.accepted()
    for code, part in case.state.parts.items():
        reviewer = Actor("赵强", Role.REVIEWER, part.part.decider)
        hall.do(case, ActionType.REVIEW, Review(Opinion.PASS), code, reviewer)
        hall.do(case, ActionType.GRANT, Grant(), code, reviewer)
    hall.do(case, ActionType.ISSUE, Remark())
    assert first(hall, case) is ActionType.PRINT
    hall.do(case, ActionType.PRINT, Print())

    assert first(hall, case) is ActionType.DELIVER
