"""What is said at each step of a permit's life in sample cases, and by whom."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from permitdesk.desk.sampling.detour import newest
from permitdesk.desk.sampling.officers import (
    SUPERVISOR,
    WINDOWS,
    decider,
    inspecting,
    inspectors,
    reviewer,
)
from permitdesk.desk.sampling.promises import late_papers
from permitdesk.domain.case import Case
from permitdesk.domain.credit import (
    CREDIT_SOURCE,
    CreditKind,
    ObjectCredit,
    RecordCredit,
    RepairCredit,
    SettleObjection,
)
from permitdesk.domain.facts import Actor, Sent
from permitdesk.domain.follow_up import (
    AcknowledgeHandover,
    AnswerQuestion,
    BrokenPoint,
    HandOver,
    LeaningAnswer,
    OrderAfterRectification,
    PlanAfterCheck,
    Publish,
    RecordAfterCheck,
    RecordAfterRecheck,
    RecordStatement,
    RevokeGround,
    TellIntent,
)
from permitdesk.domain.permit_acts import (
    ARTICLE_8,
    Cancel,
    CancelGround,
    CorrectMisprint,
    LossReason,
    Misprint,
    Penalty,
    Recall,
    RecallGround,
    Reinstate,
    ReinstatedBy,
    Reissue,
    Rescind,
    Resume,
    Revoke,
    Suspend,
)
from permitdesk.domain.service import Service
from permitdesk.domain.special import Serve
from permitdesk.domain.state import ActionType, day_of
from permitdesk.domain.workdays import local_day

DAYS_AHEAD = 4
"""From telling of the look until the look."""
WHOLE = frozenset(
    {
        ActionType.BRING_LATE,
        ActionType.SERVE,
        ActionType.PUBLISH,
        ActionType.ANSWER_QUESTION,
        ActionType.OBJECT_CREDIT,
        ActionType.SETTLE_OBJECTION,
        ActionType.REPAIR_CREDIT,
    }
)
"""Acts on the whole case."""


def _clerk(_: Case, __: str) -> Actor:
    return WINDOWS[0]


def _inspector(case: Case, licence: str) -> Actor:
    return inspecting(inspectors(_department(case, licence))[0])


def _decider(case: Case, licence: str) -> Actor:
    return decider(case.state.parts[licence].part.decider)


def _supervisor(_: Case, __: str) -> Actor:
    return SUPERVISOR


def _asked(case: Case, _: str) -> Actor:
    asked = next((item for item in case.state.questions if item.answer is None), None)
    return reviewer(asked.leaning.department if asked else "")


def _department(case: Case, licence: str) -> str:
    return case.state.parts[licence].part.department


def _names(case: Case, licence: str) -> tuple[str, ...]:
    return tuple(person.name for person in inspectors(_department(case, licence))[:2])


def _person(case: Case) -> str:
    return str(case.application.answers.shared["legal_person_name"])


def _service(case: Case) -> Service:
    return Service(_person(case), place="经营场所")


def _broken(case: Case, licence: str) -> tuple[BrokenPoint, ...]:
    terms = case.state.parts[licence].part.terms
    point = terms.parties[0].text[0] if terms and terms.parties else "符合许可条件"
    return (BrokenPoint(point, "现场与承诺不符，已拍照", "应当与承诺一致", "告知承诺书"),)


def _late(case: Case, _: str) -> Sent | None:
    papers = late_papers(case)
    return papers if papers.materials else None


def _planned(case: Case, licence: str) -> Sent:
    """Plan the look a few days ahead: over a weekend too it is still to come when it is told."""
    day = day_of(case.actions[-1]) + timedelta(days=DAYS_AHEAD)
    people = inspectors(_department(case, licence))[:2]
    return PlanAfterCheck(day, people, "实地核查", ("承诺书", "许可证"))


def _answered(case: Case, _: str) -> Sent | None:
    asked = next((item for item in case.state.questions if item.answer is None), None)
    if asked is None:
        return None
    text = "经核查，本许可的条件未受影响"
    return AnswerQuestion(asked.leaning.permit, LeaningAnswer.STANDS, text)


def _recorded(case: Case, licence: str) -> Sent:
    document = newest(case, "revocation_decision")
    about = case.state.parts[licence].part.name
    facts = f"{about}以告知承诺方式取得，经复查仍不符合承诺"
    return RecordCredit(CreditKind.PROMISE_BROKEN, document, facts, str(CREDIT_SOURCE))


def _published(case: Case, _: str) -> Sent:
    return Publish(newest(case, "revocation_decision"), "政务服务网")


def _record(case: Case) -> str:
    return next(iter(case.state.credit))


def _penalty(case: Case) -> Penalty:
    day = local_day(case.actions[-1].at)
    return Penalty(
        "（测试）城市监罚〔2026〕7号", "市场监督管理局（测试）", day, "（测试）第一百二十四条"
    )


def _reinstated(case: Case, _: str) -> Sent:
    day = local_day(case.actions[-1].at)
    by = ReinstatedBy.RECONSIDERATION
    return Reinstate(by, "（测试）政复决〔2026〕3号", "本级人民政府（测试）", day)


_BAD = RevokeGround.NOT_ELIGIBLE
Row = tuple[int, ActionType, Callable[[Case, str], Sent | None], Callable[[Case, str], Actor]]
TURNS: Mapping[str, Row] = {
    "late": (1, ActionType.BRING_LATE, _late, _clerk),
    "handed": (0, ActionType.HAND_OVER, lambda _, __: HandOver(), _clerk),
    "taken": (
        0, ActionType.ACKNOWLEDGE_HANDOVER,
        lambda case, licence: AcknowledgeHandover(_names(case, licence)[0]), _inspector,
    ),
    "planned": (0, ActionType.PLAN_AFTER_CHECK, _planned, _inspector),
    "kept": (
        DAYS_AHEAD, ActionType.RECORD_AFTER_CHECK,
        lambda case, licence: RecordAfterCheck(_names(case, licence)), _inspector,
    ),
    "broken": (
        DAYS_AHEAD, ActionType.RECORD_AFTER_CHECK,
        lambda case, licence: RecordAfterCheck(_names(case, licence), _broken(case, licence)),
        _inspector,
    ),
    "ordered": (
        0, ActionType.ORDER_AFTER_RECTIFICATION,
        lambda case, _: OrderAfterRectification(_service(case)), _inspector,
    ),
    "mended": (
        1, ActionType.RECORD_AFTER_RECHECK,
        lambda case, licence: RecordAfterRecheck(_names(case, licence)), _inspector,
    ),
    "still": (
        1, ActionType.RECORD_AFTER_RECHECK,
        lambda case, licence: RecordAfterRecheck(_names(case, licence), _broken(case, licence)),
        _inspector,
    ),
    "intent": (
        0, ActionType.TELL_INTENT,
        lambda case, _: TellIntent(_BAD, "复查仍不符合承诺的条件", _service(case)), _decider,
    ),
    "spoken": (
        1, ActionType.RECORD_STATEMENT,
        lambda case, _: RecordStatement(_person(case), "正在整改", "事实清楚，不予采纳"), _decider,
    ),
    "revoked": (
        0, ActionType.REVOKE, lambda _, __: Revoke(_BAD, "复查仍不符合承诺的条件"), _decider,
    ),
    "answered": (0, ActionType.ANSWER_QUESTION, _answered, _asked),
    "served": (
        0, ActionType.SERVE,
        lambda case, _: Serve(newest(case, "revocation_decision"), _service(case)), _clerk,
    ),
    "recorded": (0, ActionType.RECORD_CREDIT, _recorded, _decider),
    "published": (0, ActionType.PUBLISH, _published, _clerk),
    "objected": (
        0, ActionType.OBJECT_CREDIT,
        lambda case, _: ObjectCredit(_record(case), _person(case), "情节轻微"), _clerk,
    ),
    "settled": (
        0, ActionType.SETTLE_OBJECTION,
        lambda case, _: SettleObjection(_record(case), upheld=False, reason="事实清楚"),
        _supervisor,
    ),
    "repaired": (
        0, ActionType.REPAIR_CREDIT,
        lambda case, _: RepairCredit(_record(case), "整改验收单", SUPERVISOR.name), _supervisor,
    ),
    "reinstated": (1, ActionType.REINSTATE, _reinstated, _decider),
    "reissued": (
        1, ActionType.REISSUE,
        lambda case, _: Reissue(LossReason.LOST, _person(case), "报纸遗失声明（测试）"), _clerk,
    ),
    "misprint": (
        1, ActionType.CORRECT_MISPRINT,
        lambda case, _: CorrectMisprint(
            Misprint.LEGAL_PERSON, f"{_person(case)}（更正）", "准予决定书"
        ),
        _clerk,
    ),
    "suspended": (1, ActionType.SUSPEND, lambda case, _: Suspend(_penalty(case)), _decider),
    "resumed": (
        1, ActionType.RESUME, lambda _, __: Resume("（测试）解除暂扣决定书", "已经改正"), _decider,
    ),
    "recalled": (
        1, ActionType.RECALL,
        lambda _, __: Recall(
            RecallGround.CIRCUMSTANCES_CHANGED, "规划道路经过经营场所", str(ARTICLE_8),
            "按评估价给予补偿",
        ),
        _decider,
    ),
    "rescinded": (1, ActionType.RESCIND, lambda case, _: Rescind(_penalty(case)), _decider),
    "cancelled": (
        1, ActionType.CANCEL,
        lambda _, __: Cancel(
            CancelGround.TERMINATED, "企业已经办理注销登记", "《行政许可法》第七十条第三项",
            ("正本", "副本"), "政务服务网",
        ),
        _decider,
    ),
}  # fmt: skip
"""Name to working days, act, what is said, and by whom."""
