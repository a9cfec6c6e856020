"""A restaurant whose fire check is granted on a promise, brought step by step to each paper."""

from dataclasses import replace
from datetime import date, timedelta

from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.domain.application import ApplicationFile, Route
from permitdesk.domain.case import Case
from permitdesk.domain.commitment import flow_of
from permitdesk.domain.credit import (
    CreditKind,
    ObjectCredit,
    RecordCredit,
    RepairCredit,
    SettleObjection,
)
from permitdesk.domain.facts import Actor, Grant, LookThrough, Remark, Role, Sent, SwitchRoute
from permitdesk.domain.follow_up import (
    AnswerQuestion,
    BrokenPoint,
    HandOver,
    KeepPermit,
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
from permitdesk.domain.permit_acts import Recall, RecallGround, Revoke
from permitdesk.domain.promise import LetterSignature, SignCommitment, TellCommitment
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import Inspector
from permitdesk.domain.special import Serve
from permitdesk.domain.state import ActionType
from tests.desk.hall import FOOD, Hall, real_catalog, restaurant

FIRE, FILM = "fire_check", "film_projection"
LOOKING = (
    Inspector("孙勘", "fire_rescue", "晋消E001"),
    Inspector("李勘", "fire_rescue", "晋消E002"),
)
SUPERVISOR = Actor("周晓光", Role.SUPERVISOR, "督查室")
INSPECTOR = Actor("孙勘", Role.INSPECTOR, "fire_rescue")
BY_HAND = Service("李建国", place="经营场所")
EXIT = BrokenPoint(
    "消防设施完好有效、疏散通道畅通、装修材料合格", "二层疏散通道堆放桌椅，宽度不足0.9米",
    "保持疏散通道、安全出口畅通", "《消防法》第二十八条",
)  # fmt: skip


def reviewer(case: Case, licence: str) -> Actor:
    return Actor("赵强", Role.REVIEWER, case.state.parts[licence].part.decider)


def days_later(hall: Hall, days: int) -> None:
    hall.moment += timedelta(days=days)


def on_promise(file: ApplicationFile, licence: str = FIRE) -> ApplicationFile:
    """Take the promise for a licence, without the papers it spares or that may come later."""
    catalog = real_catalog()
    flow = flow_of(catalog.flows, catalog.licence(licence))
    assert flow is not None
    asked = tuple(it for it in file.materials if it.key not in (*flow.waives, *flow.later))
    return replace(file, routes={**file.routes, licence: Route.COMMITMENT}, materials=asked)


def promised(licence: str, seed: int = 4) -> ApplicationFile:
    """Hand in papers for one licence that belongs to no industry, on a promise."""
    file = sample_for_licences(real_catalog(), (licence,), seed, date(2026, 3, 2))
    own = file.own.get(licence, {})
    if "dr_scope" in {**file.answers, **own}:  # the promise is for these medicines alone
        scope = {"dr_scope": ["乙类非处方药"]}
        own, file = {**own, **scope}, replace(file, answers={**file.answers, **scope})
    return on_promise(replace(file, own={**file.own, licence: own}), licence)


def told(hall: Hall, file: ApplicationFile | None = None, licence: str = FIRE) -> Case:
    case = hall.received(file or on_promise(restaurant()))
    hall.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))
    return hall.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), licence)


def signed(hall: Hall, file: ApplicationFile | None = None, licence: str = FIRE) -> Case:
    return sign(hall, told(hall, file, licence), licence)


def sign(hall: Hall, case: Case, licence: str = FIRE) -> Case:
    """Let every party sign and tick all it promises."""
    terms = case.state.parts[licence].part.terms
    assert terms is not None
    signer = str(case.application.answers.shared.get("legal_person_name", "王某"))
    count = sum(len(party.text) for party in terms.parties)
    sent = SignCommitment(
        tuple(LetterSignature(party.party, signer) for party in terms.parties),
        tuple(range(1, count + 1)),
        tuple(item.id for item in hall.catalog.flows[terms.flow].exclusions if item.declared),
    )
    return hall.do(case, ActionType.SIGN_COMMITMENT, sent, licence)


def granted(hall: Hall) -> Case:
    case = signed(hall)
    hall.do(case, ActionType.ACCEPT, Remark())
    return hall.do(case, ActionType.GRANT, Grant(), FIRE, reviewer(case, FIRE))


def issued(hall: Hall) -> Case:
    """Grant the food permit too, so that there is a composite."""
    case = hall.decided(Grant(), FOOD, granted(hall))
    return hall.do(case, ActionType.ISSUE, Remark())


def looking(hall: Hall, case: Case, type_: ActionType, sent: Sent) -> Case:
    return hall.do(case, type_, sent, FIRE, INSPECTOR)


def planned(hall: Hall) -> Case:
    case = issued(hall)
    case = hall.do(case, ActionType.HAND_OVER, HandOver(), FIRE)
    day = hall.desk.today()
    plan = PlanAfterCheck(day, LOOKING, "实地核查", ("消防设施检测报告", "值班记录"))
    return looking(hall, case, ActionType.PLAN_AFTER_CHECK, plan)


