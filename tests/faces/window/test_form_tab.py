"""F10: one set of answers, seen by the applicant, by one department, and as a whole."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from permitdesk.domain.merge import MergedForm
from permitdesk.faces.shared.look import dress
from permitdesk.faces.window.case_page import FORM, CasePage
from permitdesk.faces.window.form_tab import Sight
from permitdesk.faces.window.key_bar import KeyBar
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, TOBACCO, Hall
from tests.faces.office import rooms_of
from tests.faces.window.counter import open_case, settle


@pytest.fixture
def page(window: ClerkWindow, qtbot: QtBot, hall: Hall) -> CasePage:
    page = open_case(window, qtbot, hall.received().number)
    page.tabs.show_tab(FORM)
    return page


def form_of(page: CasePage) -> MergedForm:
    assert page.form.form is not None
    return page.form.form.state.form


def look(page: CasePage, sight: Sight) -> MergedForm:
    page.form.look_from(sight)
    return form_of(page)


def keys(bar: KeyBar) -> list[str]:
    return [item.text() for item in bar.findChildren(QLabel) if not item.isHidden()]


def test_f10_goes_from_the_applicant_to_the_department_to_the_whole_and_back(
    window: ClerkWindow, qtbot: QtBot, page: CasePage
) -> None:
    seen = [page.form.sight]

    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F10)
        settle(window, qtbot)
        seen.append(page.form.sight)

    assert seen == [Sight.APPLICANT, Sight.DEPARTMENT, Sight.WHOLE, Sight.APPLICANT]


def test_f10_on_another_tab_leads_to_the_form_first(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    page = open_case(window, qtbot, hall.received().number)
    assert page.tabs.stack.currentIndex() != FORM

    QTest.keyClick(window, Qt.Key.Key_F10)
    settle(window, qtbot)

    assert page.tabs.stack.currentIndex() == FORM
    assert page.form.sight is Sight.APPLICANT


def test_the_key_bar_names_f10_where_it_does_something(
    window: ClerkWindow, qtbot: QtBot, page: CasePage
) -> None:
    assert "视角" in keys(window.keys)

    window.go("worklist")
    settle(window, qtbot)

    assert "视角" not in keys(window.keys)


def test_the_applicant_sees_only_what_is_asked_now_and_the_whole_shows_the_rest(
    page: CasePage, hall: Hall
) -> None:
    answers = hall.store.case(page.number).application.answers
    asked = {(item.licence, item.key) for item in look(page, Sight.APPLICANT).questions()}
    everything = {(item.licence, item.key) for item in look(page, Sight.WHOLE).questions()}

    assert page.view is not None
    assert asked == {
        (item.licence, item.key) for item in page.view.form.questions() if item.asked(answers)
    }
    assert everything == {(item.licence, item.key) for item in page.view.form.questions()}
    assert asked < everything


def test_in_the_whole_every_row_is_on_the_screen(page: CasePage) -> None:
    form = look(page, Sight.WHOLE)
    assert page.form.form is not None

    for section in form.sections:
        assert page.form.form.state.asked(section) == section.questions


def test_a_department_sees_its_own_licences_answers_and_papers_and_nothing_else(
    page: CasePage,
) -> None:
    view = page.view
    assert view is not None
    page.form.look_from(Sight.DEPARTMENT)
    code = view.catalog.licence(TOBACCO).authority.code

    page.form.department.setCurrentIndex(page.form.department.findData(code))

    form = form_of(page)
    assert TOBACCO in form.licences
    assert set(form.licences) < set(view.form.licences)
    assert all(set(item.licences) <= set(form.licences) for item in form.questions())
    assert all(item.uses for item in form.questions())
    assert page.form.form is not None
    kept = page.form.form.state.answers
    assert set(kept.own) <= set(form.licences)
    assert set(kept.shared) < set(view.case.application.answers.shared)
    ours = [need.name for need in view.materials if TOBACCO in need.uses]
    others = [need.name for need in view.materials if not set(need.uses) & set(form.licences)]
    assert ours
    assert others
    assert all(name in page.form.papers.text() for name in ours)
    assert not any(name in page.form.papers.text() for name in others)


def test_the_departments_to_choose_are_those_of_the_bundle(page: CasePage) -> None:
    assert page.view is not None
    catalog = page.view.catalog
    offered = [page.form.department.itemData(at) for at in range(page.form.department.count())]

    for licence in page.view.form.licences:
        assert catalog.licence(licence).authority.code in offered
    assert len(offered) == len(set(offered))
    assert set(offered) < set(catalog.departments)


@pytest.mark.parametrize("sight", list(Sight))
def test_in_no_view_can_an_answer_be_changed(page: CasePage, sight: Sight) -> None:
    page.form.look_from(sight)
    assert page.form.form is not None

    for at in range(len(page.form.form.state.form.sections)):
        page.form.form.show_section(at)
        section = page.form.form.section_view
        assert section is not None
        for question in page.form.form.section.questions:
            row = section.row(question.key, question.licence)
            assert row is not None
            assert row.box is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_view_fits_the_window_however_large_the_letters(
    qtbot: QtBot, qapp: QApplication, hall: Hall, scale: float
) -> None:
    dress(qapp, "light", scale)
    try:
        window = ClerkWindow(rooms_of(hall), CLERK)
        qtbot.addWidget(window, before_close_func=lambda _: window.desk_thread.close())
        window.show()
        page = open_case(window, qtbot, hall.received().number)
        page.tabs.show_tab(FORM)
        for sight in Sight:
            page.form.look_from(sight)
            QApplication.processEvents()
            window.grab()
            assert (window.width(), window.height()) == (1440, 900)
    finally:
        dress(qapp)
