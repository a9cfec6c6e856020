"""The compiled working calendar."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from permitdesk.app import calendars
from permitdesk.app.calendars import StoreCalendars, calendar_of
from permitdesk.app.house import ROOT
from permitdesk.catalog import calendar as reading
from permitdesk.catalog.calendar import read_calendar
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.workdays import DaysOff, Notice, WorkCalendar
from permitdesk.store.store import DeskStore
from tests.houses import practice_house
from tests.store.builders import new_store

CHIEF = Actor("李主任", Role.SUPERVISOR, "督办台")
NOVEMBER = datetime(2026, 11, 10, 1, 0, tzinfo=UTC)
NEW_YEAR = date(2027, 1, 4)
NOTICE = Notice(2027, "关于2027年", "9号", (DaysOff("元旦", date(2027, 1, 1), NEW_YEAR),), ())


def test_the_compiled_calendar_is_the_one_that_was_read(tmp_path: Path) -> None:
    first = calendar_of(ROOT / "forms", tmp_path)
    again = calendar_of(ROOT / "forms", tmp_path)

    assert first == again == read_calendar(ROOT / "forms")


def test_a_second_start_reads_no_yaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calendar_of(ROOT / "forms", tmp_path)
    monkeypatch.setattr(reading, "read_calendar", None)

    assert calendar_of(ROOT / "forms", tmp_path).notices


def test_a_damaged_copy_is_made_again(tmp_path: Path) -> None:
    first = calendar_of(ROOT / "forms", tmp_path)
    (copy,) = tmp_path.glob("calendar-*.json")
    copy.write_text('{"notices": [{}]}', encoding="utf-8")

    assert calendar_of(ROOT / "forms", tmp_path) == first


def load(store: DeskStore, notice: Notice, at: datetime = NOVEMBER) -> None:
    with store.holidays.loading() as loading:
        loading.keep(notice, at, CHIEF, ())


def test_a_loaded_notice_counts_at_once_in_the_same_program(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    known = StoreCalendars(WorkCalendar({}), store.holidays)
    assert known.current().is_workday(NEW_YEAR)

    load(store, NOTICE)
    known.forget()

    assert not known.current().is_workday(NEW_YEAR)
    assert known.current().number_of(2027) == "9号"


def test_a_notice_that_another_window_loaded_is_seen_after_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path)
    known = StoreCalendars(WorkCalendar({}), store.holidays)
    first = known.current()

    load(DeskStore(store.database), NOTICE)
    at_once = known.current()
    monkeypatch.setattr(calendars, "LOOK_AGAIN_S", 0.0)

    assert at_once is first
    assert not known.current().is_workday(NEW_YEAR)


def test_what_was_known_before_a_notice_came_stays_to_be_asked(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    load(store, NOTICE)
    load(store, replace(NOTICE, number="10号", days_off=()), NOVEMBER + timedelta(days=2))
    known = StoreCalendars(WorkCalendar({}), store.holidays)

    numbers = [
        known.at(NOVEMBER + timedelta(days=days)).number_of(2027) for days in (-1, 0, 1, 2, 3)
    ]

    assert numbers == ["", "9号", "9号", "10号", "10号"]


def test_the_rooms_of_a_house_count_by_what_was_loaded(tmp_path: Path) -> None:
    house = practice_house(tmp_path)
    file = tmp_path / "2027.yaml"
    file.write_text(
        "version: 1\nyear: 2027\ntitle: 关于2027年\nnumber: 9号\ndays_off:\n"
        "  - {name: 元旦, first: '2027-01-01', last: '2027-01-04'}\nworkdays_on: []\n",
        encoding="utf-8",
    )
    overseeing = house.overseeing
    assert overseeing.desk.calendar.is_provisional(NEW_YEAR)

    house.holidays.load(file, CHIEF)

    assert not overseeing.desk.calendar.is_provisional(NEW_YEAR)
    assert not house.calendar.is_workday(NEW_YEAR)
