from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from permitdesk.catalog.calendar import read_calendar, read_notice
from permitdesk.catalog.faults import BrokenCatalog, Fault
from permitdesk.domain.clock import Pause, due_day
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import DayOn, WorkCalendar
from tests.catalog.editing import FORMS

NOTICE = """\
version: 1
year: 2027
title: 国务院办公厅关于2027年部分节假日安排的通知
number: 国办发明电〔2026〕9号
days_off:
  - name: 元旦
    first: '2026-12-31'
    last: '2027-01-02'
  - name: 春节
    first: '2027-02-06'
    last: '2027-02-12'
workdays_on:
  - date: '2027-01-31'
    name: 春节
"""
FEASTS = """\
version: 1
law: 全国年节及纪念日放假办法
source: gk
rules:
  - code: r
    revision: 2024年修订
    effective: '2025-01-01'
    feasts:
      - key: autumn
        name: 中秋节
        days: 1
        dates: 农历中秋当日
      - key: national
        name: 国庆节
        days: 1
        dates: 10月1日
years:
  - year: 2028
    rule: r
    days:
      - date: '2028-10-03'
        feast: autumn
        name: 中秋节
      - date: '2028-10-03'
        feast: national
        name: 国庆节
"""


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return read_calendar(FORMS)


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_each_day_counts_as_the_notices_have_it(year: int, calendar: WorkCalendar) -> None:
    days = [date(year, 1, 1) + timedelta(days=place) for place in range(366)]

    differing = [
        day
        for day in days
        if day.year == year and calendar.is_workday(day) != chinese_calendar.is_workday(day)
    ]

    assert differing == []


def test_2026_has_248_working_days(calendar: WorkCalendar) -> None:
    assert calendar.workdays_between(date(2025, 12, 31), date(2026, 12, 31)) == 248


@pytest.mark.parametrize(
    ("start", "length", "due"),
    [
        ("2026-02-12", 5, "2026-02-26"),
        ("2026-02-12", 20, "2026-03-18"),
        ("2026-04-30", 5, "2026-05-11"),
        ("2026-09-18", 1, "2026-09-20"),
        ("2026-09-22", 10, "2026-10-13"),
        ("2026-09-24", 5, "2026-10-09"),
        ("2026-09-28", 20, "2026-10-30"),
        ("2026-09-28", 45, "2026-12-04"),
        ("2026-11-20", 20, "2026-12-18"),
    ],
)
def test_a_limit_ends_on_the_day_that_was_worked_out_by_hand(
    start: str, length: int, due: str, calendar: WorkCalendar
) -> None:
    limit = Limit(length, Unit.WORKING_DAY, Start.ACCEPTANCE, "示例")

    ends = due_day(date.fromisoformat(start), limit, calendar)

    assert ends.day == date.fromisoformat(due)
    assert not ends.provisional


def test_a_pause_moves_the_end_as_it_was_worked_out_by_hand(calendar: WorkCalendar) -> None:
    limit = Limit(10, Unit.WORKING_DAY, Start.ACCEPTANCE, "示例")
    pause = Pause(date(2026, 9, 19), date(2026, 10, 11))

    assert due_day(date(2026, 9, 14), limit, calendar).day == date(2026, 9, 28)
    assert due_day(date(2026, 9, 14), limit, calendar, [pause]).day == date(2026, 10, 19)


def test_a_year_without_a_notice_is_provisional_and_knows_its_feasts(
    calendar: WorkCalendar,
) -> None:
    assert calendar.is_provisional(date(2027, 5, 1))
    assert not calendar.is_workday(date(2027, 10, 1))
    assert calendar.name(date(2028, 10, 3)) == "中秋节、国庆节"


def notice_faults(folder: Path, old: str, new: str) -> tuple[Fault, ...]:
    assert NOTICE.count(old) == 1
    path = folder / "2027.yaml"
    path.write_text(NOTICE.replace(old, new), "utf-8")
    with pytest.raises(BrokenCatalog) as broken:
        read_notice(path, {})
    return broken.value.faults


def test_a_notice_may_begin_in_the_last_week_of_the_year_before(tmp_path: Path) -> None:
    path = tmp_path / "anything.yaml"
    path.write_text(NOTICE, "utf-8")

    notice = read_notice(path, {})

    assert notice.days_off[0].first == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("'2027-01-31'", "'2027-02-05'", (13, "workdays_on[0].date"), "calendar.not_a_weekend"),
        ("'2027-01-31'", "'2027-02-07'", (13, "workdays_on[0].date"), "calendar.day_twice"),
        ("'2027-01-31'", "'2028-01-30'", (13, "workdays_on[0].date"), "calendar.outside"),
        ("'2027-01-02'", "'2027-01-31'", (13, "workdays_on[0].date"), "calendar.day_twice"),
        ("'2026-12-31'", "'2026-12-24'", (6, "days_off[0]"), "calendar.outside"),
        ("'2027-02-12'", "'2027-02-05'", (11, "days_off[1].last"), "calendar.ends_before"),
        ("'2027-02-12'", "'2027-02-30'", (11, "days_off[1].last"), "catalog.wrong_type"),
        ("'2027-02-12'", "2027-02-12", (11, "days_off[1].last"), "catalog.ambiguous"),
        ("year: 2027", "year: 20270", (2, "year"), "calendar.year"),
        ("number: 国办发明电〔2026〕9号\n", "", (1, "number"), "catalog.missing_key"),
        ("number: 国办", "nummer: null\nnumber: 国办", (4, "nummer"), "catalog.unknown_key"),
        ("number: 国办发明电〔2026〕9号", "number: null", (4, "number"), "calendar.no_number"),
        ("number: 国办发明电〔2026〕9号", "number: ' '", (4, "number"), "calendar.no_number"),
        ("关于2027年", "关于2026年", (3, "title"), "calendar.title_year"),
        ("关于2027年", "关于明年", (3, "title"), "calendar.title_year"),
        ("version: 1", "version: 2", (1, "version"), "catalog.other_version"),
    ],
)
def test_a_notice_that_cannot_be_meant_is_refused(
    old: str, new: str, place: tuple[int, str], message: str, tmp_path: Path
) -> None:
    said = notice_faults(tmp_path, old, new)

    assert [(fault.line, fault.key) for fault in said] == [place]
    assert said[0].message == message
    assert "{" not in str(said[0])


