"""What must hold for the promise and what follows it, each with the article that says so."""

from permitdesk.domain.commitment import Nature
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.follow_up import (
    AFTER_SUPERVISION,
    ARTICLE_36,
    ARTICLE_61,
    ARTICLE_69,
    HANDOVER,
    LEANING,
    Stage,
)
from permitdesk.domain.guards import ARTICLE_34
from permitdesk.domain.permit import PermitState
from permitdesk.domain.permit_acts import CARRIED_ON
from permitdesk.domain.promise import BY_PROMISE, COMMITMENT_SOURCE
from permitdesk.domain.state import PartState, PartStatus, State


def _name(state: State, licence: str) -> str:
    return state.parts[licence].part.name


def on_promise(state: State, licence: str) -> NotAllowed | None:
    """Refuse a letter for a licence that wants none."""
    part = state.parts[licence].part
    wanted = part.terms is not None and (part.by_promise or part.terms.nature is Nature.REQUIRED)
    return (
        None if wanted else NotAllowed("commitment.not_on_it", COMMITMENT_SOURCE, licence=part.name)
    )


def letter_not_told(state: State, licence: str) -> NotAllowed | None:
    """Refuse a second letter."""
    promise = state.parts[licence].promise
    if promise.told_on is None:
        return None
    return NotAllowed("commitment.told_already", BY_PROMISE, document=promise.document)


def letter_told(state: State, licence: str) -> NotAllowed | None:
    """Refuse a signature under a letter nobody was shown, and a second one."""
    promise = state.parts[licence].promise
    if promise.told_on is None:
        return NotAllowed("commitment.tell_first", BY_PROMISE, licence=_name(state, licence))
    if promise.signed is not None:
        return NotAllowed("commitment.signed_already", BY_PROMISE, document=promise.document)
    return None


def letters_signed(state: State, licence: str) -> NotAllowed | None:
    """Refuse acceptance or a favourable decision before the promise was signed."""
    for code in (licence,) if licence else tuple(state.parts):
        part = state.parts[code]
        if part.part.by_promise and part.status.is_open and part.promise.signed is None:
            return NotAllowed("commitment.not_signed", BY_PROMISE, licence=part.part.name)
    return None


def reviewed(state: State, licence: str) -> NotAllowed | None:
    """Refuse a decision without an opinion, but for what a promise lets decide on the spot."""
    part = state.parts[licence]
    if part.status is PartStatus.REVIEWED:
        return None
    terms = part.part.terms
    if part.part.by_promise and terms is not None and terms.on_the_spot:
        return None
    return NotAllowed("case.review_first", ARTICLE_34, licence=part.part.name)


def papers_there(state: State, licence: str) -> NotAllowed | None:
    """Refuse a favourable decision while papers are missing that a promise stood in for until it was left."""
    part = state.parts[licence]
    if part.part.by_promise or not part.promise.late:
        return None
    names = tuple(item.name for item in part.promise.late)
    return NotAllowed(
        "commitment.papers_missing", COMMITMENT_SOURCE, licence=part.part.name, papers=names
    )


def may_switch(state: State, licence: str) -> NotAllowed | None:
    """Refuse another route where the licence knows only one."""
    part = state.parts[licence].part
    if part.terms is not None and part.terms.nature is Nature.REQUIRED:
        return NotAllowed("commitment.everybody", COMMITMENT_SOURCE, licence=part.name)
    if part.filing or not (part.by_promise or part.offers_promise):
        return NotAllowed("commitment.not_offered", COMMITMENT_SOURCE, licence=part.name)
    return None


def late_open(state: State, _: str) -> NotAllowed | None:
    """Refuse papers that nobody waits for: none are, once the licence was denied or withdrawn."""
    over = (PartStatus.DENIED, PartStatus.WITHDRAWN)
    if any(part.promise.late and part.status not in over for part in state.parts.values()):
        return None
    return NotAllowed("late_paper.none_open", COMMITMENT_SOURCE)


def not_handed_over(state: State, licence: str) -> NotAllowed | None:
    """Refuse to hand over twice."""
    if state.parts[licence].follow_up.handed_over is not None:
        return NotAllowed("handover.already", HANDOVER, licence=_name(state, licence))
    return None


