"""Handing over, and filing away."""

from PySide6.QtWidgets import QComboBox

from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import Archive, Deliver
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import number_box
from permitdesk.faces.shared.dialogs.usual import service_of
from permitdesk.text import tr


class DeliverDialog(ActionDialog):
    """Who signed, how, and when."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.service = service_of(given)
        self.content.addWidget(self.service)

    def sent(self) -> Deliver:
        return Deliver(**self.service.facts())

    def unreadable(self) -> tuple[Problem, ...]:
        return self.service.unreadable()


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
