"""Every dialog of promises, after-checks and a permit's life can be read and filled in, at 200 % too."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.look import dress
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, Hall
from tests.faces.office import rooms_of
from tests.faces.window import promised
from tests.faces.window.counter import begin, cut_off, open_case

Stage = tuple[Callable[[Hall], Case], Callable[[Case], Actor]]


def clerk(_: Case) -> Actor:
    return CLERK


STAGES: dict[ActionType, Stage] = {
    ActionType.TELL_COMMITMENT: (promised.on_promise, clerk),
    ActionType.SWITCH_ROUTE: (promised.on_promise, clerk),
    ActionType.SIGN_COMMITMENT: (promised.told, clerk),
    ActionType.BRING_LATE: (promised.owing, clerk),
    ActionType.HAND_OVER: (promised.granted, clerk),
    ActionType.CANCEL: (promised.granted, clerk),
    ActionType.REISSUE: (promised.granted, clerk),
    ActionType.CORRECT_MISPRINT: (promised.granted, clerk),
    ActionType.PUBLISH: (promised.granted, clerk),
    ActionType.PLAN_AFTER_CHECK: (promised.granted, promised.inspector),
    ActionType.RECORD_AFTER_CHECK: (promised.granted, promised.inspector),
    ActionType.ACKNOWLEDGE_HANDOVER: (promised.handed_over, promised.inspector),
    ActionType.ORDER_AFTER_RECTIFICATION: (promised.broken, promised.inspector),
    ActionType.RECORD_AFTER_RECHECK: (promised.ordered, promised.inspector),
    ActionType.TELL_INTENT: (promised.still_broken, promised.decider),
    ActionType.RECALL: (promised.granted, promised.decider),
    ActionType.RESCIND: (promised.granted, promised.decider),
    ActionType.SUSPEND: (promised.granted, promised.decider),
    ActionType.RECORD_STATEMENT: (promised.intended, promised.decider),
    ActionType.KEEP_PERMIT: (promised.heard, promised.decider),
    ActionType.REVOKE: (promised.heard, promised.decider),
    ActionType.REINSTATE: (promised.revoked, promised.decider),
    ActionType.RESUME: (promised.suspended, promised.decider),
    ActionType.RECORD_CREDIT: (promised.revoked, promised.decider),
    ActionType.OBJECT_CREDIT: (promised.recorded, clerk),
    ActionType.SETTLE_OBJECTION: (promised.objected, promised.supervisor),
    ActionType.REPAIR_CREDIT: (promised.recorded, promised.supervisor),
    ActionType.ANSWER_QUESTION: (promised.asked, promised.answering),
}


@pytest.mark.parametrize("type_", STAGES, ids=str)
def test_a_dialog_fits_the_screen_and_cuts_no_words_off(
    qtbot: QtBot, qapp: QApplication, hall: Hall, type_: ActionType
) -> None:
    build, who = STAGES[type_]
    case = build(hall)
    dress(qapp, "light", 2.0)
    try:
        window = ClerkWindow(rooms_of(hall), who(case))
        qtbot.addWidget(window)
        window.show()
        open_case(window, qtbot, case.number)

        dialog = begin(window, qtbot, type_)

        assert cut_off(dialog) == []
        assert not dialog.notice.isVisible()
        assert dialog.height() <= dialog.screen().availableSize().height()
        window.desk_thread.close()
    finally:
        dress(qapp)
