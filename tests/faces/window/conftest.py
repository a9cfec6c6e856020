"""A clerk at a window of a hall in memory."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from permitdesk.faces.shared.look import dress
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, Hall
from tests.faces.office import CountingPrinter, rooms_of


@pytest.fixture
def hall() -> Hall:
    return Hall(practice=True)


@pytest.fixture
def printer() -> CountingPrinter:
    return CountingPrinter()


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, hall: Hall, printer: CountingPrinter
) -> Iterator[ClerkWindow]:
    dress(qapp)
    made = ClerkWindow(rooms_of(hall, printer), CLERK)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.desk_thread.close()
