"""What came out of the printer: recorded when paper came out, not when it was sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QCheckBox

from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor
from permitdesk.domain.kept import KeptPaper
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import number_box
from permitdesk.faces.shared.parts import wrapped
from permitdesk.faces.shared.rooms import Documents, Offered, Printers
from permitdesk.text import tr


class CameOutDialog(ActionDialog):
    """Asks how many copies of what was sent to the printer came out, and records them."""

    def __init__(self, given: Given, kept: tuple[KeptPaper, ...] = ()) -> None:
        super().__init__(given)
        self.kept = kept
        self.copies = number_box(1, 1, 20)
        self.question = wrapped(tr("came_out.question"), bold=True)
        self.content.addWidget(self.question)
        self.rows().addRow(tr("came_out.copies"), self.copies)
        self.ok.setText(tr("came_out.record"))
        self.cancel.setText(tr("came_out.nothing"))

    def act(self) -> None:
        """Record it; a second click records nothing more."""
        if self.ok.isEnabled():
            self.ok.setEnabled(False)
            self.notice.clear()
            self.ask(partial(self._record, self.copies.value()), self._show_done)

    def _record(self, copies: int) -> Case:
        given = self.given
        documents = given.rooms.documents
        documents.record(self.kept, given.actor, copies, self._key, given.view.seen)
        return given.rooms.overseeing.view(given.view.summary.number).case


@dataclass(frozen=True)
class PrintJob:
    """Sends papers to the printer, one after the other, as they are kept."""

    documents: Documents
    printers: Printers
    number: str
    papers: tuple[Offered, ...]
    actor: Actor

    def run(self) -> tuple[KeptPaper, ...]:
        """Print all. Raises ``PrinterFailed``."""
        return tuple(self._print(paper) for paper in self.papers)

    def _print(self, paper: Offered) -> KeptPaper:
        kept = self.documents.draw_up(
            self.number, paper.kind, paper.licence, paper.step, self.actor
        )
        self.printers.print(self.documents.kept_pdf(kept))
        return kept


class PrintDialog(CameOutDialog):
    """Prints the permits of a case, then asks how many copies came out."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self._papers: list[tuple[Offered, QCheckBox]] = []
        self.question.hide()
        self.copies.setEnabled(False)
        self.ok.setText(tr("button.print"))
        self.cancel.setText(tr("button.cancel"))
        self.ok.setEnabled(False)
        number = given.view.summary.number
        self.ask(partial(given.rooms.documents.offered, number), self._list)

    def act(self) -> None:
        if self.kept:
            super().act()
            return
        if not self.ok.isEnabled():
            return
        self.ok.setEnabled(False)
        chosen = tuple(paper for paper, check in self._papers if check.isChecked())
        rooms, number = self.given.rooms, self.given.view.summary.number
        job = PrintJob(rooms.documents, rooms.printers, number, chosen, self.given.actor)
        self.ask(job.run, self._sent_to_printer)

    def _list(self, offered: Sequence[Offered]) -> None:
        for place, paper in enumerate(item for item in offered if item.permit):
            check = QCheckBox(tr("came_out.paper", title=paper.title, number=paper.number))
            check.setChecked(True)
            self.content.insertWidget(place, check)
            self._papers.append((paper, check))
        self.ok.setEnabled(bool(self._papers))
        self.ok.setFocus()

    def _sent_to_printer(self, kept: tuple[KeptPaper, ...]) -> None:
        self.kept = kept
        if not kept:
            self.ok.setEnabled(True)
            return
        self.question.show()
        self.copies.setEnabled(True)
        self.copies.setFocus()
        self.ok.setText(tr("came_out.record"))
        self.cancel.setText(tr("came_out.nothing"))
        self.ok.setEnabled(True)
