"""Which cells of a form stand beside each other."""

from collections.abc import Sequence

from permitdesk.domain.paper import Cell

_LABEL, _VALUE = 16, 13
"""Full-width characters of a label, and of a value, that half a row takes."""


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


def _is_short(cell: Cell) -> bool:
    return not cell.note and _width(cell.label) <= _LABEL and _width(cell.value) <= _VALUE


def _width(text: str) -> float:
    """Measure a text in full-width characters."""
    return sum(0.5 if character.isascii() else 1 for character in text)
