"""The desk of joint site checks: a day that is never refused, the checklist, what waits for whom."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling import visits as sampled
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.desk.visits import VisitKind, Visits, Why
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotFound
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.site_check import PlanSiteCheck
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType
from tests.desk import ways
from tests.desk.hall import CLERK, Hall


def planned(hall: Hall, day: date | None = None) -> Case:
    case = hall.accepted()
    plan = sampled.check_planned(case, CLERK, day or hall.desk.today())
    return hall.acting.do(case.number, plan)


def test_a_restaurant_is_looked_at_while_its_promises_are_green_and_the_reason_is_said() -> None:
    """Five working days are promised from 2 March: yellow from the 4th on."""
    hall = Hall()
    case = hall.accepted()

    proposed = Visits(hall.desk).proposed(case.number)

    assert (proposed.day, proposed.last_green) == (date(2026, 3, 3), date(2026, 3, 3))
    assert (proposed.why, proposed.clock) == (Why.SOONER, Which.PROMISED)
    assert (proposed.name, proposed.due) == ("食品经营许可", date(2026, 3, 9))


def test_where_nothing_presses_people_have_two_working_days_until_a_clock_does() -> None:
    """Ten working days are promised from 2 March to the 16th: green until the 10th."""
    hall = Hall()
    file = sample_for_licences(hall.catalog, ("entertainment",), 3, date(2026, 3, 2))
    case, room, found = hall.accepted(hall.received(file)), Visits(hall.desk), {}

    for _ in range(12):
        found[hall.desk.today().day] = room.proposed(case.number)
        hall.moment += timedelta(days=1)

    assert {day: one.why for day, one in found.items()} == {
        **dict.fromkeys(range(2, 9), Why.USUAL), 9: Why.SOONER,
        **dict.fromkeys((10, 11, 12, 13), Why.NO_LONGER_GREEN),
    }  # fmt: skip
    assert (found[6].day, found[9].day) == (date(2026, 3, 10), date(2026, 3, 10))


def test_a_promise_that_was_missed_presses_no_more_but_the_law_does() -> None:
    hall = Hall()
    file = sample_for_licences(hall.catalog, ("entertainment",), 3, date(2026, 3, 2))
    case = hall.accepted(hall.received(file))
    hall.moment += timedelta(days=15)

    proposed = Visits(hall.desk).proposed(case.number)

    assert (proposed.why, proposed.clock) == (Why.USUAL, Which.STATUTORY)
    assert (proposed.day, proposed.due) == (date(2026, 3, 19), date(2026, 3, 30))


@pytest.mark.parametrize("days", range(0, 25, 3))
def test_the_proposed_day_can_always_be_planned(days: int) -> None:
    hall = Hall()
    case = hall.accepted()
    hall.moment += timedelta(days=days)
    day = Visits(hall.desk).proposed(case.number).day

    after = hall.acting.do(case.number, sampled.check_planned(case, CLERK, day))

    assert after.state.site.plan is not None
    assert after.state.site.plan.day == day


def test_before_acceptance_no_clock_presses() -> None:
    hall = Hall()
    case = hall.correcting()

    proposed = Visits(hall.desk).proposed(case.number)

    assert proposed.day > hall.desk.today()


def test_the_checklist_is_what_a_plan_would_fix_and_then_what_it_fixed() -> None:
    hall = Hall()
    case, room = hall.accepted(), Visits(hall.desk)
    before = room.checklist(case.number)

    after = hall.acting.do(case.number, sampled.check_planned(case, CLERK, hall.desk.today()))

    assert after.state.site.points == before == room.checklist(case.number)
    assert len({point.key for point in before}) == len(before)


def test_each_point_names_its_licences_their_own_words_and_their_articles() -> None:
    hall = Hall()
    case = hall.accepted()

    first = Visits(hall.desk).points(case.number)[0]

    assert first.group == "场所地址、面积、布局"
    assert first.point.text == "场所的地址、面积、平面与申请一致"
    assert first.own["公众聚集场所投入使用、营业前消防安全检查"] == "场所平面、楼层、面积与申报一致"
    assert next(str(source) for source in first.articles["烟草专卖零售许可证核发"]).startswith(
        "《烟草专卖法》"
    )


def test_a_planned_check_waits_for_those_who_were_planned_until_it_is_recorded() -> None:
    hall = Hall()
    case, room = planned(hall), Visits(hall.desk)
    plan = case.state.site.plan
    assert plan is not None
    one = plan.inspectors[0]
    stranger = Actor("路人", Role.INSPECTOR, "culture_tourism")

    (visit,) = room.queue(CLERK)

    assert (visit.kind, visit.day, visit.time) == (VisitKind.SITE_CHECK, plan.day, plan.time)
    assert visit.points == len(case.state.site.points)
    assert room.queue(Actor(one.name, Role.INSPECTOR, "W1")) == (visit,)
    assert room.queue(Actor("同事", Role.INSPECTOR, one.department)) == (visit,)
    assert room.queue(stranger) == ()
    hall.acting.do(case.number, sampled.check_recorded(case))
    assert room.queue(CLERK) == ()


def test_a_recheck_waits_from_the_order_on_with_its_last_day_and_only_the_defects() -> None:
    hall = Hall()
    case, room = planned(hall), Visits(hall.desk)
    points = case.state.site.points
    recorded = hall.acting.do(case.number, sampled.check_recorded(case, (points[0].key,)))
    assert room.queue(CLERK) == ()

    ordered = hall.acting.do(recorded.number, sampled.defects_ordered(CLERK, "李建国"))

    (visit,) = room.queue(CLERK)
    assert (visit.kind, visit.day, visit.points) == (VisitKind.RECHECK, date(2026, 3, 16), 1)
    assert not visit.late
    hall.moment += timedelta(days=15)
    assert room.queue(CLERK)[0].late
    hall.acting.do(ordered.number, sampled.recheck_recorded(ordered))
    assert room.queue(CLERK) == ()


def test_visits_stand_by_day_whatever_case_came_first() -> None:
    hall = Hall()
    later, sooner = planned(hall, date(2026, 3, 3)), planned(hall, date(2026, 3, 2))

    assert [visit.case for visit in Visits(hall.desk).queue(CLERK)] == [
        sooner.number, later.number,
    ]  # fmt: skip


def test_planned_again_it_waits_once_on_the_new_day() -> None:
    hall = Hall()
    case = planned(hall)
    assert case.state.site.plan is not None
    again = replace(case.state.site.plan, day=date(2026, 3, 3), points=())
    assert isinstance(again, PlanSiteCheck)

    hall.acting.do(case.number, Wish(ActionType.PLAN_SITE_CHECK, again, CLERK))

    assert [visit.day for visit in Visits(hall.desk).queue(CLERK)] == [date(2026, 3, 3)]


def test_a_withdrawn_case_waits_for_nobody() -> None:
    hall = Hall()
    ways.all_withdrawn(hall)

    assert Visits(hall.desk).queue(CLERK) == ()


def test_a_case_nobody_knows_is_not_found() -> None:
    room = Visits(Hall().desk)

    for ask in (room.proposed, room.checklist, room.points):
        with pytest.raises(NotFound, match=r"case\.unknown"):
            ask("JC-2026-999999")
