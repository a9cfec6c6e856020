"""The documents of a case at the window: printed, counted, printed again, spoiled."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from permitdesk.domain.case import Case
from permitdesk.domain.permit_acts import LossReason, Reissue
from permitdesk.domain.special import SpoilNumber
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs.facts_dialog import FactsDialog
from permitdesk.faces.window.case_page import DOCUMENTS
from permitdesk.faces.window.dialogs.came_out import CameOutDialog
from permitdesk.faces.window.documents_tab import DocumentsTab
from permitdesk.faces.window.unfinished_bar import UnfinishedBar
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, Hall
from tests.faces.office import CountingPrinter
from tests.faces.window import promised
from tests.faces.window.counter import confirm, dialog_of, open_case, page_of, press, settle

NOTICE = "acceptance_notice"


def looking(window: ClerkWindow, qtbot: QtBot, case: Case, kind: str = NOTICE) -> DocumentsTab:
    """Look at one document of a case."""
    page = open_case(window, qtbot, case.number)
    page.tabs.show_tab(DOCUMENTS)
    settle(window, qtbot)
    page.documents.choose(kind)
    settle(window, qtbot)
    return page.documents


def shown(tab: DocumentsTab) -> tuple[str, str]:
    """Return number and copies as the list shows them for the notice."""
    (row,) = (row for row in tab.model.rows if row.item.kind == NOTICE)
    return row.item.number, row.came_out


def test_a_document_is_printed_and_recorded_from_the_keyboard(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, printer: CountingPrinter
) -> None:
    case = hall.accepted()
    looking(window, qtbot, case)

    press(window, qtbot, Qt.Key.Key_F9)
    assert isinstance(dialog_of(window), CameOutDialog)
    QTest.keyClick(dialog_of(window), Qt.Key.Key_Return)
    settle(window, qtbot)

    (kept,) = hall.store.papers_of(case.number)
    assert kept.copies == 1
    assert printer.sent == [hall.store.paper_bytes(kept.sha256)]


def test_what_came_out_is_shown_with_its_copies_and_printed_again_as_a_copy(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, printer: CountingPrinter
) -> None:
    case = hall.accepted()
    tab = looking(window, qtbot, case)
    for _ in range(2):
        QTest.mouseClick(tab.print_button, Qt.MouseButton.LeftButton)
        settle(window, qtbot)
        confirm(window, qtbot)

    assert shown(tab)[1] == "已打印 2 份"
    assert tab.print_button.text() == "再打一份"
    assert printer.sent[0] == printer.sent[1]


def test_what_did_not_come_out_is_not_counted(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    tab = looking(window, qtbot, case)
    QTest.mouseClick(tab.print_button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    QTest.mouseClick(dialog_of(window).cancel, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert [paper.copies for paper in hall.store.papers_of(case.number)] == [0]
    assert shown(tab)[1] == ""


def test_a_cancelled_sheet_is_listed_with_its_reason_and_cannot_be_printed(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, printer: CountingPrinter
) -> None:
    case = promised.granted(hall)
    tab = looking(window, qtbot, case)
    tab.choose("single_permit", promised.FIRE)
    settle(window, qtbot)
    QTest.mouseClick(tab.print_button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    dialog_of(window).reject()
    sheet, kept = next(iter(hall.store.papers.items()))
    hall.store.papers[sheet] = replace(kept, cancelled="撤销许可", cancelled_by="赵强")

    page_of(window).refresh()
    settle(window, qtbot)
    tab.choose("single_permit", promised.FIRE)
    settle(window, qtbot)

    (row,) = (row for row in tab.model.rows if row.cancelled)
    assert row.came_out == "已取消"
    assert "撤销许可" in tab.nothing.text()
    assert not tab.print_button.isEnabled()


def test_a_sheet_of_an_older_version_stays_listed_as_cancelled(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)
    documents = window.rooms.documents
    documents.draw_up(case.number, "single_permit", promised.FIRE, 0, CLERK)
    sheet, kept = next(iter(hall.store.papers.items()))
    hall.store.papers[sheet] = replace(kept, cancelled="补发证件", cancelled_by="王敏")
    reissue = Reissue(LossReason.DAMAGED, "陈某")
    hall.do(case, ActionType.REISSUE, reissue, promised.FIRE)

    tab = looking(window, qtbot, case)

    titles = [row.item.title for row in tab.model.rows if row.cancelled]
    assert len(titles) == 1
    assert titles[0].endswith("（第 1 版）")


def test_a_printer_without_paper_says_so_and_nothing_is_asked(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, printer: CountingPrinter
) -> None:
    printer.has_paper = False
    case = hall.accepted()
    tab = looking(window, qtbot, case)

    QTest.mouseClick(tab.print_button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    page = tab.window().page  # type: ignore[attr-defined]
    assert page.dialog is None
    assert "窗口打印机" in page.notice.words.text()
    assert tab.print_button.isEnabled()


def test_a_spoiled_sheet_asks_for_the_reason_and_its_document_gets_the_next_number(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    tab = looking(window, qtbot, case)
    old, _ = shown(tab)
    QTest.mouseClick(tab.spoil_button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    dialog = dialog_of(window)
    assert isinstance(dialog, FactsDialog)
    dialog.asked["reason"].show("卡纸撕破")

    confirm(window, qtbot)

    done = hall.store.case(case.number).actions[-1]
    assert (done.type, done.facts) == (ActionType.SPOIL_NUMBER, SpoilNumber(old, "卡纸撕破"))
    assert shown(tab)[0] not in ("", old)


@pytest.mark.parametrize("kind", ["application_form", "receipt"])
def test_a_sheet_without_a_number_of_its_own_is_printed_again_and_not_spoiled(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, kind: str
) -> None:
    tab = looking(window, qtbot, hall.accepted(), kind)

    assert tab.print_button.isEnabled()
    assert not tab.spoil_button.isEnabled()


def test_what_nobody_confirmed_is_shown_above_the_list_until_it_is(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    tab = looking(window, qtbot, case)
    QTest.mouseClick(tab.print_button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    QTest.mouseClick(dialog_of(window).cancel, Qt.MouseButton.LeftButton)
    number, _ = shown(tab)

    window.go("worklist")
    settle(window, qtbot)

    bar = window.findChildren(UnfinishedBar)[0]
    assert bar.isVisible()
    assert number in bar.words.text()
