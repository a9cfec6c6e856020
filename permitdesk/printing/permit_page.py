"""What all permits share: filling texts with variables, fixed texts, facts with labels, tables."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from permitdesk.domain.errors import WorldFailed
from permitdesk.printing.font_files import Role
from permitdesk.printing.layout_parts import FieldSpec, FieldsSpec, TableSpec, TextSpec
from permitdesk.printing.layouts import words
from permitdesk.printing.permit_frame import draw_frame
from permitdesk.printing.permit_layouts import FlowingLayout, OriginalLayout
from permitdesk.printing.sheet import ASCENT, Pen, Sheet
from permitdesk.printing.strips import Strip
from permitdesk.printing.table_blocks import Box, Look, cell_setting, head_strip
from permitdesk.printing.typeset import LEADING, MM, Setting, Type, Typesetter

_VARIABLE = re.compile(r"\{(\w+)\}")
_WATERMARK = Type(Role.HEI, 50 * MM, "#F1F4F9", tracking=30 * MM)
_SMALLEST = 9.0
_LONG = 6
"""Lines of a fact beyond which it is set small."""

OUTER, INNER = 1.0, 0.4


@dataclass(frozen=True)
class Marks:
    """What is marked across a permit.

    Attributes:
        practice: 演练: from a practice store, without effect.
        sample: 样张: the layout is ours and not the province's.
    """

    practice: bool = False
    sample: bool = False


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a text with its variables put in.

    Raises:
        WorldFailed: It names a variable that does not exist.
    """
    try:
        return _VARIABLE.sub(lambda found: values[found[1]], template)
    except KeyError as error:
        raise WorldFailed("print.layout_unreadable", file=template, reason=str(error)) from error


def draw_fixed(sheet: Sheet, layout: OriginalLayout | FlowingLayout, marks: Marks) -> None:
    """Draw what is the same on every permit of a layout."""
    draw_ground(sheet, layout, marks)
    if marks.sample:
        sheet.sample_box(layout.sample.right * MM, layout.sample.top * MM, words().sample)
    for rule in layout.rules:
        ends = (rule.x1 * MM, rule.y1 * MM, rule.x2 * MM, rule.y2 * MM)
        sheet.rule(*ends, rule.weight, colour=rule.colour)
    for spec in layout.texts:
        if not _VARIABLE.search(spec.text) and _is_wanted(spec, marks):
            draw_text(sheet, spec, spec.text)


def draw_ground(sheet: Sheet, layout: OriginalLayout | FlowingLayout, marks: Marks) -> None:
    """Draw the frame, and behind everything that it is a sample."""
    if marks.sample:
        setting = sheet.pen.typesetter.line("".join(words().sample.split()), _WATERMARK)
        y = (sheet.height - setting.height) / 2
        sheet.text(0, y, setting, sheet.width, align="center")
    draw_frame(sheet, layout.frame)


def draw_variable(
    sheet: Sheet, texts: Iterable[TextSpec], values: Mapping[str, str], marks: Marks
) -> None:
    """Draw the texts that differ from permit to permit."""
    for spec in texts:
        if _VARIABLE.search(spec.text) and _is_wanted(spec, marks):
            text = fill(spec.text, values)
            if text:
                draw_text(sheet, spec, text)


def draw_text(sheet: Sheet, spec: TextSpec, text: str) -> None:
    """Draw one text on its base line, smaller where its width asks for it."""
    typesetter = sheet.pen.typesetter
    type_ = spec.type.type
    setting = (
        typesetter.shrunk(text, type_, spec.width * MM, _SMALLEST)
        if spec.width
        else typesetter.line(text, type_)
    )
    size = setting.type.size
    top = spec.y * MM - ASCENT * size - (setting.leading - size) / 2
    top -= setting.leading * (len(setting.lines) - 1)
    width = setting.width if spec.align != "left" else 0.0
    left = {"left": 0.0, "center": width / 2, "right": width}[spec.align]
    sheet.text(spec.x * MM - left, top, setting, width, align=spec.align)


def page_mark(sheet: Sheet, marks: Marks) -> None:
    """Paint the practice mark over everything."""
    if marks.practice:
        sheet.practice_mark(words().practice)


# --- facts with labels ---


