"""What the rooms of the desk share: the store, the definitions, the clock on the wall."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from permitdesk.desk.ports import Calendars, Catalogs, Now, Store
from permitdesk.domain.case import Case
from permitdesk.domain.checks import Checker, Checking
from permitdesk.domain.holidays import closed_at
from permitdesk.domain.stopwatch import Clock
from permitdesk.domain.workdays import WorkCalendar, local_day


@dataclass(frozen=True)
class Desk:
    """One desk at work.

    Attributes:
        calendars: Which days count, now and as it was known before a notice was loaded.
        now: Gives the moment; nothing here asks the machine's clock.
        checkers: Checks of well-kept libraries, by rule name.
        practice: A practice store (演练): every paper says so.
    """

    store: Store
    catalogs: Catalogs
    calendars: Calendars
    now: Now
    checkers: Mapping[str, Checker]
    practice: bool = False

    @property
    def calendar(self) -> WorkCalendar:
        """Which days count, by all notices that are loaded now."""
        return self.calendars.current()

    def calendar_of(self, case: Case, clock: Clock) -> WorkCalendar:
        """Return the calendar a clock is counted by.

        One that came to its end keeps what was known then: a later notice never moves it.
        """
        current = self.calendar
        if clock.stopped_on is None or self.calendars.at(case.actions[0].at) is current:
            return current
        moment = closed_at(case, clock)
        return current if moment is None else self.calendars.at(moment)

    def today(self) -> date:
        """Return the legal day."""
        return local_day(self.now())

    def checking(self) -> Checking:
        """Return what the checks of a form need."""
        divisions = frozenset(self.catalogs.current().divisions)
        return Checking(self.checkers, self.today(), divisions)