def handed_over(state: State, licence: str) -> NotAllowed | None:
    """Refuse an acknowledgement of what was not sent, and a second one."""
    follow_up = state.parts[licence].follow_up
    if follow_up.handed_over is None:
        return NotAllowed("handover.first", HANDOVER, licence=_name(state, licence))
    if follow_up.acknowledged is not None:
        return NotAllowed("handover.acknowledged", HANDOVER, name=follow_up.acknowledged.name)
    return None


def to_after_check(state: State, licence: str) -> NotAllowed | None:
    """Refuse an after-check where no promise was made, and every second one."""
    part = state.parts[licence]
    if part.part.terms is None or part.part.terms.after_check is None:
        return NotAllowed("after_check.no_promise", ARTICLE_61, licence=part.part.name)
    if part.follow_up.recheck is not None:
        return NotAllowed("after_check.no_third", AFTER_SUPERVISION, licence=part.part.name)
    if part.follow_up.record is not None:
        return NotAllowed("after_check.recorded", AFTER_SUPERVISION, licence=part.part.name)
    return permit_not_ended(state, licence)


def promise_broken(state: State, licence: str) -> NotAllowed | None:
    """Refuse an order where nothing is broken, and a second order."""
    follow_up = state.parts[licence].follow_up
    if follow_up.order is not None:
        return NotAllowed("after_check.ordered", AFTER_SUPERVISION, licence=_name(state, licence))
    if follow_up.stage is not Stage.BROKEN:
        return NotAllowed("after_check.nothing_broken", AFTER_SUPERVISION)
    return None


def rectification_ordered(state: State, licence: str) -> NotAllowed | None:
    """Refuse a re-check that nothing was ordered for, and every further one."""
    follow_up = state.parts[licence].follow_up
    if follow_up.recheck is not None:
        return NotAllowed("after_check.no_third", AFTER_SUPERVISION, licence=_name(state, licence))
    if follow_up.order is None:
        return NotAllowed("after_check.nothing_ordered", AFTER_SUPERVISION)
    return None


def may_intend(state: State, licence: str) -> NotAllowed | None:
    """Refuse a second notice of intent, and one for a permit that ended."""
    follow_up = state.parts[licence].follow_up
    if follow_up.intent is not None and follow_up.kept_by is None:
        return NotAllowed("intent.told_already", ARTICLE_36, document=follow_up.intent_document)
    return permit_not_ended(state, licence)


def intent_open(state: State, licence: str) -> NotAllowed | None:
    """Refuse what follows a notice of intent before there is one."""
    if not _intent_open(state.parts[licence]):
        return NotAllowed("intent.tell_first", ARTICLE_36, licence=_name(state, licence))
    return None


def _intent_open(part: PartState) -> bool:
    follow_up = part.follow_up
    return follow_up.intent is not None and follow_up.kept_by is None and not follow_up.revoked


def statement_open(state: State, licence: str) -> NotAllowed | None:
    """Refuse a statement nobody was asked for, and a second one."""
    if state.parts[licence].follow_up.statement is not None:
        return NotAllowed("intent.statement_made", ARTICLE_36)
    return intent_open(state, licence)


def question_open(state: State, _: str) -> NotAllowed | None:
    """Refuse an answer to no question."""
    if any(item.answer is None for item in state.questions):
        return None
    return NotAllowed("question.none_open", LEANING)


def permit_not_ended(state: State, licence: str) -> NotAllowed | None:
    """Refuse an act on a permit that is not there, was carried on, or ended."""
    part, permit = state.parts[licence], state.permit_of(licence)
    if part.carried_on is not None:
        return NotAllowed("permit.carried_on", CARRIED_ON, case=part.carried_on.case)
    if permit is None:
        return NotAllowed("permit.not_issued", ARTICLE_69, licence=part.part.name)
    if permit.state not in (PermitState.LIVE, PermitState.SUSPENDED):
        return NotAllowed("permit.ended", ARTICLE_69, number=permit.number, state=permit.state)
    return None
