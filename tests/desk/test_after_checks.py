"""After a decision on a promise: the look, the one chance, the one look more, and the end."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from permitdesk.desk.passing import Passing
from permitdesk.desk.promising import regulator_of
from permitdesk.domain.answer import Answers
from permitdesk.domain.case import Case
from permitdesk.domain.commitment import Nature
from permitdesk.domain.credit import (
    CreditKind,
    Gate,
    ObjectCredit,
    RecordCredit,
    RepairCredit,
    SettleObjection,
    refusal_at,
)
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor, DenialReason, Deny, Grant, Opinion, Remark, Review, Role
from permitdesk.domain.follow_up import (
    AcknowledgeHandover,
    HandOver,
    OrderAfterRectification,
    RecordAfterCheck,
    RevokeGround,
    Stage,
)
from permitdesk.domain.permit import PermitState
from permitdesk.domain.permit_acts import Reinstate, ReinstatedBy, Revoke
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.standing import years_on
from permitdesk.domain.state import ActionType, PartStatus
from tests.desk.hall import DENIAL, Hall, real_catalog, restaurant
from tests.desk.promises import (
    BROKEN,
    BY_HAND,
    FIRE,
    HEALTH,
    HR,
    NAMES,
    SUPERVISOR,
    accepted,
    archived,
    days_later,
    granted,
    held_against,
    inspector,
    intended,
    issued,
    local,
    looked_at,
    looked_at_again,
    on_promise,
    ordered,
    recorded,
    reviewer,
    revoked,
    served,
    spoken,
    still_broken,
    the,
)


def todo(hall: Hall, case: Case) -> list[ActionType]:
    return [task.todo for task in hall.store.to_do[case.number]]


def due(hall: Hall, case: Case, which: Which) -> date:
    found = due_of(clock_of(case, which, the(case)), hall.calendar)
    assert found is not None
    return found.day


# --- by when ---


@pytest.mark.parametrize(
    ("licence", "last"),
    [
        (FIRE, date(2026, 3, 30)),  # 20 working days after Monday 2 March
        (HEALTH, date(2026, 5, 6)),  # two months end in the May holiday: the next working day
        (HR, date(2026, 5, 6)),  # 60 days end on 1 May
        ("publication_retail", date(2026, 5, 6)),
        ("bookkeeping", date(2026, 6, 2)),  # three months
        ("eia_form", date(2026, 4, 1)),  # 30 days
        ("lightning_design", date(2026, 4, 1)),
        ("construction_permit_stage", date(2026, 4, 1)),
        ("vocational_school", date(2026, 5, 6)),
    ],
)
def test_the_after_check_of_each_flow_is_due_on_the_day_worked_out_by_hand(
    licence: str, last: date
) -> None:
    hall = Hall()

    case = granted(hall, on_promise(licence))

    assert due(hall, case, Which.AFTER_CHECK) == last
    [task] = [
        it for it in hall.store.to_do[case.number] if it.todo is ActionType.RECORD_AFTER_CHECK
    ]
    assert (task.due, task.department) == (last, case.state.parts[licence].part.department)


def test_every_route_flow_names_when_its_promise_is_looked_at() -> None:
    flows = real_catalog().flows.values()

    silent = {
        flow.code
        for flow in flows
        if flow.nature is Nature.ROUTE and flow.after_check.before_decision
    }

    assert silent == set()


def test_a_required_drainage_promise_is_looked_at_within_sixty_days_too() -> None:
    hall = Hall()
    case = hall.decided(Grant(), "drainage", hall.accepted(hall.received(restaurant())))

    tasks = [task for task in hall.store.to_do[case.number] if task.licence == "drainage"]

    assert [(task.todo, task.due) for task in tasks] == [
        (ActionType.RECORD_AFTER_CHECK, date(2026, 5, 6))
    ]


def test_the_task_is_there_with_the_decision_and_gone_with_the_look() -> None:
    hall = Hall()
    before = accepted(hall)
    assert todo(hall, before) == []

    case = archived(hall, on_promise(seed=8))
    assert ActionType.RECORD_AFTER_CHECK in todo(hall, case)
    case = looked_at(hall, case)

    assert ActionType.RECORD_AFTER_CHECK not in todo(hall, case)
    assert case.state.parts[HEALTH].follow_up.stage is Stage.KEPT


# --- who, and how often ---


def test_two_look_and_neither_accepted_nor_decided() -> None:
    hall = Hall()
    case = archived(hall)

    for names, key in (
        (NAMES[:1], "after_check.two_inspectors"),
        ((NAMES[0], "赵强"), "after_check.other_hands"),
        ((NAMES[0], "王敏"), "after_check.other_hands"),
    ):
        with pytest.raises(NotAllowed) as refused:
            hall.do(
                case, ActionType.RECORD_AFTER_CHECK, RecordAfterCheck(names), HEALTH,
                inspector(case),
            )  # fmt: skip
        assert refused.value.key == key


def test_there_is_one_look_one_look_more_and_no_third() -> None:
    hall = Hall()
    case = looked_at(hall, archived(hall), BROKEN)
    with pytest.raises(NotAllowed, match=r"after_check\.recorded"):
        looked_at(hall, case)
    case = looked_at_again(hall, ordered(hall, case), BROKEN)

    with pytest.raises(NotAllowed, match=r"after_check\.no_third"):
        looked_at_again(hall, case)
    with pytest.raises(NotAllowed, match=r"after_check\.no_third"):
        looked_at(hall, case)
    with pytest.raises(NotAllowed, match=r"after_check\.ordered"):
        ordered(hall, case)


def test_fire_tells_within_three_days_and_looks_again_within_three_after_the_last() -> None:
    hall = Hall()
    case = archived(hall, on_promise(FIRE))
    hall.moment = local(2026, 3, 9)
    case = looked_at(hall, case, BROKEN)
    assert due(hall, case, Which.AFTER_TELLING) == date(2026, 3, 12)

    hall.moment = local(2026, 3, 10)
    case = ordered(hall, case)

    assert due(hall, case, Which.RECTIFYING) == date(2026, 3, 24)  # ten working days
    assert due(hall, case, Which.AFTER_RECHECK) == date(2026, 3, 27)
    assert todo(hall, case) == [ActionType.BRING_LATE, ActionType.RECORD_AFTER_RECHECK]


def test_what_each_stage_asks_for_next() -> None:
    hall = Hall()
    case = archived(hall, on_promise(HR))
    stages = [todo(hall, case)]
    case = looked_at(hall, case, BROKEN)
    stages.append(todo(hall, case))
    case = ordered(hall, case)
    stages.append(todo(hall, case))
    case = looked_at_again(hall, case, BROKEN)
    stages.append(todo(hall, case))
    case = intended(hall, case)
    stages.append(todo(hall, case))
    case = revoked_after(hall, case)
    stages.append(todo(hall, case))
    case = served(hall, case)
    stages.append(todo(hall, case))

    assert [set(stage) - {ActionType.HAND_OVER} for stage in stages] == [
        {ActionType.RECORD_AFTER_CHECK},
        {ActionType.ORDER_AFTER_RECTIFICATION},
        {ActionType.RECORD_AFTER_RECHECK},
        {ActionType.TELL_INTENT},
        {ActionType.REVOKE},
        set(),
        {ActionType.RECORD_CREDIT},
    ]


def revoked_after(hall: Hall, case: Case) -> Case:
    case = spoken(hall, case)
    revoke = Revoke(RevokeGround.NOT_ELIGIBLE, "经复查仍不符合")
    return hall.do(case, ActionType.REVOKE, revoke, the(case), reviewer(case))


def test_mending_in_time_ends_it_without_a_record() -> None:
    hall = Hall()
    case = ordered(hall, looked_at(hall, archived(hall), BROKEN))

    case = looked_at_again(hall, case)

    assert case.state.parts[HEALTH].follow_up.stage in (Stage.KEPT, Stage.MENDED)
    assert set(todo(hall, case)) == {ActionType.HAND_OVER, ActionType.BRING_LATE}
    record = RecordCredit(CreditKind.PROMISE_BROKEN, "任意", "违反承诺", "依据")
    with pytest.raises(NotAllowed, match=r"credit\.no_final_document"):
        hall.do(case, ActionType.RECORD_CREDIT, record, HEALTH, reviewer(case))


# --- intent, statement, revocation ---


def test_a_broken_promise_is_mended_first_where_nobody_deceived() -> None:
    hall = Hall()
    case = looked_at(hall, archived(hall), BROKEN)

    with pytest.raises(NotAllowed, match=r"intent\.mend_first"):
        intended(hall, case)

    assert intended(hall, case, RevokeGround.DECEIT).state.parts[HEALTH].follow_up.intent


def test_nothing_is_revoked_before_the_intent_was_told() -> None:
    hall = Hall()
    case = still_broken(hall)

    with pytest.raises(NotAllowed, match=r"intent\.tell_first"):
        hall.do(
            case, ActionType.REVOKE, Revoke(RevokeGround.NOT_ELIGIBLE, "不符合"), HEALTH,
            reviewer(case),
        )  # fmt: skip


def test_nothing_is_revoked_while_the_holder_may_still_speak() -> None:
    hall = Hall()
    case = intended(hall, still_broken(hall))
    last = due(hall, case, Which.STATEMENT)
    revoke = Revoke(RevokeGround.NOT_ELIGIBLE, "经复查仍不符合")
    hall.moment = local(last.year, last.month, last.day, 23, 59)
    with pytest.raises(NotAllowed, match=r"intent\.still_time"):
        hall.do(case, ActionType.REVOKE, revoke, HEALTH, reviewer(case))

    hall.moment += timedelta(minutes=1)
    case = hall.do(case, ActionType.REVOKE, revoke, HEALTH, reviewer(case))

    permit = case.state.permit_of(HEALTH)
    assert permit is not None
    assert permit.state is PermitState.REVOKED


def test_it_is_revoked_on_the_ground_that_was_told_and_no_other() -> None:
    hall = Hall()
    case = spoken(hall, intended(hall, still_broken(hall)))

    with pytest.raises(NotAllowed, match=r"revoke\.other_ground"):
        hall.do(
            case, ActionType.REVOKE, Revoke(RevokeGround.DECEIT, "欺骗"), HEALTH, reviewer(case)
        )


def test_an_archived_case_lives_on_and_stays_archived() -> None:
    case = revoked(Hall())

    assert case.status == "archived"
    assert case.state.parts[HEALTH].follow_up.stage is Stage.REVOKED


def test_a_false_promise_before_the_decision_is_denied_with_article_78() -> None:
    hall = Hall()
    case = accepted(hall)
    fail = Review(Opinion.FAIL, "材料虚假")
    case = hall.do(case, ActionType.REVIEW, fail, HEALTH, reviewer(case))
    with pytest.raises(NotAllowed, match=r"denial\.article_78"):
        hall.do(case, ActionType.DENY, replace(DENIAL, false_promise=True), HEALTH, reviewer(case))
    reason = DenialReason("体检合格证明系伪造", "应当真实", "《行政许可法》第七十八条")

    case = hall.do(
        case, ActionType.DENY, Deny((reason,), false_promise=True), HEALTH, reviewer(case)
    )

    assert case.state.parts[HEALTH].status is PartStatus.DENIED
    assert todo(hall, case) == []


# --- bars ---


def safe(file_seed: int, licence: str = HEALTH) -> Hall:
    """Return a hall where a licence directly concerns public safety."""
    catalog = real_catalog()
    one = replace(catalog.licence(licence), public_safety=True)
    return Hall(catalog=replace(catalog, licences={**catalog.licences, licence: one}))


def test_deceit_bars_for_three_years_and_the_day_after_it_is_over() -> None:
    hall = safe(7)
    revoked(hall, archived(hall), RevokeGround.DECEIT)
    again = replace(on_promise(), routes={})
    hall.moment = local(2029, 3, 2, 23, 59)
    with pytest.raises(NotAllowed) as refused:
        hall.received(again)
    assert refused.value.key == "application.barred"
    assert refused.value.facts["until"] == date(2029, 3, 2)
    assert "第七十九条" in str(refused.value.source)

    hall.moment += timedelta(minutes=1)

    assert hall.received(again).state.parts[HEALTH].part.route == "ordinary"


def test_a_false_promise_bars_for_one_year() -> None:
    hall = safe(7)
    case = accepted(hall)
    fail = Review(Opinion.FAIL, "材料虚假")
    case = hall.do(case, ActionType.REVIEW, fail, HEALTH, reviewer(case))
    reason = DenialReason("承诺不实", "应当真实", "《行政许可法》第七十八条")
    hall.do(case, ActionType.DENY, Deny((reason,), false_promise=True), HEALTH, reviewer(case))

    [bar] = hall.store.bars(str(on_promise().answers["uscc"]))

    assert (bar.first, bar.until) == (date(2026, 3, 2), date(2027, 3, 2))
    assert bar.holds_on(bar.until)
    assert not bar.holds_on(bar.until + timedelta(days=1))


def test_what_does_not_concern_public_safety_bars_nobody() -> None:
    hall = Hall()
    revoked(hall, archived(hall), RevokeGround.DECEIT)

    assert hall.store.bars(str(on_promise().answers["uscc"])) == []


def test_a_promise_broken_without_deceit_bars_nobody() -> None:
    hall = safe(7)
    revoked(hall)

    assert hall.store.bars(str(on_promise().answers["uscc"])) == []


def test_a_bar_from_the_leap_day_ends_with_february() -> None:
    assert years_on(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_a_bar_falls_with_the_decision_it_rests_on() -> None:
    hall = safe(7)
    case = revoked(hall, archived(hall), RevokeGround.DECEIT)
    back = Reinstate(ReinstatedBy.JUDGMENT, "行终1号", "中级人民法院", date(2026, 3, 2))

    hall.do(case, ActionType.REINSTATE, back, HEALTH, reviewer(case))

    assert hall.store.bars(str(on_promise().answers["uscc"])) == []


# --- credit ---


def test_a_record_rests_on_a_final_document_that_was_served() -> None:
    hall = Hall()
    case = revoked(hall)
    number = next(n for n, it in case.state.numbers.items() if it.series == "revocation_decision")
    record = RecordCredit(CreditKind.PROMISE_BROKEN, number, "违反承诺", "国办发〔2020〕42号")
    with pytest.raises(NotAllowed, match=r"credit\.no_final_document"):
        hall.do(case, ActionType.RECORD_CREDIT, record, HEALTH, reviewer(case))

    case = hall.do(served(hall, case), ActionType.RECORD_CREDIT, record, HEALTH, reviewer(case))

    [kept] = hall.store.credit(str(case.application.answers.shared["uscc"]))
    assert (kept.case, kept.licence, kept.facts.document) == (case.number, HEALTH, number)
    with pytest.raises(NotAllowed, match=r"credit\.recorded_already"):
        hall.do(case, ActionType.RECORD_CREDIT, record, HEALTH, reviewer(case))


def test_the_gate_is_closed_through_the_last_day_and_open_from_midnight_in_the_hall() -> None:
    hall, file = Hall(), on_promise()
    held_against(hall, file, date(2026, 3, 3), date(2026, 3, 10))

    tried = {}
    for moment in (
        local(2026, 3, 2, 23, 59), local(2026, 3, 3, 0, 0), local(2026, 3, 10, 23, 59),
        local(2026, 3, 11, 0, 0),
    ):  # fmt: skip
        hall.moment = moment
        try:
            hall.received(file)
            tried[moment] = "open"
        except NotAllowed as refused:
            tried[moment] = refused.key

    assert list(tried.values()) == [
        "open", "credit.commitment_closed", "credit.commitment_closed", "open",
    ]  # fmt: skip


def test_a_repair_opens_the_gate_on_its_very_day() -> None:
    hall = Hall()
    case = recorded(hall)
    [record] = hall.store.credit()
    days_later(hall, 10)
    day = hall.desk.today()
    assert refusal_at([record], Gate.COMMITMENT, day) is not None

    repair = RepairCredit(record.number, "整改验收单", "局长陈立")
    hall.do(case, ActionType.REPAIR_CREDIT, repair, "", SUPERVISOR)

    [now] = hall.store.credit()
    assert refusal_at([now], Gate.COMMITMENT, day) is None
    assert now.holds_on(day - timedelta(days=1))
    assert hall.received(replace(on_promise())).state.parts[HEALTH].part.by_promise


def test_an_objection_alone_opens_nothing_and_one_found_right_takes_the_record_back() -> None:
    hall = Hall()
    case = recorded(hall)
    number = next(iter(case.state.credit))
    objection = ObjectCredit(number, "李建国", "核查记录有误")
    case = hall.do(case, ActionType.OBJECT_CREDIT, objection)
    assert refusal_at(hall.store.credit(), Gate.COMMITMENT, hall.desk.today()) is not None

    settle = SettleObjection(number, upheld=True, reason="复核属实")
    case = hall.do(case, ActionType.SETTLE_OBJECTION, settle, "", SUPERVISOR)

    assert refusal_at(hall.store.credit(), Gate.COMMITMENT, hall.desk.today()) is None
    assert case.why_not(ActionType.REPAIR_CREDIT) is not None


def test_a_reinstatement_takes_the_record_back() -> None:
    hall = Hall()
    case = recorded(hall)
    days_later(hall, 30)
    back = Reinstate(ReinstatedBy.RECONSIDERATION, "复决1号", "区人民政府", hall.desk.today())

    case = hall.do(case, ActionType.REINSTATE, back, HEALTH, reviewer(case))

    [record] = hall.store.credit()
    assert not record.holds_on(hall.desk.today())
    assert case.state.parts[HEALTH].follow_up.stage is Stage.NOT_REVOKED
    permit = case.state.permit_of(HEALTH)
    assert permit is not None
    assert (permit.version, permit.state) == (2, PermitState.LIVE)
    assert ActionType.RECORD_CREDIT not in todo(hall, case)


# --- handing over ---


def test_who_supervises_from_now_on_is_told_and_signs() -> None:
    hall = Hall()
    case = hall.do(issued(hall), ActionType.HAND_OVER, HandOver(), HEALTH)
    sent = case.state.parts[HEALTH].follow_up.handed_over
    assert sent is not None
    assert sent.receiver == hall.catalog.departments["health"].office
    assert ActionType.ACKNOWLEDGE_HANDOVER in todo(hall, case)

    taken = AcknowledgeHandover("监督所王某")
    case = hall.do(case, ActionType.ACKNOWLEDGE_HANDOVER, taken, HEALTH, inspector(case))

    assert todo(hall, case) == [ActionType.BRING_LATE, ActionType.RECORD_AFTER_CHECK]
    with pytest.raises(NotAllowed, match=r"handover\.already"):
        hall.do(case, ActionType.HAND_OVER, HandOver(), HEALTH)


def test_an_inspector_who_accepted_the_case_does_not_look_afterwards() -> None:
    hall = Hall()
    case = archived(hall)
    same = Actor("王敏", Role.INSPECTOR, case.state.parts[HEALTH].part.department)

    with pytest.raises(NotAllowed, match=r"case\.accepter_inspects"):
        hall.do(case, ActionType.RECORD_AFTER_CHECK, RecordAfterCheck(NAMES), HEALTH, same)


def test_an_order_names_at_least_one_day_and_is_served_with_the_act() -> None:
    hall = Hall()
    case = looked_at(hall, archived(hall), BROKEN)
    early = replace(BY_HAND, day=date(2026, 3, 1))

    with pytest.raises(NotAllowed, match=r"serve\.before_drawn_up"):
        hall.do(
            case, ActionType.ORDER_AFTER_RECTIFICATION, OrderAfterRectification(early), HEALTH,
            inspector(case),
        )  # fmt: skip


def test_a_permit_that_was_not_issued_is_not_revoked() -> None:
    hall = Hall()
    case = granted(hall)

    with pytest.raises(NotAllowed):
        intended(hall, case, RevokeGround.DECEIT)
    assert hall.do(case, ActionType.ISSUE, Remark()).state.permit_of(HEALTH) is not None


def test_a_look_that_did_not_come_is_reminded_of_and_recorded_although_the_case_is_filed_away() -> (
    None
):
    hall = Hall()
    case = archived(hall, on_promise(FIRE))
    hall.moment = local(2026, 3, 31)  # the day after the last of the twenty working days

    Passing(hall.desk).over(case.number)

    kept = hall.store.case(case.number)
    missed = {item.which for item in kept.state.parts[FIRE].missed}
    assert missed >= {Which.AFTER_CHECK, Which.LATE_PAPER}
    assert (Which.AFTER_CHECK, True) in kept.state.parts[FIRE].reminded
    assert ActionType.RECORD_AFTER_CHECK in todo(hall, kept)


@pytest.mark.parametrize(
    ("division", "receiver"), [("140502", "晋城市气象局"), ("140525", "晋城市气象局")]
)
def test_who_takes_over_lightning_protection_is_told_by_the_place(
    division: str, receiver: str
) -> None:
    catalog = real_catalog()
    licence = catalog.licence("lightning_design")
    flow = catalog.flows["lightning_commit"]
    place = Answers({"premises_address": {"division": division}})

    assert regulator_of(catalog, licence, flow, place) == receiver


def test_elsewhere_the_department_in_charge_takes_over() -> None:
    catalog = real_catalog()
    licence = catalog.licence("lightning_design")
    place = Answers({"premises_address": {"division": "140581"}})

    found = regulator_of(catalog, licence, catalog.flows["lightning_commit"], place)

    assert found == catalog.departments[licence.authority.code].office


def test_what_the_deciding_office_supervises_itself_is_handed_to_nobody() -> None:
    catalog = real_catalog()
    licence = catalog.licence(FIRE)

    assert regulator_of(catalog, licence, catalog.flows["fire_check_commit"], Answers({})) == ""
