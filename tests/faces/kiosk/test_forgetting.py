"""The kiosk forgets: leaving, finishing and idling all end in a machine that knows nobody."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from permitdesk.domain.answer import Answers
from permitdesk.domain.application import Application, ApplicationFile, Looked
from permitdesk.faces.kiosk.form_page import FormPage
from permitdesk.faces.kiosk.idle import COUNTDOWN_SECONDS, IdleWatch
from permitdesk.faces.kiosk.kiosk import KioskWindow
from permitdesk.faces.kiosk.overlay import Countdown
from permitdesk.faces.kiosk.visit import Visit
from permitdesk.faces.kiosk.voice import SilentVoice
from permitdesk.faces.kiosk.welcome_page import WelcomePage
from permitdesk.text import language, use_language
from tests.faces.kiosk.hands import Hands
from tests.faces.kiosk.seen import texts
from tests.faces.kiosk.stage import RESTAURANT

SECRET = "王小明火锅店"


def fill_something_in(hands: Hands) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.touch(hands.window.bottom.second)
    page = hands.window.page
    assert isinstance(page, FormPage)
    typed = QInputMethodEvent()
    typed.setCommitString(SECRET)
    field = page.boxes["applicant_name", ""].editor.focusProxy()
    assert field is not None
    QApplication.sendEvent(field, typed)
    hands.touch(hands.window.top.voice)


def leave(hands: Hands) -> None:
    hands.touch(hands.window.top.leave)


def be_left_alone(hands: Hands) -> None:
    hands.window.idle.left_alone.emit()


def come_to_an_end(hands: Hands) -> None:
    hands.window.journey.way.finished.emit()


WAYS = [leave, be_left_alone, come_to_an_end]


@pytest.mark.parametrize("end", WAYS)
def test_nothing_of_a_visitor_is_left(
    end: Callable[[Hands], None], hands: Hands, window: KioskWindow
) -> None:
    fill_something_in(hands)
    line = window.findChildren(QLineEdit)[0]
    QGuiApplication.clipboard().setText(SECRET)
    page = window.page
    assert isinstance(page, FormPage)
    page.keep()
    assert SECRET in str(window.journey.way.visit)
    assert line.text() == SECRET

    end(hands)

    assert line.text() == ""
    assert not line.isUndoAvailable()
    assert QGuiApplication.clipboard().text() == ""
    assert isinstance(window.page, WelcomePage)
    assert SECRET not in " ".join(texts(window))
    assert window.journey.way.visit == Visit(key=window.journey.way.visit.key)
    assert isinstance(window.voice, SilentVoice)
    assert window.voice.saying == ""


@pytest.mark.parametrize("end", WAYS)
def test_no_object_in_memory_still_knows_the_name(
    end: Callable[[Hands], None], hands: Hands, window: KioskWindow
) -> None:
    fill_something_in(hands)
    hands.forward()  # now the desk has looked at it too
    assert {type(kept) for kept in known()} >= {Visit, Looked}

    end(hands)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    assert known() == []


def known() -> list[object]:
    """List what in this process still holds the name."""
    gc.collect()
    kinds = (Visit, Looked, Application, ApplicationFile, Answers)
    return [kept for kept in gc.get_objects() if isinstance(kept, kinds) and SECRET in str(kept)]


def test_each_visitor_has_an_idempotency_key_of_his_own(hands: Hands, window: KioskWindow) -> None:
    first = window.journey.way.visit.key

    window.reset()

    assert window.journey.way.visit.key != first


def test_the_language_and_the_letters_go_back_too(hands: Hands, window: KioskWindow) -> None:
    hands.touch(window.top.language)
    hands.touch(window.top.letters)
    assert language() == "en"

    window.reset()

    assert language() == "zh_Hans_CN"
    assert window.top.letters.accessibleName() == "大字"
    use_language("zh_Hans_CN")


def test_what_the_desk_answers_after_a_visitor_left_is_told_to_nobody(
    hands: Hands, window: KioskWindow, qtbot: QtBot
) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    QTest.mouseClick(window.bottom.second, Qt.MouseButton.LeftButton)  # asks the desk

    window.reset()
    hands.wait()
    QApplication.processEvents()

    assert isinstance(window.page, WelcomePage)
    assert window.overlay is None


def test_a_touch_ends_the_countdown_and_presses_nothing(
    hands: Hands, window: KioskWindow, qtbot: QtBot
) -> None:
    fill_something_in(hands)
    window.idle._begin_countdown()
    countdown = window.overlay
    assert isinstance(countdown, Countdown)
    assert str(COUNTDOWN_SECONDS) in countdown.left.text()

    QTest.mouseClick(countdown, Qt.MouseButton.LeftButton)

    assert window.overlay is None
    assert isinstance(window.page, FormPage)


def test_after_a_minute_it_counts_down_and_then_lets_go(qtbot: QtBot) -> None:
    parent = QLineEdit()
    qtbot.addWidget(parent)
    watch = IdleWatch(parent, second_ms=1)
    counted: list[int] = []
    watch.counted.connect(counted.append)

    with qtbot.waitSignal(watch.left_alone, timeout=5000):
        watch.watch()

    assert counted == list(range(COUNTDOWN_SECONDS, 0, -1))


def test_nobody_is_counted_down_on_the_welcome_page(window: KioskWindow) -> None:
    assert not window.idle._idle.isActive()
