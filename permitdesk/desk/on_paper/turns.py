"""What every turn of a permit's life says: of which permit, since when, and what becomes of the rest."""

from collections.abc import Iterator

from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.domain.permit import CompositePermit, Permit, PermitState, SinglePermit
from permitdesk.domain.permit_acts import Moving, Penalty
from permitdesk.domain.wording import Fact


def turn_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what stands on each document of a permit's life.

    ``composite`` says what becomes of the composite, empty where it stays as it is; ``others``
    names the holder's other live permits; ``version`` is there where the act made a new version.
    """
    turned, licence = occasion.action.facts, occasion.action.licence
    assert isinstance(turned, Moving)
    old, new = _paper(occasion, before=True), _paper(occasion)
    part = occasion.case.state.parts.get(licence)
    return {
        **occasion.common(),
        "office": occasion.office_of(part.part.decider) if part else occasion.catalog.lead.office,
        "applicant": new.holder.name,
        "uscc": new.holder.uscc,
        "licence": part.part.name if part else "",
        "certificate": _certificate(occasion, new),
        "permit_number": new.number,
        "scope": new.scope if isinstance(new, SinglePermit) else "",
        "granted_by": new.decision_number if isinstance(new, SinglePermit) else "",
        "since": turned.moves.since or occasion.day,
        "old_version": str(old.version),
        "version": str(new.version) if new.version > old.version else "",
        "mark": new.mark,
        "composite": composite_words(occasion) if part else "",
        "others": "、".join(item.name for item in _others(occasion, new)),
    }


def penalty_facts(penalty: Penalty) -> dict[str, Fact]:
    """Return what a note says of the penalty decision it rests on."""
    return {
        "penalty_number": penalty.number,
        "penalty_authority": penalty.authority,
        "penalty_day": penalty.day,
        "penalty_source": penalty.source,
    }


def composite_words(occasion: Occasion) -> str:
    """Say what becomes of the composite; nothing where there is none or it stays as it is."""
    turned = occasion.action.facts
    assert isinstance(turned, Moving)
    made = turned.moves.composite
    if made is None:
        return ""
    facts = {"number": made.number, "version": str(made.version)}
    if made.state is PermitState.ENDED:
        return occasion.wording.word("composite_ended", **facts)
    return occasion.wording.word("composite_new", **facts)


def _paper(occasion: Occasion, *, before: bool = False) -> Permit:
    """Return the permit as the act found or left it; the composite where no licence is named."""
    state = (occasion.before if before else occasion.case).state
    licence = occasion.action.licence
    assert state.issued is not None, "nothing turns that was not issued"
    found = state.permit_of(licence) if licence else state.issued.composite
    assert found is not None, "the procedure refuses an act on a permit that is not there"
    return found


def _certificate(occasion: Occasion, permit: Permit) -> str:
    if isinstance(permit, SinglePermit):
        return permit.certificate
    return occasion.wording.word("composite_permit")


def _others(occasion: Occasion, turned: Permit) -> Iterator[SinglePermit]:
    """Yield the live permits and receipts beside the one that turned, filings last."""
    held: dict[str, SinglePermit] = {}
    issued = occasion.case.state.issued
    assert issued is not None
    composite = turned if isinstance(turned, CompositePermit) else issued.composite
    if composite is not None:
        held.update({item.number: item for item in (*composite.permits, *composite.filings)})
    held.update({item.number: item for item in issued.permits})
    for item in sorted(held.values(), key=lambda item: item.is_filing):
        if item.number != turned.number and item.state is PermitState.LIVE:
            yield item
