"""What another notice does to a limit: it is told, it is certain now, and it never comes sooner."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permitdesk.domain.clock import Pause, due_day
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import DayOn, DaysOff, Notice, WorkCalendar

FEASTS = {date(2027, 1, 1): "元旦", date(2027, 10, 1): "国庆节"}
YEARS = range(2025, 2030)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
LIMITS = st.builds(
    Limit,
    st.integers(1, 60),
    st.sampled_from([Unit.WORKING_DAY, Unit.DAY]),
    st.just(Start.ACCEPTANCE),
) | st.builds(Limit, st.integers(1, 6), st.just(Unit.MONTH), st.just(Start.ACCEPTANCE))
PAUSES = st.lists(
    st.builds(lambda first, days: Pause(first, first + timedelta(days=days)), DAYS, st.integers(0, 40)),
    max_size=3,
)  # fmt: skip


def notice(year: int, off: tuple[DaysOff, ...] = (), on: tuple[DayOn, ...] = ()) -> Notice:
    return Notice(year, f"关于{year}年", "号", off, on)


def loaded(*off: DaysOff, on: tuple[DayOn, ...] = ()) -> WorkCalendar:
    """All years with a notice; 2027's says what is given."""
    notices = {year: notice(year) for year in YEARS}
    return WorkCalendar({**notices, 2027: notice(2027, off, on)}, FEASTS)


@settings(max_examples=400)
@given(
    start=DAYS, limit=LIMITS, pauses=PAUSES, first=st.dates(date(2027, 1, 1), date(2027, 12, 20)),
    days=st.integers(0, 10),
)  # fmt: skip
def test_taking_working_days_away_never_brings_a_due_day_forward(
    start: date, limit: Limit, pauses: list[Pause], first: date, days: int
) -> None:
    plain = loaded()
    fewer = loaded(DaysOff("停电", first, first + timedelta(days=days)))

    assert due_day(start, limit, fewer, pauses).day >= due_day(start, limit, plain, pauses).day


@settings(max_examples=400)
@given(start=DAYS, limit=LIMITS, pauses=PAUSES, day=st.dates(date(2027, 1, 1), date(2027, 12, 31)))
def test_a_saturday_worked_in_exchange_never_pushes_a_due_day_back(
    start: date, limit: Limit, pauses: list[Pause], day: date
) -> None:
    saturday = day + timedelta(days=5 - day.weekday())
    more = loaded(on=(DayOn(saturday, "春节"),))

    assert due_day(start, limit, more, pauses).day <= due_day(start, limit, loaded(), pauses).day


@settings(max_examples=400)
@given(start=DAYS, limit=LIMITS, pauses=PAUSES)
def test_a_day_is_provisional_where_its_count_touches_a_year_without_a_notice(
    start: date, limit: Limit, pauses: list[Pause]
) -> None:
    only_2026 = WorkCalendar({2026: notice(2026)}, FEASTS)

    due = due_day(start, limit, only_2026, pauses)

    assert due.provisional == (start.year != 2026 or due.day.year != 2026)


@settings(max_examples=400)
@given(start=DAYS, limit=LIMITS, pauses=PAUSES)
def test_with_every_notice_loaded_no_day_is_provisional(
    start: date, limit: Limit, pauses: list[Pause]
) -> None:
    assert not due_day(start, limit, loaded(), pauses).provisional


@pytest.mark.parametrize(
    ("start", "pause", "due", "provisional"),
    [
        pytest.param("2026-12-18", None, "2026-12-25", False, id="starts and ends in a loaded year"),
        pytest.param("2026-12-28", None, "2027-01-05", True, id="ends in a year not loaded"),
        pytest.param(
            "2026-12-28", ("2027-01-01", "2027-02-10"), "2027-02-12", True,
            id="pause in a year not loaded, and the end after it",
        ),
        pytest.param(
            "2026-12-18", ("2027-01-04", "2027-02-10"), "2026-12-25", False,
            id="pause in a year not loaded, after the end",
        ),
        pytest.param(
            "2025-12-24", ("2025-12-26", "2026-03-31"), "2026-04-06", True,
            id="start in a year not loaded, pause over its end",
        ),
    ],
)  # fmt: skip
def test_the_year_of_the_start_of_the_pause_and_of_the_end_are_looked_at(
    start: str, pause: tuple[str, str] | None, due: str, provisional: bool
) -> None:
    only_2026 = WorkCalendar({2026: notice(2026)}, FEASTS)
    pauses = [Pause(*map(date.fromisoformat, pause))] if pause else []
    five = Limit(5, Unit.WORKING_DAY, Start.ACCEPTANCE)

    found = due_day(date.fromisoformat(start), five, only_2026, pauses)

    assert (found.day.isoformat(), found.provisional) == (due, provisional)
