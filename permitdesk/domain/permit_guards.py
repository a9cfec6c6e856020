"""What must hold for each turn of a permit's life, each with the article that says so."""

from collections.abc import Callable, Iterator

from permitdesk.domain.credit import FINAL_DOCUMENT, CreditState
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.permit import PermitState
from permitdesk.domain.permit_acts import (
    ARTICLE_70,
    CARRIED_ON,
    PENALTY_KINDS,
    REISSUE_RULE,
)
from permitdesk.domain.promise_guards import permit_not_ended
from permitdesk.domain.state import Numbered, State

UNDOABLE = (
    PermitState.REVOKED,
    PermitState.RECALLED,
    PermitState.RESCINDED,
    PermitState.SUSPENDED,
    PermitState.CANCELLED,
)
"""What reconsideration or a judgment can undo; a permit does not come back from its own last day."""
FINAL_SERIES = frozenset({"revocation_decision", "denial_decision", "deferral_ending"})
"""Documents a credit record may rest on."""


def _in_state(*states: PermitState) -> Callable[[State, str], NotAllowed | None]:
    def guard(state: State, licence: str) -> NotAllowed | None:
        part, permit = state.parts[licence], state.permit_of(licence)
        if part.carried_on is not None:
            return NotAllowed("permit.carried_on", CARRIED_ON, case=part.carried_on.case)
        if permit is None:
            return NotAllowed("permit.not_issued", ARTICLE_70, licence=part.part.name)
        if permit.state not in states:
            return NotAllowed(
                "permit.not_in_state", ARTICLE_70, number=permit.number, state=permit.state
            )
        return None

    return guard


permit_live = _in_state(PermitState.LIVE)
permit_suspended = _in_state(PermitState.SUSPENDED)
permit_undoable = _in_state(*UNDOABLE)
permit_not_cancelled = _in_state(
    *(set(PermitState) - {PermitState.CANCELLED, PermitState.REPLACED})
)


def is_live_licence(state: State, licence: str) -> NotAllowed | None:
    """Refuse a penalty on a filing."""
    if state.parts[licence].part.filing:
        return NotAllowed(
            "filing.no_decision", PENALTY_KINDS, licence=state.parts[licence].part.name
        )
    return permit_not_ended(state, licence)


def paper_live(state: State, licence: str) -> NotAllowed | None:
    """Refuse a paper anew where nothing is live; without a licence it is the composite's."""
    if licence:
        return permit_live(state, licence)
    composite = state.issued.composite if state.issued else None
    if composite is None or composite.state is not PermitState.LIVE:
        return NotAllowed("composite.not_here", REISSUE_RULE)
    return None


def not_carried_on(state: State, licence: str) -> NotAllowed | None:
    """Refuse to carry on what another case carries on already."""
    if licence and state.parts[licence].carried_on is not None:
        return NotAllowed("permit.carried_on", CARRIED_ON, case=state.parts[licence].carried_on)
    return None if state.issued else NotAllowed("permit.not_issued", CARRIED_ON, licence="")


def is_revoked_or_ended(state: State, licence: str) -> NotAllowed | None:
    """Refuse to reinstate what nobody ended."""
    return permit_undoable(state, licence)


def final_document(state: State, licence: str) -> NotAllowed | None:
    """Refuse a credit record where no final document about the licence was served."""
    if any(is_about(state, number, licence) for number in final_documents(state)):
        return None
    return NotAllowed("credit.no_final_document", FINAL_DOCUMENT)


def final_documents(state: State) -> tuple[str, ...]:
    """List the served documents a credit record may rest on; none that was undone (恢复)."""
    return tuple(
        number
        for number, taken in state.numbers.items()
        if taken.series in FINAL_SERIES and not taken.spoiled and number in state.served
        if taken.series != "revocation_decision" or _stands(state, taken)
    )


def is_about(state: State, document: str, licence: str) -> bool:
    """Tell whether a document is about a licence; what ends a whole case is about each of its."""
    return state.numbers[document].licence in ("", licence)


def _stands(state: State, taken: Numbered) -> bool:
    """Tell whether a revocation is the licence's last one, and nothing undid it."""
    last = max(
        other.step
        for other in state.numbers.values()
        if (other.series, other.licence) == (taken.series, taken.licence)
    )
    return taken.step == last and state.parts[taken.licence].follow_up.revoked


def record_stands(state: State, _: str) -> NotAllowed | None:
    """Refuse a repair where no record stands."""
    return None if any(_standing(state)) else NotAllowed("credit.none", FINAL_DOCUMENT)


def may_object(state: State, _: str) -> NotAllowed | None:
    """Refuse an objection where no record stands, or one is being looked into already."""
    if any(item.objection is None or item.settled is not None for item in _standing(state)):
        return None
    return NotAllowed("credit.none", FINAL_DOCUMENT)


def _standing(state: State) -> Iterator[CreditState]:
    """Yield the records that were neither repaired nor taken back."""
    for item in state.credit.values():
        if item.repaired_on is None and item.taken_back_on is None:
            yield item


def objection_open(state: State, _: str) -> NotAllowed | None:
    """Refuse to settle what nobody objected to."""
    if any(item.objection is not None and item.settled is None for item in _standing(state)):
        return None
    return NotAllowed("credit.no_objection", FINAL_DOCUMENT)
