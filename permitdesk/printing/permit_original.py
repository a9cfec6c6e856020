"""The original (正本) of a composite permit: one landscape page to hang on the wall."""

from collections.abc import Mapping, Sequence

from permitdesk.domain.permit import CompositePermit
from permitdesk.printing.permit_layouts import OriginalLayout
from permitdesk.printing.permit_page import (
    Marks,
    draw_fixed,
    draw_variable,
    field_strips,
    fill,
    look,
    page_mark,
    row_boxes,
    table_head,
)
from permitdesk.printing.permit_variables import composite_values, listing, member_values
from permitdesk.printing.sheet import Pen, Sheet
from permitdesk.printing.strips import Strip
from permitdesk.printing.table_blocks import Box, row_strip
from permitdesk.printing.typeset import MM

_SHARED = "original"


class Original:
    """Draws originals into one document."""

    def __init__(self, pen: Pen, layout: OriginalLayout, marks: Marks, seal: str) -> None:
        self._pen = pen
        self._layout = layout
        self._marks = marks
        self._size = (layout.width * MM, layout.height * MM)
        self._head = table_head(pen.typesetter, layout.table)
        self._draw_shared(seal)

    def draw(self, permit: CompositePermit, code: str) -> None:
        """Add the page of a permit."""
        layout = self._layout
        sheet = self._pen.sheet(self._size)
        sheet.show(_SHARED)
        values = composite_values(permit, layout.phrases)
        rows = self._rows(permit)
        values["listing"] = listing(permit, len(rows), layout.phrases)
        draw_variable(sheet, layout.texts, values, self._marks)
        _stack(sheet, field_strips(self._pen, layout.fields, values, sheet.height), layout.fields.y)
        table_end = _stack(sheet, rows, layout.table.y, below=self._head.height)
        self._draw_below(sheet, table_end, values)
        sheet.qr(code, layout.qr.right * MM, layout.qr.top * MM, layout.qr.side, right=True)
        page_mark(sheet, self._marks)
        sheet.finish()

    def _draw_shared(self, seal: str) -> None:
        layout = self._layout
        sheet = self._pen.sheet(self._size)
        draw_fixed(sheet, layout, self._marks)
        self._head.draw(sheet, layout.table.y * MM)
        place = layout.seal
        sheet.seal_place(place.x * MM, place.y * MM, place.diameter * MM, seal)
        sheet.keep(_SHARED)

    def _rows(self, permit: CompositePermit) -> list[Strip]:
        """Return the rows in the largest type in which all fit, else as many as fit."""
        spec = self._layout.table
        values = [
            member_values(member, self._layout.phrases, position)
            for position, member in enumerate(permit.permits, 1)
        ]
        room = (spec.bottom - spec.y) * MM - self._head.height
        size = spec.cell.size
        while True:
            rows = self._set_rows(values, room, size)
            if sum(row.height for row in rows) <= room + 0.01:
                return rows
            if size <= spec.smallest:
                break
            size = max(spec.smallest, size - 0.5)
        while len(rows) > 1 and sum(row.height for row in rows) > room:
            values.pop()
            rows = self._set_rows(values, room, size)
        return rows

    def _set_rows(
        self, values: Sequence[Mapping[str, str]], room: float, size: float
    ) -> list[Strip]:
        spec = self._layout.table
        rows: list[list[Box]] = [row_boxes(self._pen.typesetter, spec, row, size) for row in values]
        least = min(spec.row, room / len(rows))
        return [
            row_strip(row, spec.x * MM, look(spec), least, last=row is rows[-1]) for row in rows
        ]

    def _draw_below(self, sheet: Sheet, y: float, values: Mapping[str, str]) -> None:
        layout = self._layout
        type_ = layout.below_type.type
        width = sum(column.width for column in layout.table.columns) * MM
        y += 3
        for template in layout.below_table:
            text = fill(template, values)
            if text:
                setting = self._pen.typesetter.shrunk(text, type_, width, 7)
                sheet.text(layout.table.x * MM, y, setting)
                y += setting.height + 1


def _stack(sheet: Sheet, strips: Sequence[Strip], top: float, below: float = 0.0) -> float:
    y = top * MM + below
    for strip in strips:
        strip.draw(sheet, y)
        y += strip.height
    return y
