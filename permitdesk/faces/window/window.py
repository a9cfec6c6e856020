"""The clerk's window: arranges its pages, carries what one page tells to the others."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from permitdesk.domain.answer import Answers
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.industry import Choice
from permitdesk.domain.state import ActionType
from permitdesk.domain.told import NoticeSheet
from permitdesk.faces.shared.parts import rule, tight, upright
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.key_bar import KeyBar
from permitdesk.faces.window.page import Page
from permitdesk.faces.window.rail import Rail
from permitdesk.faces.window.search_box import SearchBox
from permitdesk.faces.window.spots import KEYS, LISTS, Spot
from permitdesk.faces.window.top_bar import TopBar
from permitdesk.faces.window.worklist_page import WorklistPage
from permitdesk.text import tr

if TYPE_CHECKING:
    from permitdesk.faces.window.receive_page import ReceivePage

CLOCK_MS = 20_000


class ClerkWindow(QWidget):
    """The face of the counter; every page is made when it is first looked at."""

    def __init__(self, rooms: Rooms, actor: Actor) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.setWindowTitle(tr("window.title"))
        self.resize(1440, 900)
        self.rooms, self.actor = rooms, actor
        self.desk_thread = DeskThread(self)
        self.search = SearchBox(rooms.overseeing, self.desk_thread)
        self.search.opened.connect(self.open_case)
        self.search.scanned.connect(self._verify)
        self.search.draft_scanned.connect(self._open_code)
        self.top = TopBar(self.search, practice=rooms.practice)
        self.rail = Rail()
        self.rail.chosen.connect(self.go)
        self.stack = QStackedWidget()
        self.keys = KeyBar()
        self.pages: dict[Spot, Page] = {}
        self._lay_out()
        self._bind_keys()
        self._tick()
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()
        self.show_actor(actor)

    @property
    def page(self) -> Page:
        """Return the page that is looked at."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Page)
        return shown

    def show_actor(self, actor: Actor) -> None:
        """Let another person sit here: all pages are made anew for what he may see."""
        self.actor = actor
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self.pages.clear()
        self.top.show_actor(actor, actor.station)
        if actor.role in (Role.REVIEWER, Role.INSPECTOR):
            work = partial(_catalog_of, self.rooms)
            self.desk_thread.ask(work, self._show_departments, self._say)
        self.go(Spot.WORKLIST)

    def go(self, spot: str) -> None:
        """Go to a place at the left."""
        chosen = Spot(spot)
        if chosen not in self.pages:
            self.pages[chosen] = self._make(chosen)
            self.stack.addWidget(self.pages[chosen])
        self._look_at(self.pages[chosen], chosen)

    def open_case(self, number: str) -> None:
        """Open a case, whatever was looked at before."""
        self._open_at(number, (), "")

    def open_task(self, number: str, todo: str, licence: str) -> None:
        """Open a case where something is to be done, at what does it."""
        from permitdesk.faces.window.tasks_page import deed_of

        self._open_at(number, deed_of(todo), licence)

    def open_permit(self, number: str) -> None:
        """Show a permit with all its versions."""
        self.go(Spot.PERMIT)
        page = self.pages[Spot.PERMIT]
        from permitdesk.faces.window.permit_page import PermitPage

        assert isinstance(page, PermitPage)
        page.look_for(number)

    def _open_at(self, number: str, acts: tuple[ActionType, ...], licence: str) -> None:
        from permitdesk.faces.window.case_page import CasePage

        page = CasePage(self.rooms, self.desk_thread, self.actor, number)
        page.begin_with(acts, licence)
        page.case_opened.connect(self.open_case)
        page.left.connect(self._leave_case)
        self.stack.addWidget(page)
        self._look_at(page, None)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.desk_thread.close()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        tight(body)
        body.addWidget(self.top)
        body.addWidget(rule())
        middle = QHBoxLayout()
        tight(middle)
        middle.addWidget(self.rail)
        middle.addWidget(upright())
        middle.addWidget(self.stack, 1)
        body.addLayout(middle, 1)
        body.addWidget(rule())
        body.addWidget(self.keys)

    def _bind_keys(self) -> None:
        for spot, key in KEYS.items():
            self._bind(key, _going(self, spot))
        self._bind("Ctrl+K", self.search.setFocus)
        self._bind("F1", self._help)
        self._bind("F9", self._print)
        self._bind("F10", self._switch_view)
        self._bind("Esc", self._back)
        if self.rooms.practice:
            self._bind("F12", self._change_person)

    def _show_keys(self) -> None:
        self.keys.show_keys(
            (
                ("F1", "key.help"),
                *((key, f"spot.{spot.value}") for spot, key in KEYS.items()),
                ("F9", "key.print"),
                *((("F10", "key.view"),) if self.page.has_views else ()),
                *((("F12", "key.person"),) if self.rooms.practice else ()),
            )
        )

    def _bind(self, key: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(key), self).activated.connect(act)

    def _make(self, spot: Spot) -> Page:
        given = (self.rooms, self.desk_thread, self.actor)
        if spot in LISTS:
            page = WorklistPage(*given, spot)
            page.case_opened.connect(self.open_case)
            return page
        if spot is Spot.GUIDE:
            from permitdesk.faces.window.guide_page import GuidePage

            guide = GuidePage(*given, self._typed)
            guide.form_wanted.connect(self._fill_in)
            guide.form_resumed.connect(self._resume)
            guide.choice_changed.connect(self._follow_change)
            guide.notice_printed.connect(self._note_notice)
            return guide
        if spot is Spot.TASKS:
            from permitdesk.faces.window.tasks_page import TasksPage

            tasks = TasksPage(*given)
            tasks.task_opened.connect(self.open_task)
            return tasks
        if spot is Spot.PERMIT:
            from permitdesk.faces.window.permit_page import PermitPage

            permit = PermitPage(*given)
            permit.case_opened.connect(self.open_case)
            permit.task_opened.connect(self.open_task)
            return permit
        return self._make_receive()

    def _make_receive(self) -> Page:
        from permitdesk.faces.window.receive_page import ReceivePage

        given = (self.rooms, self.desk_thread, self.actor)
        receive = ReceivePage(*given)
        receive.guide_wanted.connect(self._guide)
        receive.case_opened.connect(self.open_case)
        receive.notice_opened.connect(self._open_notice)
        return receive

    def _look_at(self, page: Page, spot: Spot | None) -> None:
        before = self.stack.currentWidget()
        self.stack.setCurrentWidget(page)
        if spot is not None:
            self.rail.show_spot(spot)
        if before is not page and before not in self.pages.values():
            self._let_go(before)
        self._show_keys()
        page.arrive()

    def _let_go(self, page: QWidget | None) -> None:
        """Forget a case that is not looked at any more."""
        if page is not None:
            self.stack.removeWidget(page)
            page.deleteLater()

    def _leave_case(self) -> None:
        self.go(Spot.WORKLIST)

    def _fill_in(self, choice: Choice) -> None:
        self.go(Spot.RECEIVE)
        self._receiving().begin(choice)

    def _note_notice(self, sheet: NoticeSheet) -> None:
        """Let the form of the same answers know which sheet was handed out for them."""
        if Spot.RECEIVE not in self.pages:
            self.pages[Spot.RECEIVE] = self._make(Spot.RECEIVE)
            self.stack.addWidget(self.pages[Spot.RECEIVE])
        self._receiving().note_notice(sheet)

    def _resume(self, choice: Choice) -> None:
        self.go(Spot.RECEIVE)
        self._receiving().resume(choice)

    def _follow_change(self, choice: Choice) -> None:
        if Spot.RECEIVE in self.pages:
            self._receiving().follow(choice)

    def _typed(self, industry: str) -> Answers | None:
        return self._receiving().typed(industry) if Spot.RECEIVE in self.pages else None

    def _receiving(self) -> "ReceivePage":
        from permitdesk.faces.window.receive_page import ReceivePage

        page = self.pages[Spot.RECEIVE]
        assert isinstance(page, ReceivePage)
        return page

    def _guide(self) -> None:
        self.go(Spot.GUIDE)

    def _say(self, error: Exception) -> None:
        self.page.show_failure(error)

    def _help(self) -> None:
        self.page.show_help()

    def _print(self) -> None:
        self.page.print_()

    def _switch_view(self) -> None:
        self.page.switch_view()

    def _open_code(self, text: str) -> None:
        """Go on with a draft or a notice sheet that was scanned."""
        self.go(Spot.RECEIVE)
        self._receiving().open_code(text)

    def _open_notice(self, sheet: NoticeSheet) -> None:
        """Answer the guide as a notice sheet has it; it may be changed as any other answers."""
        from permitdesk.faces.window.guide_page import GuidePage

        self.go(Spot.GUIDE)
        page = self.pages[Spot.GUIDE]
        assert isinstance(page, GuidePage)
        page.show_notice(sheet)

    def _verify(self, text: str) -> None:
        """Say what a scanned code is worth, over whatever is looked at."""
        if self.rooms.verify is None:
            return
        from permitdesk.faces.window.verdict_dialog import VerdictDialog

        dialog = VerdictDialog(self.rooms, self.rooms.verify, self.desk_thread, self)
        dialog.opened.connect(self.open_case)
        dialog.permit_opened.connect(self.open_permit)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        dialog.ask(text)

    def _back(self) -> None:
        if self.page not in self.pages.values():
            self._leave_case()

    def _change_person(self) -> None:
        from permitdesk.faces.window.person_dialog import PersonDialog

        dialog = PersonDialog(self.rooms.guiding, self.desk_thread, self.actor, self)
        dialog.chosen.connect(self.show_actor)
        dialog.open()

    def _tick(self) -> None:
        self.top.show_moment(self.rooms.overseeing.desk.now())

    def _show_departments(self, catalog: Catalog) -> None:
        """Name a reviewer's department once the definitions are there."""
        department = catalog.departments.get(self.actor.station)
        self.top.show_actor(self.actor, department.short if department else self.actor.station)


def _going(window: ClerkWindow, spot: Spot) -> Callable[[], None]:
    def go() -> None:
        window.go(spot.value)

    return go


def _catalog_of(rooms: Rooms) -> Catalog:
    return rooms.guiding.catalog
