"""The facts of one licence's decision: granted or denied, each a document of its own."""

from permitdesk.desk.on_paper.limits import basis_words, due_words, is_read, span_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause, without_identities
from permitdesk.domain.application import Route
from permitdesk.domain.decision import holder_of
from permitdesk.domain.facts import Deny, Grant, Part
from permitdesk.domain.law import Source
from permitdesk.domain.remedies import last_day_for_litigation, last_day_for_reconsideration
from permitdesk.domain.wording import Fact, numeral
from permitdesk.domain.workdays import local_day


def grant_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a grant says: what is allowed, where, how long, on which grounds."""
    grant, part = occasion.action.facts, _part(occasion)
    assert isinstance(grant, Grant)
    assert grant.valid_from is not None, "a grant without a first day is refused"
    licence = occasion.catalog.licence(part.licence)
    on_commitment = part.route is Route.COMMITMENT
    remedies = occasion.catalog.office.remedies
    return {
        **_common(occasion, part),
        "scope": without_identities(grant.scope),
        "premises": holder_of(occasion.case, occasion.catalog).premises,
        "validity": span_words(
            grant.valid_from, grant.valid_until, grant.validity_note, occasion.wording
        ),
        "certificate": licence.certificate_name,
        "permit_number": occasion.action.numbers.get("single_permit", ""),
        "basis": basis_words(_grounds(licence.legal_basis), occasion.wording),
        "after_check": clause(licence.commitment.after_check_deadline) if on_commitment else "",
        "renewable": "yes" if grant.valid_until else "",
        "reconsideration": remedies.get("reconsideration", ""),
        "court": remedies.get("court", ""),
    }


def denial_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a denial says: facts, requirements, articles one by one, and the remedies."""
    denial, part = occasion.action.facts, _part(occasion)
    assert isinstance(denial, Deny)
    return {
        **_common(occasion, part),
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
    }


def _part(occasion: Occasion) -> Part:
    return occasion.case.state.parts[occasion.action.licence].part


def _common(occasion: Occasion, part: Part) -> dict[str, Fact]:
    state = occasion.case.state
    assert state.accepted_at is not None, "nothing is decided that was not accepted"
    others = [item.name for item in occasion.case.received.parts if item.licence != part.licence]
    return {
        **occasion.common(),
        "office": occasion.office_of(part.decider),
        "accepted_on": local_day(state.accepted_at),
        "licence": part.name,
        "others": "、".join(others),
        **_if_served_today(occasion),
    }


def _if_served_today(occasion: Occasion) -> dict[str, Fact]:
    """Return the last days of the remedies, counted from the day of the decision itself."""
    reconsider = last_day_for_reconsideration(occasion.day, occasion.calendar)
    sue = last_day_for_litigation(occasion.day, occasion.calendar)
    return {
        "reconsider_by": due_words(reconsider, occasion.wording),
        "sue_by": due_words(sue, occasion.wording),
    }


def _grounds(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return what a decision cites: what was read, or all of it marked where nothing was."""
    return tuple(source for source in sources if is_read(source)) or sources
