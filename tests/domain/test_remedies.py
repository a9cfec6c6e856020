"""Last days for reconsideration and litigation, counted by hand on the calendar of 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.remedies import last_day_for_litigation, last_day_for_reconsideration
from tests.desk.hall import real_calendar


@pytest.mark.parametrize(
    ("served", "last"),
    [
        (date(2026, 1, 30), date(2026, 3, 31)),  # 1 of January, 28 of February, 31 of March
        (date(2026, 3, 4), date(2026, 5, 6)),  # the sixtieth is 3 May; 1 to 5 May are off
        (date(2026, 8, 1), date(2026, 9, 30)),  # served on a Saturday; the day before the holiday
        (date(2026, 8, 2), date(2026, 10, 8)),  # the sixtieth is 1 October; 1 to 7 are off
    ],
)
def test_reconsideration_may_be_asked_for_within_sixty_natural_days(
    served: date, last: date
) -> None:
    due = last_day_for_reconsideration(served, real_calendar())

    assert (due.day, due.provisional) == (last, False)


@pytest.mark.parametrize(
    ("served", "last"),
    [
        (date(2026, 3, 4), date(2026, 9, 4)),
        (date(2026, 4, 1), date(2026, 10, 8)),  # 1 to 7 October are off
        (date(2025, 8, 31), date(2026, 2, 28)),  # no 31 February; that Saturday is worked
        (date(2026, 3, 20), date(2026, 9, 20)),  # that Sunday is worked
        (date(2026, 2, 28), date(2026, 8, 28)),
    ],
)
def test_a_suit_may_be_brought_within_six_months(served: date, last: date) -> None:
    due = last_day_for_litigation(served, real_calendar())

    assert (due.day, due.provisional) == (last, False)


def test_a_last_day_in_a_year_whose_notice_is_not_there_is_provisional() -> None:
    calendar = real_calendar()

    reconsider = last_day_for_reconsideration(date(2026, 12, 1), calendar)
    sue = last_day_for_litigation(date(2026, 8, 29), calendar)

    assert (reconsider.day, reconsider.provisional) == (date(2027, 2, 1), True)
    assert (sue.day, sue.provisional) == (date(2027, 3, 1), True)  # 28 February is a Sunday


@given(served=st.dates(date(2024, 1, 1), date(2026, 6, 1)))
def test_both_end_on_a_working_day_and_litigation_never_before_reconsideration(
    served: date,
) -> None:
    calendar = real_calendar()

    reconsider = last_day_for_reconsideration(served, calendar).day
    sue = last_day_for_litigation(served, calendar).day

    assert calendar.is_workday(reconsider)
    assert calendar.is_workday(sue)
    assert served + timedelta(60) <= reconsider < sue
