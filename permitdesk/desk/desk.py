"""What the rooms of the desk share: the store, the definitions, the clock on the wall."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from permitdesk.desk.ports import Catalogs, Now, Store
from permitdesk.domain.checks import Checker, Checking
from permitdesk.domain.workdays import WorkCalendar, local_day


@dataclass(frozen=True)
class Desk:
    """One desk at work.

    Attributes:
        now: Gives the moment; nothing here asks the machine's clock.
        checkers: Checks of well-kept libraries, by rule name.
        practice: A practice store (演练): every paper says so.
    """

    store: Store
    catalogs: Catalogs
    calendar: WorkCalendar
    now: Now
    checkers: Mapping[str, Checker]
    practice: bool = False

    def today(self) -> date:
        """Return the legal day."""
        return local_day(self.now())

    def checking(self) -> Checking:
        """Return what the checks of a form need."""
        divisions = frozenset(self.catalogs.current().divisions)
        return Checking(self.checkers, self.today(), divisions)
