"""Receiving: the one form, the one set of materials, a case number and a receipt at the end."""

from dataclasses import replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from permitdesk.domain.answer import Answers
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor
from permitdesk.domain.industry import Choice
from permitdesk.domain.materials import MaterialNeed, materials_of
from permitdesk.domain.merge import Question
from permitdesk.faces.shared.form_view import FormView
from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.parts import OneLine, button, label, rule, surface, tight, wrapped
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.begun_form import Begun, begin_form, carry_over
from permitdesk.faces.window.handing_in import HandingIn
from permitdesk.faces.window.origin_panel import OriginPanel
from permitdesk.faces.window.page import Page
from permitdesk.faces.window.received_view import ReceivedView
from permitdesk.faces.window.tabs import Tabs
from permitdesk.text import tr

NOTHING, FILLING, RECEIVED = range(3)
FORM, MATERIALS = range(2)


class ReceivePage(Page):
    """Fills in one application and hands it in.

    Signals:
        guide_wanted: There is nothing to fill in yet.
        case_opened: Number of the case that was received.
    """

    guide_wanted = Signal()
    case_opened = Signal(str)

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor) -> None:
        super().__init__(rooms, thread, actor)
        self._begun: Begun | None = None
        self._key = ""
        self.form: FormView | None = None
        self.stack = QStackedWidget()
        self.materials = HandingIn()
        self.origin = OriginPanel()
        self.origin.own_wanted.connect(self._open_own)
        self.received = ReceivedView(rooms, thread)
        self.received.opened.connect(self.case_opened)
        self.received.another_wanted.connect(self._begin_another)
        self.received.failed.connect(self.show_failure)
        self.stack.addWidget(self._nothing())
        self.stack.addWidget(self._filling())
        self.stack.addWidget(self.received)
        self.body.addLayout(self._head())
        self.body.addWidget(self.notice)
        self.body.addWidget(rule())
        self.body.addWidget(self.stack, 1)
        self._show(NOTHING)

    def arrive(self) -> None:
        if self.form is not None and self.stack.currentIndex() == FILLING:
            self.form.focus_first()

    def begin(self, choice: Choice) -> None:
        """Open the form for a choice the guide made."""
        self.notice.clear()
        self.ask(partial(begin_form, self.rooms, choice), self._show_new)

    def typed(self, industry: str) -> Answers | None:
        """Return a copy of what is typed for an industry; None where no form of it is begun."""
        if self._begun is None or self._begun.file.industry != industry:
            return None
        return self._begun.typed().answers

    def follow(self, choice: Choice) -> None:
        """Let the begun form follow a changed key fact; nothing that was typed is lost."""
        begun = self._begun
        if begun is None or begun.file.industry != choice.industry:
            return
        self.receive_button.setEnabled(bool(choice.bundle))
        if not choice.bundle:  # what was typed stays, in case the answers change once more
            self.notice.show_error(NotAllowed("application.nothing_needed", industry=begun.name))
            return
        work = partial(carry_over, self.rooms, choice, begun, begun.typed())
        self.ask(work, self._show_changed)

    def resume(self, choice: Choice) -> None:
        """Go on with the form the guide led to; begin it where it was handed in meanwhile."""
        if self.typed(choice.industry) is None:
            self.begin(choice)
            return
        self.notice.show_done(tr("receive.resumed"))

    def hand_in(self) -> None:
        """Receive the application; what is missing may come later, what is wrong may not."""
        if self._begun is None or not self.receive_button.isEnabled():
            return
        self.receive_button.setEnabled(False)
        self.notice.clear()
        file = self._begun.state.file(self._begun.file)
        file = replace(file, materials=self.materials.handed_in())
        work = partial(self.rooms.acting.receive, file, self.actor, self._key)
        self.ask(work, self._show_received)

    def go_on(self) -> None:
        """Go to the next section, after the last one to the materials."""
        if self.form is None:
            return
        if self.tabs.stack.currentIndex() == FORM and not self.form.is_last:
            self.form.next_section()
        elif self.tabs.stack.currentIndex() == FORM:
            self.tabs.show_tab(MATERIALS)
        else:
            self.hand_in()

    def show_failure(self, error: Exception) -> None:
        self.receive_button.setEnabled(True)
        super().show_failure(error)
        if self.form is not None:
            self.form.show_gaps()

    def print_(self) -> None:
        self.received.print_()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=12)
        self.name = OneLine("name")
        self.industry = label()
        self.industry.setProperty("kind", "badge")
        self.standing = label("", "quiet")
        head.addWidget(self.name)
        head.addWidget(self.industry, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self.standing)
        self.next_button = button(tr("receive.next"))
        self.next_button.setProperty("kind", "more")
        self.next_button.clicked.connect(self.go_on)
        self.receive_button = button(tr("action.receive"), "lead")
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.hand_in)
        self.receive_button.clicked.connect(self.hand_in)
        head.addWidget(self.next_button)
        head.addWidget(self.receive_button)
        return head

    def _nothing(self) -> QWidget:
        plane = surface()
        body = QVBoxLayout(plane)
        tight(body, margins=(16, 24, 16, 24), gap=16)
        body.addWidget(wrapped(tr("receive.nothing"), "quiet"))
        go = button(tr("receive.guide"), "lead")
        go.clicked.connect(self.guide_wanted)
        line = QHBoxLayout()
        line.addWidget(go)
        line.addStretch(1)
        body.addLayout(line)
        body.addStretch(1)
        return plane

    def _filling(self) -> QWidget:
        plane = surface()
        row = QHBoxLayout(plane)
        tight(row)
        self.tabs = Tabs()
        form = surface()
        self._form_place = QVBoxLayout(form)
        tight(self._form_place)
        self.tabs.add(form, tr("tab.form"))
        self.tabs.add(self.materials, tr("tab.materials_plain"))
        self.tabs.chosen.connect(self._show_tab)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.origin)
        return plane

    def _show(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        filling = place == FILLING
        for widget in (self.industry, self.standing, self.next_button, self.receive_button):
            widget.setVisible(filling)
        if not filling:
            self.name.say(tr("spot.receive"))

    def _show_form(self, begun: Begun) -> None:
        self._begun, self._key = begun, uuid4().hex
        if self.form is not None:
            self.form.deleteLater()
        self.form = FormView(begun.state, begun.context)
        self.form.changed.connect(self._follow)
        self.form.uses_wanted.connect(self._show_origin)
        self._form_place.addWidget(self.form)
        self.origin.hide()
        self.industry.setText(begun.name)
        self.receive_button.setEnabled(True)
        self.tabs.show_tab(FORM)
        self._show(FILLING)
        self._follow()
        self.form.focus_first()

    def _show_new(self, begun: Begun) -> None:
        """Show an empty form; no tick of the applicant before stays."""
        self.materials.forget()
        self._show_form(begun)

    def _show_changed(self, begun: Begun) -> None:
        """Show the changed form, and ask at once for the papers it now calls for."""
        self._show_form(begun)
        self.ask(partial(_needs, self.rooms, begun), self.materials.show_needs)

    def _show_tab(self, at: int) -> None:
        """Ask for the papers that the answers so far call for."""
        self.origin.hide()
        if at == MATERIALS and self._begun is not None:
            self.ask(partial(_needs, self.rooms, self._begun), self.materials.show_needs)

    def _follow(self) -> None:
        if self._begun is None:
            return
        state = self._begun.state
        name = str(state.answers.shared.get("applicant_name", ""))
        self.name.say(name or tr("receive.new"))
        found = list(state.problems())
        missing = sum(problem.is_missing for problem in found)
        words = tr("receive.standing", missing=missing, wrong=len(found) - missing)
        self.standing.setText(words if found else tr("receive.complete"))
        self.tabs.name(FORM, tr("tab.form"), waits=len(found) > missing)

    def _show_origin(self, question: Question) -> None:
        if self._begun is not None and not current().is_large:
            self.origin.show_question(question, self._begun.context)

    def _open_own(self, question: Question, licence: str) -> None:
        if self.form is not None:
            self.form.show_own(question, licence)

    def _show_received(self, case: Case) -> None:
        self._begun = None
        self.received.show_case(case)
        self._show(RECEIVED)

    def _begin_another(self) -> None:
        self._show(NOTHING)
        self.guide_wanted.emit()


def _needs(rooms: Rooms, begun: Begun) -> tuple[MaterialNeed, ...]:
    return materials_of(rooms.guiding.catalog, begun.state.form.licences, begun.state.answers)
