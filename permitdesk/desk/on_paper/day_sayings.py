"""What was said with each act that a day's report lists, in the words of the report."""

from collections.abc import Callable, Mapping
from typing import Any

from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.credit import ObjectCredit, RecordCredit, RepairCredit, SettleObjection
from permitdesk.domain.deferral import EndByGaps
from permitdesk.domain.facts import Decline, Deny, Remark
from permitdesk.domain.follow_up import (
    KeepPermit,
    OrderAfterRectification,
    Publish,
    TellIntent,
)
from permitdesk.domain.permit_acts import (
    Cancel,
    Recall,
    Reinstate,
    Rescind,
    Resume,
    Revoke,
    Suspend,
)
from permitdesk.domain.site_check import Recuse
from permitdesk.domain.special import (
    AllowException,
    AnnouncePause,
    EndHandling,
    EndPause,
    Extend,
    RecordOverdue,
    SendReminder,
    SpoilNumber,
)
from permitdesk.text import paper_day

Word = Callable[..., str]


def _deny(facts: Deny, _: Word) -> str:
    return "；".join(f"{clause(item.fact)}（{item.source}）" for item in facts.reasons)


def _overdue(facts: RecordOverdue, word: Word) -> str:
    return word("missed", which=word(f"which_{facts.which}"), due=paper_day(facts.due))


def _exception(facts: AllowException, word: Word) -> str:
    return word(f"exception_{facts.rule}", reason=facts.reason)


def _penalty(facts: Rescind | Suspend, word: Word) -> str:
    return word("penalty", number=facts.penalty.number, authority=facts.penalty.authority)


def _revoked(facts: Revoke | TellIntent, word: Word) -> str:
    return word("revoked_for", ground=word(f"ground_{facts.ground}"), facts=clause(facts.facts))


def _settled(facts: SettleObjection, word: Word) -> str:
    key = "objection_upheld" if facts.upheld else "objection_refused"
    return word(key, record=facts.record, reason=clause(facts.reason))


def _published(facts: Publish, word: Word) -> str:
    return word("published", document=facts.document, where=facts.where)


def _extend(facts: Extend, word: Word) -> str:
    return word("extended", days=str(facts.days), reason=facts.reason, approver=facts.approver)


def _pause(facts: AnnouncePause, word: Word) -> str:
    return word("paused", kind=word(f"pause_{facts.kind}"), matter=facts.matter)


def _spoil(facts: SpoilNumber, word: Word) -> str:
    return word("spoiled", number=facts.number, reason=facts.reason)


def _recuse(facts: Recuse, word: Word) -> str:
    return word("recused", name=facts.inspector, reason=facts.reason, other=facts.replacement.name)


SAYINGS: Mapping[type, Callable[[Any, Word], str]] = {
    RecordOverdue: _overdue,
    AllowException: _exception,
    EndByGaps: lambda facts, word: word("gaps", names="、".join(one.name for one in facts.gaps)),
    SpoilNumber: _spoil,
    Extend: _extend,
    AnnouncePause: _pause,
    EndPause: lambda facts, word: word("resumed", result=facts.result, document=facts.document),
    Decline: lambda facts, _: f"{clause(facts.explanation)}（{facts.source}）",
    Deny: _deny,
    Remark: lambda facts, _: facts.remark,
    EndHandling: lambda facts, _: facts.explanation,
    Recuse: _recuse,
    SendReminder: lambda facts, _: facts.text,
    OrderAfterRectification: lambda facts, word: word("rectify", days=str(facts.days)),
    TellIntent: _revoked,
    Revoke: _revoked,
    KeepPermit: lambda facts, _: facts.reason,
    Recall: lambda facts, _: facts.facts,
    Rescind: _penalty,
    Suspend: _penalty,
    Cancel: lambda facts, _: facts.facts,
    Resume: lambda facts, word: word("by_document", document=facts.document, reason=facts.reason),
    Reinstate: lambda facts, word: word(
        "by_document", document=facts.document, reason=facts.authority
    ),
    RecordCredit: lambda facts, word: word(
        "credited", document=facts.document, facts=clause(facts.facts)
    ),
    ObjectCredit: lambda facts, word: word("objected", record=facts.record),
    SettleObjection: _settled,
    RepairCredit: lambda facts, word: word(
        "repaired", record=facts.record, evidence=clause(facts.evidence)
    ),
    Publish: _published,
}
"""How each kind of facts is said; acts with other facts say nothing."""
