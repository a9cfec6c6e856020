"""Cases on a promise, brought step by step through the desk with the real definitions."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.domain.application import ApplicationFile, Route
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import CommitmentFlow, SwitchedOn, flow_of
from permitdesk.domain.credit import CreditKind, CreditState, Gate, RecordCredit
from permitdesk.domain.facts import (
    Actor,
    Archive,
    Deliver,
    Grant,
    LookThrough,
    Opinion,
    Print,
    Remark,
    Review,
    Role,
)
from permitdesk.domain.follow_up import (
    BrokenPoint,
    OrderAfterRectification,
    RecordAfterCheck,
    RecordAfterRecheck,
    RecordStatement,
    RevokeGround,
    TellIntent,
)
from permitdesk.domain.permit_acts import Revoke
from permitdesk.domain.promise import LetterSignature, SignCommitment, TellCommitment
from permitdesk.domain.service import Service
from permitdesk.domain.special import Serve
from permitdesk.domain.standing import Standing
from permitdesk.domain.state import ActionType
from tests.desk.hall import Hall, real_catalog

HEALTH, FIRE, HR = "public_place_health", "fire_check", "hr_service"
SUPERVISOR = Actor("周晓光", Role.SUPERVISOR, "督查室")
NAMES = ("孙核查", "李核查")
"""Who looks afterwards; neither accepted nor decided."""
BY_HAND = Service("李建国", place="经营场所")
BROKEN = BrokenPoint("疏散通道畅通", "通道堆物", "应当畅通", "《消防法》第二十八条")


def local(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """Return a moment on the hall's own clock (UTC+8)."""
    return datetime(year, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=8)


def on_promise(licence: str = HEALTH, seed: int = 7, **answers: object) -> ApplicationFile:
    """Apply for one licence on a promise, without what the promise stands in for or may come later."""
    catalog = real_catalog()
    file = sample_for_licences(catalog, (licence,), seed, date(2026, 3, 2))
    flow = flow_of(catalog.flows, catalog.licence(licence))
    assert flow is not None
    not_now = (*flow.waives, *flow.later)
    return replace(
        file,
        routes={licence: Route.COMMITMENT},
        answers={**file.answers, **answers},
        materials=tuple(item for item in file.materials if item.key not in not_now),
    )


def switched_on(licence: str) -> Catalog:
    """Return the definitions with a promise the office lists itself."""
    catalog = real_catalog()
    flow = flow_of(catalog.flows, catalog.licence(licence))
    assert flow is not None
    listing = SwitchedOn("城区告知承诺事项清单（2026年版）", date(2026, 1, 5))
    flows: Mapping[str, CommitmentFlow] = {
        **catalog.flows,
        flow.code: replace(flow, switched_on=listing),
    }
    return replace(catalog, flows=flows)


def the(case: Case) -> str:
    """Return the one licence of a case."""
    return next(iter(case.state.parts))


def reviewer(case: Case, name: str = "赵强") -> Actor:
    return Actor(name, Role.REVIEWER, case.state.parts[the(case)].part.decider)


def inspector(case: Case) -> Actor:
    return Actor(NAMES[0], Role.INSPECTOR, case.state.parts[the(case)].part.department)


def days_later(hall: Hall, days: int) -> None:
    hall.moment += timedelta(days=days)


def signature(hall: Hall, case: Case) -> SignCommitment:
    """Sign for every party, tick every point, declare all that is asked."""
    terms = case.state.parts[the(case)].part.terms
    assert terms is not None
    signer = str(case.application.answers.shared["legal_person_name"])
    catalog = hall.catalog
    flow = flow_of(catalog.flows, catalog.licence(the(case)))
    assert flow is not None
    return SignCommitment(
        tuple(LetterSignature(party.party, signer) for party in terms.parties),
        tuple(range(1, sum(len(party.text) for party in terms.parties) + 1)),
        tuple(item.id for item in flow.exclusions if item.declared),
    )


def signed(hall: Hall, file: ApplicationFile | None = None) -> Case:
    case = hall.received(file or on_promise())
    case = hall.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))
    case = hall.do(case, ActionType.TELL_COMMITMENT, TellCommitment(), the(case))
    return hall.do(case, ActionType.SIGN_COMMITMENT, signature(hall, case), the(case))


def accepted(hall: Hall, file: ApplicationFile | None = None) -> Case:
    return hall.do(signed(hall, file), ActionType.ACCEPT, Remark())


