"""The facts of an acceptance, told or deemed: each licence with its limits and its last days."""

from collections.abc import Iterable

from permitdesk.desk.on_paper.limits import due_words, limit_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import numbered, places
from permitdesk.domain.application import ROUTE_NAMES
from permitdesk.domain.clock import DECIDE_JOINTLY, TELL_WHAT_IS_MISSING, DueDay, due_day
from permitdesk.domain.deferral import AcceptWithGaps
from permitdesk.domain.effects import waits_for
from permitdesk.domain.facts import Part
from permitdesk.domain.running import clock_of, clocks_of_part, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.wording import Fact
from permitdesk.domain.workdays import LOCAL, local_day
from permitdesk.text import paper_day

Row = dict[str, str]


def acceptance_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what an acceptance notice says: what was accepted, by when each is decided, and how."""
    return {
        **occasion.common(),
        "history": _history(occasion),
        **_gaps(occasion),
        **_parts(occasion),
    }


def deemed_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what stands on the record that nobody answered in time: accepted by law (32)."""
    state = occasion.case.state
    assert state.complete_at is not None
    complete_on = local_day(state.complete_at)
    due = due_day(complete_on, TELL_WHAT_IS_MISSING, occasion.calendar)
    moment = occasion.action.at.astimezone(LOCAL)
    word = occasion.wording.word
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "complete_on": complete_on,
        "last_day": due_words(due, occasion.wording),
        "days": str(TELL_WHAT_IS_MISSING.length),
        "made_at": word("at", day=paper_day(moment.date()), time=f"{moment:%H:%M}"),
        **_parts(occasion),
    }


def _gaps(occasion: Occasion) -> dict[str, Fact]:
    """Name the papers that may come later, and until when; nothing where all are there."""
    accepted = occasion.action.facts
    if not isinstance(accepted, AcceptWithGaps):
        return {}
    names = "、".join(gap.name for gap in accepted.gaps)
    due = due_of(clock_of(occasion.case, Which.DEFERRAL), occasion.calendar)
    assert due is not None, "the days to bring papers run from the acceptance itself"
    return {"gaps": names, "gaps_due": due_words(due, occasion.wording)}


def _parts(occasion: Occasion) -> dict[str, Fact]:
    state = occasion.case.state
    parts = [state.parts[code].part for code in state.open_parts]
    joint_due = _joint_due(occasion, parts)
    dues = [due for part in parts for due in (*_dues(occasion, part), joint_due) if due]
    licences = [occasion.catalog.licence(part.licence) for part in parts]
    return {
        "parts": numbered([_accepted(occasion, part) for part in parts]),
        "joint_due": due_words(joint_due, occasion.wording) if joint_due else "",
        "any_provisional": _mark(due.provisional for due in dues),
        "any_from_receipt": _mark(
            part.statutory.starts is Start.RECEIPT and not state.parts[part.licence].waits
            for part in parts
        ),
        "any_calendar_day": _mark(part.statutory.unit is Unit.DAY for part in parts),
        "waiting": places(state.parts[part.licence].waits for part in parts),
        "site_checked": places(item.site_check.timing == "before_decision" for item in licences),
        "heard": places(part.hearing == "always" for part in parts),
        "may_be_heard": places(part.hearing == "public_interest" for part in parts),
    }


def _history(occasion: Occasion) -> str:
    state = occasion.case.state
    subject, received_on = occasion.subject(), paper_day(occasion.received_on)
    if state.complete_at is None or state.complete_at == state.received_at:
        return occasion.wording.word("history", received_on=received_on, subject=subject)
    complete_on = paper_day(local_day(state.complete_at))
    return occasion.wording.word(
        "history_corrected", received_on=received_on, subject=subject, complete_on=complete_on
    )


def _accepted(occasion: Occasion, part: Part) -> Row:
    statutory, promised = _dues(occasion, part)
    word = occasion.wording.word
    return {
        "name": f"{part.name}（{word('filing')}）" if part.filing else part.name,
        "decider": occasion.office_of(part.decider),
        "statutory": _limit(occasion, part.statutory, statutory),
        "statutory_due": _due(occasion, part, statutory),
        "promised": _limit(occasion, part.promised, promised),
        "promised_due": _due(occasion, part, promised),
        "route": ROUTE_NAMES[part.route],
    }


def _limit(occasion: Occasion, limit: Limit, due: DueDay | None) -> str:
    """Write a limit, and that it runs from receipt where it does and waits for nothing else."""
    words = limit_words(limit, occasion.wording)
    from_receipt = limit.starts is Start.RECEIPT and due is not None
    return words + (occasion.wording.word("from_receipt") if from_receipt else "")


def _mark(marks: Iterable[bool]) -> str:
    """Return a fact that is there where any of them holds."""
    return "yes" if any(marks) else ""


def _dues(occasion: Occasion, part: Part) -> tuple[DueDay | None, DueDay | None]:
    """Return the last lawful and the last promised day; None where it waits for another licence."""
    clocks = {clock.which: clock for clock in clocks_of_part(occasion.case, part.licence)}
    statutory, promised = clocks[Which.STATUTORY], clocks[Which.PROMISED]
    return due_of(statutory, occasion.calendar), due_of(promised, occasion.calendar)


def _joint_due(occasion: Occasion, parts: Iterable[Part]) -> DueDay | None:
    """Return the last day of the joint limit; None where a single licence is decided."""
    accepted_at = occasion.case.state.accepted_at
    assert accepted_at is not None
    if sum(not part.filing for part in parts) < 2:  # noqa: PLR2004  one licence is no bundle
        return None
    return due_day(local_day(accepted_at), DECIDE_JOINTLY, occasion.calendar)


def _due(occasion: Occasion, part: Part, due: DueDay | None) -> str:
    if due is not None:
        return due_words(due, occasion.wording)
    state = occasion.case.state
    names = [state.parts[code].part.name for code in waits_for(state, part.licence)]
    return occasion.wording.word("waits", names="、".join(names))
