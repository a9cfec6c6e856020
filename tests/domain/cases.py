"""Cases brought to a state by doing what the procedure wants, for tests about what may follow."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from permitdesk.domain.answer import Answers
from permitdesk.domain.application import Application, Route
from permitdesk.domain.case import Case
from permitdesk.domain.deferral import AcceptWithGaps, EndByGaps, Gap
from permitdesk.domain.facts import (
    SYSTEM,
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
from permitdesk.domain.guards import exceptions_left, something_to_serve
from permitdesk.domain.hearing import (
    CallHearing,
    HoldHearing,
    RequestHearing,
    Statement,
    TellHearingRight,
)
from permitdesk.domain.judging import (
    JudgeMaterial,
    MaterialReason,
    MaterialVerdict,
    SettleMaterial,
)
from permitdesk.domain.licence import Extension
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.permit import (
    Holder,
    PermitKind,
    PermitState,
    SinglePermit,
    Validity,
    compose,
)
from permitdesk.domain.procedure import RULES
from permitdesk.domain.renewal import Renewal
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import (
    CheckPoint,
    Finding,
    Inspector,
    OrderRectification,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Recuse,
    Result,
)
from permitdesk.domain.special import (
    AllowException,
    AnnouncePause,
    EndHandling,
    EndPause,
    EndReason,
    ExceptionRule,
    Extend,
    PauseKind,
    RecordOverdue,
    Remind,
    SendReminder,
    Serve,
    SpoilNumber,
    Which,
)
from permitdesk.domain.state import Action, ActionType, Status
from permitdesk.domain.timing import Limit, Start, Unit
from tests.domain.life_facts import facts_of

MONDAY = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
CLERK = Actor("王敏", Role.CLERK, "3号窗口")
REVIEWER = Actor("赵强", Role.REVIEWER, "approval_bureau")
INSPECTOR = Actor("孙勘", Role.INSPECTOR, "approval_bureau")
SUPERVISOR = Actor("梁督", Role.SUPERVISOR, "督查科")
TODAY = MONDAY.date()
LIMIT = Limit(10, Unit.WORKING_DAY, Start.ACCEPTANCE, "《测试法》第一条")
HOLDER = Holder("渝香火锅（测试）有限公司", "91140502MA7K3F2Q0Q", "王某", "晋城市城区示例街1号")
FOOD, FIRE, FILING = "food_operation", "fire_check", "food_prepack_filing"


def part(licence: str, *, filing: bool = False) -> Part:
    bureau = "approval_bureau"
    return Part(
        licence, licence, filing, "market_supervision", bureau, Route.ORDINARY, LIMIT, LIMIT
    )


APPLICATION = Application((FOOD, FIRE, FILING), Answers({"applicant_name": HOLDER.name}))
LOOKED_AT = replace(
    part(FOOD), site_check=True, extension=Extension(5, Unit.WORKING_DAY, 1, "《测试法》第五条")
)
RECEIVED = Receive(APPLICATION, (LOOKED_AT, part(FIRE), part(FILING, filing=True)), "d", "饭店")
"""Food is looked at on site and may be extended, fire is neither, the last one is a filing."""
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

SERVICE = Service("王某", day=TODAY, server="王敏")
LOOKING = (
    Inspector("孙勘", "approval_bureau", "晋E1"),
    Inspector("李勘", "approval_bureau", "晋E2"),
)
STAND_IN = Inspector("周勘", "approval_bureau", "晋E3")
POINTS = (
    CheckPoint("food_operation.1", "layout", "布局与图纸一致", ((FOOD, 1),)),
    CheckPoint("food_operation.2", "hygiene", "有洗手设施", ((FOOD, 2),)),
)

GAP = Gap(DEFECT.item, DEFECT.name, (FOOD,))
"""The health certificates may come later; food alone asks for them."""

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
    ActionType.DEEM_ACCEPTED: Remark(),
    ActionType.DEEM_RENEWED: GRANT,
    ActionType.END: EndHandling(EndReason.APPLICANT_GONE, "已注销"),
    ActionType.ANNOUNCE_PAUSE: AnnouncePause(
        PauseKind.EXPERT_REVIEW, "工艺布局", 10, "第四十五条", SERVICE
    ),
    ActionType.END_PAUSE: EndPause("可行", "专〔2026〕1号", TODAY),
    ActionType.EXTEND: Extend("案情复杂", "李局长", SERVICE, 5),
    ActionType.EXTEND_JOINTLY: Extend("案情复杂", "区长", SERVICE, 15),
    ActionType.RECORD_OVERDUE: RecordOverdue(Which.STATUTORY, TODAY),
    ActionType.REMIND: Remind(Which.PROMISED, TODAY, 1),
    ActionType.SEND_REMINDER: SendReminder("请尽快"),
    ActionType.ALLOW_EXCEPTION: AllowException(ExceptionRule.SECOND_CORRECTION, "申请人同意"),
    ActionType.PLAN_SITE_CHECK: PlanSiteCheck(
        TODAY, "9:30", LOOKING, "经营场所", (FOOD,), (), POINTS
    ),
    ActionType.RECUSE: Recuse(LOOKING[0].name, "亲属", "本人", STAND_IN),
    ActionType.RECORD_SITE_CHECK: RecordSiteCheck(
        tuple(person.name for person in LOOKING),
        tuple(Finding(point.key, Result.GOOD) for point in POINTS),
        TODAY,
    ),
    ActionType.ORDER_RECTIFICATION: OrderRectification(SERVICE),
    ActionType.RECORD_RECHECK: RecordRecheck(
        tuple(person.name for person in LOOKING), (Finding(POINTS[0].key, Result.GOOD),), TODAY
    ),
    ActionType.TELL_HEARING_RIGHT: TellHearingRight((HOLDER.name,), "涉及重大利益", SERVICE),
    ActionType.REQUEST_HEARING: RequestHearing(HOLDER.name, "有异议", TODAY),
    ActionType.CALL_HEARING: CallHearing(TODAY, "9:00", "二楼", "周主持", "速录员", SERVICE),
    ActionType.ACCEPT_WITH_GAPS: AcceptWithGaps((GAP.material,), "王某", days=10, gaps=(GAP,)),
    ActionType.BRING_GAPS: Amend(
        replace(APPLICATION, materials=(HandedIn(GAP.material),)), (GAP.material,)
    ),
    ActionType.END_BY_GAPS: EndByGaps((GAP,)),
    ActionType.JUDGE_MATERIAL: JudgeMaterial("layout_plan", MaterialVerdict.GOOD),
    ActionType.SETTLE_MATERIAL: SettleMaterial("layout_plan", MaterialVerdict.GOOD, "以原件为准"),
    ActionType.HOLD_HEARING: HoldHearing(TODAY, (Statement("王某", "申请人", "愿意"),), "建议准予"),
}
"""Facts that leave nothing open, for every action; a service or a spoiled sheet names a number."""

_ACTORS = (CLERK, REVIEWER, INSPECTOR, SUPERVISOR, SYSTEM)


def done(case: Case, type_: ActionType, licence: str = "", facts: Facts | None = None) -> Case:
    """Do one thing a minute after the last, by one who may, with numbers of its own."""
    return case.then(act(case, type_, licence, facts))


def act(case: Case, type_: ActionType, licence: str = "", facts: Facts | None = None) -> Action:
    """Return one thing to be done to a case, whether it may be done or not."""
    rule, place = RULES[type_], len(case.actions)
    actor = next(actor for actor in _ACTORS if actor.role in rule.roles)
    numbers = {series: f"{series}-{place}" for series in rule.series}
    if type_ is ActionType.SPOIL_NUMBER:
        numbers = {"spoiled": f"spoiled-{place}"}
    at = MONDAY + timedelta(minutes=place)
    return Action(type_, at, actor, facts or _facts(case, type_, licence), licence, numbers)


def _facts(case: Case, type_: ActionType, licence: str) -> Facts:
    if (later := facts_of(case, type_, licence)) is not None:
        return later
    if type_ is ActionType.SERVE:
        return Serve(_unserved(case), SERVICE)
    if type_ is ActionType.SPOIL_NUMBER:
        return SpoilNumber(_unserved(case), "卡纸")
    if type_ is ActionType.ALLOW_EXCEPTION and (left := exceptions_left(case.state)):
        return AllowException(left[0], "申请人书面同意")
    if type_ is ActionType.PRINT and (made := case.state.issued):
        live = (item.number for item in made.permits if item.state is PermitState.LIVE)
        return Print((next(live, PERMITS[0].number),))
    return FACTS[type_]


def _unserved(case: Case) -> str:
    """Return the number of a document that may still be served, or none that exists."""
    documents = (
        number for number in case.state.numbers
        if something_to_serve(replace(case.state, numbers={number: case.state.numbers[number]}), "")
        is None
    )  # fmt: skip
    return next(documents, "没有的编号")


def received() -> Case:
    return done(Case("JC-1"), ActionType.RECEIVE)


def looked_through() -> Case:
    return done(received(), ActionType.LOOK_THROUGH)


def found_incomplete() -> Case:
    return done(received(), ActionType.LOOK_THROUGH, facts=LookThrough(False, True, (DEFECT,)))


def correcting() -> Case:
    return done(found_incomplete(), ActionType.REQUEST_CORRECTION)


def deferred() -> Case:
    """Accepted although the health certificates are not there yet."""
    return done(found_incomplete(), ActionType.ACCEPT_WITH_GAPS)


def judged_differently() -> Case:
    """Food finds the plan good, fire does not."""
    case = done(accepted(), ActionType.JUDGE_MATERIAL, FOOD)
    against = JudgeMaterial(
        "layout_plan", MaterialVerdict.NOT_GOOD, MaterialReason.CONTRADICTS_FORM
    )
    return done(case, ActionType.JUDGE_MATERIAL, FIRE, against)


def accepted() -> Case:
    return done(looked_through(), ActionType.ACCEPT)


def planned() -> Case:
    return done(accepted(), ActionType.PLAN_SITE_CHECK)


def checked() -> Case:
    return done(planned(), ActionType.RECORD_SITE_CHECK)


def found_defective() -> Case:
    findings = (
        Finding(POINTS[0].key, Result.DEFECT, "无隔断"),
        Finding(POINTS[1].key, Result.GOOD),
    )
    record = FACTS[ActionType.RECORD_SITE_CHECK]
    assert isinstance(record, RecordSiteCheck)
    return done(planned(), ActionType.RECORD_SITE_CHECK, facts=replace(record, findings=findings))


def rectifying() -> Case:
    return done(found_defective(), ActionType.ORDER_RECTIFICATION)


def rechecked() -> Case:
    return done(rectifying(), ActionType.RECORD_RECHECK)


def paused() -> Case:
    return done(accepted(), ActionType.ANNOUNCE_PAUSE, FOOD)


def told_of_hearing() -> Case:
    return done(checked(), ActionType.TELL_HEARING_RIGHT, FOOD)


def hearing_requested() -> Case:
    return done(told_of_hearing(), ActionType.REQUEST_HEARING, FOOD)


def hearing_called() -> Case:
    return done(hearing_requested(), ActionType.CALL_HEARING, FOOD)


def heard() -> Case:
    return done(hearing_called(), ActionType.HOLD_HEARING, FOOD)


def extended() -> Case:
    case = done(accepted(), ActionType.EXTEND, FOOD)
    return done(case, ActionType.EXTEND_JOINTLY)


def told_again() -> Case:
    """Looked through after a supplement, and the same thing is still wrong."""
    again = done(correcting(), ActionType.SUPPLEMENT)
    return done(again, ActionType.LOOK_THROUGH, facts=LookThrough(False, True, (DEFECT,)))


def waiting() -> Case:
    """Fire waits for food."""
    parts = (LOOKED_AT, replace(part(FIRE), after=(FOOD,)), part(FILING, filing=True))
    case = done(Case("JC-1"), ActionType.RECEIVE, facts=replace(RECEIVED, parts=parts))
    return done(done(case, ActionType.LOOK_THROUGH), ActionType.ACCEPT)


def renewing() -> Case:
    """Silence until the last day means that food is renewed."""
    law = "《行政许可法》第五十条"
    renews = Renewal("旧证", TODAY, in_time=True, deemed_if_silent=True, late="", source=law)
    parts = (replace(LOOKED_AT, renews=renews), *RECEIVED.parts[1:])
    case = done(Case("JC-1"), ActionType.RECEIVE, facts=replace(RECEIVED, parts=parts))
    return done(done(case, ActionType.LOOK_THROUGH), ActionType.ACCEPT)


def reviewed() -> Case:
    case = checked()
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
    Status.ENDED: done(received(), ActionType.END),
}
"""A case in every state."""

ON_THE_WAY: dict[str, Case] = {
    **{str(status): case for status, case in AT.items()},
    **{
        make.__name__: make()
        for make in (
            looked_through, found_incomplete, told_again, planned, checked, found_defective,
            rectifying, rechecked, paused, told_of_hearing, hearing_requested, hearing_called,
            heard, extended, waiting, renewing, reviewed, deferred, judged_differently,
        )
    },
}  # fmt: skip
"""A case in every state, and between the states wherever something else may follow."""
