"""The moments lights turn at say the same as the lights themselves, asked day by day."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.clock import Light, light
from permitdesk.domain.timing import Lights
from permitdesk.domain.turning import Turns, turns_of
from permitdesk.domain.workdays import LOCAL, DayOn, DaysOff, Notice, WorkCalendar

SPRING = Notice(
    2026, "", "",
    (DaysOff("春节", date(2026, 2, 15), date(2026, 2, 23)),),
    (DayOn(date(2026, 2, 14), "春节"), DayOn(date(2026, 2, 28), "春节")),
)  # fmt: skip
CALENDAR = WorkCalendar({2026: SPRING})
DAYS = st.integers(0, 90).map(lambda days: date(2026, 1, 5) + timedelta(days))
WORKDAYS = DAYS.filter(CALENDAR.is_workday)
WHOLE_DAYS = st.builds(Lights, yellow=st.integers(0, 7), orange=st.integers(0, 3))
BY_THE_HOUR = st.builds(
    Lights, yellow=st.integers(0, 7), orange=st.just(0), orange_hour=st.integers(0, 23)
)


def shown(turns: Turns, due: date, moment: datetime) -> Light:
    if moment.astimezone(LOCAL).date() > due:
        return Light.RED
    if moment >= turns.orange:
        return Light.ORANGE
    return Light.YELLOW if moment >= turns.yellow else Light.GREEN


@given(due=WORKDAYS, today=DAYS, hour=st.integers(0, 23), lights=WHOLE_DAYS | BY_THE_HOUR)
def test_a_light_turns_at_its_moment_and_not_an_hour_earlier_or_later(
    due: date, today: date, hour: int, lights: Lights
) -> None:
    moment = datetime.combine(today, time(hour), LOCAL)

    turns = turns_of(due, lights, CALENDAR)

    assert shown(turns, due, moment) is light(due, today, CALENDAR, lights, hour)


@pytest.mark.parametrize(
    ("due", "yellow", "orange"),
    [
        # Thursday 26 February, three working days after the Spring Festival of nine days.
        (date(2026, 2, 26), date(2026, 2, 14), date(2026, 2, 25)),
        # Monday 2 March, after a worked Saturday.
        (date(2026, 3, 2), date(2026, 2, 26), date(2026, 2, 28)),
    ],
)
def test_days_before_are_counted_back_over_holidays_and_worked_saturdays(
    due: date, yellow: date, orange: date
) -> None:
    turns = turns_of(due, Lights(), CALENDAR)

    assert turns.yellow == datetime.combine(yellow, time(), LOCAL).astimezone(UTC)
    assert turns.orange == datetime.combine(orange, time(), LOCAL).astimezone(UTC)
