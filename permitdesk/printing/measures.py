"""The measures of the three layouts (GB/T 9704-2012 for notices)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from permitdesk.domain.paper import Layout
from permitdesk.printing.font_files import Role
from permitdesk.printing.sheet import A4
from permitdesk.printing.typeset import GREY, MM, Type

_BOLD = 0.022
_NOTICE_TOP = 37 * MM
_CLOSER = 156 * MM / 28 - 16
"""28 characters of 16 points on 156 mm."""


TITLE = Type(Role.SONG, 22, stroke=_BOLD, tracking=1.2)
OFFICE = Type(Role.SONG, 18, stroke=_BOLD)


@dataclass(frozen=True)
class Measures:
    """How a layout stands on A4; lengths in points, ``tick`` and ``cell`` with their leadings.

    Attributes:
        heading_indent: Of headings, in characters.
        row_air: Free height in a row of a table, over and under its words together.
        quiet_leading: Of quiet text, as a multiple of its size.
        tick_columns: Short items to tick stand so many beside each other.
        head: Least height of the head of a table.
    """

    top: float
    left: float
    bottom: float
    right: float
    body: Type
    leading: float
    heading: Type
    heading_indent: int
    quiet: Type
    tick: Type
    tick_leading: float
    cell: Type
    cell_head: Type
    number: Type
    seal: float
    row_air: float = 6.0
    quiet_leading: float = 1.6
    tick_columns: int = 1
    title: Type = TITLE
    title_leading: float = 30.0
    head: float = 20.0

    @property
    def width(self) -> float:
        """Return the width of the type area."""
        return A4[0] - self.left - self.right

    @property
    def is_high(self) -> bool:
        """Tell whether the type area begins above the place where notices name their practice."""
        return self.top < _NOTICE_TOP

    @property
    def height(self) -> float:
        """Return the height of the type area."""
        return A4[1] - self.top - self.bottom


MEASURES: Mapping[Layout, Measures] = {
    Layout.NOTICE: Measures(
        top=37 * MM,
        left=28 * MM,
        bottom=35 * MM,
        right=26 * MM,
        body=Type(Role.KAI, 16, tracking=_CLOSER),
        leading=225 * MM / 22,
        heading=Type(Role.HEI, 16, tracking=_CLOSER),
        heading_indent=2,
        quiet=Type(Role.KAI, 10.5, GREY),
        tick=Type(Role.KAI, 16, tracking=_CLOSER),
        tick_leading=225 * MM / 22,
        cell=Type(Role.SONG, 10.5),
        cell_head=Type(Role.KAI, 10.5),
        number=Type(Role.KAI, 16),
        seal=40 * MM,
    ),
    Layout.SHEET: Measures(
        top=37 * MM,
        left=28 * MM,
        bottom=35 * MM,
        right=26 * MM,
        body=Type(Role.KAI, 12),
        leading=20.5,
        heading=Type(Role.HEI, 13),
        heading_indent=0,
        quiet=Type(Role.KAI, 10, GREY),
        tick=Type(Role.KAI, 10.5),
        tick_leading=17,
        cell=Type(Role.SONG, 9.5),
        cell_head=Type(Role.KAI, 10),
        number=Type(Role.KAI, 11),
        seal=37 * MM,
    ),
    Layout.LEAFLET: Measures(
        top=11 * MM,
        left=12 * MM,
        bottom=12 * MM,
        right=11 * MM,
        body=Type(Role.KAI, 9),
        leading=11.2,
        heading=Type(Role.HEI, 10),
        heading_indent=0,
        quiet=Type(Role.KAI, 9, GREY),
        tick=Type(Role.KAI, 9),
        tick_leading=12,
        cell=Type(Role.SONG, 9),
        cell_head=Type(Role.KAI, 9),
        number=Type(Role.KAI, 10),
        seal=36 * MM,
        row_air=1.2,
        quiet_leading=1.22,
        tick_columns=2,
        title=Type(Role.SONG, 16, stroke=_BOLD, tracking=1),
        title_leading=21.0,
        head=13.0,
    ),
    Layout.FORM: Measures(
        top=20 * MM,
        left=25 * MM,
        bottom=22 * MM,
        right=20 * MM,
        body=Type(Role.KAI, 10.5),
        leading=17,
        heading=Type(Role.HEI, 12),
        heading_indent=0,
        quiet=Type(Role.KAI, 9, GREY),
        tick=Type(Role.KAI, 10.5),
        tick_leading=17,
        cell=Type(Role.SONG, 10.5),
        cell_head=Type(Role.KAI, 10.5),
        number=Type(Role.KAI, 11),
        seal=36 * MM,
    ),
}

TIGHTER: Mapping[Layout, Measures] = {
    Layout.LEAFLET: replace(
        MEASURES[Layout.LEAFLET],
        top=10.5 * MM,
        left=7 * MM,
        bottom=8 * MM,
        right=7 * MM,
        leading=9.9,
        tick_leading=10.4,
        cell=Type(Role.SONG, 9, pitch=1.12),
        cell_head=Type(Role.KAI, 9, pitch=1.12),
        row_air=0.6,
        quiet_leading=1.1,
        title_leading=21.0,
        head=11.0,
    ),
}
"""What a layout falls back to where it would not stay on one sheet; no letter becomes smaller."""
ONE_SHEET = 2
"""Sides."""
