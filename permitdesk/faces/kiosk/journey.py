"""All ways through the kiosk together: makes the page that is to be shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from permitdesk.faces.kiosk.applying import Applying
from permitdesk.faces.kiosk.choosing import Choosing
from permitdesk.faces.kiosk.counter import Counter
from permitdesk.faces.kiosk.look_up import LookUp
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.permit_look import PermitLook
from permitdesk.faces.kiosk.saving import Saving
from permitdesk.faces.kiosk.stops import Name, Stop
from permitdesk.faces.kiosk.way import Way
from permitdesk.faces.kiosk.welcome_page import WelcomePage
from permitdesk.faces.shared.tasks import DeskThread


class Journey(QObject):
    """One visitor after the other.

    Attributes:
        way: Where the present one is.

    Signals:
        exit_wanted: Staff want to leave the kiosk.
        letters_wanted: First letters of an industry are to be typed.
    """

    exit_wanted = Signal()
    letters_wanted = Signal()

    def __init__(self, counter: Counter, desk: DeskThread, parent: QObject) -> None:
        super().__init__(parent)
        self._counter = counter
        self.way = Way(desk, self)
        self._choosing = Choosing(self.way, counter)
        self._applying = Applying(self.way, counter)
        self._look_up = LookUp(self.way, counter)
        self._permits = PermitLook(self.way, counter)
        self._saving = Saving(self.way, counter, desk)
        self._saving.form_wanted.connect(self._applying.open_form)
        self._applying.form_opened.connect(self._saving.follow)
        self._applying.save_wanted.connect(self._saving.ask)
        self._applying.handed_in.connect(self._saving.end)
        self._choosing.form_wanted.connect(self._applying.open_form)
        self._choosing.letters_wanted.connect(self.letters_wanted)

    def forget(self) -> None:
        """Forget the visitor everywhere."""
        self._saving.forget()
        self.way.forget()
        self._applying.forget()
        self._look_up.forget()
        self._permits.forget()

    def make_page(self, here: Here) -> KioskPage:
        """Make the page of the present stop."""
        self.way.page = self._pages()[self.way.here.name](here, self.way.here)
        return self.way.page

    def _pages(self) -> Mapping[Name, Callable[[Here, Stop], KioskPage]]:
        """Return who makes which page."""
        choosing, applying, saving = self._choosing, self._applying, self._saving
        return {
            Name.WELCOME: self._welcome,
            Name.INDUSTRY: lambda here, _: choosing.industry_page(here),
            Name.QUESTION: lambda here, stop: choosing.question_page(here, stop.place),
            Name.RESULT: lambda here, _: choosing.result_page(here),
            Name.FORM: lambda here, stop: applying.form_page(here, stop.place),
            Name.ROW: applying.row_page,
            Name.ROUTE: lambda here, stop: applying.routing.route_page(here, stop.place),
            Name.LETTER: applying.routing.letter_page,
            Name.MATERIALS: lambda here, _: applying.materials_page(here),
            Name.DONE: lambda here, _: applying.done_page(here),
            Name.PROGRESS: lambda here, _: self._look_up.progress_page(here),
            Name.CASE: lambda here, _: self._look_up.case_page(here),
            Name.PERMIT: lambda here, _: self._permits.permit_page(here),
            Name.STANDING: lambda here, _: self._permits.standing_page(here),
            Name.DIGITS: lambda here, _: saving.digits_page(here),
            Name.KEPT: lambda here, _: saving.kept_page(here),
            Name.TAKE_BACK: lambda here, _: saving.take_back_page(here),
        }

    def _welcome(self, here: Here, _: Stop) -> KioskPage:
        rooms = self._counter.rooms
        page = WelcomePage(here, rooms.hall, practice=rooms.practice, drafts=self._saving.possible)
        page.take_back_chosen.connect(self._open_take_back)
        page.apply_chosen.connect(self._open_industries)
        page.progress_chosen.connect(self._open_progress)
        page.permit_chosen.connect(self._open_permit)
        page.exit_wanted.connect(self.exit_wanted)
        return page

    def _open_industries(self) -> None:
        self.way.go(Stop(Name.INDUSTRY))

    def _open_take_back(self) -> None:
        self.way.go(Stop(Name.TAKE_BACK))

    def _open_permit(self) -> None:
        self.way.go(Stop(Name.PERMIT))

    def _open_progress(self) -> None:
        self.way.go(Stop(Name.PROGRESS))
