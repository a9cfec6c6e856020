"""Permits living on: acts upon the register, one after another, without asking whether they may."""

from dataclasses import replace
from datetime import timedelta

from permitdesk.domain.case import Case
from permitdesk.domain.facts import Facts, Issue
from permitdesk.domain.holding import Composing, Holding, Moves, moved
from permitdesk.domain.law import house_rule
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import (
    CorrectMisprint,
    Misprint,
    Penalty,
    Recall,
    RecallGround,
    Reinstate,
    ReinstatedBy,
    Resume,
    Suspend,
)
from permitdesk.domain.state import Action, ActionType, day_of
from tests.store.builders import CHIEF, MONDAY, TODAY, finished, issue

PENALTY = Penalty("罚1号", "市场监督管理局", TODAY, str(house_rule("处罚")))
STATES = {
    ActionType.SUSPEND: PermitState.SUSPENDED,
    ActionType.RESUME: PermitState.LIVE,
    ActionType.RECALL: PermitState.RECALLED,
    ActionType.REINSTATE: PermitState.LIVE,
    ActionType.CORRECT_MISPRINT: PermitState.LIVE,
}
NEW_VERSION = (ActionType.REINSTATE, ActionType.CORRECT_MISPRINT)
FROM = {
    ActionType.SUSPEND: PermitState.LIVE,
    ActionType.RESUME: PermitState.SUSPENDED,
    ActionType.RECALL: PermitState.LIVE,
    ActionType.REINSTATE: PermitState.RECALLED,
    ActionType.CORRECT_MISPRINT: PermitState.LIVE,
}
"""Where a permit must stand for an act."""


def acted(case: Case, type_: ActionType, facts: Facts, licence: str = "", days: int = 1) -> Case:
    """Do something a number of days after what was done before."""
    return at(case, Action(type_, case.actions[-1].at + timedelta(days), CHIEF, facts, licence))


def at(case: Case, action: Action) -> Case:
    return replace(case, actions=(*case.actions, action))


def turned(
    case: Case, type_: ActionType, permit: SinglePermit, held: Holding, days: int = 1
) -> Case:
    """Turn one permit of a holding, with what becomes of the composite."""
    day = day_of(case.actions[-1]) + timedelta(days)
    new = replace(permit, state=STATES[type_])
    if type_ in NEW_VERSION:
        new = replace(new, version=permit.version + 1, issued_on=day)
    moves = moved(held, [new], Composing("综1", "饭店", "审批局", case.number), day)
    return acted(case, type_, _facts(type_, moves), permit.licence, days)


def _facts(type_: ActionType, moves: Moves) -> Facts:
    table: dict[ActionType, Facts] = {
        ActionType.SUSPEND: Suspend(PENALTY, moves=moves),
        ActionType.RESUME: Resume("通知", "期满", moves=moves),
        ActionType.RECALL: Recall(RecallGround.LAW_CHANGED, "修法", "法", "无", moves=moves),
        ActionType.REINSTATE: Reinstate(ReinstatedBy.JUDGMENT, "判1号", "法院", TODAY, moves=moves),
        ActionType.CORRECT_MISPRINT: CorrectMisprint(
            Misprint.SCOPE, "热食类", "申请表", moves=moves
        ),
    }
    return table[type_]


def added_to(held: Holding, number: str, days: int = 3) -> Case:
    """Return a further case of the same holder, whose permits join what he holds."""
    case = finished(number)
    place = next(i for i, done in enumerate(case.actions) if done.type is ActionType.ISSUE)
    begun = replace(case, actions=case.actions[:place])
    permits = issue(begun, "").permits
    day = TODAY + timedelta(days)
    moves = moved(held, permits, Composing("综1", "饭店", "审批局", number), day)
    facts = Issue(permits, moves.composite, holding=held.key)
    action = Action(ActionType.ISSUE, MONDAY + timedelta(days), CHIEF, facts)
    return at(begun, action)
