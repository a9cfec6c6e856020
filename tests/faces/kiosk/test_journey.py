"""An applicant at the kiosk, from the welcome page to the receipt."""

import pytest

from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.facts import Role
from permitdesk.faces.kiosk.done_page import DonePage
from permitdesk.faces.kiosk.form_page import FormPage
from permitdesk.faces.kiosk.kiosk import KioskWindow
from permitdesk.faces.kiosk.materials_page import MaterialsPage
from permitdesk.faces.kiosk.number_page import NumberPage
from permitdesk.faces.kiosk.overlay import Notice
from permitdesk.faces.kiosk.progress_page import ProgressPage
from permitdesk.faces.kiosk.question_page import QuestionPage
from permitdesk.faces.kiosk.result_page import ResultPage
from permitdesk.faces.kiosk.stops import Name
from permitdesk.faces.kiosk.welcome_page import WelcomePage
from tests.desk.memory import StoreInMemory
from tests.faces.kiosk.hands import Hands, told
from tests.faces.kiosk.seen import texts
from tests.faces.kiosk.stage import MONDAY, RESTAURANT, Notes, definitions


@pytest.fixture
def file() -> ApplicationFile:
    return sample_application(
        definitions(), "restaurant", 3, MONDAY.date(), guide=RESTAURANT, optional=0
    )


def test_a_restaurant_goes_from_the_door_to_the_receipt(
    hands: Hands, window: KioskWindow, store: StoreInMemory, notes: Notes, file: ApplicationFile
) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    assert isinstance(window.page, ResultPage)
    hands.touch(window.bottom.second)
    hands.fill_form(file)
    page = window.page
    assert isinstance(page, MaterialsPage)
    hands.touch(next(iter(page.rows.values())).have)
    hands.forward()
    hands.forward()

    done = window.page
    assert isinstance(done, DonePage)
    case = store.cases[done.number.text()]
    assert set(case.application.licences) == {
        "food_operation",
        "fire_check",
        "drainage",
        "tobacco_retail",
    }
    assert case.actions[0].actor.role is Role.KIOSK
    assert case.actions[0].actor.station == "KS-02"
    assert len(case.application.materials) == 1
    assert notes.printed == [f"receipt {case.number}".encode()]
    assert "2026年3月23日（周一）" in " ".join(texts(done))


def test_pressing_hand_in_twice_makes_one_case(
    hands: Hands, window: KioskWindow, store: StoreInMemory, file: ApplicationFile
) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.touch(window.bottom.second)
    hands.fill_form(file)
    page = window.page
    assert isinstance(page, MaterialsPage)

    page.hand_in_wanted.emit()
    page.hand_in_wanted.emit()
    hands.wait()

    assert len(store.cases) == 1


def test_a_wrong_credit_code_is_told_beside_its_field(hands: Hands, window: KioskWindow) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.touch(window.bottom.second)
    page = window.page
    assert isinstance(page, FormPage)
    page.boxes["uscc", ""].editor.line.setText("91140502MA0K0000X0")  # type: ignore[attr-defined]

    hands.forward()

    again = window.page
    assert isinstance(again, FormPage)
    assert "统一社会信用代码" in again.boxes["uscc", ""].told.text()
    assert again.boxes["uscc", ""].editor.value() == "91140502MA0K0000X0"
    hands.forward()
    assert hands.window.journey.way.here.place == 0, "what is wrong never goes on"


def test_what_is_only_missing_is_told_once_and_may_stay_empty(
    hands: Hands, window: KioskWindow, file: ApplicationFile
) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.touch(window.bottom.second)
    hands.fill_page(file)
    page = window.page
    assert isinstance(page, FormPage)
    page.boxes["uscc", ""].editor.line.setText("")  # type: ignore[attr-defined]

    hands.forward()
    first = told(window)
    hands.forward()

    assert "统一社会信用代码" in first
    assert window.journey.way.here.place == 1


def test_without_a_name_there_is_no_receipt_so_it_may_not_stay_empty(
    hands: Hands, window: KioskWindow
) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.touch(window.bottom.second)

    hands.forward()
    hands.forward()
    hands.forward()

    assert window.journey.way.here.place == 0
    assert "申请人名称" in told(window)


