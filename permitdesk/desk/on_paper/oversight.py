"""The facts of what oversight leaves on paper: reminders, days that passed, exceptions."""

from permitdesk.desk.on_paper.limits import basis_words, due_words, limit_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.packing import card
from permitdesk.desk.on_paper.values import clause, without_identities
from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay
from permitdesk.domain.facts import SYSTEM, RequestCorrection
from permitdesk.domain.running import clock_of, clocks_of_part, due_of
from permitdesk.domain.special import AllowException, RecordOverdue, Remind, SendReminder, Which
from permitdesk.domain.state import ActionType, PartState
from permitdesk.domain.stopwatch import Clock
from permitdesk.domain.wording import Fact
from permitdesk.domain.workdays import LOCAL, local_day
from permitdesk.text import paper_day

_REGULATORS = (Which.AFTER_CHECK, Which.AFTER_TELLING, Which.AFTER_RECHECK, Which.LATE_PAPER)
"""Clocks that whoever looks after a promise keeps."""


def reminder_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a reminder says: whom it reminds, of which last days, how urgently."""
    facts, word = occasion.action.facts, occasion.wording.word
    assert isinstance(facts, Remind | SendReminder)
    clocks = _clocks_reminded(occasion)
    text = clause(facts.text) or _asked_for(occasion)
    return {
        **occasion.common(),
        "heading": word("escalated" if facts.escalated else "reminded"),
        **_about(occasion),
        "clocks": [_clock(occasion, clock) for clock in clocks],
        "reminded_by": _who(occasion),
        "text": text,
    }


def overdue_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the record of a passed last day says: which, since when, who was to act."""
    facts, word = occasion.action.facts, occasion.wording.word
    assert isinstance(facts, RecordOverdue)
    clock = clock_of(occasion.before, facts.which, occasion.action.licence)
    late = occasion.calendar.workdays_between(facts.due, occasion.day)
    assert clock.start is not None, "only a clock that ran can be over"
    due = DueDay(facts.due, provisional=False)
    values = {
        **_about(occasion),
        "which": word(facts.which),
        "limit": limit_words(clock.limit, occasion.wording),
        "source": _source(occasion, clock),
        "started": paper_day(clock.start),
        "due": due_words(due, occasion.wording),
        "late": word("days", days=str(late)),
        "recorded": _moment(occasion),
    }
    return {
        **occasion.common(),
        **values,
        "said": word(f"said_{facts.which}"),
        "card": card(occasion.wording, values),
    }


def exception_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what an exception says: from which rule, why, who allowed it."""
    facts, word = occasion.action.facts, occasion.wording.word
    assert isinstance(facts, AllowException)
    actor = occasion.action.actor
    values = {
        "rule": word(facts.rule),
        "applicant": str(occasion.common()["applicant"]),
        "subject": occasion.subject(),
        "earlier": _earlier(occasion.before, occasion),
        "reason": without_identities(facts.reason),
        "approver": word("person", name=actor.name, station=actor.station),
        "approved": _moment(occasion),
    }
    return {**occasion.common(), **values, "card": card(occasion.wording, values)}


def _asked_for(occasion: Occasion) -> str:
    """Say what a reminder that goes by itself asks for."""
    facts, word = occasion.action.facts, occasion.wording.word
    assert isinstance(facts, Remind | SendReminder)
    deferral = occasion.before.state.deferral
    if isinstance(facts, Remind) and facts.which is Which.DEFERRAL and deferral is not None:
        names = "、".join(gap.name for gap in deferral.open)
        return word("gaps", names=names)
    urgency = "urgent" if facts.escalated else "soon"
    return word(f"check_{urgency}" if _looked_after(occasion) else urgency)


def _clocks_reminded(occasion: Occasion) -> list[Clock]:
    """Return the clock a reminder names; all of the licence where a supervisor writes."""
    facts, licence = occasion.action.facts, occasion.action.licence
    if isinstance(facts, Remind):
        return [clock_of(occasion.before, facts.which, licence)]
    clocks = clocks_of_part(occasion.before, licence)
    return [clock for clock in clocks if clock.which is not Which.INTERNAL]


def _clock(occasion: Occasion, clock: Clock) -> dict[str, str]:
    word, due = occasion.wording.word, due_of(clock, occasion.calendar)
    row = {"which": word(clock.which), "limit": limit_words(clock.limit, occasion.wording)}
    if due is None:
        return {**row, "due": word("rests" if clock.rests else "waits"), "left": word("none")}
    left = occasion.calendar.workdays_between(occasion.day, due.day)
    said = word("left" if left >= 0 else "past", days=str(abs(left)))
    return {**row, "due": due_words(due, occasion.wording), "left": said}


def _source(occasion: Occasion, clock: Clock) -> str:
    """Cite what sets a limit: a licence's own laws, or what the limit itself names."""
    if clock.which is Which.STATUTORY:
        basis = occasion.catalog.licence(clock.licence).legal_basis
        return basis_words(basis, occasion.wording)
    return clock.limit.source


def _about(occasion: Occasion) -> dict[str, str]:
    """Name the licence, or the whole case, and the office that was to act."""
    licence = occasion.action.licence
    lead = occasion.catalog.lead.office
    if not licence:
        return {"about": occasion.names(), "department": lead, "in_charge": _accepter(occasion)}
    part = occasion.before.state.parts[licence]
    if _looked_after(occasion) and part.part.terms is not None:
        plan, regulator = part.follow_up.plan, part.part.terms.regulator
        names = "、".join(item.name for item in plan.inspectors) if plan else ""
        return {
            "about": part.part.name,
            "department": regulator or occasion.office_of(part.part.department),
            "in_charge": names or occasion.wording.word("no_plan"),
        }
    return {
        "about": part.part.name,
        "department": occasion.office_of(part.part.decider),
        "in_charge": part.reviewed_by or _nobody_yet(occasion, part),
    }


def _looked_after(occasion: Occasion) -> bool:
    """Tell whether the clock is one of those of the regulator, after the decision."""
    facts = occasion.action.facts
    return isinstance(facts, Remind | RecordOverdue) and facts.which in _REGULATORS


def _accepter(occasion: Occasion) -> str:
    return occasion.before.state.accepted_by or str(occasion.common()["window"])


def _nobody_yet(occasion: Occasion, part: PartState) -> str:
    return occasion.wording.word("waiting" if part.waits else "no_opinion")


def _who(occasion: Occasion) -> str:
    actor = occasion.action.actor
    if actor == SYSTEM:
        return occasion.wording.word("by_itself")
    return occasion.wording.word("person", name=actor.name, station=actor.station)


def _moment(occasion: Occasion) -> str:
    moment = occasion.action.at.astimezone(LOCAL)
    return f"{paper_day(moment.date())} {moment:%H:%M}"


def _earlier(case: Case, occasion: Occasion) -> str:
    """Name the correction notice that was there already; nothing where there was none."""
    step = max(
        (
            step
            for step, action in enumerate(case.actions)
            if action.type is ActionType.REQUEST_CORRECTION
        ),
        default=None,
    )
    if step is None:
        return ""
    action = case.actions[step]
    assert isinstance(action.facts, RequestCorrection)
    number = case.state.number_of(action, step, "correction_notice")
    day = paper_day(local_day(action.at))
    count = str(len(action.facts.defects))
    return occasion.wording.word("earlier", number=number, day=day, count=count)
