"""A document as a value: what stands on it, in order, before anybody draws it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Style(StrEnum):
    """How a line of text stands on the page."""

    BODY = "body"
    """Indented by two characters."""
    FLUSH = "flush"
    """From the left edge: the addressee, a list item."""
    HEADING = "heading"
    QUIET = "quiet"
    """Small and grey: definitions, notes."""


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True)
class PaperColumn:
    """A column of a table.

    Attributes:
        width: Millimetres wanted; all columns are scaled to the page together.
        align: ``left``, ``center`` or ``right``.
    """

    title: str
    width: float
    align: str = "left"


@dataclass(frozen=True)
class Table:
    """Rows under a repeated head; a row never splits across pages."""

    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Cell:
    """One label with its value, as a form has them.

    Attributes:
        note: Why it is blank, or where it comes from; printed small.
    """

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Grid:
    """A part of a form: a section bar and rows of one or two cells."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Ticks:
    """A list with boxes; ``ticked`` ones are filled."""

    items: tuple[str, ...]
    ticked: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Steps:
    """A flow in boxes from left to right."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    """Who issues it and when, with the place of the seal."""

    office: str
    day: date
    seal: bool = True


@dataclass(frozen=True)
class SignHere:
    """Lines to sign on the counter: label by label."""

    labels: tuple[str, ...]


class DayLook(StrEnum):
    """How a day stands out in a calendar, beside its mark."""

    PLAIN = "plain"
    OFF = "off"
    STOPPED = "stopped"
    EVENT = "event"
    DUE = "due"


@dataclass(frozen=True)
class DayCell:
    """One day of a calendar.

    Attributes:
        day: As it is written, e.g. 9/18.
        mark: Its ordinal, or in a character or two why it has none.
    """

    day: str
    mark: str
    look: DayLook = DayLook.PLAIN


@dataclass(frozen=True)
class DayRow:
    """A week.

    Attributes:
        cells: Monday to Sunday; None for a day outside.
        words: What stands instead, for weeks that are all alike, and how they look.
    """

    cells: tuple[DayCell | None, ...] = ()
    words: str = ""
    look: DayLook = DayLook.PLAIN


@dataclass(frozen=True)
class DayGrid:
    """A calendar, week under week; ``heads`` name the days of the week."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[DayRow, ...]


@dataclass(frozen=True)
class DayGrids:
    """Calendars beside each other, as high as the page still has room."""

    grids: tuple[DayGrid, ...]


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page: a sheet that somebody signs for himself."""


Block = Text | Table | Grid | Ticks | Steps | Signature | SignHere | DayGrids | NewPage


class Layout(StrEnum):
    """Which page a document stands on (faces and measures are the printer's)."""

    NOTICE = "notice"
    """GB/T 9704: wide margins, 16 pt body."""
    SHEET = "sheet"
    """Dense: receipts."""
    LEAFLET = "leaflet"
    """Densest, to the edge: what somebody takes home on two sides of one sheet."""
    FORM = "form"
    """Tables to the edge: application forms."""


@dataclass(frozen=True)
class Paper:
    """One document, complete.

    Attributes:
        kind: Which kind of document, e.g. ``acceptance_notice``.
        number: Its document number; empty where the kind has none.
        record: The block on the lower edge: label to value (case number, window, phone).
        qr: Text of the code in the corner; empty for none.
        practice: 演练 across each page.
        sample: The layout is ours and not the province's: 样张 in the corner.
    """

    kind: str
    title: str
    office: str
    layout: Layout
    blocks: tuple[Block, ...]
    number: str = ""
    record: tuple[tuple[str, str], ...] = ()
    qr: str = ""
    practice: bool = False
    sample: bool = False
