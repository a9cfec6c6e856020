"""保存，到窗口继续办: what a visitor filled in stays only where he asks for it."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.draft import Draft, digits_of
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.short_code import NOTICE, read_code
from permitdesk.domain.told import NoticeSheet
from permitdesk.faces.kiosk.counter import Counter
from permitdesk.faces.kiosk.digits_page import DigitsPage
from permitdesk.faces.kiosk.kept_page import KeptPage
from permitdesk.faces.kiosk.page import Here
from permitdesk.faces.kiosk.stops import Name, Stop
from permitdesk.faces.kiosk.take_back_page import TakeBackPage
from permitdesk.faces.kiosk.tries import Tries
from permitdesk.faces.kiosk.way import Way
from permitdesk.faces.shared.draft_keeper import DraftKeeper
from permitdesk.faces.shared.messages import tell_error
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import tr


class Saving(QObject):
    """Follows the form in the store, and makes the pages of keeping and taking back.

    Signals:
        form_wanted: A draft was taken back: its form is to be opened.
    """

    form_wanted = Signal()

    def __init__(self, way: Way, counter: Counter, desk: DeskThread) -> None:
        super().__init__(way)
        self._way, self._counter = way, counter
        self._tries = Tries()
        self._draft: Draft | None = None
        drafts = counter.rooms.drafts
        self._keeper = (
            DraftKeeper(drafts, desk, counter.station, self, asked=False) if drafts else None
        )
        if self._keeper is not None:
            self._keeper.lost.connect(self._tell_lost)

    @property
    def possible(self) -> bool:
        """Tell whether this kiosk keeps drafts at all."""
        return self._keeper is not None

    def forget(self) -> None:
        """Leave the form: what nobody asked to keep is gone. Wrong tries stay counted."""
        self._draft = None
        if self._keeper is not None:
            self._keeper.leave()

    def follow(self) -> None:
        """Follow the form that is being opened."""
        if self._keeper is not None:
            self._keeper.follow(self._typed, self._draft)
            self._way.visit.held = self._keeper.held

    def end(self) -> None:
        """Follow nothing any more: the application is in."""
        if self._keeper is not None:
            self._keeper.end()

    def ask(self) -> None:
        """Keep what is filled in; ask for four digits first where no telephone is known."""
        if self._keeper is None:
            return
        if digits_of(self._typed()):
            self._keep("")
        else:
            self._way.go(Stop(Name.DIGITS))

    def digits_page(self, here: Here) -> DigitsPage:
        """Make the page that asks for the last digits of a telephone."""
        page = DigitsPage(here)
        page.digits_given.connect(self._keep)
        page.typing_wanted.connect(self._way.typing_wanted)
        return page

    def kept_page(self, here: Here) -> KeptPage:
        """Make the page that shows the code."""
        assert self._draft is not None, "it was kept before it is shown"
        page = KeptPage(here, self._draft)
        page.print_wanted.connect(self._print)
        page.finished.connect(self._way.finished)
        return page

    def take_back_page(self, here: Here) -> TakeBackPage:
        """Make the page that asks for a code."""
        page = TakeBackPage(here)
        page.take_wanted.connect(self._take_back)
        page.typing_wanted.connect(self._way.typing_wanted)
        return page

    def _typed(self) -> ApplicationFile:
        if self._way.page is not None:
            self._way.page.keep()
        return self._way.visit.file()

    def _keep(self, digits: str) -> None:
        assert self._keeper is not None, "there is a keeper where one is asked"
        self._way.send(self._keeper.keep_for(digits), self._show_kept, self._refuse)

    def _show_kept(self, draft: Draft) -> None:
        self._draft = draft
        if self._keeper is not None:
            self._keeper.end()
        self._way.end_at(Stop(Name.KEPT))

    def _print(self) -> None:
        assert self._draft is not None, "it was kept"
        self._way.send(partial(self._counter.print_slip, self._draft), self._tell_printed)

    def _tell_printed(self, _: object) -> None:
        self._way.told.emit(tr("kiosk.slip.head"), tr("kiosk.slip.line"))

    def _take_back(self, code: str, digits: str) -> None:
        if self._tries.closed:
            self._way.told.emit(tr("kiosk.progress.closed"), tr("kiosk.help.line"))
            return
        if read_code(code).startswith(NOTICE):
            self._way.send(partial(self._counter.notice, code), self._open_notice, self._refuse)
            return
        work = partial(self._counter.take_back, code, digits)
        self._way.send(work, self._open_draft, self._refuse)

    def _open_notice(self, sheet: NoticeSheet) -> None:
        self._tries.note_right()
        visit = self._way.visit
        visit.take_notice(sheet)
        visit.choose(self._counter.rooms.guiding.choose(sheet.industry, sheet.guide))
        self._way.go(Stop(Name.RESULT))

    def _open_draft(self, draft: Draft) -> None:
        self._tries.note_right()
        visit = self._way.visit
        visit.take_file(draft.file)
        visit.choose(self._counter.rooms.guiding.choose(visit.industry, visit.guide))
        self._draft = draft
        self.form_wanted.emit()

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, NotAllowed):
            self._tries.note_wrong()
        page = self._way.page
        if isinstance(page, TakeBackPage | DigitsPage):
            page.tell(tell_error(error).line)
        else:
            self._way.tell(error)

    def _tell_lost(self, error: Exception) -> None:
        self._way.tell(error)
