"""A paper as PDF bytes: any of the office's documents, on as many pages as it needs."""

from collections.abc import Sequence
from dataclasses import replace

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.paper import (
    Block,
    DayGrids,
    Grid,
    Layout,
    NewPage,
    Paper,
    Signature,
    SignHere,
    Steps,
    Table,
    Text,
    Ticks,
)
from permitdesk.printing.day_grids import day_grid_strips
from permitdesk.printing.document import Document
from permitdesk.printing.font_files import Role
from permitdesk.printing.fonts import fonts
from permitdesk.printing.layouts import words
from permitdesk.printing.measures import MEASURES, OFFICE, ONE_SHEET, TIGHTER, Measures
from permitdesk.printing.paper_words import words_of
from permitdesk.printing.pictures import verify_text
from permitdesk.printing.sheet import A4, Pen, Sheet
from permitdesk.printing.strips import Room, Strip, fill_pages, keep_company, page_turn
from permitdesk.printing.table_blocks import grid_strips, table_strips
from permitdesk.printing.text_blocks import (
    sign_strips,
    signature_strip,
    step_strips,
    text_strips,
    tick_strips,
)
from permitdesk.printing.typeset import GREY, MM, Setting, Type, Typesetter

_QR_MM = 25.0
_BELOW_QR = 34 * MM
_LEAFLET_QR_MM = 17.0
"""Beside the title of a leaflet: thirteen characters need no more."""
_SMALL_LABEL = Type(Role.KAI, 9, GREY)
_RECORD_ROW = 17.0
_BESIDE, _SHORT = 3, 8
"""Most lines to sign that stand left of a seal, and most characters of each label."""


def render_paper(paper: Paper) -> bytes:
    """Return a document as PDF bytes; the same paper gives the same bytes.

    Raises:
        NotAllowed: It holds characters that no font has (``print.no_glyph``).
        WorldFailed: A font is not there or cannot be used, or the printed text differs.
    """
    said = words_of(paper)
    lacking = fonts().missing("".join(said))
    if lacking:
        raise NotAllowed("print.no_glyph", characters=lacking)
    printing = _Printing(paper, MEASURES[paper.layout])
    pdf = printing.render()
    if paper.layout in TIGHTER and printing.sides > ONE_SHEET:
        pdf = _Printing(paper, TIGHTER[paper.layout]).render()
    verify_text(pdf, said)
    return pdf