def test_a_notice_in_the_file_of_another_year_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2028.yaml"
    path.write_text(NOTICE, "utf-8")

    with pytest.raises(BrokenCatalog) as broken:
        read_notice(path, {})

    said = broken.value.faults
    assert [(it.line, it.key, it.message) for it in said] == [(2, "year", "calendar.file_year")]


def test_a_notice_without_a_single_day_off_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2027.yaml"
    path.write_text(NOTICE[: NOTICE.index("days_off")] + "days_off: []\nworkdays_on: []\n", "utf-8")

    with pytest.raises(BrokenCatalog) as broken:
        read_notice(path, {})

    assert [it.message for it in broken.value.faults] == ["calendar.no_days_off"]


def test_a_notice_that_contradicts_the_year_before_is_refused(
    calendar: WorkCalendar, tmp_path: Path
) -> None:
    before = replace(calendar.notices[2026], workdays_on=(DayOn(date(2026, 12, 26), "元旦"),))
    path = tmp_path / "2027.yaml"
    path.write_text(NOTICE.replace("2026-12-31", "2026-12-26"), "utf-8")

    with pytest.raises(BrokenCatalog) as broken:
        read_notice(path, {2026: before})

    assert [(it.file, it.message) for it in broken.value.faults] == [
        ("2027.yaml", "calendar.day_twice")
    ]


def test_what_is_refused_is_told_problem_by_problem_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "2027.yaml"
    path.write_text(NOTICE.replace("号\n", "号\nnummer: 9\n"), "utf-8")

    with pytest.raises(BrokenCatalog) as broken:
        read_notice(path, {})

    assert [(it.key, it.field) for it in broken.value.problems] == [
        ("catalog.unknown_key", "2027.yaml:5 nummer")
    ]


def test_two_holidays_do_not_overlap(tmp_path: Path) -> None:
    old = "'2027-02-06'\n    last: '2027-02-12'"

    said = notice_faults(tmp_path, old, "'2027-01-02'\n    last: '2027-01-03'")

    assert [(fault.line, fault.message) for fault in said] == [(9, "calendar.overlap")]


def folder_with(folder: Path, notices: dict[str, str], feasts: str = FEASTS) -> Path:
    (folder / "calendar").mkdir()
    for name, text in notices.items():
        (folder / "calendar" / name).write_text(text, "utf-8")
    (folder / "statutory_feasts.yaml").write_text(feasts, "utf-8")
    return folder


def test_two_feasts_on_one_day_share_it(tmp_path: Path) -> None:
    read = read_calendar(folder_with(tmp_path, {}))

    assert read.name(date(2028, 10, 3)) == "中秋节、国庆节"


@pytest.mark.parametrize(
    ("notices", "feasts", "file", "message"),
    [
        pytest.param(
            {"2028.yaml": NOTICE}, FEASTS, "calendar/2028.yaml", "catalog.name_and_code", id="name"
        ),
        pytest.param(
            {
                "2027.yaml": NOTICE,
                "2026.yaml": NOTICE[: NOTICE.index("days_off")].replace("2027", "2026")
                + "days_off: []\nworkdays_on:\n  - {date: '2026-12-27', name: x}\n",
            },
            FEASTS,
            "",
            "",
            id="neighbours that agree",
        ),
        pytest.param(
            {
                "2027.yaml": NOTICE.replace("2026-12-31", "2026-12-26"),
                "2026.yaml": NOTICE[: NOTICE.index("days_off")].replace("2027", "2026")
                + "days_off: []\nworkdays_on:\n  - {date: '2026-12-27', name: x}\n",
            },
            FEASTS,
            "calendar/2027.yaml",
            "calendar.day_twice",
            id="neighbours that contradict each other",
        ),
        pytest.param(
            {},
            FEASTS.replace("2028-10-03'\n        feast: n", "2029-10-03'\n        feast: n"),
            "statutory_feasts.yaml",
            "calendar.outside",
            id="feast of another year",
        ),
        pytest.param(
            {},
            FEASTS.replace("feast: national", "feast: autumn"),
            "statutory_feasts.yaml",
            "calendar.feasts_differ",
            id="feast too often",
        ),
        pytest.param(
            {},
            FEASTS.replace("rule: r", "rule: s"),
            "statutory_feasts.yaml",
            "catalog.not_one_of",
            id="no such rule",
        ),
        pytest.param(
            {},
            FEASTS.replace("years:", "years: 3\nold:"),
            "statutory_feasts.yaml",
            "catalog.wrong_type",
            id="no list",
        ),
    ],
)
def test_a_folder_of_notices_is_read_whole_or_not_at_all(
    notices: dict[str, str], feasts: str, file: str, message: str, tmp_path: Path
) -> None:
    folder = folder_with(tmp_path, notices, feasts)

    if not message:
        assert set(read_calendar(folder).notices) == {2026, 2027}
        return
    with pytest.raises(BrokenCatalog) as broken:
        read_calendar(folder)

    assert (file, message) in [(fault.file, fault.message) for fault in broken.value.faults]
