"""A permit laid under the scanner gets a verdict at the counter, and only a good one is green."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from permitdesk.app.faces import rooms_of as rooms_of_house
from permitdesk.domain.errors import WorldFailed
from permitdesk.domain.permit import CompositePermit
from permitdesk.faces.shared.look import dress
from permitdesk.faces.window.case_page import CasePage
from permitdesk.faces.window.search_box import WAIT_MS
from permitdesk.faces.window.verdict_dialog import VerdictDialog
from permitdesk.faces.window.window import ClerkWindow
from permitdesk.trust.letters import LONGEST
from tests.desk.hall import CLERK, Hall
from tests.faces.office import rooms_of
from tests.faces.window.counter import settle
from tests.houses import accepted, decided, issued, practice_house

CODE = "YZ1:6BF0 A %*:/B "
FIELDS: Mapping[str, Any] = {
    "kind": "composite", "number": "JY-1", "version": 2, "uscc": "91140500MA0ABCDE1X",
    "holder": "晋城市好再来饭店", "issued_on": date(2026, 3, 2), "until": date(2031, 3, 1),
    "members": [{"licence": "food_operation", "number": "F-1", "until": date(2031, 3, 1)}],
}  # fmt: skip


@dataclass
class Oracle:
    """Says what it is told to say, and remembers what it was asked."""

    verdict: str = "valid"
    fields: Mapping[str, Any] | None = field(default_factory=lambda: FIELDS)
    fails: bool = False
    asked: list[str] = field(default_factory=list)

    def __call__(self, text: str) -> Mapping[str, Any]:
        self.asked.append(text)
        if self.fails:
            raise WorldFailed("key.ring_unreadable", file="keyring.json")
        return {
            "verdict": self.verdict,
            "message": "请核对。",
            "fields": self.fields,
            "register": None,
        }


@pytest.fixture
def oracle() -> Oracle:
    return Oracle()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, hall: Hall, oracle: Oracle) -> ClerkWindow:
    dress(qapp)
    made = ClerkWindow(replace(rooms_of(hall), verify=oracle), CLERK)
    qtbot.addWidget(made, before_close_func=lambda _: made.desk_thread.close())
    made.show()
    settle(made, qtbot)
    return made


def scan(window: ClerkWindow, qtbot: QtBot, code: str) -> VerdictDialog:
    """Scan as a scanner does: every character, then Enter."""
    window.search.setFocus()
    QTest.keyClicks(window.search, code)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle(window, qtbot)
    return window.findChildren(VerdictDialog)[-1]


def shown(dialog: VerdictDialog) -> str:
    return "\n".join(item.text() for item in dialog.findChildren(QLabel) if item.isVisible())


@pytest.mark.parametrize(
    "said",
    [
        ("valid", "有效", ("circle", "good")),
        ("stale", "状态待查", ("triangle", "soon")),
        ("not_valid", "不能认定为真", ("square", "late")),
        ("expired", "已过期", ("square", "late")),
        ("withdrawn", "已失效", ("square", "late")),
        ("replaced", "已被替换", ("square", "late")),
        ("good", "verdict.good", ("square", "late")),
    ],
)
def test_a_scanned_code_gets_word_shape_and_colour_and_only_valid_is_green(
    window: ClerkWindow, qtbot: QtBot, oracle: Oracle, said: tuple[str, str, tuple[str, str]]
) -> None:
    oracle.verdict, word, look = said

    dialog = scan(window, qtbot, CODE)

    assert dialog.word.text() == word
    assert dialog.look == look
    for fact in ("请核对。", "JY-1", "晋城市好再来饭店", "91140500MA0ABCDE1X", "2026年3月2日"):
        assert fact in shown(dialog)
    assert "F-1" in shown(dialog)
    assert not dialog.open_button.isVisible()


@pytest.mark.parametrize(
    "code",
    [CODE, "HTTPS://SP.EXAMPLE.CN/V/YZ1:ABCD", "yz1:abc", " YZ1:A B", "YZ1:AYZ1:A"],
)
def test_the_code_is_judged_exactly_as_scanned_blanks_included_and_nothing_is_searched(
    window: ClerkWindow, qtbot: QtBot, oracle: Oracle, code: str
) -> None:
    scan(window, qtbot, code)
    QTest.qWait(2 * WAIT_MS)

    assert oracle.asked == [code]
    assert not window.search.results.isVisible()
    assert window.search.text() == ""


def test_a_pasted_code_loses_its_line_end_and_nothing_else(
    window: ClerkWindow, qtbot: QtBot, oracle: Oracle
) -> None:
    window.search.insert(CODE + "\r\n")
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle(window, qtbot)

    assert oracle.asked == [CODE]


def test_a_text_too_long_for_a_code_stays_too_long(
    window: ClerkWindow, qtbot: QtBot, oracle: Oracle
) -> None:
    window.search.insert("YZ1:" + "A" * 100_000)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle(window, qtbot)

    (asked,) = oracle.asked
    assert len(asked) > LONGEST


def test_the_next_code_is_scanned_over_the_verdict_and_the_old_green_goes_at_its_first_letter(
    window: ClerkWindow, qtbot: QtBot, oracle: Oracle
) -> None:
    dialog = scan(window, qtbot, CODE)
    assert dialog.look == ("circle", "good")

    QTest.keyClicks(dialog.line, "YZ1:B ")
    assert dialog.look == ("", "")
    assert "有效" not in shown(dialog)
    oracle.verdict, oracle.fields = "not_valid", None
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    settle(window, qtbot)

    assert oracle.asked == [CODE, "YZ1:B "]
    assert dialog.look == ("square", "late")
    assert dialog.isVisible()


def test_an_answer_that_comes_when_the_next_paper_is_scanned_is_not_shown(
    window: ClerkWindow, qtbot: QtBot
) -> None:
    dialog = scan(window, qtbot, CODE)

    dialog.ask("YZ1:C")
    QTest.keyClicks(dialog.line, "Y")
    settle(window, qtbot)

    assert dialog.look == ("", "")
    assert dialog.word.text() == ""


def test_enter_without_a_code_closes_the_verdict(window: ClerkWindow, qtbot: QtBot) -> None:
    dialog = scan(window, qtbot, CODE)

    QTest.keyClick(dialog.line, Qt.Key.Key_Return)

    assert not dialog.isVisible()


def test_what_cannot_be_verified_says_why_and_shows_no_verdict(
    window: ClerkWindow, qtbot: QtBot, oracle: Oracle
) -> None:
    oracle.fails = True

    dialog = scan(window, qtbot, CODE)

    assert dialog.look == ("", "")
    assert "keyring.json" in dialog.notice.words.text()


@pytest.mark.parametrize("words", ["YZ", "YZ1", "渝香火锅", "https://example.cn/", "AYZ1:B"])
def test_anything_else_is_searched_for(
    window: ClerkWindow, qtbot: QtBot, oracle: Oracle, words: str
) -> None:
    window.search.insert(words)
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    settle(window, qtbot)

    assert oracle.asked == []
    assert "没有找到" in window.search.results.words.text()


def test_a_permit_of_this_office_is_valid_and_leads_to_its_case_and_a_changed_one_is_not(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    dress(qapp)
    house = practice_house(tmp_path)
    file = house.sample_application("restaurant", (), 7)
    number = house.acting.receive(file, CLERK).number
    accepted(house, number)
    decided(house, number)
    permit = issued(house, number).permits[-1]
    assert isinstance(permit, CompositePermit)
    code = house.trusting.code(permit)
    window = ClerkWindow(rooms_of_house(house, "window"), CLERK)
    qtbot.addWidget(window, before_close_func=lambda _: window.desk_thread.close())
    window.show()
    settle(window, qtbot)

    dialog = scan(window, qtbot, code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert dialog.look == ("square", "late")
    assert permit.number not in shown(dialog)
    assert not dialog.open_button.isVisible()

    dialog.ask(code)
    settle(window, qtbot)
    assert dialog.look == ("circle", "good")
    assert permit.number in shown(dialog)
    assert permit.holder.name in shown(dialog)
    assert "在册有效" in shown(dialog)
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    settle(window, qtbot)

    assert isinstance(window.page, CasePage)
    assert window.page.number == number
