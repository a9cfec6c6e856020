"""The facts of what an applicant is told on the way: time that stops, a limit extended, an end."""

from collections.abc import Iterable

from permitdesk.desk.on_paper.limits import due_words, limit_words, names_article, rule_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause
from permitdesk.domain.application import needs_of
from permitdesk.domain.case import Case
from permitdesk.domain.clock import DECIDE_JOINTLY
from permitdesk.domain.facts import Part, Remark
from permitdesk.domain.materials import Handed
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.service import served_on
from permitdesk.domain.special import AnnouncePause, EndHandling, EndReason, Extend, Which
from permitdesk.domain.state import PartStatus
from permitdesk.domain.timing import Limit, Unit
from permitdesk.domain.wording import Fact
from permitdesk.domain.workdays import local_day
from permitdesk.text import paper_day


def pause_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a notice of the time needed says: which procedure, how long, what stops (45)."""
    pause, part = occasion.action.facts, occasion.part.part
    assert isinstance(pause, AnnouncePause)
    own = occasion.catalog.licence(part.licence).statutory_days_note
    rule = occasion.wording.word("own_rule", licence=part.name, note=own or clause(pause.source))
    served = paper_day(served_on(pause.service)) if pause.service else ""
    return {
        **occasion.common(),
        **_accepted(occasion),
        "office": occasion.office_of(part.decider),
        "licence": part.name,
        "procedure": occasion.wording.word(pause.kind),
        "matter": clause(pause.matter),
        "days": str(pause.days),
        "source": clause(pause.source) if names_article(pause.source) else rule,
        "served": served,
        "due_before": due_on(occasion, occasion.before, Which.STATUTORY, part.licence),
    }


def extension_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what an extension says: why, who approved, by how much, old and new last day (42)."""
    extend, licence = occasion.action.facts, occasion.action.licence
    assert isinstance(extend, Extend)
    word = occasion.wording.word
    which = Which.STATUTORY if licence else Which.JOINT
    clock = clock_of(occasion.case, which, licence)
    part = occasion.part.part if licence else None
    rule = part.extension if part else None
    unit = rule.unit if rule else Unit.WORKING_DAY
    more = Limit(extend.days, unit, clock.limit.starts)
    others = [item.name for item in occasion.case.received.parts if item.licence != licence]
    return {
        **occasion.common(),
        **_accepted(occasion),
        "office": occasion.office_of(part.decider) if part else occasion.catalog.lead.office,
        "about": part.name if part else word("joint_about", names=occasion.names()),
        "limit_name": word(which),
        "limit": limit_words(clock.limit, occasion.wording),
        "reason": clause(extend.reason),
        "approver": clause(extend.approver),
        "days": limit_words(more, occasion.wording),
        "source": _source(occasion, part),
        "old_due": due_on(occasion, occasion.before, which, licence),
        "new_due": due_on(occasion, occasion.case, which, licence),
        "served": paper_day(served_on(extend.service)),
        "others": "、".join(others) if licence else "",
        "jointly": "" if licence else "yes",
    }


def ending_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the end of handling says: why, of what, and that it is no refusal."""
    end, told_at = occasion.action.facts, occasion.before.state.told_at
    assert isinstance(end, EndHandling)
    in_time = end.reason is EndReason.NOT_CORRECTED
    told_on = paper_day(local_day(told_at)) if told_at else ""
    correct_by = due_on(occasion, occasion.before, Which.CORRECTING) if in_time else ""
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "reason": occasion.wording.word(end.reason, told_on=told_on, correct_by=correct_by),
        "explanation": clause(end.explanation),
        "ended": _names(occasion, _withdrawn(occasion)),
        "decided": _names(occasion, occasion.case.state.decided_parts),
        "returned": _returned(occasion),
    }


def withdrawal_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the record of a withdrawal says: what was withdrawn, and what goes on."""
    remark = occasion.action.facts
    assert isinstance(remark, Remark)
    state = occasion.case.state
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "withdrawn": _names(occasion, _withdrawn(occasion)),
        "reason": clause(remark.remark),
        "going_on": _names(occasion, state.open_parts),
        "decided": _names(occasion, state.decided_parts),
        "returned": _returned(occasion),
    }


def due_on(occasion: Occasion, case: Case, which: Which, licence: str = "") -> str:
    """Write the last day of a clock of a case, or why nobody knows it yet."""
    clock = clock_of(case, which, licence)
    due = due_of(clock, occasion.calendar)
    if due is not None:
        return due_words(due, occasion.wording)
    return occasion.wording.word("rests" if clock.rests else "waits")


def _source(occasion: Occasion, part: Part | None) -> str:
    """Cite what allows an extension: the licence's own rule, or article 42 for the joint limit."""
    if part is None or part.extension is None:
        return DECIDE_JOINTLY.source
    basis = occasion.catalog.licence(part.licence).legal_basis
    return rule_words(part.extension.source, basis, occasion.wording)


def _accepted(occasion: Occasion) -> dict[str, Fact]:
    accepted_at = occasion.case.state.accepted_at
    assert accepted_at is not None, "no clock to decide by runs before acceptance"
    return {"accepted_on": local_day(accepted_at)}


def _withdrawn(occasion: Occasion) -> list[str]:
    """List the licences that this action took out of the case."""
    before, after = occasion.before.state.parts, occasion.case.state.parts
    return [
        code
        for code, part in after.items()
        if part.status is PartStatus.WITHDRAWN and before[code].status.is_open
    ]


def _names(occasion: Occasion, licences: Iterable[str]) -> str:
    return "、".join(occasion.case.state.parts[code].part.name for code in licences)


def _returned(occasion: Occasion) -> str:
    """Name the originals that nothing but the withdrawn licences needs: they go back."""
    application, gone = occasion.case.application, set(_withdrawn(occasion))
    needs = needs_of(occasion.catalog, application)
    names = {need.key: need.name for need in needs if set(need.uses) <= gone}
    originals = [item.key for item in application.materials if item.form is Handed.ORIGINAL]
    return "、".join(names[key] for key in dict.fromkeys(originals) if key in names)
