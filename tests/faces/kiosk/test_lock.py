"""Nothing on the keyboard, and nothing that is dropped, leads out of the kiosk."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from permitdesk.faces.kiosk.industry_page import IndustryPage
from permitdesk.faces.kiosk.kiosk import KioskWindow
from permitdesk.faces.kiosk.lock import leads_out
from permitdesk.faces.kiosk.overlay import Typing
from permitdesk.faces.kiosk.progress_page import ProgressPage
from permitdesk.faces.kiosk.tries import MOST
from tests.faces.kiosk.conftest import CODE
from tests.faces.kiosk.hands import Hands

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CONTROL, META = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OUT = [
    (Qt.Key.Key_F4, ALT),
    (Qt.Key.Key_F1, NONE),
    (Qt.Key.Key_F11, NONE),
    (Qt.Key.Key_Tab, ALT),
    (Qt.Key.Key_Space, ALT),
    (Qt.Key.Key_Escape, CONTROL),
    (Qt.Key.Key_Escape, CONTROL | SHIFT),
    (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_Menu, NONE),
    (Qt.Key.Key_F10, SHIFT),
    (Qt.Key.Key_Print, NONE),
    (Qt.Key.Key_Super_L, META),
    (Qt.Key.Key_D, META),
    (Qt.Key.Key_C, CONTROL),
    (Qt.Key.Key_V, CONTROL),
    (Qt.Key.Key_W, CONTROL),
    (Qt.Key.Key_Q, CONTROL),
    (Qt.Key.Key_Insert, SHIFT),
]
FILLING_IN = [
    (Qt.Key.Key_A, NONE),
    (Qt.Key.Key_A, SHIFT),
    (Qt.Key.Key_5, NONE),
    (Qt.Key.Key_Backspace, NONE),
    (Qt.Key.Key_Tab, NONE),
    (Qt.Key.Key_Return, NONE),
    (Qt.Key.Key_Left, NONE),
]


@pytest.mark.parametrize(("key", "modifier"), OUT)
def test_a_key_that_leads_out_is_swallowed(key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    assert leads_out(QKeyEvent(QEvent.Type.KeyPress, key, modifier))


@pytest.mark.parametrize(("key", "modifier"), FILLING_IN)
def test_a_key_that_fills_in_a_field_is_let_through(
    key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    assert not leads_out(QKeyEvent(QEvent.Type.KeyPress, key, modifier))


@pytest.mark.parametrize(("key", "modifier"), OUT)
def test_the_window_stands_after_each_of_them(
    key: Qt.Key, modifier: Qt.KeyboardModifier, window: KioskWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(window, key, modifier)

    assert window.isVisible()


def test_nobody_pastes_from_the_clipboard(hands: Hands, window: KioskWindow, qtbot: QtBot) -> None:
    hands.touch(window.page.progress)  # type: ignore[union-attr]
    page = window.page
    assert isinstance(page, ProgressPage)
    QApplication.clipboard().setText("JC-2026-000001")

    QTest.keyClick(page.number.line, Qt.Key.Key_V, CONTROL)

    assert page.number.line.text() == ""


def test_there_is_no_context_menu(hands: Hands, window: KioskWindow) -> None:
    hands.touch(window.page.progress)  # type: ignore[union-attr]
    page = window.page
    assert isinstance(page, ProgressPage)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5))

    QApplication.sendEvent(page.number.line, event)

    assert QApplication.activePopupWidget() is None
    assert not event.isAccepted()


def test_files_cannot_be_dropped(window: KioskWindow) -> None:
    carried = QMimeData()
    carried.setText("file:///etc/passwd")
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, NONE
    )

    QApplication.sendEvent(window, event)

    assert not event.isAccepted()


def test_closing_is_refused(window: KioskWindow) -> None:
    assert not window.close()
    assert window.isVisible()


def type_code(window: KioskWindow, code: str) -> None:
    window.journey.exit_wanted.emit()
    overlay = window.overlay
    assert isinstance(overlay, Typing)
    overlay.field.setText(code)
    overlay.done.click()


def test_only_a_supervisors_code_opens_the_way_out(window: KioskWindow, qtbot: QtBot) -> None:
    type_code(window, "0000")
    assert window.isVisible()

    with qtbot.waitSignal(window.left):
        type_code(window, CODE)

    assert not window.isVisible()


def test_after_five_wrong_codes_not_even_the_right_one_is_taken(window: KioskWindow) -> None:
    for _ in range(MOST):
        type_code(window, "0000")

    window.journey.exit_wanted.emit()

    assert window.overlay is None


def test_holding_the_name_of_the_hall_asks_for_the_code(window: KioskWindow, qtbot: QtBot) -> None:
    corner = window.page.corner  # type: ignore[union-attr]

    QTest.mousePress(corner, Qt.MouseButton.LeftButton, pos=QPointF(3, 3).toPoint())
    corner._timer.timeout.emit()

    assert isinstance(window.overlay, Typing)


def test_first_letters_find_an_industry(hands: Hands, window: KioskWindow) -> None:
    hands.touch(window.page.apply)  # type: ignore[union-attr]
    page = window.page
    assert isinstance(page, IndustryPage)
    hands.touch(page.search)
    overlay = window.overlay
    assert isinstance(overlay, Typing)

    for letter in "KFG":
        hands.touch(overlay.pad.keys[letter])
    hands.touch(overlay.done)

    assert list(page.tiles) == ["cafe"]
