"""The supervisor's board: a number is a door, and behind it are just so many cases."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from permitdesk.domain.clock import Light
from permitdesk.domain.state import Status
from permitdesk.domain.worklist import Filter
from permitdesk.faces.shared.look import dress
from permitdesk.faces.shared.palette import PALETTES, contrast, load_palette
from permitdesk.faces.shared.rows_model import LIGHT_ROLE
from permitdesk.faces.supervisor.supervisor import SupervisorWindow
from permitdesk.faces.supervisor.tiles import TILES, Narrowed, figures_of, narrow
from tests.faces.supervisor.stage import (
    CHIEF,
    busy_hall,
    busy_rooms,
    settle,
    whole_list,
)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[SupervisorWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress(app, "light")
    made = SupervisorWindow(busy_rooms(), CHIEF)
    qtbot.addWidget(made)
    made.show()
    settle(made, qtbot)
    yield made
    made.close()


def open_door(window: SupervisorWindow, qtbot: QtBot, key: str) -> None:
    QTest.mouseClick(window.board.tiles[key], Qt.MouseButton.LeftButton)
    settle(window, qtbot)


KEYS = list(TILES)


def test_every_number_the_desk_counts_has_its_tile(window: SupervisorWindow) -> None:
    day = busy_rooms().day
    assert day is not None

    assert {figure.key for figure in figures_of(day.board())} == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_a_number_is_the_length_of_its_list(
    key: str, window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, key)

    rows = whole_list(window, qtbot)

    assert window.board.tiles[key].number == len(rows)
    assert str(len(rows)) in window.head.words.text()


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
    open_door(window, qtbot, "open")
    box = window.filters.department
    bureau = next(
        part.decider for row in window.model.rows for part in row.parts if part.status.is_open
    )

    box.setCurrentIndex(box.findData(bureau))
    settle(window, qtbot)

    rows = whole_list(window, qtbot)
    assert rows
    assert window.board.tiles["open"].number == len(rows)
    assert all(
        any(bureau in (part.department, part.decider) and part.status.is_open for part in row.parts)
        for row in rows
    )


def test_by_window_only_what_came_in_there_is_listed(
    window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, "open")
    box = window.filters.window_box
    station = window.model.rows[0].window

    box.setCurrentIndex(box.findData(station))
    settle(window, qtbot)

    assert {row.window for row in whole_list(window, qtbot)} == {station}


def test_a_status_that_a_list_cannot_have_leaves_it_empty(
    window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, "not_handed_over")
    box = window.filters.status

    box.setCurrentIndex(box.findData(Status.RECEIVED.value))
    settle(window, qtbot)

    assert window.board.tiles["not_handed_over"].number == 0
    assert window.model.rowCount() == 0
    assert window.nothing.isVisible()


LIGHTS = {"red": Light.RED, "orange": Light.ORANGE, "yellow": Light.YELLOW}


@pytest.mark.parametrize("key", LIGHTS)
def test_behind_a_light_every_row_shows_that_light(
    key: str, window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, key)
    whole_list(window, qtbot)
    column = next(at for at, one in enumerate(window.model.columns) if one.light)

    shown = {
        window.model.data(window.model.index(row, column), LIGHT_ROLE)
        for row in range(window.model.rowCount())
    }

    assert shown <= {LIGHTS[key]}


def test_behind_the_red_light_is_what_is_past_and_nothing_else(
    window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, "red")

    today = window.filters.moment.text()
    rows = whole_list(window, qtbot)

    assert "2026年3月16日" in today
    assert all(row.due is not None and f"{row.due}" < "2026-03-16" for row in rows)
    assert len(rows) == sum(
        row.due is not None and f"{row.due}" < "2026-03-16" for row in busy_hall().rows.values()
    )


def test_narrowing_to_nothing_keeps_the_list_as_it_was() -> None:
    wanted = Filter(statuses=(Status.RECEIVED,))

    assert narrow(wanted, Narrowed()) == wanted


def test_only_what_needs_a_person_has_a_colour(window: SupervisorWindow) -> None:
    coloured = {key for key, tile in window.board.tiles.items() if tile.token != "text"}

    assert coloured <= {key for key, look in TILES.items() if look}
    assert all(window.board.tiles[key].number for key in coloured)


def test_the_list_is_a_good_model(window: SupervisorWindow, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(window.model)  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("name", PALETTES)
def test_every_colour_of_the_board_can_be_read(name: str) -> None:
    palette = load_palette(name)

    for ink in ("text", "quiet", "near", "soon", "late", "stopped"):
        for paper in ("surface", "lead_tint"):
            assert contrast(palette[ink], palette[paper]) >= 4.5, (ink, paper)
