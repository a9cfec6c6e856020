"""Reading a document back: everything that stands on it as text."""

from collections.abc import Iterator

from permitdesk.domain.paper import (
    Block,
    Cell,
    Grid,
    Paper,
    Signature,
    SignHere,
    Steps,
    Table,
    Text,
    Ticks,
)


def words(paper: Paper) -> str:
    """Return all words of a document, one piece a line."""
    pieces = [paper.title, paper.number, *(f"{label} {value}" for label, value in paper.record)]
    for block in paper.blocks:
        pieces.extend(_pieces(block))
    return "\n".join(pieces)


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def cells(paper: Paper) -> Iterator[Cell]:
    for block in paper.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                yield from row


def _pieces(block: Block) -> Iterator[str]:
    match block:
        case Text(text):
            yield text
        case Table(columns, rows):
            yield from (column.title for column in columns)
            yield from (text for row in rows for text in row)
        case Grid(title, grid):
            yield title
            for row in grid:
                yield from (f"{cell.label} {cell.value} {cell.note}" for cell in row)
        case Signature(office):
            yield office
        case Ticks(items) | Steps(items) | SignHere(items):
            yield from items
