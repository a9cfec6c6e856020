"""Tables and the label-and-value grids of forms as strips."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from permitdesk.domain.paper import Cell, Grid, PaperColumn, Table
from permitdesk.printing.font_files import Role
from permitdesk.printing.measures import Measures
from permitdesk.printing.sheet import Sheet
from permitdesk.printing.strips import Strip
from permitdesk.printing.typeset import BLACK, GREY, MM, Setting, Type, Typesetter

PAD = 4.0
_SMALLEST = 9.0
"""小五: a value is never smaller; it wraps instead."""
_CLOSE = 14.0
"""A head that may be as low as this stands close around its words."""
_ROW = 22.9
_BAR = 19.0
_LABEL = 31 * MM


@dataclass(frozen=True)
class Look:
    """Rules of a table; weights in points."""

    outer: float = 0.9
    inner: float = 0.5
    colour: str = BLACK
    fill: str = "#F1F3F6"


_PLAIN = Look()
_BAR_LOOK = Look(fill="#E7EBF1")


@dataclass(frozen=True)
class Box:
    """One cell of a row, ready to draw; lengths in points."""

    width: float
    setting: Setting
    align: str
    note: Setting | None = None

    @property
    def height(self) -> float:
        """Return the height of its words."""
        return (self.setting.height if self.is_filled else 0.0) + (
            self.note.height if self.note else 0.0
        )

    @property
    def is_filled(self) -> bool:
        """Tell whether there are words beside the note."""
        return self.note is None or any(line.text for line in self.setting.lines)


def table_strips(table: Table, measures: Measures, typesetter: Typesetter) -> list[Strip]:
    """Return the head and the rows of a table; the head is repeated on each page."""
    scale = measures.width / sum(column.width for column in table.columns)
    widths = [column.width * scale for column in table.columns]
    head = _head(table.columns, widths, measures, typesetter)
    strips = [replace(head, with_next=True, above=4)]
    for number, row in enumerate(table.rows):
        boxes = [
            Box(
                width,
                cell_setting(text, column.align, width, measures.cell, typesetter),
                column.align,
            )
            for text, column, width in zip(row, table.columns, widths, strict=True)
        ]
        last = number == len(table.rows) - 1
        strips += [
            row_strip(
                part,
                measures.left,
                _PLAIN,
                measures.cell.size + 1 + measures.row_air,
                head=head,
                last=last,
                air=measures.row_air,
            )
            for part in parts(boxes, measures.height - head.height)
        ]
    return [*strips[:-1], _spaced(strips[-1], 5)]


def grid_strips(grid: Grid, measures: Measures, typesetter: Typesetter) -> list[Strip]:
    """Return the section bar and the rows of a part of a form."""
    bar = _bar(grid.title, measures, typesetter)
    strips = [bar] if grid.title else []
    for cells in grid.rows:
        boxes = _grid_boxes(cells, measures, typesetter)
        last = cells is grid.rows[-1]
        strips += [
            row_strip(part, measures.left, _PLAIN, _ROW, last=last)
            for part in parts(boxes, measures.height)
        ]
    return strips


def _head(
    columns: Sequence[PaperColumn],
    widths: Sequence[float],
    measures: Measures,
    typesetter: Typesetter,
) -> Strip:
    boxes = [
        Box(width, _title(column.title, measures.cell_head, width - 4, typesetter), "center")
        for column, width in zip(columns, widths, strict=True)
    ]
    return head_strip(boxes, measures.left, _PLAIN, least=measures.head)


def head_strip(boxes: Sequence[Box], left: float, look: Look, *, least: float) -> Strip:
    """Return the head of a table: its titles on a shade, under the outer rule."""
    air = 6 if least > _CLOSE else 2
    height = max(max(box.height for box in boxes) + air, least)
    width = sum(box.width for box in boxes)

    def draw(sheet: Sheet, y: float) -> None:
        sheet.fill(left, y, width, height, look.fill)
        _draw_row(sheet, y, boxes, left, height=height, look=look)
        sheet.rule(left, y, left + width, y, look.outer, colour=look.colour)

    return Strip(height, draw)


def _title(text: str, type_: Type, width: float, typesetter: Typesetter) -> Setting:
    line = typesetter.shrunk(text, type_, width, _SMALLEST)
    if len(line.lines) == 1:
        return line
    return typesetter.balanced(text, type_, width, type_.size * type_.pitch)


def cell_setting(
    text: str, align: str, width: float, type_: Type, typesetter: Typesetter
) -> Setting:
    """Set a text into a cell of this width; no lone character stands on its last line."""
    leading = type_.size * type_.pitch
    room = width - 2 * PAD
    if align != "left":
        return typesetter.balanced(text, type_, room, leading)
    setting = typesetter.paragraph(text, type_, room, leading)
    lone = len(setting.lines) > 1 and len(setting.lines[-1].text) == 1
    return typesetter.balanced(text, type_, room, leading) if lone else setting


def _grid_boxes(cells: Sequence[Cell], measures: Measures, typesetter: Typesetter) -> list[Box]:
    share = measures.width / len(cells)
    label = min(_LABEL, 0.42 * share)
    boxes = []
    for cell in cells:
        type_ = measures.cell_head
        setting = typesetter.line(cell.label, type_)
        if setting.width > label - 4:
            setting = typesetter.balanced(cell.label, type_.at(10), label - 6, 13.5)
        boxes.append(Box(label, setting, "center"))
        room = share - label - 2 * PAD
        note = (
            typesetter.paragraph(cell.note, Type(Role.KAI, 8, GREY), room, 11)
            if cell.note
            else None
        )
        value = typesetter.shrunk(cell.value, measures.cell, room, _SMALLEST)
        boxes.append(Box(share - label, value, "left", note))
    return boxes


def _bar(title: str, measures: Measures, typesetter: Typesetter) -> Strip:
    setting = typesetter.shrunk(title, Type(Role.HEI, 12), measures.width - 2 * PAD, _SMALLEST)
    bar = head_strip([Box(measures.width, setting, "left")], measures.left, _BAR_LOOK, least=_BAR)
    return replace(bar, with_next=True)


def parts(boxes: Sequence[Box], tallest: float) -> list[Sequence[Box]]:
    """Divide a row that no page could take; any other stays whole."""
    if max(box.height for box in boxes) + 2 * PAD <= tallest:
        return [boxes]
    lines = int((tallest - 2 * PAD) / max(box.setting.leading for box in boxes)) - 3
    count = max(len(box.setting.lines) for box in boxes)
    return [
        [
            replace(box, setting=box.setting.part(first, lines), note=None if first else box.note)
            for box in boxes
        ]
        for first in range(0, count, lines)
    ]


def row_strip(
    boxes: Sequence[Box],
    left: float,
    look: Look,
    least: float,
    *,
    head: Strip | None = None,
    last: bool = False,
    air: float = PAD + 2,
) -> Strip:
    """Return a row at least so high; the last one ends the table with the outer rule."""
    height = max(max(box.height for box in boxes) + air, least)

    def draw(sheet: Sheet, y: float) -> None:
        _draw_row(sheet, y, boxes, left, height=height, look=look)
        if last:
            right = left + sum(box.width for box in boxes)
            sheet.rule(left, y + height, right, y + height, look.outer, colour=look.colour)

    return Strip(height, draw, head=head, is_text=True)


def _draw_row(
    sheet: Sheet, y: float, boxes: Sequence[Box], left: float, *, height: float, look: Look
) -> None:
    right = left + sum(box.width for box in boxes)
    sheet.rule(left, y, right, y, look.inner, colour=look.colour)
    sheet.rule(left, y + height, right, y + height, look.inner, colour=look.colour)
    x = left
    for number, box in enumerate(boxes):
        sheet.rule(x, y, x, y + height, look.inner if number else look.outer, colour=look.colour)
        top = y + (height - box.height) / 2
        if box.is_filled:
            sheet.text(x + PAD, top, box.setting, box.width - 2 * PAD, align=box.align)
        if box.note:
            sheet.text(x + PAD, top + box.height - box.note.height, box.note)
        x += box.width
    sheet.rule(right, y, right, y + height, look.outer, colour=look.colour)


def _spaced(strip: Strip, below: float) -> Strip:
    return replace(strip, height=strip.height + below)
