"""Loading a holiday notice from the board: seen before it is done, done once it is confirmed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from permitdesk.domain.facts import Actor, Role
from permitdesk.faces.shared.look import dress
from permitdesk.faces.supervisor.holidays_dialog import HolidaysDialog
from permitdesk.faces.supervisor.supervisor import SupervisorWindow
from tests.desk.test_holidays import NUMBER, Office
from tests.faces.supervisor.stage import AUDITOR, CHIEF, board_rooms, day_of, settle


def board_of(office: Office, qtbot: QtBot, actor: Actor = CHIEF) -> SupervisorWindow:
    day = replace(day_of(office.desk), missing_years=office.holidays.missing_years)
    given = replace(board_rooms(office.hall), day=day, holidays=office.holidays)
    made = SupervisorWindow(given, actor)
    qtbot.addWidget(made)
    made.show()
    settle(made, qtbot)
    return made


@pytest.fixture
def office() -> Office:
    office = Office()
    office.accepted()
    return office


@pytest.fixture
def window(office: Office, qtbot: QtBot, qapp: QApplication) -> Iterator[SupervisorWindow]:
    dress(qapp)
    made = board_of(office, qtbot)
    yield made
    made.close()


def chosen(window: SupervisorWindow, qtbot: QtBot, file: str = "2027.yaml") -> HolidaysDialog:
    """Open the dialog from the bar and choose a file."""
    QTest.mouseClick(window.missing.load, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    dialog = window.dialog
    assert isinstance(dialog, HolidaysDialog)
    dialog.choose_file = lambda *_: file
    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    return dialog


def confirm(dialog: HolidaysDialog, window: SupervisorWindow, qtbot: QtBot) -> None:
    QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    settle(window, qtbot)


def test_the_bar_says_which_year_is_missing_and_how_to_load_it(window: SupervisorWindow) -> None:
    assert window.missing.isVisible()
    assert "缺2027年放假安排：1件" in window.missing.words.text()
    assert "载入放假安排" in window.missing.words.text()


def test_what_would_change_is_shown_and_nothing_is_changed_yet(
    window: SupervisorWindow, qtbot: QtBot, office: Office
) -> None:
    dialog = chosen(window, qtbot)

    assert dialog.seen is not None
    assert dialog.model.rows == dialog.seen.moved
    assert dialog.model.rowCount() > 0
    assert dialog.confirm.isVisible()
    assert office.table.kept == []


def test_both_reckonings_stand_side_by_side(window: SupervisorWindow, qtbot: QtBot) -> None:
    dialog = chosen(window, qtbot)
    row = next(at for at, one in enumerate(dialog.model.rows) if not one.licence)

    cells = [dialog.model.data(dialog.model.index(row, at)) for at in range(5)]

    assert cells[1:] == [
        "全案", "联合办理期限", "2027年2月3日（待定）", f"2027年2月19日（{NUMBER}）",
    ]  # fmt: skip


def test_once_confirmed_it_is_kept_and_the_bar_goes(
    window: SupervisorWindow, qtbot: QtBot, office: Office
) -> None:
    dialog = chosen(window, qtbot)
    before = dialog.model.rows

    confirm(dialog, window, qtbot)

    assert [item.version for item in office.table.kept] == [1]
    assert office.table.kept[0].by == CHIEF
    assert office.table.movements[2027, 1] == before
    assert "已载入2027年放假通知" in dialog.notice.words.text()
    assert not window.missing.isVisible()
    assert window.board.tiles["provisional"].number == 0
    assert not dialog.confirm.isVisible()


def test_the_same_notice_again_moves_nothing_and_asks_for_nothing(
    window: SupervisorWindow, qtbot: QtBot, office: Office
) -> None:
    dialog = chosen(window, qtbot)
    confirm(dialog, window, qtbot)

    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert "完全一致" in dialog.words.text()
    assert not dialog.confirm.isVisible()
    assert len(office.table.kept) == 1


def test_no_file_chosen_changes_nothing(window: SupervisorWindow, qtbot: QtBot) -> None:
    dialog = chosen(window, qtbot, "")

    assert dialog.seen is None
    assert not dialog.confirm.isVisible()


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_supervisors_and_administrators_may_load(
    office: Office, qtbot: QtBot, qapp: QApplication, role: Role
) -> None:
    dress(qapp)

    window = board_of(office, qtbot, Actor("某人", role, "督办台"))

    assert window.filters.load.isVisible()
    window.close()


def test_an_auditor_is_told_whom_to_ask(office: Office, qtbot: QtBot, qapp: QApplication) -> None:
    dress(qapp)

    window = board_of(office, qtbot, AUDITOR)

    assert not window.missing.load.isVisible()
    assert "请监督人员或者管理员载入" in window.missing.words.text()
    window.close()
