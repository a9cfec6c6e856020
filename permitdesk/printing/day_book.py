"""A document as a workbook (XLSX): one sheet for each of its parts, figures as numbers.

XlsxWriter is imported with the first workbook.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import count
from typing import Any

from permitdesk.domain.paper import Block, Paper, PaperColumn, Style, Table, Text

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_NAME_LENGTH = 31
"""What a sheet's name may have, in characters."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a table program, or the one it is copied into, takes for a formula."""
_CHARACTERS_A_MM = 0.62
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})")
_ALL_WIDTH = 8
"""Columns a paragraph stands over."""


@dataclass(frozen=True)
class Part:
    """What stands on one sheet."""

    title: str
    blocks: tuple[Block, ...]


def write_book(paper: Paper, day: date) -> bytes:
    """Return a document as XLSX bytes; the same paper and day give the same bytes.

    Every text stays a text, whatever it begins with; a column that stands to the right holds
    numbers.

    Args:
        paper: Of texts and tables.
        day: Written into the file as the day it was made.
    """
    from xlsxwriter import Workbook

    file = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(file, options) as book:
        book.set_properties(
            {
                "title": paper.title,
                "company": paper.office,
                "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001  XLSX knows no zone
            }
        )
        writer = _Writer(book)
        taken: set[str] = set()
        for part in parts_of(paper):
            name = _sheet_name(part.title, taken)
            taken.add(name)
            writer.sheet(name, part, paper)
    return file.getvalue()


def parts_of(paper: Paper) -> tuple[Part, ...]:
    """Divide a document at its headings; what stands before the first has the paper's title."""
    parts: list[tuple[str, list[Block]]] = []
    for block in paper.blocks:
        if isinstance(block, Text) and block.style is Style.HEADING:
            parts.append((block.text, []))
            continue
        if not parts:
            parts.append((paper.title, []))
        parts[-1][1].append(block)
    return tuple(Part(title, tuple(blocks)) for title, blocks in parts)


class _Writer:
    """Writes parts into one workbook."""

    def __init__(self, book: Any) -> None:
        self.book = book
        edge = {"border": 1, "valign": "top", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({**edge, "bold": True, "bg_color": "#F1F3F6"})
        self.cell = book.add_format(edge)
        self.guarded = book.add_format({**edge, "quote_prefix": True})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.quiet = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#666666"})

    def sheet(self, name: str, part: Part, paper: Paper) -> None:
        """Write one part: its title, its blocks, and on the edge what the paper has there."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, f"{paper.title}　{part.title}", self.title)
        row = 2
        for block in part.blocks:
            if isinstance(block, Table):
                row = self._table(sheet, row, block) + 1
            elif isinstance(block, Text):
                row = self._text(sheet, row, block) + 1
        for label, value in paper.record:
            self._string(sheet, row, 0, label, self.plain)
            self._string(sheet, row, 1, value, self.plain)
            row += 1
        if paper.practice:
            sheet.set_header("&C演练")

    def _table(self, sheet: Any, row: int, table: Table) -> int:
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, column.width * _CHARACTERS_A_MM)
            sheet.write_string(row, place, column.title, self.head)
        for values in table.rows:
            row += 1
            self._row(sheet, row, table.columns, values)
        return row + 1

    def _row(
        self, sheet: Any, row: int, columns: Sequence[PaperColumn], values: Sequence[str]
    ) -> None:
        for place, (column, value) in enumerate(zip(columns, values, strict=True)):
            if column.align == "right" and _NUMBER.fullmatch(value):
                sheet.write_number(row, place, int(value), self.cell)
            else:
                self._string(sheet, row, place, value, self.cell)

    def _text(self, sheet: Any, row: int, text: Text) -> int:
        style = self.quiet if text.style is Style.QUIET else self.plain
        sheet.merge_range(row, 0, row, _ALL_WIDTH, "", style)
        sheet.write_string(row, 0, text.text, style)
        sheet.set_row(row, 15 * (1 + len(text.text) // _LINE))
        return row + 1

    def _string(self, sheet: Any, row: int, place: int, value: str, style: Any) -> None:
        """Write a text; one that looks like a formula is marked as text for good."""
        guarded = self.guarded if value.startswith(_FORMULA) else style
        sheet.write_string(row, place, value, guarded)


_LINE = 70
"""Characters of a paragraph in one line, about."""


def _sheet_name(title: str, taken: set[str]) -> str:
    """Return a name that a sheet may have and no other one has."""
    base = _NOT_IN_A_NAME.sub("", title)[:_NAME_LENGTH] or "1"
    for number in count(2):
        if base not in taken:
            return base
        base = f"{base[: _NAME_LENGTH - 3]}_{number}"
    raise AssertionError("the numbers go on without end")
