"""What came out of the printer: recorded when paper came out, not when it was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QCheckBox

from permitdesk.domain.facts import Print
from permitdesk.faces.shared.parts import wrapped
from permitdesk.faces.shared.rooms import Documents, Offered, Printers
from permitdesk.faces.window.dialogs.base import ActionDialog, Given
from permitdesk.faces.window.dialogs.boxes import number_box
from permitdesk.text import tr


class CameOutDialog(ActionDialog):
    """Asks how many copies of permits came out."""

    def __init__(self, given: Given, numbers: tuple[str, ...] = ()) -> None:
        super().__init__(given)
        self.numbers = numbers
        self.copies = number_box(1, 1, 20)
        self.question = wrapped(tr("came_out.question"), bold=True)
        self.content.addWidget(self.question)
        self.rows().addRow(tr("came_out.copies"), self.copies)
        self.ok.setText(tr("came_out.record"))
        self.cancel.setText(tr("came_out.nothing"))

    def sent(self) -> Print:
        return Print(self.numbers, self.copies.value())


@dataclass(frozen=True)
class PrintJob:
    """Sends papers to the printer, one after the other."""

    documents: Documents
    printers: Printers
    number: str
    papers: tuple[Offered, ...]

    def run(self) -> None:
        """Print all. Raises ``PrinterFailed``."""
        for paper in self.papers:
            self.printers.print(self.documents.pdf(self.number, paper.kind, paper.licence))


class PrintDialog(CameOutDialog):
    """Prints the permits of a case, then asks how many copies came out."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._papers: list[tuple[Offered, QCheckBox]] = []
        self._is_printed = False
        self.question.hide()
        self.copies.setEnabled(False)
        self.ok.setText(tr("button.print"))
        self.cancel.setText(tr("button.cancel"))
        self.ok.setEnabled(False)
        number = given.view.summary.number
        self.ask(partial(given.rooms.documents.offered, number), self._list)

    def act(self) -> None:
        if self._is_printed:
            super().act()
            return
        if not self.ok.isEnabled():
            return
        self.ok.setEnabled(False)
        chosen = tuple(paper for paper, check in self._papers if check.isChecked())
        self.numbers = tuple(dict.fromkeys(paper.number for paper in chosen))
        rooms, number = self.given.rooms, self.given.view.summary.number
        job = PrintJob(rooms.documents, rooms.printers, number, chosen)
        self.ask(job.run, self._sent_to_printer)

    def _list(self, offered: Sequence[Offered]) -> None:
        for place, paper in enumerate(item for item in offered if item.permit):
            check = QCheckBox(tr("came_out.paper", title=paper.title, number=paper.number))
            check.setChecked(True)
            self.content.insertWidget(place, check)
            self._papers.append((paper, check))
        self.ok.setEnabled(bool(self._papers))
        self.ok.setFocus()

    def _sent_to_printer(self, _: None) -> None:
        self._is_printed = True
        self.question.show()
        self.copies.setEnabled(True)
        self.copies.setFocus()
        self.ok.setText(tr("came_out.record"))
        self.cancel.setText(tr("came_out.nothing"))
        self.ok.setEnabled(True)
