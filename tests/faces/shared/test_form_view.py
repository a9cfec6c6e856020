"""A form on the screen: problems under their fields, one section at a time, Chinese typed safely."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from permitdesk.domain.answer import Answers
from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.merge import merge
from permitdesk.faces.shared.choice_boxes import BoolBox
from permitdesk.faces.shared.field_row import FieldRow
from permitdesk.faces.shared.form_context import context_of
from permitdesk.faces.shared.form_state import FormState
from permitdesk.faces.shared.form_view import FormView
from permitdesk.faces.shared.section_view import SectionView
from permitdesk.faces.shared.text_boxes import DateBox, TextBox
from tests.desk.hall import real_catalog
from tests.faces.shared.test_form_state import BUNDLE, CHECKING


@pytest.fixture
def form(qtbot: QtBot) -> FormView:
    merged = merge(real_catalog(), BUNDLE, "restaurant")
    view = FormView(FormState(merged, CHECKING, Answers()), context_of(real_catalog()))
    qtbot.addWidget(view)
    view.resize(1100, 760)
    view.show()
    return view


def section(form: FormView) -> SectionView:
    assert form.section_view is not None
    return form.section_view


def row(form: FormView, key: str) -> FieldRow:
    for at, each in enumerate(form.state.form.sections):
        if any(question.key == key for question in each.questions):
            form.show_section(at)
    found = section(form).row(key)
    assert found is not None
    return found


def line(shown: FieldRow) -> TextBox:
    assert isinstance(shown.box, TextBox)
    return shown.box


def test_a_wrong_answer_is_told_under_its_field_and_in_the_list(form: FormView) -> None:
    area = row(form, "premises_area")

    QTest.keyClicks(line(area).edit, "48x")

    assert "经营（使用）面积" in area.problem.text()
    assert area.problem.isVisible()
    item = form.sections.items[form.state.form.sections.index(form.section)]
    assert item.problems == 1
    assert item.sign == "triangle"


def test_a_problem_goes_away_as_soon_as_it_is_put_right(form: FormView) -> None:
    area = row(form, "premises_area")
    QTest.keyClicks(line(area).edit, "48x")

    QTest.keyClick(line(area).edit, Qt.Key.Key_Backspace)

    assert not area.problem.isVisible()


def test_nobody_is_blamed_for_a_field_he_has_not_been_to(form: FormView) -> None:
    name = row(form, "applicant_name")
    assert not name.problem.isVisible()

    form.show_gaps()

    assert name.problem.isVisible()
    assert "申请人名称" in name.problem.text()


def test_only_the_section_one_looks_at_is_built(form: FormView) -> None:
    form.show_section(3)
    QApplication.sendPostedEvents()

    assert len(form.findChildren(SectionView)) <= 2  # the one before may wait to be deleted
    rows = section(form).findChildren(FieldRow)
    assert len(rows) == len(form.state.asked(form.section))


def test_an_answer_opens_the_questions_that_follow_from_it_and_typing_goes_on(
    form: FormView,
) -> None:
    agent = row(form, "has_agent")
    assert section(form).row("agent_name") is None
    assert isinstance(agent.box, BoolBox)

    agent.box.buttons.button(1).click()

    assert section(form).row("agent_name") is not None
    assert section(form).row("has_agent") is agent


def test_a_word_still_being_composed_is_no_answer_yet(form: FormView) -> None:
    name = line(row(form, "applicant_name"))
    name.edit.setFocus()

    QApplication.sendEvent(name.edit, QInputMethodEvent("yuxiang", []))
    assert "applicant_name" not in form.state.answers.shared
    done = QInputMethodEvent("", [])
    done.setCommitString("渝香")
    QApplication.sendEvent(name.edit, done)

    assert form.state.answers.shared["applicant_name"] == "渝香"


def test_rare_characters_are_kept_as_they_were_typed(form: FormView) -> None:
    name = line(row(form, "applicant_name"))

    name.edit.setText("𬭎䶮饭店")

    assert form.state.answers.shared["applicant_name"] == "𬭎䶮饭店"


def test_ctrl_g_walks_from_problem_to_problem_across_sections(form: FormView) -> None:
    first = form.section

    form.next_problem()
    while form.section is first:
        form.next_problem()

    assert any(form.state.problems_of(form.section))


@pytest.mark.parametrize(
    "typed", ["20260316", "2026.3.16", "2026年3月16日", "２０２６－０３－１６"]
)
def test_a_day_may_be_typed_as_people_write_it(qtbot: QtBot, typed: str) -> None:
    box = DateBox(Field("day", "日期", FieldType.DATE))
    qtbot.addWidget(box)
    box.edit.setText(typed)

    box.edit.editingFinished.emit()

    assert box.raw() == "2026-03-16"


def test_a_form_that_is_only_shown_takes_nothing_and_masks_what_is_personal(qtbot: QtBot) -> None:
    merged = merge(real_catalog(), BUNDLE, "restaurant")
    answers = Answers({"legal_person_id": "140502198001010014", "applicant_name": "渝香火锅"})
    view = FormView(
        FormState(merged, CHECKING, answers), context_of(real_catalog(), read_only=True)
    )
    qtbot.addWidget(view)

    shown = row(view, "legal_person_id")

    assert shown.box is None
    words = "".join(label.text() for label in shown.findChildren(QLabel))
    assert "1405**********0014" in words
    assert "140502198001010014" not in words


def test_people_are_added_by_row_and_a_row_that_is_missing_is_told(
    form: FormView, qtbot: QtBot
) -> None:
    at = next(at for at, each in enumerate(form.state.form.sections) if each.records)
    form.show_section(at)
    records = next(iter(section(form).records.values()))

    records.add_row()

    assert len(form.state.rows(records.record)) == 1
    records.remove_row()
    assert form.state.rows(records.record) == ()
