"""What a filter means in the columns of the worklist: days, moments of lights, places."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any

from permitdesk.domain.clock import Light
from permitdesk.domain.state import PartStatus, Status
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.workdays import LOCAL
from permitdesk.domain.worklist import Filter

NO_DAY = "9999-99-99"
"""Stands where nobody waits for the office; no day sorts after it."""
NEVER = "9999"
"""Stands where nothing turns and nothing wakes."""
_AFTER = "~"
"""Sorts after every character of a day."""
OPEN = tuple(status for status in PartStatus if status.is_open)

Standing = tuple[Status | str, PartStatus | str]
"""Status of a case and of a licence with the department; empty where it does not matter."""


@dataclass(frozen=True)
class Span:
    """Bounds of texts, both included.

    Attributes:
        first, last: Due day.
        yellow, orange: Moment of turning, from and until.
    """

    first: str = ""
    last: str = NO_DAY
    yellow: tuple[str, str] = ("", _AFTER)
    orange: tuple[str, str] = ("", _AFTER)

    @property
    def lights(self) -> dict[str, Any]:
        """Return the moments as the statements name them."""
        return {
            "yellow_from": self.yellow[0], "yellow_until": self.yellow[1],
            "orange_from": self.orange[0], "orange_until": self.orange[1],
        }  # fmt: skip


def span_of(wanted: Filter) -> Span:
    """Return the days a filter asks for, narrowed by its light."""
    span = Span(
        wanted.due_from.isoformat() if wanted.due_from else "",
        wanted.due_until.isoformat() if wanted.due_until else NO_DAY,
    )
    if wanted.light is None:
        return span
    assert wanted.at is not None, "a light is shown at a moment"
    return _lit(span, wanted.light, wanted.at)


def standings(wanted: Filter) -> Iterator[Standing]:
    """Yield where a case may stand, and its licence with the department; one list for each."""
    statuses: tuple[Status | str, ...] = tuple(dict.fromkeys(wanted.statuses))
    if not statuses:
        statuses = tuple(Status) if wanted.mark else ("",)
    parts: tuple[PartStatus | str, ...] = ("",)
    if wanted.department:
        parts = tuple(dict.fromkeys(wanted.part_statuses or OPEN))
    return product(statuses, parts)


def due_text(summary: CaseSummary) -> str:
    """Write the day a case is due."""
    return summary.due.isoformat() if summary.due else NO_DAY


def moment_text(moment: datetime | None) -> str:
    """Write a moment of turning, to the hour, in local time."""
    return moment.astimezone(LOCAL).strftime("%Y-%m-%dT%H") if moment else NEVER


def _lit(span: Span, light: Light, at: datetime) -> Span:
    now, today = moment_text(at), at.astimezone(LOCAL).date()
    later = (now + _AFTER, _AFTER)
    if light is Light.RED:
        return replace(span, last=min(span.last, day_before(today)))
    span = replace(span, first=max(span.first, today.isoformat()))
    if light is Light.ORANGE:
        return replace(span, orange=("", now))
    if light is Light.YELLOW:
        return replace(span, yellow=("", now), orange=later)
    return replace(span, yellow=later, last=min(span.last, _LAST_DAY))


_LAST_DAY = "9999-12-31"


def day_before(day: date) -> str:
    """Write the day before one."""
    return (day - timedelta(days=1)).isoformat()
