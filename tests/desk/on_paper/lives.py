"""Permits with a life, built from values alone: turned once or oftener, changed, renewed."""

from dataclasses import replace
from datetime import date

from permitdesk.desk.on_paper.kinds import KINDS
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.domain.application import Application
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Grant, Receive
from permitdesk.domain.holding import Composing, Holding, Moves, moved
from permitdesk.domain.paper import Paper
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import (
    Cancel,
    CancelGround,
    CorrectMisprint,
    Lapse,
    LossReason,
    Misprint,
    Moving,
    Penalty,
    Recall,
    RecallGround,
    Reinstate,
    ReinstatedBy,
    Reissue,
    Rescind,
    Resume,
    Suspend,
)
from permitdesk.domain.renewal import Renewal
from permitdesk.domain.state import ActionType
from tests.desk.hall import real_calendar, real_catalog
from tests.domain.cases import FOOD, LOOKED_AT, RECEIVED, done, issued

TODAY = date(2026, 3, 2)
OLD_END = date(2026, 4, 30)
PENALTY = Penalty(
    "晋市监罚〔2026〕18号", "晋城市城区市场监督管理局", date(2026, 2, 27),
    "《食品安全法》第一百二十四条",
)  # fmt: skip
ENDS = {
    ActionType.RECALL: PermitState.RECALLED,
    ActionType.RESCIND: PermitState.RESCINDED,
    ActionType.SUSPEND: PermitState.SUSPENDED,
    ActionType.RESUME: PermitState.LIVE,
    ActionType.CANCEL: PermitState.CANCELLED,
    ActionType.LAPSE: PermitState.LAPSED,
}
SAID: dict[ActionType, Moving] = {
    ActionType.RECALL: Recall(
        RecallGround.LAW_CHANGED, "所依据的条款已经废止", "《食品安全法》第三十五条",
        "停业期间的损失核定为三万元，自决定之日起三十日内支付",
    ),
    ActionType.RESCIND: Rescind(PENALTY),
    ActionType.SUSPEND: Suspend(PENALTY, date(2026, 6, 1)),
    ActionType.RESUME: Resume("晋市监解〔2026〕3号", "已经改正"),
    ActionType.CANCEL: Cancel(
        CancelGround.TERMINATED, "企业于2026年2月20日注销登记", "《行政许可法》第七十条第三项",
        ("正本", "副本"), "政务服务中心公告栏",
    ),
    ActionType.LAPSE: Lapse(),
    ActionType.REINSTATE: Reinstate(
        ReinstatedBy.RECONSIDERATION, "晋城政复决〔2026〕7号", "晋城市城区人民政府", TODAY
    ),
    ActionType.REISSUE: Reissue(LossReason.LOST, "王某", "《晋城日报》2026年2月26日遗失声明"),
    ActionType.CORRECT_MISPRINT: CorrectMisprint(
        Misprint.SCOPE, "热食类食品制售", "准予行政许可决定书第二项"
    ),
}  # fmt: skip
"""What is said with each turn, as people say it."""


def turned(case: Case, type_: ActionType, licence: str = FOOD, said: Moving | None = None) -> Case:
    """Turn a permit of a case, as the desk does: the composite follows in the same act."""
    said, state = said or SAID[type_], case.state
    assert state.issued is not None
    members = {item.number: item for item in state.issued.permits}
    holding = Holding(case.number, members, state.issued.composite)
    if licence:
        old = state.permit_of(licence)
        assert old is not None
        new = _new(old, type_)
        if isinstance(said, CorrectMisprint):
            said, new = replace(said, wrong=old.scope), replace(new, scope=said.right)
        since = date(2026, 5, 1) if type_ is ActionType.LAPSE else TODAY
        moves = moved(holding, (new,), Composing("", "", "审批局", case.number), since)
    else:
        composite = state.issued.composite
        assert composite is not None
        made = replace(composite, version=composite.version + 1, mark="补")
        moves = Moves(case.number, TODAY, (), made)
    return done(case, type_, licence, replace(said, moves=moves))


def lives(*turns: ActionType) -> Case:
    """Turn the food permit of an issued case step by step; it has a last day."""
    case = issued()
    for type_ in turns:
        case = turned(case, type_)
    return case


def _new(old: SinglePermit, type_: ActionType) -> SinglePermit:
    if type_ in ENDS:
        return replace(old, state=ENDS[type_])
    marks = {ActionType.REISSUE: "补", ActionType.CORRECT_MISPRINT: "更正"}
    return replace(
        old, version=old.version + 1, state=PermitState.LIVE, mark=marks.get(type_, ""),
        issued_on=TODAY,
    )  # fmt: skip


def changed(old: SinglePermit, application: Application, grant: Grant) -> Case:
    """Grant a change of the food permit."""
    part = replace(LOOKED_AT, carries=old, site_check=False)
    return _granted(replace(RECEIVED, application=application, parts=(part,)), grant)


def renewed(renews: Renewal, carries: SinglePermit | None, grant: Grant) -> Case:
    """Grant a renewal of the food permit."""
    part = replace(LOOKED_AT, renews=renews, carries=carries, site_check=False)
    application = replace(RECEIVED.application, licences=(FOOD,))
    return _granted(replace(RECEIVED, application=application, parts=(part,)), grant)


def _granted(received: Receive, grant: Grant) -> Case:
    case = done(Case("JC-2"), ActionType.RECEIVE, facts=received)
    for type_ in (ActionType.LOOK_THROUGH, ActionType.ACCEPT):
        case = done(case, type_)
    return done(done(case, ActionType.REVIEW, FOOD), ActionType.GRANT, FOOD, grant)


def kinds_of(case: Case) -> set[str]:
    """Name the kinds that the newest act of a case draws up."""
    action = case.actions[-1]
    return {
        kind
        for kind, how in KINDS.items()
        if action.type in how.after
        and (how.there is None or how.there(case, action, action.licence))
    }


def paper(case: Case, kind: str) -> Paper:
    """Draw up the newest document of a kind."""
    how, catalog = KINDS[kind], real_catalog()
    steps = [
        step
        for step, action in enumerate(case.actions)
        if action.type in how.after
        and (how.there is None or how.there(case, action, action.licence))
    ]
    licence = "" if how.whole else case.actions[steps[-1]].licence
    wording = catalog.documents[kind]
    occasion = Occasion(wording, case, steps[-1], catalog, real_calendar(), licence)
    facts = how.facts(occasion)
    office = facts["office"]
    assert isinstance(office, str)
    return Paper(
        kind, wording.heading(facts), office, wording.layout, wording.fill(facts),
        occasion.number, wording.edge(facts), sample=True,
    )  # fmt: skip
