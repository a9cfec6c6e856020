"""Time passing: what happens by itself happens on its day, once, with its article."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.desk.passing import Passing
from permitdesk.domain.case import Case
from permitdesk.domain.facts import SYSTEM
from permitdesk.domain.passing import happenings, wakes_on
from permitdesk.domain.procedure import RULES
from permitdesk.domain.special import RecordOverdue, Remind, Which
from permitdesk.domain.state import ActionType, Status
from permitdesk.domain.summary import Mark, summarise
from permitdesk.domain.workdays import DaysOff, WorkCalendar, local_day
from tests.desk.hall import Hall, real_calendar

RECEIVED = date(2026, 2, 12)
"""A Thursday; the fifth working day after it is 26 February, over Spring Festival and a worked
Saturday (calendar_and_timers.md, section 4)."""
LAST = date(2026, 2, 26)


def morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 12, tzinfo=UTC)


def hall_on(day: date = RECEIVED, calendar: WorkCalendar | None = None) -> Hall:
    return Hall(calendar=calendar or real_calendar(), moment=morning(day))


def pass_to(hall: Hall, day: date) -> int:
    hall.moment = morning(day)
    return Passing(hall.desk).until_now().acts


def types(case: Case) -> list[ActionType]:
    return [action.type for action in case.actions]


def test_nobody_told_the_applicant_in_five_days_so_it_is_accepted_from_the_day_it_came_in() -> None:
    hall = hall_on()
    case = hall.received()

    on_the_last_day = pass_to(hall, LAST)
    pass_to(hall, LAST + timedelta(1))

    deemed = hall.store.case(case.number)
    assert on_the_last_day == 0
    assert deemed.status is Status.ACCEPTED
    assert deemed.state.accepted_at is not None
    assert local_day(deemed.state.accepted_at) == RECEIVED
    assert Mark.DEEMED in hall.store.rows[case.number].marks


def test_deemed_acceptance_is_nobodys_act_has_its_number_and_rests_on_article_32() -> None:
    hall = hall_on()
    case = hall.received()

    pass_to(hall, LAST + timedelta(1))

    action = next(
        item
        for item in hall.store.case(case.number).actions
        if item.type is ActionType.DEEM_ACCEPTED
    )
    assert action.actor == SYSTEM
    assert action.numbers["deemed_acceptance"]
    assert "第三十二条" in str(RULES[ActionType.DEEM_ACCEPTED].source)


def test_a_day_counted_through_a_year_without_a_notice_has_no_effect_by_itself() -> None:
    hall = hall_on(calendar=WorkCalendar({}))
    case = hall.received()

    acts = pass_to(hall, date(2026, 6, 30))

    assert acts == 0
    assert hall.store.case(case.number).status is Status.RECEIVED
    assert hall.store.rows[case.number].wakes is None


def test_once_the_years_notice_is_there_the_day_has_its_effect_on_the_next_day() -> None:
    hall = hall_on(calendar=WorkCalendar({}))
    case = hall.received()
    pass_to(hall, LAST + timedelta(1))

    loaded = hall_on(LAST + timedelta(2), real_calendar())
    loaded.store.__dict__.update(hall.store.__dict__)
    loaded.store.rows[case.number] = summarise(case, real_calendar())
    acts = pass_to(loaded, LAST + timedelta(2))

    assert acts
    assert loaded.store.case(case.number).state.deemed


def test_a_missed_promise_is_recorded_once_and_stays_recorded() -> None:
    hall = hall_on(date(2026, 3, 2))
    case = hall.accepted()
    due = min(part.promised_due for part in hall.store.rows[case.number].parts if part.promised_due)

    for days in range(1, 6):
        pass_to(hall, due + timedelta(days))

    recorded = [
        (item.licence, item.facts.which)
        for item in hall.store.case(case.number).actions
        if isinstance(item.facts, RecordOverdue)
    ]
    assert recorded
    assert len(recorded) == len(set(recorded))
    assert Which.PROMISED in {which for _, which in recorded}
    assert Mark.PROMISE_MISSED in hall.store.rows[case.number].marks


def test_a_department_is_reminded_when_its_light_turns_and_a_supervisor_when_it_is_over() -> None:
    hall = hall_on(date(2026, 3, 2))
    case = hall.accepted()
    for days in range(40):
        pass_to(hall, date(2026, 3, 3) + timedelta(days))

    told = [
        (item.licence, item.facts.which, item.facts.escalated)
        for item in hall.store.case(case.number).actions
        if isinstance(item.facts, Remind)
    ]

    assert len(told) == len(set(told))
    assert {escalated for _, _, escalated in told} == {False, True}


def test_the_same_day_twice_and_an_earlier_day_change_nothing() -> None:
    hall = hall_on()
    case = hall.received()
    pass_to(hall, LAST + timedelta(1))
    before = hall.store.case(case.number)

    again = pass_to(hall, LAST + timedelta(1))
    back = pass_to(hall, RECEIVED)

    assert (again, back) == (0, 0)
    assert hall.store.case(case.number) == before


def test_nothing_happens_to_a_case_before_what_was_done_to_it_last() -> None:
    hall = hall_on(date(2026, 3, 2))
    case = hall.received()
    hall.moment = morning(date(2026, 4, 30))
    late = hall.accepted(case)

    acts = pass_to(hall, date(2026, 3, 31))

    assert acts == 0
    assert hall.store.case(case.number) == late


def test_on_a_practice_store_put_back_a_new_case_is_deemed_accepted_on_its_own_day() -> None:
    hall = hall_on()
    hall.received()
    pass_to(hall, date(2026, 4, 30))
    hall.moment = morning(RECEIVED)
    second = hall.received()

    pass_to(hall, LAST + timedelta(1))

    assert hall.store.case(second.number).state.deemed


def test_an_overdue_that_was_recorded_stays_when_a_corrected_notice_moves_the_day() -> None:
    hall = hall_on(date(2026, 3, 2))
    case = hall.accepted()
    pass_to(hall, date(2026, 4, 30))
    recorded = hall.store.case(case.number).state
    closed = tuple(
        replace(notice, days_off=(*notice.days_off, DaysOff("停办", RECEIVED, date(2026, 6, 1))))
        if year == RECEIVED.year
        else notice
        for year, notice in real_calendar().notices.items()
    )
    corrected = WorkCalendar({notice.year: notice for notice in closed})

    moved = Hall(calendar=corrected, moment=morning(date(2026, 5, 6)))
    moved.store.__dict__.update(hall.store.__dict__)
    pass_to(moved, date(2026, 5, 6))

    state = moved.store.case(case.number).state
    assert all(part.missed for part in recorded.parts.values())
    assert {code: part.missed for code, part in state.parts.items()} == {
        code: part.missed for code, part in recorded.parts.items()
    }


def test_what_was_stopped_half_way_happens_once_all_the_same() -> None:
    hall = hall_on()
    case = hall.received()
    hall.moment = morning(LAST + timedelta(1))
    Passing(hall.desk).over(case.number)
    before = hall.store.case(case.number)

    acts = Passing(hall.desk).until_now().acts

    assert acts == 0
    assert hall.store.case(case.number) == before


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    """A case at every stage that time does something to."""
    hall = hall_on()
    correcting = hall.correcting()
    accepted = hall.accepted()
    late = hall.accepted()
    pass_to(hall, date(2026, 3, 10))
    return (hall.received(), *(hall.store.case(c.number) for c in (correcting, accepted, late)))


@given(place=st.integers(0, 3), days=st.integers(0, 200))
@settings(
    max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
def test_a_case_sleeps_until_something_happens_to_it_by_itself(
    place: int, days: int, cases: tuple[Case, ...]
) -> None:
    case, calendar = cases[place], real_calendar()
    today = local_day(case.actions[-1].at) + timedelta(days)

    wakes = wakes_on(case, calendar)

    if happenings(case, calendar, today):
        assert wakes is not None
        assert wakes <= today


def test_on_the_day_it_wakes_something_does_happen(cases: tuple[Case, ...]) -> None:
    for case in cases:
        wakes = wakes_on(case, real_calendar())

        if wakes is not None:
            assert happenings(case, real_calendar(), wakes)
