"""The joint site check: who looks, at what, once; every refusal with its article."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from permitdesk.catalog.calendar import read_calendar
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Facts, Receive
from permitdesk.domain.guards import ONE_PERMIT_REFORM
from permitdesk.domain.law import Source
from permitdesk.domain.licence import ExcludedPeriod
from permitdesk.domain.service import Delivery, Service
from permitdesk.domain.site_check import (
    ONE_RECHECK,
    TWO_INSPECTORS,
    Finding,
    Inspector,
    NewFact,
    OrderRectification,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Recuse,
    Result,
)
from permitdesk.domain.state import ActionType
from permitdesk.domain.summary import Mark, summarise
from permitdesk.domain.timely import untimely
from permitdesk.domain.visiting import last_green_day, proposed_day, rectify_by
from tests.catalog.editing import FORMS
from tests.domain.cases import (
    CLERK,
    FACTS,
    FOOD,
    LOOKING,
    POINTS,
    SERVICE,
    STAND_IN,
    TODAY,
    accepted,
    act,
    done,
    found_defective,
    planned,
    rechecked,
    rectifying,
)

CALENDAR = read_calendar(FORMS)
FIRST, SECOND = POINTS[0].key, POINTS[1].key
GOOD = (Finding(FIRST, Result.GOOD), Finding(SECOND, Result.GOOD))


def plan(**changes: object) -> PlanSiteCheck:
    facts = FACTS[ActionType.PLAN_SITE_CHECK]
    assert isinstance(facts, PlanSiteCheck)
    return replace(facts, **changes)  # type: ignore[arg-type]


def record(**changes: object) -> RecordSiteCheck:
    facts = FACTS[ActionType.RECORD_SITE_CHECK]
    assert isinstance(facts, RecordSiteCheck)
    return replace(facts, **changes)  # type: ignore[arg-type]


def recheck(**changes: object) -> RecordRecheck:
    facts = FACTS[ActionType.RECORD_RECHECK]
    assert isinstance(facts, RecordRecheck)
    return replace(facts, **changes)  # type: ignore[arg-type]


def recuse(**changes: object) -> Recuse:
    facts = FACTS[ActionType.RECUSE]
    assert isinstance(facts, Recuse)
    return replace(facts, **changes)  # type: ignore[arg-type]


def refused(case: Case, type_: ActionType, facts: Facts | None = None) -> NotAllowed:
    licence = FOOD if type_ is ActionType.GRANT else ""
    with pytest.raises(NotAllowed) as refusal:
        done(case, type_, licence, facts)
    return refusal.value


ACCEPTER = Inspector(CLERK.name, "approval_bureau", "晋E9")
NAMELESS = Inspector("李勘", "approval_bureau", "")
ELSEWHERE = Inspector("李勘", "tobacco", "晋E2")
TWICE = (LOOKING[0], replace(LOOKING[0], department="tobacco"))


@pytest.mark.parametrize(
    ("facts", "key", "source"),
    [
        (plan(inspectors=LOOKING[:1]), "site_check.two_inspectors", TWO_INSPECTORS),
        (plan(inspectors=()), "site_check.two_inspectors", TWO_INSPECTORS),
        (plan(inspectors=(LOOKING[0], ELSEWHERE)), "site_check.two_inspectors", TWO_INSPECTORS),
        (plan(inspectors=TWICE), "site_check.person_twice", TWO_INSPECTORS),
        (plan(inspectors=(LOOKING[0], NAMELESS)), "site_check.certificate", TWO_INSPECTORS),
        (plan(inspectors=(*LOOKING, ACCEPTER)), "case.accepter_inspects", TWO_INSPECTORS),
        (plan(licences=()), "site_check.leaves_out", ONE_PERMIT_REFORM),
        (plan(place=""), "site_check.when_and_where", ONE_PERMIT_REFORM),
        (plan(time=""), "site_check.when_and_where", ONE_PERMIT_REFORM),
        (plan(day=TODAY - timedelta(days=1)), "site_check.past", ONE_PERMIT_REFORM),
    ],
)
def test_a_plan_that_the_law_does_not_know_is_refused(
    facts: PlanSiteCheck, key: str, source: Source
) -> None:
    refusal = refused(accepted(), ActionType.PLAN_SITE_CHECK, facts)

    assert (refusal.key, refusal.source) == (key, source)


def test_two_of_the_department_in_charge_are_enough_where_the_bureau_decides() -> None:
    """The licence was transferred to the bureau; the department may still send its people."""
    people = tuple(replace(item, department="market_supervision") for item in LOOKING)

    case = done(accepted(), ActionType.PLAN_SITE_CHECK, facts=plan(inspectors=people))

    assert case.state.site.plan is not None


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 3, 7), "site_check.day_off"),
        (date(2026, 4, 6), "site_check.day_off"),
        (date(2026, 3, 12), "site_check.not_green"),
    ],
)
def test_a_day_off_and_a_day_that_turns_a_clock_yellow_are_refused(day: date, key: str) -> None:
    """Ten working days from 2 March end on the 16th: with three left, the 11th, it is yellow."""
    case = accepted()
    action = act(case, ActionType.PLAN_SITE_CHECK, facts=plan(day=day))

    refusal = untimely(case, action, CALENDAR, TODAY)

    assert refusal is not None
    assert (refusal.key, refusal.source) == (key, ONE_PERMIT_REFORM)


def test_the_last_green_day_has_one_working_day_more_left_than_yellow() -> None:
    assert last_green_day(accepted(), CALENDAR, TODAY) == date(2026, 3, 10)


def test_the_proposed_day_is_two_working_days_ahead_and_never_refused() -> None:
    case = accepted()

    for ahead in range(30):
        today = TODAY + timedelta(days=ahead)
        day = proposed_day(case, CALENDAR, today)
        action = act(case, ActionType.PLAN_SITE_CHECK, facts=plan(day=day))
        later = replace(action, at=action.at + timedelta(days=ahead))
        assert day > today
        assert untimely(case, later, CALENDAR, today) is None


def test_a_clock_that_turned_yellow_wants_the_check_the_next_working_day() -> None:
    """Else a day could be chosen after the promise has run out."""
    case, today = accepted(), date(2026, 3, 12)
    refusals = []
    for day in (date(2026, 3, 13), date(2026, 3, 16)):
        action = act(case, ActionType.PLAN_SITE_CHECK, facts=plan(day=day))
        later = replace(action, at=action.at + timedelta(days=10))
        refusals.append(untimely(case, later, CALENDAR, today))

    assert refusals[0] is None
    assert refusals[1] is not None
    assert refusals[1].key == "site_check.not_green"


def test_a_check_on_the_next_working_day_is_allowed_when_no_clock_is_green_any_more() -> None:
    case, today = accepted(), date(2026, 3, 13)
    action = act(case, ActionType.PLAN_SITE_CHECK, facts=plan(day=date(2026, 3, 16)))
    later = replace(action, at=action.at + timedelta(days=11))

    assert untimely(case, later, CALENDAR, today) is None


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (recuse(reason=""), "recuse.reason"),
        (recuse(asked_by=""), "recuse.reason"),
        (recuse(inspector="别人"), "recuse.not_planned"),
        (recuse(replacement=LOOKING[0]), "site_check.recused"),
        (recuse(replacement=ACCEPTER), "case.accepter_inspects"),
        (recuse(replacement=replace(STAND_IN, department="tobacco")), "site_check.two_inspectors"),
    ],
)
def test_somebody_steps_aside_with_a_reason_and_a_stand_in_of_the_same_authority(
    facts: Recuse, key: str
) -> None:
    refusal = refused(planned(), ActionType.RECUSE, facts)

    assert (refusal.key, refusal.source) == (key, TWO_INSPECTORS)


def test_who_stepped_aside_is_not_planned_again_and_does_not_sign() -> None:
    case = done(planned(), ActionType.RECUSE)

    again = refused(case, ActionType.PLAN_SITE_CHECK, plan())
    signing = refused(case, ActionType.RECORD_SITE_CHECK, record())

    assert (again.key, again.source) == ("site_check.recused", TWO_INSPECTORS)
    assert signing.key == "site_check.not_planned_person"
    assert case.state.site.plan is not None
    assert case.state.site.plan.inspectors == (STAND_IN, LOOKING[1])


BAD = Finding(FIRST, Result.DEFECT, "无隔断")


@pytest.mark.parametrize(
    ("facts", "key", "source"),
    [
        (record(findings=GOOD[:1]), "site_check.each_point_once", ONE_PERMIT_REFORM),
        (record(findings=(*GOOD, GOOD[0])), "site_check.each_point_once", ONE_PERMIT_REFORM),
        (
            record(findings=(*GOOD, Finding("food_operation.9", Result.GOOD))),
            "site_check.each_point_once", ONE_PERMIT_REFORM,
        ),
        (
            record(findings=(replace(BAD, note=""), GOOD[1])),
            "site_check.note", ONE_PERMIT_REFORM,
        ),
        (
            record(findings=(replace(BAD, licences=("fire_check",)), GOOD[1])),
            "site_check.licence_of_point", ONE_PERMIT_REFORM,
        ),
        (record(signed=False), "site_check.witness", ONE_PERMIT_REFORM),
        (record(day=TODAY + timedelta(days=1)), "site_check.future", ONE_PERMIT_REFORM),
        (record(day=TODAY - timedelta(days=1)), "site_check.future", ONE_PERMIT_REFORM),
        (record(inspectors=(LOOKING[0].name,)), "site_check.two_inspectors", TWO_INSPECTORS),
        (record(inspectors=(LOOKING[0].name,) * 2), "site_check.two_inspectors", TWO_INSPECTORS),
        (
            record(inspectors=(LOOKING[0].name, "别人")),
            "site_check.not_planned_person", TWO_INSPECTORS,
        ),
    ],
)  # fmt: skip
def test_a_record_with_a_gap_is_refused(facts: RecordSiteCheck, key: str, source: Source) -> None:
    refusal = refused(planned(), ActionType.RECORD_SITE_CHECK, facts)

    assert (refusal.key, refusal.source) == (key, source)


def test_a_refused_signature_needs_a_witness_and_then_counts() -> None:
    facts = record(signed=False, witness="居委会")

    assert done(planned(), ActionType.RECORD_SITE_CHECK, facts=facts).state.site.passed(FOOD)


def test_nothing_is_recorded_that_nobody_planned_and_nothing_twice() -> None:
    unplanned = refused(accepted(), ActionType.RECORD_SITE_CHECK)
    twice = refused(found_defective(), ActionType.RECORD_SITE_CHECK)
    planned_again = refused(found_defective(), ActionType.PLAN_SITE_CHECK)

    assert (unplanned.key, unplanned.source) == ("site_check.not_planned", ONE_PERMIT_REFORM)
    assert (twice.key, twice.source) == ("site_check.recorded", ONE_RECHECK)
    assert (planned_again.key, planned_again.source) == ("site_check.recorded", ONE_RECHECK)


def test_a_licence_is_not_granted_before_the_check_nor_against_what_it_found() -> None:
    unchecked = done(accepted(), ActionType.REVIEW, FOOD)
    defective = done(found_defective(), ActionType.REVIEW, FOOD)

    first, against = (refused(case, ActionType.GRANT) for case in (unchecked, defective))

    assert first.key == "site_check.first"
    assert against.key == "site_check.defects_stand"
    assert "第三十四条" in str(first.source)


def test_all_defects_are_told_in_one_notice_and_only_where_there_are_some() -> None:
    nothing = refused(done(planned(), ActionType.RECORD_SITE_CHECK), ActionType.ORDER_RECTIFICATION)
    twice = refused(rectifying(), ActionType.ORDER_RECTIFICATION)
    too_early = refused(planned(), ActionType.ORDER_RECTIFICATION)

    assert (nothing.key, nothing.source) == ("site_check.no_defects", ONE_PERMIT_REFORM)
    assert (twice.key, twice.source) == ("site_check.told_already", ONE_RECHECK)
    assert too_early.key == "site_check.not_recorded"


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (OrderRectification(SERVICE, days=0), "rectification.incomplete"),
        (OrderRectification(SERVICE, recheck_by=""), "rectification.incomplete"),
        (OrderRectification(Service("")), "delivery.receiver"),
        (OrderRectification(Service("王某", Delivery.LEFT, TODAY)), "delivery.refusal"),
        (
            OrderRectification(replace(SERVICE, day=TODAY - timedelta(days=1))),
            "serve.before_drawn_up",
        ),
    ],
)
def test_an_order_needs_days_a_way_to_look_again_and_a_service(
    facts: OrderRectification, key: str
) -> None:
    assert refused(found_defective(), ActionType.ORDER_RECTIFICATION, facts).key == key


def test_the_days_for_putting_right_are_working_days_from_the_service() -> None:
    """2 March is a Monday; ten working days end on the 16th."""
    assert rectify_by(OrderRectification(SERVICE, 10), CALENDAR).day == date(2026, 3, 16)


NEW = NewFact(SECOND, "地漏堵塞", "首次核查时设备未进场")


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (recheck(findings=GOOD), "recheck.only_defects"),
        (recheck(findings=()), "recheck.only_defects"),
        (recheck(findings=(GOOD[1],)), "recheck.only_defects"),
        (recheck(findings=(GOOD[0], GOOD[0])), "recheck.only_defects"),
        (recheck(new_facts=(replace(NEW, reason=""),)), "recheck.new_fact"),
        (recheck(new_facts=(replace(NEW, note=""),)), "recheck.new_fact"),
        (recheck(new_facts=(replace(NEW, point=FIRST),)), "recheck.new_fact_point"),
        (recheck(new_facts=(replace(NEW, point="无"),)), "recheck.new_fact_point"),
        (recheck(day=TODAY + timedelta(days=1)), "recheck.day"),
        (recheck(day=TODAY - timedelta(days=1)), "recheck.day"),
    ],
)
def test_a_recheck_holds_what_was_told_and_new_facts_only_with_their_reason(
    facts: RecordRecheck, key: str
) -> None:
    refusal = refused(rectifying(), ActionType.RECORD_RECHECK, facts)

    assert (refusal.key, refusal.source) == (key, ONE_RECHECK)


def test_a_recheck_wants_two_of_each_authority_too() -> None:
    facts = recheck(inspectors=(LOOKING[0].name,))

    assert (
        refused(rectifying(), ActionType.RECORD_RECHECK, facts).key == "site_check.two_inspectors"
    )


def test_there_is_no_third_check_whichever_way_it_is_tried() -> None:
    tried = (
        ActionType.PLAN_SITE_CHECK,
        ActionType.RECUSE,
        ActionType.RECORD_SITE_CHECK,
        ActionType.RECORD_RECHECK,
    )

    refusals = [refused(rechecked(), type_) for type_ in tried]

    assert {item.key for item in refusals} == {"site_check.no_third"}
    assert {item.source for item in refusals} == {ONE_RECHECK}


def test_what_is_put_right_passes_and_what_is_not_or_is_new_does_not() -> None:
    still = recheck(findings=(replace(BAD, note="仍无隔断"),))
    new = recheck(new_facts=(NEW,))

    cases = [
        done(rectifying(), ActionType.RECORD_RECHECK, facts=facts)
        for facts in (recheck(), still, new)
    ]

    assert [case.state.site.passed(FOOD) for case in cases] == [True, False, False]
    assert [item.note for item in cases[1].state.site.defects()] == ["仍无隔断"]
    assert [item.point for item in cases[2].state.site.defects()] == [SECOND]


def test_the_clock_stands_still_while_putting_right_only_where_the_licence_says_so() -> None:
    ordinary = rectifying()
    rule = ExcludedPeriod("rectification", "《测试法》第九条")
    first = ordinary.actions[0]
    facts = first.facts
    assert isinstance(facts, Receive)
    parts = tuple(
        replace(item, pauses=(rule,)) if item.licence == FOOD else item for item in facts.parts
    )
    changed = replace(first, facts=replace(facts, parts=parts))
    special = Case(ordinary.number, (changed, *ordinary.actions[1:]))

    assert ordinary.state.parts[FOOD].stops == ()
    (stop,) = special.state.parts[FOOD].stops
    assert (stop.source, stop.served) == ("《测试法》第九条", TODAY)
    ended = done(special, ActionType.RECORD_RECHECK).state.parts[FOOD]
    assert ended.open_stop is None


def test_a_case_is_marked_while_a_check_or_a_recheck_waits() -> None:
    marks = [
        set(summarise(case, CALENDAR).marks) & {Mark.SITE_CHECK, Mark.RECHECK}
        for case in (accepted(), planned(), found_defective(), rectifying(), rechecked())
    ]

    assert marks == [set(), {Mark.SITE_CHECK}, set(), {Mark.RECHECK}, set()]
