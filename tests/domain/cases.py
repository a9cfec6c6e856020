"""Cases brought to a state by doing what the procedure wants, for tests about what may follow."""

from datetime import UTC, datetime, timedelta

from permitdesk.domain.answer import Answers
from permitdesk.domain.application import Application, Route
from permitdesk.domain.case import Case
from permitdesk.domain.facts import (
    Actor,
    Amend,
    Archive,
    Decline,
    DeclineReason,
    Defect,
    Deliver,
    DenialReason,
    Deny,
    Facts,
    Grant,
    Issue,
    LookThrough,
    Opinion,
    Part,
    Print,
    Receive,
    RecordFiling,
    Remark,
    RequestCorrection,
    Review,
    Role,
)
from permitdesk.domain.permit import (
    Holder,
    PermitKind,
    SinglePermit,
    Validity,
    compose,
)
from permitdesk.domain.state import Action, ActionType, Status
from permitdesk.domain.timing import Limit, Start, Unit

MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
CLERK = Actor("王敏", Role.CLERK, "3号窗口")
REVIEWER = Actor("赵强", Role.REVIEWER, "approval_bureau")
LIMIT = Limit(10, Unit.WORKING_DAY, Start.ACCEPTANCE, "《测试法》第一条")
HOLDER = Holder("渝香火锅（测试）有限公司", "91140502MA7K3F2Q0Q", "王某", "晋城市城区示例街1号")
FOOD, FIRE, FILING = "food_operation", "fire_check", "food_prepack_filing"


def part(licence: str, *, filing: bool = False) -> Part:
    bureau = "approval_bureau"
    return Part(
        licence, licence, filing, "market_supervision", bureau, Route.ORDINARY, LIMIT, LIMIT
    )


APPLICATION = Application((FOOD, FIRE, FILING), Answers({"applicant_name": HOLDER.name}))
RECEIVED = Receive(APPLICATION, (part(FOOD), part(FIRE), part(FILING, filing=True)), "d", "饭店")
DEFECT = Defect("health_certs", "健康证明", "没有交", "请补交", "《测试法》第一条")
DENIAL = Deny(
    (DenialReason("无排烟设施", "应当有", "《测试法》第二条"),), "区人民政府", "区人民法院"
)
GRANT = Grant("热食类", MONDAY.date())


def permit(licence: str, *, filing: bool = False) -> SinglePermit:
    return SinglePermit(
        f"证-{licence}",
        PermitKind.FILING if filing else PermitKind.SINGLE,
        licence,
        licence,
        "证",
        HOLDER,
        "热食类",
        Validity(MONDAY.date()),
        "审批局",
        MONDAY.date(),
        "JC-1",
    )


PERMITS = (permit(FOOD), permit(FIRE), permit(FILING, filing=True))
COMPOSITE = compose(
    PERMITS, number="综-1", version=1, industry="饭店", authority="审批局", issued_on=MONDAY.date()
)
ISSUE = Issue(PERMITS, COMPOSITE)

FACTS: dict[ActionType, Facts] = {
    ActionType.RECEIVE: RECEIVED,
    ActionType.CORRECT_ON_SPOT: Amend(APPLICATION, ()),
    ActionType.LOOK_THROUGH: LookThrough(True, True),
    ActionType.REQUEST_CORRECTION: RequestCorrection((DEFECT,)),
    ActionType.SUPPLEMENT: Amend(APPLICATION, ()),
    ActionType.ACCEPT: Remark(),
    ActionType.DECLINE: Decline(DeclineReason.OTHER, "不属于", "《测试法》第三条"),
    ActionType.WITHDRAW: Remark(),
    ActionType.REVIEW: Review(Opinion.PASS),
    ActionType.GRANT: GRANT,
    ActionType.DENY: DENIAL,
    ActionType.RECORD_FILING: RecordFiling(),
    ActionType.ISSUE: ISSUE,
    ActionType.PRINT: Print((PERMITS[0].number,)),
    ActionType.DELIVER: Deliver("王某"),
    ActionType.ARCHIVE: Archive(),
}
"""Facts that leave nothing open, for every action."""

_BY_REVIEWER = frozenset(
    {ActionType.REVIEW, ActionType.GRANT, ActionType.DENY, ActionType.RECORD_FILING}
)


def done(case: Case, type_: ActionType, licence: str = "", facts: Facts | None = None) -> Case:
    """Do one thing an hour after the last."""
    actor = REVIEWER if type_ in _BY_REVIEWER else CLERK
    at = MONDAY + timedelta(hours=len(case.actions))
    return case.then(Action(type_, at, actor, facts or FACTS[type_], licence))


def received() -> Case:
    return done(Case("JC-1"), ActionType.RECEIVE)


def looked_through() -> Case:
    return done(received(), ActionType.LOOK_THROUGH)


def found_incomplete() -> Case:
    return done(received(), ActionType.LOOK_THROUGH, facts=LookThrough(False, True, (DEFECT,)))


def correcting() -> Case:
    return done(found_incomplete(), ActionType.REQUEST_CORRECTION)


def accepted() -> Case:
    return done(looked_through(), ActionType.ACCEPT)


def reviewed() -> Case:
    case = accepted()
    for licence in (FOOD, FIRE):
        case = done(case, ActionType.REVIEW, licence)
    return case


def decided(*, granted: tuple[str, ...] = (FOOD, FIRE)) -> Case:
    case = done(reviewed(), ActionType.RECORD_FILING, FILING)
    for licence in (FOOD, FIRE):
        case = done(case, ActionType.GRANT if licence in granted else ActionType.DENY, licence)
    return case


def issued() -> Case:
    return done(decided(), ActionType.ISSUE)


def printed() -> Case:
    return done(issued(), ActionType.PRINT)


def delivered() -> Case:
    return done(printed(), ActionType.DELIVER)


def archived() -> Case:
    return done(delivered(), ActionType.ARCHIVE)


AT: dict[Status, Case] = {
    Status.NEW: Case("JC-1"),
    Status.RECEIVED: received(),
    Status.CORRECTING: correcting(),
    Status.ACCEPTED: accepted(),
    Status.DECIDED: decided(),
    Status.ISSUED: issued(),
    Status.PRINTED: printed(),
    Status.DELIVERED: delivered(),
    Status.ARCHIVED: archived(),
    Status.DECLINED: done(received(), ActionType.DECLINE),
    Status.WITHDRAWN: done(received(), ActionType.WITHDRAW),
}
"""A case in every state."""
