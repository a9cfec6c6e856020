"""What an action puts into the register of permits: new versions, and versions in another state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from permitdesk.domain.facts import Issue
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


def entries_of(actions: Iterable[Action]) -> Iterator[Entry]:
    """Yield what some actions of one case put into the register, in order."""
    for action in actions:
        facts = action.facts
        if isinstance(facts, Issue):
            made: tuple[Permit, ...] = facts.permits
            if facts.composite is not None:
                made = (*made, facts.composite)
            for permit in made:
                yield Entry(permit, day_of(action), facts.holding or permit.case_number)
        elif isinstance(facts, Moving):
            for permit in facts.moves.entries:
                yield Entry(permit, facts.moves.since or day_of(action), facts.moves.holding)
