"""Pauses, extensions, services and spoiled numbers, done by keyboard and mouse at the window."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from permitdesk.domain.facts import SYSTEM, Actor, Deliver, Role
from permitdesk.domain.procedure import RULES
from permitdesk.domain.service import Delivery, Service
from permitdesk.domain.special import (
    AnnouncePause,
    EndReason,
    Extend,
    PauseKind,
    Remind,
    Which,
)
from permitdesk.domain.state import ActionType, Status
from permitdesk.faces.shared.dialogs.facts_dialog import FactsDialog
from permitdesk.faces.shared.dialogs.service_box import ServiceBox
from permitdesk.faces.shared.dialogs.sheets import SHEETS
from permitdesk.faces.window.dialogs.deliver import DeliverDialog
from permitdesk.faces.window.dialogs.table import DIALOGS
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, DENIAL, FOOD, TOBACCO, Hall
from tests.faces.window.counter import begin, confirm, open_case, page_of

SUPERVISOR = Actor("李主任", Role.SUPERVISOR, "督办台")
PAUSE = AnnouncePause(PauseKind.TESTING, "油烟检测", 10)


def reviewer(hall: Hall, number: str, licence: str = FOOD) -> Actor:
    return Actor("赵强", Role.REVIEWER, hall.store.case(number).state.parts[licence].part.decider)


def facts_dialog(window: ClerkWindow, qtbot: QtBot, type_: ActionType) -> FactsDialog:
    dialog = begin(window, qtbot, type_)
    assert isinstance(dialog, FactsDialog)
    return dialog


def box_of(dialog: FactsDialog) -> ServiceBox:
    (box,) = dialog.findChildren(ServiceBox)
    return box


def words_of(window: ClerkWindow) -> str:
    return "\n".join(label.text() for label in page_of(window).side.findChildren(QLabel))


def test_every_act_that_people_do_has_its_dialog() -> None:
    by_people = {type_: rule for type_, rule in RULES.items() if not rule.by_itself}

    without = [
        type_
        for type_, rule in by_people.items()
        if type_ not in SHEETS and rule.sends not in DIALOGS
    ]

    assert without == [ActionType.RECEIVE]


def test_a_pause_with_its_notice_served_stops_the_clock_on_the_screen(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    window.show_actor(reviewer(hall, case.number))
    open_case(window, qtbot, case.number)
    dialog = facts_dialog(window, qtbot, ActionType.ANNOUNCE_PAUSE)
    dialog.asked["kind"].show(PauseKind.TESTING)
    dialog.asked["matter"].show("油烟检测")

    confirm(window, qtbot)

    assert "停表：检测，自 03-02 周一 起" in words_of(window)
    assert "停表" in words_of(window)


def test_a_notice_that_was_not_handed_over_stops_nothing_and_the_page_says_so(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    hall.do(case, ActionType.ANNOUNCE_PAUSE, PAUSE, FOOD, reviewer(hall, case.number))

    open_case(window, qtbot, case.number)

    assert "检测告知书（城审管特时〔2026〕1号）还没有送达，期限还在走" in words_of(window)
    assert "停表：检测" not in words_of(window)


def test_only_documents_that_wait_for_their_service_are_offered_by_name_and_number(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    hall.do(case, ActionType.ANNOUNCE_PAUSE, PAUSE, FOOD, reviewer(hall, case.number))
    open_case(window, qtbot, case.number)
    dialog = facts_dialog(window, qtbot, ActionType.SERVE)
    offered = dialog.asked["document"].widget
    assert isinstance(offered, QComboBox)
    assert offered.currentText() == "特别程序时间告知书　城审管特时〔2026〕1号"
    count = offered.count()

    confirm(window, qtbot)

    assert "停表：检测" in words_of(window)
    again = facts_dialog(window, qtbot, ActionType.SERVE).asked["document"].widget
    assert isinstance(again, QComboBox)
    assert again.count() == count - 1


def test_a_paper_left_where_it_was_refused_needs_a_witness_and_the_article_is_said(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    open_case(window, qtbot, case.number)
    dialog = facts_dialog(window, qtbot, ActionType.SERVE)
    box = box_of(dialog)
    assert not box.lines["witnesses"].isVisible()
    box.method.setCurrentIndex(box.method.findData(Delivery.LEFT))
    assert box.lines["witnesses"].isVisible()
    box.lines["refusal"].setText("本人拒收")

    confirm(window, qtbot)
    assert "见证人" in dialog.notice.words.text()
    assert "《民事诉讼法》" in dialog.notice.words.text()
    box.lines["witnesses"].setText("张某、李某，王某")
    confirm(window, qtbot)

    (served,) = hall.store.case(case.number).state.served.values()
    assert served.witnesses == ("张某", "李某", "王某")
    assert served.server == CLERK.name


@pytest.mark.parametrize("method", list(Delivery))
def test_what_a_method_does_not_ask_for_is_not_sent(
    window: ClerkWindow, qtbot: QtBot, hall: Hall, method: Delivery
) -> None:
    case = hall.accepted()
    open_case(window, qtbot, case.number)
    box = box_of(facts_dialog(window, qtbot, ActionType.SERVE))
    for line in box.lines.values():
        line.setText("写过的字")

    box.method.setCurrentIndex(box.method.findData(method))

    service = box.service()
    assert bool(service.consent) is (method is Delivery.ELECTRONIC)
    assert bool(service.refusal) is (method is Delivery.LEFT)


def test_the_result_of_a_procedure_lets_the_clock_go_on(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    actor = reviewer(hall, case.number)
    served = AnnouncePause(PauseKind.TESTING, "油烟检测", 10, service=Service("陈某"))
    hall.do(case, ActionType.ANNOUNCE_PAUSE, served, FOOD, actor)
    hall.moment += timedelta(days=3)
    window.show_actor(actor)
    open_case(window, qtbot, case.number)
    dialog = facts_dialog(window, qtbot, ActionType.END_PAUSE)
    assert any("自 03-02 周一 送达" in label.text() for label in dialog.findChildren(QLabel))
    confirm(window, qtbot)
    assert "文号" in dialog.notice.words.text()

    dialog.asked["result"].show("合格")
    dialog.asked["document"].show("检字12号")
    confirm(window, qtbot)

    (stop,) = hall.store.case(case.number).state.parts[FOOD].stops
    assert stop.ended_on == date(2026, 3, 5)
    assert "停表" not in words_of(window)


def test_an_extension_names_who_approved_it_and_remembers_the_name(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    window.show_actor(SUPERVISOR)
    open_case(window, qtbot, case.number)
    dialog = facts_dialog(window, qtbot, ActionType.EXTEND_JOINTLY)
    assert dialog.asked["days"].value() == 15
    dialog.asked["reason"].show("需征求上级意见")
    confirm(window, qtbot)
    assert "批准的负责人" in dialog.notice.words.text()

    dialog.asked["approver"].show("张副市长")
    confirm(window, qtbot)

    extended = hall.store.case(case.number).state.joint_extension
    assert extended is not None
    assert isinstance(extended.facts, Extend)
    assert "已延长 15 日" in words_of(window)
    open_case(window, qtbot, hall.accepted().number)
    again = facts_dialog(window, qtbot, ActionType.EXTEND_JOINTLY)
    assert again.asked["approver"].value() == "张副市长"
    assert not again.asked["reason"].value()


def test_a_spoiled_number_is_replaced_by_the_next_one(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    open_case(window, qtbot, case.number)
    dialog = facts_dialog(window, qtbot, ActionType.SPOIL_NUMBER)
    old = dialog.asked["number"].value()
    dialog.asked["reason"].show("卡纸")

    confirm(window, qtbot)

    numbers = hall.store.case(case.number).state.numbers
    assert numbers[old].spoiled == "卡纸"
    assert any(taken.series == numbers[old].series for key, taken in numbers.items() if key != old)


def test_handling_cannot_end_while_the_applicant_may_still_correct(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.correcting()
    open_case(window, qtbot, case.number)
    dialog = facts_dialog(window, qtbot, ActionType.END)
    assert dialog.asked["reason"].value() is EndReason.NOT_CORRECTED
    assert "03-16 周一" in dialog.asked["explanation"].value()

    confirm(window, qtbot)

    assert "2026年3月16日" in dialog.notice.words.text()
    assert hall.store.case(case.number).status is Status.CORRECTING


def test_handing_over_asks_for_no_more_than_before_when_somebody_signs(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    for licence in case.state.parts:
        case = hall.decided(DENIAL, licence, case)
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.DELIVER)
    assert isinstance(dialog, DeliverDialog)

    confirm(window, qtbot)

    delivered = hall.store.case(case.number).state.delivered
    assert isinstance(delivered, Deliver)
    assert delivered.method is Delivery.DIRECT
    assert delivered.day == hall.desk.today()


def test_a_reminder_begins_with_words_that_name_case_licence_and_day(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    window.show_actor(SUPERVISOR)
    open_case(window, qtbot, case.number)

    dialog = facts_dialog(window, qtbot, ActionType.SEND_REMINDER)

    words = dialog.asked["text"].value()
    assert case.number in words
    assert dialog.given.deed.name in words
    confirm(window, qtbot)
    assert hall.store.case(case.number).actions[-1].type is ActionType.SEND_REMINDER


def test_the_history_says_system_and_which_clock(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.accepted()
    remind = Remind(Which.PROMISED, date(2026, 3, 12), 1)
    hall.do(case, ActionType.REMIND, remind, TOBACCO, SYSTEM)

    page = open_case(window, qtbot, case.number)

    newest = page.history.history.row(0)
    assert newest.who == "系统"
    assert newest.what == "自动催办：承诺期限"
