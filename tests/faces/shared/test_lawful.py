"""Buttons obey the procedure: the likeliest lawful act first, the unlawful ones explained."""

from datetime import timedelta

from permitdesk.desk.overseeing import CaseView, Overseeing
from permitdesk.desk.sampling import visits
from permitdesk.desk.sampling.officers import inspecting
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, Grant, LookThrough, Opinion, Print, Remark, Review, Role
from permitdesk.domain.permit_acts import LossReason, Reissue
from permitdesk.domain.procedure import RULES
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.clock_lines import groups_of
from permitdesk.faces.shared.lawful import Deed, deeds, likeliest, refusals
from permitdesk.faces.window.side_column import waiting_words
from tests.desk import promises
from tests.desk.hall import CLERK, DEFECTS, Hall


def view(hall: Hall, case: Case) -> CaseView:
    return Overseeing(hall.desk).view(case.number)


def looking(case: Case) -> Actor:
    """Return one of those who are to look."""
    assert case.state.site.plan is not None
    return inspecting(case.state.site.plan.inspectors[0])


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

    assert first(hall, hall.checked()) is None


def test_the_site_check_is_planned_once_and_then_waits_for_those_who_look() -> None:
    hall = Hall()
    case = hall.accepted()
    assert first(hall, case) is ActionType.PLAN_SITE_CHECK

    planned = hall.acting.do(case.number, visits.check_planned(case, CLERK, hall.desk.today()))

    assert first(hall, planned) is None
    assert first(hall, planned, looking(planned)) is ActionType.RECORD_SITE_CHECK


def test_defects_lead_to_one_notice_and_then_to_one_recheck() -> None:
    hall = Hall()
    case = hall.accepted()
    case = hall.acting.do(case.number, visits.check_planned(case, CLERK, hall.desk.today()))
    defect = case.state.site.points[0].key
    case = hall.acting.do(case.number, visits.check_recorded(case, {defect}))
    assert first(hall, case) is ActionType.ORDER_RECTIFICATION

    case = hall.acting.do(case.number, visits.defects_ordered(CLERK, "陈某"))

    assert first(hall, case) is None
    assert first(hall, case, looking(case)) is ActionType.RECORD_RECHECK


def test_an_opinion_for_it_never_makes_a_denial_the_blue_button() -> None:
    hall = Hall()
    case = hall.accepted()
    reviewer = Actor("吴凡", Role.REVIEWER, case.state.parts["tobacco_retail"].part.decider)
    hall.do(case, ActionType.REVIEW, Review(Opinion.PASS), "tobacco_retail", reviewer)

    offered = deeds(view(hall, case), reviewer)

    assert ActionType.DENY in {deed.type for deed in offered}
    assert likeliest(offered) is None


def test_a_paper_served_and_a_number_spoiled_stand_at_the_end_and_never_lead() -> None:
    hall = Hall()

    offered = deeds(view(hall, hall.accepted()), CLERK)

    rare = {
        ActionType.SERVE,
        ActionType.SPOIL_NUMBER,
        ActionType.END,
        ActionType.WITHDRAW,
        ActionType.SWITCH_ROUTE,
        ActionType.TELL_COMMITMENT,
    }
    assert {deed.type for deed in offered[-len(rare) :]} == rare
    assert not any(deed.leads for deed in offered if deed.type in rare)


def test_a_limit_that_ended_is_not_offered_for_extension_and_f1_says_why() -> None:
    hall = Hall()
    case = hall.accepted()
    supervisor = Actor("李主任", Role.SUPERVISOR, "督办台")
    extend = Deed(ActionType.EXTEND, "food_operation", "食品经营许可")
    assert extend in deeds(view(hall, case), supervisor)

    hall.moment += timedelta(days=60)

    late = view(hall, case)
    why = dict(refusals(late, supervisor, hall.calendar, hall.desk.today()))
    assert extend not in deeds(late, supervisor)
    assert why[extend].key == "extension.too_late"


