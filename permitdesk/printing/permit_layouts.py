"""The layout files of permits; lengths in millimetres."""

from dataclasses import dataclass

from permitdesk.printing.layout_parts import (
    FieldsSpec,
    FrameSpec,
    Phrases,
    QrSpec,
    RuleSpec,
    SampleSpec,
    SealSpec,
    TableSpec,
    TextSpec,
    TypeSpec,
)


@dataclass(frozen=True)
class OriginalLayout:
    """The original (正本): one page, everything in its place."""

    width: float
    height: float
    frame: FrameSpec
    texts: tuple[TextSpec, ...]
    rules: tuple[RuleSpec, ...]
    sample: SampleSpec
    fields: FieldsSpec
    table: TableSpec
    below_table: tuple[str, ...]
    below_type: TypeSpec
    qr: QrSpec
    seal: SealSpec
    phrases: Phrases


@dataclass(frozen=True)
class ClosingSpec:
    """What ends a permit that flows: the reminder left, office, date and seal right.

    Attributes:
        height: Of the whole.
        reminder: Left in a box of ``reminder_width``; empty for none.
        office_x: Centre of office and date.
        office_y: Base line of the office, from the top of the closing.
        date_y: The same of the date.
        office_width: In which the office must fit.
        foot: Whether it stands on the lower edge.
        qr: The code beside it, its top counted from the top of the closing.
    """

    height: float
    office_x: float
    office_y: float
    date_y: float
    office_width: float
    seal: SealSpec
    type: TypeSpec
    reminder: str = ""
    reminder_width: float = 0.0
    reminder_height: float = 0.0
    reminder_type: TypeSpec | None = None
    foot: bool = False
    qr: QrSpec | None = None


@dataclass(frozen=True)
class FlowingLayout:
    """A permit that goes on to further pages when it must: the duplicate (副本), single papers.

    Attributes:
        first_top: Where the tables begin on page one, unless the fields end lower.
        next_top: The same on further pages.
        bottom: Where it ends on every page.
        running: Head of further pages: names variables.
        page_of: At the foot where there are several: ``{page}``, ``{pages}``.
        notes: Under the tables, each a paragraph.
    """

    width: float
    height: float
    frame: FrameSpec
    texts: tuple[TextSpec, ...]
    rules: tuple[RuleSpec, ...]
    sample: SampleSpec
    fields: FieldsSpec
    first_top: float
    next_top: float
    bottom: float
    running: TextSpec
    page_of: TextSpec
    heading: TypeSpec
    heading_note: TypeSpec
    notes_heading: str
    notes: tuple[str, ...]
    notes_type: TypeSpec
    closing: ClosingSpec
    phrases: Phrases
    qr: QrSpec | None = None
    permits: TableSpec | None = None
    filings: TableSpec | None = None
    changes: TableSpec | None = None
