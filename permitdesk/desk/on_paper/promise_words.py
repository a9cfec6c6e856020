"""A promise in the words of its documents: its points, who looks after it, what was found broken."""

from collections.abc import Iterable

from permitdesk.desk.on_paper.limits import due_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause, numbered, without_identities
from permitdesk.domain.follow_up import BrokenPoint, FollowUp
from permitdesk.domain.promise import PromiseTerms
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact, numeral
from permitdesk.text import paper_day

Row = dict[str, str]


def terms_of(occasion: Occasion) -> PromiseTerms:
    """Return what the promise wants, as it stood when the route was chosen."""
    terms = occasion.part.part.terms
    assert terms is not None, "the procedure asks for a promise before any of this"
    return terms


def follow_up_of(occasion: Occasion) -> FollowUp:
    """Return what followed the decision, as the action left it."""
    return occasion.part.follow_up


def points_of(terms: PromiseTerms) -> list[Row]:
    """List the promised points in the order in which a signature counts them, from 1."""
    return numbered(
        [{"party": party.party, "point": text} for party in terms.parties for text in party.text]
    )


def supervisor(occasion: Occasion) -> str:
    """Return the office that looks after the permit: the inspector's own, else the regulator."""
    station, departments = occasion.action.actor.station, occasion.catalog.departments
    if station in departments:
        return departments[station].office
    return terms_of(occasion).regulator or occasion.office_of(occasion.part.part.department)


def permit_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return which permit a document is about: of what, by which decision, since when."""
    part = occasion.part
    permit = occasion.case.state.permit_of(part.part.licence)
    numbers = part.numbers
    series = "filing_receipt" if part.part.filing else "single_permit"
    return {
        **occasion.common(),
        "office": occasion.office_of(part.part.decider),
        "licence": part.part.name,
        "granted_by": _standing(occasion, numbers.get("grant_decision", "")),
        "permit_number": permit.number if permit else numbers.get(series, ""),
        "certificate": occasion.catalog.licence(part.part.licence).certificate_name,
        "decided_on": paper_day(part.settled_on) if part.settled_on else "",
    }


def document_of(occasion: Occasion, type_: ActionType, series: str) -> str:
    """Return the number that the newest act of a kind gave this licence, by the occasion.

    Where its sheet was spoiled it is the next one; empty where there was no such act.
    """
    numbers = (
        action.numbers.get(series, "")
        for action in reversed(occasion.case.actions)
        if (action.type, action.licence) == (type_, occasion.action.licence)
    )
    return _standing(occasion, next(numbers, ""))


def _standing(occasion: Occasion, number: str) -> str:
    """Return the number a document bears by the occasion, its sheets that were spoiled left out."""
    state = occasion.case.state
    taken = state.numbers.get(number)
    if taken is None:
        return number
    return state.number_of(occasion.case.actions[taken.step], taken.step, taken.series)


def last_day(occasion: Occasion, which: Which) -> dict[str, Fact]:
    """Return the last day of a clock of the licence, as ``due``, and whether it may still move."""
    due = due_of(clock_of(occasion.case, which, occasion.action.licence), occasion.calendar)
    assert due is not None, "this clock runs from the act itself"
    return {
        "due": due_words(due, occasion.wording),
        "provisional": "yes" if due.provisional else "",
    }


def broken_rows(points: Iterable[BrokenPoint]) -> list[Row]:
    """List what does not hold: the promise, what is so instead, what is wanted, by which rule."""
    return [
        {
            "ordinal": numeral(place),
            "point": clause(item.point),
            "found": without_identities(clause(item.found)),
            "requirement": clause(item.requirement),
            "source": clause(item.source),
        }
        for place, item in enumerate(points, 1)
    ]