def test_going_back_keeps_what_was_filled_in(
    hands: Hands, window: KioskWindow, file: ApplicationFile
) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.touch(window.bottom.second)
    hands.fill_page(file)
    hands.forward()

    hands.touch(window.bottom.back)

    page = window.page
    assert isinstance(page, FormPage)
    name = page.boxes["applicant_name", ""].editor.value()
    assert name == file.answers["applicant_name"]


def test_what_an_answer_brings_is_said_before_it_is_given(
    hands: Hands, window: KioskWindow
) -> None:
    hands.begin("restaurant")
    number = window.page
    assert isinstance(number, NumberPage)
    number.field.setText("420")
    hands.forward()
    asked = window.page
    assert isinstance(asked, QuestionPage)

    brought = " ".join(texts(asked.cards["会，自己排"]))

    assert "城镇污水排入排水管网许可" in brought
    assert "15 日" in brought


def test_somebody_who_needs_nothing_is_told_so_and_why(hands: Hands, window: KioskWindow) -> None:
    hands.window.journey.way.visit.choose_industry("meddev_store")
    hands.window.journey._choosing._ask_or_choose(0)
    questions = definitions().industry("meddev_store").questions

    hands.answer_guide({question.id: False for question in questions})

    assert isinstance(window.page, ResultPage)
    nothing = definitions().industry("meddev_store").none_needed
    assert nothing is not None
    assert nothing.text in texts(window.page)
    hands.forward()
    assert isinstance(window.page, WelcomePage)


def test_the_notice_sheet_is_printed_and_the_page_says_where_it_comes_out(
    hands: Hands, window: KioskWindow, notes: Notes
) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)

    hands.forward()

    assert notes.printed == [b"notice_sheet restaurant"]
    assert isinstance(window.overlay, Notice)


def test_a_dead_printer_is_told_and_the_way_goes_on(
    hands: Hands, window: KioskWindow, notes: Notes
) -> None:
    notes.broken = True
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)

    hands.forward()

    assert isinstance(window.overlay, Notice)
    hands.touch(window.overlay.good)
    hands.touch(window.bottom.second)
    assert hands.at is Name.FORM


@pytest.fixture
def number(hands: Hands, file: ApplicationFile) -> str:
    counter = hands.window.journey._counter
    return counter.hand_in(file, "k").number


def look_up(hands: Hands, number: str, digits: str) -> None:
    page = hands.window.page
    assert isinstance(page, ProgressPage)
    page.number.line.setText(number)
    page.digits.line.setText(digits)
    hands.forward()


def test_an_applicant_sees_his_own_case_with_the_last_digits(
    hands: Hands, window: KioskWindow, number: str, file: ApplicationFile
) -> None:
    hands.touch(window.page.progress)  # type: ignore[union-attr]

    look_up(hands, number, file.answers["legal_person_phone"][-4:])

    assert hands.at is Name.CASE
    assert window.page is not None
    assert "工作人员正在看您的材料。2026年3月23日（周一）前会告诉您" in " ".join(texts(window.page))
    assert file.answers["applicant_name"] not in " ".join(texts(window.page))


def test_a_number_that_does_not_exist_sounds_like_wrong_digits(
    hands: Hands, window: KioskWindow, number: str
) -> None:
    hands.touch(window.page.progress)  # type: ignore[union-attr]
    page = window.page
    assert isinstance(page, ProgressPage)

    look_up(hands, number, "0000")
    wrong_digits = page.told.text()
    look_up(hands, "JC-2026-999999", "0000")

    assert wrong_digits
    assert page.told.text() == wrong_digits


def test_five_wrong_tries_close_the_looking_up(
    hands: Hands, window: KioskWindow, number: str, file: ApplicationFile
) -> None:
    hands.touch(window.page.progress)  # type: ignore[union-attr]
    for _ in range(5):
        look_up(hands, number, "0000")
    window.reset()
    hands.touch(window.page.progress)  # type: ignore[union-attr]

    look_up(hands, number, file.answers["legal_person_phone"][-4:])

    assert hands.at is Name.PROGRESS
    assert isinstance(window.overlay, Notice)
