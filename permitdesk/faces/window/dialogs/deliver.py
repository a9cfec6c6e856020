"""Handing over, and filing away."""

from PySide6.QtWidgets import QComboBox

from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import Archive, Deliver, Delivery
from permitdesk.faces.window.dialogs.base import ActionDialog, Given
from permitdesk.faces.window.dialogs.boxes import DayBox, choice_box, line_box, number_box
from permitdesk.text import tr


class DeliverDialog(ActionDialog):
    """Who signed, how, and when."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        shared = given.view.case.application.answers.shared
        usual = shared.get("agent_name") or shared.get("legal_person_name") or ""
        rows = self.rows()
        self.receiver = line_box(str(usual))
        self.method = choice_box(list(Delivery), "delivery")
        self.day = DayBox(tr("delivery.day"), given.rooms.overseeing.desk.today())
        rows.addRow(tr("delivery.receiver_label"), self.receiver)
        rows.addRow(tr("delivery.method"), self.method)
        rows.addRow(self.day.words, self.day)
        self.receiver.selectAll()

    def sent(self) -> Deliver:
        method = Delivery(self.method.currentData())
        return Deliver(self.receiver.text().strip(), method, self.day.day())

    def unreadable(self) -> tuple[Problem, ...]:
        return self.day.unreadable()


class ArchiveDialog(ActionDialog):
    """How many pages, how long it is kept."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        counted = sum(item.pages for item in given.view.case.application.materials)
        rows = self.rows()
        self.pages = number_box(max(counted, 1), 0, 9999)
        self.retention = QComboBox()
        for words in ("retention.permanent", "retention.thirty_years", "retention.ten_years"):
            self.retention.addItem(tr(words))
        self.retention.setCurrentIndex(1)
        rows.addRow(tr("archive.pages"), self.pages)
        rows.addRow(tr("archive.retention"), self.retention)

    def sent(self) -> Archive:
        return Archive(self.pages.value(), self.retention.currentText())
