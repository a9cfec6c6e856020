"""The facts of one licence's decision: granted or denied, each a document of its own."""

from permitdesk.desk.on_paper.limits import basis_words, due_words, is_read, span_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause, without_identities
from permitdesk.domain.application import Route
from permitdesk.domain.decision import holder_of
from permitdesk.domain.facts import Deny, Grant, Part
from permitdesk.domain.law import Source
from permitdesk.domain.remedies import last_day_for_litigation, last_day_for_reconsideration
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.standing import barred_years, years_on
from permitdesk.domain.wording import Fact, numeral
from permitdesk.domain.workdays import local_day
from permitdesk.text import paper_day

BARRED_YEARS = 1
"""After a false promise in what directly concerns public safety (行政许可法 78)."""


def grant_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a grant says: what is allowed, where, how long, on which grounds."""
    grant, part = occasion.action.facts, _part(occasion)
    assert isinstance(grant, Grant)
    assert grant.valid_from is not None, "a grant without a first day is refused"
    licence = occasion.catalog.licence(part.licence)
    return {
        **decision_facts(occasion, part),
        "scope": without_identities(grant.scope),
        "premises": holder_of(occasion.case, occasion.catalog).premises,
        "validity": span_words(
            grant.valid_from, grant.valid_until, grant.validity_note, occasion.wording
        ),
        "certificate": licence.certificate_name,
        "permit_number": occasion.action.numbers.get("single_permit", ""),
        "basis": basis_words(grounds_of(licence.legal_basis), occasion.wording),
        "renewable": "yes" if grant.valid_until else "",
        **promise_kept_by(occasion, part),
    }


def denial_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a denial says: facts, requirements, articles one by one, and the remedies."""
    denial, part = occasion.action.facts, _part(occasion)
    assert isinstance(denial, Deny)
    return {
        **decision_facts(occasion, part),
        "reasons": [
            {
                "ordinal": numeral(place),
                "fact": clause(reason.fact),
                "requirement": clause(reason.requirement),
                "source": clause(reason.source),
            }
            for place, reason in enumerate(denial.reasons, 1)
        ],
        "reconsideration": denial.reconsideration,
        "court": denial.court,
        **_false_promise(occasion, denial, part),
    }


def promise_kept_by(occasion: Occasion, part: Part) -> dict[str, Fact]:
    """Return until when a promise is looked at and which papers are still to come until then.

    Nothing is said of a licence that was not granted on a promise.
    """
    if part.route is not Route.COMMITMENT:
        return {}
    if part.terms is None or part.terms.after_check is None:
        offer = occasion.catalog.licence(part.licence).commitment
        return {"after_check": clause(offer.after_check_deadline)}
    due = due_of(clock_of(occasion.case, Which.AFTER_CHECK, part.licence), occasion.calendar)
    assert due is not None, "it runs from the decision"
    written, by = due_words(due, occasion.wording), part.terms.after_check_by
    late = occasion.case.state.parts[part.licence].promise.late
    return {
        "after_check": occasion.wording.word("check_by", by=by, due=written),
        "late": "、".join(item.name for item in late),
        "late_by": written,
    }


def _false_promise(occasion: Occasion, denial: Deny, part: Part) -> dict[str, Fact]:
    """Return the warning of article 78, and how long one may not apply again."""
    if not denial.false_promise:
        return {}
    bars = barred_years(part, denial) is not None
    barred = paper_day(years_on(occasion.day, BARRED_YEARS)) if bars else ""
    by_promise = "yes" if part.by_promise else ""
    return {"false_promise": "yes", "by_promise": by_promise, "barred_until": barred}


def _part(occasion: Occasion) -> Part:
    return occasion.case.state.parts[occasion.action.licence].part


def decision_facts(occasion: Occasion, part: Part) -> dict[str, Fact]:
    """Return what every decision on an application says: of what, by whom, and how to contest it."""
    state = occasion.case.state
    assert state.accepted_at is not None, "nothing is decided that was not accepted"
    others = [item.name for item in occasion.case.received.parts if item.licence != part.licence]
    return {
        **occasion.common(),
        "office": occasion.office_of(part.decider),
        "accepted_on": local_day(state.accepted_at),
        "licence": part.name,
        "others": "、".join(others),
        **remedies_told(occasion),
    }


def remedies_told(occasion: Occasion) -> dict[str, Fact]:
    """Return where to contest a decision of the office, and until when if it is served today."""
    remedies = occasion.catalog.office.remedies
    reconsider = last_day_for_reconsideration(occasion.day, occasion.calendar)
    sue = last_day_for_litigation(occasion.day, occasion.calendar)
    return {
        "reconsideration": remedies.get("reconsideration", ""),
        "court": remedies.get("court", ""),
        "reconsider_by": due_words(reconsider, occasion.wording),
        "sue_by": due_words(sue, occasion.wording),
    }


def grounds_of(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return what a decision cites: what was read, or all of it marked where nothing was."""
    return tuple(source for source in sources if is_read(source)) or sources