def test_a_reviewer_sees_his_own_department_only() -> None:
    hall = Hall()
    case = hall.accepted()
    decider = case.state.parts["tobacco_retail"].part.decider

    offered = deeds(view(hall, case), Actor("吴凡", Role.REVIEWER, decider))

    assert {deed.licence for deed in offered if deed.licence} == {"tobacco_retail"}


def test_after_an_opinion_against_it_denying_comes_before_granting() -> None:
    hall = Hall()
    case = hall.accepted()
    reviewer = Actor("吴凡", Role.REVIEWER, case.state.parts["tobacco_retail"].part.decider)
    hall.do(case, ActionType.REVIEW, Review(Opinion.FAIL), "tobacco_retail", reviewer)

    assert first(hall, case, reviewer) is ActionType.DENY


def test_who_accepted_is_not_offered_the_decision_and_is_told_why() -> None:
    hall = Hall()
    case = hall.checked()
    decider = case.state.parts["food_operation"].part.decider
    same_person = Actor(CLERK.name, Role.REVIEWER, decider)
    hall.do(case, ActionType.REVIEW, Review(Opinion.PASS), "food_operation", same_person)

    shown = view(hall, case)

    grant = Deed(ActionType.GRANT, "food_operation", "食品经营许可")
    assert grant not in deeds(shown, same_person)
    assert (
        dict(refusals(shown, same_person, hall.calendar, hall.desk.today()))[grant].key
        == "case.accepter_decides"
    )


def test_every_act_of_the_role_is_either_offered_or_explained() -> None:
    hall = Hall()
    shown = view(hall, hall.received())

    offered = set(deeds(shown, CLERK))
    explained = {deed for deed, _ in refusals(shown, CLERK, hall.calendar, hall.desk.today())}

    mine = {type_ for type_, rule in RULES.items() if Role.CLERK in rule.roles}
    assert {deed.type for deed in offered | explained} == mine - {ActionType.RECEIVE}
    assert not offered & explained


def test_printing_again_is_not_what_comes_next() -> None:
    hall = Hall()
    case = hall.checked()
    for code, part in case.state.parts.items():
        reviewer = Actor("赵强", Role.REVIEWER, part.part.decider)
        hall.do(case, ActionType.REVIEW, Review(Opinion.PASS), code, reviewer)
        hall.do(case, ActionType.GRANT, Grant(), code, reviewer)
    hall.do(case, ActionType.ISSUE, Remark())
    assert first(hall, case) is ActionType.PRINT
    hall.do(case, ActionType.PRINT, Print())

    assert first(hall, case) is ActionType.DELIVER


def test_a_paper_that_was_printed_is_never_what_a_filed_away_case_waits_for() -> None:
    hall = Hall()
    case = promises.archived(hall)

    offered = deeds(view(hall, case), CLERK)

    assert ActionType.PRINT in {deed.type for deed in offered}
    assert likeliest(offered) is None or likeliest(offered) != Deed(ActionType.PRINT)
    assert waiting_words(view(hall, case)) == "等核查人员：记录事后核查"


def test_a_paper_that_was_issued_again_is_to_be_printed() -> None:
    hall = Hall()
    case = promises.archived(hall)
    lost = Reissue(LossReason.LOST, "李建国", "在《晋城日报》刊登遗失声明")
    case = hall.do(case, ActionType.REISSUE, lost, promises.the(case))

    leading = [deed.type for deed in deeds(view(hall, case), CLERK) if deed.leads]

    assert ActionType.PRINT in leading


def test_the_clock_of_the_after_check_is_shown_when_all_is_decided() -> None:
    hall = Hall()
    case = promises.archived(hall)
    seen = view(hall, case)

    groups = groups_of(seen, Overseeing(hall.desk).clocks(case.number))

    shown = {item.clock.which for group in groups for item in group.clocks}
    assert Which.AFTER_CHECK in shown
    assert Which.VALIDITY not in shown
