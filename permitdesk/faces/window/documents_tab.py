"""The documents of a case: what there is, how it looks, what came out of the printer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.facts import Actor
from permitdesk.domain.guards import KEPT_SERIES
from permitdesk.domain.kept import KeptPaper
from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.paper_view import PaperView
from permitdesk.faces.shared.parts import button, label, rule, tight, upright
from permitdesk.faces.shared.rooms import Offered, Rooms
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.cancelled_sheet import CancelledSheet
from permitdesk.text import tr


@dataclass(frozen=True)
class PaperRow:
    """One document as the list shows it.

    Attributes:
        kept: The sheet as it was drawn up to be printed; None before.
    """

    item: Offered
    kept: KeptPaper | None = None

    @property
    def copies(self) -> int:
        """Count what came out."""
        return self.kept.copies if self.kept else 0

    @property
    def cancelled(self) -> str:
        """Say why the sheet must not come out any more; empty where it may."""
        return self.kept.cancelled if self.kept else ""

    @property
    def came_out(self) -> str:
        """Say how many came out; nothing for none; 已取消 for a sheet that must not any more."""
        if self.cancelled:
            return tr("paper.is_cancelled")
        return tr("paper.copies", copies=self.copies) if self.copies else ""


@dataclass(frozen=True)
class SentPaper:
    """A document that was sent to the printer, as it is kept."""

    item: Offered
    kept: KeptPaper


class DocumentsTab(QWidget):
    """A list at the left, the chosen document at the right.

    Signals:
        failed: Why something could not be listed, drawn or printed.
        came_out: A ``SentPaper``; how much of it came out is to be asked.
        spoiled: A document (``Offered``) whose sheet is to be recorded as spoiled.
    """

    failed = Signal(Exception)
    came_out = Signal(object)
    spoiled = Signal(object)

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor) -> None:
        super().__init__()
        self._rooms, self._thread, self._actor = rooms, thread, actor
        self._number = ""
        self._wanted = ("", "")
        self._chosen: PaperRow | None = None
        row = QHBoxLayout(self)
        tight(row)
        left = QVBoxLayout()
        tight(left)
        columns: Sequence[Shown[PaperRow]] = (
            Shown("column.document", lambda row: row.item.title),
            Shown("column.number", lambda row: row.item.number, 196, tone=lambda _: "quiet"),
            Shown("column.came_out", lambda row: row.came_out, 96, tone=_tone, shape=_shape),
        )
        self.model = RowsModel[PaperRow](columns, self)
        self.table = DenseTable(self.model, self)
        self.table.chosen.connect(self._choose)
        left.addWidget(self.table, 1)
        left.addWidget(rule())
        left.addLayout(self._foot())
        row.addLayout(left, 5)
        row.addWidget(upright())
        self.paper = PaperView(rooms.documents, thread)
        self.paper.failed.connect(self.failed)
        row.addWidget(self.paper, 4)
        self.paper.setVisible(not current().is_large)

    def show_case(self, view: CaseView) -> None:
        """List the documents of a case."""
        self._number = view.summary.number
        self._thread.ask(partial(self._read, self._number), self._list, self.failed.emit)

    def choose(self, kind: str, licence: str = "") -> None:
        """Choose the first document of a kind; once the list is there, where it is not yet."""
        self._wanted = (kind, licence)
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        for place, row in enumerate(self.model.rows):
            if (row.item.kind, row.item.licence) == self._wanted:
                self._wanted = ("", "")
                self.table.selectRow(place)
                return

    def print_(self) -> None:
        """Send the chosen document to the printer: what is kept, and nothing else."""
        if self.print_button.isEnabled() and self._chosen is not None:
            self._let_press(False)
            work = partial(self._send, self._chosen.item)
            self._thread.ask(work, self._sent, self._not_sent)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        tight(foot, margins=(16, 8, 16, 8), gap=8)
        self.nothing = label("", "quiet")
        foot.addWidget(self.nothing, 1)
        self.spoil_button = button(tr("button.spoil"))
        self.spoil_button.clicked.connect(self._spoil)
        foot.addWidget(self.spoil_button)
        self.print_button = button(tr("button.print"))
        self.print_button.clicked.connect(self.print_)
        foot.addWidget(self.print_button)
        self._let_press(False)
        return foot

    def _read(self, number: str) -> tuple[PaperRow, ...]:
        documents = self._rooms.documents
        kept = {paper.sheet: paper for paper in documents.kept(number)}
        offered = tuple(documents.offered(number))
        rows = [PaperRow(item, kept.pop(item.sheet(number), None)) for item in offered]
        titles = {(item.kind, item.licence): item.title for item in offered}
        for paper in kept.values():
            if paper.cancelled:
                title = titles.get((paper.sheet.kind, paper.sheet.licence), "")
                words = tr("paper.of_version", title=title, version=paper.sheet.version)
                rows.append(PaperRow(CancelledSheet(paper, words), paper))
        return tuple(rows)

    def _send(self, item: Offered) -> SentPaper:
        documents = self._rooms.documents
        kept = documents.draw_up(self._number, item.kind, item.licence, item.step, self._actor)
        self._rooms.printers.print(documents.kept_pdf(kept))
        return SentPaper(item, kept)

    def _list(self, rows: Sequence[PaperRow]) -> None:
        known = self._chosen
        self.model.show_rows(rows)
        self.nothing.setText("" if rows else tr("documents.none"))
        if not rows:
            self._chosen = None
            self.paper.clear()
            self._let_press(False)
            return
        same = [
            place
            for place, row in enumerate(rows)
            if known and _place(row.item) == _place(known.item)
        ]
        self.table.selectRow(same[0] if same else len(rows) - 1)
        self._choose_wanted()

    def _choose(self, row: PaperRow) -> None:
        self._chosen = row
        self._let_press(False)
        item, documents = row.item, self._rooms.documents
        work = partial(documents.pdf, self._number, item.kind, item.licence, item.step)
        if isinstance(item, CancelledSheet):
            work = partial(documents.kept_pdf, item.kept)
        self._thread.ask(work, self._show, self.failed.emit)

    def _show(self, pdf: bytes) -> None:
        title = self._chosen.item.title if self._chosen else ""
        self.paper.show_pdf(pdf, title)
        self._let_press(True)

    def _let_press(self, may: bool) -> None:
        row = self._chosen
        if row is not None and row.cancelled:
            self.nothing.setText(tr("paper.cancelled_why", reason=row.cancelled))
            may = False
        elif row is not None:
            self.nothing.clear()
        self.print_button.setEnabled(may)
        self.print_button.setText(tr("button.print_copy" if row and row.copies else "button.print"))
        self.spoil_button.setEnabled(may and row is not None and _may_spoil(row.item))

    def _spoil(self) -> None:
        if self._chosen is not None:
            self.spoiled.emit(self._chosen.item)

    def _sent(self, sent: SentPaper) -> None:
        self._let_press(True)
        self.came_out.emit(sent)

    def _not_sent(self, error: Exception) -> None:
        self._let_press(True)
        self.failed.emit(error)


def _tone(row: PaperRow) -> str:
    return "late" if row.cancelled else "quiet"


def _shape(row: PaperRow) -> str:
    return "square" if row.cancelled else ""


def _may_spoil(item: Offered) -> bool:
    return bool(item.number) and item.series not in KEPT_SERIES


def _place(item: Offered) -> tuple[str, str, int]:
    return item.kind, item.licence, item.step
