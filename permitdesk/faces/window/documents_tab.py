"""The documents of a case: what there is, how it looks, out of the printer."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView
from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.paper_view import PaperView
from permitdesk.faces.shared.parts import button, label, rule, tight, upright
from permitdesk.faces.shared.rooms import Offered, Rooms
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import tr


class DocumentsTab(QWidget):
    """A list at the left, the chosen document at the right.

    Signals:
        failed: Why something could not be listed, drawn or printed.
        came_out: A document was sent to the printer; how much of it came out is to be asked.
    """

    failed = Signal(Exception)
    came_out = Signal(object)

    def __init__(self, rooms: Rooms, thread: DeskThread) -> None:
        super().__init__()
        self._rooms, self._thread = rooms, thread
        self._number = ""
        self._chosen: Offered | None = None
        row = QHBoxLayout(self)
        tight(row)
        left = QVBoxLayout()
        tight(left)
        columns: Sequence[Shown[Offered]] = (
            Shown("column.document", lambda item: item.title),
            Shown("column.number", lambda item: item.number, 196, tone=lambda _: "quiet"),
        )
        self.model = RowsModel[Offered](columns, self)
        self.table = DenseTable(self.model, self)
        self.table.chosen.connect(self._choose)
        left.addWidget(self.table, 1)
        left.addWidget(rule())
        foot = QHBoxLayout()
        tight(foot, margins=(16, 8, 16, 8), gap=8)
        self.nothing = label("", "quiet")
        foot.addWidget(self.nothing, 1)
        self.print_button = button(tr("button.print"))
        self.print_button.clicked.connect(self.print_)
        foot.addWidget(self.print_button)
        left.addLayout(foot)
        row.addLayout(left, 5)
        row.addWidget(upright())
        self.paper = PaperView(rooms.documents, thread)
        self.paper.failed.connect(self.failed)
        row.addWidget(self.paper, 4)
        self.paper.setVisible(not current().is_large)
        self.print_button.setEnabled(False)

    def show_case(self, view: CaseView) -> None:
        """List the documents of a case."""
        self._number = view.summary.number
        work = partial(self._rooms.documents.offered, self._number)
        self._thread.ask(work, self._list, self.failed.emit)

    def choose(self, kind: str) -> None:
        """Choose the first document of a kind."""
        for place, item in enumerate(self.model.rows):
            if item.kind == kind:
                self.table.selectRow(place)
                return

    def print_(self) -> None:
        """Send the chosen document to the printer."""
        if self.paper.pdf and self._chosen is not None:
            self.print_button.setEnabled(False)
            work = partial(self._rooms.printers.print, self.paper.pdf)
            self._thread.ask(work, self._sent, self._not_sent)

    def _list(self, offered: Sequence[Offered]) -> None:
        self.model.show_rows(offered)
        self.nothing.setText("" if offered else tr("documents.none"))
        if offered:
            self.table.selectRow(len(offered) - 1)
        else:
            self.paper.clear()

    def _choose(self, item: Offered) -> None:
        self._chosen = item
        work = partial(self._rooms.documents.pdf, self._number, item.kind, item.licence)
        self._thread.ask(work, self._show, self.failed.emit)

    def _show(self, pdf: bytes) -> None:
        title = self._chosen.title if self._chosen else ""
        self.paper.show_pdf(pdf, title)
        self.print_button.setEnabled(True)

    def _sent(self, _: None) -> None:
        self.print_button.setEnabled(True)
        self.came_out.emit(self._chosen)

    def _not_sent(self, error: Exception) -> None:
        self.print_button.setEnabled(True)
        self.failed.emit(error)
