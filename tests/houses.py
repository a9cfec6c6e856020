"""A whole house over a practice store in a temporary folder, for tests from end to end."""

from datetime import UTC, datetime
from pathlib import Path

from permitdesk.app.house import ROOT, House, Places
from permitdesk.desk.acting import Wish
from permitdesk.domain.case import Case
from permitdesk.domain.facts import (
    Actor,
    Grant,
    LookThrough,
    Opinion,
    RecordFiling,
    Remark,
    Review,
    Role,
)
from permitdesk.domain.state import ActionType

MONDAY = datetime(2026, 3, 2, 1, 12, tzinfo=UTC)
CLERK = Actor("王敏", Role.CLERK, "3号窗口")
CACHE = Path.home() / ".cache" / "permitdesk-tests"
"""Compiled definitions are kept between runs by their digest, as a desk keeps them."""


def practice_house(folder: Path, at: datetime = MONDAY) -> House:
    """Return a house over a new practice store."""
    house = house_over(folder / "practice.db", at)
    house.create_store(practice=True)
    return house


def house_over(store: Path, at: datetime = MONDAY) -> House:
    """Return a house over a store that may be there already."""
    return House(Places(store, ROOT / "forms", CACHE), at)


def accepted(house: House, number: str) -> Case:
    """Look a case through and accept it."""
    house.acting.do(number, Wish(ActionType.LOOK_THROUGH, LookThrough(True, True), CLERK))
    return house.acting.do(number, Wish(ActionType.ACCEPT, Remark(), CLERK))


def decided(house: House, number: str) -> Case:
    """Grant every licence of an accepted case and record its filings."""
    case = house.store.case(number)
    for code, state in case.state.parts.items():
        reviewer = Actor("赵强", Role.REVIEWER, state.part.decider)
        if state.part.filing:
            wish = Wish(ActionType.RECORD_FILING, RecordFiling(), reviewer, code)
        else:
            house.acting.do(number, Wish(ActionType.REVIEW, Review(Opinion.PASS), reviewer, code))
            wish = Wish(ActionType.GRANT, Grant(), reviewer, code)
        case = house.acting.do(number, wish)
    return case


def issued(house: House, number: str) -> Case:
    """Issue the permits of a decided case."""
    return house.acting.do(number, Wish(ActionType.ISSUE, Remark(), CLERK))
