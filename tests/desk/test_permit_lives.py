"""A permit after its case: changed, renewed, lapsed, ended, asked about; whatever its case is called."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from permitdesk.desk.changing import NOT_OF_THE_PLACE, changing
from permitdesk.desk.passing import Passing
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import ChangeFile, Grant, Print, Remark
from permitdesk.domain.follow_up import AnswerQuestion, LeaningAnswer
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.passing import wakes_on
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import (
    Cancel,
    CancelGround,
    CorrectMisprint,
    Lapse,
    LossReason,
    Misprint,
    Penalty,
    Recall,
    RecallGround,
    Reissue,
    Rescind,
    Resume,
    Suspend,
)
from permitdesk.domain.renewal import Renewed
from permitdesk.domain.running import clock_of, clocks_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType, Status
from tests.desk import ways
from tests.desk.hall import DENIAL, FOOD, TOBACCO, Hall, real_catalog
from tests.desk.promises import HEALTH, archived, issued, local, reviewer, the

FIRE, FILM, DRAINAGE = "fire_check", "film_projection", "drainage"
PENALTY = Penalty("城市监罚〔2026〕7号", "城区市场监督管理局", date(2026, 3, 2), "《测试法》第七条")
RECALL = Recall(RecallGround.LAW_CHANGED, "规章废止", "国令第1号", "无损失，不予补偿")


def apply_for(*licences: str, seed: int = 7) -> ApplicationFile:
    return sample_for_licences(real_catalog(), licences, seed, date(2026, 3, 2))


def have(hall: Hall, file: ApplicationFile) -> Case:
    """Grant all an application asks for, and issue it."""
    case = hall.accepted(hall.received(file))
    while case.state.open_parts:
        ready = next(code for code in case.state.open_parts if not case.state.parts[code].waits)
        case = hall.decided(Grant(), ready, case)
    return hall.do(case, ActionType.ISSUE, Remark())


def permit(case: Case, licence: str) -> SinglePermit:
    found = case.state.permit_of(licence)
    assert found is not None
    return found


def newest(hall: Hall, number: str) -> SinglePermit:
    found = hall.store.registered(number)
    assert found is not None
    assert isinstance(found.permit, SinglePermit)
    return found.permit


def passes(hall: Hall, *cases: Case) -> None:
    for case in cases:
        Passing(hall.desk).over(case.number)


def act(hall: Hall, case: Case, type_: ActionType, sent: object, licence: str) -> Case:
    by = ways.reviewer(case, licence)
    return hall.do(case, type_, sent, licence, by)  # type: ignore[arg-type]


# --- changes ---


def test_a_new_legal_person_changes_every_permit_of_the_holder_in_one_case() -> None:
    hall = Hall()
    old = ways.delivered(hall, ())
    number = permit(old, FOOD).number

    change = changing(
        hall.desk, hall.catalog,
        ApplicationFile(changes=number, answers={"legal_person_name": "新代表"}),
    )  # fmt: skip

    assert change.file.licences == (FOOD, FIRE, DRAINAGE, TOBACCO)
    assert change.file.changed == ("legal_person_name",)


def test_a_change_of_one_licences_own_answers_touches_that_one_alone() -> None:
    hall = Hall()
    number = permit(ways.delivered(hall, ()), FOOD).number

    change = changing(
        hall.desk,
        hall.catalog,
        ApplicationFile(changes=number, own={FOOD: {"main_format": "小餐饮"}}),
    )

    assert change.file.licences == (FOOD,)


@pytest.mark.parametrize(
    ("answers", "key"),
    [({}, "change.nothing"), ({"uscc": "91140500MA0GXXXX0X"}, "change.other_holder")],
)
def test_a_change_of_nothing_and_of_the_holder_himself_is_none(
    answers: dict[str, str], key: str
) -> None:
    hall = Hall()
    number = permit(ways.delivered(hall, ()), FOOD).number

    with pytest.raises(NotAllowed) as refused:
        hall.received(ApplicationFile(changes=number, answers=answers))

    assert refused.value.key == key


def changed(hall: Hall, old: Case) -> Case:
    """Change the legal person, bring what shows it, grant and issue."""
    number = permit(old, the(old)).number
    file = ApplicationFile(changes=number, answers={"legal_person_name": "赵新代"})
    case = hall.received(file)
    wanted = [item.field for item in hall.acting.defects(case)]
    papers = tuple(HandedIn(key) for key in wanted)
    case = hall.do(case, ActionType.CORRECT_ON_SPOT, ChangeFile(materials=papers))
    case = hall.accepted(case)
    for code in case.state.parts:
        case = hall.decided(Grant(), code, case)
    return hall.do(case, ActionType.ISSUE, Remark())


def test_a_change_asks_only_for_papers_that_show_what_changes() -> None:
    hall = Hall()
    old = have(hall, apply_for(HEALTH))
    number = permit(old, HEALTH).number

    case = hall.received(ApplicationFile(changes=number, answers={"legal_person_name": "赵新代"}))

    assert {item.field for item in hall.acting.defects(case)} <= {"business_licence", "id_legal"}


def test_a_changed_permit_keeps_its_number_and_its_days_and_gets_the_next_version() -> None:
    hall = Hall()
    old = have(hall, apply_for(HEALTH))
    before = permit(old, HEALTH)
    hall.moment = local(2026, 6, 1)

    case = changed(hall, old)

    after = permit(case, HEALTH)
    assert (after.number, after.version) == (before.number, 2)
    assert after.validity == before.validity
    assert after.holder.legal_person == "赵新代"
    assert "single_permit" not in {taken.series for taken in case.state.numbers.values()}


def test_what_a_later_case_carries_on_the_earlier_one_lets_go() -> None:
    hall = Hall()
    old = have(hall, apply_for(HEALTH))
    case = changed(hall, old)

    now = hall.store.case(old.number)

    carried = now.state.parts[HEALTH].carried_on
    assert carried is not None
    assert carried.case == case.number
    assert now.state.permit_of(HEALTH) is None
    refusal = now.why_not(ActionType.RECALL, HEALTH)
    assert refusal is not None
    assert refusal.key == "permit.carried_on"


# --- renewals ---


def renewing(hall: Hall, old: Case, at: date) -> Case:
    """Ask for the renewal of a case's permit on a day."""
    now = permit(old, HEALTH)
    assert now.validity.until is not None
    hall.moment = local(at.year, at.month, at.day)
    file = replace(apply_for(HEALTH), renews={HEALTH: Renewed(now.number, now.validity.until)})
    return hall.accepted(hall.received(file))


