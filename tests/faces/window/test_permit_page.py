"""The permit page: found, all versions, changed, renewed, and what is near its end."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from permitdesk.domain.case import Case
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.permit import PermitState
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.look import dress
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.permit_looks import STAGE_LOOKS, STATE_LOOKS
from permitdesk.faces.window.case_page import CasePage
from permitdesk.faces.window.dialogs.change_permit import ChangePermitDialog
from permitdesk.faces.window.dialogs.renew_permit import RenewPermitDialog
from permitdesk.faces.window.permit_page import PermitPage
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import CLERK, FOOD, Hall
from tests.faces.office import rooms_of
from tests.faces.window import promised
from tests.faces.window.counter import cut_off, page_of, settle
from tests.faces.window.promised import FIRE


def number_of(case: Case, licence: str) -> str:
    permit = case.state.permit_of(licence)
    assert permit is not None
    return permit.number


def looking(window: ClerkWindow, qtbot: QtBot, text: str) -> PermitPage:
    window.go("permit")
    settle(window, qtbot)
    page = window.page
    assert isinstance(page, PermitPage)
    page.look_for(text)
    settle(window, qtbot)
    return page


def words_of(page: PermitPage) -> str:
    return "\n".join(label.text() for label in page.view.findChildren(QLabel))


def test_a_permit_is_found_by_its_number_with_versions_and_members(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)

    page = looking(window, qtbot, number_of(case, FOOD))

    assert page.view.life is not None
    assert [entry.permit.version for entry in page.view.life.versions] == [1]
    assert len(page.view.life.holding.members) == 2
    assert "第 1 版" in words_of(page)


def test_a_name_finds_single_permits_and_the_composite(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)
    name = str(case.application.answers.shared["applicant_name"])

    page = looking(window, qtbot, name)

    assert page.model.rowCount() == 3


def test_a_scanned_code_finds_its_permit(qtbot: QtBot, hall: Hall) -> None:
    case = promised.granted(hall)
    number = number_of(case, FOOD)
    rooms = replace(rooms_of(hall), verify=lambda _: {"fields": {"number": number}})
    window = ClerkWindow(rooms, CLERK)
    qtbot.addWidget(window)
    window.show()

    page = looking(window, qtbot, "YZ1:ABCDEF\r\n")

    assert [row.permit.number for row in page.model.rows] == [number]
    window.desk_thread.close()


def test_what_ended_shows_its_state_as_a_word(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.revoked(hall)

    page = looking(window, qtbot, number_of(case, FIRE))

    assert page.view.life is not None
    assert page.view.life.newest.state is PermitState.REVOKED
    assert "已撤销" in words_of(page)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_permit_and_the_routes_can_be_read_however_large_the_letters(
    qtbot: QtBot, qapp: QApplication, hall: Hall, scale: float
) -> None:
    case = promised.revoked(hall)
    dress(qapp, "light", scale)
    try:
        window = ClerkWindow(rooms_of(hall), CLERK)
        qtbot.addWidget(window)
        window.show()
        looking(window, qtbot, number_of(case, FOOD))
        assert cut_off(window) == []
        window.go("tasks")
        settle(window, qtbot)
        assert cut_off(window) == []
        assert (window.width(), window.height()) == (1440, 900)
        window.desk_thread.close()
    finally:
        dress(qapp)


def test_every_state_and_stage_has_colour_shape_and_word() -> None:
    assert set(STATE_LOOKS) == set(PermitState)
    assert set(STAGE_LOOKS) == set(Stage)
    said = {word(value) for value in (*PermitState, *Stage)}
    assert not any("." in words for words in said)


def test_a_change_asks_only_what_was_picked_and_names_what_it_touches(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)
    page = looking(window, qtbot, number_of(case, FOOD))
    page.change()
    settle(window, qtbot)
    dialog = page.findChild(ChangePermitDialog)
    assert isinstance(dialog, ChangePermitDialog)
    assert dialog.state is not None

    dialog.pick("legal_person_name")
    assert not dialog.ok.isEnabled()
    question = next(
        item for item in dialog.state.form.questions() if item.key == "legal_person_name"
    )
    dialog.state.change(question, "李新华")
    dialog._follow()
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=5000)
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.act()
    settle(window, qtbot)

    assert dialog.file().answers == {"legal_person_name": "李新华"}
    assert said.count("准予后换发第 2 版") == 2
    assert "随之换发第 2 版" in said
    assert isinstance(window.page, CasePage)
    changed = hall.store.case(page_of(window).number)
    assert changed.application.changed == ("legal_person_name",)
    assert set(changed.state.parts) == {FOOD, FIRE}


def test_another_credit_code_cannot_be_picked(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)
    page = looking(window, qtbot, number_of(case, FOOD))
    page.change()
    settle(window, qtbot)

    dialog = page.findChild(ChangePermitDialog)

    assert isinstance(dialog, ChangePermitDialog)
    assert dialog.state is not None
    assert "uscc" not in {item.key for item in dialog.state.form.questions()}


def test_a_renewal_that_comes_too_early_is_told_its_first_day(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)
    page = looking(window, qtbot, number_of(case, FOOD))

    page.renew()
    settle(window, qtbot)

    dialog = page.findChild(RenewPermitDialog)
    assert isinstance(dialog, RenewPermitDialog)
    assert not dialog.ok.isEnabled()
    said = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "90 个工作日" in said
    assert "现在还早" in said


def test_a_renewal_in_time_is_handed_in_and_opens_its_case(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)
    permit = case.state.permit_of(FOOD)
    assert permit is not None
    assert permit.validity.until is not None
    hall.moment += permit.validity.until - hall.desk.today() - timedelta(days=60)
    page = looking(window, qtbot, permit.number)
    page.renew()
    settle(window, qtbot)
    dialog = page.findChild(RenewPermitDialog)
    assert isinstance(dialog, RenewPermitDialog)

    dialog.act()
    settle(window, qtbot)

    assert isinstance(window.page, CasePage)
    renewing = hall.store.case(page_of(window).number)
    assert renewing.application.renews[FOOD].number == permit.number
    assert hall.store.case(case.number).state.parts[FOOD].awaits == renewing.number


def test_permits_near_their_end_are_listed_without_a_search(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)
    permit = case.state.permit_of(FOOD)
    assert permit is not None
    assert permit.validity.until is not None
    hall.moment += permit.validity.until - hall.desk.today() - timedelta(days=45)
    window.go("permit")
    settle(window, qtbot)
    page = window.page
    assert isinstance(page, PermitPage)

    assert [row.permit.number for row in page.model.rows] == [permit.number]
    page.show_ending(30)
    settle(window, qtbot)
    assert page.model.rowCount() == 0


def test_an_act_of_the_permit_opens_its_dialog_in_the_case(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)
    page = looking(window, qtbot, number_of(case, FOOD))

    page.view.act_wanted.emit(case.number, ActionType.REISSUE.value, FOOD)
    settle(window, qtbot)

    dialog = page_of(window).dialog
    assert dialog is not None
    assert dialog.given.deed.type is ActionType.REISSUE


def test_papers_of_a_change_are_ticked_with_it_and_only_those_that_show_it(
    window: ClerkWindow, qtbot: QtBot, hall: Hall
) -> None:
    case = promised.granted(hall)
    page = looking(window, qtbot, number_of(case, FOOD))
    page.change()
    settle(window, qtbot)
    dialog = page.findChild(ChangePermitDialog)
    assert isinstance(dialog, ChangePermitDialog)
    assert dialog.state is not None
    question = next(
        item for item in dialog.state.form.questions() if item.key == "legal_person_name"
    )
    dialog.pick(question.key)
    dialog.state.change(question, "李新华")
    dialog._follow()
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=5000)
    settle(window, qtbot)
    assert dialog.papers.isVisible()

    dialog.papers.take_all()
    dialog.act()
    settle(window, qtbot)

    changed = hall.store.case(page_of(window).number)
    brought = {item.key for item in changed.application.materials}
    assert brought
    assert len(brought) < len(case.application.materials)
