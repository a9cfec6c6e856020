"""Every dialog of the fuller procedure can be read and filled in, at 200 % too."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling import visits
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.desk.sampling.officers import inspecting
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.service import Service
from permitdesk.domain.special import AnnouncePause, PauseKind
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.look import dress
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, FOOD, Hall, real_catalog
from tests.faces.office import rooms_of
from tests.faces.window.counter import begin, cut_off, open_case

SUPERVISOR = Actor("李主任", Role.SUPERVISOR, "督办台")


def _reviewer(case: Case, licence: str) -> Actor:
    return Actor("赵强", Role.REVIEWER, case.state.parts[licence].part.decider)


def _accepted(hall: Hall) -> tuple[Case, Actor]:
    return hall.accepted(), CLERK


def _supervised(hall: Hall) -> tuple[Case, Actor]:
    return hall.accepted(), SUPERVISOR


def _in_review(hall: Hall) -> tuple[Case, Actor]:
    case = hall.accepted()
    return case, _reviewer(case, FOOD)


def _paused(hall: Hall) -> tuple[Case, Actor]:
    case = hall.accepted()
    pause = AnnouncePause(PauseKind.TESTING, "油烟检测", 10, service=Service("陈某"))
    actor = _reviewer(case, FOOD)
    return hall.do(case, ActionType.ANNOUNCE_PAUSE, pause, FOOD, actor), actor


def _planned(hall: Hall) -> tuple[Case, Actor]:
    case = hall.accepted()
    return hall.acting.do(case.number, visits.check_planned(case, CLERK, hall.desk.today())), CLERK


def _to_look(hall: Hall) -> tuple[Case, Actor]:
    case, _ = _planned(hall)
    assert case.state.site.plan is not None
    return case, inspecting(case.state.site.plan.inspectors[0])


def _defective(hall: Hall) -> tuple[Case, Actor]:
    case, _ = _planned(hall)
    keys = [point.key for point in case.state.site.points]
    return hall.acting.do(case.number, visits.check_recorded(case, keys)), CLERK


def _to_look_again(hall: Hall) -> tuple[Case, Actor]:
    case, _ = _defective(hall)
    case = hall.acting.do(case.number, visits.defects_ordered(CLERK, "陈某"))
    assert case.state.site.plan is not None
    return case, inspecting(case.state.site.plan.inspectors[0])


def _song_hall(hall: Hall, *wishes: Callable[[Case], Wish]) -> Case:
    case = hall.accepted(
        hall.received(sample_application(real_catalog(), "ktv", 7, date(2026, 3, 2)))
    )
    for wish in wishes:
        case = hall.acting.do(case.number, wish(case))
    return case


def _to_call(hall: Hall) -> tuple[Case, Actor]:
    case = _song_hall(hall)
    return case, _reviewer(case, "entertainment")


def _to_ask(hall: Hall) -> tuple[Case, Actor]:
    return _song_hall(hall, lambda case: visits.hearing_told(case, "entertainment", "陈某")), CLERK


def _to_hold(hall: Hall) -> tuple[Case, Actor]:
    today, calendar = hall.desk.today(), hall.calendar
    case = _song_hall(
        hall, lambda case: visits.hearing_called(case, "entertainment", "陈某", today, calendar)
    )
    return case, _reviewer(case, "entertainment")


STAGES: dict[ActionType, Callable[[Hall], tuple[Case, Actor]]] = {
    ActionType.ANNOUNCE_PAUSE: _in_review,
    ActionType.END_PAUSE: _paused,
    ActionType.EXTEND: _supervised,
    ActionType.EXTEND_JOINTLY: _supervised,
    ActionType.SEND_REMINDER: _supervised,
    ActionType.END: _accepted,
    ActionType.SERVE: _accepted,
    ActionType.SPOIL_NUMBER: _accepted,
    ActionType.PLAN_SITE_CHECK: _accepted,
    ActionType.RECUSE: _planned,
    ActionType.RECORD_SITE_CHECK: _to_look,
    ActionType.ORDER_RECTIFICATION: _defective,
    ActionType.RECORD_RECHECK: _to_look_again,
    ActionType.TELL_HEARING_RIGHT: _in_review,
    ActionType.REQUEST_HEARING: _to_ask,
    ActionType.CALL_HEARING: _to_call,
    ActionType.HOLD_HEARING: _to_hold,
}


@pytest.mark.parametrize("type_", STAGES, ids=str)
def test_a_dialog_fits_the_screen_and_cuts_no_words_off(
    qtbot: QtBot, qapp: QApplication, hall: Hall, type_: ActionType
) -> None:
    case, actor = STAGES[type_](hall)
    dress(qapp, "light", 2.0)
    try:
        window = ClerkWindow(rooms_of(hall), actor)
        qtbot.addWidget(window)
        window.show()
        open_case(window, qtbot, case.number)

        dialog = begin(window, qtbot, type_)

        assert cut_off(dialog) == []
        assert dialog.height() <= dialog.screen().availableSize().height()
        window.desk_thread.close()
    finally:
        dress(qapp)