IN_TIME, LAST_DAY = date(2030, 1, 15), date(2030, 3, 1)


def test_a_renewed_permit_keeps_its_number_and_begins_the_day_after_the_old_one() -> None:
    hall = Hall()
    old = have(hall, apply_for(HEALTH))
    case = renewing(hall, old, IN_TIME)
    case = hall.decided(Grant(), HEALTH, case)

    case = hall.do(case, ActionType.ISSUE, Remark())

    new = permit(case, HEALTH)
    assert (new.number, new.version) == (permit(old, HEALTH).number, 2)
    assert new.validity.first == LAST_DAY + timedelta(days=1)
    assert new.validity.until == date(2034, 3, 1)


def test_a_permit_lapses_by_itself_the_day_after_its_last_one_and_not_before() -> None:
    hall = Hall()
    case = have(hall, apply_for(HEALTH))
    assert wakes_on(case, hall.calendar) is not None
    hall.moment = local(2030, 3, 1, 23, 59)
    passes(hall, case)
    assert newest(hall, permit(case, HEALTH).number).state is PermitState.LIVE

    hall.moment += timedelta(minutes=1)
    passes(hall, case)

    now = hall.store.case(case.number)
    assert permit(now, HEALTH).state is PermitState.LAPSED
    assert now.actions[-1].type is ActionType.LAPSE


def test_a_lapse_noted_late_is_so_from_the_day_after_the_last_one() -> None:
    hall = Hall()
    case = have(hall, apply_for(HEALTH))
    hall.moment = local(2030, 8, 1)

    passes(hall, case)

    [lapse] = [
        action.facts
        for action in hall.store.case(case.number).actions
        if isinstance(action.facts, Lapse)
    ]
    assert lapse.moves.since == date(2030, 3, 2)


def test_a_renewal_in_time_keeps_the_permit_from_lapsing_until_it_is_decided() -> None:
    hall = Hall()
    old = have(hall, apply_for(HEALTH))
    case = renewing(hall, old, IN_TIME)
    waiting = hall.store.case(old.number)
    assert waiting.state.parts[HEALTH].awaits == case.number
    hall.moment = local(2030, 3, 20)

    passes(hall, old)

    assert newest(hall, permit(old, HEALTH).number).state is PermitState.LIVE
    clocks = clocks_of(hall.store.case(old.number))
    assert Which.VALIDITY not in {clock.which for clock in clocks}


