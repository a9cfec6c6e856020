"""The day's report from the board: looked at, turned back a day, saved, printed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from permitdesk.faces.shared.look import dress
from permitdesk.faces.supervisor.report_dialog import ReportDialog
from permitdesk.faces.supervisor.supervisor import SupervisorWindow
from tests.desk.hall import Hall
from tests.faces.office import CountingPrinter
from tests.faces.supervisor.stage import CHIEF, board_rooms, settle


@pytest.fixture
def printer() -> CountingPrinter:
    return CountingPrinter()


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, printer: CountingPrinter
) -> Iterator[SupervisorWindow]:
    dress(qapp)
    hall = Hall(practice=True)
    hall.accepted()
    hall.moment += timedelta(days=1)
    made = SupervisorWindow(board_rooms(hall, printer), CHIEF)
    qtbot.addWidget(made)
    made.show()
    settle(made, qtbot)
    yield made
    made.close()


@pytest.fixture
def report(window: SupervisorWindow, qtbot: QtBot) -> ReportDialog:
    QTest.mouseClick(window.filters.report, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    settle(window, qtbot)
    assert isinstance(window.dialog, ReportDialog)
    return window.dialog


def press(report: ReportDialog, window: SupervisorWindow, qtbot: QtBot, name: str) -> None:
    QTest.mouseClick(getattr(report, name), Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    settle(window, qtbot)


def test_it_opens_with_today_and_shows_its_pages(report: ReportDialog) -> None:
    assert report.made is not None
    assert f"{report.made.report.day}" == "2026-03-03"
    assert "日报" in report.paper.pdf.decode()
    assert not report.after.isEnabled()


def test_the_day_before_is_one_press_away(
    report: ReportDialog, window: SupervisorWindow, qtbot: QtBot
) -> None:
    press(report, window, qtbot, "before")

    assert report.made is not None
    assert f"{report.made.report.day}" == "2026-03-02"
    assert report.made.report.hall.acts["received"] == 1
    assert report.after.isEnabled()


def test_a_day_can_be_typed(report: ReportDialog, window: SupervisorWindow, qtbot: QtBot) -> None:
    report.day_box.edit.setText("2026-03-01")
    QTest.keyClick(report.day_box.edit, Qt.Key.Key_Return)
    settle(window, qtbot)

    assert report.made is not None
    assert f"{report.made.report.day}" == "2026-03-01"


def test_a_day_to_come_has_no_report_and_says_so(
    report: ReportDialog, window: SupervisorWindow, qtbot: QtBot
) -> None:
    report.day_box.edit.setText("2026-03-09")
    report.read()
    settle(window, qtbot)

    assert "还没到" in report.notice.words.text()


SAVED = {"as_pdf": (".pdf", "PDF"), "as_book": (".xlsx", "XLSX")}


@pytest.mark.parametrize("button", SAVED)
def test_it_is_saved_into_the_chosen_folder(
    report: ReportDialog, window: SupervisorWindow, qtbot: QtBot, tmp_path: Path, button: str
) -> None:
    suffix, begins = SAVED[button]
    asked: list[str] = []

    def choose(_title: str, proposed: str, _kind: str) -> str:
        asked.append(Path(proposed).name)
        return str(tmp_path / "today")

    report.choose_file = choose
    press(report, window, qtbot, button)

    assert asked == [f"日报-2026-03-03{suffix}"]
    assert (tmp_path / f"today{suffix}").read_text(encoding="utf-8").startswith(begins)
    assert str(tmp_path) in report.notice.words.text()


def test_nowhere_chosen_saves_nothing(
    report: ReportDialog, window: SupervisorWindow, qtbot: QtBot
) -> None:
    report.choose_file = lambda *_: ""

    press(report, window, qtbot, "as_pdf")

    assert not report.notice.isVisible()


def test_a_folder_that_is_not_there_is_named(
    report: ReportDialog, window: SupervisorWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    report.choose_file = lambda *_: str(tmp_path / "gone" / "day.pdf")

    press(report, window, qtbot, "as_pdf")

    assert "gone" in report.notice.words.text()
    assert report.as_pdf.isEnabled()


def test_what_is_printed_is_what_is_shown(
    report: ReportDialog, window: SupervisorWindow, qtbot: QtBot, printer: CountingPrinter
) -> None:
    press(report, window, qtbot, "print_button")

    assert printer.sent == [report.paper.pdf]


def test_a_printer_without_paper_says_so(
    report: ReportDialog, window: SupervisorWindow, qtbot: QtBot, printer: CountingPrinter
) -> None:
    printer.has_paper = False

    press(report, window, qtbot, "print_button")

    assert "窗口打印机" in report.notice.words.text()
