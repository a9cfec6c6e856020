"""All ways through the kiosk together: makes the page that is to be shown."""

from PySide6.QtCore import QObject, Signal

from permitdesk.faces.kiosk.applying import Applying
from permitdesk.faces.kiosk.choosing import Choosing
from permitdesk.faces.kiosk.counter import Counter
from permitdesk.faces.kiosk.look_up import LookUp
from permitdesk.faces.kiosk.page import Here, KioskPage
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

    def make_page(self, here: Here) -> KioskPage:
        """Make the page of the present stop."""
        self.way.page = self._make(here, self.way.here)
        return self.way.page

    def _make(self, here: Here, stop: Stop) -> KioskPage:
        match stop.name:
            case Name.INDUSTRY:
                return self._choosing.industry_page(here)
            case Name.QUESTION:
                return self._choosing.question_page(here, stop.place)
            case Name.RESULT:
                return self._choosing.result_page(here)
            case Name.FORM:
                return self._applying.form_page(here, stop.place)
            case Name.ROW:
                return self._applying.row_page(here, stop)
            case Name.MATERIALS:
                return self._applying.materials_page(here)
            case Name.DONE:
                return self._applying.done_page(here)
            case _:
                return self._outside(here, stop)

    def _outside(self, here: Here, stop: Stop) -> KioskPage:
        """Make a page that belongs to no application."""
        if stop.name is Name.PROGRESS:
            return self._look_up.progress_page(here)
        if stop.name is Name.CASE:
            return self._look_up.case_page(here)
        if stop.name is Name.DIGITS:
            return self._saving.digits_page(here)
        if stop.name is Name.KEPT:
            return self._saving.kept_page(here)
        if stop.name is Name.TAKE_BACK:
            return self._saving.take_back_page(here)
        rooms = self._counter.rooms
        page = WelcomePage(here, rooms.hall, practice=rooms.practice, drafts=self._saving.possible)
        page.take_back_chosen.connect(self._open_take_back)
        page.apply_chosen.connect(self._open_industries)
        page.progress_chosen.connect(self._open_progress)
        page.exit_wanted.connect(self.exit_wanted)
        return page

    def _open_industries(self) -> None:
        self.way.go(Stop(Name.INDUSTRY))

    def _open_take_back(self) -> None:
        self.way.go(Stop(Name.TAKE_BACK))

    def _open_progress(self) -> None:
        self.way.go(Stop(Name.PROGRESS))
