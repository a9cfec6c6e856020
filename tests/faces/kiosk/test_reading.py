"""Everybody can read the kiosk: contrast, size, nothing cut off, everything large enough to touch."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from permitdesk.faces.kiosk.kiosk import ELDER_PALETTE, PALETTE, KioskWindow
from permitdesk.faces.kiosk.measures import ELDER, NORMAL
from permitdesk.faces.kiosk.question_page import QuestionPage
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.stops import Name
from permitdesk.faces.kiosk.voice import SilentVoice
from permitdesk.faces.shared.palette import contrast, load_palette
from tests.faces.kiosk.hands import Hands
from tests.faces.kiosk.stage import RESTAURANT

TOUCH = 96
SMALLEST_ELDER = 28 * 96 / 72
SIZES = [(1280, 1024), (1920, 1080)]


@pytest.mark.parametrize("name", [PALETTE, ELDER_PALETTE])
@pytest.mark.parametrize("ink", ["text", "quiet", "lead", "soon"])
@pytest.mark.parametrize("paper", ["ground", "surface", "head"])
def test_every_word_stands_out_seven_to_one(name: str, ink: str, paper: str) -> None:
    palette = load_palette(name)

    assert contrast(palette[ink], palette[paper]) >= 7


@pytest.mark.parametrize("name", [PALETTE, ELDER_PALETTE])
def test_words_on_the_leading_button_stand_out_too(name: str) -> None:
    palette = load_palette(name)

    assert contrast(palette["on_lead"], palette["lead"]) >= 7
    assert contrast(palette["text"], palette["soon_tint"]) >= 7


def test_large_letters_are_28_points_and_more() -> None:
    assert min(ELDER.small, ELDER.body, ELDER.title, ELDER.answer) >= SMALLEST_ELDER


def walk(hands: Hands) -> Iterator[Name]:
    """Go through the pages and stop at each."""
    window = hands.window
    yield hands.at
    hands.touch(window.page.apply)  # type: ignore[union-attr]
    yield hands.at
    hands.touch(window.page.tiles["restaurant"])  # type: ignore[union-attr]
    while hands.at is Name.QUESTION:
        yield hands.at
        page = window.page
        if isinstance(page, QuestionPage):
            hands.touch(page.cards[RESTAURANT[page.question.id]])
        else:
            page.field.setText("420")  # type: ignore[union-attr]
            hands.forward()
    yield hands.at
    hands.touch(window.bottom.second)
    yield hands.at
    hands.forward()
    yield hands.at


def scrolled(widget: QWidget) -> bool:
    """Tell whether a widget stands where one can scroll to it."""
    above: QWidget | None = widget
    while above is not None:
        if isinstance(above, Scroll):
            return True
        above = above.parentWidget()
    return False


def cut_off(window: KioskWindow) -> list[str]:
    """List words that have less room than they need."""
    found = []
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text():
            continue
        needed = label.heightForWidth(label.width())
        if label.height() < needed or label.width() < label.minimumSizeHint().width():
            found.append(label.text())
        bottom = label.mapTo(window, label.rect().bottomLeft()).y()
        if bottom > window.height() and not scrolled(label):
            found.append(label.text())
    for button in window.findChildren(QPushButton):
        words = button.fontMetrics().horizontalAdvance(button.text())
        if button.isVisible() and button.text() and button.width() < words:
            found.append(button.text())
    return found


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("elder", [False, True])
@pytest.mark.parametrize("english", [False, True])
def test_no_word_is_cut_off_on_any_page(
    size: tuple[int, int], elder: bool, english: bool, hands: Hands, window: KioskWindow
) -> None:
    window.resize(*size)
    if english:
        hands.touch(window.top.language)
    if elder:
        hands.touch(window.top.letters)

    cut = {name: cut_off(window) for name in walk(hands)}

    assert {name: words for name, words in cut.items() if words} == {}


@pytest.mark.parametrize("elder", [False, True])
def test_everything_that_is_touched_is_96_pixels_or_more(
    elder: bool, hands: Hands, window: KioskWindow
) -> None:
    if elder:
        hands.touch(window.top.letters)

    small = [
        (name, widget.accessibleName(), widget.width(), widget.height())
        for name in walk(hands)
        for widget in (*window.findChildren(QPushButton), *window.findChildren(QLineEdit))
        if widget.isVisible() and min(widget.width(), widget.height()) < TOUCH
    ]

    assert small == []


def test_large_letters_keep_what_was_typed(hands: Hands, window: KioskWindow) -> None:
    hands.begin("restaurant")
    hands.answer_guide(RESTAURANT)
    hands.touch(window.bottom.second)
    page = window.page
    page.boxes["applicant_name", ""].editor.line.setText("老王")  # type: ignore[union-attr]

    hands.touch(window.top.letters)

    again = window.page
    kept = again.boxes["applicant_name", ""].editor.value()  # type: ignore[union-attr]
    assert kept == "老王"
    assert NORMAL.body < ELDER.body


def test_the_voice_reads_the_question_and_not_what_was_typed(
    hands: Hands, window: KioskWindow
) -> None:
    hands.begin("restaurant")

    hands.touch(window.top.voice)

    assert isinstance(window.voice, SilentVoice)
    assert "经营场所建筑面积是多少" in window.voice.saying


def test_help_tells_the_hall_which_kiosk_and_the_applicant_where_to_go(
    hands: Hands, window: KioskWindow
) -> None:
    called: list[str] = []
    window.help_called.connect(called.append)

    hands.touch(window.bottom.help)

    assert called == ["KS-02"]
    assert window.overlay is not None
