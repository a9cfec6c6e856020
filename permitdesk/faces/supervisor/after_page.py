"""The board's other page: promises, credit and permits after the decisions; a number, its list."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from permitdesk.desk.afterwards import AfterLine, Lines
from permitdesk.desk.day import Day
from permitdesk.domain.catalog import Catalog
from permitdesk.faces.shared.parts import label, rule, tight
from permitdesk.faces.shared.rows_model import RowsModel
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.supervisor.after_columns import after_columns
from permitdesk.faces.supervisor.after_tiles import AFTER_TILES
from permitdesk.faces.supervisor.board_row import BoardRow
from permitdesk.faces.supervisor.list_head import ListHead
from permitdesk.text import tr


@dataclass(frozen=True)
class SeenAfter:
    """All lists of one moment, so that a number is the length of its list.

    Attributes:
        department: What they were narrowed to; empty for everything.
    """

    department: str
    lists: Mapping[str, Lines]


class AfterPage(QWidget):
    """Counts and lists; whoever opens a line looks at its case.

    Attributes:
        department: What is read next is narrowed to it; empty for everything.
        tile: Whose list is shown.
        seen: What was read last; None before the first time.

    Signals:
        opened: Number of the case of a line.
        failed: The desk could not answer, as the error.
    """

    opened = Signal(str)
    failed = Signal(object)

    def __init__(self, day: Day, catalog: Catalog, thread: DeskThread, *, practice: bool) -> None:
        """Make the page; it reads nothing before ``refresh``.

        Args:
            day: The supervisor's day.
            catalog: For the names of departments.
            thread: Where the desk works.
            practice: A practice store.
        """
        super().__init__()
        self._day, self._thread = day, thread
        self.department = ""
        self.tile = next(iter(AFTER_TILES))
        self.seen: SeenAfter | None = None
        self.board = BoardRow(AFTER_TILES)
        self.model = RowsModel[AfterLine](after_columns(catalog, day.desk.today()), self)
        self.table = DenseTable(self.model, self)
        self.head = ListHead(practice=practice)
        self.nothing = label(tr("board.nothing"), "quiet")
        self.nothing.setContentsMargins(16, 16, 16, 0)
        column = QVBoxLayout(self)
        tight(column)
        for widget in (self.board, self.head, rule(), self.nothing):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        self.board.chosen.connect(self._choose)
        self.table.opened.connect(self._open)

    def show_board(self, there: bool) -> None:
        """Show the numbers, or leave their room to something else at once."""
        self.board.setVisible(there)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # before the window makes room for what is shown next
        self.updateGeometry()

    def refresh(self) -> None:
        """Read all lists again."""
        self._thread.ask(
            partial(look_after, self._day, self.department), self._show, self.failed.emit
        )

    def _show(self, seen: SeenAfter) -> None:
        if seen.department != self.department:
            return  # another part was chosen while this one was read
        self.seen = seen
        self.board.show_numbers({key: len(lines) for key, lines in seen.lists.items()})
        self._show_list()

    def _choose(self, tile: str) -> None:
        self.tile = tile
        self._show_list()

    def _show_list(self) -> None:
        if self.seen is None:
            return
        lines = self.seen.lists[self.tile]
        self.model.show_rows(lines)
        self.head.name_list(self.tile, len(lines))
        self.nothing.setVisible(not lines)

    def _open(self, line: AfterLine) -> None:
        self.opened.emit(line.case)


def look_after(day: Day, department: str) -> SeenAfter:
    """Read all lists at one moment; runs in the desk's thread."""
    return SeenAfter(department, day.afterwards.lists(department))
