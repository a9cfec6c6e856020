"""What is asked of the worklist and the register, and what they answer."""

from dataclasses import dataclass
from datetime import date, datetime

from permitdesk.domain.clock import Light
from permitdesk.domain.permit import Permit, PermitState
from permitdesk.domain.state import PartStatus, Status
from permitdesk.domain.summary import CaseSummary, Mark


@dataclass(frozen=True)
class Filter:
    """Which rows of the worklist.

    Attributes:
        statuses: Empty for all.
        department: Only cases with an open licence this department decides or is in charge of.
        part_statuses: With ``department``: where that licence must stand; empty for open ones.
        industry: Industry code.
        due_from, due_until: Only what is due on these days, both included.
        window: Only what came in here.
        mark: Only what bears it.
        light: Only what shows it at the moment ``at``, by the most pressing clock the office has.
        at: The moment of the light, aware.
    """

    statuses: tuple[Status, ...] = ()
    department: str = ""
    part_statuses: tuple[PartStatus, ...] = ()
    industry: str = ""
    due_until: date | None = None
    window: str = ""
    due_from: date | None = None
    mark: Mark | None = None
    light: Light | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class Page:
    """A page of rows, with where the next one begins (the last key, never an offset).

    Attributes:
        after: Pass it on to get the next page; empty when this was the last.
    """

    rows: tuple[CaseSummary, ...]
    after: str = ""


@dataclass(frozen=True)
class Registered:
    """A permit in the register, with how it stands now.

    Attributes:
        replaced_by: Version that took its place; None for the newest.
        since: First day on which it stands so; None where nobody kept it.
    """

    permit: Permit
    state: PermitState
    replaced_by: int | None = None
    since: date | None = None
