"""A case on the board: its clocks, what a supervisor may do to it, the reckoning behind a clock."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor
from permitdesk.domain.special import AllowException, Extend, SendReminder
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs.facts_dialog import FactsDialog
from permitdesk.faces.shared.look import dress
from permitdesk.faces.supervisor.reckoning_dialog import ReckoningDialog
from permitdesk.faces.supervisor.supervisor import SupervisorWindow
from tests.desk import ways
from tests.desk.hall import FOOD, Hall
from tests.faces.supervisor.stage import AUDITOR, CHIEF, board_rooms, settle

Way = Callable[[Hall], Case]


class Board:
    """Somebody at the board, with one case open."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, actor: Actor = CHIEF) -> None:
        dress(qapp)
        self.qtbot, self.actor, self.hall = qtbot, actor, Hall(practice=True)

    def opened(self, way: Way) -> SupervisorWindow:
        self.number = way(self.hall).number
        window = self.window = SupervisorWindow(board_rooms(self.hall), self.actor)
        self.qtbot.addWidget(window)
        window.show()
        settle(window, self.qtbot)
        QTest.mouseClick(window.board.tiles["open"], Qt.MouseButton.LeftButton)
        settle(window, self.qtbot)
        self.open_again()
        return window

    def open_again(self) -> None:
        row = next(row for row in self.window.model.rows if row.number == self.number)
        self.window.table.opened.emit(row)
        settle(self.window, self.qtbot)

    def begin(self, type_: ActionType) -> FactsDialog:
        """Choose an act; on the first licence, where it asks for one."""
        pressed = self.window.case.acts.buttons[type_]
        menus = pressed.findChildren(QMenu)
        if menus:
            menus[0].actions()[0].trigger()
        else:
            QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
        assert isinstance(self.window.dialog, FactsDialog)
        return self.window.dialog

    def confirm(self) -> Case:
        dialog = self.window.dialog
        assert isinstance(dialog, FactsDialog)
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        settle(self.window, self.qtbot)
        return self.hall.store.case(self.number)


@pytest.fixture
def board(qtbot: QtBot, qapp: QApplication) -> Board:
    return Board(qtbot, qapp)


def words(window: SupervisorWindow) -> str:
    return "\n".join(label.text() for label in window.case.findChildren(QLabel))


def test_a_case_shows_its_licences_clocks_and_all_that_was_done(board: Board) -> None:
    window = board.opened(Hall.accepted)

    case = board.hall.store.case(board.number)
    assert window.case.number == case.number
    assert window.case.parts.rowCount() == len(case.state.parts)
    assert window.case.history.rowCount() == len(case.actions)
    assert {block.group.licence for block in window.case.blocks} == {"", *case.state.parts}


@pytest.mark.parametrize(
    ("way", "told"),
    [
        (lambda hall: ways.paused(hall, ways.BY_HAND), "停表：检测"),
        (ways.extended, "已延长 5 日"),
        (ways.overdue, "超期已记录"),
        (ways.deemed, "视为受理"),
    ],
)
def test_pauses_extensions_and_missed_days_are_told(board: Board, way: Way, told: str) -> None:
    assert told in words(board.opened(way))


def test_the_reckoning_of_a_clock_is_one_press_away(board: Board) -> None:
    window = board.opened(Hall.accepted)

    window.case.blocks[1].opened.emit(FOOD)
    settle(window, board.qtbot)
    settle(window, board.qtbot)

    assert isinstance(window.dialog, ReckoningDialog)
    assert window.dialog.paper.pdf.startswith(b"clock_sheet")


def test_a_reminder_is_written_with_a_key_and_enter(board: Board) -> None:
    window = board.opened(Hall.accepted)

    QTest.keyClick(window, Qt.Key.Key_F8)
    case = board.confirm()

    assert isinstance(case.actions[-1].facts, SendReminder)
    assert case.actions[-1].actor == CHIEF
    assert "催办" in window.notice.words.text()
    assert window.case.history.rowCount() == len(case.actions)