class _Printing:
    def __init__(self, paper: Paper, measures: Measures) -> None:
        self._paper = paper
        self._measures = measures
        self._typesetter = Typesetter(fonts())
        self._document = Document(paper.title)
        self._pen = Pen(self._document, self._typesetter)

    @property
    def sides(self) -> int:
        """Count the sides that were filled."""
        return self._document.pages

    def render(self) -> bytes:
        strips = [self._head(), *self._body()]
        foot = self._foot()
        room = Room(A4[1] - self._measures.bottom, self._begin_page, self._end_page)
        fill_pages(strips, room, foot)
        return self._document.finish()

    # --- the body ---

    def _body(self) -> list[Strip]:
        strips: list[Strip] = []
        blocks = list(self._paper.blocks)
        while blocks:
            block = blocks.pop(0)
            beside = _signed_together(block, blocks[0]) if blocks else None
            if beside:
                blocks.pop(0)
                strips = keep_company([*strips, self._signature(*beside, strips)])
            elif isinstance(block, Signature):
                strips = keep_company([*strips, self._signature(block, None, strips)])
            else:
                strips += self._strips(block)
        return strips

    def _strips(self, block: Block) -> list[Strip]:
        measures, typesetter = self._measures, self._typesetter
        match block:
            case Text():
                return text_strips(block, measures, typesetter)
            case Table():
                return table_strips(block, measures, typesetter)
            case Grid():
                return grid_strips(block, measures, typesetter)
            case Ticks():
                return tick_strips(block, measures, typesetter)
            case Steps():
                return step_strips(block, measures, typesetter)
            case SignHere():
                return sign_strips(block, measures, typesetter)
            case Signature() | NewPage():
                return [self._alone(block)]
            case DayGrids():
                return day_grid_strips(block, measures, typesetter, self._room_left())

    def _alone(self, block: Signature | NewPage) -> Strip:
        return page_turn() if isinstance(block, NewPage) else self._signature(block, None, ())

    def _room_left(self) -> float:
        """Return the height that everything but calendars leaves of one page, in points."""
        blocks = [block for block in self._paper.blocks if not isinstance(block, DayGrids)]
        strips = [self._head(), *(strip for block in blocks for strip in self._strips(block))]
        foot = self._foot()
        taken = sum(strip.height + strip.above for strip in (*strips, *([foot] if foot else [])))
        return self._measures.height - taken

    def _signature(
        self, signature: Signature, sign_here: SignHere | None, before: Sequence[Strip]
    ) -> Strip:
        return signature_strip(signature, sign_here, self._measures, self._typesetter, before)

    # --- head and foot ---

    def _head(self) -> Strip:
        """Return office, title and number, centred; only a notice shows its office."""
        measures, paper = self._measures, self._paper
        leading = measures.leading if paper.layout is Layout.NOTICE else measures.title_leading
        title = self._typesetter.balanced(paper.title, measures.title, measures.width, leading)
        settings = [title]
        if paper.layout is Layout.NOTICE and paper.office:
            office = self._typesetter.shrunk(paper.office, OFFICE, measures.width, 12)
            settings.insert(
                0, replace(office, leading=max(office.leading, leading / len(office.lines)))
            )
        if paper.number:
            number = self._typesetter.shrunk(paper.number, measures.number, measures.width, 9)
            line = leading if paper.layout is Layout.NOTICE else 20.0
            settings.append(replace(number, leading=line))
        height = sum(setting.height for setting in settings)
        below = 0.0 if paper.layout is Layout.NOTICE else 5.0
        if paper.qr and paper.layout is Layout.LEAFLET:
            below = max(below, (_LEAFLET_QR_MM - 2) * MM - height)

        def draw(sheet: Sheet, y: float) -> None:
            for setting in settings:
                sheet.text(measures.left, y, setting, measures.width, align="center")
                y += setting.height

        return Strip(height + below, draw, with_next=True)

    def _foot(self) -> Strip | None:
        if self._paper.layout is Layout.FORM:
            return self._form_foot()
        if not self._paper.record:
            return None
        rows = self._record_settings(self._measures.width)
        heights = [max(_RECORD_ROW, *(value.height + 4 for _, value in row)) for row in rows]
        left, width = self._measures.left, self._measures.width

        def draw(sheet: Sheet, y: float) -> None:
            sheet.rule(left, y, left + width, y, 0.9)
            for row, height in zip(rows, heights, strict=True):
                for (label, value), x in zip(row, (left + 3, left + 0.56 * width), strict=False):
                    sheet.text(x, y + (height - label.height) / 2, label)
                    sheet.text(x + label.width + 6, y + (height - value.height) / 2, value)
                y += height
                weight = 0.9 if row is rows[-1] else 0.4
                sheet.rule(left, y, left + width, y, weight)

        return Strip(sum(heights), draw, above=4)

    def _record_settings(self, width: float) -> list[list[tuple[Setting, Setting]]]:
        pairs = []
        for number, (label, value) in enumerate(self._paper.record):
            name = self._typesetter.line(label, Type(Role.KAI, 10.5, GREY))
            room = (0.44 if number % 2 else 0.55) * width - name.width - 10
            setting = self._typesetter.shrunk(value, Type(Role.SONG, 10.5), room, 9)
            pairs.append((name, setting))
        return [pairs[first : first + 2] for first in range(0, len(pairs), 2)]

    def _form_foot(self) -> Strip | None:
        """Return the code of a form with its record left of it."""
        paper, measures = self._paper, self._measures
        room = measures.width - (_QR_MM + 8) * MM if paper.qr else measures.width
        lines = [f"{label}　{value}" for label, value in paper.record]
        lines += [words().scan_form] if paper.qr else []
        if not lines:
            return None
        type_ = Type(Role.KAI, 10.5, GREY)
        settings = [self._typesetter.paragraph(line, type_, room, 17) for line in lines]
        height = sum(setting.height for setting in settings)
        height = max(height, (_QR_MM + 3) * MM) if paper.qr else height

        def draw(sheet: Sheet, y: float) -> None:
            if paper.qr:
                sheet.qr(paper.qr, measures.left + measures.width, y, _QR_MM, right=True)
            for setting in settings:
                sheet.text(measures.left, y, setting)
                y += setting.height

        return Strip(height, draw, above=12)

    # --- each page ---

    def _begin_page(self, number: int) -> tuple[Sheet, float]:
        sheet = self._pen.sheet()
        paper, measures = self._paper, self._measures
        right = measures.left + measures.width
        is_form = paper.layout is Layout.FORM
        if paper.sample:
            sheet.sample_box(right, self._above(3, 8, 13) * MM, words().sample)
        if paper.practice:
            type_ = Type(Role.KAI, 13, GREY, tracking=1)
            y = self._above(4, 11, 29) * MM
            sheet.word(
                measures.left, y, words().practice_line, type_, measures.width, align="center"
            )
        if paper.qr and number == 1 and paper.layout is Layout.LEAFLET:
            sheet.qr(paper.qr, measures.left, 9 * MM, _LEAFLET_QR_MM)
        elif paper.qr and number == 1 and not is_form:
            sheet.qr(paper.qr, measures.left, 7 * MM, _QR_MM)
            label = self._typesetter.paragraph(words().scan_paper, _SMALL_LABEL, 60 * MM, 12)
            sheet.text(measures.left + 28.5 * MM, 31.5 * MM - label.height, label)
            return sheet, max(measures.top, _BELOW_QR)
        return sheet, measures.top

    def _above(self, leaflet: float, high: float, low: float) -> float:
        """Return where something stands above the type area, by how high that begins; in mm."""
        if self._paper.layout is Layout.LEAFLET:
            return leaflet
        return high if self._measures.is_high else low

    def _end_page(self, sheet: Sheet, number: int) -> None:
        measures = self._measures
        type_ = Type(Role.SONG, 14)
        y = A4[1] - measures.bottom + 7 * MM - 9.5
        align = "right" if number % 2 else "left"
        if self._paper.layout is Layout.FORM:
            align = "center"
        inset = 14.0
        width = measures.width - 2 * inset
        sheet.word(measures.left + inset, y, f"— {number} —", type_, width, align=align)
        if self._paper.practice:
            sheet.practice_mark(words().practice)
        sheet.finish()


def _signed_together(one: Block, other: Block) -> tuple[Signature, SignHere] | None:
    """Tell whether two neighbours are a seal and lines to sign that fit beside each other."""
    if isinstance(one, SignHere):
        one, other = other, one
    if not (isinstance(one, Signature) and isinstance(other, SignHere)):
        return None
    if len(other.labels) <= _BESIDE and all(len(label) <= _SHORT for label in other.labels):
        return one, other
    return None
