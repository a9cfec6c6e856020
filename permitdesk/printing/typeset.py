"""Type on paper: which role, how large, which colour; and the lines set in it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from permitdesk.printing.font_files import Role
from permitdesk.printing.fonts import Fonts
from permitdesk.printing.lines import Line, Measure, balance_lines, break_lines, single_line

MM = 72 / 25.4
"""One millimetre in points."""
BLACK = "#000000"
GREY = "#5A6472"
LEADING = 1.35
"""From line to line in tables and labels, in parts of the size."""

_REMEMBERED = 4096
"""Settings kept: in a batch most of them come again."""


@dataclass(frozen=True)
class Type:
    """A type.

    Attributes:
        size: In points.
        colour: As #RRGGBB.
        stroke: Weight of the outline drawn for bold, in parts of the size; 0 for none.
        tracking: Added after each character, in points.
        pitch: From line to line in cells, as a multiple of the size.
    """

    role: Role
    size: float
    colour: str = BLACK
    stroke: float = 0.0
    tracking: float = 0.0
    pitch: float = LEADING

    def at(self, size: float) -> "Type":
        """Return the same type in another size, as widely spaced for it."""
        return replace(self, size=size, tracking=self.tracking * size / self.size)


@dataclass(frozen=True)
class Setting:
    """Lines of one type under each other.

    Attributes:
        leading: From line to line, in points.
    """

    type: Type
    lines: tuple[Line, ...]
    leading: float

    @property
    def height(self) -> float:
        """Return the height of all lines, in points."""
        return self.leading * len(self.lines)

    @property
    def width(self) -> float:
        """Return the width of the longest line, in points."""
        return max((line.width for line in self.lines), default=0.0)

    def part(self, first: int, count: int) -> "Setting":
        """Return some of the lines."""
        return replace(self, lines=self.lines[first : first + count])


class Typesetter:
    """Sets text in the fonts of this machine."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self._measure = cache(self._make_measure)
        self._broken = lru_cache(_REMEMBERED)(self._break)
        self.balanced: Callable[[str, Type, float, float], Setting] = lru_cache(_REMEMBERED)(
            self._set_balanced
        )
        self.line: Callable[[str, Type], Setting] = lru_cache(_REMEMBERED)(self._set_line)

    def paragraph(
        self,
        text: str,
        type_: Type,
        width: float,
        leading: float,
        *,
        indent: float = 0.0,
        justify: bool = False,
    ) -> Setting:
        """Set a text over the width; lengths in points.

        Raises:
            NotAllowed: A character no font has.
        """
        return Setting(type_, self._broken(text, type_, width, indent, justify), leading)

    def shrunk(self, text: str, type_: Type, width: float, smallest: float) -> Setting:
        """Set a text without breaking it, smaller if it must be; at the smallest size it wraps."""
        lines = text.count("\n") + 1
        size = type_.size
        while size > smallest:
            tried = self.paragraph(text, type_.at(size), width, size * LEADING)
            if len(tried.lines) == lines:
                return tried
            size = max(smallest, size - 0.25)
        return self.paragraph(text, type_.at(smallest), width, smallest * LEADING)

    def spread(self, text: str, type_: Type, width: float) -> Setting:
        """Set a text on one line, its characters spread over the width."""
        gaps = len(text) - 1
        free = width - self.line(text, type_).width
        if gaps < 1 or free <= 0:
            return self.line(text, type_)
        return self.line(text, replace(type_, tracking=type_.tracking + free / gaps))

    def _break(
        self, text: str, type_: Type, width: float, indent: float, justify: bool
    ) -> tuple[Line, ...]:
        measure = self._measure(type_)
        return break_lines(text, measure, width, indent=indent, justify=justify)

    def _set_balanced(self, text: str, type_: Type, width: float, leading: float) -> Setting:
        """Set a text into a narrow cell, its lines about as long as each other."""
        return Setting(type_, balance_lines(text, self._measure(type_), width), leading)

    def _set_line(self, text: str, type_: Type) -> Setting:
        """Set a text on one line, however long."""
        line = single_line(text.replace("\n", " "), self._measure(type_))
        return Setting(type_, (line,), type_.size * type_.pitch)

    def _make_measure(self, type_: Type) -> Measure:
        fonts = self.fonts

        @cache
        def advance(character: str) -> float:
            return fonts.glyph(type_.role, character).advance * type_.size + type_.tracking

        return Measure(advance, type_.size)