def test_a_limit_is_extended_once_and_then_no_longer_offered(board: Board) -> None:
    window = board.opened(Hall.accepted)
    dialog = board.begin(ActionType.EXTEND)
    dialog.asked["reason"].show("检测设备检修")
    dialog.asked["approver"].show("陈局长")

    case = board.confirm()

    done = case.actions[-1]
    assert isinstance(done.facts, Extend)
    assert case.state.parts[done.licence].extension is not None
    offered = [deed.licence for deed in window.case.deeds if deed.type is ActionType.EXTEND]
    assert done.licence not in offered


def test_a_refusal_is_said_in_the_dialog_and_nothing_is_done(board: Board) -> None:
    window = board.opened(Hall.accepted)
    before = len(board.hall.store.case(board.number).actions)
    board.begin(ActionType.EXTEND)

    case = board.confirm()

    assert isinstance(window.dialog, FactsDialog)
    assert window.dialog.notice.words.text()
    assert len(case.actions) == before


def test_an_exception_is_allowed_with_its_reason(board: Board) -> None:
    window = board.opened(Hall.supplemented)
    dialog = board.begin(ActionType.ALLOW_EXCEPTION)
    dialog.asked["reason"].show("第一次看不出来")

    case = board.confirm()

    assert isinstance(case.actions[-1].facts, AllowException)
    assert window.board.tiles["exception"].number == 1


def test_the_numbers_follow_what_was_done(board: Board) -> None:
    window = board.opened(Hall.accepted)
    dialog = board.begin(ActionType.EXTEND_JOINTLY)
    dialog.asked["reason"].show("检测设备检修")
    dialog.asked["approver"].show("市政府")

    board.confirm()

    assert window.board.tiles["extended"].number == 1


def test_who_acted_first_is_told_and_the_case_shown_as_it_is(board: Board) -> None:
    window = board.opened(Hall.accepted)
    board.begin(ActionType.SEND_REMINDER)
    case = board.hall.checked(board.hall.store.case(board.number))

    board.confirm()
    settle(window, board.qtbot)

    assert window.dialog is None
    assert window.notice.words.text()
    assert window.case.history.rowCount() == len(case.actions)


def test_an_auditor_only_looks(qtbot: QtBot, qapp: QApplication) -> None:
    window = Board(qtbot, qapp, AUDITOR).opened(Hall.accepted)

    assert window.case.acts.buttons == {}
    assert not window.filters.load.isVisible()


def test_what_is_over_offers_nothing(board: Board) -> None:
    window = board.opened(ways.all_decided)

    assert window.case.acts.buttons == {}


def test_escape_shows_the_whole_list_again(board: Board) -> None:
    window = board.opened(Hall.accepted)

    QTest.keyClick(window, Qt.Key.Key_Escape)

    assert not window.case.isVisible()


def test_a_case_can_be_opened_after_another(board: Board) -> None:
    window = board.opened(Hall.accepted)

    board.number = board.hall.received().number
    window.refresh()
    settle(window, board.qtbot)
    board.open_again()

    assert window.case.number == board.number


def test_where_letters_are_large_the_numbers_make_room_for_a_case(board: Board) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window = board.opened(Hall.accepted)
    assert window.board.isVisible()
    window.close()
    dress(app, "light", 2.0)
    large = SupervisorWindow(board_rooms(board.hall), CHIEF)
    board.qtbot.addWidget(large)
    large.show()
    settle(large, board.qtbot)

    board.window = large
    QTest.mouseClick(large.board.tiles["open"], Qt.MouseButton.LeftButton)
    settle(large, board.qtbot)
    board.open_again()
    away = large.board.isVisible()
    large.case.close_case()

    assert not away
    assert large.board.isVisible()
    large.close()
    dress(app)
