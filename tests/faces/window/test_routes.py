"""The choice of the route at the counter: said before it is chosen, closed with its reason."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.application import Route
from permitdesk.domain.facts import Grant, Remark
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.lawful import deeds
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.window.receive_page import MATERIALS, ROUTES, ReceivePage
from permitdesk.faces.window.routes_view import RoutesView, routes_of
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, FOOD, RESTAURANT, Hall, restaurant
from tests.faces.office import rooms_of
from tests.faces.window import promised
from tests.faces.window.counter import settle
from tests.faces.window.promised import FIRE


def receiving(window: ClerkWindow, qtbot: QtBot) -> ReceivePage:
    window.go("guide")
    settle(window, qtbot)
    choice = window.rooms.guiding.choose("restaurant", RESTAURANT)
    window.page.form_wanted.emit(choice)  # type: ignore[attr-defined]
    settle(window, qtbot)
    page = window.page
    assert isinstance(page, ReceivePage)
    page.tabs.show_tab(ROUTES)
    settle(window, qtbot)
    return page


def words_of(view: RoutesView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel))


def shown(qtbot: QtBot, rooms: Rooms, file: object) -> RoutesView:
    view = RoutesView()
    qtbot.addWidget(view)
    view.show_routes(routes_of(rooms, file), {})  # type: ignore[arg-type]
    return view


def test_what_the_commitment_changes_is_said_before_it_is_chosen(
    window: ClerkWindow, qtbot: QtBot
) -> None:
    page = receiving(window, qtbot)

    words = words_of(page.routes)

    assert "20 个工作日内核查" in words
    assert "消防安全制度" in words
    assert "责令限期改正" in words
    assert "本系统规则：" in words


def test_a_licence_nobody_listed_is_closed_and_says_how_it_could_be_opened(
    window: ClerkWindow, qtbot: QtBot
) -> None:
    page = receiving(window, qtbot)

    block = page.routes.blocks[FOOD]

    assert not block.group.button(1).isEnabled()
    assert "食品经营许可未开通告知承诺" in words_of(page.routes)
    assert "本机关公布告知承诺清单后" in words_of(page.routes)


def test_the_chosen_route_changes_the_papers_and_goes_with_the_application(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    page = receiving(window, qtbot)
    page.tabs.show_tab(MATERIALS)
    settle(window, qtbot)
    before = len(page.materials.findChildren(QLabel))
    page.tabs.show_tab(ROUTES)
    settle(window, qtbot)

    page.routes.choose(FIRE, Route.COMMITMENT)
    page.tabs.show_tab(MATERIALS)
    settle(window, qtbot)

    assert page._typed_file().routes == {FIRE: Route.COMMITMENT}
    assert len(page.materials.findChildren(QLabel)) < before


def test_a_promise_everybody_makes_is_no_choice(window: ClerkWindow, qtbot: QtBot) -> None:
    page = receiving(window, qtbot)

    assert "drainage" not in page.routes.blocks
    assert "承诺书是必交材料" in words_of(page.routes)


def test_an_open_credit_record_closes_the_commitment_and_is_named(qtbot: QtBot, hall: Hall) -> None:
    case = promised.recorded(hall)
    record = next(iter(case.state.credit))

    view = shown(qtbot, rooms_of(hall), restaurant())

    assert not view.blocks[FIRE].group.button(1).isEnabled()
    assert record in words_of(view)


def test_a_record_of_the_same_legal_person_elsewhere_warns_and_closes_nothing(
    qtbot: QtBot, hall: Hall
) -> None:
    promised.recorded(hall)
    file = restaurant()
    other = replace(file, answers={**file.answers, "uscc": "91140581MA0GTEST8X"})

    view = shown(qtbot, rooms_of(hall), other)

    assert view.blocks[FIRE].group.button(1).isEnabled()
    assert "只作提醒，不影响办理" in words_of(view)


def test_the_switch_is_offered_only_where_the_other_route_is_open(hall: Hall) -> None:
    case = hall.received()

    offered = deeds(Overseeing(hall.desk).view(case.number), CLERK)

    switched = {deed.licence for deed in offered if deed.type is ActionType.SWITCH_ROUTE}
    assert switched == {FIRE}


def test_what_the_applicant_holds_already_is_told_above_the_choice(
    qtbot: QtBot, hall: Hall
) -> None:
    case = hall.checked()
    for licence in case.state.open_parts:
        case = hall.decided(Grant(), licence, case)
    case = hall.do(case, ActionType.ISSUE, Remark())

    view = shown(qtbot, rooms_of(hall), restaurant())

    assert f"已有有效的食品经营许可（{case.permits[0].number}" in words_of(view)
