"""An official blank form (官方空白表) of the office, and where the values stand on it."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Place:
    """Where one value stands; lengths in millimetres from the top left corner of the page.

    Attributes:
        row: Row of the original form, from 1.
        page: From 1.
        left, top: Left edge, and top of the first line.
        width: Of the room for it.
        size: Of the type in points; a longer value is set smaller, then on more lines.
        lines: Most lines that fit.
        column: Of a table: the form's own head the place belongs to; empty for a single value.
        step: Of a table: from one record to the next.
        most: Of a table: records that fit.
    """

    row: int
    page: int
    left: Decimal
    top: Decimal
    width: Decimal
    size: Decimal = Decimal("10.5")
    lines: int = 2
    column: str = ""
    step: Decimal = Decimal(0)
    most: int = 1


@dataclass(frozen=True)
class Positions:
    """A position file: which form it is for, and all places on its blank.

    Attributes:
        version: Of the way the file is laid out.
    """

    version: int
    licence: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class OfficialBlank:
    """A blank with its position file.

    Attributes:
        pdf: As the office supplied it; nothing of it is trusted.
    """

    pdf: bytes
    positions: Positions


@dataclass(frozen=True)
class Stamp:
    """One value on its way onto a blank.

    Attributes:
        label: What a message calls it.
        down: Below the place, in millimetres: the records of a table.
    """

    place: Place
    label: str
    text: str
    down: Decimal = Decimal(0)
