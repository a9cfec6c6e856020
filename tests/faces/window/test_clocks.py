"""The clocks beside a case: light, day, what stopped them; a name opens the reckoning."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from permitdesk.desk.passing import Passing
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.clock import Light
from permitdesk.faces.shared.clock_blocks import ClockBlock
from permitdesk.faces.shared.parts import LinkLine
from permitdesk.faces.window.case_page import DOCUMENTS, CasePage
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import FOOD, TOBACCO, Hall, real_catalog
from tests.faces.window.counter import open_case, settle


def blocks(page: CasePage) -> dict[str, ClockBlock]:
    return {block.group.name: block for block in page.side.findChildren(ClockBlock)}


def words(block: ClockBlock) -> list[str]:
    return [label.text() for label in block.findChildren(QLabel)]


def test_a_received_case_shows_the_five_days_the_counter_has(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    page = open_case(window, qtbot, hall.received().number)

    (block,) = blocks(page).values()

    assert block.group.name == "受理或告知补正"
    assert "03-09 周一" in words(block)
    assert "还剩 5 个工作日" in words(block)


def test_an_accepted_case_shows_the_joint_limit_and_each_licences_own(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    page = open_case(window, qtbot, hall.accepted().number)

    found = blocks(page)

    assert "05-08 周五" in words(found["联合办理期限"])
    food = words(found["食品经营许可"])
    assert food[food.index("法定期限") + 1] == "03-16 周一"
    assert food[food.index("承诺期限") + 1] == "03-09 周一"
    assert "正常" in food


def test_a_light_is_colour_shape_and_word(window: ClerkWindow, qtbot: QtBot, hall: Hall) -> None:
    case = hall.accepted()
    hall.moment += timedelta(days=9)

    page = open_case(window, qtbot, case.number)

    block = blocks(page)["食品经营许可"]
    assert block.group.light is Light.RED
    assert "超期" in words(block)
    assert "超期 2 个工作日" in words(block)


def test_a_missed_promise_stays_on_the_page(window: ClerkWindow, qtbot: QtBot, hall: Hall) -> None:
    case = hall.accepted()
    hall.moment += timedelta(days=9)
    Passing(hall.desk).over(case.number)

    page = open_case(window, qtbot, case.number)

    assert any("承诺期限已在" in line for line in words(blocks(page)["食品经营许可"]))
    shown = "\n".join(label.text() for label in page.side.findChildren(QLabel))
    assert "承诺超期，已记录在案" in shown


def test_what_nobody_looked_at_in_time_is_shown_as_deemed_accepted(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = hall.received()
    hall.moment += timedelta(days=9)
    Passing(hall.desk).over(case.number)

    page = open_case(window, qtbot, case.number)

    shown = "\n".join(label.text() for label in page.side.findChildren(QLabel))
    assert "视为受理，已记录在案" in shown


def test_a_clock_into_a_year_without_its_notice_is_marked(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    hall.moment += timedelta(days=290)  # 17 December 2026

    page = open_case(window, qtbot, hall.accepted().number)

    assert any("（待定）" in line for line in words(blocks(page)["烟草专卖零售许可证核发"]))


def test_a_licence_that_waits_for_another_says_for_which(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    file = sample_application(real_catalog(), "ktv", 7, date(2026, 3, 2))

    page = open_case(window, qtbot, hall.accepted(hall.received(file)).number)

    waiting = blocks(page)["娱乐场所治安备案"]
    assert "等待先作决定：娱乐场所经营活动审批" in words(waiting)
    last = page.parts.rowCount() - 1
    assert page.parts.data(page.parts.index(last, 3)) == "等前项决定"


def test_a_click_on_a_name_opens_the_reckoning_of_that_licence(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    page = open_case(window, qtbot, hall.accepted().number)
    (name,) = blocks(page)["烟草专卖零售许可证核发"].findChildren(LinkLine)

    QTest.mouseClick(name, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert page.tabs.stack.currentIndex() == DOCUMENTS
    chosen = page.documents.model.row(page.documents.table.currentIndex().row()).item
    assert (chosen.kind, chosen.licence) == ("clock_sheet", TOBACCO)


def test_ctrl_j_opens_the_reckoning_of_the_chosen_licence(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    page = open_case(window, qtbot, hall.accepted().number)

    QTest.keyClick(page, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    settle(window, qtbot)

    chosen = page.documents.model.row(page.documents.table.currentIndex().row()).item
    assert (chosen.kind, chosen.licence) == ("clock_sheet", FOOD)
