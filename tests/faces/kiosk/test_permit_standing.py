"""Is a permit valid: by its number or its code, with its own word, and nothing else of the case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from permitdesk.domain.permit import (
    CompositePermit,
    Holder,
    PermitKind,
    PermitState,
    SinglePermit,
    Validity,
)
from permitdesk.faces.kiosk.kiosk import KioskWindow
from permitdesk.faces.kiosk.permit_page import PermitPage
from permitdesk.faces.kiosk.standing_page import StandingPage
from permitdesk.faces.kiosk.welcome_page import WelcomePage
from tests.desk.memory import StoreInMemory
from tests.faces.kiosk.hands import Hands
from tests.faces.kiosk.seen import texts
from tests.faces.kiosk.stage import MONDAY, Notes, rooms

TODAY = MONDAY.date()
NUMBER = "城审证〔2026〕0001号"
HOLDER = Holder("某某饭店", "91140502MA0K0000X1", "李建国", "城区示例路2号")
PERMIT = SinglePermit(
    NUMBER, PermitKind.SINGLE, "food_operation", "食品经营许可", "食品经营许可证", HOLDER,
    "热食类食品制售", Validity(date(2026, 3, 1), date(2031, 2, 28)), "城区审批局",
    date(2026, 3, 1), "JC-2026-000001",
)  # fmt: skip
COMPOSITE = CompositePermit(
    "城综证〔2026〕1号",
    2,
    "饭店",
    HOLDER,
    (PERMIT, PERMIT),
    (),
    "城区审批局",
    date(2026, 3, 1),
    "JC-2026-000001",
)


def look_for(hands: Hands, text: str) -> list[str]:
    page = hands.window.page
    if isinstance(page, WelcomePage):
        hands.touch(page.permit)
    asked = hands.window.page
    assert isinstance(asked, PermitPage)
    asked.number.line.setText(text)
    hands.forward()
    assert hands.window.page is not None
    return texts(hands.window.page)


@pytest.mark.parametrize(
    "typed", ["城审证[2026]0001号", " 城审证【2026】 0001号", "城审证(2026)0001号"]
)
def test_brackets_and_blanks_may_be_typed_as_one_has_them(
    typed: str, hands: Hands, store: StoreInMemory
) -> None:
    store.permits[NUMBER, 1] = PERMIT

    assert "登记簿里有效" in "\n".join(look_for(hands, typed))


def test_a_live_permit_is_valid_as_of_today(hands: Hands, store: StoreInMemory) -> None:
    store.permits[NUMBER, 1] = PERMIT

    said = "\n".join(look_for(hands, NUMBER))

    assert "登记簿里有效，截至2026年3月16日" in said
    assert "2031年2月28日" in said


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (PermitState.REVOKED, "已撤销"),
        (PermitState.RECALLED, "已撤回"),
        (PermitState.RESCINDED, "已吊销"),
        (PermitState.CANCELLED, "已注销"),
        (PermitState.LAPSED, "已失效"),
        (PermitState.SUSPENDED, "暂扣"),
        (PermitState.REPLACED, "已换发新版"),
    ],
)
def test_what_ended_is_told_by_its_own_word(
    state: PermitState, word: str, hands: Hands, store: StoreInMemory
) -> None:
    store.permits[NUMBER, 1] = replace(PERMIT, state=state)

    said = "\n".join(look_for(hands, NUMBER))

    assert word in said
    assert "登记簿里有效" not in said


@pytest.mark.parametrize(("left", "valid"), [(0, True), (-1, False)])
def test_a_permit_is_valid_on_its_last_day_and_not_on_the_next(
    left: int, valid: bool, hands: Hands, store: StoreInMemory
) -> None:
    ends = Validity(date(2026, 1, 1), TODAY + timedelta(left))
    store.permits[NUMBER, 1] = replace(PERMIT, validity=ends)

    said = "\n".join(look_for(hands, NUMBER))

    assert ("登记簿里有效" in said) is valid


def test_nothing_of_the_holder_or_the_case_is_shown(hands: Hands, store: StoreInMemory) -> None:
    store.permits[NUMBER, 1] = PERMIT
    store.permits[COMPOSITE.number, 2] = COMPOSITE

    single = "\n".join(look_for(hands, NUMBER))
    hands.touch(hands.window.top.leave)
    composite = "\n".join(look_for(hands, COMPOSITE.number))

    for secret in (HOLDER.name, HOLDER.uscc, HOLDER.legal_person, HOLDER.premises, "JC-2026"):
        assert secret not in single
        assert secret not in composite
    assert "第2版" in composite


def test_an_unknown_number_is_told_beside_the_field(hands: Hands) -> None:
    said = "\n".join(look_for(hands, "城审证〔2026〕9999号"))

    assert "登记簿里没有证号" in said


def test_after_too_many_wrong_numbers_the_machine_looks_no_more(
    hands: Hands, window: KioskWindow
) -> None:
    for serial in range(12):
        look_for(hands, f"城审证〔2026〕{serial}号")
        if window.overlay is not None:
            break

    assert window.overlay is not None


def test_nothing_typed_is_told_and_not_looked_up(hands: Hands) -> None:
    said = look_for(hands, "   ")

    assert "请扫码，或者输入证号。" in said


def test_leaving_forgets_what_was_looked_up(
    hands: Hands, window: KioskWindow, store: StoreInMemory
) -> None:
    store.permits[NUMBER, 1] = PERMIT
    look_for(hands, NUMBER)
    assert isinstance(window.page, StandingPage)

    hands.forward()

    assert isinstance(window.page, WelcomePage)
    assert NUMBER not in "\n".join(texts(window))


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        ("valid", "有效"),
        ("replaced", "已换发新版，这一张不再使用"),
        ("withdrawn", "不能使用"),
        ("suspended", "已暂扣，现在不能使用"),
        ("expired", "已过有效期"),
        ("stale", "暂时不能确认，请到窗口核对"),
        ("not_valid", "不是本机关签发的有效证件"),
    ],
)
def test_a_scanned_code_is_answered_by_the_verifier_and_enter_is_enough(
    kind: str, head: str, qtbot: QtBot, store: StoreInMemory, notes: Notes
) -> None:
    asked: list[str] = []

    def verify(text: str) -> Mapping[str, Any]:
        asked.append(text)
        fields = {"number": NUMBER, "holder": HOLDER.name}
        return {"verdict": kind, "message": "状态清单第3号", "fields": fields, "register": None}

    window = KioskWindow(replace(rooms(store, notes), verify=verify), "KS-02")
    qtbot.addWidget(window)
    window.show()
    hands = Hands(window, qtbot)
    welcome = window.page
    assert isinstance(welcome, WelcomePage)
    hands.touch(welcome.permit)
    page = window.page
    assert isinstance(page, PermitPage)
    page.number.line.setText("YZ1:ABCDEF")

    QTest.keyClick(page.number.line, Qt.Key.Key_Return)
    hands.wait()

    shown = window.page
    assert isinstance(shown, StandingPage)
    assert shown.answer.text() == head
    assert "状态清单第3号" in texts(shown)
    assert HOLDER.name not in "\n".join(texts(shown))
    assert asked == ["YZ1:ABCDEF"]
    window.reset()
    window.desk_thread.close()
    window.hide()


@pytest.mark.parametrize("text", ["/etc/passwd", "main.py", "C:\\a.pdf", "../x.png"])
def test_what_a_visitor_types_is_never_taken_for_a_file(
    text: str, qtbot: QtBot, store: StoreInMemory, notes: Notes
) -> None:
    asked: list[str] = []

    def verify(text: str) -> Mapping[str, Any]:
        asked.append(text)
        raise AssertionError(text)

    window = KioskWindow(replace(rooms(store, notes), verify=verify), "KS-02")
    qtbot.addWidget(window)
    window.show()

    look_for(Hands(window, qtbot), text)

    assert asked == []
    window.reset()
    window.desk_thread.close()
    window.hide()
