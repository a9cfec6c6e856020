"""A holiday notice as an office loaded it, and which open clocks it moved."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor
from permitdesk.domain.running import clocks_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.stopwatch import Clock
from permitdesk.domain.workdays import Notice, WorkCalendar


@dataclass(frozen=True)
class LoadedNotice:
    """A notice the office loaded; a corrected one is the next version of its year.

    Attributes:
        version: From 1 within a year; the highest counts.
        at: Aware, UTC.
        moved: How many clocks of how many cases it moved.
    """

    notice: Notice
    version: int
    at: datetime
    by: Actor
    moved_clocks: int = 0
    moved_cases: int = 0


@dataclass(frozen=True)
class Reckoned:
    """What a clock came to by one calendar.

    Attributes:
        provisional: Counted through a year whose notice is not loaded (待定).
        notice: Number of the notice of the year in question that it was counted by; empty where
            there was none, or one without a number.
    """

    day: date
    provisional: bool
    notice: str = ""


@dataclass(frozen=True)
class Moved:
    """A clock that a loaded notice moved, or made certain.

    Attributes:
        licence: Its code; empty for a clock of the whole case.
        name: Of the licence.
    """

    case: str
    licence: str
    name: str
    which: Which
    old: Reckoned
    new: Reckoned

    @property
    def day_moved(self) -> bool:
        """Tell whether the day is another one, and not only certain now."""
        return self.old.day != self.new.day


def moved_by(case: Case, old: WorkCalendar, new: WorkCalendar, year: int) -> tuple[Moved, ...]:
    """List the clocks of a case that another notice of a year moves.

    One that came to its end never moves, one that stands still has no day to move.
    """
    return tuple(_moved(case, old, new, year))


def _moved(case: Case, old: WorkCalendar, new: WorkCalendar, year: int) -> Iterator[Moved]:
    for clock in clocks_of(case):
        if not clock.runs:
            continue
        before, after = due_of(clock, old), due_of(clock, new)
        assert before is not None
        assert after is not None
        if before != after:
            yield Moved(
                case.number,
                clock.licence,
                case.state.parts[clock.licence].part.name if clock.licence else "",
                clock.which,
                Reckoned(before.day, before.provisional, old.number_of(year)),
                Reckoned(after.day, after.provisional, new.number_of(year)),
            )


def closed_at(case: Case, clock: Clock) -> datetime | None:
    """Return the moment of the act by which a clock came to its end; None while it has none."""
    if clock.stopped_on is None:
        return None
    place = (clock.which, clock.licence)
    for count in range(len(case.actions) - 1, 0, -1):  # backwards: it may have run twice
        then = Case(case.number, case.actions[:count])
        if not any((it.which, it.licence) == place and it.stopped_on for it in clocks_of(then)):
            return case.actions[count].at
    return case.actions[0].at


def known_at(
    program: WorkCalendar, loaded: Sequence[LoadedNotice], moment: datetime | None = None
) -> WorkCalendar:
    """Return the calendar as it was known at a moment: the newest notice of each year.

    Args:
        program: The notices that come with the program.
        loaded: What the office loaded, in the order of its versions.
        moment: Aware; now where nobody says otherwise.
    """
    notices = dict(program.notices)
    notices.update(
        (item.notice.year, item.notice) for item in loaded if moment is None or item.at <= moment
    )
    return WorkCalendar(notices, program.feasts) if loaded else program
