"""One clock of a case, and the stretches it leaves out."""

from dataclasses import dataclass
from datetime import date, timedelta

from permitdesk.domain.clock import DEFAULT_LIGHTS, Pause
from permitdesk.domain.special import PauseKind, Which
from permitdesk.domain.timing import Lights, Limit, Unit


@dataclass(frozen=True)
class Stop:
    """A stretch that a clock leaves out, with what says so.

    Attributes:
        document: Number of the notice that stopped it.
        served: Day that notice was served; it still counts.
        ended: Day the result came, which counts again; None while it is waited for.
        result: Number of the paper that ended it.
    """

    kind: PauseKind
    source: str
    document: str
    served: date
    ended: date | None = None
    result: str = ""
    licence: str = ""

    def pause(self) -> Pause | None:
        """Return the days between; None while nobody knows when it ends."""
        if self.ended is None:
            return None
        return Pause(self.served + timedelta(days=1), self.ended - timedelta(days=1))


@dataclass(frozen=True)
class Extended:
    """By how much a limit was extended, and by which notice."""

    days: int
    unit: Unit
    document: str
    day: date
    source: str


@dataclass(frozen=True)
class Clock:
    """One clock of a case.

    Attributes:
        licence: Whose; empty for a clock of the whole case.
        start: Day of the event it runs from, not counted; None before it.
        stops: What it leaves out, in order of service.
        stopped_on: Day it came to its end by an act; None while it wants one.
        last: Its last day where that is set and not counted: a permit ends on it.
        lights: When it turns yellow and orange.
    """

    which: Which
    licence: str
    limit: Limit
    start: date | None
    stops: tuple[Stop, ...] = ()
    extended: Extended | None = None
    stopped_on: date | None = None
    lights: Lights = DEFAULT_LIGHTS
    last: date | None = None

    @property
    def rests(self) -> bool:
        """Tell whether it stands still: a result is waited for."""
        return self.stopped_on is None and any(stop.ended is None for stop in self.stops)

    @property
    def runs(self) -> bool:
        """Tell whether somebody must act before a day."""
        return self.start is not None and self.stopped_on is None and not self.rests
