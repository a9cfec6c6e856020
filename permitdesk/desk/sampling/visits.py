"""Wishes for what is done between acceptance and decision: the joint check on site, the hearing."""

from collections.abc import Collection, Iterable
from datetime import date

from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling.officers import decider, inspecting, inspectors, reviewer
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor
from permitdesk.domain.hearing import (
    DAYS_BEFORE,
    CallHearing,
    HoldHearing,
    Statement,
    TellHearingRight,
)
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import (
    Finding,
    OrderRectification,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Result,
)
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import WorkCalendar

MORNING = "9:30"
_DEFECT = "与核查要求不符，现场已拍照并告知"
_PLACES = ("premises_address", "project_site", "residence")
"""Answers the desk takes the place from; a few forms ask for none of them."""
_BRING = ("申请材料原件", "场所平面图")


def check_planned(case: Case, clerk: Actor, day: date) -> Wish:
    """Plan the joint check of all licences that need one, with two of each authority."""
    deciders = {case.state.parts[code].part.decider: None for code in case.state.to_check}
    people = tuple(person for code in deciders for person in inspectors(code)[:2])
    shared = case.application.answers.shared
    place = "" if any(shared.get(key) for key in _PLACES) else "申请人的经营场地"
    plan = PlanSiteCheck(day, MORNING, people, place, bring=_BRING)
    return Wish(ActionType.PLAN_SITE_CHECK, plan, clerk)


def check_recorded(case: Case, defects: Collection[str] = ()) -> Wish:
    """Record a planned check by those who were to look; all is good but some points.

    Args:
        case: With its check planned.
        defects: Keys of the points where something is wrong.
    """
    record = RecordSiteCheck(
        _names(case),
        _findings((point.key for point in case.state.site.points), defects),
        statement="属实" if defects else "无异议",
    )
    return Wish(ActionType.RECORD_SITE_CHECK, record, _looking(case))


def defects_ordered(clerk: Actor, receiver: str, days: int = 10) -> Wish:
    """Tell all defects at once, with a date."""
    order = OrderRectification(Service(receiver), days)
    return Wish(ActionType.ORDER_RECTIFICATION, order, clerk)


def recheck_recorded(case: Case, defects: Collection[str] = ()) -> Wish:
    """Record the one re-check of what was told; some of it may still be wrong."""
    told = (finding.point for finding in case.state.site.defects())
    record = RecordRecheck(_names(case), _findings(told, defects))
    return Wish(ActionType.RECORD_RECHECK, record, _looking(case))


def hearing_told(case: Case, licence: str, receiver: str) -> Wish:
    """Tell the applicant, and who lives next door, that they may ask for a hearing."""
    applicant = str(case.application.answers.shared["applicant_name"])
    told = TellHearingRight(
        (applicant, NEIGHBOUR), f"{case.state.parts[licence].part.name}的审查决定涉及他人重大利益",
        Service(receiver),
    )  # fmt: skip
    return Wish(ActionType.TELL_HEARING_RIGHT, told, _presenting(case, licence), licence)


NEIGHBOUR = "相邻住户代表（测试）"
"""An interested party."""


def hearing_called(
    case: Case, licence: str, receiver: str, today: date, calendar: WorkCalendar
) -> Wish:
    """Call the hearing, seven working days ahead."""
    called = CallHearing(
        hearing_day(today, calendar), "9:00", "政务服务中心听证室",
        decider(case.state.parts[licence].part.decider).name, "速录员", Service(receiver),
    )  # fmt: skip
    return Wish(ActionType.CALL_HEARING, called, _presenting(case, licence), licence)


def hearing_day(today: date, calendar: WorkCalendar) -> date:
    """Return the seventh working day: never less than the law's seven days, wherever holidays lie."""
    return calendar.nth_after(today, DAYS_BEFORE)


def hearing_held(case: Case, licence: str) -> Wish:
    """Hold the hearing that was called, on its day."""
    called = case.state.parts[licence].hearing.called
    assert called is not None
    held = HoldHearing(
        called.day,
        (
            Statement("审查人员", "本机关", "申请材料齐全，符合法定条件，建议准予。"),
            Statement(NEIGHBOUR, "利害关系人", "要求控制夜间噪声。"),
        ),
        "听取各方意见后，建议准予并要求落实隔声措施。",
        evidence=("申请材料", "现场核查记录"),
    )
    return Wish(ActionType.HOLD_HEARING, held, _presenting(case, licence), licence)


def _presenting(case: Case, licence: str) -> Actor:
    """Return who examines the application, and does not chair."""
    return reviewer(case.state.parts[licence].part.decider)


def _looking(case: Case) -> Actor:
    assert case.state.site.plan is not None
    return inspecting(case.state.site.plan.inspectors[0])


def _names(case: Case) -> tuple[str, ...]:
    assert case.state.site.plan is not None
    return tuple(person.name for person in case.state.site.plan.inspectors)


def _findings(points: Iterable[str], defects: Collection[str]) -> tuple[Finding, ...]:
    return tuple(
        Finding(point, Result.DEFECT, _DEFECT) if point in defects else Finding(point, Result.GOOD)
        for point in points
    )
