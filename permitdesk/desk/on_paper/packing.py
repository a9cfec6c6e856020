"""How the parts of a form share a line: cells beside each other, columns by what stands in them."""

from collections.abc import Iterable, Mapping, Sequence

from permitdesk.desk.on_paper.values import without_identities
from permitdesk.domain.paper import Cell, Grid, PaperColumn, Table
from permitdesk.domain.wording import Ready, Wording

_LABEL, _VALUE = 16, 13
"""Full-width characters of a label, and of a value, that half a row takes."""

LINE = 46
"""What the columns of a table may want together; records that want more stand as grids."""
_MOST, _FRAME = 16, 1
"""Full-width characters a column never wants more than, and what its frame takes."""


def paired(cells: Sequence[Cell]) -> tuple[tuple[Cell, ...], ...]:
    """Put short cells two in a row, in their order; a long one has a row of its own."""
    rows: list[tuple[Cell, ...]] = []
    waiting: Cell | None = None
    for cell in cells:
        if not _is_short(cell):
            rows += [(waiting,)] if waiting else []
            rows.append((cell,))
            waiting = None
        elif waiting:
            rows.append((waiting, cell))
            waiting = None
        else:
            waiting = cell
    return (*rows, (waiting,)) if waiting else tuple(rows)


def card(wording: Wording, values: Mapping[str, str], title: str = "") -> Ready:
    """Return a part of a form from facts: each labelled by its word ``label_KEY``, none empty.

    Identity numbers that somebody wrote into them are masked.
    """
    cells = [
        Cell(wording.word(f"label_{key}"), without_identities(text))
        for key, text in values.items()
        if text
    ]
    return Ready((Grid(title, paired(cells)),))


def table_of(heads: Sequence[str], rows: Sequence[tuple[str, ...]]) -> Table:
    """Return a table whose columns are as wide as what stands in them asks for."""
    columns = zip(heads, *rows, strict=True)
    return Table(tuple(PaperColumn(texts[0], _share(texts)) for texts in columns), tuple(rows))


def _share(texts: Iterable[str]) -> float:
    return min(max(map(_width, texts)), _MOST) + _FRAME


def _is_short(cell: Cell) -> bool:
    return not cell.note and _width(cell.label) <= _LABEL and _width(cell.value) <= _VALUE


def _width(text: str) -> float:
    """Measure a text in full-width characters."""
    return sum(0.5 if character.isascii() else 1 for character in text)