def found_broken(hall: Hall) -> Case:
    record = RecordAfterCheck(("孙勘", "李勘"), (EXIT,), "店长张某", "现场拍照三张")
    return looking(hall, planned(hall), ActionType.RECORD_AFTER_CHECK, record)


def ordered(hall: Hall) -> Case:
    order = OrderAfterRectification(BY_HAND, measures="二层停止营业")
    return looking(hall, found_broken(hall), ActionType.ORDER_AFTER_RECTIFICATION, order)


def rechecked(hall: Hall) -> Case:
    case = ordered(hall)
    days_later(hall, 14)
    recheck = RecordAfterRecheck(("孙勘", "李勘"), (EXIT,), "店长张某")
    return looking(hall, case, ActionType.RECORD_AFTER_RECHECK, recheck)


def deciding(hall: Hall, case: Case, type_: ActionType, sent: Sent) -> Case:
    return hall.do(case, type_, sent, FIRE, reviewer(case, FIRE))


def intended(hall: Hall, ground: RevokeGround = RevokeGround.NOT_ELIGIBLE) -> Case:
    intent = TellIntent(ground, "复查时二层疏散通道仍堆放桌椅", BY_HAND, "《消防法》第十五条")
    return deciding(hall, rechecked(hall), ActionType.TELL_INTENT, intent)


def stated(hall: Hall, ground: RevokeGround = RevokeGround.NOT_ELIGIBLE) -> Case:
    case = intended(hall, ground)
    days_later(hall, 2)
    statement = RecordStatement("李建国", "已联系施工队，请再给一周", "整改期限已满，不予采纳")
    return deciding(hall, case, ActionType.RECORD_STATEMENT, statement)


def kept(hall: Hall) -> Case:
    keep = KeepPermit("承担隔离点供餐，撤销将影响公共利益", public_harm=True)
    return deciding(hall, stated(hall), ActionType.KEEP_PERMIT, keep)


def revoked(hall: Hall, ground: RevokeGround = RevokeGround.NOT_ELIGIBLE) -> Case:
    case = stated(hall, ground)
    days_later(hall, 9)
    revoke = Revoke(ground, "复查时二层疏散通道仍堆放桌椅", "《消防法》第十五条")
    return deciding(hall, case, ActionType.REVOKE, revoke)


def recorded(hall: Hall) -> Case:
    """Serve the revocation, record it, hear an objection, settle and repair it, publish it."""
    case = revoked(hall)
    number = decision(case, "revocation_decision")
    case = hall.do(case, ActionType.SERVE, Serve(number, BY_HAND))
    record = RecordCredit(
        CreditKind.PROMISE_BROKEN,
        number,
        "整改后复查仍不符合承诺",
        "国办发〔2020〕42号",
        until=date(2029, 4, 30),
    )
    case = deciding(hall, case, ActionType.RECORD_CREDIT, record)
    made = next(iter(case.state.credit))
    case = hall.do(case, ActionType.OBJECT_CREDIT, ObjectCredit(made, "李建国", "桌椅是房东的"))
    settle = SettleObjection(made, upheld=False, reason="通道由你单位使用管理")
    case = hall.do(case, ActionType.SETTLE_OBJECTION, settle, "", SUPERVISOR)
    publish = Publish(number, "区政府门户网站", date(2027, 4, 30), ("李建国",))
    case = hall.do(case, ActionType.PUBLISH, publish)
    repair = RepairCredit(made, "通道已清空，消防救援机构出具整改意见", "局长陈立")
    return hall.do(case, ActionType.REPAIR_CREDIT, repair, "", SUPERVISOR)


def decision(case: Case, series: str) -> str:
    return next(number for number, one in case.state.numbers.items() if one.series == series)


def switched(hall: Hall) -> Case:
    """Put the letter before the applicant, who then takes the ordinary route after all."""
    switch = SwitchRoute(Route.ORDINARY, "材料已经备齐")
    return hall.do(told(hall), ActionType.SWITCH_ROUTE, switch, FIRE)


def asked(hall: Hall) -> Case:
    """Recall a fire check that the projection of films leans on."""
    file = sample_for_licences(hall.catalog, (FIRE, FILM), 4, date(2026, 3, 2))
    case = hall.accepted(hall.received(file))
    for licence in (FIRE, FILM):
        case = hall.decided(Grant(), licence, case)
    case = hall.do(case, ActionType.ISSUE, Remark())
    recall = Recall(
        RecallGround.CIRCUMSTANCES_CHANGED, "场所已拆除", "《消防法》第十五条", "已协议补偿"
    )
    return deciding(hall, case, ActionType.RECALL, recall)


def answered(hall: Hall) -> Case:
    case = asked(hall)
    leaning = case.state.questions[0].leaning
    answer = AnswerQuestion(leaning.permit, LeaningAnswer.STANDS, "放映场所另有消防检查意见书")
    actor = Actor("周影", Role.REVIEWER, leaning.department)
    return hall.do(case, ActionType.ANSWER_QUESTION, answer, "", actor)


PROMISED_WAYS = (recorded, kept, switched, answered)
"""Together they meet every document of a promise and of what follows it."""
