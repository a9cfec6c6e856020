"""The numbers of the board: how each looks, and the list it opens, narrowed to a part of the hall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from permitdesk.desk.day import Board, Figure
from permitdesk.domain.clock import Light
from permitdesk.domain.state import Status
from permitdesk.domain.summary import Mark
from permitdesk.domain.worklist import Filter
from permitdesk.faces.shared.light import LOOKS, LightLook

UNDER_WAY = (
    Status.RECEIVED,
    Status.CORRECTING,
    Status.ACCEPTED,
    Status.DECIDED,
    Status.ISSUED,
    Status.PRINTED,
)
"""Somebody still waits for something."""
OPEN = "open"
TILES: Mapping[str, LightLook | None] = {
    "due_today": LOOKS[Light.ORANGE],
    Light.RED.value: LOOKS[Light.RED],
    Light.ORANGE.value: LOOKS[Light.ORANGE],
    Light.YELLOW.value: LOOKS[Light.YELLOW],
    "waiting_for_applicant": None,
    "not_handed_over": None,
    Mark.DEEMED.value: LOOKS[Light.ORANGE],
    Mark.PROMISE_MISSED.value: LOOKS[Light.YELLOW],
    Mark.OVERDUE.value: LOOKS[Light.RED],
    Mark.EXCEPTION.value: None,
    Mark.UNTOLD.value: None,
    Mark.GAPS_MISSED.value: None,
    Mark.GAPS.value: None,
    Mark.PAUSED.value: LOOKS[Light.STOPPED],
    Mark.EXTENDED.value: None,
    Mark.PROVISIONAL.value: None,
    OPEN: None,
}
"""What presses first; the look a number has while it is not nought, None for what needs nobody at
once."""


@dataclass(frozen=True)
class Narrowed:
    """What the supervisor looks at only; empty for everything."""

    industry: str = ""
    department: str = ""
    window: str = ""
    status: Status | None = None


EVERYTHING = Narrowed()


def figures_of(board: Board) -> tuple[Figure, ...]:
    """Return the numbers of a board, with all that is under way at the end."""
    under_way = sum(board.by_status.get(status, 0) for status in UNDER_WAY)
    return (*board.figures, Figure(OPEN, under_way, Filter(statuses=UNDER_WAY)))


def narrow(wanted: Filter, by: Narrowed) -> Filter | None:
    """Narrow a list; None where nothing can be in it."""
    statuses: Sequence[Status] = wanted.statuses
    if by.status is not None:
        if statuses and by.status not in statuses:
            return None
        statuses = (by.status,)
    return replace(
        wanted,
        statuses=tuple(statuses),
        industry=by.industry,
        department=by.department,
        window=by.window,
    )
