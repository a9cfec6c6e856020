"""A whole house over a practice store in a temporary folder, for tests from end to end."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from permitdesk.app.house import ROOT, House, Places
from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling import visits
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
from permitdesk.domain.workdays import local_day

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


def checked(house: House, number: str) -> Case:
    """Plan the joint site check of an accepted case and find everything good, the same day."""
    case = house.store.case(number)
    if case.state.to_check and case.state.site.record is None:
        today = _working_day(house)
        case = house.acting.do(number, visits.check_planned(case, CLERK, today))
        case = house.acting.do(number, visits.check_recorded(case))
    return case


def decided(house: House, number: str) -> Case:
    """Grant every licence of an accepted case and record its filings, in the law's own order.

    What must be looked at is looked at, what must be heard is heard: the clock goes on until then.
    """
    case = checked(house, number)
    while case.state.open_parts:
        ready = next(code for code in case.state.open_parts if not case.state.parts[code].waits)
        case = _decided_one(house, number, ready)
    return case


def _decided_one(house: House, number: str, licence: str) -> Case:
    part = house.store.case(number).state.parts[licence].part
    by = Actor("赵强", Role.REVIEWER, part.decider)
    if part.filing:
        return house.acting.do(number, Wish(ActionType.RECORD_FILING, RecordFiling(), by, licence))
    if part.hearing == "always":
        heard(house, number, licence)
    house.acting.do(number, Wish(ActionType.REVIEW, Review(Opinion.PASS), by, licence))
    return house.acting.do(number, Wish(ActionType.GRANT, Grant(), by, licence))


def heard(house: House, number: str, licence: str) -> Case:
    """Tell, call and hold the hearing on one licence; the clock stands at its day afterwards."""
    case, today = house.store.case(number), local_day(house.now())
    house.acting.do(number, visits.hearing_told(case, licence, "王某"))
    call = visits.hearing_called(case, licence, "王某", today, house.calendar)
    case = house.acting.do(number, call)
    days = (visits.hearing_day(today, house.calendar) - today).days
    house.set_time(house.now() + timedelta(days=days))
    return house.acting.do(number, visits.hearing_held(case, licence))


def _working_day(house: House) -> date:
    """Return today, after letting the clock go on to a day that is worked."""
    while not house.calendar.is_workday(local_day(house.now())):
        house.set_time(house.now() + timedelta(days=1))
    return local_day(house.now())


def issued(house: House, number: str) -> Case:
    """Issue the permits of a decided case."""
    return house.acting.do(number, Wish(ActionType.ISSUE, Remark(), CLERK))
