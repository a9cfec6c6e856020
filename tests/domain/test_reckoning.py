"""The proof of a due day: what each day is, and by what."""

from dataclasses import replace
from datetime import date

from permitdesk.catalog.calendar import read_calendar
from permitdesk.codec import Codec
from permitdesk.domain.clock import DueDay, Light
from permitdesk.domain.reckoning import (
    EVENT_DAY,
    FEASTS,
    RULE_VERSION,
    CountedDay,
    DayKind,
    NoticeUsed,
    Reckoning,
    reckon,
)
from permitdesk.domain.running import due_of, light_of
from permitdesk.domain.special import PauseKind, Which
from permitdesk.domain.stopwatch import Clock, Extended, Stop
from permitdesk.domain.timing import Limit, Start, Unit
from tests.domain.second_clock import FORMS

CALENDAR = read_calendar(FORMS)
ARTICLE = "《食品经营许可和备案管理办法》第二十条"
TESTING = Stop(
    PauseKind.TESTING, "《行政许可法》第四十五条", "锡特时〔2026〕1号",
    date(2026, 9, 18), date(2026, 10, 12), "检验报告7号", "food_operation",
)  # fmt: skip
NOTICE_2026 = "《国务院办公厅关于2026年部分节假日安排的通知》"


def clock(start: date, length: int, unit: Unit = Unit.WORKING_DAY, *stops: Stop) -> Clock:
    limit = Limit(length, unit, Start.ACCEPTANCE, ARTICLE)
    return Clock(Which.STATUTORY, "food_operation", limit, start, stops)


def on(reckoning: Reckoning, day: date) -> CountedDay:
    return next(item for item in reckoning.days if item.day == day)


def test_every_day_has_its_reason_and_its_article() -> None:
    reckoning = reckon(clock(date(2026, 9, 17), 12), CALENDAR)

    told = [
        (f"{item.day:%m-%d}", item.counted, item.kind.value, item.name, item.source)
        for item in reckoning.days
    ]
    assert told[:9] == [
        ("09-17", None, "event", "", EVENT_DAY),
        ("09-18", 1, "counted", "", ARTICLE),
        ("09-19", None, "weekend", "", "《行政许可法》第八十二条"),
        ("09-20", 2, "makeup", "国庆节", NOTICE_2026),
        ("09-21", 3, "counted", "", ARTICLE),
        ("09-22", 4, "counted", "", ARTICLE),
        ("09-23", 5, "counted", "", ARTICLE),
        ("09-24", 6, "counted", "", ARTICLE),
        ("09-25", None, "holiday", "中秋节", NOTICE_2026),
    ]
    assert told[-1][:2] == ("10-10", 12)


def test_a_pause_names_the_notice_that_stopped_the_clock() -> None:
    reckoning = reckon(clock(date(2026, 9, 14), 10, Unit.WORKING_DAY, TESTING), CALENDAR)

    assert on(reckoning, date(2026, 9, 18)).counted == 4
    assert on(reckoning, date(2026, 9, 19)) == CountedDay(
        date(2026, 9, 19),
        None,
        DayKind.PAUSED,
        "锡特时〔2026〕1号",
        "《行政许可法》第四十五条",
        stop=0,
    )
    assert on(reckoning, date(2026, 10, 12)).counted == 5


def test_while_a_result_is_waited_for_the_walk_ends_where_the_clock_stands_still() -> None:
    waiting = replace(TESTING, ended=None, result="")

    reckoning = reckon(clock(date(2026, 9, 14), 10, Unit.WORKING_DAY, waiting), CALENDAR)

    assert reckoning.due is None
    assert reckoning.days[-1].day == date(2026, 9, 18)
    assert reckoning.days[-1].counted == 4


def test_a_clock_that_does_not_run_yet_has_no_days() -> None:
    reckoning = reckon(replace(clock(date(2026, 9, 14), 10), start=None), CALENDAR)

    assert reckoning.days == ()
    assert reckoning.due is None
    assert reckoning.clock.limit.length == 10


