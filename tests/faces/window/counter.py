"""Hands of a clerk: waits for the desk, opens a case, presses what is blue."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs.base import ActionDialog
from permitdesk.faces.shared.parts import LinkLine, OneLine
from permitdesk.faces.window.case_page import CasePage
from permitdesk.faces.window.window import ClerkWindow


def settle(window: ClerkWindow, qtbot: QtBot) -> None:
    """Wait until the desk has nothing left to do, and what it answered is on the screen."""
    qtbot.waitUntil(lambda: not window.desk_thread.is_busy, timeout=10_000)
    QApplication.processEvents()  # a widget put into a layout shows itself in the next round


def open_case(window: ClerkWindow, qtbot: QtBot, number: str) -> CasePage:
    window.open_case(number)
    settle(window, qtbot)
    return page_of(window)


def page_of(window: ClerkWindow) -> CasePage:
    assert isinstance(window.page, CasePage)
    return window.page


def begin(window: ClerkWindow, qtbot: QtBot, type_: ActionType) -> ActionDialog:
    """Choose an act of the case that is open; return its dialog."""
    page = page_of(window)
    page.begin(next(deed for deed in page.deeds if deed.type is type_))
    settle(window, qtbot)
    return dialog_of(window)


def dialog_of(window: ClerkWindow) -> ActionDialog:
    dialog = page_of(window).dialog
    assert dialog is not None
    return dialog


def press(window: ClerkWindow, qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key where the cursor is."""
    place: QWidget | None = window.focusWidget()
    QTest.keyClick(place or window, key)
    settle(window, qtbot)


def confirm(window: ClerkWindow, qtbot: QtBot) -> None:
    """Press the blue button of the dialog."""
    QTest.mouseClick(dialog_of(window).ok, Qt.MouseButton.LeftButton)
    settle(window, qtbot)


def write(window: ClerkWindow, qtbot: QtBot, words: str) -> None:
    """Write Chinese where the cursor is, as an input method does."""
    place: QWidget | None = window.focusWidget()
    assert place is not None
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(place, event)
    settle(window, qtbot)


def cut_off(window: QWidget) -> list[str]:
    """List the words of buttons and labels that have less room than they need."""
    QApplication.processEvents()
    window.grab()
    words: list[QPushButton | QLabel] = [
        *window.findChildren(QPushButton),
        *window.findChildren(QLabel),
    ]
    return [
        widget.text()
        for widget in words
        if widget.isVisible()
        and widget.text()
        and not isinstance(widget, OneLine | LinkLine)
        and not (isinstance(widget, QLabel) and widget.wordWrap())
        and widget.width() < widget.sizeHint().width() - 1
    ]
