"""What was said with an action, in the words of a slip: one short sentence each."""

from collections.abc import Callable, Mapping
from typing import Any

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.said_of_permits import PERMIT_SAYINGS
from permitdesk.desk.on_paper.said_of_promises import PROMISE_SAYINGS
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.application import needs_of
from permitdesk.domain.deferral import AcceptWithGaps, EndByGaps
from permitdesk.domain.facts import (
    Amend,
    Archive,
    Decline,
    Deliver,
    Deny,
    Facts,
    Grant,
    Issue,
    LookThrough,
    Print,
    Remark,
    RequestCorrection,
    Review,
)
from permitdesk.domain.hearing import CallHearing, HoldHearing, RequestHearing, TellHearingRight
from permitdesk.domain.judging import JudgeMaterial, SettleMaterial
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import (
    OrderRectification,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Recuse,
    Result,
)
from permitdesk.domain.special import (
    AllowException,
    AnnouncePause,
    EndHandling,
    EndPause,
    Extend,
    RecordOverdue,
    Remind,
    SendReminder,
    Serve,
    SpoilNumber,
)
from permitdesk.text import paper_day


def said(facts: Facts, occasion: Occasion) -> str:
    """Say in the words of the document what came with an action; nothing where nothing did."""
    say = _SAYINGS.get(type(facts))
    return say(facts, occasion) if say else ""


def _look_through(facts: LookThrough, occasion: Occasion) -> str:
    if facts.complete and facts.legal_form:
        return _joined(occasion.wording.word("faultless"), facts.remark)
    return occasion.wording.word("defects", count=str(len(facts.defects)))


def _correction(facts: RequestCorrection, occasion: Occasion) -> str:
    word = occasion.wording.word
    return word("correction", count=str(len(facts.defects)), days=str(facts.days))


def _amend(facts: Amend, occasion: Occasion) -> str:
    return occasion.wording.word("amended", count=str(len(facts.changed)))


def _review(facts: Review, occasion: Occasion) -> str:
    return _joined(occasion.wording.word(facts.opinion), facts.text)


def _deny(facts: Deny, _: Occasion) -> str:
    return "；".join(clause(reason.fact) for reason in facts.reasons)


def _issue(facts: Issue, occasion: Occasion) -> str:
    word = occasion.wording.word
    kind = "composite" if facts.composite else facts.why_none or "composite"
    return word("issued", count=str(len(facts.permits)), composite=word(str(kind)))


def _print(facts: Print, occasion: Occasion) -> str:
    word = occasion.wording.word
    return word("printed", count=str(len(facts.numbers)), copies=str(facts.copies))


def _service(service: Service, occasion: Occasion) -> str:
    word = occasion.wording.word
    assert service.day is not None, "the desk fills the day in"
    return word(
        "served", receiver=service.receiver, method=word(service.method),
        day=paper_day(service.day),
    )  # fmt: skip


def _serve(facts: Serve, occasion: Occasion) -> str:
    return f"{facts.document}　{_service(facts.service, occasion)}"


def _archive(facts: Archive, occasion: Occasion) -> str:
    pages = occasion.wording.word("pages", pages=str(facts.pages)) if facts.pages else ""
    return _joined(pages, facts.retention)


def _pause(facts: AnnouncePause, occasion: Occasion) -> str:
    word = occasion.wording.word
    return word("paused", procedure=word(facts.kind), matter=facts.matter, days=str(facts.days))


def _end_pause(facts: EndPause, _: Occasion) -> str:
    return _joined(facts.result, facts.document)


def _extend(facts: Extend, occasion: Occasion) -> str:
    word = occasion.wording.word
    return word(
        "extended", days=str(facts.days), approver=facts.approver, reason=clause(facts.reason)
    )


def _overdue(facts: RecordOverdue, occasion: Occasion) -> str:
    word = occasion.wording.word
    return word("overdue", which=word(facts.which), due=paper_day(facts.due))


def _remind(facts: Remind, occasion: Occasion) -> str:
    word = occasion.wording.word
    urgency = word("escalated" if facts.escalated else "reminded")
    return word("remind", urgency=urgency, which=word(facts.which), due=paper_day(facts.due))