def granted(hall: Hall, file: ApplicationFile | None = None) -> Case:
    """Grant it, on the spot where the promise allows it."""
    case = hall.checked(accepted(hall, file))
    part = case.state.parts[the(case)].part
    assert part.terms is not None
    if not part.terms.on_the_spot:
        case = hall.do(case, ActionType.REVIEW, Review(Opinion.PASS), the(case), reviewer(case))
    return hall.do(case, ActionType.GRANT, Grant(), the(case), reviewer(case))


def issued(hall: Hall, file: ApplicationFile | None = None) -> Case:
    return hall.do(granted(hall, file), ActionType.ISSUE, Remark())


def archived(hall: Hall, file: ApplicationFile | None = None) -> Case:
    case = hall.do(issued(hall, file), ActionType.PRINT, Print())
    case = hall.do(case, ActionType.DELIVER, Deliver("李建国", place="政务服务中心"))
    return hall.do(case, ActionType.ARCHIVE, Archive(20, "长期"))


def looked_at(hall: Hall, case: Case, *broken: BrokenPoint) -> Case:
    record = RecordAfterCheck(NAMES, broken)
    return hall.do(case, ActionType.RECORD_AFTER_CHECK, record, the(case), inspector(case))


def ordered(hall: Hall, case: Case) -> Case:
    order = OrderAfterRectification(BY_HAND)
    return hall.do(case, ActionType.ORDER_AFTER_RECTIFICATION, order, the(case), inspector(case))


def looked_at_again(hall: Hall, case: Case, *standing: BrokenPoint) -> Case:
    record = RecordAfterRecheck(NAMES, standing)
    return hall.do(case, ActionType.RECORD_AFTER_RECHECK, record, the(case), inspector(case))


def still_broken(hall: Hall, file: ApplicationFile | None = None) -> Case:
    case = ordered(hall, looked_at(hall, archived(hall, file), BROKEN))
    return looked_at_again(hall, case, BROKEN)


def intended(hall: Hall, case: Case, ground: RevokeGround = RevokeGround.NOT_ELIGIBLE) -> Case:
    intent = TellIntent(ground, "经复查仍不符合承诺的条件", BY_HAND)
    return hall.do(case, ActionType.TELL_INTENT, intent, the(case), reviewer(case))


def spoken(hall: Hall, case: Case) -> Case:
    said = RecordStatement("李建国", "已在整改", "事实清楚，不予采纳")
    return hall.do(case, ActionType.RECORD_STATEMENT, said, the(case), reviewer(case))


def revoked(
    hall: Hall, case: Case | None = None, ground: RevokeGround = RevokeGround.NOT_ELIGIBLE
) -> Case:
    case = spoken(hall, intended(hall, case or still_broken(hall), ground))
    return hall.do(
        case, ActionType.REVOKE, Revoke(ground, "经复查仍不符合"), the(case), reviewer(case)
    )


def served(hall: Hall, case: Case, series: str = "revocation_decision") -> Case:
    number = next(n for n, taken in case.state.numbers.items() if taken.series == series)
    return hall.do(case, ActionType.SERVE, Serve(number, BY_HAND))


def recorded(hall: Hall, until: date | None = None) -> Case:
    """Make a credit record of a promise that was broken, from its served revocation."""
    case = served(hall, revoked(hall))
    number = next(
        n for n, taken in case.state.numbers.items() if taken.series == "revocation_decision"
    )
    record = RecordCredit(
        CreditKind.PROMISE_BROKEN, number, "违反告知承诺", "国办发〔2020〕42号", until=until
    )
    return hall.do(case, ActionType.RECORD_CREDIT, record, the(case), reviewer(case))


def held_against(hall: Hall, file: ApplicationFile, first: date, until: date | None) -> CreditState:
    """Put a record against an applicant into the store, as if an earlier case had led to it."""
    record = CreditState(
        "信记〔2026〕0001号", "早先的办件", HEALTH, str(file.answers["uscc"]), "某某公司",
        str(file.answers["legal_person_name"]),
        RecordCredit(
            CreditKind.PROMISE_BROKEN, "撤字1号", "违反承诺", gates=(Gate.COMMITMENT,), until=until
        ),
        first,
    )  # fmt: skip
    hall.store.standings["早先的办件"] = Standing(credit=(record,))
    return record
