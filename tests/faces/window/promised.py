"""A restaurant whose fire check goes by promise (告知承诺), as far as somebody wants it."""

from dataclasses import replace
from datetime import timedelta

from permitdesk.desk.promising import declared_for
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.application import Route
from permitdesk.domain.case import Case
from permitdesk.domain.commitment import flow_of
from permitdesk.domain.credit import CreditKind, ObjectCredit, RecordCredit
from permitdesk.domain.facts import Actor, Deliver, Grant, Remark, Role
from permitdesk.domain.follow_up import (
    BrokenPoint,
    HandOver,
    OrderAfterRectification,
    RecordAfterCheck,
    RecordAfterRecheck,
    RecordStatement,
    RevokeGround,
    TellIntent,
)
from permitdesk.domain.permit_acts import Penalty, Recall, RecallGround, Revoke, Suspend
from permitdesk.domain.permit_guards import final_documents
from permitdesk.domain.promise import LetterSignature, SignCommitment, TellCommitment
from permitdesk.domain.service import Service
from permitdesk.domain.special import Serve
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.promise_words import points_of
from tests.desk.hall import FOOD, Hall, restaurant

FIRE, FILMS = "fire_check", "film_projection"
LOOKING = ("郭某", "秦某")
SERVICE = Service("陈某")


def on_promise(hall: Hall) -> Case:
    return hall.received(replace(restaurant(), routes={FIRE: Route.COMMITMENT}))


def told(hall: Hall) -> Case:
    return hall.do(on_promise(hall), ActionType.TELL_COMMITMENT, TellCommitment(), FIRE)


def signature(hall: Hall, case: Case) -> SignCommitment:
    terms = case.state.parts[FIRE].part.terms
    assert terms is not None
    person = str(case.application.answers.shared["legal_person_name"])
    flow = flow_of(hall.catalog.flows, hall.catalog.licence(FIRE))
    assert flow is not None
    return SignCommitment(
        tuple(LetterSignature(party.party, person) for party in terms.parties),
        tuple(range(1, len(points_of(terms)) + 1)),
        tuple(item.id for item in declared_for(flow)),
    )


def signed(hall: Hall) -> Case:
    case = told(hall)
    return hall.do(case, ActionType.SIGN_COMMITMENT, signature(hall, case), FIRE)


def decider(case: Case, licence: str = FIRE) -> Actor:
    return Actor("赵强", Role.REVIEWER, case.state.parts[licence].part.decider)


def inspector(case: Case) -> Actor:
    return Actor(LOOKING[0], Role.INSPECTOR, case.state.parts[FIRE].part.department)


def granted(hall: Hall) -> Case:
    """Two licences have their permits, so that there is a composite."""
    case = hall.accepted(signed(hall))
    case = hall.do(case, ActionType.GRANT, Grant(), FIRE, decider(case))
    case = hall.decided(Grant(), FOOD, case)
    return hall.do(case, ActionType.ISSUE, Remark())


def broken_point(case: Case) -> BrokenPoint:
    terms = case.state.parts[FIRE].part.terms
    assert terms is not None
    return BrokenPoint(
        points_of(terms)[0][1], "二层疏散通道堆放酒水，净宽不足0.8米",
        "疏散通道、安全出口保持畅通。", "《消防法》第二十八条",
    )  # fmt: skip


def broken(hall: Hall) -> Case:
    case = granted(hall)
    record = RecordAfterCheck(LOOKING, (broken_point(case),), "陈某")
    return hall.do(case, ActionType.RECORD_AFTER_CHECK, record, FIRE, inspector(case))


def ordered(hall: Hall) -> Case:
    case = broken(hall)
    order = OrderAfterRectification(SERVICE)
    return hall.do(case, ActionType.ORDER_AFTER_RECTIFICATION, order, FIRE, inspector(case))


def still_broken(hall: Hall) -> Case:
    case = ordered(hall)
    hall.moment += timedelta(days=21)
    look = RecordAfterRecheck(LOOKING, (broken_point(case),), "陈某")
    return hall.do(case, ActionType.RECORD_AFTER_RECHECK, look, FIRE, inspector(case))