def test_where_the_renewal_comes_to_nothing_the_permit_ends_with_its_own_last_day() -> None:
    hall = Hall()
    old = have(hall, apply_for(HEALTH))
    case = renewing(hall, old, IN_TIME)
    hall.do(case, ActionType.WITHDRAW, Remark())
    assert hall.store.case(old.number).state.parts[HEALTH].awaits == ""
    hall.moment = local(2030, 3, 2)

    passes(hall, old)

    assert newest(hall, permit(old, HEALTH).number).state is PermitState.LAPSED


def test_a_renewal_that_is_denied_is_noted_where_the_permit_is_held() -> None:
    hall = Hall()
    old = have(hall, apply_for(HEALTH))
    case = renewing(hall, old, IN_TIME)

    hall.decided(DENIAL, HEALTH, case)

    kept = hall.store.case(old.number)
    assert kept.actions[-1].type is ActionType.STOP_AWAITING
    assert clock_of(kept, Which.VALIDITY, HEALTH).runs


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"valid_until": date(2030, 3, 2)}, "renewal.not_this_permit"),
        ({"number": "没有的证号"}, ""),
    ],
)
def test_a_renewal_names_the_permit_as_the_register_has_it(
    change: dict[str, object], key: str
) -> None:
    hall = Hall()
    now = permit(have(hall, apply_for(HEALTH)), HEALTH)
    hall.moment = local(2030, 1, 15)
    renewed = replace(Renewed(now.number, LAST_DAY), **change)  # type: ignore[arg-type]
    file = replace(apply_for(HEALTH), renews={HEALTH: renewed})

    if not key:  # issued elsewhere: nobody here knows it
        assert hall.received(file).state.parts[HEALTH].part.carries is None
        return
    with pytest.raises(NotAllowed) as refused:
        hall.received(file)

    assert refused.value.key == key


def test_a_renewal_too_late_is_told_with_its_window() -> None:
    hall = Hall()
    now = permit(have(hall, apply_for("hazchem")), "hazchem")
    assert now.validity.until is not None
    late = now.validity.until + timedelta(days=1)
    hall.moment = local(late.year, late.month, late.day)
    renewed = Renewed(now.number, now.validity.until)
    rule = hall.catalog.licence("hazchem").renewal_window
    assert rule is not None

    if rule.late in ("refuse", "new_application"):
        with pytest.raises(NotAllowed, match=r"renewal\.late"):
            hall.received(replace(apply_for("hazchem"), renews={"hazchem": renewed}))
    else:
        case = hall.received(replace(apply_for("hazchem"), renews={"hazchem": renewed}))
        renews = case.state.parts["hazchem"].part.renews
        assert renews is not None
        assert not renews.in_time
        assert not renews.deemed_if_silent


# --- ends ---


ENDS: list[tuple[ActionType, object, PermitState]] = [
    (ActionType.RECALL, RECALL, PermitState.RECALLED),
    (ActionType.RESCIND, Rescind(PENALTY), PermitState.RESCINDED),
    (ActionType.SUSPEND, Suspend(PENALTY), PermitState.SUSPENDED),
    (
        ActionType.CANCEL,
        Cancel(CancelGround.TERMINATED, "企业终止", "第七十条第三项"),
        PermitState.CANCELLED,
    ),
]


@pytest.mark.parametrize(("type_", "sent", "state"), ENDS)
def test_each_end_has_its_own_word_and_its_own_number(
    type_: ActionType, sent: object, state: PermitState
) -> None:
    hall = Hall()
    case = have(hall, apply_for(HEALTH))

    case = act(hall, case, type_, sent, HEALTH)

    assert newest(hall, permit(case, HEALTH).number).state is state
    assert case.actions[-1].numbers


@pytest.mark.parametrize(("type_", "sent", "state"), ENDS)
def test_what_does_not_live_is_not_printed(
    type_: ActionType, sent: object, state: PermitState
) -> None:
    hall = Hall()
    case = act(hall, have(hall, apply_for(HEALTH, FIRE)), type_, sent, HEALTH)

    printed = hall.do(case, ActionType.PRINT, Print())

    facts = printed.actions[-1].facts
    assert isinstance(facts, Print)
    assert facts.numbers == (permit(case, FIRE).number,)
    with pytest.raises(NotAllowed, match=r"print\.nothing"):
        hall.do(case, ActionType.PRINT, Print((permit(case, HEALTH).number,)))


