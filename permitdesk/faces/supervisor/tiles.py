"""The numbers of the board: which list each of them opens, and what it means."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from permitdesk.domain.state import Status
from permitdesk.domain.worklist import Filter


@dataclass(frozen=True)
class Tile:
    """One number.

    Attributes:
        key: Names its texts: ``tile.KEY`` and what stands under the figure, ``tile.KEY.means``.
        wanted: The list it counts.
        tone: Token of its colour while it is not nought; empty for what needs nobody at once.
        shape: Shape beside the figure, as the lights have it.
    """

    key: str
    wanted: Filter
    tone: str = ""
    shape: str = ""


def tiles_of(today: date, soon_until: date) -> tuple[Tile, ...]:
    """Return the numbers of a day, what presses first.

    Args:
        today: The legal day.
        soon_until: Last day that is near.
    """
    tomorrow = today + timedelta(days=1)
    return (
        Tile("today", Filter(due_from=today, due_until=today), "near", "diamond"),
        Tile("soon", Filter(due_from=tomorrow, due_until=soon_until), "soon", "triangle"),
        Tile("late", Filter(due_until=today - timedelta(days=1)), "late", "square"),
        Tile(
            "deemed",
            Filter(statuses=(Status.RECEIVED,), due_from=today, due_until=today),
            "near",
            "diamond",
        ),
        Tile("received", Filter(statuses=(Status.RECEIVED,))),
        Tile("correcting", Filter(statuses=(Status.CORRECTING,))),
        Tile("accepted", Filter(statuses=(Status.ACCEPTED,))),
        Tile("decided", Filter(statuses=(Status.DECIDED, Status.ISSUED))),
        Tile("printed", Filter(statuses=(Status.PRINTED,))),
    )


@dataclass(frozen=True)
class Narrowed:
    """What the supervisor looks at only; empty for everything."""

    industry: str = ""
    department: str = ""
    window: str = ""
    status: Status | None = None


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