def field_strips(
    pen: Pen, spec: FieldsSpec, values: Mapping[str, str], tallest: float
) -> list[Strip]:
    """Return the facts as strips, a line under each.

    Args:
        pen: Of the document.
        spec: From the layout.
        values: Variables.
        tallest: Most a strip may be high; a longer fact goes on in the next.
    """
    room = (spec.x + spec.width - spec.value_x) * MM
    texts = [fill(field.text, values) for field in spec.fields]
    type_, leading = _fitting(pen.typesetter, spec, texts, room)
    strips = []
    for field, text in zip(spec.fields, texts, strict=True):
        if not text:
            continue
        setting = pen.typesetter.paragraph(text, type_, room, leading)
        if len(setting.lines) > _LONG:
            setting = pen.typesetter.paragraph(text, type_.at(_SMALLEST), room, _SMALLEST * LEADING)
        most = len(setting.lines) if setting.height < tallest else _LONG
        for first in range(0, len(setting.lines), most):
            part = setting.part(first, most)
            strips.append(_field_strip(pen, spec, field, part, is_first=first == 0))
    return strips


def _fitting(
    typesetter: Typesetter, spec: FieldsSpec, texts: Sequence[str], room: float
) -> tuple[Type, float]:
    """Return the largest type in which the facts end above their bottom."""
    type_, leading = spec.value.type, spec.leading
    if not spec.bottom:
        return type_, leading
    while True:
        lines = [len(typesetter.paragraph(text, type_, room, leading).lines) for text in texts]
        height = sum(spec.row * MM + (count - 1) * leading for count in lines)
        height += sum(bool(field.note) for field in spec.fields) * _note_height(spec)
        if height <= (spec.bottom - spec.y) * MM or type_.size <= _SMALLEST:
            return type_, leading
        leading *= (type_.size - 0.5) / type_.size
        type_ = type_.at(type_.size - 0.5)


def _note_height(spec: FieldsSpec) -> float:
    return spec.note.size * 1.1


def _field_strip(
    pen: Pen, spec: FieldsSpec, field: FieldSpec, setting: Setting, *, is_first: bool
) -> Strip:
    typesetter = pen.typesetter
    height = spec.row * MM + (len(setting.lines) - 1) * setting.leading
    if field.note and is_first:
        height = max(height, spec.row * MM + _note_height(spec))
    label_width = spec.label_width * MM
    label = (
        typesetter.spread(field.label, spec.label.type, label_width)
        if spec.spread
        else typesetter.line(field.label, spec.label.type)
    )
    x = spec.x * MM
    base = 0.55 * (spec.row * MM - setting.leading)
    base += (setting.leading - setting.type.size) / 2 + ASCENT * setting.type.size

    def draw(sheet: Sheet, y: float) -> None:
        if is_first:
            sheet.text(x, _top(y + base, label), label)
            if field.note:
                note = typesetter.line(field.note, spec.note.type)
                note_y = _top(y + base + 1.25 * spec.note.size, note)
                sheet.text(x, note_y, note, label_width, align="center" if spec.spread else "left")
        sheet.text(spec.value_x * MM, _top(y + base, setting), setting)
        left = spec.value_x * MM if spec.spread else x
        right = (spec.x + spec.width) * MM
        sheet.rule(left, y + height, right, y + height, 0.5, colour=spec.rule)

    return Strip(height, draw, is_text=True)


def _top(base: float, setting: Setting) -> float:
    """Return where a setting begins whose first line stands on a base line."""
    return base - ASCENT * setting.type.size - (setting.leading - setting.type.size) / 2


# --- tables ---


def table_head(typesetter: Typesetter, spec: TableSpec) -> Strip:
    """Return the head of a permit's table."""
    type_ = spec.head.type
    boxes = [
        Box(
            column.width * MM,
            typesetter.shrunk(column.title, type_, column.width * MM, 7),
            "center",
        )
        for column in spec.columns
    ]
    return head_strip(boxes, spec.x * MM, look(spec), least=18)


def row_boxes(
    typesetter: Typesetter, spec: TableSpec, values: Mapping[str, str], size: float = 0.0
) -> list[Box]:
    """Return the cells of a row, in the layout's type or in another size."""
    type_ = spec.cell.type.at(size) if size else spec.cell.type
    boxes = []
    for column in spec.columns:
        width = column.width * MM
        text = fill(column.text, values)
        boxes.append(
            Box(width, _set_cell(typesetter)(text, column.align, width, type_), column.align)
        )
    return boxes


def look(spec: TableSpec) -> Look:
    """Return the rules of a permit's table."""
    return Look(OUTER, INNER, spec.colour, spec.fill)


@lru_cache(maxsize=8)
def _set_cell(typesetter: Typesetter) -> Callable[[str, str, float, Type], Setting]:
    """Remember cells: in a batch most of them come again."""

    @lru_cache(maxsize=4096)
    def set_cell(text: str, align: str, width: float, type_: Type) -> Setting:
        return cell_setting(text, align, width, type_, typesetter)

    return set_cell


def _is_wanted(spec: TextSpec, marks: Marks) -> bool:
    return (marks.sample or not spec.sample) and (marks.practice or not spec.practice)
