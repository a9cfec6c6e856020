"""A few wrong tries, then a pause: nobody guesses a code or somebody else's last four digits."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

MOST, PAUSE_SECONDS = 5, 600


@dataclass
class Tries:
    """Counts wrong tries at this machine, whoever stands there.

    Attributes:
        seconds: A clock that only goes forward; how long has passed, never what time it is.
    """

    seconds: Callable[[], float] = time.monotonic
    _wrong: int = field(default=0, init=False)
    _until: float = field(default=0.0, init=False)

    @property
    def closed(self) -> bool:
        """Tell whether nobody may try now."""
        return self.seconds() < self._until

    def note_wrong(self) -> None:
        """Count a wrong try; the fifth in a row closes for ten minutes."""
        self._wrong += 1
        if self._wrong >= MOST:
            self._wrong, self._until = 0, self.seconds() + PAUSE_SECONDS

    def note_right(self) -> None:
        """Begin to count anew."""
        self._wrong = 0
