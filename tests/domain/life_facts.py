"""What is said with each act on a promise and on a permit's life, for a case as it stands."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from permitdesk.domain.answer import Answers
from permitdesk.domain.application import Application, Route
from permitdesk.domain.case import Case
from permitdesk.domain.commitment import LetterParty, Nature, Publication
from permitdesk.domain.credit import (
    CreditKind,
    ObjectCredit,
    RecordCredit,
    RepairCredit,
    SettleObjection,
)
from permitdesk.domain.facts import Amend, Facts, Part, SwitchRoute
from permitdesk.domain.follow_up import (
    AcknowledgeHandover,
    AnswerQuestion,
    BrokenPoint,
    HandOver,
    KeepPermit,
    Leaning,
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
from permitdesk.domain.holding import Moves
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import (
    AwaitRenewal,
    Cancel,
    CancelGround,
    CarryOn,
    CorrectMisprint,
    Lapse,
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
    StopAwaiting,
    Suspend,
)
from permitdesk.domain.permit_guards import final_documents, is_about
from permitdesk.domain.promise import (
    LatePaper,
    LetterSignature,
    PromiseTerms,
    SignCommitment,
    TellCommitment,
)
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import Inspector
from permitdesk.domain.state import ActionType
from permitdesk.domain.timing import Limit, Start, Unit

TODAY = date(2026, 3, 2)
SERVICE = Service("王某", day=TODAY, server="王敏")
LATE = LatePaper("fire_check.03", "消防设施检测报告")
"""The one paper that may come after the decision."""


def span(days: int, unit: Unit = Unit.WORKING_DAY) -> Limit:
    return Limit(days, unit, Start.PREVIOUS_STEP, "《测试法》第九条")


TERMS = PromiseTerms(
    flow="test_commit",
    name="测试告知承诺",
    nature=Nature.ROUTE,
    on_the_spot=True,
    after_check=span(20),
    after_check_by="监管部门",
    rectify=span(10),
    tell_within=span(3),
    recheck_within=span(3),
    later=(LATE,),
    parties=(LetterParty("申请人", ("符合条件", "接受核查"), 3, 1),),
    publications=(Publication("revocation", "《测试法》第十条"),),
    regulator="城区市场监督管理局",
)
REQUIRED = replace(TERMS, nature=Nature.REQUIRED, on_the_spot=False, later=())
"""A promise that is simply a paper of the ordinary procedure (drainage, entertainment)."""
INSPECTORS = (
    Inspector("钱查", "market_supervision", "晋E4"),
    Inspector("周查", "market_supervision", "晋E5"),
)
NAMES = tuple(person.name for person in INSPECTORS)
BROKEN = BrokenPoint("符合条件", "疏散通道堵塞", "疏散通道应当畅通", "《测试法》第十一条")
PENALTY = Penalty("城市监罚〔2026〕7号", "城区市场监督管理局", TODAY, "《测试法》第十二条")
LEANING = Leaning("证-fire_check", "fire_check", "fire_check", "approval_bureau", "JC-1")
"""A permit that wants the one that ended."""


def on_promise(part: Part, terms: PromiseTerms = TERMS) -> Part:
    return replace(part, route=Route.COMMITMENT, terms=terms, public_safety=True)


def facts_of(case: Case, type_: ActionType, licence: str) -> Facts | None:
    """Return good facts for an act after the decision, or on a promise; None for others."""
    made = _MAKING.get(type_)
    return made(case, licence) if made else PLAIN.get(type_)


PLAIN: Mapping[ActionType, Facts] = {
    ActionType.TELL_COMMITMENT: TellCommitment("测试-1"),
    ActionType.SIGN_COMMITMENT: SignCommitment(
        (LetterSignature("申请人", "王某", paper_copies=3, pdf_copies=1),), (1, 2), officer="王敏"
    ),
    ActionType.HAND_OVER: HandOver(TERMS.regulator),
    ActionType.ACKNOWLEDGE_HANDOVER: AcknowledgeHandover("郑接", TODAY),
    ActionType.PLAN_AFTER_CHECK: PlanAfterCheck(TODAY, INSPECTORS, "实地"),
    ActionType.RECORD_AFTER_CHECK: RecordAfterCheck(NAMES, (BROKEN,), day=TODAY),
    ActionType.ORDER_AFTER_RECTIFICATION: OrderAfterRectification(SERVICE, 10),
    ActionType.RECORD_AFTER_RECHECK: RecordAfterRecheck(NAMES, (BROKEN,), day=TODAY),
    ActionType.TELL_INTENT: TellIntent(RevokeGround.DECEIT, "承诺不实", SERVICE, "第六十九条", 5),
    ActionType.RECORD_STATEMENT: RecordStatement("王某", "已整改", "不予采纳，事实未变", TODAY),
    ActionType.KEEP_PERMIT: KeepPermit("已经整改"),
    ActionType.ANSWER_QUESTION: AnswerQuestion(
        LEANING.permit, LeaningAnswer.STANDS, "不受影响", LEANING.department
    ),
    ActionType.AWAIT_RENEWAL: AwaitRenewal("JC-2"),
    ActionType.STOP_AWAITING: StopAwaiting("JC-2"),
}


def _switch(case: Case, licence: str) -> Facts:
    if licence not in case.state.parts:
        return SwitchRoute(Route.COMMITMENT)
    part = case.state.parts[licence].part
    to = Route.ORDINARY if part.by_promise else Route.COMMITMENT
    terms = None if part.by_promise else TERMS
    switched = replace(part, route=to, terms=terms, offers_promise=True)
    return SwitchRoute(to, "申请人改选", case.application, switched)


def _bring(case: Case, _: str) -> Facts:
    if not case.actions:
        return Amend(Application((), Answers({})), ())
    there = (*case.application.materials, HandedIn(LATE.material))
    return Amend(replace(case.application, materials=there), (LATE.material,))


def _moves(case: Case, licence: str, state: PermitState, version: int = 0) -> Moves:
    permit = case.state.permit_of(licence)
    if permit is None:
        return Moves()
    new = replace(permit, state=state, version=permit.version + version)
    return Moves(case.number, TODAY, (new,))


def _revoke(case: Case, licence: str) -> Facts:
    part = case.state.parts.get(licence)
    told = part.follow_up.intent if part else None
    ground = told.ground if told else RevokeGround.DECEIT
    moves = _moves(case, licence, PermitState.REVOKED)
    return Revoke(ground, "承诺不实", moves=moves, leaning=_leaning(case, licence))


def _leaning(case: Case, licence: str) -> tuple[Leaning, ...]:
    other = case.state.permit_of(LEANING.licence)
    leans = licence != LEANING.licence and other is not None
    return (LEANING,) if leans and other and other.state is PermitState.LIVE else ()


def _recall(case: Case, licence: str) -> Facts:
    moves = _moves(case, licence, PermitState.RECALLED)
    ground = RecallGround.CIRCUMSTANCES_CHANGED
    return Recall(ground, "规划道路穿过", "《测试法》", "依法补偿", moves)


def _again(case: Case, licence: str) -> Moves:
    return _moves(case, licence, PermitState.LIVE, version=1)


def _reissue(case: Case, licence: str) -> Facts:
    moves = _again(case, licence) if licence else _composite_anew(case)
    return Reissue(LossReason.LOST, "王某", "报纸声明", moves)


def _composite_anew(case: Case) -> Moves:
    composite = case.state.issued.composite if case.state.issued else None
    if composite is None:
        return Moves()
    return Moves(case.number, TODAY, (), replace(composite, version=composite.version + 1))


def _misprint(case: Case, licence: str) -> Facts:
    return CorrectMisprint(
        Misprint.SCOPE, "热食类制售", "准予决定书", "热食", _again(case, licence)
    )


def _carry_on(case: Case, licence: str) -> Facts:
    permit: SinglePermit | None = case.state.permit_of(licence) if licence else None
    return CarryOn("JC-2", permit.number if permit else "综-1", 2)


def _publish(case: Case, _: str) -> Facts:
    left = [
        number
        for number, taken in case.state.numbers.items()
        if not taken.spoiled and number not in case.state.published
    ]
    return Publish(left[-1] if left else "没有的编号", "政务服务网")


def _record_credit(case: Case, licence: str) -> Facts:
    about = (it for it in final_documents(case.state) if is_about(case.state, it, licence))
    documents = tuple(about) or ("没有的编号",)
    made = {(item.facts.document, item.facts.kind) for item in case.state.credit.values()}
    kinds = (CreditKind.PROMISE_BROKEN, CreditKind.FALSE_PROMISE, CreditKind.BAD_CONDUCT)
    left = [(it, kind) for it in documents for kind in kinds if (it, kind) not in made]
    document, kind = left[0] if left else (documents[0], kinds[0])
    return RecordCredit(kind, document, "承诺不实，许可被撤销", "国办发〔2020〕42号")


def _open_record(case: Case, *, objected: bool) -> str:
    for number, record in case.state.credit.items():
        under = record.objection is not None and record.settled is None
        if record.open_until is None and under == objected:
            return number
    return next(iter(case.state.credit), "没有的编号")


_MAKING: Mapping[ActionType, Callable[[Case, str], Facts]] = {
    ActionType.SWITCH_ROUTE: _switch,
    ActionType.BRING_LATE: _bring,
    ActionType.REVOKE: _revoke,
    ActionType.RECALL: _recall,
    ActionType.RESCIND: lambda case, licence: Rescind(
        PENALTY, _moves(case, licence, PermitState.RESCINDED)
    ),
    ActionType.SUSPEND: lambda case, licence: Suspend(
        PENALTY, moves=_moves(case, licence, PermitState.SUSPENDED)
    ),
    ActionType.RESUME: lambda case, licence: Resume(
        "城市监函〔2026〕8号", "期满", _moves(case, licence, PermitState.LIVE)
    ),
    ActionType.CANCEL: lambda case, licence: Cancel(
        CancelGround.TERMINATED, "企业终止", "第七十条第三项",
        moves=_moves(case, licence, PermitState.CANCELLED),
    ),
    ActionType.LAPSE: lambda case, licence: Lapse(_moves(case, licence, PermitState.LAPSED)),
    ActionType.REINSTATE: lambda case, licence: Reinstate(
        ReinstatedBy.RECONSIDERATION, "城政复决〔2026〕1号", "城区人民政府", TODAY,
        _again(case, licence),
    ),
    ActionType.REISSUE: _reissue,
    ActionType.CORRECT_MISPRINT: _misprint,
    ActionType.CARRY_ON: _carry_on,
    ActionType.PUBLISH: _publish,
    ActionType.RECORD_CREDIT: _record_credit,
    ActionType.OBJECT_CREDIT: lambda case, _: ObjectCredit(
        _open_record(case, objected=False), "王某", "并未违反承诺"
    ),
    ActionType.SETTLE_OBJECTION: lambda case, _: SettleObjection(
        _open_record(case, objected=True), upheld=False, reason="事实清楚"
    ),
    ActionType.REPAIR_CREDIT: lambda case, _: RepairCredit(
        next((n for n, r in case.state.credit.items() if r.open_until is None), "无"),
        "整改验收单", "梁督",
    ),
}  # fmt: skip
