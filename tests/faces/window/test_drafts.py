"""Drafts at a window: kept while one types, taken over, told when another goes on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from permitdesk.app.faces import rooms_of
from permitdesk.app.house import House
from permitdesk.domain.draft import Held, digits_of
from permitdesk.faces.shared.draft_keeper import LOOK_MS, QUIET_LOOKS
from permitdesk.faces.shared.look import dress
from permitdesk.faces.window.form_tab import Sight
from permitdesk.faces.window.guide_page import GuidePage
from permitdesk.faces.window.receive_page import FILLING, LOOKING, RECEIVED, TYPING, ReceivePage
from permitdesk.faces.window.spots import Spot
from permitdesk.faces.window.window import ClerkWindow
from tests.desk.hall import RESTAURANT
from tests.faces.window.counter import settle
from tests.houses import CLERK, practice_house


@pytest.fixture
def house(tmp_path: Path) -> House:
    return practice_house(tmp_path)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, house: House) -> Iterator[ClerkWindow]:
    dress(qapp)
    made = ClerkWindow(rooms_of(house, "window"), CLERK)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.desk_thread.close()


@pytest.fixture
def draft(house: House) -> tuple[Held, str]:
    """Return a kiosk's draft with something that cannot be read, and its digits."""
    file = house.sample_application("restaurant", (), 1, RESTAURANT)
    file = replace(file, answers={**file.answers, "premises_area_building": "三百"})
    held = house.drafts.begin("KS-02")
    house.drafts.keep(held, file)
    return held, min(digits_of(file))


def receive_page(window: ClerkWindow, qtbot: QtBot) -> ReceivePage:
    window.go(Spot.RECEIVE)
    settle(window, qtbot)
    assert isinstance(window.page, ReceivePage)
    return window.page


def take_over(window: ClerkWindow, qtbot: QtBot, code: str, digits: str) -> ReceivePage:
    page = receive_page(window, qtbot)
    page.door.code.setText(code)
    page.door.digits.setText(digits)
    QTest.mouseClick(page.door.go, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    return page


def said(page: ReceivePage) -> str:
    return " ".join(label.text() for label in page.notice.findChildren(QLabel))


def test_a_draft_is_taken_over_with_what_cannot_be_read_too(
    window: ClerkWindow, qtbot: QtBot, draft: tuple[Held, str]
) -> None:
    page = take_over(window, qtbot, draft[0].code.lower(), draft[1])

    assert page.stack.currentIndex() == FILLING
    assert page._typed_file().answers["premises_area_building"] == "三百"


def test_wrong_digits_open_nothing(
    window: ClerkWindow, qtbot: QtBot, draft: tuple[Held, str]
) -> None:
    page = take_over(window, qtbot, draft[0].code, "0000" if draft[1] != "0000" else "1111")

    assert page.stack.currentIndex() != FILLING
    assert "不对" in said(page)


def test_what_is_typed_is_kept_by_itself_and_the_code_is_shown(
    window: ClerkWindow, qtbot: QtBot, house: House
) -> None:
    page = receive_page(window, qtbot)
    page.begin(house.guiding.choose("restaurant", RESTAURANT))
    settle(window, qtbot)
    assert page.form is not None
    name = next(item for item in page.form.state.form.questions() if item.key == "applicant_name")

    page.form.state.change(name, "渝香火锅")

    qtbot.waitUntil(lambda: bool(house.drafts.of_station("3号窗口")), timeout=2 * LOOK_MS)
    (kept,) = house.drafts.of_station("3号窗口")
    assert kept.file.answers["applicant_name"] == "渝香火锅"
    qtbot.waitUntil(lambda: kept.held.code[:4] in page.draft.text())


def test_the_former_window_is_told_and_cannot_hand_in(
    window: ClerkWindow, qtbot: QtBot, house: House, draft: tuple[Held, str]
) -> None:
    page = take_over(window, qtbot, draft[0].code, draft[1])

    house.drafts.take_over(draft[0].code, draft[1], "KS-03")
    assert page.keeper is not None
    for _ in range(QUIET_LOOKS):
        page.keeper.look()
        settle(window, qtbot)

    assert "KS-03" in said(page)
    assert not page.receive_button.isEnabled()


def test_received_the_draft_leads_to_the_case(
    window: ClerkWindow, qtbot: QtBot, house: House, draft: tuple[Held, str]
) -> None:
    page = take_over(window, qtbot, draft[0].code, draft[1])
    assert page.form is not None
    area = next(
        item for item in page.form.state.form.questions() if item.key == "premises_area_building"
    )
    page.form.state.change(area, 350)

    page.hand_in()
    settle(window, qtbot)

    row = house.store.drafts.draft(draft[0].code)
    assert page.stack.currentIndex() == RECEIVED
    assert row is not None
    assert row.case in page.received.number.text()


def test_a_scanned_notice_sheet_answers_the_guide_and_the_case_knows_it(
    window: ClerkWindow, qtbot: QtBot, house: House
) -> None:
    sheet = house.notices.hand_out(house.guiding.choose("restaurant", RESTAURANT), CLERK)
    window.search.setText(f"pdn1:{sheet.code}")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle(window, qtbot)
    guide = window.page
    assert isinstance(guide, GuidePage)

    guide._tell()
    settle(window, qtbot)

    page = window.page
    assert isinstance(page, ReceivePage)
    assert page._typed_file().notice == sheet.code


def test_a_scanned_draft_asks_only_for_the_digits(
    window: ClerkWindow, qtbot: QtBot, draft: tuple[Held, str]
) -> None:
    window.search.setText(f"PDN1:{draft[0].code}")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle(window, qtbot)

    page = window.page
    assert isinstance(page, ReceivePage)
    assert page.door.code.text().replace("-", "") == draft[0].code


def test_f10_looks_from_a_department_and_from_all_and_goes_on_typing(
    window: ClerkWindow, qtbot: QtBot, draft: tuple[Held, str]
) -> None:
    page = take_over(window, qtbot, draft[0].code, draft[1])

    seen = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_F10)
        settle(window, qtbot)
        seen.append((page.form_stack.currentIndex(), page.views.sight))

    assert seen == [
        (LOOKING, Sight.DEPARTMENT), (LOOKING, Sight.WHOLE), (TYPING, Sight.WHOLE),
    ]  # fmt: skip
