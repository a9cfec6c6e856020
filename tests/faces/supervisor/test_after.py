"""The board after the decisions: each number a list, each line a case, the supervisor's own acts."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from permitdesk.domain.special import Serve
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.look import dress
from permitdesk.faces.supervisor.after_tiles import AFTER_TILES
from permitdesk.faces.supervisor.promises_dialog import PromisesDialog
from permitdesk.faces.supervisor.supervisor import SupervisorWindow
from tests.desk.hall import Hall
from tests.desk.on_paper import promised
from tests.faces.supervisor.stage import CHIEF, board_rooms, settle


@pytest.fixture
def hall() -> Hall:
    """One promise kept waiting too long, one broken, one revoked and to be recorded."""
    hall = Hall()
    promised.issued(hall)
    hall.moment += timedelta(days=56)
    promised.ordered(hall)
    case = promised.revoked(hall)
    number = promised.decision(case, "revocation_decision")
    hall.do(case, ActionType.SERVE, Serve(number, promised.BY_HAND))
    return hall


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, hall: Hall) -> Iterator[SupervisorWindow]:
    dress(qapp)
    made = SupervisorWindow(board_rooms(hall), CHIEF)
    qtbot.addWidget(made)
    made.show()
    settle(made, qtbot)
    QTest.mouseClick(made.groups.after, Qt.MouseButton.LeftButton)
    settle(made, qtbot)
    yield made
    made.close()


def open_door(window: SupervisorWindow, qtbot: QtBot, key: str) -> None:
    QTest.mouseClick(window.after.board.tiles[key], Qt.MouseButton.LeftButton)
    settle(window, qtbot)


def open_first(window: SupervisorWindow, qtbot: QtBot) -> None:
    window.after.table.selectRow(0)
    QTest.keyClick(window.after.table, Qt.Key.Key_Return)
    settle(window, qtbot)


@pytest.mark.parametrize("key", AFTER_TILES)
def test_a_number_after_the_decisions_is_the_length_of_its_list(
    key: str, window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, key)

    number = window.after.board.tiles[key].number
    assert number == window.after.model.rowCount()
    assert str(number) in window.after.head.words.text()


def test_every_list_of_the_desk_has_its_tile_and_its_words(window: SupervisorWindow) -> None:
    assert window.after.seen is not None
    assert set(window.after.seen.lists) == set(AFTER_TILES)
    for key, tile in window.after.board.tiles.items():
        assert not tile.accessibleName().startswith("tile."), key
        assert not tile.accessibleDescription().startswith("tile."), key


def test_the_hall_has_something_in_these_lists(window: SupervisorWindow) -> None:
    numbers = {key: tile.number for key, tile in window.after.board.tiles.items() if tile.number}

    assert {"check_late", "broken", "ended_revoke", "to_record"} <= numbers.keys(), numbers


def test_the_two_pages_are_never_seen_together(window: SupervisorWindow, qtbot: QtBot) -> None:
    assert window.after.isVisible()
    assert not window.table.isVisible()

    QTest.mouseClick(window.groups.under_way, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert window.table.isVisible()
    assert not window.after.isVisible()
    assert window.board.tiles["open"].number is not None


def test_a_line_opens_its_case_and_offers_to_record_and_to_publish(
    window: SupervisorWindow, qtbot: QtBot
) -> None:
    open_door(window, qtbot, "to_record")
    line = window.after.model.row(0)

    open_first(window, qtbot)

    assert window.case.number == line.case
    offered = {deed.type for deed in window.case.deeds}
    assert {ActionType.RECORD_CREDIT, ActionType.PUBLISH} <= offered


def test_an_act_opens_the_shared_dialog_and_does_nothing_by_itself(
    window: SupervisorWindow, qtbot: QtBot, hall: Hall
) -> None:
    open_door(window, qtbot, "to_record")
    open_first(window, qtbot)
    before = sum(len(case.actions) for case in hall.store.cases.values())

    window.begin(next(d for d in window.case.deeds if d.type is ActionType.RECORD_CREDIT))

    assert window.dialog is not None
    assert sum(len(case.actions) for case in hall.store.cases.values()) == before


def test_the_department_narrows_and_the_other_boxes_rest(
    window: SupervisorWindow, qtbot: QtBot
) -> None:
    box = window.filters.department

    box.setCurrentIndex(box.findData("tobacco"))
    settle(window, qtbot)

    assert window.after.board.tiles["check_late"].number == 0
    assert not window.filters.industry.isEnabled()
    assert box.isEnabled()


def test_the_list_after_the_decisions_is_a_good_model(
    window: SupervisorWindow, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(window.after.model)  # type: ignore[no-untyped-call]


@pytest.fixture
def promises(window: SupervisorWindow, qtbot: QtBot) -> PromisesDialog:
    QTest.mouseClick(window.groups.statistics, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    settle(window, qtbot)
    assert isinstance(window.dialog, PromisesDialog)
    return window.dialog


def test_the_statistics_begin_with_this_year(promises: PromisesDialog) -> None:
    assert promises.made is not None
    assert promises.made.table.total.made == 3
    assert f"{promises.made.table.first:%m-%d}" == "01-01"


def test_other_days_are_counted_anew(
    promises: PromisesDialog, window: SupervisorWindow, qtbot: QtBot
) -> None:
    promises.last_box.show_value("2026-03-31")

    QTest.mouseClick(promises.count, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert promises.made is not None
    assert promises.made.table.total.made == 1


def test_days_that_are_turned_round_are_told_in_a_sentence(
    promises: PromisesDialog, window: SupervisorWindow, qtbot: QtBot
) -> None:
    promises.first_box.show_value("2026-12-31")

    QTest.mouseClick(promises.count, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert promises.notice.isVisible()
    assert promises.as_pdf.isEnabled()


def test_the_statistics_are_saved_as_tables(
    promises: PromisesDialog, window: SupervisorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "承诺.csv"
    promises.choose_file = lambda *_: str(file)

    QTest.mouseClick(promises.as_tables, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert "属实率" in file.read_text("utf-8-sig")


def test_turning_the_pages_and_reading_a_case_never_makes_the_window_larger(
    qtbot: QtBot, qapp: QApplication, hall: Hall
) -> None:
    dress(qapp, "light", 1.5)
    window = SupervisorWindow(board_rooms(hall), CHIEF)
    qtbot.addWidget(window)
    window.show()
    settle(window, qtbot)
    size = window.size()

    for button in (window.groups.after, window.groups.under_way, window.groups.after):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle(window, qtbot)
    open_door(window, qtbot, "to_record")
    open_first(window, qtbot)

    assert window.size() == size
    window.close()
    dress(qapp)