def _send_reminder(facts: SendReminder, occasion: Occasion) -> str:
    urgency = occasion.wording.word("escalated" if facts.escalated else "reminded")
    return _joined(urgency, facts.text)


def _plan(facts: PlanSiteCheck, occasion: Occasion) -> str:
    word, names = occasion.wording.word, [item.name for item in facts.inspectors]
    return word("planned", day=paper_day(facts.day), time=facts.time, names="、".join(names))


def _recuse(facts: Recuse, occasion: Occasion) -> str:
    return occasion.wording.word(
        "recused", name=facts.inspector, reason=clause(facts.reason),
        replacement=facts.replacement.name,
    )  # fmt: skip


def _findings(facts: RecordSiteCheck | RecordRecheck, occasion: Occasion) -> str:
    wrong = sum(item.result is Result.DEFECT for item in facts.findings)
    if isinstance(facts, RecordRecheck):
        wrong += len(facts.new_facts)
    return occasion.wording.word(
        "found", count=str(len(facts.findings)), wrong=str(wrong),
        names="、".join(facts.inspectors),
    )  # fmt: skip


def _rectify(facts: OrderRectification, occasion: Occasion) -> str:
    return occasion.wording.word("rectify", days=str(facts.days), how=facts.recheck_by)


def _call(facts: CallHearing, occasion: Occasion) -> str:
    return occasion.wording.word(
        "called", day=paper_day(facts.day), time=facts.time, chair=facts.chair
    )


def _hold(facts: HoldHearing, _: Occasion) -> str:
    return _joined(paper_day(facts.day), facts.report)


def _gaps(facts: AcceptWithGaps, occasion: Occasion) -> str:
    names = "、".join(gap.name for gap in facts.gaps)
    return occasion.wording.word("gaps", names=names, signer=facts.signer)


def _end_by_gaps(facts: EndByGaps, occasion: Occasion) -> str:
    names = "、".join(gap.name for gap in facts.gaps)
    return occasion.wording.word("gaps_missing", names=names)


def _judged(facts: JudgeMaterial | SettleMaterial, occasion: Occasion) -> str:
    word, application = occasion.wording.word, occasion.case.application
    needs = needs_of(occasion.catalog, application)
    name = next((need.name for need in needs if need.key == facts.material), facts.material)
    reason = facts.reason if isinstance(facts, JudgeMaterial) else None
    return _joined(name, word(facts.verdict), word(reason) if reason else "", facts.note)


def _joined(*texts: str) -> str:
    return "；".join(clause(text) for text in texts if text)


_SAYINGS: Mapping[type, Callable[[Any, Occasion], str]] = {
    LookThrough: _look_through,
    RequestCorrection: _correction,
    Amend: _amend,
    Decline: lambda facts, _: clause(facts.explanation),
    Remark: lambda facts, _: clause(facts.remark),
    Review: _review,
    Grant: lambda facts, _: clause(facts.scope),
    Deny: _deny,
    Issue: _issue,
    Print: _print,
    Deliver: _service,
    Archive: _archive,
    AnnouncePause: _pause,
    EndPause: _end_pause,
    Extend: _extend,
    RecordOverdue: _overdue,
    Remind: _remind,
    SendReminder: _send_reminder,
    AllowException: lambda facts, _: clause(facts.reason),
    EndHandling: lambda facts, _: clause(facts.explanation),
    AcceptWithGaps: _gaps,
    EndByGaps: _end_by_gaps,
    JudgeMaterial: _judged,
    SettleMaterial: _judged,
    Serve: _serve,
    SpoilNumber: lambda facts, _: _joined(facts.number, facts.reason),
    PlanSiteCheck: _plan,
    Recuse: _recuse,
    RecordSiteCheck: _findings,
    OrderRectification: _rectify,
    RecordRecheck: _findings,
    TellHearingRight: lambda facts, _: clause(facts.matter),
    RequestHearing: lambda facts, _: _joined(facts.by, facts.reason),
    CallHearing: _call,
    HoldHearing: _hold,
    **PERMIT_SAYINGS,
    **PROMISE_SAYINGS,
}
