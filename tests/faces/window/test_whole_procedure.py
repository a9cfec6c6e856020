"""A restaurant goes from the counter to its permits by the blue button alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from permitdesk.desk.sampling.officers import inspecting, inspectors
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.state import ActionType, Status
from permitdesk.faces.shared.dialogs.base import ActionDialog
from permitdesk.faces.window.dialogs.plan_site_check import PlanSiteCheckDialog
from permitdesk.faces.window.dialogs.review import ReviewDialog
from permitdesk.faces.window.dialogs.site_check import RecordSiteCheckDialog
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, Hall
from tests.faces.window.counter import confirm, dialog_of, open_case, press


def enter(window: ClerkWindow, qtbot: QtBot, number: str, actor: Actor) -> ActionDialog:
    """Sit down as somebody, open the case, press Enter."""
    window.show_actor(actor)
    open_case(window, qtbot, number)
    press(window, qtbot, Qt.Key.Key_Return)
    return dialog_of(window)


def fill_in(dialog: ActionDialog) -> None:
    """Say what only a person can say; everything else stands there already."""
    match dialog:
        case PlanSiteCheckDialog():
            for place, box in enumerate(dialog.people.boxes):
                box.show_inspector(inspectors(str(box.department.currentData()))[place % 2])
        case RecordSiteCheckDialog():
            for row in dialog.list.rows:
                QTest.keyClick(row, Qt.Key.Key_1)
        case ReviewDialog():
            dialog.passed.setChecked(True)


def test_enter_leads_from_the_counter_to_the_permits(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    number = hall.received().number

    def act(actor: Actor) -> ActionType:
        dialog = enter(window, qtbot, number, actor)
        fill_in(dialog)
        confirm(window, qtbot)
        return dialog.given.deed.type

    done = [act(CLERK) for _ in range(3)]
    plan = hall.store.case(number).state.site.plan
    assert plan is not None
    hall.moment = hall.moment.replace(day=plan.day.day)
    done.append(act(inspecting(plan.inspectors[0])))
    while (state := hall.store.case(number).state).status is Status.ACCEPTED:
        part = state.parts[state.open_parts[0]].part
        done.append(act(Actor("赵强", Role.REVIEWER, part.decider)))
    done.append(act(CLERK))

    assert done[:4] == [
        ActionType.LOOK_THROUGH,
        ActionType.ACCEPT,
        ActionType.PLAN_SITE_CHECK,
        ActionType.RECORD_SITE_CHECK,
    ]
    assert set(done[4:-1]) == {ActionType.REVIEW, ActionType.GRANT}
    assert done[-1] is ActionType.ISSUE
    assert hall.store.case(number).status is Status.ISSUED