def test_a_case_whose_only_permit_ended_before_it_was_printed_is_no_dead_end() -> None:
    hall = Hall()
    case = act(hall, have(hall, apply_for(HEALTH)), ActionType.RECALL, RECALL, HEALTH)

    assert case.status is Status.ISSUED
    assert case.why_not(ActionType.PRINT) is not None
    assert case.why_not(ActionType.DELIVER) is None


def test_a_suspended_permit_comes_back_as_it_was() -> None:
    hall = Hall()
    case = have(hall, apply_for(HEALTH))
    before = permit(case, HEALTH)
    case = act(hall, case, ActionType.SUSPEND, Suspend(PENALTY), HEALTH)

    back = Resume("城市监函〔2026〕8号", "暂扣期满")
    case = act(hall, case, ActionType.RESUME, back, HEALTH)

    assert permit(case, HEALTH) == before


def test_a_permit_withheld_until_a_day_is_to_be_given_back_by_then() -> None:
    hall = Hall()
    case = archived(hall)
    until = hall.desk.today() + timedelta(days=30)

    case = act(hall, case, ActionType.SUSPEND, Suspend(PENALTY, until), HEALTH)

    (task,) = (one for one in hall.store.to_do[case.number] if one.todo is ActionType.RESUME)
    assert (task.licence, task.due) == (HEALTH, until)
    case = act(hall, case, ActionType.RESUME, Resume("解除暂扣1号", "期满"), HEALTH)
    assert ActionType.RESUME not in {one.todo for one in hall.store.to_do[case.number]}


def test_a_change_waits_for_a_permit_that_is_withheld_and_goes_on_with_the_others() -> None:
    hall = Hall()
    case = have(hall, apply_for(HEALTH, TOBACCO))
    case = act(hall, case, ActionType.SUSPEND, Suspend(PENALTY), HEALTH)
    shown = tuple(HandedIn(key) for key in ("business_licence", "id_legal"))
    number, answers = permit(case, TOBACCO).number, {"legal_person_name": "王新"}
    file = ApplicationFile(changes=number, answers=answers, materials=shown)
    later = hall.accepted(hall.received(file))
    for licence in later.state.open_parts:
        later = hall.decided(Grant(), licence, later)

    later = hall.do(later, ActionType.ISSUE, Remark())
    assert later.state.not_issued == (HEALTH,)
    case = act(hall, hall.store.case(case.number), ActionType.RESUME, Resume("1号", "期满"), HEALTH)
    later = hall.do(later, ActionType.ISSUE, Remark())

    assert permit(later, HEALTH).holder.legal_person == "王新"
    assert later.state.issued is not None
    assert later.state.issued.composite is not None
    assert {item.holder.legal_person for item in later.state.issued.composite.permits} == {"王新"}


def test_no_other_way_is_offered_where_no_promise_is() -> None:
    hall = Hall()
    case = hall.received(apply_for(FIRE, TOBACCO))

    assert ActionType.SWITCH_ROUTE in case.next_actions(FIRE)
    assert ActionType.SWITCH_ROUTE not in case.next_actions(TOBACCO)


def test_a_misprint_is_put_right_with_what_was_printed_beside_it() -> None:
    hall = Hall()
    case = have(hall, apply_for(HEALTH))
    wrong = permit(case, HEALTH).scope
    right = CorrectMisprint(Misprint.SCOPE, "住宿、游泳", "准予决定书")

    case = hall.do(case, ActionType.CORRECT_MISPRINT, right, HEALTH)

    facts = case.actions[-1].facts
    assert isinstance(facts, CorrectMisprint)
    assert facts.wrong == wrong
    now = permit(case, HEALTH)
    assert (now.scope, now.version, now.mark) == ("住宿、游泳", 2, "更正")


def test_a_lost_paper_is_issued_again_under_its_number() -> None:
    hall = Hall()
    case = have(hall, apply_for(HEALTH))
    before = permit(case, HEALTH)
    with pytest.raises(NotAllowed, match=r"reissue\.incomplete"):
        hall.do(case, ActionType.REISSUE, Reissue(LossReason.LOST, "李建国"), HEALTH)

    lost = Reissue(LossReason.LOST, "李建国", "《太行日报》遗失声明")
    case = hall.do(case, ActionType.REISSUE, lost, HEALTH)

    now = permit(case, HEALTH)
    assert (now.number, now.version, now.mark) == (before.number, 2, "补")
    assert now.validity == before.validity


