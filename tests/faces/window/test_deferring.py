"""Papers that come later, and papers judged, at the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from permitdesk.domain.facts import ChangeFile
from permitdesk.domain.judging import MaterialReason, MaterialVerdict
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.state import ActionType, Status
from permitdesk.faces.shared.dialogs.facts_dialog import FactsDialog
from permitdesk.faces.window.case_page import MATERIALS, CasePage
from permitdesk.faces.window.dialogs.accept_with_gaps import AcceptWithGapsDialog
from permitdesk.faces.window.dialogs.bring_gaps import BringGapsDialog
from permitdesk.faces.window.spots import Spot
from permitdesk.faces.window.window import ClerkWindow
from permitdesk.faces.window.worklist_page import WorklistPage
from tests.desk import ways
from tests.desk.hall import FOOD, TOBACCO, Hall
from tests.desk.ways import HEALTH, LICENCE
from tests.faces.window.counter import begin, confirm, dialog_of, open_case, page_of, settle

PLAN = "layout_plan"


def words_in(widget: AcceptWithGapsDialog | CasePage) -> str:
    shown = widget.side if isinstance(widget, CasePage) else widget
    return "\n".join(label.text() for label in shown.findChildren(QLabel))


def accepting(window: ClerkWindow, qtbot: QtBot, hall: Hall, *missing: str) -> AcceptWithGapsDialog:
    open_case(window, qtbot, ways.incomplete(hall, *missing).number)
    dialog = begin(window, qtbot, ActionType.ACCEPT_WITH_GAPS)
    assert isinstance(dialog, AcceptWithGapsDialog)
    return dialog


def test_what_may_come_later_is_ticked_and_the_legal_person_promises(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    dialog = accepting(window, qtbot, hall, HEALTH)

    sent = dialog.sent()
    confirm(window, qtbot)

    assert sent.materials == (HEALTH,)
    assert (sent.signer, sent.days) == ("郑文斌", 5)
    view = page_of(window).view
    assert view is not None
    assert view.case.status is Status.ACCEPTED
    assert "从业人员健康证明（用于：食品经营许可）" in words_in(page_of(window))
    assert "最迟 03-09 周一" in words_in(page_of(window))


def test_with_a_main_paper_missing_it_says_why_and_cannot_be_done(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    dialog = accepting(window, qtbot, hall, HEALTH, PLAN)

    assert list(dialog.papers) == [HEALTH]
    assert "“食品经营许可”的主要材料，不能容缺" in words_in(dialog)
    assert not dialog.ok.isEnabled()


def test_who_broke_a_promise_is_named_when_the_dialog_opens(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    ways.gaps_missed(hall)
    (record,) = hall.store.credit()

    dialog = accepting(window, qtbot, hall, HEALTH)

    assert record.number in words_in(dialog)


def test_without_a_tick_there_is_nothing_to_accept(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    dialog = accepting(window, qtbot, hall, HEALTH)

    dialog.papers[HEALTH].setChecked(False)

    assert not dialog.ok.isEnabled()


def test_only_the_promised_papers_are_ticked_off(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = ways.deferred(hall)
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.BRING_GAPS)
    assert isinstance(dialog, BringGapsDialog)
    before = dialog.ok.isEnabled()

    dialog.materials.take_all()
    sent = dialog.sent()
    confirm(window, qtbot)

    assert not before
    assert [item.key for item in sent.materials] == [HEALTH]
    assert isinstance(sent, ChangeFile)
    after = hall.store.case(case.number)
    assert isinstance(after.application.materials[-1], HandedIn)
    assert after.state.deferral is not None
    assert after.state.deferral.open == ()
    assert "待补（容缺）" not in words_in(page_of(window))


def judging(window: ClerkWindow, qtbot: QtBot, hall: Hall, licence: str) -> CasePage:
    case = hall.accepted()
    window.show_actor(ways.reviewer(case, licence))
    page = open_case(window, qtbot, case.number)
    page.tabs.show_tab(MATERIALS)
    return page


def choose(page: CasePage, material: str) -> None:
    rows = [page.materials.model.row(at) for at in range(page.materials.model.rowCount())]
    page.materials.table.selectRow([row.need.key for row in rows].index(material))


def test_a_reviewer_judges_a_paper_by_a_key_and_names_the_reason(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    page = judging(window, qtbot, hall, TOBACCO)
    choose(page, LICENCE)
    page.materials.table.setFocus()

    QTest.keyClick(page.materials.table, Qt.Key.Key_N)
    settle(window, qtbot)
    dialog = dialog_of(window)
    assert isinstance(dialog, FactsDialog)
    confirm(window, qtbot)
    without_reason = dialog.isVisible()
    dialog.asked["reason"].show(MaterialReason.EXPIRED)
    confirm(window, qtbot)

    assert without_reason
    assert page.view is not None
    judged = hall.store.case(page.number).state.judged[LICENCE]
    (only,) = judged.opinions
    assert only.licence == TOBACCO
    assert only.facts.verdict is MaterialVerdict.NOT_GOOD
    assert only.facts.reason is MaterialReason.EXPIRED


def test_a_reviewer_is_not_asked_about_papers_of_other_licences(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    page = judging(window, qtbot, hall, TOBACCO)
    choose(page, HEALTH)
    page.materials.table.setFocus()

    QTest.keyClick(page.materials.table, Qt.Key.Key_N)
    settle(window, qtbot)

    assert page.dialog is None


def test_a_clerk_judges_nothing_by_a_key(window: ClerkWindow, qtbot: QtBot, hall: Hall) -> None:
    page = open_case(window, qtbot, hall.accepted().number)
    page.tabs.show_tab(MATERIALS)
    page.materials.table.setFocus()

    QTest.keyClick(page.materials.table, Qt.Key.Key_Y)

    assert page.dialog is None
    assert not page.materials.keys.isVisible()


def test_what_two_departments_judge_differently_leads_the_clerk_to_settle_it(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = ways.judged_differently(hall)
    page = open_case(window, qtbot, case.number)
    page.tabs.show_tab(MATERIALS)
    choose(page, LICENCE)
    said = page.materials.why.text()
    dialog = begin(window, qtbot, ActionType.SETTLE_MATERIAL)
    assert isinstance(dialog, FactsDialog)
    dialog.asked["verdict"].show(MaterialVerdict.GOOD)
    dialog.asked["note"].show("登记机关查询：在有效期内")

    confirm(window, qtbot)
    page.tabs.show_tab(MATERIALS)
    choose(page, LICENCE)

    assert "食品经营许可：符合要求（审批局 赵强）" in said
    assert "不符合要求，超过有效期（烟草专卖 赵强）" in said
    assert "牵头部门认定：符合要求，登记机关查询：在有效期内" in page.materials.why.text()
    assert hall.store.case(case.number).state.judged[LICENCE].opinions[0].licence == FOOD


def test_a_clerk_finds_the_cases_whose_papers_are_still_to_come_in_a_list_of_their_own(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    hall.accepted()
    waiting = ways.deferred(hall)
    window.go(Spot.WORKLIST)
    page = window.page
    assert isinstance(page, WorklistPage)

    page.show_list(1)
    settle(window, qtbot)

    assert [row.number for row in page.model.rows] == [waiting.number]