def intended(hall: Hall) -> Case:
    case = still_broken(hall)
    intent = TellIntent(RevokeGround.NOT_ELIGIBLE, "整改后疏散通道仍不畅通。", SERVICE)
    return hall.do(case, ActionType.TELL_INTENT, intent, FIRE, decider(case))


def heard(hall: Hall) -> Case:
    case = intended(hall)
    said = RecordStatement("陈某", "已经清理，请求再看一次。", "复查仍不符合，不予采纳。")
    return hall.do(case, ActionType.RECORD_STATEMENT, said, FIRE, decider(case))


def delivered(hall: Hall, case: Case) -> Case:
    return hall.do(case, ActionType.DELIVER, Deliver("陈某"))


def handed_over(hall: Hall) -> Case:
    return hall.do(granted(hall), ActionType.HAND_OVER, HandOver(), FIRE)


def revoked(hall: Hall) -> Case:
    """Revoked for a broken promise, and the decision served."""
    case = heard(hall)
    revoke = Revoke(RevokeGround.NOT_ELIGIBLE, "整改后疏散通道仍不畅通。")
    case = hall.do(case, ActionType.REVOKE, revoke, FIRE, decider(case))
    number = case.actions[-1].numbers["revocation_decision"]
    return hall.do(case, ActionType.SERVE, Serve(number, SERVICE))


def suspended(hall: Hall) -> Case:
    case = granted(hall)
    penalty = Penalty("晋消罚〔2026〕3号", "消防救援大队", hall.desk.today(), "《消防法》第六十条")
    return hall.do(case, ActionType.SUSPEND, Suspend(penalty), FIRE, decider(case))


def recorded(hall: Hall) -> Case:
    case = revoked(hall)
    served = next(iter(final_documents(case.state)))
    record = RecordCredit(CreditKind.PROMISE_BROKEN, served, "违反承诺", "国办发〔2020〕42号")
    return hall.do(case, ActionType.RECORD_CREDIT, record, FIRE, decider(case))


def objected(hall: Hall) -> Case:
    case = recorded(hall)
    objection = ObjectCredit(next(iter(case.state.credit)), "陈某", "已经整改完毕。")
    return hall.do(case, ActionType.OBJECT_CREDIT, objection)


def supervisor(_: Case) -> Actor:
    return Actor("李主任", Role.SUPERVISOR, "督办台")


def asked(hall: Hall) -> Case:
    """A cinema whose fire check was recalled: whoever licenses the films is asked."""
    file = sample_application(hall.catalog, "cinema", 7, hall.desk.today())
    case = hall.received(replace(file, routes={FIRE: Route.COMMITMENT}))
    case = hall.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), FIRE)
    case = hall.accepted(hall.do(case, ActionType.SIGN_COMMITMENT, signature(hall, case), FIRE))
    case = hall.do(case, ActionType.GRANT, Grant(), FIRE, decider(case))
    case = hall.decided(Grant(), FILMS, case)
    case = hall.do(case, ActionType.ISSUE, Remark())
    recall = Recall(
        RecallGround.CIRCUMSTANCES_CHANGED, "周边规划调整。", "《行政许可法》第八条", "依法补偿。"
    )
    return hall.do(case, ActionType.RECALL, recall, FIRE, decider(case))


def answering(case: Case) -> Actor:
    leaning = case.state.questions[0].leaning
    return Actor("孙某", Role.REVIEWER, leaning.department)


def owing(hall: Hall) -> Case:
    """Granted while papers that may come later are still to come."""
    flow = flow_of(hall.catalog.flows, hall.catalog.licence(FIRE))
    assert flow is not None
    file = restaurant()
    brought = tuple(item for item in file.materials if item.key not in flow.later)
    file = replace(file, routes={FIRE: Route.COMMITMENT}, materials=brought)
    case = hall.do(hall.received(file), ActionType.TELL_COMMITMENT, TellCommitment(), FIRE)
    case = hall.accepted(hall.do(case, ActionType.SIGN_COMMITMENT, signature(hall, case), FIRE))
    return hall.do(case, ActionType.GRANT, Grant(), FIRE, decider(case))
