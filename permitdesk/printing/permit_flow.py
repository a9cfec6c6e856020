"""Permits that go on to a further page when they must: the duplicate (副本) and single papers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from permitdesk.printing.layout_parts import TableSpec
from permitdesk.printing.permit_layouts import FlowingLayout
from permitdesk.printing.permit_page import (
    Marks,
    draw_fixed,
    draw_ground,
    draw_text,
    draw_variable,
    field_strips,
    fill,
    look,
    page_mark,
    row_boxes,
    table_head,
)
from permitdesk.printing.permit_variables import Values
from permitdesk.printing.sheet import ASCENT, Pen, Sheet
from permitdesk.printing.strips import Room, Strip, fill_pages, keep_company
from permitdesk.printing.table_blocks import parts, row_strip
from permitdesk.printing.typeset import MM, Setting, Type

Rows = Sequence[Mapping[str, str]]


class Flowing:
    """Draws permits of one flowing layout into one document.

    Args:
        name: Under which the parts all pages share are kept.
        seal: Caption of the seal's place.
    """

    def __init__(self, pen: Pen, layout: FlowingLayout, marks: Marks, name: str, seal: str) -> None:
        self._pen = pen
        self._layout = layout
        self._marks = marks
        self._name = name
        self._seal = seal
        self._size = (layout.width * MM, layout.height * MM)
        self._heads: dict[str, Strip] = {}
        self._draw_shared()

    def draw(self, values: Values, tables: Sequence[tuple[TableSpec, Rows]], code: str) -> None:
        """Add the pages of a permit.

        Args:
            values: Variables of the whole.
            tables: Each with the variables of its rows.
            code: Text of its code.
        """
        layout = self._layout
        sheets: list[Sheet] = []

        def begin(number: int) -> tuple[Sheet, float]:
            sheet = self._begin(number, values, code)
            sheets.append(sheet)
            return sheet, (layout.fields.y if number == 1 else layout.next_top) * MM

        closing = self._closing(values, code)
        strips = self._strips(values, tables)
        if not layout.closing.foot:
            strips = keep_company([*strips, closing])
        fill_pages(
            strips,
            Room(layout.bottom * MM, begin, _leave_open),
            closing if layout.closing.foot else None,
        )
        for number, sheet in enumerate(sheets, 1):
            if len(sheets) > 1:
                places = {"page": str(number), "pages": str(len(sheets))}
                draw_text(sheet, layout.page_of, fill(layout.page_of.text, places))
            page_mark(sheet, self._marks)
            sheet.finish()

    def _draw_shared(self) -> None:
        layout = self._layout
        first = self._pen.sheet(self._size)
        draw_fixed(first, layout, self._marks)
        first.keep(self._name)
        further = self._pen.sheet(self._size)
        draw_ground(further, layout, self._marks)
        further.keep(f"{self._name}-further")

    def _begin(self, number: int, values: Values, code: str) -> Sheet:
        layout = self._layout
        sheet = self._pen.sheet(self._size)
        if number == 1:
            sheet.show(self._name)
            draw_variable(sheet, layout.texts, values, self._marks)
            if layout.qr:
                sheet.qr(code, layout.qr.right * MM, layout.qr.top * MM, layout.qr.side, right=True)
        else:
            sheet.show(f"{self._name}-further")
            draw_text(sheet, layout.running, fill(layout.running.text, values))
        return sheet

    # --- the flowing part ---

    def _strips(self, values: Values, tables: Sequence[tuple[TableSpec, Rows]]) -> list[Strip]:
        layout = self._layout
        tallest = (layout.bottom - layout.next_top) * MM
        strips = field_strips(self._pen, layout.fields, values, tallest * 0.5)
        used = sum(strip.height for strip in strips)
        free = (layout.first_top - layout.fields.y) * MM - used
        if layout.first_top:
            strips.append(Strip(max(free, 12.0), _leave_free))
        for spec, rows in tables:
            strips += self._table(spec, rows, values, tallest)
        return strips + self._notes()

    def _table(self, spec: TableSpec, rows: Rows, values: Values, tallest: float) -> list[Strip]:
        typesetter = self._pen.typesetter
        head = self._heads.get(spec.heading)
        if head is None:
            head = self._heads[spec.heading] = table_head(typesetter, spec)
        strips = [self._heading(spec, fill(spec.note, values)), replace(head, with_next=True)]
        boxes = [row_boxes(typesetter, spec, row) for row in rows]
        pieces = [part for row in boxes for part in parts(row, tallest - head.height - 20)]
        blank = (
            [row_boxes(typesetter, spec, dict.fromkeys(_names(spec), ""))]
            if spec.blank_rows
            else []
        )
        pieces += blank * max(0, spec.blank_rows - len(pieces))
        for number, piece in enumerate(pieces, 1):
            last = number == len(pieces)
            strips.append(row_strip(piece, spec.x * MM, look(spec), spec.row, head=head, last=last))
        return strips

    def _heading(self, spec: TableSpec, note: str) -> Strip:
        layout = self._layout
        setting = self._pen.typesetter.line(spec.heading, layout.heading.type)
        beside = self._pen.typesetter.line(note, layout.heading_note.type)
        width = sum(column.width for column in spec.columns) * MM

        def draw(sheet: Sheet, y: float) -> None:
            sheet.text(spec.x * MM, y, setting)
            lower = (setting.height - beside.height) * 0.7
            sheet.text(spec.x * MM, y + lower, beside, width, align="right")

        return Strip(setting.height + 1, draw, above=5.5, with_next=True)

    def _notes(self) -> list[Strip]:
        layout = self._layout
        x, width = layout.fields.x * MM, (layout.width - 2 * layout.fields.x) * MM
        strips = []
        if layout.notes_heading:
            heading = self._pen.typesetter.line(layout.notes_heading, layout.heading.type)
            strips.append(_text_strip(heading, x, above=5.5))
            strips[0] = replace(strips[0], with_next=True, is_text=False)
        type_ = layout.notes_type.type
        for note in layout.notes:
            setting = self._pen.typesetter.paragraph(
                note, type_, width, type_.size * 1.45, justify=True
            )
            strips.append(_text_strip(setting, x))
        return strips

    def _closing(self, values: Values, code: str) -> Strip:
        spec = self._layout.closing
        typesetter = self._pen.typesetter
        type_ = spec.type.type
        office = typesetter.shrunk(values["authority"], type_, spec.office_width * MM, 9)
        issued = typesetter.line(values["issued_on"], type_)
        reminder = fill(spec.reminder, values)

        def draw(sheet: Sheet, y: float) -> None:
            place = spec.seal
            for setting, base in ((office, spec.office_y), (issued, spec.date_y)):
                top = y + base * MM - ASCENT * setting.type.size
                top -= (setting.leading - setting.type.size) / 2
                top -= setting.leading * (len(setting.lines) - 1)
                left = spec.office_x * MM - setting.width / 2
                sheet.text(left, top, setting, setting.width, align="center")
            sheet.seal_place(place.x * MM, y + place.y * MM, place.diameter * MM, self._seal)
            if reminder and spec.reminder_type:
                self._draw_reminder(sheet, y, reminder, spec.reminder_type.type)
            if spec.qr:
                sheet.qr(code, spec.qr.right * MM, y + spec.qr.top * MM, spec.qr.side, right=True)

        return Strip(spec.height * MM, draw, above=4)

    def _draw_reminder(self, sheet: Sheet, y: float, text: str, type_: Type) -> None:
        spec = self._layout.closing
        x = self._layout.fields.x * MM
        width, height = spec.reminder_width * MM, spec.reminder_height * MM
        sheet.box(x, y + 4, width, height, 0.9, colour=self._layout.frame.colour)
        setting = self._pen.typesetter.shrunk(text, type_, width - 16, 8)
        sheet.text(x + 8, y + 4 + (height - setting.height) / 2, setting)


def _leave_open(_sheet: Sheet, _number: int) -> None:
    """Keep a page until the number of pages is known."""


def _leave_free(_sheet: Sheet, _y: float) -> None:
    """Draw nothing."""


def _names(spec: TableSpec) -> list[str]:
    names = [column.text.strip("{}") for column in spec.columns]
    return [name for name in names if name]


def _text_strip(setting: Setting, x: float, above: float = 0.0) -> Strip:
    return Strip(
        setting.height, lambda sheet, y: sheet.text(x, y, setting), above=above, is_text=True
    )
