"""Legal clocks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.clock import Light, Pause, due_day, light
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import DaysOff, Notice, WorkCalendar

YEARS = {
    year: Notice(year, "通知", None, (DaysOff("国庆节", date(year, 10, 1), date(year, 10, 7)),), ())
    for year in range(2024, 2031)
}
PLAIN = WorkCalendar(YEARS)
DAYS = st.dates(date(2025, 1, 1), date(2026, 12, 31))


def working_days(length: int) -> Limit:
    return Limit(length, Unit.WORKING_DAY, Start.ACCEPTANCE, "测试")


def test_the_day_of_the_event_is_not_counted() -> None:
    friday = date(2026, 3, 6)

    assert due_day(friday, working_days(1), PLAIN).day == date(2026, 3, 9)


def test_a_limit_in_days_that_ends_on_a_holiday_ends_on_the_next_working_day() -> None:
    limit = Limit(30, Unit.DAY, Start.ACCEPTANCE, "测试")

    assert due_day(date(2026, 9, 3), limit, PLAIN).day == date(2026, 10, 8)


def test_a_month_ends_on_its_last_day_where_it_has_no_such_day() -> None:
    limit = Limit(1, Unit.MONTH, Start.ACCEPTANCE, "测试")

    assert due_day(date(2026, 1, 30), limit, PLAIN).day == date(
        2026, 3, 2
    )  # 28 February is a Saturday


def test_a_date_in_a_year_without_a_notice_is_provisional() -> None:
    only_2026 = WorkCalendar({2026: YEARS[2026]}, {date(2027, 1, 1): "元旦"})

    due = due_day(date(2026, 12, 28), working_days(10), only_2026)

    assert due.provisional
    assert due.day == date(2027, 1, 12)


@given(start=DAYS, length=st.integers(1, 60), first=DAYS, days=st.integers(0, 40))
def test_a_pause_never_brings_the_due_day_forward(
    start: date, length: int, first: date, days: int
) -> None:
    pause = Pause(first, first + timedelta(days=days))

    paused = due_day(start, working_days(length), PLAIN, [pause])

    assert paused.day >= due_day(start, working_days(length), PLAIN).day


PAUSES = st.lists(
    st.tuples(DAYS, st.integers(0, 30)).map(lambda it: Pause(it[0], it[0] + timedelta(days=it[1]))),
    max_size=4,
)


@given(start=DAYS, length=st.integers(1, 60), pauses=PAUSES)
def test_leaping_over_pauses_ends_where_walking_day_by_day_ends(
    start: date, length: int, pauses: list[Pause]
) -> None:
    day, left = start, length
    while left:
        day += timedelta(days=1)
        paused = any(pause.first <= day <= pause.last for pause in pauses)
        left -= PLAIN.is_workday(day) and not paused

    assert due_day(start, working_days(length), PLAIN, pauses).day == day


@given(start=DAYS, length=st.integers(1, 60))
def test_between_the_event_and_the_due_day_lie_exactly_the_days_of_the_limit(
    start: date, length: int
) -> None:
    due = due_day(start, working_days(length), PLAIN).day

    assert PLAIN.is_workday(due)
    assert PLAIN.workdays_between(start, due) == length


@given(start=DAYS, length=st.integers(1, 40), off=DAYS)
def test_one_more_day_off_never_brings_the_due_day_forward(
    start: date, length: int, off: date
) -> None:
    more = Notice(
        off.year, "通知", None, (*YEARS[off.year].days_off, DaysOff("临时", off, off)), ()
    )
    fewer_days = WorkCalendar({**YEARS, off.year: more})

    later = due_day(start, working_days(length), fewer_days).day

    assert later >= due_day(start, working_days(length), PLAIN).day


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        (date(2026, 3, 13), Light.GREEN),
        (date(2026, 3, 12), Light.YELLOW),
        (date(2026, 3, 10), Light.ORANGE),
        (date(2026, 3, 9), Light.ORANGE),
        (date(2026, 3, 8), Light.RED),
    ],
)
def test_a_light_turns_by_working_days_left(due: date, shown: Light) -> None:
    assert light(due, date(2026, 3, 9), PLAIN) is shown
