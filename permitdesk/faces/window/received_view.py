"""An application was received: its number, and the receipt to hand out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.case import Case
from permitdesk.faces.shared.look import current, px
from permitdesk.faces.shared.paper_view import PaperView
from permitdesk.faces.shared.parts import button, label, tight, upright, wrapped
from permitdesk.faces.shared.rooms import Offered, Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import tr

RECEIPT = "receipt"


class ReceivedView(QWidget):
    """Shows the case number and the receipt.

    Signals:
        opened: The case is wanted.
        another_wanted: The next applicant is here.
        failed: The receipt cannot be drawn or printed.
    """

    opened = Signal(str)
    another_wanted = Signal()
    failed = Signal(Exception)

    def __init__(self, rooms: Rooms, thread: DeskThread) -> None:
        super().__init__()
        self._rooms, self._thread = rooms, thread
        self._number = ""
        row = QHBoxLayout(self)
        tight(row)
        left = QVBoxLayout()
        tight(left, margins=(24, 24, 24, 24), gap=16)
        left.addWidget(label(tr("received.title"), "good", "title"))
        self.number = label(size="name")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        left.addWidget(self.number)
        self.words = wrapped()
        left.addWidget(self.words)
        line = QHBoxLayout()
        tight(line, gap=12)
        self.open_button = button(tr("received.open"), "lead")
        self.open_button.clicked.connect(self._open)
        self.print_button = button(tr("received.print"), "more")
        self.print_button.clicked.connect(self.print_)
        self.another = button(tr("received.another"), "more")
        self.another.clicked.connect(self.another_wanted)
        for each in (self.open_button, self.print_button, self.another):
            line.addWidget(each)
        line.addStretch(1)
        left.addLayout(line)
        self.printed = label("", "good")
        left.addWidget(self.printed)
        left.addStretch(1)
        row.addLayout(left, 1)
        row.addWidget(upright())
        self.paper = PaperView(rooms.documents, thread)
        self.paper.failed.connect(self.failed)
        self.paper.setMinimumWidth(px(320))
        row.addWidget(self.paper, 1)
        self.paper.setVisible(not current().is_large)

    def show_case(self, case: Case) -> None:
        """Show a case that was just received."""
        self._number = case.number
        self.number.setText(case.number)
        names = "、".join(part.part.name for part in case.state.parts.values())
        self.words.setText(tr("received.words", names=names))
        self.printed.clear()
        self.paper.clear()
        work = partial(self._rooms.documents.offered, case.number)
        self._thread.ask(work, self._draw, self.failed.emit)
        self.open_button.setFocus()

    def print_(self) -> None:
        """Print the receipt."""
        if self.paper.pdf:
            work = partial(self._rooms.printers.print, self.paper.pdf)
            self._thread.ask(work, self._sent, self.failed.emit)

    def _draw(self, offered: Sequence[Offered]) -> None:
        if any(item.kind == RECEIPT for item in offered):
            work = partial(self._rooms.documents.pdf, self._number, RECEIPT, "")
            self._thread.ask(work, self._show_paper, self.failed.emit)

    def _show_paper(self, pdf: bytes) -> None:
        self.paper.show_pdf(pdf, tr("received.receipt"))

    def _open(self) -> None:
        self.opened.emit(self._number)

    def _sent(self, _: None) -> None:
        self.printed.setText(tr("printer.sent"))
