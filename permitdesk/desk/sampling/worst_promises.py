"""The longest that can be sent with a promise, with what follows it, and with what leans on a permit."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from permitdesk.desk.promising import declared_for, refusal_of
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.desk.sampling.worst_texts import Scene, name, person, words
from permitdesk.domain.application import ApplicationFile, Route
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import flow_of
from permitdesk.domain.credit import (
    CreditKind,
    ObjectCredit,
    RecordCredit,
    RepairCredit,
    SettleObjection,
)
from permitdesk.domain.facts import Sent, SwitchRoute
from permitdesk.domain.follow_up import (
    AcknowledgeHandover,
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
from permitdesk.domain.permit_acts import Revoke
from permitdesk.domain.permit_guards import final_documents
from permitdesk.domain.promise import LetterSignature, PromiseTerms, SignCommitment, TellCommitment
from permitdesk.domain.site_check import Inspector
from permitdesk.domain.special import Serve
from permitdesk.domain.state import ActionType as Act

TOLD = (Act.LOOK_THROUGH, Act.TELL_COMMITMENT, Act.SIGN_COMMITMENT)
LEFT = (Act.LOOK_THROUGH, Act.TELL_COMMITMENT, Act.SWITCH_ROUTE)
"""A letter was told, and the ordinary route is taken after all."""
FOLLOWED = (
    Act.HAND_OVER, Act.ACKNOWLEDGE_HANDOVER, Act.PLAN_AFTER_CHECK, Act.RECORD_AFTER_CHECK,
    Act.ORDER_AFTER_RECTIFICATION, Act.RECORD_AFTER_RECHECK, Act.TELL_INTENT, Act.RECORD_STATEMENT,
    Act.KEEP_PERMIT, Act.TELL_INTENT, Act.RECORD_STATEMENT, Act.REVOKE, Act.SERVE,
    Act.RECORD_CREDIT, Act.OBJECT_CREDIT, Act.SETTLE_OBJECTION, Act.PUBLISH, Act.REPAIR_CREDIT,
)  # fmt: skip
"""All that may follow a promise, to the end of the permit and of the record of it."""
ASKED = (Act.REVIEW, Act.GRANT, Act.REVIEW, Act.GRANT, Act.ISSUE, Act.RECALL, Act.ANSWER_QUESTION)
"""How a case of two licences ends, one of which leans on the other."""


def on_promises(catalog: Catalog, file: ApplicationFile, case: Case) -> ApplicationFile:
    """Return an application with every licence on a promise that may be, without the papers it spares.

    Args:
        catalog: The definitions.
        file: On the ordinary route.
        case: The same application, received.
    """
    answers = case.application.answers
    codes = [code for code in case.state.parts if refusal_of(catalog, answers, code) is None]
    spared = {key for code in codes for key in _spared(catalog, code)}
    asked = {
        key
        for code in case.state.parts
        if code not in codes
        for key, _ in catalog.licence(code).materials_with_keys()
    }
    return replace(
        file,
        routes=dict.fromkeys(codes, Route.COMMITMENT),
        materials=tuple(it for it in file.materials if it.key not in spared - asked),
    )


def _spared(catalog: Catalog, licence: str) -> tuple[str, ...]:
    flow = flow_of(catalog.flows, catalog.licence(licence))
    return (*flow.waives, *flow.later) if flow else ()


def leaning_file(catalog: Catalog, today: date) -> ApplicationFile:
    """Return an application for a licence together with one it leans on."""
    pair = next(
        (other.licence, licence.code)
        for licence in catalog.licences.values()
        for other in licence.depends_on
        if other.when is None and not other.note
        and not licence.is_filing and not catalog.licence(other.licence).is_filing
        and licence.authority.code != catalog.licence(other.licence).authority.code
    )  # fmt: skip
    return sample_for_licences(catalog, pair, 1, today, optional=1.0)


# --- what is sent ---


def sent_of_promise(type_: Act, scene: Scene, catalog: Catalog) -> Sent | None:
    """Return what is sent with a promise and what follows it; None for everything else."""
    if type_ is Act.SIGN_COMMITMENT:
        return _sign(scene, catalog)
    if type_ is Act.SERVE and (number := _unserved_revocation(scene)):
        return Serve(number, scene.service)
    return _SENT[type_](scene) if type_ in _SENT else None


def department_asked(case: Case) -> str:
    """Return the code of the department that a question is put to."""
    return next(item for item in case.state.questions if item.answer is None).leaning.department


def _terms(scene: Scene) -> PromiseTerms:
    terms = scene.case.state.parts[scene.licence].part.terms
    assert terms is not None, "the procedure asks for a promise before"
    return terms


def _sign(scene: Scene, catalog: Catalog) -> Sent:
    terms = _terms(scene)
    signer = str(scene.case.application.answers.shared.get("legal_person_name", person("承诺人")))
    points = sum(len(party.text) for party in terms.parties)
    return SignCommitment(
        tuple(
            LetterSignature(party.party, signer, name("授权文书", 60)) for party in terms.parties
        ),
        tuple(range(1, points + 1)),
        tuple(item.id for item in declared_for(catalog.flows[terms.flow])),
    )


def _inspectors(scene: Scene) -> tuple[Inspector, ...]:
    office = scene.case.state.parts[scene.licence].part.department
    return tuple(
        Inspector(person(f"监管人员{place}"), office, f"晋E0500{place:06}") for place in range(1, 4)
    )


def _looked_by(scene: Scene) -> tuple[str, ...]:
    plan = scene.case.state.parts[scene.licence].follow_up.plan
    return tuple(item.name for item in plan.inspectors) if plan else ()


def _broken(scene: Scene) -> tuple[BrokenPoint, ...]:
    points = [text for party in _terms(scene).parties for text in party.text]
    return tuple(
        BrokenPoint(point, words("查明的情况"), words("整改要求"), name("依据")) for point in points
    )


def _unserved_revocation(scene: Scene) -> str:
    """Return the number of a revocation that was not served yet; empty for none."""
    state = scene.case.state
    made = (
        number
        for number, taken in state.numbers.items()
        if taken.series == "revocation_decision" and number not in state.served
    )
    return next(made, "")


def _record(scene: Scene) -> Sent:
    document = final_documents(scene.case.state)[0]
    people = tuple(person(f"责任人{place}") for place in range(1, 6))
    return RecordCredit(
        CreditKind.PROMISE_BROKEN, document, words("事实"), name("依据"), persons=people
    )


def _credit(scene: Scene) -> str:
    return next(iter(scene.case.state.credit))


def _answer(scene: Scene) -> Sent:
    asked = next(item for item in scene.case.state.questions if item.answer is None)
    return AnswerQuestion(asked.leaning.permit, LeaningAnswer.LOOKED_INTO, words("答复的理由"))


_SENT: Mapping[Act, Callable[[Scene], Sent]] = {
    Act.TELL_COMMITMENT: lambda _: TellCommitment(),
    Act.SWITCH_ROUTE: lambda _: SwitchRoute(Route.ORDINARY, words("变更办理方式的原因")),
    Act.HAND_OVER: lambda _: HandOver(contact=person("联系人")),
    Act.ACKNOWLEDGE_HANDOVER: lambda _: AcknowledgeHandover(person("签收人")),
    Act.PLAN_AFTER_CHECK: lambda scene: PlanAfterCheck(
        scene.today, _inspectors(scene), name("核查方式"),
        tuple(name(f"第{place}件备查材料", 60) for place in range(1, 9)),
    ),
    Act.RECORD_AFTER_CHECK: lambda scene: RecordAfterCheck(
        _looked_by(scene), _broken(scene), person("到场人"), words("备注")
    ),
    Act.ORDER_AFTER_RECTIFICATION: lambda scene: OrderAfterRectification(
        scene.service, measures=words("整改期间的措施")
    ),
    Act.RECORD_AFTER_RECHECK: lambda scene: RecordAfterRecheck(
        _looked_by(scene), _broken(scene), person("到场人"), words("备注")
    ),
    Act.TELL_INTENT: lambda scene: TellIntent(
        RevokeGround.NOT_ELIGIBLE, words("查明的事实"), scene.service, name("单项的依据")
    ),
    Act.RECORD_STATEMENT: lambda _: RecordStatement(
        person("陈述人"), words("陈述、申辩"), words("采纳情况")
    ),
    Act.KEEP_PERMIT: lambda _: KeepPermit(words("不予撤销的理由"), public_harm=True),
    Act.REVOKE: lambda _: Revoke(
        RevokeGround.NOT_ELIGIBLE, words("查明的事实"), name("单项的依据"), words("赔偿")
    ),
    Act.RECORD_CREDIT: _record,
    Act.OBJECT_CREDIT: lambda scene: ObjectCredit(
        _credit(scene), person("异议人"), words("异议")
    ),
    Act.SETTLE_OBJECTION: lambda scene: SettleObjection(
        _credit(scene), upheld=False, reason=words("核实的情况")
    ),
    Act.REPAIR_CREDIT: lambda scene: RepairCredit(
        _credit(scene), words("修复的证明"), person("批准人")
    ),
    Act.PUBLISH: lambda scene: Publish(
        final_documents(scene.case.state)[0], name("公开地点"),
        persons=tuple(person(f"责任人{place}") for place in range(1, 6)),
    ),
    Act.ANSWER_QUESTION: _answer,
}  # fmt: skip
"""Every act of a promise and of what follows it, filled to the brim."""
