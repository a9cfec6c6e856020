"""What a desk in a hurry does to a case: whatever is needed next, and now and then something rarer."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from permitdesk.app.house import House
from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling import visits
from permitdesk.desk.sampling.detour import newest
from permitdesk.desk.sampling.hours import first_workday
from permitdesk.desk.sampling.officers import SUPERVISOR, inspectors
from permitdesk.domain.case import Case
from permitdesk.domain.facts import (
    Actor,
    Archive,
    Deliver,
    Grant,
    LookThrough,
    Opinion,
    Print,
    RecordFiling,
    Remark,
    Review,
    Role,
)
from permitdesk.domain.procedure import RULES
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import Recuse
from permitdesk.domain.special import (
    AnnouncePause,
    EndPause,
    Extend,
    PauseKind,
    SendReminder,
    Serve,
    SpoilNumber,
)
from permitdesk.domain.state import ActionType, Status
from permitdesk.domain.timely import not_now
from permitdesk.domain.workdays import local_day
from tests.houses import CLERK

RARE = 0.15
"""Share of the steps that do something not every case has, where the procedure offers it."""
DEFECTIVE = 0.3
RECEIVER = "王某"
Say = Callable[[House, Case, str, Random], Wish]


def step(house: House, key: str, number: str, chance: Random) -> Case:
    """Do the next lawful thing to a case."""
    case = house.store.case(number)
    mixed = dict(chance.sample(list(_RARE.items()), len(_RARE)))
    rare = _next(house, case, mixed, chance) if chance.random() < RARE else None
    wish = rare or _next(house, case, _NEEDED, chance)
    assert wish is not None, f"{number} has no next step"
    return house.acting.do(
        number, Wish(wish.type, wish.sent, wish.actor, wish.licence, key)
    )  # fmt: skip


def _next(
    house: House, case: Case, sayings: Mapping[ActionType, Say], chance: Random
) -> Wish | None:
    today = local_day(house.now())
    for type_, say in sayings.items():
        for licence in tuple(case.state.parts) if RULES[type_].per_licence else ("",):
            offered = type_ in case.next_actions(licence) and not _pointless(case, type_, licence)
            if offered and not_now(case, type_, licence, house.calendar, today) is None:
                return say(house, case, licence, chance)
    return None


def _pointless(case: Case, type_: ActionType, licence: str) -> bool:
    """Tell whether this would be done again and again, for ever."""
    part = case.state.parts[licence] if licence else None
    return {
        ActionType.LOOK_THROUGH: case.state.looked_through is not None,
        ActionType.PLAN_SITE_CHECK: case.state.site.plan is not None,
        ActionType.PRINT: case.status is not Status.ISSUED,
        ActionType.REVIEW: part is not None and (part.opinion is not None or part.part.filing),
        ActionType.TELL_HEARING_RIGHT: part is not None and part.part.hearing != "always",
        ActionType.CALL_HEARING: part is not None and part.hearing.called is not None,
        ActionType.RECUSE: bool(case.state.site.recused),
        ActionType.SPOIL_NUMBER: "acceptance_notice" not in _unserved(case)
        or any(taken.spoiled for taken in case.state.numbers.values()),
        ActionType.ANNOUNCE_PAUSE: part is not None and bool(part.stops),
        ActionType.SERVE: "acceptance_notice" not in _unserved(case),
    }.get(type_, False)


def _unserved(case: Case) -> set[str]:
    served, numbers = case.state.served, case.state.numbers.items()
    return {taken.series for number, taken in numbers if number not in served and not taken.spoiled}


def _go_on_to(house: House, day: date) -> None:
    """Let the practice clock go on to a day."""
    house.set_time(house.now() + timedelta(days=max(0, (day - local_day(house.now())).days)))


def _planned(house: House, case: Case, _: str, __: Random) -> Wish:
    _go_on_to(house, first_workday(house.calendar, local_day(house.now())))
    return visits.check_planned(case, CLERK, local_day(house.now()))


def _recorded(_: House, case: Case, __: str, chance: Random) -> Wish:
    keys = [point.key for point in case.state.site.points]
    return visits.check_recorded(case, keys[:2] if chance.random() < DEFECTIVE else ())


def _recusal(_: House, case: Case, __: str, ___: Random) -> Wish:
    plan = case.state.site.plan
    assert plan is not None
    leaving = plan.inspectors[0]
    recuse = Recuse(leaving.name, "有近亲属关系", "本人", inspectors(leaving.department)[2])
    return Wish(ActionType.RECUSE, recuse, CLERK)


def _called(house: House, case: Case, licence: str, _: Random) -> Wish:
    today = local_day(house.now())
    return visits.hearing_called(case, licence, RECEIVER, today, house.calendar)


def _held(house: House, case: Case, licence: str, _: Random) -> Wish:
    called = case.state.parts[licence].hearing.called
    assert called is not None
    _go_on_to(house, called.day)
    return visits.hearing_held(case, licence)


def _reviewer(case: Case, licence: str) -> Actor:
    return Actor("赵强", Role.REVIEWER, case.state.parts[licence].part.decider)


def _paused(_: House, case: Case, licence: str, __: Random) -> Wish:
    pause = AnnouncePause(PauseKind.TESTING, "样品检测", 8, service=Service(RECEIVER))
    return Wish(ActionType.ANNOUNCE_PAUSE, pause, _reviewer(case, licence), licence)


def _extended(type_: ActionType) -> Say:
    facts = Extend("案情复杂", "局长", Service(RECEIVER))
    return lambda _, __, licence, ___: Wish(type_, facts, SUPERVISOR, licence)


def _by_reviewer(type_: ActionType, sent: Review | Grant | RecordFiling | EndPause) -> Say:
    return lambda _, case, licence, __: Wish(type_, sent, _reviewer(case, licence), licence)


def _by_clerk(
    type_: ActionType, sent: LookThrough | Remark | Print | Deliver | Archive
) -> Say:  # fmt: skip
    return lambda _, __, ___, ____: Wish(type_, sent, CLERK)


def _told(_: House, case: Case, licence: str, __: Random) -> Wish:
    return visits.hearing_told(case, licence, RECEIVER)


def _served(_: House, case: Case, __: str, ___: Random) -> Wish:
    notice = Serve(newest(case, "acceptance_notice"), Service(RECEIVER))
    return Wish(ActionType.SERVE, notice, CLERK)


def _spoiled(_: House, case: Case, __: str, ___: Random) -> Wish:
    notice = SpoilNumber(newest(case, "acceptance_notice"), "卡纸")
    return Wish(ActionType.SPOIL_NUMBER, notice, CLERK)


_NEEDED: Mapping[ActionType, Say] = {
    ActionType.LOOK_THROUGH: _by_clerk(ActionType.LOOK_THROUGH, LookThrough(True, True)),
    ActionType.ACCEPT: _by_clerk(ActionType.ACCEPT, Remark()),
    ActionType.PLAN_SITE_CHECK: _planned,
    ActionType.RECORD_SITE_CHECK: _recorded,
    ActionType.ORDER_RECTIFICATION: lambda _, __, ___, ____: visits.defects_ordered(
        CLERK, RECEIVER
    ),
    ActionType.RECORD_RECHECK: lambda _, case, __, ___: visits.recheck_recorded(case),
    ActionType.END_PAUSE: _by_reviewer(ActionType.END_PAUSE, EndPause("合格", "检字8号")),
    ActionType.TELL_HEARING_RIGHT: _told,
    ActionType.CALL_HEARING: _called,
    ActionType.HOLD_HEARING: _held,
    ActionType.REVIEW: _by_reviewer(ActionType.REVIEW, Review(Opinion.PASS)),
    ActionType.GRANT: _by_reviewer(ActionType.GRANT, Grant()),
    ActionType.RECORD_FILING: _by_reviewer(ActionType.RECORD_FILING, RecordFiling()),
    ActionType.ISSUE: _by_clerk(ActionType.ISSUE, Remark()),
    ActionType.PRINT: _by_clerk(ActionType.PRINT, Print()),
    ActionType.DELIVER: _by_clerk(ActionType.DELIVER, Deliver(RECEIVER)),
    ActionType.ARCHIVE: _by_clerk(ActionType.ARCHIVE, Archive()),
}
"""In the order it is tried."""
_RARE: Mapping[ActionType, Say] = {
    ActionType.RECUSE: _recusal,
    ActionType.SPOIL_NUMBER: _spoiled,
    ActionType.SERVE: _served,
    ActionType.ANNOUNCE_PAUSE: _paused,
    ActionType.EXTEND: _extended(ActionType.EXTEND),
    ActionType.EXTEND_JOINTLY: _extended(ActionType.EXTEND_JOINTLY),
    ActionType.SEND_REMINDER: lambda _, __, licence, ___: Wish(
        ActionType.SEND_REMINDER, SendReminder("请尽快办结"), SUPERVISOR, licence
    ),
}
