"""The facts of what is held against somebody: published, recorded, objected to, repaired."""

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause, without_identities
from permitdesk.domain.credit import CreditState, RecordCredit, RepairCredit, SettleObjection
from permitdesk.domain.follow_up import Publish
from permitdesk.domain.wording import Fact
from permitdesk.text import paper_day

_PUBLIC = {
    "commitment_letter": "letter",
    "revocation_decision": "revocation",
    "credit_record": "record",
}
"""Series of what a flow may want published, to its word in the definitions."""


def publication_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a publication says: of whom, which document, where, how long, by which rule."""
    published = occasion.action.facts
    assert isinstance(published, Publish)
    taken = occasion.case.state.numbers[published.document]
    word = occasion.wording.word
    part = occasion.case.state.parts.get(taken.licence)
    return {
        **occasion.common(),
        "document": published.document,
        "title": _name(occasion, taken.series),
        "issued_on": taken.day,
        "issuer": occasion.office_of(part.part.decider) if part else occasion.catalog.lead.office,
        "licence": part.part.name if part else occasion.names(),
        "where": clause(published.where),
        "long": word("until", day=paper_day(published.until))
        if published.until
        else word("open_ended"),
        "persons": "、".join(without_identities(name) for name in published.persons),
        "rule": _rule(occasion, taken.series, taken.licence),
    }


def credit_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a record says: what is held against whom, what it closes, until when, how it ends."""
    record, part = occasion.action.facts, occasion.part.part
    assert isinstance(record, RecordCredit)
    taken = occasion.case.state.numbers[record.document]
    return {
        **occasion.common(),
        "office": occasion.office_of(part.decider),
        "licence": part.name,
        "document": record.document,
        "title": _name(occasion, taken.series),
        "issued_on": taken.day,
        "found": without_identities(clause(record.facts)),
        "source": clause(record.source),
        "persons": "、".join(without_identities(name) for name in record.persons),
        **_held(occasion, record),
    }


def objection_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what the person is answered who objected to a record."""
    settled = occasion.action.facts
    assert isinstance(settled, SettleObjection)
    record = occasion.case.state.credit[settled.record]
    objection = record.objection
    assert objection is not None, "the procedure asks for an objection before"
    return {
        **_recorded(occasion, record),
        "by": objection.by,
        "objected_on": record.objected_on or occasion.day,
        "objection": without_identities(clause(objection.text)),
        "upheld": "yes" if settled.upheld else "",
        "reason": without_identities(clause(settled.reason)),
    }


def repair_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what is told when a record is repaired: it counts no more from this very day."""
    repair = occasion.action.facts
    assert isinstance(repair, RepairCredit)
    record = occasion.case.state.credit[repair.record]
    return {
        **_recorded(occasion, record),
        "evidence": without_identities(clause(repair.evidence)),
        "approver": repair.approver,
    }


def _recorded(occasion: Occasion, record: CreditState) -> dict[str, Fact]:
    """Return which record it is."""
    return {
        **occasion.common(),
        "record": record.number,
        "made_on": record.made_on,
        "document": record.facts.document,
        **_held(occasion, record.facts),
    }


def _held(occasion: Occasion, record: RecordCredit) -> dict[str, Fact]:
    word = occasion.wording.word
    return {
        "fault": word(record.kind),
        "gates": "、".join(word(gate) for gate in record.gates),
        "until": word("until", day=paper_day(record.until)) if record.until else word("open_ended"),
    }


def _name(occasion: Occasion, series: str) -> str:
    """Return what a kind of document is called by its series."""
    wordings = occasion.catalog.documents.values()
    return next((item.name for item in wordings if item.series == series), series)


def _rule(occasion: Occasion, series: str, licence: str) -> str:
    """Return the flow's own rule by which it is published; empty where the general rule does."""
    part = occasion.case.state.parts.get(licence)
    terms = part.part.terms if part else None
    wanted = terms.publications if terms else ()
    return next((item.source for item in wanted if item.what == _PUBLIC.get(series)), "")
