"""A hall that stays open over midnight: a new day begins by itself, once."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from permitdesk.app.passing_time import PassingTime
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.state import Status
from permitdesk.faces.shared.tasks import DeskThread
from tests.houses import practice_house

THURSDAY = datetime(2026, 2, 12, 1, 12, tzinfo=UTC)
AFTER_THE_FIFTH_DAY = datetime(2026, 2, 27, 1, 12, tzinfo=UTC)
CLERK = Actor("王敏", Role.CLERK, "3号窗口")


def test_a_face_that_stays_open_lets_time_pass_when_it_asks(tmp_path: Path, qtbot: QtBot) -> None:
    house = practice_house(tmp_path, THURSDAY)
    file = house.sample_application("restaurant", (), seed=7)
    case = house.acting.receive(file, CLERK)
    thread = DeskThread()
    passing = PassingTime(house.pass_time, thread)
    house.set_time(AFTER_THE_FIFTH_DAY)

    passing.ask()

    qtbot.waitUntil(lambda: not thread.is_busy)
    assert house.store.case(case.number).status is Status.ACCEPTED
    thread.close()


def test_nothing_happens_again_on_the_same_day(tmp_path: Path) -> None:
    house = practice_house(tmp_path, THURSDAY)
    house.acting.receive(house.sample_application("restaurant", (), seed=7), CLERK)
    house.set_time(AFTER_THE_FIFTH_DAY)
    house.pass_time()
    kept = house.store.head()

    house.set_time(AFTER_THE_FIFTH_DAY + timedelta(hours=9))
    house.pass_time()
    house.set_time(THURSDAY)
    house.pass_time()

    assert house.store.head() == kept


def test_people_still_read_where_nothing_can_be_kept(tmp_path: Path) -> None:
    house = practice_house(tmp_path, THURSDAY)
    house.acting.receive(house.sample_application("restaurant", (), seed=7), CLERK)
    house.set_time(AFTER_THE_FIFTH_DAY)
    kept = house.store.head()
    house.store.database.connection.execute("PRAGMA query_only = 1")

    house.pass_time()

    assert house.store.head() == kept
    assert house.store.passed_until() != AFTER_THE_FIFTH_DAY.date()
