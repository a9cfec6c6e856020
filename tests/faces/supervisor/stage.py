"""A board in memory: a busy hall, or one with a few cases somebody brought there."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from permitdesk.desk.day import Day
from permitdesk.desk.desk import Desk
from permitdesk.desk.holidays import MissingYear
from permitdesk.desk.sampling.practice import sample_cases
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.paper import Paper
from permitdesk.domain.summary import CaseSummary
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.supervisor.supervisor import SupervisorWindow
from tests.desk.hall import Hall
from tests.desk.memory import StoreInMemory
from tests.faces.kiosk.stage import MONDAY, Notes, desk_in_memory, rooms
from tests.faces.office import CountingPrinter, rooms_of

CHIEF = Actor("李主任", Role.SUPERVISOR, "督办台")
AUDITOR = Actor("钱审", Role.AUDITOR, "审计")
CASES = 60


@dataclass
class ReportsAsNames:
    """A report is the title on its paper."""

    drawn: list[str] = field(default_factory=list)

    def paper(self, paper: Paper) -> bytes:
        self.drawn.append(paper.title)
        return f"PDF {paper.title}".encode()

    def book(self, paper: Paper, day: date) -> bytes:
        return f"XLSX {day} {paper.title}".encode()


def day_of(desk: Desk, missing: Sequence[MissingYear] = ()) -> Day:
    return Day(desk, lambda: missing, ReportsAsNames())


@cache
def busy_hall() -> StoreInMemory:
    store = StoreInMemory()
    sample_cases(desk_in_memory(store), CASES, 7, MONDAY.date())
    return store


def busy_rooms() -> Rooms:
    given = rooms(busy_hall(), Notes())
    return replace(given, day=day_of(given.overseeing.desk))


def board_rooms(
    hall: Hall, printer: CountingPrinter | None = None, missing: Sequence[MissingYear] = ()
) -> Rooms:
    return replace(rooms_of(hall, printer), day=day_of(hall.desk, missing))


def settle(window: SupervisorWindow, qtbot: QtBot) -> None:
    """Wait until the desk has nothing left to do, and what it answered is on the screen."""
    qtbot.waitUntil(lambda: not window.desk_thread.is_busy, timeout=10_000)
    QApplication.processEvents()  # a widget put into a layout shows itself in the next round


def whole_list(window: SupervisorWindow, qtbot: QtBot) -> tuple[CaseSummary, ...]:
    while window.model.canFetchMore(window.table.rootIndex()):
        window.model.fetchMore(window.table.rootIndex())
        settle(window, qtbot)
    return window.model.rows