def test_a_last_day_off_moves_to_the_next_working_day_by_the_rule_of_civil_procedure() -> None:
    reckoning = reckon(clock(date(2026, 9, 3), 30, Unit.DAY), CALENDAR)

    last = on(reckoning, date(2026, 10, 3))
    assert (last.counted, last.kind) == (30, DayKind.COUNTED)
    moved = [item for item in reckoning.days if item.day > last.day]
    assert [item.kind for item in moved] == [*[DayKind.HOLIDAY] * 4, DayKind.MOVED]
    assert {item.source for item in moved} == {"《民事诉讼法》第八十五条第三款"}
    assert reckoning.due is not None
    assert reckoning.due.day == moved[-1].day == date(2026, 10, 8)


def test_a_year_without_a_notice_is_named_and_makes_the_day_provisional() -> None:
    reckoning = reckon(clock(date(2026, 12, 25), 10), CALENDAR)

    assert reckoning.due is not None
    assert reckoning.due.provisional
    new_year = on(reckoning, date(2027, 1, 1))
    assert (new_year.kind, new_year.name, new_year.source) == (DayKind.FEAST, "元旦", FEASTS)
    known, unknown = reckoning.notices
    assert known.is_loaded
    assert unknown == NoticeUsed(2027)
    assert not unknown.is_loaded


def test_days_of_an_extension_are_marked_and_cite_its_article() -> None:
    given = Extended(
        5, Unit.WORKING_DAY, "锡延〔2026〕2号", date(2026, 9, 23), "《行政许可法》第四十二条"
    )
    extended = replace(clock(date(2026, 9, 14), 10), extended=given)

    reckoning = reckon(extended, CALENDAR)

    more = [item for item in reckoning.days if item.extended and item.counted]
    assert [item.counted for item in more] == [11, 12, 13, 14, 15]
    assert {item.source for item in more if item.kind is DayKind.COUNTED} == {given.source}


def test_an_extension_in_another_unit_is_counted_from_one_again() -> None:
    given = Extended(3, Unit.WORKING_DAY, "延2", date(2026, 9, 23), "《行政许可法》第四十二条")

    reckoning = reckon(replace(clock(date(2026, 9, 3), 30, Unit.DAY), extended=given), CALENDAR)

    more = [(item.day.day, item.counted) for item in reckoning.days if item.extended]
    assert more == [(9, 1), (10, 2), (11, None), (12, 3)]


def test_a_reckoning_is_read_by_other_programs() -> None:
    reckoning = reckon(clock(date(2026, 9, 14), 10, Unit.WORKING_DAY, TESTING), CALENDAR)

    codec = Codec(Reckoning)

    assert codec.read(codec.write(reckoning)) == reckoning
    assert f'"rule_version":"{RULE_VERSION}"' in codec.write(reckoning)


def test_what_ran_out_before_the_clock_was_stopped_has_run_out() -> None:
    late = replace(TESTING, served=date(2026, 9, 22), ended=None)
    short = clock(date(2026, 9, 14), 5, Unit.WORKING_DAY, late)

    reckoning = reckon(short, CALENDAR)

    assert reckoning.due == due_of(short, CALENDAR) == DueDay(date(2026, 9, 20), provisional=False)
    assert light_of(short, CALENDAR, date(2026, 9, 23)) is Light.RED


def test_a_clock_that_waits_for_a_result_in_time_is_stopped() -> None:
    waiting = clock(date(2026, 9, 14), 10, Unit.WORKING_DAY, replace(TESTING, ended=None))

    assert due_of(waiting, CALENDAR) is None
    assert light_of(waiting, CALENDAR, date(2026, 12, 1)) is Light.STOPPED


def test_a_last_day_that_is_set_is_not_counted() -> None:
    last = date(2026, 10, 3)

    reckoning = reckon(replace(clock(date(2026, 9, 14), 10), last=last), CALENDAR)

    assert reckoning.days == ()
    assert reckoning.due == DueDay(last, provisional=False)
