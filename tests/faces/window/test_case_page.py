"""One case, one screen: lawful acts are done once, refusals say why, the second comer is told."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.facts import Actor, Grant, LookThrough, Opinion, Print, Remark, Review, Role
from permitdesk.domain.standing import standing_of
from permitdesk.domain.state import ActionType, PartStatus, Status
from permitdesk.faces.window.dialogs.came_out import PrintDialog
from permitdesk.faces.window.dialogs.change_file import ChangeFileDialog
from permitdesk.faces.window.dialogs.deny import DenyDialog
from permitdesk.faces.window.dialogs.grant import GrantDialog
from permitdesk.faces.window.dialogs.look_through import LookThroughDialog
from permitdesk.faces.window.dialogs.review import ReviewDialog
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, Hall, restaurant
from tests.faces.office import CountingPrinter, rooms_of
from tests.faces.window.counter import (
    begin,
    confirm,
    dialog_of,
    open_case,
    page_of,
    press,
    settle,
)


def status(hall: Hall, number: str) -> Status:
    return hall.store.case(number).status


def without(file: ApplicationFile, *keys: str) -> ApplicationFile:
    answers = {key: value for key, value in file.answers.items() if key not in keys}
    return replace(file, answers=answers)


def issued(hall: Hall) -> str:
    case = hall.checked()
    for code, part in case.state.parts.items():
        reviewer = Actor("赵强", Role.REVIEWER, part.part.decider)
        hall.do(case, ActionType.REVIEW, Review(Opinion.PASS), code, reviewer)
        hall.do(case, ActionType.GRANT, Grant(), code, reviewer)
    return hall.do(case, ActionType.ISSUE, Remark()).number


def test_enter_and_enter_accept_a_complete_application(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    hall.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))
    open_case(window, qtbot, case.number)

    press(window, qtbot, Qt.Key.Key_Return)
    QTest.keyClick(dialog_of(window).ok, Qt.Key.Key_Return)
    settle(window, qtbot)

    assert status(hall, case.number) is Status.ACCEPTED
    assert "受理" in page_of(window).notice.words.text()


def test_a_double_click_does_it_once(window: ClerkWindow, qtbot: QtBot, hall: Hall) -> None:
    case = hall.received()
    hall.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.ACCEPT)

    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    types = [action.type for action in hall.store.case(case.number).actions]
    assert types.count(ActionType.ACCEPT) == 1


def test_the_same_dialog_sent_twice_by_a_nervous_machine_is_one_act(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.DECLINE)
    dialog.explanation.setPlainText("不需要许可")  # type: ignore[attr-defined]

    dialog.act()
    dialog.ok.setEnabled(True)
    dialog.act()
    settle(window, qtbot)

    types = [action.type for action in hall.store.case(case.number).actions]
    assert types.count(ActionType.DECLINE) == 1
    assert "刚被别人处理过" not in page_of(window).notice.words.text()


def test_a_refusal_shows_its_article_and_the_dialog_stays(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.DECLINE)

    confirm(window, qtbot)

    assert "《行政许可法》第三十二条" in dialog.notice.words.text()
    assert dialog.notice.isVisible()
    assert dialog.ok.isEnabled()
    assert status(hall, case.number) is Status.RECEIVED


def test_looking_through_begins_with_everything_the_desk_found(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received(without(restaurant(), "premises_floor"))
    open_case(window, qtbot, case.number)

    dialog = begin(window, qtbot, ActionType.LOOK_THROUGH)

    assert isinstance(dialog, LookThroughDialog)
    (defect,) = dialog.defects.defects()
    assert defect.item == "premises_floor"
    assert defect.name == "所在楼层"
    assert defect.source.startswith("《")
    assert not dialog.complete.isChecked()
    confirm(window, qtbot)
    looked = hall.store.case(case.number).state.looked_through
    assert looked is not None
    assert looked.defects == (defect,)


def test_the_second_of_two_windows_is_told_and_overwrites_nothing(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    other = ClerkWindow(rooms_of(hall), Actor("李敏", Role.CLERK, "2号窗口"))
    qtbot.addWidget(other)
    other.show()
    for each in (window, other):
        open_case(each, qtbot, case.number)
    begin(window, qtbot, ActionType.LOOK_THROUGH)
    begin(other, qtbot, ActionType.LOOK_THROUGH)

    confirm(window, qtbot)
    confirm(other, qtbot)

    assert len(hall.store.case(case.number).actions) == 2
    assert page_of(other).dialog is None
    assert "刚被别人处理过" in page_of(other).notice.words.text()
    view = page_of(other).view
    assert view is not None
    assert view.seen == 2


def test_f1_says_what_cannot_be_done_now_and_which_article_says_so(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    page = open_case(window, qtbot, case.number)

    lines = dict(page.help_lines())

    assert "审查材料" in lines["受理"]
    assert "《行政许可法》第三十二条" in lines["受理"]
    assert "审查材料" not in lines


def test_a_correction_on_the_spot_sends_only_what_changed(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received(without(restaurant(), "premises_floor"))
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.CORRECT_ON_SPOT)
    assert isinstance(dialog, ChangeFileDialog)
    assert dialog.state is not None
    floor = next(item for item in dialog.state.form.questions() if item.key == "premises_floor")

    dialog.state.change(floor, "1-2层")

    assert dict(dialog.sent().answers) == {"premises_floor": "1-2层"}
    assert not dialog.sent().own
    assert not dialog.sent().records
    assert not dialog.sent().materials
    confirm(window, qtbot)
    assert hall.store.case(case.number).application.answers.shared["premises_floor"] == "1-2层"


def test_something_unreadable_is_told_by_the_desk_and_not_dropped(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.CORRECT_ON_SPOT)
    assert isinstance(dialog, ChangeFileDialog)
    assert dialog.state is not None
    area = next(item for item in dialog.state.form.questions() if item.key == "premises_area")
    dialog.state.change(area, "很大")

    confirm(window, qtbot)

    assert "经营（使用）面积" in dialog.notice.details.text()
    assert len(hall.store.case(case.number).actions) == 1


def test_one_person_tries_both_sides_of_the_counter_in_a_practice_store(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.checked()
    decider = case.state.parts["tobacco_retail"].part.decider
    window.show_actor(Actor("吴凡", Role.REVIEWER, decider))
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.REVIEW)
    assert isinstance(dialog, ReviewDialog)
    assert not dialog.ok.isEnabled()
    dialog.passed.setChecked(True)
    confirm(window, qtbot)

    grant = begin(window, qtbot, ActionType.GRANT)
    assert isinstance(grant, GrantDialog)
    assert grant.scope.toPlainText()
    confirm(window, qtbot)

    part = hall.store.case(case.number).state.parts["tobacco_retail"]
    assert part.status is PartStatus.GRANTED


def test_a_day_that_is_none_is_told_before_anything_is_decided(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.checked()
    reviewer = Actor("吴凡", Role.REVIEWER, case.state.parts["tobacco_retail"].part.decider)
    hall.do(case, ActionType.REVIEW, Review(Opinion.PASS), "tobacco_retail", reviewer)
    window.show_actor(reviewer)
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.GRANT)
    assert isinstance(dialog, GrantDialog)
    dialog.last.edit.setText("2031-02-30")

    confirm(window, qtbot)

    assert "有效期至" in dialog.notice.words.text()
    part = hall.store.case(case.number).state.parts["tobacco_retail"]
    assert part.status is PartStatus.REVIEWED


def test_a_denial_without_a_reason_is_refused_with_the_article(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    reviewer = Actor("吴凡", Role.REVIEWER, case.state.parts["tobacco_retail"].part.decider)
    hall.do(case, ActionType.REVIEW, Review(Opinion.FAIL), "tobacco_retail", reviewer)
    window.show_actor(reviewer)
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.DENY)
    assert isinstance(dialog, DenyDialog)
    assert dialog.reconsideration.text()

    confirm(window, qtbot)

    assert "第三十八条" in dialog.notice.words.text()


def test_a_false_application_is_denied_with_a_warning_and_bars_another_for_a_year(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    reviewer = Actor("吴凡", Role.REVIEWER, case.state.parts["tobacco_retail"].part.decider)
    hall.do(case, ActionType.REVIEW, Review(Opinion.FAIL), "tobacco_retail", reviewer)
    window.show_actor(reviewer)
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.DENY)
    assert isinstance(dialog, DenyDialog)
    assert not dialog.bars.isEnabled()
    dialog.add_reason()
    for fact, requirement, _ in dialog._reasons[:1]:
        fact.setPlainText("租赁合同系伪造")
        requirement.setPlainText("有合法使用的固定经营场所")

    dialog.false_promise.setChecked(True)
    dialog.bars.setChecked(True)
    confirm(window, qtbot)

    kept = hall.store.case(case.number)
    (bar,) = standing_of(kept).bars
    assert "第七十八条" in kept.actions[-1].facts.reasons[0].source  # type: ignore[union-attr]
    assert (bar.licence, bar.until.year - bar.first.year) == ("tobacco_retail", 1)


def test_printed_is_what_came_out_and_not_what_was_sent(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, printer: CountingPrinter
) -> None:
    number = issued(hall)
    open_case(window, qtbot, number)
    dialog = begin(window, qtbot, ActionType.PRINT)
    assert isinstance(dialog, PrintDialog)

    confirm(window, qtbot)
    assert printer.sent
    assert status(hall, number) is Status.ISSUED
    dialog.copies.setValue(2)
    confirm(window, qtbot)

    assert status(hall, number) is Status.PRINTED
    printed = hall.store.case(number).actions[-1].facts
    assert isinstance(printed, Print)
    assert printed.copies == 2


def test_a_printer_without_paper_leaves_the_case_as_it_was(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, printer: CountingPrinter
) -> None:
    printer.has_paper = False
    number = issued(hall)
    open_case(window, qtbot, number)
    dialog = begin(window, qtbot, ActionType.PRINT)

    confirm(window, qtbot)

    assert "窗口打印机" in dialog.notice.words.text()
    assert status(hall, number) is Status.ISSUED


@pytest.mark.parametrize("tab", [0, 1, 2, 3])
def test_every_tab_shows_the_case(window: ClerkWindow, qtbot: QtBot, hall: Hall, tab: int) -> None:
    case = hall.accepted()
    page = open_case(window, qtbot, case.number)

    page.tabs.show_tab(tab)
    settle(window, qtbot)

    assert page.tabs.stack.currentIndex() == tab
    assert not page.notice.isVisible()


def test_nothing_personal_is_shown_in_full_beside_a_case(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    page = open_case(window, qtbot, case.number)
    shared = case.application.answers.shared

    words = "".join(label.text() for label in page.findChildren(QLabel))

    assert str(shared["legal_person_id"]) not in words
    assert str(shared["legal_person_phone"]) not in words
    assert CLERK.name not in words
