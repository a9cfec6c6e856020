"""Numbers of documents: what became of each, and that none is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class NumberState(StrEnum):
    """What became of a number."""

    RESERVED = "reserved"
    RENDERED = "rendered"
    """Its paper was drawn up to be printed; shown until somebody says what came out."""
    PRINTED = "printed"
    SPOILED = "spoiled"


@dataclass(frozen=True)
class Strand:
    """What is counted together: one series, of one office, in one year.

    Attributes:
        letter: Short form of the office (机关代字).
    """

    series: str
    letter: str
    year: int


@dataclass(frozen=True)
class TakenNumber:
    """One number as it was taken, with what became of it.

    Attributes:
        number: As it stands on the paper.
        reason: Why it was spoiled.
        actor: Who said so.
    """

    strand: Strand
    serial: int
    number: str
    case: str
    state: NumberState = NumberState.RESERVED
    reason: str = ""
    actor: str = ""


@dataclass(frozen=True)
class Tally:
    """How the numbers of one strand stand.

    Attributes:
        last: Highest serial taken.
        counted: State to how many; together they are ``last``, or a number is missing.
    """

    strand: Strand
    last: int
    counted: Mapping[NumberState, int]

    @property
    def is_whole(self) -> bool:
        """Tell whether every number up to the last is accounted for."""
        return sum(self.counted.values()) == self.last