# --- what leans on it ---


def cinema(hall: Hall) -> Case:
    return have(hall, apply_for(FIRE, FILM))


def test_the_department_whose_licence_leans_on_what_ended_is_asked_and_nothing_else_ends() -> None:
    hall = Hall()
    case = cinema(hall)

    case = act(hall, case, ActionType.RECALL, RECALL, FIRE)

    [question] = case.state.questions
    assert question.leaning.permit == permit(case, FILM).number
    assert permit(case, FILM).state is PermitState.LIVE
    assert "inquiry_letter" in case.actions[-1].numbers
    [asked] = [t for t in hall.store.to_do[case.number] if t.todo is ActionType.ANSWER_QUESTION]
    assert asked.department == question.leaning.department


def test_without_anybody_to_ask_no_letter_takes_a_number() -> None:
    hall = Hall()

    case = act(hall, cinema(hall), ActionType.RECALL, RECALL, FILM)

    assert case.state.questions == ()
    assert "inquiry_letter" not in case.actions[-1].numbers


def test_only_the_department_that_was_asked_answers() -> None:
    hall = Hall()
    case = act(hall, cinema(hall), ActionType.RECALL, RECALL, FIRE)
    [question] = case.state.questions
    answer = AnswerQuestion(question.leaning.permit, LeaningAnswer.LOOKED_INTO, "另案核查")
    asked = ways.reviewer(case, FILM)
    with pytest.raises(NotAllowed, match=r"question\.other_department"):
        hall.do(case, ActionType.ANSWER_QUESTION, answer, "", replace(asked, station="tobacco"))

    by = replace(asked, station=question.leaning.department)
    case = hall.do(case, ActionType.ANSWER_QUESTION, answer, "", by)

    assert case.state.questions[0].answer is not None
    assert case.why_not(ActionType.ANSWER_QUESTION) is not None


# --- stepwise, and for ever ---


def test_a_permit_may_be_issued_while_others_are_still_decided_and_the_composite_follows() -> None:
    hall = Hall()
    case = hall.checked(hall.accepted(hall.received(apply_for(HEALTH, FIRE, TOBACCO))))
    for licence in (HEALTH, FIRE):
        case = hall.decided(Grant(), licence, case)
    first = hall.do(case, ActionType.ISSUE, Remark())
    assert first.status is Status.ACCEPTED
    assert first.state.issued is not None
    whole = first.state.issued.composite
    assert whole is not None

    case = hall.decided(Grant(), TOBACCO, first)
    case = hall.do(case, ActionType.ISSUE, Remark())

    assert case.state.issued is not None
    now = case.state.issued.composite
    assert now is not None
    assert (now.number, now.version) == (whole.number, 2)
    assert [item.licence for item in now.permits] == [HEALTH, FIRE, TOBACCO]


def test_a_permit_ends_although_its_case_is_filed_away() -> None:
    hall = Hall()
    case = archived(hall)

    case = hall.do(case, ActionType.RECALL, RECALL, HEALTH, reviewer(case))

    assert case.status is Status.ARCHIVED
    assert permit(case, HEALTH).state is PermitState.RECALLED
    assert ActionType.RECORD_AFTER_CHECK not in {t.todo for t in hall.store.to_do[case.number]}


def test_a_promise_is_looked_at_by_its_own_day_although_the_permit_was_changed_before() -> None:
    hall = Hall()
    old = issued(hall)
    [before] = [t for t in hall.store.to_do[old.number] if t.todo is ActionType.RECORD_AFTER_CHECK]
    hall.moment = local(2026, 3, 20)

    case = changed(hall, old)

    [task] = [t for t in hall.store.to_do[case.number] if t.todo is ActionType.RECORD_AFTER_CHECK]
    assert task.due == before.due == date(2026, 5, 6)
    assert ActionType.RECORD_AFTER_CHECK not in {t.todo for t in hall.store.to_do[old.number]}
    assert permit(case, HEALTH).on_commitment


def test_the_groups_of_answers_nobody_needs_to_see_on_site_are_groups_of_the_form() -> None:
    groups = {field.group for field in real_catalog().shared_fields.values()}

    assert groups >= NOT_OF_THE_PLACE
