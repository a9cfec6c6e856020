"""One page being drawn: text, rules, boxes, the code, the place of the seal, the marks.

Positions are points from the top left corner.
"""

import math
from functools import lru_cache

from permitdesk.printing.document import Document, Faint, Part, Shared
from permitdesk.printing.font_files import Role
from permitdesk.printing.fonts import BOXES
from permitdesk.printing.lines import Line
from permitdesk.printing.qr import encode
from permitdesk.printing.shapes import circle, rgb
from permitdesk.printing.showing import Showing
from permitdesk.printing.typeset import BLACK, GREY, MM, Setting, Type, Typesetter

A4 = (210 * MM, 297 * MM)
ASCENT = 0.88
"""Of the size: from the top of a character's square to its base line."""
_SEAL_COLOUR = "#8A8F98"


class Pen:
    """Draws the pages of one document."""

    def __init__(self, document: Document, typesetter: Typesetter) -> None:
        self.document = document
        self.typesetter = typesetter
        self.shown = Showing(document, typesetter.fonts).line

    def sheet(self, size: tuple[float, float] = A4) -> "Sheet":
        """Begin a page."""
        return Sheet(self, size)


class Sheet:
    """One page."""

    def __init__(self, pen: Pen, size: tuple[float, float]) -> None:
        self.pen = pen
        self.width, self.height = size
        self._parts: list[Part] = []
        self._kept_clear: list[tuple[float, float, float, float]] = []

    def finish(self) -> None:
        """Add the page to its document."""
        self.pen.document.add_page((self.width, self.height), self._parts)

    def keep(self, name: str) -> None:
        """Keep what was drawn as a part that many pages share, instead of a page."""
        self.pen.document.add_shared(name, (self.width, self.height), self._operators())

    def show(self, name: str) -> None:
        """Show a shared part."""
        self._parts.append(Shared(name))

    # --- text ---

    def text(
        self, x: float, y: float, setting: Setting, width: float = 0, *, align: str = "left"
    ) -> None:
        """Show lines of text.

        Args:
            x: Left edge.
            y: Top of the first line's leading.
            setting: The lines.
            width: In which they stand.
            align: ``left``, ``center`` or ``right``.
        """
        type_ = setting.type
        base = self.height - y - (setting.leading - type_.size) / 2 - ASCENT * type_.size
        shown = []
        for line in setting.lines:
            if not line.text:
                base -= setting.leading
                continue
            start = x + _shift(line, width, align, type_)
            shown.append(f"1 0 0 1 {start:.2f} {base:.2f} Tm {self.pen.shown(type_, line)}")
            if not BOXES.isdisjoint(line.text):
                self._boxes_in(line, type_, start, self.height - base)
            base -= setting.leading
        if shown:
            begin, end = _mode(type_)
            self._parts.append(f"BT {begin} {' '.join(shown)} {end}ET")

    def word(
        self, x: float, y: float, text: str, type_: Type, width: float = 0, *, align: str = "left"
    ) -> None:
        """Show one line of text whose leading begins at ``y``."""
        self.text(x, y, self.pen.typesetter.line(text, type_), width, align=align)

    # --- lines and boxes ---

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        weight: float = 0.5,
        *,
        colour: str = BLACK,
    ) -> None:
        """Draw a straight line."""
        self._parts.append(
            f"{weight:g} w {rgb(colour)} RG {x1:.2f} {self.height - y1:.2f} m"
            f" {x2:.2f} {self.height - y2:.2f} l S"
        )

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        weight: float = 0.5,
        *,
        colour: str = BLACK,
    ) -> None:
        """Draw the outline of a box."""
        self._parts.append(
            f"{weight:g} w {rgb(colour)} RG"
            f" {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re S"
        )

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a box."""
        self._parts.append(
            f"{rgb(colour)} rg {x:.2f} {self.height - y - height:.2f} {width:.2f} {height:.2f} re f"
        )

    def tick_box(self, x: float, base: float, size: float, *, ticked: bool) -> None:
        """Draw a box to tick on a base line, in the square of a character of this size."""
        side = 0.76 * size
        left, top = x + 0.12 * size, base - side + 0.08 * size
        self.box(left, top, side, side, 0.06 * size)
        if ticked:
            points = [(0.18, 0.5), (0.42, 0.75), (0.84, 0.2)]
            path = " ".join(
                f"{left + side * px:.2f} {self.height - top - side * py:.2f} {'l' if place else 'm'}"
                for place, (px, py) in enumerate(points)
            )
            self._parts.append(f"{0.13 * size:.2f} w {path} S")

    def operators(self, operators: str) -> None:
        """Draw with operators made elsewhere."""
        self._parts.append(operators)

    # --- what belongs to papers ---

    def qr(self, text: str, x: float, y: float, wanted_mm: float, *, right: bool = False) -> None:
        """Draw a code about ``wanted_mm`` wide whose top left corner (or top right) is given."""
        code = encode(text)
        side = code.side_mm(wanted_mm) * MM
        left = x - side if right else x
        self._kept_clear.append((left, y, side, side))
        self._parts.append(
            f"q 0 g {side:.3f} 0 0 {side:.3f} {left:.3f} {self.height - y - side:.3f} cm"
            f" BI /W {code.modules} /H {code.modules} /IM true /D [1 0] /F /AHx ID"
            f" {code.rows.hex()}> EI Q"
        )

    def seal_place(self, x: float, y: float, diameter: float, caption: str) -> None:
        """Draw the circle where the seal goes, around its centre."""
        radius = diameter / 2
        self._parts.append(
            f"q 0.7 w [3 2.2] 0 d {rgb(_SEAL_COLOUR)} RG {circle(x, self.height - y, radius)} S Q"
        )
        type_ = Type(Role.KAI, 10, _SEAL_COLOUR)
        self.word(x - radius, y - 0.56 * radius, caption, type_, diameter, align="center")

    def sample_box(self, right: float, y: float, text: str) -> None:
        """Draw the box that says the layout is a sample."""
        width, height = 17 * MM, 7.5 * MM
        self.box(right - width, y, width, height, 0.7, colour="#9AA1AC")
        setting = self.pen.typesetter.line(text, Type(Role.HEI, 12, GREY))
        self.text(right - width, y + (height - setting.height) / 2, setting, width, align="center")

    def practice_mark(self, text: str) -> None:
        """Paint the mark along the diagonal over everything, clear of the codes."""
        size = 0.30 * min(self.width, self.height)
        type_ = Type(Role.HEI, size, GREY, tracking=0.65 * size)
        line = self.pen.typesetter.line(text, type_).lines[0]
        angle = math.atan2(self.height, self.width)
        cos, sin = math.cos(angle), math.sin(angle)
        along = (line.width - type_.tracking) / 2
        down = 0.38 * size
        x = self.width / 2 - along * cos + down * sin
        y = self.height / 2 - along * sin - down * cos
        clear = "".join(
            f" {left:.2f} {self.height - top - height:.2f} {width:.2f} {height:.2f} re"
            for left, top, width, height in self._kept_clear
        )
        begin, end = _mode(type_)
        self._parts.append(
            Faint(
                f"0 0 {self.width:.2f} {self.height:.2f} re{clear} W* n BT {begin}"
                f" {cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f} Tm"
                f" {self.pen.shown(type_, line)} {end}ET",
                0.22,
            )
        )

    def _boxes_in(self, line: Line, type_: Type, x: float, base: float) -> None:
        fonts = self.pen.typesetter.fonts
        for place, character in enumerate(line.text):
            if character in BOXES:
                self.tick_box(x, base, type_.size, ticked=character == "☑")
            x += (
                line.advances[place]
                if line.advances
                else fonts.glyph(type_.role, character).advance * type_.size + type_.tracking
            )

    def _operators(self) -> str:
        return "\n".join(part for part in self._parts if isinstance(part, str))


def _shift(line: Line, width: float, align: str, type_: Type) -> float:
    visible = line.width - type_.tracking
    if align == "center":
        return (width - visible) / 2
    if align == "right":
        return width - visible + line.blank
    return line.indent


@lru_cache(maxsize=256)
def _mode(type_: Type) -> tuple[str, str]:
    """Return the operators before and after text of a type."""
    begin, end = f"{rgb(type_.colour)} rg", ""
    if type_.stroke:
        begin += f" 2 Tr {type_.stroke * type_.size:.3f} w {rgb(type_.colour)} RG"
        end += "0 Tr "
    if type_.tracking:
        begin += f" {type_.tracking:.3f} Tc"
        end += "0 Tc "
    return begin, end
