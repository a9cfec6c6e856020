"""A document's tables as CSV, for table programs: a head for each, nothing that is read as a formula."""

import csv
import re
from io import StringIO

from permitdesk.domain.paper import Paper, Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Beginnings that a table program takes for a formula."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?%?")


def csv_of(paper: Paper) -> bytes:
    """Return the tables of a document one below the other, an empty line between; UTF-8 with a mark.

    A text that begins like a formula gets a ' before it, as table programs write such texts.
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    for place, table in enumerate(tables):
        if place:
            writer.writerow([])
        writer.writerow([_safe(column.title) for column in table.columns])
        writer.writerows([_safe(cell) for cell in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig")


def _safe(cell: str) -> str:
    if cell.startswith(_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell
