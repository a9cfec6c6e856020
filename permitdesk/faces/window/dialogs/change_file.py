"""A supplement, or a correction on the spot: the application again, only what changes is sent."""

from PySide6.QtWidgets import QVBoxLayout

from permitdesk.domain.answer import Answers
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.checks import Checking
from permitdesk.domain.facts import ChangeFile
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.form_context import context_of
from permitdesk.faces.shared.form_state import FormState, changed_since
from permitdesk.faces.shared.form_view import FormView
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import surface, tight
from permitdesk.faces.window.handing_in import HandingIn
from permitdesk.faces.window.tabs import Tabs
from permitdesk.text import tr

HIGHEST = 520


class ChangeFileDialog(ActionDialog):
    """The form and the materials as they stand, to be put right."""

    width_ = 1080

    def __init__(self, given: Given) -> None:
        super().__init__(given)
        self.state: FormState | None = None
        self.form: FormView | None = None
        self.tabs = Tabs()
        self.tabs.setMinimumHeight(min(px(480), HIGHEST))
        form = surface()
        self._form_place = QVBoxLayout(form)
        tight(self._form_place)
        self.materials = HandingIn()
        self.materials.show_needs(given.view.materials, given.view.case.application.materials)
        self.tabs.add(form, tr("tab.form"))
        self.tabs.add(self.materials, tr("tab.materials_plain"))
        self.content.addWidget(self.tabs, 1)
        self.ok.setEnabled(False)
        self.ask(given.rooms.guiding.desk.checking, self._begin)

    def sent(self) -> ChangeFile:
        before = self.given.view.case.application
        assert self.state is not None
        typed = self.state.file(ApplicationFile())
        answers, own = changed_since(before.answers, Answers(typed.answers, typed.own))
        records = {
            record.collection: tuple(
                {**row.values, "roles": row.roles} for row in self.state.rows(record)
            )
            for record in self.state.form.records()
            if self.state.rows(record) != before.answers.records.get(record.collection, ())
        }
        handed_in = self.materials.handed_in()
        new = tuple(item for item in handed_in if item not in before.materials)
        return ChangeFile(answers, own, records, new)

    def _begin(self, checking: Checking) -> None:
        view = self.given.view
        self.state = FormState(view.form, checking, view.case.application.answers)
        self.form = FormView(self.state, context_of(view.catalog))
        self.form.show_gaps()
        self._form_place.addWidget(self.form)
        self.form.focus_first()
        self.ok.setEnabled(True)
