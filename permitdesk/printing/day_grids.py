"""Calendars beside each other: one row a week, each day with its date and its mark."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest

from permitdesk.domain.paper import DayCell, DayGrid, DayGrids, DayLook, DayRow
from permitdesk.printing.font_files import Role
from permitdesk.printing.measures import Measures
from permitdesk.printing.sheet import Sheet
from permitdesk.printing.strips import Strip
from permitdesk.printing.typeset import BLACK, GREY, MM, Setting, Type, Typesetter

WEEK = 7
_GAP = 4 * MM
_TITLE, _HEADS = 17.0, 13.0
_ABOVE, _BELOW = 3.0, 4.0
_LOWEST, _HIGHEST = 9.5, 25.0
"""A row is never lower or higher, in points."""
_TWO_LINES = 21.0
"""In narrow calendars so high a row has the mark under the day."""
_LINE = "#8A8F98"
_PAD = 2.0
_FILLS: Mapping[DayLook, str] = {
    DayLook.OFF: "#F1F3F6",
    DayLook.STOPPED: "#D9DEE6",
    DayLook.EVENT: "#E7EBF1",
}


def day_grid_strips(
    block: DayGrids, measures: Measures, typesetter: Typesetter, room: float
) -> list[Strip]:
    """Return the calendars row by row, their rows as high as the room lets them be.

    Args:
        block: At least one calendar.
        measures: Of the page.
        typesetter: Sets the words.
        room: Height there is for them, in points.
    """
    drawing = _Drawing(block.grids, measures, typesetter)
    rows = list(zip_longest(*(grid.rows for grid in block.grids)))
    free = room - _ABOVE - _BELOW - _TITLE - _HEADS
    height = min(max(free / max(len(rows), 1), _LOWEST), _HIGHEST)
    head = Strip(_TITLE + _HEADS, drawing.head, above=_ABOVE, with_next=True)
    strips = [head]
    for number, row in enumerate(rows):
        below = _BELOW if number == len(rows) - 1 else 0.0
        draw = partial(drawing.row, row=row, height=height)
        strips.append(Strip(height + below, draw, head=head))
    return strips


class _Drawing:
    """Draws calendars that share the width of the page."""

    def __init__(
        self, grids: Sequence[DayGrid], measures: Measures, typesetter: Typesetter
    ) -> None:
        self._grids = grids
        self._typesetter = typesetter
        self._share = (measures.width - _GAP * (len(grids) - 1)) / len(grids)
        self._lefts = [measures.left + (self._share + _GAP) * n for n in range(len(grids))]
        self._cell = self._share / WEEK

    def head(self, sheet: Sheet, y: float) -> None:
        for grid, left in zip(self._grids, self._lefts, strict=True):
            title = self._fitted(grid.title, Type(Role.HEI, 9.5), self._share)
            sheet.text(left, y + (_TITLE - title.height) / 2, title)
            sheet.fill(left, y + _TITLE, self._share, _HEADS, "#E7EBF1")
            for place, word in enumerate(grid.heads):
                setting = self._fitted(word, Type(Role.KAI, 9), self._cell)
                top = y + _TITLE + (_HEADS - setting.height) / 2
                sheet.text(left + place * self._cell, top, setting, self._cell, align="center")
            sheet.rule(left, y + _TITLE, left + self._share, y + _TITLE, 0.9)

    def row(self, sheet: Sheet, y: float, row: Sequence[DayRow | None], height: float) -> None:
        for week, left in zip(row, self._lefts, strict=True):
            if week is None:
                continue
            if week.words:
                self._words(sheet, left, y, week, height)
            for place, cell in enumerate(week.cells):
                if cell is not None:
                    self._day(sheet, left + place * self._cell, y, cell, height)
        for week, left in zip(row, self._lefts, strict=True):
            for place, cell in enumerate(week.cells if week else ()):
                if cell is not None and cell.look is DayLook.DUE:
                    x = left + place * self._cell
                    sheet.box(x, y, self._cell, height, 1.5)

    def _words(self, sheet: Sheet, left: float, y: float, week: DayRow, height: float) -> None:
        if week.look in _FILLS:
            sheet.fill(left, y, self._share, height, _FILLS[week.look])
        sheet.box(left, y, self._share, height, 0.4, colour=_LINE)
        type_ = Type(Role.KAI, min(9.0, 0.72 * height))
        setting = self._fitted(week.words, type_, self._share - 2 * _PAD)
        top = y + (height - setting.height) / 2
        sheet.text(left + _PAD, top, setting, self._share - 2 * _PAD, align="center")

    def _day(self, sheet: Sheet, x: float, y: float, cell: DayCell, height: float) -> None:
        if cell.look in _FILLS:
            sheet.fill(x, y, self._cell, height, _FILLS[cell.look])
        sheet.box(x, y, self._cell, height, 0.4, colour=_LINE)
        day = self._typesetter.line(cell.day, Type(Role.SONG, min(8.0, 0.62 * height), GREY))
        mark = self._typesetter.line(cell.mark, _mark_type(cell, min(10.5, 0.72 * height)))
        if len(self._grids) > 1 and height >= _TWO_LINES:
            sheet.text(x + _PAD, y + 1, day)
            self._mark(sheet, x, y + height - mark.height, mark)
            return
        scale = min(1.0, (self._cell - 3 * _PAD) / (day.width + mark.width))
        day = self._typesetter.line(cell.day, day.type.at(day.type.size * scale))
        mark = self._typesetter.line(cell.mark, mark.type.at(mark.type.size * scale))
        sheet.text(x + _PAD, y + (height - day.height) / 2, day)
        self._mark(sheet, x, y + (height - mark.height) / 2, mark)

    def _mark(self, sheet: Sheet, x: float, y: float, mark: Setting) -> None:
        sheet.text(x + _PAD, y, mark, self._cell - 2 * _PAD, align="right")

    def _fitted(self, text: str, type_: Type, width: float) -> Setting:
        """Set a text on one line, smaller where it is too long."""
        setting = self._typesetter.line(text, type_)
        if setting.width <= width:
            return setting
        return self._typesetter.line(text, type_.at(type_.size * width / setting.width))


def _mark_type(cell: DayCell, size: float) -> Type:
    quiet = cell.look in {DayLook.OFF, DayLook.STOPPED}
    bold = 0.03 if cell.look is DayLook.DUE else 0.0
    return Type(Role.HEI, size, GREY if quiet else BLACK, stroke=bold)
