"""The facts of renewals: those that were decided (准予延续), those that silence granted (视为准予)."""

from permitdesk.desk.on_paper.decisions import grant_facts
from permitdesk.desk.on_paper.limits import due_words, span_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.domain.clock import DueDay
from permitdesk.domain.facts import Grant, Part
from permitdesk.domain.renewal import Renewal, window_of
from permitdesk.domain.wording import Fact
from permitdesk.text import paper_day


def renewal_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a renewal says: the old last day, when it was asked for, the new term (50)."""
    part = occasion.part.part
    assert part.renews is not None, "only a renewal has its window"
    carries, number = part.carries, _number(occasion, part)
    return {
        **grant_facts(occasion),
        "permit_number": number,
        "old_number": part.renews.number,
        "old_until": part.renews.valid_until,
        "in_window": _in_window(occasion, part.renews),
        "version": str(carries.version + 1) if carries else "",
        "same_number": "yes" if number == part.renews.number else "",
    }


def _number(occasion: Occasion, part: Part) -> str:
    """Return the number of the renewed permit: its old one where this desk's register has it."""
    return part.carries.number if part.carries else occasion.action.numbers["single_permit"]


def _in_window(occasion: Occasion, renews: Renewal) -> str:
    """Say how the day of the application lies to the window of the licence."""
    rule = occasion.catalog.licence(occasion.action.licence).renewal_window
    assert rule is not None, "a licence without a window has no renewal"
    window, word = window_of(rule, renews.valid_until, occasion.calendar), occasion.wording.word
    last = paper_day(window.last)
    if not renews.in_time:
        return word("late", last=last)
    if window.first is None:
        return word("in_time", last=last)
    return word("in_window", first=paper_day(window.first), last=last)


def deemed_renewal_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what is said where the last day passed without a decision: since when, by which law."""
    grant = occasion.action.facts
    part = occasion.case.state.parts[occasion.action.licence].part
    assert isinstance(grant, Grant)
    assert grant.valid_from is not None
    assert part.renews is not None, "only a renewal is granted by silence"
    renews = part.renews
    return {
        **occasion.common(),
        "office": occasion.office_of(part.decider),
        "licence": part.name,
        "old_number": renews.number,
        "old_until": renews.valid_until,
        "last_day": due_words(DueDay(renews.valid_until, provisional=False), occasion.wording),
        "source": renews.source,
        "scope": grant.scope,
        "permit_number": _number(occasion, part),
        "validity": span_words(
            grant.valid_from, grant.valid_until, grant.validity_note, occasion.wording
        ),
        "made_on": paper_day(occasion.day),
    }
