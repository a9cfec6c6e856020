"""A kiosk on a stage."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from permitdesk.faces.kiosk.kiosk import KioskWindow
from permitdesk.text import LANGUAGES, use_language
from tests.desk.memory import StoreInMemory
from tests.faces.kiosk.hands import Hands
from tests.faces.kiosk.stage import Notes, rooms

CODE = "6611"


@pytest.fixture
def store() -> StoreInMemory:
    return StoreInMemory()


@pytest.fixture
def notes() -> Notes:
    return Notes()


@pytest.fixture
def window(qtbot: QtBot, store: StoreInMemory, notes: Notes) -> Iterator[KioskWindow]:
    made = KioskWindow(rooms(store, notes), "KS-02", may_leave=CODE.__eq__)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reset()
    made.desk_thread.close()
    made.hide()
    use_language(LANGUAGES[0])


@pytest.fixture
def hands(window: KioskWindow, qtbot: QtBot) -> Hands:
    return Hands(window, qtbot)
