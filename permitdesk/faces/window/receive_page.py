"""Receiving: the one form, the one set of materials, a case number and a receipt at the end."""

from dataclasses import replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from permitdesk.desk.earlier_papers import Earlier
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import ApplicationFile, Route, on_promise
from permitdesk.domain.case import Case
from permitdesk.domain.draft import Draft
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor
from permitdesk.domain.industry import Choice
from permitdesk.domain.materials import HandedIn, MaterialNeed, materials_of
from permitdesk.domain.merge import Question
from permitdesk.domain.short_code import NOTICE, read_code, shown
from permitdesk.domain.told import NoticeSheet
from permitdesk.faces.shared.draft_keeper import DraftKeeper
from permitdesk.faces.shared.form_view import FormView
from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.parts import OneLine, button, label, rule, surface, tight, wrapped
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.attaching import Attaching
from permitdesk.faces.window.begun_form import Begun, begin_form, carry_over, reopen_form
from permitdesk.faces.window.draft_door import DraftDoor
from permitdesk.faces.window.earlier_bar import EarlierBar
from permitdesk.faces.window.form_tab import Filled, FormTab, Sight
from permitdesk.faces.window.handing_in import HandingIn
from permitdesk.faces.window.origin_panel import OriginPanel
from permitdesk.faces.window.page import Page
from permitdesk.faces.window.received_view import ReceivedView
from permitdesk.faces.window.routes_view import Routes, RoutesView, routes_of
from permitdesk.faces.window.tabs import Tabs
from permitdesk.text import tr

NOTHING, FILLING, RECEIVED = range(3)
FORM, ROUTES, MATERIALS = range(3)
TYPING, LOOKING = range(2)


