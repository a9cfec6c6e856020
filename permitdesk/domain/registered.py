"""What an action puts into the register of permits: new versions, and versions in another state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from permitdesk.domain.facts import Facts, Issue
from permitdesk.domain.holding import NO_MOVES, Moves
from permitdesk.domain.permit import Permit
from permitdesk.domain.permit_acts import Moving
from permitdesk.domain.state import Action, day_of


@dataclass(frozen=True)
class Entry:
    """One row of the register as an action leaves it.

    Attributes:
        since: First day on which it stands so.
        holding: Key of what its holder holds at the place.
    """

    permit: Permit
    since: date
    holding: str


def moves_of(facts: Facts) -> Moves:
    """Return what facts move in the register; nothing for most."""
    if isinstance(facts, Issue):
        return Moves(facts.holding, None, facts.permits, facts.composite)
    return facts.moves if isinstance(facts, Moving) else NO_MOVES


def entries_of(actions: Iterable[Action]) -> Iterator[Entry]:
    """Yield what some actions of one case put into the register, in order."""
    for action in actions:
        moves = moves_of(action.facts)
        for permit in moves.entries:
            since, holding = moves.since or day_of(action), moves.holding or permit.case_number
            yield Entry(permit, since, holding)
