"""How a permit's state shows: always colour, shape and word together."""

from collections.abc import Mapping

from permitdesk.domain.follow_up import Stage
from permitdesk.domain.permit import CompositePermit, Permit, PermitState
from permitdesk.faces.shared.light import LightLook
from permitdesk.faces.shared.messages import word
from permitdesk.text import tr

_OVER = LightLook("late", "square")
_STILL = LightLook("stopped", "bars")
STATE_LOOKS: Mapping[PermitState, LightLook] = {
    PermitState.LIVE: LightLook("good", "circle"),
    PermitState.SUSPENDED: LightLook("near", "diamond"),
    PermitState.REPLACED: _STILL,
    PermitState.REVOKED: _OVER,
    PermitState.RECALLED: _OVER,
    PermitState.RESCINDED: _OVER,
    PermitState.CANCELLED: _OVER,
    PermitState.LAPSED: LightLook("soon", "triangle"),
    PermitState.ENDED: _OVER,
}
STAGE_LOOKS: Mapping[Stage, LightLook] = {
    Stage.TO_CHECK: LightLook("soon", "triangle"),
    Stage.KEPT: LightLook("good", "circle"),
    Stage.MENDED: LightLook("good", "circle"),
    Stage.BROKEN: LightLook("near", "diamond"),
    Stage.RECTIFYING: LightLook("near", "diamond"),
    Stage.STILL_BROKEN: _OVER,
    Stage.INTENT_TOLD: _OVER,
    Stage.REVOKED: _OVER,
    Stage.NOT_REVOKED: LightLook("good", "circle"),
}


def permit_name(permit: Permit) -> str:
    """Return what a permit is called: its licence, or the composite of its industry."""
    if isinstance(permit, CompositePermit):
        return tr("permit.composite_of", industry=permit.industry)
    return permit.name


def state_word(permit: Permit, state: PermitState) -> str:
    """Say how a permit stands, with the mark its paper bears."""
    words = word(state)
    return tr("permit.with_mark", state=words, mark=permit.mark) if permit.mark else words
