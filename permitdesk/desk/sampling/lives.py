"""What happens to the permits of a sample case once it is handed over, step by step."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling.life_steps import TURNS, WHOLE
from permitdesk.desk.sampling.plans import AFTER_A_PROMISE, Life
from permitdesk.domain.case import Case
from permitdesk.domain.permit import PermitState

_LOOKED_AT = ("late", "handed", "taken", "planned")
_TO_THE_END = (*_LOOKED_AT, "broken", "ordered", "still", "intent", "spoken", "revoked")
_RECORDED = (*_TO_THE_END, "answered", "served", "recorded", "published")
WAYS: Mapping[Life, tuple[str, ...]] = {
    Life.KEPT: (*_LOOKED_AT, "kept"),
    Life.MENDED: (*_LOOKED_AT, "broken", "ordered", "mended"),
    Life.RECTIFYING: (*_LOOKED_AT, "broken", "ordered"),
    Life.INTENT: _TO_THE_END[:-2],
    Life.REVOKED: _RECORDED,
    Life.REPAIRED: (*_RECORDED, "objected", "settled", "repaired"),
    Life.REINSTATED: (*_RECORDED, "reinstated"),
    Life.REISSUED: ("reissued",),
    Life.MISPRINTED: ("misprint",),
    Life.SUSPENDED: ("suspended",),
    Life.RESUMED: ("suspended", "resumed"),
    Life.RECALLED: ("recalled",),
    Life.RESCINDED: ("rescinded",),
    Life.CANCELLED: ("cancelled",),
}
"""The steps of each life; of a promise that was made, or of the first permit there is."""


@dataclass(frozen=True)
class Turn:
    """One step of a permit's life.

    Attributes:
        wait: Working days after the step before.
        wish: Says what is wished of the case as it stands then; None where there is nothing to do.
    """

    wait: int
    wish: Callable[[Case], Wish | None]


def turns_of(case: Case, life: Life) -> Iterator[Turn]:
    """Yield the steps of a life; nothing where the case has no permit that could live it."""
    licence = _licence(case, promised=life in AFTER_A_PROMISE)
    if licence:
        for name in WAYS.get(life, ()):
            yield _turn(name, licence)


def _licence(case: Case, *, promised: bool) -> str:
    issued = case.state.issued
    for permit in issued.permits if issued else ():
        on_promise = case.state.parts[permit.licence].part.by_promise
        if permit.state is PermitState.LIVE and not permit.is_filing and on_promise >= promised:
            return permit.licence
    return ""


def _turn(name: str, licence: str) -> Turn:
    wait, type_, sent, by = TURNS[name]

    def wish(case: Case) -> Wish | None:
        what = sent(case, licence)
        if what is None:
            return None
        about = "" if type_ in WHOLE else licence
        return Wish(type_, what, by(case, licence), about)

    return Turn(wait, wish)
