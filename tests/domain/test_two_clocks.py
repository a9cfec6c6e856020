"""Three ways to a due day agree: by leaping, by walking, and by a second clock that knows the law only."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from random import Random

import pytest

from permitdesk.catalog.calendar import read_calendar
from permitdesk.domain.reckoning import DayKind, reckon
from permitdesk.domain.running import due_of
from permitdesk.domain.special import PauseKind, Which
from permitdesk.domain.stopwatch import Clock, Extended, Stop
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import DaysOff, Notice, WorkCalendar
from tests.domain.second_clock import (
    FORMS,
    PlainCalendar,
    last_day,
    read_plain_calendar,
)

SEED = 20261121
CASES = 10_000
FIRST, LAST = date(2023, 12, 20), date(2027, 2, 20)
AWKWARD = [
    date(2024, 12, 31), date(2025, 1, 1), date(2025, 1, 26), date(2025, 9, 28), date(2026, 1, 4),
    date(2026, 2, 14), date(2026, 2, 15), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20),
    date(2026, 10, 1), date(2026, 10, 10), date(2026, 12, 31), date(2027, 1, 1), date(2024, 2, 29),
]  # fmt: skip
"""Make-up days, holidays, ends of years, a leap day."""


@dataclass(frozen=True)
class Drawn:
    """A clock as plain values: both clocks are made from it."""

    event: date
    length: int
    unit: str
    waits: tuple[tuple[date, date | None], ...] = ()
    more: tuple[int, str] | None = None

    def clock(self) -> Clock:
        extended = None
        if self.more:
            extended = Extended(self.more[0], Unit(self.more[1]), "延1", self.event, "延长的依据")
        return Clock(
            Which.STATUTORY, "food_operation",
            Limit(self.length, Unit(self.unit), Start.ACCEPTANCE, "期限的依据"), self.event,
            tuple(
                Stop(PauseKind.TESTING, "停表的依据", f"停{n}", served, result, f"果{n}")
                for n, (served, result) in enumerate(self.waits)
            ),
            extended,
        )  # fmt: skip

    def second(self) -> tuple[date, bool] | None:
        return last_day(
            self.event, (self.length, self.unit), list(self.waits), plain_calendar(), self.more
        )


@cache
def calendar() -> WorkCalendar:
    return read_calendar(FORMS)


@cache
def plain_calendar() -> PlainCalendar:
    return read_plain_calendar()


def drawn(random: Random) -> Drawn:
    days = (LAST - FIRST).days
    event = FIRST + timedelta(random.randint(0, days))
    if random.random() < 0.2:
        event = random.choice(AWKWARD)
    unit = random.choice(["working_day", "working_day", "day", "month"])
    length = random.choice([1, 2, 3, 5, 6]) if unit == "month" else random.randint(1, 60)
    more = None
    if random.random() < 0.3:
        other = random.choice(["working_day", "day", "month"])
        more = (random.randint(1, 3) if other == "month" else random.randint(1, 20), other)
    return Drawn(event, length, unit, tuple(waits(random, event)), more)


def with_a_result_awaited(random: Random, one: Drawn) -> Drawn:
    """Add a stop without its result, somewhere before or after the last day there would be."""
    served = one.event + timedelta(random.randint(-3, 60))
    return replace(one, waits=(*one.waits, (served, None)))


def waits(random: Random, event: date) -> Iterator[tuple[date, date | None]]:
    """Yield up to four, some inside, beside or over one another, some at the very start or end."""
    served = event
    result = event
    for _ in range(random.choice([0, 0, 1, 2, 3, 4])):
        match random.randint(0, 4):
            case 0:  # anywhere, before the start too
                served = event + timedelta(random.randint(-20, 90))
                result = served + timedelta(random.randint(0, 60))
            case 1:  # inside the one before
                served = min(served + timedelta(random.randint(0, 3)), result)
                result = max(served, result - timedelta(random.randint(0, 3)))
            case 2:  # right after it, or a day apart
                served = result + timedelta(random.randint(-1, 1))
                result = served + timedelta(random.randint(0, 15))
            case 3:  # from the day of the event
                served = event
                result = event + timedelta(random.randint(0, 20))
            case _:  # from a day near a holiday or the end of a year
                served = random.choice(AWKWARD)
                result = served + timedelta(random.randint(0, 12))
        yield served, result


def test_ten_thousand_clocks_end_on_the_same_day_three_ways() -> None:
    random = Random(SEED)
    print(f"seed {SEED}, {CASES} clocks")
    without_end = 0

    for number in range(CASES):
        one = drawn(random)
        if random.random() < 0.1:
            one = with_a_result_awaited(random, one)
        clock = one.clock()
        due, walked = due_of(clock, calendar()), reckon(clock, calendar())

        assert (due and (due.day, due.provisional)) == one.second(), (number, one)
        assert walked.due == due, (number, one)
        without_end += due is None

    assert without_end > CASES // 50


def test_a_walk_misses_no_day_and_counts_each_ordinal_once() -> None:
    random = Random(SEED + 1)
    for _ in range(1000):
        one = drawn(random)
        walked = reckon(one.clock(), calendar())

        assert walked.due is not None
        first, last = walked.days[0].day, walked.days[-1].day
        assert [day.day for day in walked.days] == [
            first + timedelta(n) for n in range((last - first).days + 1)
        ]
        assert (first, last) == (one.event, walked.due.day)
        legs = [
            [day.counted for day in walked.days if day.counted and day.extended is extended]
            for extended in (False, True)
        ]
        if one.more and one.more[1] == one.unit:
            legs = [legs[0] + legs[1], []]
        for leg in legs:
            assert leg == list(range(1, len(leg) + 1)), one
        if one.unit != "month":
            assert len(legs[0]) == one.length + (
                one.more[0] if one.more and one.more[1] == one.unit else 0
            )


def test_each_day_says_by_what_it_counts_or_not() -> None:
    random = Random(SEED + 2)
    seen = set()
    for _ in range(1000):
        for day in reckon(drawn(random).clock(), calendar()).days:
            seen.add(day.kind)
            assert day.source, day
            assert (day.counted is not None) == (day.kind in {DayKind.COUNTED, DayKind.MAKEUP})
            assert (day.stop is not None) == (day.kind is DayKind.PAUSED)

    assert seen == set(DayKind)


def test_one_more_pause_never_brings_a_date_forward() -> None:
    random = Random(SEED + 3)
    for _ in range(2000):
        one = drawn(random)
        more = replace(one, waits=(*one.waits, *waits(random, one.event)))

        assert _due(more) >= _due(one), (one, more.waits)


def test_a_longer_limit_never_ends_earlier() -> None:
    random = Random(SEED + 4)
    for _ in range(2000):
        one = drawn(random)
        longer = replace(one, length=one.length + random.randint(1, 5))

        assert _due(longer) >= _due(one), one


def test_a_longer_extension_never_ends_earlier_than_a_shorter_or_none() -> None:
    random = Random(SEED + 5)
    for _ in range(2000):
        one = drawn(random)
        if one.more is None:
            continue
        longer = replace(one, more=(one.more[0] + 1, one.more[1]))

        assert _due(longer) >= _due(one) >= _due(replace(one, more=None)), one


def test_a_working_day_taken_away_never_brings_a_date_forward() -> None:
    random = Random(SEED + 6)
    for _ in range(500):
        one = drawn(random)
        off = one.event + timedelta(random.randint(0, 90))
        known = calendar().notices.get(off.year)
        if known is None or off in {day.date for day in known.workdays_on}:
            continue
        fewer = _with(known, DaysOff("临时", off, off))

        later = due_of(one.clock(), fewer)

        assert later is not None
        assert later.day >= _due(one), (one, off)
        assert reckon(one.clock(), fewer).due == later


def _with(notice: Notice, off: DaysOff) -> WorkCalendar:
    more = replace(notice, days_off=(*notice.days_off, off))
    return WorkCalendar({**calendar().notices, notice.year: more}, calendar().feasts)


def _due(one: Drawn) -> date:
    due = due_of(one.clock(), calendar())
    assert due is not None
    return due.day


# --- worked out by hand ---


@pytest.mark.parametrize(
    ("event", "length", "last"),
    [
        ("2026-02-12", 5, "2026-02-26"),  # a Saturday worked, over Spring Festival
        ("2026-02-12", 20, "2026-03-18"),
        ("2026-04-30", 5, "2026-05-11"),
        ("2026-09-18", 1, "2026-09-20"),  # a Sunday worked counts
        ("2026-09-22", 10, "2026-10-13"),  # over Mid-Autumn and National Day
        ("2026-09-24", 5, "2026-10-09"),
        ("2026-09-28", 20, "2026-10-30"),
        ("2026-09-28", 45, "2026-12-04"),
        ("2026-11-20", 20, "2026-12-18"),
    ],
)
def test_the_worked_examples_of_the_sheet_come_out_three_ways(
    event: str, length: int, last: str
) -> None:
    _agree(Drawn(_day(event), length, "working_day"), last)


@pytest.mark.parametrize(
    ("waits", "last"),
    [((), "2026-09-28"), ((("2026-09-18", "2026-10-12"),), "2026-10-19")],
)
def test_the_pause_of_the_sheet_uses_four_days_and_leaves_six(
    waits: tuple[tuple[str, str], ...], last: str
) -> None:
    served = tuple((_day(first), _day(second)) for first, second in waits)
    one = Drawn(_day("2026-09-14"), 10, "working_day", served)

    _agree(one, last)

    counted = [day for day in reckon(one.clock(), calendar()).days if day.counted]
    if served:
        assert counted[3].day == _day("2026-09-18")
        assert counted[4].day == _day("2026-10-12")


@pytest.mark.parametrize(
    ("one", "last"),
    [
        # 30 days from 3 September end on 3 October, a holiday: 8 October.
        (Drawn(date(2026, 9, 3), 30, "day"), "2026-10-08"),
        # A month from 30 January is 28 February, a Saturday that is worked.
        (Drawn(date(2026, 1, 30), 1, "month"), "2026-02-28"),
        # A month from 10 February has 28 days; six were used when the pause began on the 17th, and
        # 22 are left from 21 March: 11 April, a Saturday; 13 April.
        (
            Drawn(
                date(2026, 2, 10), 1, "month", ((date(2026, 2, 16), date(2026, 3, 21)),)
            ),
            "2026-04-13",
        ),
        # The last of five days is Saturday 7 March; a pause from Sunday on covers the Monday.
        (
            Drawn(date(2026, 3, 2), 5, "day", ((date(2026, 3, 7), date(2026, 3, 11)),)),
            "2026-03-11",
        ),
        # 20 days end on Sunday 22 March, so on the 23rd; ten working days more: 7 April, the 6th off.
        (Drawn(date(2026, 3, 2), 20, "day", (), (10, "working_day")), "2026-04-07"),
        # The same unit is counted through: 30 days end on 1 April.
        (Drawn(date(2026, 3, 2), 20, "day", (), (10, "day")), "2026-04-01"),
    ],
)  # fmt: skip
def test_cases_the_sheet_does_not_have_worked_out_by_hand(one: Drawn, last: str) -> None:
    _agree(one, last)


def _agree(one: Drawn, last: str) -> None:
    due = due_of(one.clock(), calendar())

    assert due is not None
    assert due.day.isoformat() == last
    assert one.second() == (due.day, due.provisional)
    assert reckon(one.clock(), calendar()).due == due


def _day(text: str) -> date:
    return date.fromisoformat(text)
