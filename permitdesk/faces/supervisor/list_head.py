"""The line above the list: which number it is, how many, and what it means."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from permitdesk.faces.shared.parts import label, tight
from permitdesk.faces.supervisor.reading import Seen
from permitdesk.text import tr


class ListHead(QWidget):
    """Says what stands in the list.

    Attributes:
        words: Name of the list and its number.
    """

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self.words = label("", bold=True)
        self._hint = label(tr("board.hint"), "quiet", "small")
        row = QHBoxLayout(self)
        tight(row, margins=(16, 8, 16, 8), gap=12)
        row.addWidget(self.words)
        row.addWidget(self._hint)
        row.addStretch(1)
        if practice:
            row.addWidget(label(tr("board.practice"), "soon", bold=True))

    def name_list(self, tile: str, count: int) -> None:
        """Name a list of what lives on after the decisions."""
        self.words.setText(tr("board.list", name=tr(f"tile.{tile}"), count=count))
        hint = tr("board.hint_after")
        self._hint.setText(tr("board.means", means=tr(f"tile.{tile}.means"), hint=hint))

    def show_list(self, seen: Seen) -> None:
        """Name the list that is shown."""
        tile, by_department = seen.wish.tile, bool(seen.wish.narrowed.department)
        self.words.setText(tr("board.list", name=tr(f"tile.{tile}"), count=seen.numbers[tile]))
        hint = tr("board.hint_department" if by_department else "board.hint")
        self._hint.setText(tr("board.means", means=tr(f"tile.{tile}.means"), hint=hint))
