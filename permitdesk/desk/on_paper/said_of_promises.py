"""What was said with a promise and with what follows it, in the words of a slip."""

from collections.abc import Callable, Mapping
from typing import Any

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.application import ROUTE_NAMES
from permitdesk.domain.credit import ObjectCredit, RecordCredit, RepairCredit, SettleObjection
from permitdesk.domain.facts import SwitchRoute
from permitdesk.domain.follow_up import (
    AcknowledgeHandover,
    AnswerQuestion,
    HandOver,
    KeepPermit,
    OrderAfterRectification,
    PlanAfterCheck,
    Publish,
    RecordAfterCheck,
    RecordAfterRecheck,
    RecordStatement,
    TellIntent,
)
from permitdesk.domain.permit_acts import Revoke
from permitdesk.domain.promise import SignCommitment
from permitdesk.text import paper_day


def _acknowledged(facts: AcknowledgeHandover, occasion: Occasion) -> str:
    day = paper_day(facts.day or occasion.day)
    return occasion.wording.word("took_over", name=facts.name, day=day)


def _planned(facts: PlanAfterCheck, occasion: Occasion) -> str:
    names = "、".join(item.name for item in facts.inspectors)
    return occasion.wording.word("check_planned", day=paper_day(facts.day), names=names)


def _checked(facts: RecordAfterCheck | RecordAfterRecheck, occasion: Occasion) -> str:
    broken = facts.broken if isinstance(facts, RecordAfterCheck) else facts.standing
    names = "、".join(facts.inspectors)
    return occasion.wording.word("promise_checked", count=str(len(broken)), names=names)


def _ordered(facts: OrderAfterRectification, occasion: Occasion) -> str:
    return occasion.wording.word("mend", days=str(facts.days))


def _settled(facts: SettleObjection, occasion: Occasion) -> str:
    word = occasion.wording.word
    return _joined(word("upheld" if facts.upheld else "not_upheld"), facts.reason)


def _joined(*texts: str) -> str:
    return "；".join(clause(text) for text in texts if text)


PROMISE_SAYINGS: Mapping[type, Callable[[Any, Occasion], str]] = {
    SignCommitment: lambda facts, _: "、".join(item.signer for item in facts.signatures),
    SwitchRoute: lambda facts, _: _joined(ROUTE_NAMES[facts.to], facts.reason),
    HandOver: lambda facts, _: facts.receiver,
    AcknowledgeHandover: _acknowledged,
    PlanAfterCheck: _planned,
    RecordAfterCheck: _checked,
    OrderAfterRectification: _ordered,
    RecordAfterRecheck: _checked,
    TellIntent: lambda facts, _: clause(facts.facts),
    RecordStatement: lambda facts, _: _joined(facts.by, facts.text),
    KeepPermit: lambda facts, _: clause(facts.reason),
    Revoke: lambda facts, _: clause(facts.facts),
    AnswerQuestion: lambda facts, _: _joined(facts.permit, facts.text),
    Publish: lambda facts, _: _joined(facts.document, facts.where),
    RecordCredit: lambda facts, _: clause(facts.facts),
    ObjectCredit: lambda facts, _: _joined(facts.by, facts.text),
    SettleObjection: _settled,
    RepairCredit: lambda facts, _: _joined(facts.evidence, facts.approver),
}
"""By the facts of the act; that a letter was told has nothing to say besides its number."""
