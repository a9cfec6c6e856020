"""The parts of a permit's layout file: positions in millimetres, types and texts.

Positions count from the top left corner; ``y`` of a text is its base line.
A text may name variables: ``{number}``.
"""

from dataclasses import dataclass

from permitdesk.printing.font_files import Role
from permitdesk.printing.typeset import BLACK, Type


@dataclass(frozen=True)
class TypeSpec:
    """A type; sizes and tracking in points."""

    role: Role
    size: float
    colour: str = BLACK
    stroke: float = 0.0
    tracking: float = 0.0

    @property
    def type(self) -> Type:
        """Return it as the typesetter wants it."""
        return Type(self.role, self.size, self.colour, self.stroke, self.tracking)


@dataclass(frozen=True)
class TextSpec:
    """A text of one line.

    Attributes:
        x: Left edge, centre or right edge, as ``align`` says.
        width: In which it must fit, smaller if need be; 0 for any.
        sample: Stands only where the layout is a sample.
        practice: Stands only in a practice store.
    """

    text: str
    x: float
    y: float
    type: TypeSpec
    align: str = "left"
    width: float = 0.0
    sample: bool = False
    practice: bool = False


@dataclass(frozen=True)
class RuleSpec:
    """A straight line; weight in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    colour: str


@dataclass(frozen=True)
class FrameSpec:
    """The frame along the edge.

    Attributes:
        inset: From the edge of the paper.
        band: Width of the band with the waves.
        period: About how long a wave is; a side takes a whole number of them.
    """

    inset: float
    band: float
    period: float
    colour: str
    wave: str


@dataclass(frozen=True)
class FieldSpec:
    """One fact with its label; ``note`` stands small under the label."""

    label: str
    text: str
    note: str = ""


@dataclass(frozen=True)
class FieldsSpec:
    """Facts under each other, a line under each.

    Attributes:
        row: Height of a row of one line.
        leading: From line to line in a value, in points.
        bottom: Where they must end, values getting smaller until they do; 0 where they flow.
        spread: Whether labels are spread to ``label_width``.
    """

    x: float
    y: float
    width: float
    label_width: float
    value_x: float
    row: float
    leading: float
    label: TypeSpec
    value: TypeSpec
    note: TypeSpec
    rule: str
    fields: tuple[FieldSpec, ...]
    bottom: float = 0.0
    spread: bool = False


@dataclass(frozen=True)
class ColumnSpec:
    """A column; ``text`` names variables of a row."""

    title: str
    text: str
    width: float
    align: str = "left"


@dataclass(frozen=True)
class TableSpec:
    """A table; heights in points.

    Attributes:
        heading: Over it, where it flows.
        note: Right of the heading.
        smallest: To which values shrink where the room is limited.
        blank_rows: Rows left to be filled in by hand, at least.
    """

    x: float
    columns: tuple[ColumnSpec, ...]
    head: TypeSpec
    cell: TypeSpec
    row: float
    colour: str
    fill: str
    y: float = 0.0
    bottom: float = 0.0
    smallest: float = 7.5
    heading: str = ""
    note: str = ""
    blank_rows: int = 0


@dataclass(frozen=True)
class SampleSpec:
    """The box that says the layout is a sample: its right edge and top."""

    right: float
    top: float


@dataclass(frozen=True)
class QrSpec:
    """The code: its right edge, top and side."""

    right: float
    top: float
    side: float


@dataclass(frozen=True)
class SealSpec:
    """The circle for the seal, around its centre."""

    x: float
    y: float
    diameter: float


@dataclass(frozen=True)
class Phrases:
    """Turns of phrase that become variables.

    Attributes:
        span: Of a validity with an end: ``{first}``, ``{until}``, or written out ``{first_day}``,
            ``{until_day}``.
        open: Of one without: ``{first}``, ``{first_day}``.
        on_commitment: Added to the name of what was granted on a promise.
        listing: Over the table: ``{count}``.
        listing_cut: Where not all fit: ``{count}``, ``{shown}``.
        filings: Added where there are filings.
        items: Which members: ``{numbers}``.
        filing_items: Which filings: ``{numbers}``.
        nearest: The nearest end: ``{day}``, ``{items}``.
        no_end: Where no member has an end.
        version: The line of the change record for a later version: ``{version}``, ``{since_day}``.
        edition: Beside the number of a later version: ``{version}``, ``{since_day}``.
        mark: What the paper says of itself, 补 or 更正: ``{mark}``.
        member_edition: Under the number of a member in a later version: ``{version}``.
        begins: Of a later version whose validity has no end and begins after its issue:
            ``{first}``, ``{first_day}``.
    """

    span: str
    open: str
    on_commitment: str
    listing: str = ""
    listing_cut: str = ""
    filings: str = ""
    items: str = ""
    filing_items: str = ""
    nearest: str = ""
    no_end: str = ""
    version: str = ""
    edition: str = ""
    mark: str = ""
    member_edition: str = ""
    begins: str = ""
