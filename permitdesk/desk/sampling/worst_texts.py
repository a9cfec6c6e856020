"""The longest that people send: every act of the procedure, filled to the brim."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from permitdesk.domain.case import Case
from permitdesk.domain.facts import (
    Archive,
    Decline,
    DeclineReason,
    Defect,
    Deliver,
    DenialReason,
    Deny,
    Grant,
    LookThrough,
    Opinion,
    Print,
    RecordFiling,
    Remark,
    RequestCorrection,
    Review,
    Sent,
)
from permitdesk.domain.guards import KEPT_SERIES
from permitdesk.domain.hearing import (
    DAYS_BEFORE,
    CallHearing,
    HoldHearing,
    RequestHearing,
    Statement,
    TellHearingRight,
)
from permitdesk.domain.service import Delivery, Service
from permitdesk.domain.site_check import (
    Finding,
    Inspector,
    NewFact,
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
from permitdesk.domain.state import ActionType

LONGEST_NAME, LONGEST_WORDS = 200, 400
RARE = "龘靐齉𠮷䶮㛃𪚥𬭎𠅤"
"""Characters beyond the common ones, four of them beyond U+FFFF."""
DEFECTS = 12


def name(what: str, longest: int = LONGEST_NAME) -> str:
    """Return a name as long as a name may be, with rare characters in it."""
    return _filled(f"{what}{RARE}", "（太行山南麓丹河之滨示例字号超长名称测试）", longest)


def words(what: str) -> str:
    """Return what somebody writes who leaves nothing out."""
    more = "，并附情况说明、现场照片与相关证明材料，逐项列明事实、依据和办理要求，供当事人核对"
    return _filled(f"{what}（含生僻字{RARE}）", more, LONGEST_WORDS)


def person(what: str) -> str:
    """Return a long name of a person."""
    return f"阿卜杜热合曼·买买提明·{what}{RARE[:3]}"


def _filled(begin: str, more: str, longest: int) -> str:
    return (begin + more * (1 + longest // len(more)))[:longest]


@dataclass(frozen=True)
class Scene:
    """Where an act is done: a case as it stands, the licence it is about, the legal day."""

    case: Case
    licence: str
    today: date

    @property
    def service(self) -> Service:
        """Return the service with the most on its receipt: refused and left."""
        return Service(
            name("受送达人"),
            Delivery.LEFT,
            place=name("送达地点"),
            relation=name("代收人与受送达人的关系", 60),
            refusal=words("拒收事由"),
            witnesses=(person("见证人甲"), person("见证人乙")),
        )

    @property
    def which(self) -> Which:
        """Return the clock that somebody is reminded of."""
        return Which.PROMISED if self.licence else Which.JOINT

    def inspectors(self, turn: int = 0) -> tuple[Inspector, ...]:
        """Return three of each authority that looks on site."""
        parts = self.case.state.parts
        offices = dict.fromkeys(parts[code].part.decider for code in self.case.state.to_check)
        return tuple(
            Inspector(person(f"核查{place}{office}{turn}"), office, f"晋E0500{place:06}")
            for office in offices
            for place in range(3)
        )


def _defects(_: Scene) -> tuple[Defect, ...]:
    return tuple(
        Defect(
            f"material_{place}", name(f"第{place}项材料"), words("存在的问题"),
            words("补正要求"), "《中华人民共和国行政许可法》第三十二条第一款第（四）项",
        )
        for place in range(1, DEFECTS + 1)
    )  # fmt: skip


def _look_through(scene: Scene) -> Sent:
    if scene.case.state.correction is None:
        return LookThrough(False, False, _defects(scene), words("审查意见"))
    return LookThrough(True, True)


def _plan(scene: Scene) -> Sent:
    bring = tuple(name(f"第{place}件现场备查材料", 60) for place in range(1, 9))
    return PlanSiteCheck(
        scene.today, "上午九时三十分", scene.inspectors(), name("核查地点"), bring=bring
    )


def _recuse(scene: Scene) -> Sent:
    plan = scene.case.state.site.plan
    assert plan is not None
    first = plan.inspectors[0]
    stand_in = replace(first, name=person("接替核查人员"))
    return Recuse(first.name, words("回避事由"), name("申请人", 60), stand_in)


def _findings(points: tuple[str, ...], result: Result) -> tuple[Finding, ...]:
    return tuple(Finding(point, result, words("现场情况")) for point in points)


def _record(scene: Scene) -> Sent:
    site = scene.case.state.site
    assert site.plan is not None
    keys = tuple(point.key for point in site.points)
    half = len(keys) // 2 + 1
    return RecordSiteCheck(
        tuple(item.name for item in site.plan.inspectors),
        (*_findings(keys[:half], Result.DEFECT), *_findings(keys[half:], Result.GOOD)),
        statement=words("申请人陈述"),
        signed=False,
        witness=person("见证人"),
    )


def _recheck(scene: Scene) -> Sent:
    site = scene.case.state.site
    assert site.plan is not None
    told = tuple(item.point for item in site.defects())
    others = [point.key for point in site.points if point.key not in told]
    new = tuple(NewFact(key, words("新发现的事实"), words("初次未发现的原因")) for key in others)
    fails = scene.case.state.deemed  # nobody decides that case, so everything may fail
    return RecordRecheck(
        tuple(item.name for item in site.plan.inspectors),
        _findings(told, Result.DEFECT if fails else Result.GOOD),
        new_facts=new if fails else (),
    )


def _tell_hearing_right(scene: Scene) -> Sent:
    told = tuple(name(f"利害关系人{place}", 60) for place in range(1, 9))
    return TellHearingRight(told, words("拟决定事项及利害关系"), scene.service)


def _request_hearing(scene: Scene) -> Sent:
    told = scene.case.state.parts[scene.licence].hearing.told
    assert told is not None
    return RequestHearing(told.told[0], words("申请听证的理由"))


def _call_hearing(scene: Scene) -> Sent:
    return CallHearing(
        scene.today + timedelta(days=DAYS_BEFORE), "上午九时", name("听证地点"),
        person("听证主持人"), person("听证记录人"), scene.service,
    )  # fmt: skip


def _hold_hearing(scene: Scene) -> Sent:
    called = scene.case.state.parts[scene.licence].hearing.called
    assert called is not None
    statements = tuple(
        Statement(person(f"发言人{place}"), name("利害关系人代理人", 40), words("陈述"))
        for place in range(1, 11)
    )
    evidence = tuple(words(f"第{place}份证据") for place in range(1, 6))
    return HoldHearing(called.day, statements, words("听证意见"), evidence, remark=words("备注"))


def _deny(_: Scene) -> Sent:
    source = "《中华人民共和国行政许可法》第三十八条第二款"
    return Deny(
        tuple(
            DenialReason(words(f"事实{place}"), words("条件和标准"), source)
            for place in range(1, 6)
        )
    )


def _unserved(scene: Scene) -> str:
    state = scene.case.state
    return next(
        number
        for number, taken in state.numbers.items()
        if not taken.spoiled and taken.series not in KEPT_SERIES and number not in state.served
    )


SENT: Mapping[ActionType, Callable[[Scene], Sent]] = {
    ActionType.LOOK_THROUGH: _look_through,
    ActionType.REQUEST_CORRECTION: lambda scene: RequestCorrection(_defects(scene), 15),
    ActionType.ALLOW_EXCEPTION: lambda _: AllowException(
        ExceptionRule.SECOND_CORRECTION, words("例外事由")
    ),
    ActionType.ACCEPT: lambda _: Remark(words("受理说明")),
    ActionType.DEEM_ACCEPTED: lambda _: Remark(),
    ActionType.DECLINE: lambda _: Decline(
        DeclineReason.NOT_COMPETENT,
        words("不予受理的理由"),
        "《中华人民共和国行政许可法》第三十二条第一款第（二）项",
        name("有权受理的行政机关"),
    ),
    ActionType.WITHDRAW: lambda _: Remark(words("撤回原因")),
    ActionType.END: lambda _: EndHandling(EndReason.APPLICANT_GONE, words("终止办理的说明")),
    ActionType.ANNOUNCE_PAUSE: lambda scene: AnnouncePause(
        PauseKind.EXPERT_REVIEW, words("特别程序事项"), 60, service=scene.service
    ),
    ActionType.END_PAUSE: lambda _: EndPause(words("结果"), "检测报告〔2026〕第000001号"),
    ActionType.EXTEND: lambda scene: Extend(words("延长理由"), person("批准人"), scene.service),
    ActionType.EXTEND_JOINTLY: lambda scene: Extend(
        words("延长理由"), person("批准人"), scene.service
    ),
    ActionType.RECORD_OVERDUE: lambda scene: RecordOverdue(scene.which, scene.today),
    ActionType.REMIND: lambda scene: Remind(scene.which, scene.today, 0, text=words("催办")),
    ActionType.SEND_REMINDER: lambda _: SendReminder(words("督办要求")),
    ActionType.PLAN_SITE_CHECK: _plan,
    ActionType.RECUSE: _recuse,
    ActionType.RECORD_SITE_CHECK: _record,
    ActionType.ORDER_RECTIFICATION: lambda scene: OrderRectification(scene.service, 30),
    ActionType.RECORD_RECHECK: _recheck,
    ActionType.TELL_HEARING_RIGHT: _tell_hearing_right,
    ActionType.REQUEST_HEARING: _request_hearing,
    ActionType.CALL_HEARING: _call_hearing,
    ActionType.HOLD_HEARING: _hold_hearing,
    ActionType.REVIEW: lambda _: Review(Opinion.PASS, words("审查意见")),
    ActionType.DENY: _deny,
    ActionType.GRANT: lambda _: Grant(scope=words("许可范围")),
    ActionType.DEEM_RENEWED: lambda _: Grant(),
    ActionType.RECORD_FILING: lambda _: RecordFiling(words("备案范围")),
    ActionType.SPOIL_NUMBER: lambda scene: SpoilNumber(_unserved(scene), words("作废原因")),
    ActionType.SERVE: lambda scene: Serve(_unserved(scene), scene.service),
    ActionType.ISSUE: lambda _: Remark(),
    ActionType.PRINT: lambda _: Print(),
    ActionType.DELIVER: lambda scene: Deliver(**vars(scene.service)),
    ActionType.ARCHIVE: lambda _: Archive(9_999, "永久"),
}
"""What is sent with each act, at its longest."""
