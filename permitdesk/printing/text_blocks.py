"""Text, lists to tick, flows, signatures and lines to sign as strips."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from permitdesk.domain.paper import Signature, SignHere, Steps, Style, Text, Ticks
from permitdesk.printing.font_files import Role
from permitdesk.printing.layouts import words
from permitdesk.printing.measures import Measures
from permitdesk.printing.sheet import Sheet
from permitdesk.printing.strips import Strip, room_beside
from permitdesk.printing.typeset import GREY, MM, Setting, Type, Typesetter
from permitdesk.text import paper_day

_STEP, _STEP_HEIGHT, _ARROW = 21 * MM, 11 * MM, 6 * MM
_SIGN_CELL = 58 * MM
_SIGN_LINE = 30 * MM
_SEAL_RISE = 4 * MM
"""The centre of a seal above the middle between office and date."""


def text_strips(block: Text, measures: Measures, typesetter: Typesetter) -> list[Strip]:
    """Return a paragraph line by line; neither its first nor its last line stands alone."""
    if block.style is Style.QUIET:
        leading = measures.quiet.size * measures.quiet_leading
        setting = typesetter.paragraph(block.text, measures.quiet, measures.width, leading)
        strips = _line_strips(setting, measures.left)
        return [replace(strips[0], with_next=True)] if len(strips) == 1 else strips
    if block.style is Style.HEADING:
        type_, indent = measures.heading, measures.heading_indent * measures.heading.size
        setting = typesetter.paragraph(
            block.text, type_, measures.width, measures.leading, indent=indent
        )
        strips = _line_strips(setting, measures.left)
        above = 0 if measures.heading_indent else 4
        strips[0] = replace(strips[0], above=above)
        return [replace(strip, with_next=True, is_text=False) for strip in strips]
    type_ = measures.body
    indent = 2 * (type_.size + type_.tracking) if block.style is Style.BODY else 0.0
    setting = typesetter.paragraph(
        block.text, type_, measures.width, measures.leading, indent=indent, justify=True
    )
    return _line_strips(setting, measures.left)


def tick_strips(block: Ticks, measures: Measures, typesetter: Typesetter) -> list[Strip]:
    """Return the items with their boxes; an item stays whole, short neighbours share a line."""
    hang = 1.8 * measures.tick.size
    share = measures.width / measures.tick_columns
    row: list[tuple[Setting, bool]] = []
    strips: list[Strip] = []

    def end_row() -> None:
        if row:
            strips.append(_tick_strip(tuple(row), measures.left, share, hang))
            row.clear()

    for number, item in enumerate(block.items):
        ticked = number < len(block.ticked) and block.ticked[number]
        line = typesetter.line(item, measures.tick)
        is_short = measures.tick_columns > 1 and line.width <= share - 1.5 * hang
        setting = typesetter.paragraph(
            item, measures.tick, measures.width - hang, measures.tick_leading, justify=True
        )
        if not is_short or len(row) == measures.tick_columns:
            end_row()
        row.append((setting, ticked))
        if not is_short:
            end_row()
    end_row()
    return strips


def step_strips(block: Steps, measures: Measures, typesetter: Typesetter) -> list[Strip]:
    """Return the flow in boxes; more than fit in a row go on in the next."""
    most = int((measures.width + _ARROW) / (_STEP + _ARROW))
    count = len(block.items)
    rows = 1 if count <= most else math.ceil(count / (most - 1))  # room for the arrow that goes on
    in_row = max(1, math.ceil(count / rows))
    return [
        _flow_strip(
            block.items[first : first + in_row],
            measures,
            typesetter,
            goes_on=first + in_row < len(block.items),
        )
        for first in range(0, len(block.items), in_row)
    ]


def signature_strip(
    block: Signature,
    sign_here: SignHere | None,
    measures: Measures,
    typesetter: Typesetter,
    before: Sequence[Strip] = (),
) -> Strip:
    """Return office, date and the place of the seal, with the lines to sign left of them.

    The seal's circle touches no words: it rises beside short lines and stays under long ones.

    Args:
        block: Office and date.
        sign_here: What is signed left of the seal.
        measures: Of the layout.
        typesetter: Sets the words.
        before: What stands over it.
    """
    type_, leading = measures.body, measures.leading
    date = typesetter.line(paper_day(block.day), type_)
    office = typesetter.shrunk(block.office, type_, measures.width * 0.75, 9)
    edge = measures.left + measures.width
    middle = edge - 4 * type_.size - date.width / 2
    middle = min(middle, edge - office.width / 2)
    radius = measures.seal / 2
    lead, height = 0.0, 2 * leading
    if block.seal:
        free = room_beside(before, middle - radius - 2)
        lead = max(0.0, radius + _SEAL_RISE - leading + 1 - free)
        height = lead + max(height, leading + radius - _SEAL_RISE + 1)

    def draw(sheet: Sheet, y: float) -> None:
        y += lead
        top = y + (leading - office.leading * len(office.lines)) / 2
        sheet.text(middle - office.width / 2, top, office, office.width, align="center")
        lift = (leading - date.leading) / 2
        sheet.text(middle - date.width / 2, y + leading + lift, date)
        if block.seal:
            sheet.seal_place(middle, y + leading - _SEAL_RISE, measures.seal, words().seal)
        if sign_here:
            _sign_lines(sheet, y, sign_here.labels, measures)

    above = leading if measures.heading_indent else 0.8 * leading
    return Strip(height, draw, above=max(0.0, above - lead), elastic=True)


def sign_strips(block: SignHere, measures: Measures, typesetter: Typesetter) -> list[Strip]:
    """Return lines to sign; where a seal (章) is asked for, cells with room for it."""
    strips = []
    with_cells = any("章" in label for label in block.labels)
    in_row = 2 if with_cells else 3
    for first in range(0, len(block.labels), in_row):
        labels = block.labels[first : first + in_row]
        if with_cells:
            strips.append(_sign_cells(labels, measures, typesetter))
        else:
            strips.append(_sign_row(labels, measures, typesetter))
    return strips


def _line_strips(setting: Setting, left: float) -> list[Strip]:
    count = len(setting.lines)
    return [
        Strip(
            setting.leading,
            partial(_draw_text, setting=setting.part(number, 1), x=left),
            with_next=count > 1 and number in {0, count - 2},
            is_text=True,
            reach=left + setting.lines[number].width,
        )
        for number in range(count)
    ]


def _draw_text(sheet: Sheet, y: float, setting: Setting, x: float) -> None:
    sheet.text(x, y, setting)


def _tick_strip(
    row: Sequence[tuple[Setting, bool]], left: float, share: float, hang: float
) -> Strip:
    def draw(sheet: Sheet, y: float) -> None:
        for number, (setting, ticked) in enumerate(row):
            size = setting.type.size
            x = left + number * share
            base = y + (setting.leading - size) / 2 + 0.88 * size
            sheet.tick_box(x, base, size, ticked=ticked)
            sheet.text(x + hang, y, setting)

    return Strip(max(setting.height for setting, _ in row), draw, is_text=True)


def _flow_strip(
    items: Sequence[str], measures: Measures, typesetter: Typesetter, *, goes_on: bool
) -> Strip:
    step = _STEP + _ARROW
    captions = [_caption(item, typesetter) for item in items]
    highest = max(sum(setting.height for setting in caption) for caption in captions)
    height = max(_STEP_HEIGHT, highest + 6)

    def draw(sheet: Sheet, y: float) -> None:
        for number, caption in enumerate(captions):
            x = measures.left + number * step
            sheet.box(x, y, _STEP, height, 0.6)
            line = y + (height - sum(setting.height for setting in caption)) / 2
            for setting in caption:
                sheet.text(x + 2, line, setting, _STEP - 4, align="center")
                line += setting.height
            if number + 1 < len(items) or goes_on:
                _arrow(sheet, x + _STEP, y + height / 2)

    return Strip(height + 6, draw, above=4)


def _caption(item: str, typesetter: Typesetter) -> list[Setting]:
    """Set a step: its name and, on the lines after it, what is said about it."""
    name, *more = item.split("\n")
    room = _STEP - 4
    settings = [typesetter.shrunk(name, Type(Role.KAI, 10.5), room, 8)]
    small = Type(Role.KAI, 8.5, GREY)
    return settings + [typesetter.shrunk(line, small, room, 7) for line in more if line]


def _arrow(sheet: Sheet, x: float, y: float) -> None:
    sheet.rule(x, y, x + _ARROW - 4, y, 0.7)
    tip, base = x + _ARROW, sheet.height - y
    sheet.operators(
        f"0 g {tip:.2f} {base:.2f} m {tip - 5:.2f} {base + 2.2:.2f} l {tip - 5:.2f} {base - 2.2:.2f} l f"
    )


def _sign_lines(sheet: Sheet, y: float, labels: Sequence[str], measures: Measures) -> None:
    """Draw labels with lines under each other, their last beside the date."""
    type_ = Type(Role.KAI, min(14, measures.body.size))
    leading = measures.leading
    widest = max(sheet.pen.typesetter.line(label, type_).width for label in labels)
    y += leading * (2 - len(labels))
    for label in labels:
        setting = sheet.pen.typesetter.spread(label, type_, widest)
        sheet.text(measures.left, y + (leading - setting.height) / 2, setting)
        x = measures.left + widest + 4
        sheet.rule(x, y + leading - 5, x + _SIGN_LINE, y + leading - 5, 0.5)
        y += leading


def _sign_row(labels: Sequence[str], measures: Measures, typesetter: Typesetter) -> Strip:
    share = measures.width / len(labels)
    settings = [typesetter.shrunk(label, Type(Role.KAI, 11), share * 0.6, 8) for label in labels]
    height = max(setting.height for setting in settings)

    def draw(sheet: Sheet, y: float) -> None:
        for number, setting in enumerate(settings):
            x = measures.left + number * share
            sheet.text(x, y + 6 + height - setting.height, setting)
            base = y + 6 + height
            sheet.rule(x + setting.width + 5, base, x + share - 10, base, 0.5)

    return Strip(height + 13, draw, above=14, is_text=True)


def _sign_cells(labels: Sequence[str], measures: Measures, typesetter: Typesetter) -> Strip:
    share = measures.width / len(labels)

    def draw(sheet: Sheet, y: float) -> None:
        for label, x in zip(labels, _steps(measures.left, share), strict=False):
            sheet.box(x, y, share, _SIGN_CELL, 0.7)
            setting = typesetter.paragraph(label, Type(Role.KAI, 10.5, GREY), share - 10, 15)
            sheet.text(x + 5, y + 4, setting)
            sheet.seal_place(x + share / 2, y + _SIGN_CELL * 0.55, 36 * MM, words().seal)
            day = typesetter.line(words().blank_day, Type(Role.KAI, 11))
            sheet.text(x, y + _SIGN_CELL - 20, day, share - 10, align="right")

    return Strip(_SIGN_CELL, draw, above=10)


def _steps(first: float, step: float) -> Iterator[float]:
    while True:
        yield first
        first += step
