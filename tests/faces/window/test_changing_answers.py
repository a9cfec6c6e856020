"""A clerk changes an answer of the guide: what it would do is said first, and may be left."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from permitdesk.domain.merge import Question
from permitdesk.domain.savings import Figure, Savings
from permitdesk.faces.shared.savings_words import savings_words
from permitdesk.faces.window.guide_page import GuidePage
from permitdesk.faces.window.opening_list import OpeningList
from permitdesk.faces.window.receive_page import MATERIALS, RECEIVED, ReceivePage
from permitdesk.faces.window.spots import Spot
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import RESTAURANT, Hall
from tests.faces.window.counter import press, settle

SMALL = {**RESTAURANT, "fire_area": "280"}


@pytest.fixture
def guide(window: ClerkWindow, qtbot: QtBot) -> GuidePage:
    """A guide with every question answered, for 280 ㎡ and tobacco."""
    window.go("guide")
    settle(window, qtbot)
    page = window.page
    assert isinstance(page, GuidePage)
    restaurant = next(item for item in page.industries.rows if item.code == "restaurant")
    page.show_industry(restaurant)
    answer(window, qtbot, page, SMALL)
    page.trades.search.setFocus()
    return page


def answer(window: ClerkWindow, qtbot: QtBot, page: GuidePage, answers: Mapping[str, Any]) -> None:
    assert page.questions is not None
    for name, raw in answers.items():
        page.questions.boxes[name].show_value(raw)
    page.questions.changed.emit()
    settle(window, qtbot)


def press_button(window: ClerkWindow, qtbot: QtBot, button: QPushButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)


def needed(page: GuidePage) -> set[str]:
    assert page.chosen is not None
    return {need.licence for need in page.chosen.choice.needed}


def test_a_larger_room_says_what_it_would_bring_and_nothing_is_taken_over_yet(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    answer(window, qtbot, guide, {"fire_area": "320"})

    words = guide.change.words()
    assert guide.change.isVisible()
    assert "增加：" in words
    assert "320 ㎡" in words
    assert "要填的：增加 26 栏，减少 0 栏" in words
    assert "增加材料：消防安全制度、灭火和应急疏散预案，1 份" in words
    assert "fire_check" not in needed(guide)
    assert not guide.go_on.isEnabled()
    assert not guide.print_button.isEnabled()


def test_the_change_counts_once_it_is_confirmed(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    answer(window, qtbot, guide, {"fire_area": "320"})

    press_button(window, qtbot, guide.change.take_button)

    assert "fire_check" in needed(guide)
    assert not guide.change.isVisible()
    assert guide.go_on.isEnabled()


def test_leaving_it_puts_the_old_answers_back_exactly(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    assert guide.questions is not None
    before, chosen = guide.questions.answers(), guide.chosen
    answer(window, qtbot, guide, {"fire_area": "320", "tobacco": False})
    assert "减少：" in guide.change.words()

    press_button(window, qtbot, guide.change.leave_button)

    assert guide.questions.answers() == before
    assert guide.chosen is chosen
    assert not guide.change.isVisible()
    assert guide.go_on.isEnabled()


def test_typing_the_old_answer_again_asks_nothing(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    answer(window, qtbot, guide, {"tobacco": False})

    answer(window, qtbot, guide, {"tobacco": True})

    assert guide.pending is None
    assert not guide.change.isVisible()
    assert guide.go_on.isEnabled()


def test_an_emptied_answer_cannot_be_confirmed_and_the_old_one_still_counts(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    answer(window, qtbot, guide, {"fire_area": None})

    assert "还没有答好" in guide.change.words()
    assert not guide.change.take_button.isEnabled()
    press_button(window, qtbot, guide.change.leave_button)
    assert guide.questions is not None
    assert guide.questions.answers()["fire_area"] == "280"


def test_the_last_answer_is_typed_to_its_end_without_being_asked(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    guide.start_over()
    assert guide.questions is not None
    answer(window, qtbot, guide, {key: raw for key, raw in SMALL.items() if key != "fire_area"})
    box = guide.questions.boxes["fire_area"]
    box.setFocus()

    for figure in "280":
        QTest.keyClicks(window.focusWidget(), figure)
        settle(window, qtbot)

    assert not guide.change.isVisible()
    assert guide.chosen is not None
    assert guide.chosen.given["fire_area"] == "280"

    guide.trades.search.setFocus()
    box.setFocus()
    QTest.keyClicks(window.focusWidget(), "0")
    settle(window, qtbot)
    assert guide.change.isVisible()


def test_enter_leads_to_the_question_whether_it_shall_count(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    answer(window, qtbot, guide, {"fire_area": "320"})
    assert guide.questions is not None
    guide.questions.boxes["fire_area"].setFocus()

    press(window, qtbot, Qt.Key.Key_Return)
    press(window, qtbot, Qt.Key.Key_Return)

    assert window.page is guide
    assert "fire_check" in needed(guide)


def test_the_names_open_when_they_are_wanted(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    answer(window, qtbot, guide, {"fire_area": "320"})
    _, papers = guide.change.findChildren(OpeningList)
    assert not papers.names.isVisible()

    papers.toggle()

    assert papers.names.isVisible()
    assert "场所平面布置图" in papers.names.text()


# --- a form that was begun ---


def question(page: ReceivePage, key: str, licence: str = "") -> Question:
    assert page.form is not None
    questions = page.form.state.form.questions()
    return next(item for item in questions if (item.key, item.licence) == (key, licence))


def begun(window: ClerkWindow, qtbot: QtBot, guide: GuidePage) -> ReceivePage:
    press_button(window, qtbot, guide.go_on)
    page = window.page
    assert isinstance(page, ReceivePage)
    assert page.form is not None
    state = page.form.state
    state.change(question(page, "applicant_name"), "渝香火锅（测试）有限公司")
    state.change(question(page, "premises_area"), "很大")
    own = next(item for item in state.form.questions() if item.licence == "tobacco_retail"
               and item.field.type in ("text", "choice") and not item.field.choices)  # fmt: skip
    state.change(own, "烟酒专柜")
    page.tabs.show_tab(MATERIALS)
    settle(window, qtbot)
    page.materials.take_all()
    window.go(Spot.GUIDE)
    return page


def test_nothing_typed_is_lost_when_a_change_is_confirmed_and_taken_back(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    receive = begun(window, qtbot, guide)
    assert receive.form is not None
    before = receive.form.state.file(receive._begun.file)  # type: ignore[union-attr]
    old_form = receive.form.state.form

    answer(window, qtbot, guide, {"fire_area": "320", "tobacco": False})
    press_button(window, qtbot, guide.change.take_button)
    now = receive.form.state.file(receive._begun.file)  # type: ignore[union-attr]

    assert window.page is guide
    assert "tobacco_retail" not in receive.form.state.form.licences
    assert "fire_check" in receive.form.state.form.licences
    assert now.guide["tobacco"] is False
    assert now.answers["applicant_name"] == "渝香火锅（测试）有限公司"
    assert now.answers["premises_area"] == "很大"
    assert "tobacco_retail" not in now.own
    assert receive.materials.handed_in()

    answer(window, qtbot, guide, SMALL)
    press_button(window, qtbot, guide.change.take_button)
    again = receive.form.state.file(receive._begun.file)  # type: ignore[union-attr]

    assert receive.form.state.form == old_form
    assert again.own["tobacco_retail"] == before.own["tobacco_retail"]
    assert again.answers == before.answers
    assert again == before


def test_a_form_begun_for_what_is_needed_no_more_cannot_be_handed_in(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    page = begun(window, qtbot, guide)
    assert guide.chosen is not None
    choice = guide.chosen.choice

    page.follow(replace(choice, needed=(), filings=()))

    assert not page.receive_button.isEnabled()
    assert "不需要办理许可" in page.notice.words.text()
    page.follow(choice)
    settle(window, qtbot)
    assert page.receive_button.isEnabled()


def test_a_change_that_is_left_touches_nothing_in_the_form(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    receive = begun(window, qtbot, guide)
    form = receive.form

    answer(window, qtbot, guide, {"tobacco": False})
    press_button(window, qtbot, guide.change.leave_button)

    assert receive.form is form


def test_going_on_again_goes_to_the_form_that_was_begun(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage, hall: Hall
) -> None:
    receive = begun(window, qtbot, guide)
    assert receive.form is not None
    receive.form.state.change(question(receive, "premises_area"), "280")
    answer(window, qtbot, guide, {"fire_area": "320"})
    press_button(window, qtbot, guide.change.take_button)

    press_button(window, qtbot, guide.go_on)
    assert window.page is receive
    assert receive.name.text() == "渝香火锅（测试）有限公司"
    receive.hand_in()
    settle(window, qtbot)

    assert receive.stack.currentIndex() == RECEIVED, receive.notice.details.text()
    (case,) = hall.store.cases.values()
    assert "fire_check" in case.application.licences
    assert case.application.guide["fire_area"] == "320"


def test_starting_over_begins_an_empty_form_for_the_next_applicant(
    window: ClerkWindow, qtbot: QtBot, guide: GuidePage
) -> None:
    receive = begun(window, qtbot, guide)

    guide.start_over()
    answer(window, qtbot, guide, SMALL)
    press_button(window, qtbot, guide.go_on)

    assert receive.form is not None
    assert "applicant_name" not in receive.form.state.answers.shared
    assert receive.materials.handed_in() == ()


# --- what one form saves ---


def test_a_finished_guide_says_quietly_what_one_form_saves_and_how_it_is_counted(
    guide: GuidePage,
) -> None:
    (line,) = (one for one in guide.result.findChildren(QLabel) if "一张表" in one.text())

    assert line.text() == "一张表：142 栏 → 103 栏，材料 15 → 12 种，递交和核查少 4 次"
    assert "一张表内重复的只算一次" in line.toolTip()


def test_what_saves_nothing_is_not_spoken_of() -> None:
    same = tuple(Figure(what, 10, 10) for what in ("fields", "materials", "visits", "days"))
    more = (Figure("fields", 10, 12), Figure("materials", 9, 7), Figure("visits", 1, 1))

    words = savings_words(Savings(("food_operation",), more, 5))

    assert savings_words(Savings(("food_operation",), same, 5)) is None
    assert words is not None
    assert words.line == "一张表：材料 9 → 7 种"
