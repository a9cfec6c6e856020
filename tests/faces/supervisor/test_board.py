"""The supervisor's board: a number is a door, and behind it are just so many cases."""

from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from permitdesk.desk.sampling.practice import sample_cases
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.state import Status
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.worklist import Filter
from permitdesk.faces.shared.look import dress
from permitdesk.faces.shared.palette import PALETTES, contrast, load_palette
from permitdesk.faces.supervisor.supervisor import SupervisorWindow
from permitdesk.faces.supervisor.tiles import Narrowed, narrow, tiles_of
from tests.desk.memory import StoreInMemory
from tests.faces.kiosk.stage import MONDAY, Notes, desk_in_memory, rooms

CHIEF = Actor("李主任", Role.SUPERVISOR, "督办台")
CASES = 60


@cache
def busy_hall() -> StoreInMemory:
    store = StoreInMemory()
    sample_cases(desk_in_memory(store), CASES, 7, MONDAY.date())
    return store


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[SupervisorWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, "light")
    made = SupervisorWindow(rooms(busy_hall(), Notes()), CHIEF)
    qtbot.addWidget(made)
    made.show()
    settle(made, qtbot)
    yield made
    made.close()


def settle(window: SupervisorWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.desk_thread.is_busy, timeout=10_000)


def whole_list(window: SupervisorWindow, qtbot: QtBot) -> tuple[CaseSummary, ...]:
    while window.model.canFetchMore(window.table.rootIndex()):
        window.model.fetchMore(window.table.rootIndex())
        settle(window, qtbot)
    return window.model.rows


def open_door(window: SupervisorWindow, qtbot: QtBot, key: str) -> None:
    QTest.mouseClick(window.board.tiles[key], Qt.MouseButton.LeftButton)
    settle(window, qtbot)


KEYS = [tile.key for tile in tiles_of(MONDAY.date(), MONDAY.date())]


@pytest.mark.parametrize("key", KEYS)
def test_a_number_is_the_length_of_its_list(
    key: str, window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, key)

    rows = whole_list(window, qtbot)

    assert window.board.tiles[key].number == len(rows)
    assert str(len(rows)) in window.head.text()


def test_the_hall_is_busy_enough_for_these_tests(window: SupervisorWindow) -> None:
    numbers = {key: tile.number for key, tile in window.board.tiles.items()}

    assert sum(bool(number) for number in numbers.values()) >= 5, numbers


@pytest.mark.parametrize("key", KEYS)
def test_it_stays_so_when_the_list_is_narrowed(
    key: str, window: SupervisorWindow, qtbot: QtBot
) -> None:
    some = next(iter(busy_hall().rows.values()))
    window.filters.industry.setCurrentIndex(window.filters.industry.findData(some.industry))
    settle(window, qtbot)

    open_door(window, qtbot, key)

    rows = whole_list(window, qtbot)
    assert window.board.tiles[key].number == len(rows)
    assert {row.industry for row in rows} <= {some.industry}


def test_by_department_only_what_it_has_still_to_decide_counts(
    window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, "accepted")
    box = window.filters.department
    bureau = next(
        part.decider for row in window.model.rows for part in row.parts if part.status.is_open
    )

    box.setCurrentIndex(box.findData(bureau))
    settle(window, qtbot)

    rows = whole_list(window, qtbot)
    assert rows
    assert window.board.tiles["accepted"].number == len(rows)
    assert all(
        any(bureau in (part.department, part.decider) and part.status.is_open for part in row.parts)
        for row in rows
    )


def test_by_window_only_what_came_in_there_is_listed(
    window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, "accepted")
    box = window.filters.window_box
    station = window.model.rows[0].window

    box.setCurrentIndex(box.findData(station))
    settle(window, qtbot)

    assert {row.window for row in whole_list(window, qtbot)} == {station}


def test_a_status_that_a_list_cannot_have_leaves_it_empty(
    window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, "printed")
    box = window.filters.status

    box.setCurrentIndex(box.findData(Status.RECEIVED.value))
    settle(window, qtbot)

    assert window.board.tiles["printed"].number == 0
    assert window.model.rowCount() == 0
    assert window.nothing.isVisible()


def test_days_do_not_count_twice() -> None:
    desk = desk_in_memory(busy_hall())
    rows = list(busy_hall().rows.values())
    today = MONDAY.date()

    counted = [
        desk.store.count(tile.wanted)
        for tile in tiles_of(today, today)
        if tile.key in ("late", "today")
    ]

    assert sum(counted) == sum(row.due is not None and row.due <= today for row in rows)


def test_narrowing_to_nothing_keeps_the_list_as_it_was() -> None:
    wanted = Filter(statuses=(Status.RECEIVED,))

    assert narrow(wanted, Narrowed()) == wanted


def test_only_what_needs_a_person_has_a_colour(window: SupervisorWindow) -> None:
    coloured = {key for key, tile in window.board.tiles.items() if tile.token != "text"}

    assert coloured <= {"today", "soon", "late", "deemed"}
    assert all(window.board.tiles[key].number for key in coloured)


def test_a_case_is_opened_to_be_read_and_nothing_more(
    window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, "accepted")
    row = window.model.rows[0]

    window.table.opened.emit(row)
    settle(window, qtbot)

    assert window.case.isVisible()
    assert window.case.number == row.number
    assert window.case.parts.rowCount() == len(row.parts)
    assert window.case.history.rowCount() == len(busy_hall().cases[row.number].actions)
    assert window.case.findChildren(QPushButton) == [window.case.close_button]


def test_closing_a_case_shows_the_whole_list_again(window: SupervisorWindow, qtbot: QtBot) -> None:
    open_door(window, qtbot, "accepted")
    window.table.opened.emit(window.model.rows[0])
    settle(window, qtbot)

    QTest.mouseClick(window.case.close_button, Qt.MouseButton.LeftButton)

    assert not window.case.isVisible()


def test_a_case_can_be_opened_after_another(window: SupervisorWindow, qtbot: QtBot) -> None:
    open_door(window, qtbot, "accepted")
    for row in window.model.rows[:3]:
        window.table.opened.emit(row)
        settle(window, qtbot)

    assert window.case.number == window.model.rows[2].number


def test_the_list_is_a_good_model(window: SupervisorWindow, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(window.model)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("name", PALETTES)
def test_every_colour_of_the_board_can_be_read(name: str) -> None:
    palette = load_palette(name)

    for ink in ("text", "quiet", "near", "soon", "late"):
        for paper in ("surface", "lead_tint"):
            assert contrast(palette[ink], palette[paper]) >= 4.5, (ink, paper)
