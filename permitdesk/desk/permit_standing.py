"""Is a permit good today: what anybody may know who has its number, and nothing else of its case."""

from dataclasses import dataclass
from datetime import date

from permitdesk.desk.desk import Desk
from permitdesk.domain.permit import PermitState, SinglePermit


@dataclass(frozen=True)
class PermitStanding:
    """Whether a permit is good today, and nothing else of its case.

    Attributes:
        name: Of the paper; empty for a composite.
        state: As the register has it.
        until: Last day; None where there is none by date.
        day: The legal day it is told for.
    """

    number: str
    version: int
    name: str
    state: PermitState
    first: date | None
    until: date | None
    day: date

    @property
    def is_good(self) -> bool:
        """Tell whether one may rely on it today."""
        return self.state is PermitState.LIVE and not (self.is_early or self.is_over)

    @property
    def is_early(self) -> bool:
        """Tell whether its first day is still to come."""
        return self.first is not None and self.day < self.first

    @property
    def is_over(self) -> bool:
        """Tell whether its last day is past."""
        return self.until is not None and self.until < self.day


def permit_standing(desk: Desk, number: str) -> PermitStanding:
    """Say how a permit stands today.

    Raises:
        NotFound: ``permit.unknown``.
    """
    found = desk.store.permit(number.strip())
    permit = found.permit
    single = permit if isinstance(permit, SinglePermit) else None
    return PermitStanding(
        number=permit.number,
        version=permit.version,
        name=single.certificate if single else "",
        state=found.state,
        first=single.validity.first if single else permit.issued_on,
        until=single.validity.until if single else None,
        day=desk.today(),
    )
