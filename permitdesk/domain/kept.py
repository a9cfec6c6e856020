"""Papers that came out: which sheet, with which bytes, how often, and who had it printed."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Sheet:
    """Which sheet of paper: one document of one action of a case, under one number.

    Attributes:
        kind: E.g. ``acceptance_notice``.
        licence: The one it is about; empty for the whole case.
        step: Place of the action it is about, from 0; for a permit its version less one, so that
            each version of a number is a sheet of its own.
        number: Its document or permit number; empty where it has none.
        series: The series the number comes from; empty without a number.
    """

    case: str
    kind: str
    licence: str = ""
    step: int = 0
    number: str = ""
    series: str = ""

    @property
    def version(self) -> int:
        """Return which version of a permit it shows; it means nothing for other sheets."""
        return self.step + 1


@dataclass(frozen=True)
class CameOut:
    """Copies that came out of the printer together.

    Attributes:
        at: Aware, UTC.
        by: Name of the person who said so.
        station: Where that person sat.
    """

    at: datetime
    by: str
    station: str
    copies: int


@dataclass(frozen=True)
class KeptPaper:
    """A sheet that was drawn up to be printed; its bytes are kept under their hash.

    Attributes:
        sha256: Of the bytes, 64 digits.
        size: Bytes.
        drawn_at: Aware, UTC.
        drawn_by: Name of the person who had it drawn up.
        came_out: Oldest first; empty as long as nobody said that it came out.
        spoiled: Why the sheet was spoiled; empty for a good one.
        spoiled_by: Who said so.
        cancelled: Why it must not come out any more, for a permit that changed or ended before it
            did; empty where it may.
        cancelled_by: Whose act that was.
    """

    sheet: Sheet
    sha256: str
    size: int
    drawn_at: datetime
    drawn_by: str
    came_out: tuple[CameOut, ...] = ()
    spoiled: str = ""
    spoiled_by: str = ""
    cancelled: str = ""
    cancelled_by: str = ""

    @property
    def copies(self) -> int:
        """Count the copies there are."""
        return sum(item.copies for item in self.came_out)
