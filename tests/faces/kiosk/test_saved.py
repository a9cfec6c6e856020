"""What one form saves, at the end of the kiosk's result."""

from permitdesk.faces.kiosk.kiosk import KioskWindow
from permitdesk.faces.kiosk.result_page import ResultPage
from tests.faces.kiosk.hands import Hands
from tests.faces.kiosk.seen import texts
from tests.faces.kiosk.stage import RESTAURANT

ONE_LICENCE = {**RESTAURANT, "fire_area": "120", "sewer": "不排入市政管网", "tobacco": False}


def test_four_licences_in_one_form_say_what_they_save_and_how_it_is_counted(
    hands: Hands, window: KioskWindow
) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)

    words = texts(window)
    assert "一张表：190 栏 → 129 栏，材料 18 → 14 种，递交和核查少 6 次" in words
    assert any("一张表内重复的只算一次" in text for text in words)


def test_one_licence_alone_boasts_of_nothing(hands: Hands, window: KioskWindow) -> None:
    hands.begin("restaurant")
    hands.answer_guide(ONE_LICENCE)

    page = window.page
    assert isinstance(page, ResultPage)
    assert page.choice.bundle == ("food_operation",)
    assert not any("一张表：" in text for text in texts(page))
