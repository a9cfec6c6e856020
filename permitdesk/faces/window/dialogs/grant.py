"""Granting one licence, and recording one filing: what it allows, from when to when."""

from permitdesk.domain.decision import complete_grant
from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import Grant, RecordFiling
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.dialogs.boxes import DayBox, line_box, text_box
from permitdesk.text import tr


class GrantDialog(ActionDialog):
    """Begins with what follows from the application; the reviewer may narrow it."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        catalog = given.view.catalog
        proposed = complete_grant(
            Grant(),
            catalog.licence(given.deed.licence),
            given.view.case.application.answers,
            given.rooms.overseeing.desk.today(),
            catalog.office.validity_notes,
        )
        rows = self.rows()
        self.scope = text_box(96)
        self.scope.setPlainText(proposed.scope)
        self.first = DayBox(tr("grant.first"), proposed.valid_from)
        self.last = DayBox(tr("grant.last"), proposed.valid_until)
        self.note = line_box(proposed.validity_note)
        rows.addRow(tr("grant.scope"), self.scope)
        rows.addRow(self.first.words, self.first)
        rows.addRow(self.last.words, self.last)
        rows.addRow(tr("grant.note"), self.note)

    def unreadable(self) -> tuple[Problem, ...]:
        return (*self.first.unreadable(), *self.last.unreadable())

    def sent(self) -> Grant:
        return Grant(
            self.scope.toPlainText().strip(),
            self.first.day(),
            self.last.day(),
            self.note.text().strip(),
        )


class FilingDialog(ActionDialog):
    """Records a filing; what it covers follows from the application where nothing is said."""

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.scope = text_box(96, tr("filing.scope_hint"))
        self.rows().addRow(tr("grant.scope"), self.scope)

    def sent(self) -> RecordFiling:
        return RecordFiling(self.scope.toPlainText().strip())