class ReceivePage(Page):
    """Fills in one application and hands it in.

    Signals:
        guide_wanted: There is nothing to fill in yet.
        case_opened: Number of the case that was received.
        notice_opened: A notice sheet whose answers are to be gone on with.
    """

    guide_wanted = Signal()
    case_opened = Signal(str)
    notice_opened = Signal(object)
    has_views = True

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor) -> None:
        super().__init__(rooms, thread, actor)
        self._begun: Begun | None = None
        self._key = ""
        self._sheet: NoticeSheet | None = None
        self._agreed: dict[str, HandedIn] = {}
        self.keeper: DraftKeeper | None = None
        if rooms.drafts is not None:
            self.keeper = DraftKeeper(rooms.drafts, thread, actor.station, self, asked=True)
            self.keeper.kept.connect(self._show_kept)
            self.keeper.lost.connect(self._show_lost)
            self.keeper.failing.connect(super().show_failure)
        self.form: FormView | None = None
        self.stack = QStackedWidget()
        self.materials = HandingIn()
        self.attaching = Attaching(rooms, thread, actor, self.materials)
        self.attaching.failed.connect(self.show_failure)
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
        elif self.rooms.drafts is not None:
            self.ask(partial(_own_drafts, self.rooms, self.actor.station), self._show_own)

    def switch_view(self) -> None:
        """Look at what is typed as a department, then as a whole, then go on typing."""
        if self._begun is None or self.form is None or self.stack.currentIndex() != FILLING:
            return
        if self.form_stack.currentIndex() == TYPING:
            begun = self._begun
            self.ask(partial(_filled, self.rooms, begun), self._show_views)
        elif self.views.sight is Sight.DEPARTMENT:
            self.views.look_from(Sight.WHOLE)
        else:
            self._type_on()

    def open_code(self, text: str) -> None:
        """Go on with what a scanned code names: a notice sheet at once, a draft with four digits."""
        code = read_code(text)
        if code.startswith(NOTICE):
            self._find_notice(text)
        elif code:
            self._show(NOTHING)
            self.door.ask_digits(code)
        else:
            self.show_failure(NotAllowed("draft.wrong"))

    def note_notice(self, sheet: NoticeSheet) -> None:
        """Note which notice sheet was handed out; the form of its answers began from it."""
        self._sheet = sheet
        begun = self._begun
        if begun is not None and self._is_of(sheet, begun):
            self._begun = replace(begun, file=replace(begun.file, notice=sheet.code))

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
        file = self._typed_file()
        held = self.keeper.held if self.keeper else None
        if held is not None and self.rooms.drafts is not None:
            work = partial(self.rooms.drafts.hand_in, held, file, self.actor)
        else:
            work = partial(self.rooms.acting.receive, file, self.actor, self._key)
        self.ask(work, self._show_received)

    def go_on(self) -> None:
        """Go to the next section, after the last one to the materials."""
        if self.form is None:
            return
        if self.tabs.stack.currentIndex() == FORM and not self.form.is_last:
            self.form.next_section()
        elif self.tabs.stack.currentIndex() in (FORM, ROUTES):
            self.tabs.show_tab(self.tabs.stack.currentIndex() + 1)
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
        self.draft = label("", "quiet")
        head.addWidget(self.draft)
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
        self.door = DraftDoor()
        self.door.take_wanted.connect(self._take_over)
        self.door.notice_wanted.connect(self._find_notice)
        self.door.reopen_wanted.connect(self._reopen)
        if self.rooms.drafts is None:
            self.door.hide()
        body.addSpacing(16)
        body.addWidget(self.door)
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
        self.views = FormTab()
        self.views.buttons[Sight.APPLICANT].clicked.connect(self._type_on)
        self.form_stack = QStackedWidget()
        self.form_stack.addWidget(form)
        self.form_stack.addWidget(self.views)
        self.tabs.add(self.form_stack, tr("tab.form"))
        self.routes = RoutesView()
        self.routes.chosen.connect(self._take_route)
        self.tabs.add(self.routes, tr("tab.routes"))
        papers = surface()
        column = QVBoxLayout(papers)
        tight(column)
        self.earlier = EarlierBar()
        self.earlier.agreed.connect(self._use_again)
        column.addWidget(self.earlier)
        column.addWidget(self.materials, 1)
        self.tabs.add(papers, tr("tab.materials_plain"))
        self.tabs.chosen.connect(self._show_tab)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.origin)
        return plane

    def _show(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        filling = place == FILLING
        filled = (self.industry, self.draft, self.standing, self.next_button, self.receive_button)
        for widget in filled:
            widget.setVisible(filling)
        if not filling:
            self.name.say(tr("spot.receive"))

    def _show_form(self, begun: Begun) -> None:
        self._begun, self._key = begun, uuid4().hex
        self._type_on()
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
        self.tabs.name(ROUTES, tr("tab.routes"))
        for code, route in begun.file.routes.items():
            self._take_route(code, route.value)
        self._show(FILLING)
        self._follow()
        self.form.focus_first()

    def _show_new(self, begun: Begun) -> None:
        """Show an empty form; no tick of the applicant before stays."""
        self.materials.forget()
        self._agreed.clear()
        if self._sheet is not None and self._is_of(self._sheet, begun):
            begun = replace(begun, file=replace(begun.file, notice=self._sheet.code))
        self._sheet = None
        self._show_form(begun)
        self._keep_from(None)

    def _show_changed(self, begun: Begun) -> None:
        """Show the changed form, and ask at once for the papers it now calls for."""
        self._show_form(begun)
        self.ask(partial(_needs, self.rooms, begun), self.materials.show_needs)

    def _show_tab(self, at: int) -> None:
        """Ask for the papers that the answers so far call for."""
        self.origin.hide()
        if at == ROUTES and self._begun is not None:
            self.ask(partial(routes_of, self.rooms, self._typed_file()), self._show_routes)
        if at == MATERIALS and self._begun is not None:
            self.ask(partial(_needs, self.rooms, self._begun), self.materials.show_needs)
            if self.rooms.earlier is not None:
                file = self._typed_file()
                self.ask(partial(self.rooms.earlier.for_file, file), self._offer_earlier)

    def _show_routes(self, routes: Routes) -> None:
        """Show what is open to this applicant; a route that closed meanwhile is given up."""
        if self._begun is None:
            return
        self.routes.show_routes(routes, self._begun.file.routes)
        if self.tabs.stack.currentIndex() == ROUTES:
            self.routes.focus_first()
        for offered in routes.offers:
            if offered.refusal is not None:
                self._take_route(offered.licence, Route.ORDINARY.value)

    def _take_route(self, licence: str, route: str) -> None:
        """Let a licence go by a route; the papers that are asked for follow."""
        begun = self._begun
        if begun is None:
            return
        others = {code: kept for code, kept in begun.file.routes.items() if code != licence}
        if Route(route) is not Route.ORDINARY:
            others[licence] = Route(route)
        self._begun = replace(begun, file=replace(begun.file, routes=others))
        count = len(others)
        words = tr("tab.routes_some", count=count) if count else tr("tab.routes")
        self.tabs.name(ROUTES, words)
        if others != dict(begun.file.routes):
            self.ask(partial(_needs, self.rooms, self._begun), self.materials.show_needs)

    def _offer_earlier(self, found: tuple[Earlier, ...]) -> None:
        there = {item.key for item in self.materials.handed_in()}
        self.earlier.offer([item for item in found if item.key not in there])

    def _use_again(self, papers: tuple[Earlier, ...]) -> None:
        """Tick what the applicant agreed to; the consent goes with the application."""
        if self._begun is None:
            return
        self._agreed |= {item.key: item.handed_in for item in papers}
        self.ask(partial(_needs, self.rooms, self._begun), self._tick_agreed)

    def _tick_agreed(self, needs: tuple[MaterialNeed, ...]) -> None:
        self.materials.show_needs(needs, self._agreed.values())

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
        if self.keeper is not None:
            self.keeper.end()
        self._begun = None
        self.received.show_case(case)
        self._show(RECEIVED)

    # --- drafts

    def _typed_file(self) -> ApplicationFile:
        assert self._begun is not None, "a form is filled in"
        file = self._begun.state.file(self._begun.file)
        return replace(file, materials=tuple(map(self._with_consent, self.materials.handed_in())))

    def _with_consent(self, item: HandedIn) -> HandedIn:
        """Add the consent to a paper that is used again, as long as it is ticked."""
        agreed = self._agreed.get(item.key)
        return replace(item, consent=agreed.consent) if agreed else item

    def _keep_from(self, draft: Draft | None) -> None:
        self.draft.setText(tr("draft.named", code=shown(draft.held.code)) if draft else "")
        if self.keeper is not None:
            self.keeper.follow(self._typed_file, draft)

    def _show_kept(self, draft: Draft) -> None:
        self.draft.setText(tr("draft.named", code=shown(draft.held.code)))

    def _show_lost(self, error: Exception) -> None:
        """Say who goes on with it; what stands here is not handed in twice."""
        self.show_failure(error)
        self.receive_button.setEnabled(False)

    def _show_own(self, found: tuple[tuple[Draft, ...], dict[str, str]]) -> None:
        self.door.show_own(*found)

    def _take_over(self, code: str, digits: str) -> None:
        self.notice.clear()
        work = partial(_taken_over, self.rooms, self.actor.station, code, digits)
        self.ask(work, self._show_draft)

    def _reopen(self, code: str) -> None:
        self.ask(partial(_reopened, self.rooms, self.actor.station, code), self._show_draft)

    def _show_draft(self, opened: tuple[Draft, Begun, tuple[MaterialNeed, ...]]) -> None:
        draft, begun, needs = opened
        self.door.forget()
        self.materials.forget()
        self._sheet = None
        self._show_form(begun)
        self._agreed = {item.key: item for item in draft.file.materials if item.consent}
        self.materials.show_needs(needs, draft.file.materials)
        self._keep_from(draft)
        self.notice.show_done(tr("draft.opened", code=shown(draft.held.code)))

    def _find_notice(self, code: str) -> None:
        if self.rooms.notices is not None:
            self.ask(partial(self.rooms.notices.find, code), self._open_notice)

    def _open_notice(self, sheet: NoticeSheet) -> None:
        self.door.forget()
        self.notice_opened.emit(sheet)

    def _is_of(self, sheet: NoticeSheet, begun: Begun) -> bool:
        """Tell whether a sheet was handed out for the very answers of a form."""
        return (sheet.industry, dict(sheet.guide)) == (begun.file.industry, dict(begun.file.guide))

    # --- views

    def _show_views(self, filled: Filled) -> None:
        self.views.sight = Sight.DEPARTMENT
        self.views.show_filled(filled, self.rooms.guiding.desk.checking())
        self.tabs.show_tab(FORM)
        self.form_stack.setCurrentIndex(LOOKING)

    def _type_on(self) -> None:
        self.form_stack.setCurrentIndex(TYPING)

    def _begin_another(self) -> None:
        self._show(NOTHING)
        self.guide_wanted.emit()


def _own_drafts(rooms: Rooms, station: str) -> tuple[tuple[Draft, ...], dict[str, str]]:
    assert rooms.drafts is not None, "asked only where drafts are kept"
    names = {item.code: item.name for item in rooms.guiding.industries()}
    return rooms.drafts.of_station(station), names


def _opened(rooms: Rooms, draft: Draft) -> tuple[Draft, Begun, tuple[MaterialNeed, ...]]:
    begun = reopen_form(rooms, draft)
    return draft, begun, _needs(rooms, begun)


def _taken_over(
    rooms: Rooms, station: str, code: str, digits: str
) -> tuple[Draft, Begun, tuple[MaterialNeed, ...]]:
    assert rooms.drafts is not None, "asked only where drafts are kept"
    return _opened(rooms, rooms.drafts.take_over(code, digits, station))


def _reopened(
    rooms: Rooms, station: str, code: str
) -> tuple[Draft, Begun, tuple[MaterialNeed, ...]]:
    assert rooms.drafts is not None, "asked only where drafts are kept"
    return _opened(rooms, rooms.drafts.reopen(code, station))


def _filled(rooms: Rooms, begun: Begun) -> Filled:
    """Return what is typed, as it can be looked at by somebody else; typing goes on apart."""
    answers = begun.typed().answers
    return Filled(begun.state.form, answers, _needs(rooms, begun), rooms.guiding.catalog)


def _needs(rooms: Rooms, begun: Begun) -> tuple[MaterialNeed, ...]:
    form, promised = begun.state.form, on_promise(begun.file.routes)
    return materials_of(rooms.guiding.catalog, form.licences, begun.state.answers, promised)
