"""The facts of a renewal that silence granted (视为准予延续)."""

from permitdesk.desk.on_paper.limits import due_words, span_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.domain.clock import DueDay
from permitdesk.domain.facts import Grant
from permitdesk.domain.wording import Fact
from permitdesk.text import paper_day


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
        "permit_number": occasion.action.numbers["single_permit"],
        "validity": span_words(
            grant.valid_from, grant.valid_until, grant.validity_note, occasion.wording
        ),
        "made_on": paper_day(occasion.day),
    }
