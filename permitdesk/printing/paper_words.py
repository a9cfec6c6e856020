"""All that a document says, to be looked through before printing and found again after it."""

from collections.abc import Sequence

from permitdesk.domain.paper import (
    Block,
    Cell,
    DayGrid,
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
from permitdesk.text import paper_day


def words_of(paper: Paper) -> list[str]:
    """Return all that must stand on a document, each text as it was given."""
    words = [paper.title, paper.number]
    if paper.layout is Layout.NOTICE:
        words.append(paper.office)
    words += [word for pair in paper.record for word in pair]
    for block in paper.blocks:
        words += _words_of(block)
    return words


def _words_of(block: Block) -> Sequence[str]:
    match block:
        case Text():
            return [block.text]
        case Table():
            heads = [column.title for column in block.columns]
            return [*heads, *(text for row in block.rows for text in row)]
        case Grid():
            cells = [cell for row in block.rows for cell in row]
            return [block.title, *(word for cell in cells for word in _words_in(cell))]
        case Signature():
            return [block.office, paper_day(block.day)]
        case SignHere():
            return block.labels
        case Ticks() | Steps():
            return block.items
        case DayGrids():
            return [word for grid in block.grids for word in _words_in_days(grid)]
        case NewPage():
            return []


def _words_in(cell: Cell) -> tuple[str, str, str]:
    return cell.label, cell.value, cell.note


def _words_in_days(grid: DayGrid) -> list[str]:
    words = [grid.title, *grid.heads]
    for row in grid.rows:
        cells = [cell for cell in row.cells if cell]
        words += [row.words, *(word for cell in cells for word in (cell.day, cell.mark))]
    return words
