"""Lengths of time as the law writes them; what they are counted on stands in ``clock``."""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a length is counted in, as the text has it."""

    WORKING_DAY = "working_day"
    DAY = "day"
    MONTH = "month"


class Start(StrEnum):
    """From which event a limit runs."""

    ACCEPTANCE = "acceptance"
    RECEIPT = "receipt"
    PREVIOUS_STEP = "previous_step"


@dataclass(frozen=True)
class Lights:
    """With how many working days left a clock turns yellow and orange (预警).

    Attributes:
        orange_hour: Hour of that last day from which it is orange; 0 for the whole day.
    """

    yellow: int = 3
    orange: int = 1
    orange_hour: int = 0


@dataclass(frozen=True)
class Span:
    """A length of time.

    Attributes:
        starts: Event it runs from, in the sheet's word.
        after: Event it runs from, in Chinese, for filings.
    """

    value: int
    unit: Unit
    starts: str = ""
    after: str = ""
    uncertain: bool = False


@dataclass(frozen=True)
class Limit:
    """How long an authority has, and what says so.

    Attributes:
        length: Days, working days or months.
        starts: From acceptance or from receipt.
        source: Where the number stands; empty only together with ``uncertain``.
    """

    length: int
    unit: Unit
    starts: Start
    source: str = ""
    uncertain: bool = False
