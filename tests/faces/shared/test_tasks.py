"""The desk works in a thread of its own, and what it says arrives in the screen's."""

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from permitdesk.faces.shared.tasks import DeskThread


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        self.threads: list[QThread] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)
        self.threads.append(QThread.currentThread())


def test_an_answer_arrives_in_the_thread_of_the_screen(qtbot: QtBot) -> None:
    desk, listener = DeskThread(), Listener()
    worked_in: list[QThread] = []

    def work() -> str:
        worked_in.append(QThread.currentThread())
        return "办好"

    desk.ask(work, listener.hear, listener.hear)
    qtbot.waitUntil(lambda: not desk.is_busy)

    assert listener.heard == ["办好"]
    assert listener.threads == [listener.thread()]
    assert worked_in[0] is not listener.thread()


def test_a_failure_is_told_and_the_desk_works_on(qtbot: QtBot) -> None:
    desk, failures, answers = DeskThread(), Listener(), Listener()

    desk.ask(lambda: 1 / 0, answers.hear, failures.hear)
    desk.ask(lambda: 2, answers.hear, failures.hear)
    qtbot.waitUntil(lambda: not desk.is_busy)

    assert [type(item) for item in failures.heard] == [ZeroDivisionError]
    assert answers.heard == [2]


def test_what_is_asked_is_done_one_after_the_other(qtbot: QtBot) -> None:
    desk, listener = DeskThread(), Listener()

    for number in range(20):
        desk.ask(lambda number=number: number, listener.hear, listener.hear)  # type: ignore[misc]
    qtbot.waitUntil(lambda: not desk.is_busy)

    assert listener.heard == list(range(20))


def test_a_page_that_is_gone_hears_nothing_and_nothing_breaks(qtbot: QtBot) -> None:
    desk, listener = DeskThread(), Listener()
    heard = listener.heard

    desk.ask(lambda: 1, listener.hear, listener.hear)
    del listener
    qtbot.waitUntil(lambda: not desk.is_busy)

    assert len(heard) <= 1
