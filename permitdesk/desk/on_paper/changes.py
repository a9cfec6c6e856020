"""The facts of a change that is granted (准予变更): old and new side by side, nothing else moves (49)."""

from collections.abc import Iterator

from permitdesk.desk.on_paper.decisions import grant_facts
from permitdesk.desk.on_paper.limits import span_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import without_identities
from permitdesk.domain.case import Case
from permitdesk.domain.decision import holder_of
from permitdesk.domain.facts import Grant
from permitdesk.domain.permit import SinglePermit
from permitdesk.domain.state import Action
from permitdesk.domain.wording import Fact

CHANGE, RENEWAL, GRANTED = "change_decision", "renewal_decision", "grant_decision"
Row = dict[str, str]


def decision_kind(case: Case, licence: str) -> str:
    """Return which document grants a licence: a new permit, a change of one, or its renewal."""
    part = case.state.parts[licence].part
    if part.renews is not None:
        return RENEWAL
    changes = part.carries is not None and case.application.changes
    return CHANGE if changes else GRANTED


def is_new(case: Case, _: Action, licence: str) -> bool:
    """Tell whether a grant makes a permit that was not there before."""
    return decision_kind(case, licence) == GRANTED


def is_change(case: Case, _: Action, licence: str) -> bool:
    """Tell whether a grant changes a permit."""
    return decision_kind(case, licence) == CHANGE


def is_renewal(case: Case, _: Action, licence: str) -> bool:
    """Tell whether a grant gives a permit another term."""
    return decision_kind(case, licence) == RENEWAL


def change_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a change says: what stood and what stands now; its days stay as they were."""
    grant, carries = occasion.action.facts, occasion.part.part.carries
    assert isinstance(grant, Grant)
    assert grant.valid_from is not None, "a grant without a first day is refused"
    assert carries is not None, "a change carries a permit on"
    kept = carries.validity
    validity = span_words(
        grant.valid_from, grant.valid_until, grant.validity_note, occasion.wording
    )
    same = (grant.valid_from, grant.valid_until) == (kept.first, kept.until)
    return {
        **grant_facts(occasion),
        "permit_number": carries.number,
        "granted_by": carries.decision_number,
        "old_version": str(carries.version),
        "version": str(carries.version + 1),
        "sides": [*_sides(occasion, carries, grant)],
        "validity": validity,
        "same_days": "yes" if same else "",
        "old_validity": ""
        if same
        else span_words(kept.first, kept.until, kept.note, occasion.wording),
    }


def _sides(occasion: Occasion, old: SinglePermit, grant: Grant) -> Iterator[Row]:
    """Yield each thing on the permit that reads otherwise now."""
    holder, word = holder_of(occasion.case, occasion.catalog), occasion.wording.word
    for item, was, now in (
        ("holder_name", old.holder.name, holder.name),
        ("legal_person", old.holder.legal_person, holder.legal_person),
        ("premises", old.holder.premises, holder.premises),
        ("scope", old.scope, grant.scope),
    ):
        if was != now:
            yield {
                "item": word(item),
                "was": without_identities(was) or word("blank"),
                "now": without_identities(now) or word("blank"),
            }
