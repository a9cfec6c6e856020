"""A hearing at the window: told, asked for, called in time, held, and only then decided."""

from datetime import date, timedelta

from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs.facts_dialog import FactsDialog
from permitdesk.faces.shared.dialogs.statements_box import StatementsBox
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, Hall, real_catalog
from tests.faces.window.counter import begin, confirm, open_case, page_of

LICENCE = "entertainment"


def song_hall(hall: Hall) -> Case:
    """Accept a song hall, whose licence needs a hearing."""
    file = sample_application(real_catalog(), "ktv", 7, date(2026, 3, 2))
    return hall.accepted(hall.received(file))


def reviewer(case: Case) -> Actor:
    return Actor("赵强", Role.REVIEWER, case.state.parts[LICENCE].part.decider)


def dialog_for(
    window: ClerkWindow, qtbot: QtBot, case: Case, actor: Actor, type_: ActionType
) -> FactsDialog:
    window.show_actor(actor)
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, type_)
    assert isinstance(dialog, FactsDialog)
    return dialog


def called(window: ClerkWindow, qtbot: QtBot, hall: Hall) -> Case:
    """Call a hearing with what is proposed, and a chair."""
    case = song_hall(hall)
    dialog = dialog_for(window, qtbot, case, reviewer(case), ActionType.CALL_HEARING)
    dialog.asked["chair"].show("孙处长")
    dialog.asked["recorder"].show("钱某")
    confirm(window, qtbot)
    return hall.store.case(case.number)


def test_the_first_day_that_leaves_seven_days_is_proposed(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = called(window, qtbot, hall)

    hearing = case.state.parts[LICENCE].hearing.called
    assert hearing is not None
    assert hearing.day == date(2026, 3, 9)
    assert hearing.chair == "孙处长"


def test_a_day_too_soon_is_refused_and_the_first_lawful_one_is_named(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = song_hall(hall)
    dialog = dialog_for(window, qtbot, case, reviewer(case), ActionType.CALL_HEARING)
    dialog.asked["chair"].show("孙处长")
    dialog.asked["recorder"].show("钱某")
    dialog.asked["day"].show(date(2026, 3, 6))

    confirm(window, qtbot)

    assert "2026年3月9日" in dialog.notice.words.text()
    assert "第四十八条" in dialog.notice.words.text()


def test_a_hearing_without_a_day_is_told_before_anything_is_sent(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = song_hall(hall)
    dialog = dialog_for(window, qtbot, case, reviewer(case), ActionType.CALL_HEARING)
    dialog.asked["day"].show(None)

    confirm(window, qtbot)

    assert "听证日期" in dialog.notice.words.text()


def test_only_who_was_told_may_ask_and_the_last_day_is_shown(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = song_hall(hall)
    told = dialog_for(window, qtbot, case, reviewer(case), ActionType.TELL_HEARING_RIGHT)
    told.asked["told"].show(("申请公司", "相邻住户"))
    confirm(window, qtbot)

    dialog = dialog_for(window, qtbot, case, CLERK, ActionType.REQUEST_HEARING)

    assert any("03-09 周一" in label.text() for label in dialog.findChildren(QLabel))
    dialog.asked["by"].show("相邻住户")
    confirm(window, qtbot)
    requested = hall.store.case(case.number).state.parts[LICENCE].hearing.requested
    assert requested is not None
    assert requested.by == "相邻住户"


def test_a_record_without_words_is_refused_and_one_with_them_is_kept(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = called(window, qtbot, hall)
    hall.moment += timedelta(days=7)
    dialog = dialog_for(window, qtbot, case, reviewer(case), ActionType.HOLD_HEARING)
    confirm(window, qtbot)
    assert "每个人的陈述" in dialog.notice.words.text()

    (statements,) = dialog.findChildren(StatementsBox)
    statements.findChildren(QPlainTextEdit)[0].setPlainText("符合条件，建议准予。")
    dialog.asked["report"].show("建议准予。")
    confirm(window, qtbot)

    held = hall.store.case(case.number).state.parts[LICENCE].hearing.held
    assert held is not None
    assert [item.words for item in held.statements] == ["符合条件，建议准予。"]


def test_the_licences_line_says_that_a_hearing_is_due_and_then_called(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = song_hall(hall)
    page = open_case(window, qtbot, case.number)
    assert page.parts.data(page.parts.index(0, 3)) == "应听证"

    called_case = called(window, qtbot, hall)

    shown = page_of(window)
    assert shown.number == called_case.number
    assert shown.parts.data(shown.parts.index(0, 3)) == "待听证"
