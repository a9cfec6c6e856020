"""After the decision, at the window: the letter signed, the promise looked at, the queue worked off."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, LookThrough
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.permit import PermitState
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.lawful import deeds, likeliest
from permitdesk.faces.window.dialogs.after_check import RecordAfterCheckDialog
from permitdesk.faces.window.dialogs.broken_points import BROKEN
from permitdesk.faces.window.dialogs.sign_commitment import SignCommitmentDialog
from permitdesk.faces.window.tasks_page import TasksPage
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, Hall
from tests.faces.office import rooms_of
from tests.faces.window import promised
from tests.faces.window.counter import begin, confirm, dialog_of, open_case, page_of, settle
from tests.faces.window.promised import FIRE


def sit(qtbot: QtBot, hall: Hall, actor: Actor) -> ClerkWindow:
    window = ClerkWindow(rooms_of(hall), actor)
    qtbot.addWidget(window)
    window.show()
    settle(window, qtbot)
    return window


def words_of(window: ClerkWindow) -> str:
    return "\n".join(label.text() for label in page_of(window).side.findChildren(QLabel))


def stands(hall: Hall, case: Case) -> Stage:
    return hall.store.case(case.number).state.parts[FIRE].follow_up.stage


def test_a_letter_is_signed_only_when_every_point_is_ticked(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.told(hall)
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.SIGN_COMMITMENT)
    assert isinstance(dialog, SignCommitmentDialog)

    for box in dialog.points[:-1]:
        box.setChecked(True)
    assert not dialog.ok.isEnabled()
    dialog.points[-1].setChecked(True)
    confirm(window, qtbot)

    promise = hall.store.case(case.number).state.parts[FIRE].promise
    assert promise.signed is not None
    assert promise.signed.ticked == (1, 2, 3, 4)
    assert promise.document in words_of(window)


def test_the_case_waits_for_the_letter_before_it_is_accepted(hall: Hall) -> None:
    case = promised.told(hall)
    hall.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))

    first = likeliest(deeds(Overseeing(hall.desk).view(case.number), CLERK))

    assert first is not None
    assert first.type is ActionType.SIGN_COMMITMENT


def test_a_point_found_broken_is_recorded_with_what_is_so_instead(qtbot: QtBot, hall: Hall) -> None:
    case = promised.granted(hall)
    window = sit(qtbot, hall, promised.inspector(case))
    open_case(window, qtbot, case.number)
    dialog = begin(window, qtbot, ActionType.RECORD_AFTER_CHECK)
    assert isinstance(dialog, RecordAfterCheckDialog)

    dialog.points.rows[1].answer(BROKEN)
    for box, words in zip(
        dialog.points.rows[1].boxes, ("通道堆物", "保持畅通", "《消防法》第二十八条"), strict=True
    ):
        box.setText(words)
    dialog.points.rest_is_kept()
    dialog.people.show(promised.LOOKING)
    confirm(window, qtbot)

    follow_up = hall.store.case(case.number).state.parts[FIRE].follow_up
    assert follow_up.stage is Stage.BROKEN
    assert [item.found for item in follow_up.broken] == ["通道堆物"]
    assert "发现承诺不实" in words_of(window)
    window.desk_thread.close()


def test_a_revocation_says_beforehand_that_the_composite_ends(qtbot: QtBot, hall: Hall) -> None:
    case = promised.heard(hall)
    window = sit(qtbot, hall, promised.decider(case))
    open_case(window, qtbot, case.number)

    dialog = begin(window, qtbot, ActionType.REVOKE)
    settle(window, qtbot)

    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "将变为“已撤销”" in said
    assert "综合许可证" in said
    assert "将终止" in said
    confirm(window, qtbot)
    permit = hall.store.case(case.number).state.permit_of(FIRE)
    assert permit is not None
    assert permit.state is PermitState.REVOKED
    assert page_of(window).parts.row(1).permit == permit
    window.desk_thread.close()


def test_looking_ahead_takes_no_number_and_changes_nothing(qtbot: QtBot, hall: Hall) -> None:
    case = promised.heard(hall)
    before = (dict(hall.store.serials), dict(hall.store.permits))
    window = sit(qtbot, hall, promised.decider(case))
    open_case(window, qtbot, case.number)

    begin(window, qtbot, ActionType.RECALL)

    assert (dict(hall.store.serials), dict(hall.store.permits)) == before
    window.desk_thread.close()


def test_an_inspectors_queue_opens_the_case_at_the_very_act(qtbot: QtBot, hall: Hall) -> None:
    case = promised.broken(hall)
    window = sit(qtbot, hall, promised.inspector(case))
    window.go("tasks")
    settle(window, qtbot)
    tasks = window.page
    assert isinstance(tasks, TasksPage)
    assert [line.task.todo for line in tasks.model.rows] == [ActionType.ORDER_AFTER_RECTIFICATION]

    QTest.keyClick(tasks.table, Qt.Key.Key_Return)
    settle(window, qtbot)

    assert dialog_of(window).given.deed.type is ActionType.ORDER_AFTER_RECTIFICATION
    window.desk_thread.close()


def test_a_queue_names_only_what_is_its_own(qtbot: QtBot, hall: Hall) -> None:
    promised.broken(hall)
    window = sit(qtbot, hall, promised.decider(promised.broken(hall), "food_operation"))

    window.go("tasks")
    settle(window, qtbot)

    assert isinstance(window.page, TasksPage)
    assert window.page.model.rowCount() == 0
    window.desk_thread.close()


def test_a_task_of_somebody_else_opens_the_case_and_says_whose_it_is(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.broken(hall)

    window.open_task(case.number, ActionType.ORDER_AFTER_RECTIFICATION.value, FIRE)
    settle(window, qtbot)

    assert page_of(window).dialog is None
    assert "核查人员" in page_of(window).notice.words.text()


def test_an_inquiry_is_answered_only_by_the_department_that_was_asked(hall: Hall) -> None:
    case = promised.asked(hall)
    view = Overseeing(hall.desk).view(case.number)

    def offered(actor: Actor) -> set[ActionType]:
        return {deed.type for deed in deeds(view, actor)}

    assert ActionType.ANSWER_QUESTION in offered(promised.answering(case))
    assert ActionType.ANSWER_QUESTION not in offered(promised.decider(case))
