"""Practice stores: cases that went through the real procedure, in office hours, in order."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from random import Random

import pytest

from permitdesk.desk.overseeing import Overseeing
from permitdesk.desk.sampling.hours import Diary, office_moment, workdays_before
from permitdesk.desk.sampling.officers import officers
from permitdesk.desk.sampling.opening import sample_day
from permitdesk.desk.sampling.practice import sample_cases
from permitdesk.domain.case import Case
from permitdesk.domain.clock import Light
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.permit import PermitState
from permitdesk.domain.state import Action, ActionType, PartStatus, Status
from permitdesk.domain.workdays import LOCAL, local_day
from permitdesk.domain.worklist import Filter
from tests.desk.hall import Hall, real_calendar

TODAY = date(2026, 3, 16)
NOW = datetime(2026, 3, 16, 2, 42, tzinfo=UTC)


SELDOM = {
    ActionType.DEEM_RENEWED, ActionType.STOP_AWAITING, ActionType.KEEP_PERMIT,
    ActionType.ALLOW_EXCEPTION, ActionType.END,
}  # fmt: skip
"""What may happen among three hundred cases, or not."""


@pytest.fixture(scope="module")
def filled() -> Hall:
    hall = Hall(moment=NOW, practice=True)
    assert 285 <= sample_cases(hall.desk, 300, 1, TODAY) <= 300
    return hall


@pytest.fixture(scope="module")
def day() -> tuple[Hall, str]:
    hall = Hall(moment=NOW, practice=True)
    return hall, sample_day(hall.desk, TODAY)


def actions(hall: Hall) -> Iterable[Action]:
    return (action for case in hall.store.cases.values() for action in case.actions)


def test_nearly_all_that_were_asked_for_came_in_and_stand_in_every_state(filled: Hall) -> None:
    states = {case.status for case in filled.store.cases.values()}
    done = {action.type for action in actions(filled)}

    assert 285 <= len(filled.store.cases) <= 330  # some come again, for a change or a renewal
    assert states >= set(Status) - {
        Status.NEW, Status.DECLINED, Status.WITHDRAWN, Status.ISSUED, Status.ENDED,
    }  # fmt: skip
    assert done >= set(ActionType) - SELDOM


def test_everything_happened_in_office_hours_on_working_days_and_not_after_now(
    filled: Hall,
) -> None:
    for action in actions(filled):
        at = action.at.astimezone(LOCAL)
        assert real_calendar().is_workday(at.date())
        assert time(8, 30) <= at.time() <= time(12) or time(14, 30) <= at.time() <= time(17, 30)
        assert action.at <= NOW


def test_case_numbers_follow_the_order_of_receipt(filled: Hall) -> None:
    numbers = sorted(filled.store.cases)

    came = [filled.store.cases[number].actions[0].at for number in numbers]

    assert came == sorted(came)


def test_who_decided_had_not_accepted(filled: Hall) -> None:
    for case in filled.store.cases.values():
        deciders = {part.decided_by for part in case.state.parts.values()} - {""}
        assert case.state.accepted_by not in deciders


def test_everybody_who_acted_is_one_of_the_halls_officers(filled: Hall) -> None:
    known = set(officers(filled.catalog))

    assert {action.actor for action in actions(filled)} <= known


def test_some_cases_are_late_and_some_are_near(filled: Hall) -> None:
    lights = filled.store.light_counts(NOW)

    assert lights[Light.RED] > 0
    assert lights[Light.YELLOW] > 0


def test_the_same_seed_fills_two_halls_alike() -> None:
    halls = [Hall(moment=NOW), Hall(moment=NOW)]

    for hall in halls:
        sample_cases(hall.desk, 20, 7, TODAY)

    assert halls[0].store.rows == halls[1].store.rows


def test_the_desks_own_clock_stays_where_it_is(filled: Hall) -> None:
    assert filled.desk.now() == NOW


def test_the_day_has_the_restaurant_in_review_with_one_licence_granted(
    day: tuple[Hall, str],
) -> None:
    hall, number = day
    case: Case = hall.store.case(number)

    stands = {code: part.status for code, part in case.state.parts.items()}

    assert case.application.answers.shared["applicant_name"] == "渝香火锅（测试）有限公司"
    assert case.application.answers.shared["premises_area_building"] == "350"
    assert stands == {
        "food_operation": PartStatus.IN_REVIEW,
        "fire_check": PartStatus.GRANTED,
        "drainage": PartStatus.IN_REVIEW,
        "tobacco_retail": PartStatus.IN_REVIEW,
    }


def test_the_day_shows_every_light_and_every_state(day: tuple[Hall, str]) -> None:
    hall, _ = day
    seeing = Overseeing(hall.desk)

    rows = seeing.worklist(Filter(), limit=99).rows
    lights = {row.light_at(hall.desk.now()) for row in rows}

    assert len(rows) == 64  # three of them are the next applications of holders
    assert lights >= {Light.GREEN, Light.YELLOW, Light.ORANGE, Light.RED, None}
    assert {row.status for row in rows} >= set(Status) - {Status.NEW}
    assert all("（测试）" in row.applicant for row in rows)


def test_no_two_applicants_of_the_day_are_one_holder_but_those_who_come_again(
    day: tuple[Hall, str],
) -> None:
    hall, _ = day
    cases = hall.store.cases.values()
    first = [case.application for case in cases if not case.application.changes]
    names = [str(it.answers.shared["applicant_name"]) for it in first if not it.renews]
    codes = [it.answers.shared.get("uscc") for it in first if not it.renews]
    known = [code for code in codes if code]

    assert len(set(names)) == len(names)
    assert len(set(known)) == len(known)


def test_the_day_has_something_of_every_special_procedure(day: tuple[Hall, str]) -> None:
    hall, _ = day
    done = {action.type for action in actions(hall)}

    assert done >= {
        ActionType.ORDER_RECTIFICATION, ActionType.CALL_HEARING, ActionType.ANNOUNCE_PAUSE,
        ActionType.EXTEND, ActionType.DEEM_ACCEPTED, ActionType.ALLOW_EXCEPTION, ActionType.END,
        ActionType.RECORD_OVERDUE, ActionType.REMIND,
    }  # fmt: skip
    sites = [case.state.site for case in hall.store.cases.values()]
    assert any(site.plan and not site.record for site in sites)
    assert any(site.rectification and not site.recheck for site in sites)


def test_promises_stand_at_every_stage_and_permits_have_ended_in_every_way(filled: Hall) -> None:
    stages = {one.stage for kept in filled.store.standings.values() for one in kept.promises}
    states = {
        known.state
        for number, _ in filled.store.permits
        if (known := filled.store.registered(number)) is not None
    }
    versions = {version for _, version in filled.store.permits}

    assert stages >= {
        Stage.TO_CHECK, Stage.KEPT, Stage.MENDED, Stage.RECTIFYING, Stage.INTENT_TOLD,
        Stage.REVOKED, Stage.NOT_REVOKED,
    }  # fmt: skip
    assert states >= set(PermitState) - {PermitState.REPLACED}
    assert versions >= {1, 2}


def test_credit_records_and_tasks_are_among_them(filled: Hall) -> None:
    records = filled.store.credit()
    tasks = {task.todo for kept in filled.store.to_do.values() for task in kept}

    assert any(one.open_until is None for one in records)
    assert any(one.repaired_on for one in records)
    assert any(one.taken_back_on for one in records)
    assert tasks >= {
        ActionType.RECORD_AFTER_CHECK, ActionType.BRING_LATE, ActionType.RECORD_AFTER_RECHECK,
    }  # fmt: skip


def test_the_day_has_promises_tasks_and_permits_in_two_versions(day: tuple[Hall, str]) -> None:
    hall, _ = day
    stages = {one.stage for kept in hall.store.standings.values() for one in kept.promises}
    tasks = {task.todo for kept in hall.store.to_do.values() for task in kept}
    versions = {version for _, version in hall.store.permits}

    assert stages >= {
        Stage.TO_CHECK,
        Stage.KEPT,
        Stage.RECTIFYING,
        Stage.INTENT_TOLD,
        Stage.REVOKED,
    }
    assert {ActionType.RECORD_AFTER_CHECK, ActionType.REVOKE} <= tasks
    assert 2 in versions
    assert hall.store.credit()
    assert {action.type for action in actions(hall)} >= {
        ActionType.AWAIT_RENEWAL, ActionType.CARRY_ON, ActionType.LAPSE, ActionType.TELL_COMMITMENT,
    }  # fmt: skip


@pytest.mark.parametrize(
    "now",
    [
        datetime(2026, 3, 16, 0, 0, tzinfo=UTC),
        datetime(2026, 3, 15, 6, 0, tzinfo=UTC),
        datetime(2026, 10, 3, 6, 0, tzinfo=UTC),
        datetime(2026, 12, 31, 9, 0, tzinfo=UTC),
        datetime(2027, 2, 1, 3, 0, tzinfo=UTC),
    ],
    ids=["before opening", "a Sunday", "the national holiday", "new year's eve", "a year unknown"],
)
def test_a_practice_store_may_be_opened_on_any_day(now: datetime) -> None:
    hall = Hall(moment=now)

    number = sample_day(hall.desk, local_day(now))

    assert hall.store.case(number).status is Status.ACCEPTED
    assert all(action.at <= now for action in actions(hall))


def test_the_noon_rest_is_left_out_of_the_office_minutes() -> None:
    assert office_moment(TODAY, 0).astimezone(LOCAL).time() == time(8, 30)
    assert office_moment(TODAY, 209).astimezone(LOCAL).time() == time(11, 59)
    assert office_moment(TODAY, 210).astimezone(LOCAL).time() == time(14, 30)
    assert office_moment(TODAY, 9999).astimezone(LOCAL).time() == time(17, 29)


def test_what_does_not_fit_into_the_day_is_done_on_the_next_working_day() -> None:
    friday = Diary(date(2026, 3, 13), 389)

    later = friday.wait(0, real_calendar(), Random(1))

    assert later.day == TODAY


def test_working_days_are_counted_back_over_a_holiday() -> None:
    days = workdays_before(real_calendar(), date(2026, 2, 24), 2)

    assert days == (date(2026, 2, 14), date(2026, 2, 24))


def test_denied_declined_and_withdrawn_cases_are_among_the_day(day: tuple[Hall, str]) -> None:
    hall, _ = day

    done = {action.type for action in actions(hall)}

    assert {ActionType.DENY, ActionType.DECLINE, ActionType.WITHDRAW, ActionType.ARCHIVE} <= done
