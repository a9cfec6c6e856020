"""保存，到窗口继续办: what a visitor asks for stays in the store, and nothing else anywhere."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from permitdesk.app.faces import rooms_of
from permitdesk.app.house import House
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.draft import Draft
from permitdesk.faces.kiosk.digits_page import DigitsPage
from permitdesk.faces.kiosk.form_page import FormPage
from permitdesk.faces.kiosk.kept_page import KeptPage
from permitdesk.faces.kiosk.kiosk import KioskWindow
from permitdesk.faces.kiosk.result_page import ResultPage
from permitdesk.faces.kiosk.stops import Name
from permitdesk.faces.kiosk.take_back_page import TakeBackPage
from permitdesk.faces.kiosk.welcome_page import WelcomePage
from permitdesk.faces.shared.draft_keeper import LOOK_MS
from permitdesk.text import LANGUAGES, use_language
from tests.faces.kiosk.hands import Hands
from tests.faces.kiosk.stage import RESTAURANT
from tests.houses import practice_house

SECRET = "王小明火锅店"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return practice_house(tmp_path)


@pytest.fixture
def kiosk(qtbot: QtBot, house: House) -> Iterator[KioskWindow]:
    made = KioskWindow(rooms_of(house, "kiosk"), "KS-02")
    qtbot.addWidget(made)
    made.show()
    yield made
    made.reset()
    made.desk_thread.close()
    made.hide()
    use_language(LANGUAGES[0])


@pytest.fixture
def hands(kiosk: KioskWindow, qtbot: QtBot) -> Hands:
    return Hands(kiosk, qtbot)


def fill_in(hands: Hands) -> FormPage:
    """Go to the form and type a name."""
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.touch(hands.window.bottom.second)
    page = hands.window.page
    assert isinstance(page, FormPage)
    page.boxes["applicant_name", ""].editor.line.setText(SECRET)  # type: ignore[attr-defined]
    return page


def kept(house: House, qtbot: QtBot) -> Draft:
    """Return the one draft, once what was typed is in it."""
    qtbot.waitUntil(
        lambda: any(
            item.file.answers.get("applicant_name") == SECRET for item in house.drafts.all_open()
        ),
        timeout=2 * LOOK_MS,
    )
    (draft,) = house.drafts.all_open()
    return draft


def save(hands: Hands) -> KeptPage:
    """Ask for it to be kept, under four digits."""
    button = next(
        one for one in hands.window.page.findChildren(QPushButton)  # type: ignore[union-attr]
        if one.text() == "保存，到窗口继续办"
    )  # fmt: skip
    hands.touch(button)
    page = hands.window.page
    assert isinstance(page, DigitsPage)
    page.digits.line.setText("1234")
    hands.forward()
    shown = hands.window.page
    assert isinstance(shown, KeptPage)
    return shown


def test_what_is_typed_reaches_the_store_within_two_seconds(
    hands: Hands, house: House, qtbot: QtBot
) -> None:
    fill_in(hands)

    assert not kept(house, qtbot).held.asked


@pytest.mark.parametrize("end", ["leave", "idle"])
def test_who_did_not_ask_leaves_nothing_in_the_store_either(
    hands: Hands, house: House, qtbot: QtBot, end: str
) -> None:
    fill_in(hands)
    kept(house, qtbot)

    if end == "leave":
        hands.touch(hands.window.top.leave)
    else:
        hands.window.idle.left_alone.emit()
        hands.wait()

    assert not house.drafts.all_open()
    house.store.database.checkpoint()
    assert SECRET.encode() not in house.places.store.read_bytes()


def test_what_was_asked_for_stays_and_the_machine_forgets(hands: Hands, house: House) -> None:
    fill_in(hands)
    code = save(hands).code.text()

    hands.touch(hands.window.bottom.second)

    assert isinstance(hands.window.page, WelcomePage)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    files = [one for one in gc.get_objects() if isinstance(one, ApplicationFile)]
    assert not any(one.answers.get("applicant_name") == SECRET for one in files)
    assert house.drafts.take_over(code, "1234", "3号窗口").file.answers["applicant_name"] == SECRET


def test_the_slip_has_the_code_and_neither_name_nor_telephone(hands: Hands, house: House) -> None:
    fill_in(hands)
    page = save(hands)

    hands.forward()

    (slip,) = (house.places.store.parent / "practice-printed").glob("*.pdf")
    from pypdfium2 import PdfDocument

    text = PdfDocument(slip)[0].get_textpage().get_text_range()
    assert page.code.text() in text
    assert SECRET not in text
    assert "1234" not in text


def test_a_draft_goes_on_at_another_kiosk_with_everything_typed(hands: Hands, house: House) -> None:
    fill_in(hands)
    code = save(hands).code.text()
    hands.touch(hands.window.bottom.second)

    take_back(hands, code, "1234")

    page = hands.window.page
    assert isinstance(page, FormPage)
    assert page.boxes["applicant_name", ""].editor.value() == SECRET


def test_wrong_digits_are_told_and_nothing_is_shown(hands: Hands) -> None:
    fill_in(hands)
    code = save(hands).code.text()
    hands.touch(hands.window.bottom.second)

    take_back(hands, code, "9999")

    page = hands.window.page
    assert isinstance(page, TakeBackPage)
    assert "不对" in page.told.text()


def test_the_code_of_a_notice_sheet_opens_its_answers_again_without_digits(
    hands: Hands, house: House
) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.forward()
    sheet = hands.window.journey.way.visit.sheet
    assert sheet is not None
    hands.window.reset()

    take_back(hands, f"PDN1:{sheet.code}", "")

    assert isinstance(hands.window.page, ResultPage)
    assert hands.window.journey.way.visit.file().notice == sheet.code


def test_printing_the_same_answers_twice_takes_one_number(hands: Hands, house: House) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)

    for _ in range(2):
        hands.forward()
        hands.window._cover.lift()

    assert [tally.last for tally in house.documents.tallies()] == [1]


def take_back(hands: Hands, code: str, digits: str) -> None:
    welcome = hands.window.page
    assert isinstance(welcome, WelcomePage)
    hands.touch(welcome.take_back)
    assert hands.at is Name.TAKE_BACK
    page = hands.window.page
    assert isinstance(page, TakeBackPage)
    page.code.line.setText(code)
    page.digits.line.setText(digits)
    hands.forward()
