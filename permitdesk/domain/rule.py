"""One row of the procedure, and the words its rows are written with: who, from where."""

from dataclasses import dataclass

from permitdesk.domain.facts import (
    Facts,
    Role,
    Sent,
)
from permitdesk.domain.guards import (
    Guard,
)
from permitdesk.domain.law import Source
from permitdesk.domain.state import PartStatus, Status


@dataclass(frozen=True)
class Rule:
    """One row of the procedure: what an action follows, who may do it, what says so.

    Attributes:
        source: The article the action, and its refusal, rests on.
        roles: Who may do it.
        sends: What people send with it.
        keeps: What the ledger keeps of it.
        part_follows: For an action on one licence, where that licence must stand.
        series: Numbers taken in the same transaction.
        by_decider: Only the department that decides; otherwise also the one in charge.
        guards: What must hold besides.
        whole_too: An action on one licence that may also be done to the whole case.
    """

    follows: frozenset[Status]
    source: Source
    roles: frozenset[Role]
    sends: type[Sent]
    keeps: type[Facts]
    part_follows: frozenset[PartStatus] = frozenset()
    series: tuple[str, ...] = ()
    by_decider: bool = False
    guards: tuple[Guard, ...] = ()

    whole_too: bool = False

    @property
    def per_licence(self) -> bool:
        """Tell whether it is done to one licence and not to the whole case."""
        return bool(self.part_follows)

    @property
    def by_itself(self) -> bool:
        """Tell whether it happens when time passes, and nobody does it."""
        return self.roles == SYSTEM


CLERK = frozenset({Role.CLERK})
COUNTER = frozenset({Role.CLERK, Role.KIOSK})
REVIEWER = frozenset({Role.REVIEWER})
INSPECTOR = frozenset({Role.INSPECTOR})
SUPERVISOR = frozenset({Role.SUPERVISOR})
SYSTEM = frozenset({Role.SYSTEM})
DESK = frozenset({Role.CLERK, Role.REVIEWER, Role.SUPERVISOR})
BEFORE_DECISION = frozenset({Status.RECEIVED, Status.ACCEPTED})
TO_DECIDE = frozenset({PartStatus.IN_REVIEW, PartStatus.REVIEWED})
OPEN = TO_DECIDE | {PartStatus.WAITING}
ANY = OPEN | {PartStatus.GRANTED, PartStatus.FILED}
ACCEPTED = frozenset({Status.ACCEPTED})
GRANTED = frozenset({PartStatus.GRANTED, PartStatus.FILED})
LIVING = frozenset(
    {
        Status.ACCEPTED,
        Status.DECIDED,
        Status.ISSUED,
        Status.PRINTED,
        Status.DELIVERED,
        Status.ARCHIVED,
    }
)
"""From the first decision on: a permit lives longer than its case is handled."""
UNDER_WAY = frozenset(
    {
        Status.RECEIVED,
        Status.CORRECTING,
        Status.ACCEPTED,
        Status.DECIDED,
        Status.ISSUED,
        Status.PRINTED,
        Status.DELIVERED,
        Status.DECLINED,
        Status.WITHDRAWN,
        Status.ENDED,
    }
)
"""From receipt until it is filed away."""
EVER = UNDER_WAY | {Status.ARCHIVED}
