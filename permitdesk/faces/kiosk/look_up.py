"""查进度: from the two numbers to one's own case."""

from functools import partial

from PySide6.QtCore import QObject

from permitdesk.desk.progress import Progress
from permitdesk.domain.errors import NotAllowed
from permitdesk.faces.kiosk.case_page import CasePage
from permitdesk.faces.kiosk.counter import Counter
from permitdesk.faces.kiosk.page import Here
from permitdesk.faces.kiosk.progress_page import ProgressPage
from permitdesk.faces.kiosk.stops import Name, Stop
from permitdesk.faces.kiosk.tries import Tries
from permitdesk.faces.kiosk.way import Way
from permitdesk.faces.shared.messages import tell_error
from permitdesk.text import tr


class LookUp(QObject):
    """Makes the two pages of looking up a case."""

    def __init__(self, way: Way, counter: Counter) -> None:
        super().__init__(way)
        self._way, self._counter = way, counter
        self._tries = Tries()
        self._case: Progress | None = None

    def forget(self) -> None:
        """Forget the case; the wrong tries are the machine's and stay counted."""
        self._case = None

    def progress_page(self, here: Here) -> ProgressPage:
        """Make the page that asks for the numbers."""
        page = ProgressPage(here)
        page.look_wanted.connect(self._look_up)
        page.typing_wanted.connect(self._way.typing_wanted)
        return page

    def case_page(self, here: Here) -> CasePage:
        """Make the page that shows the case."""
        assert self._case is not None, "it was found before it is shown"
        page = CasePage(here, self._case)
        page.finished.connect(self._way.finished)
        return page

    def _look_up(self, number: str, digits: str) -> None:
        if self._tries.closed:
            self._way.told.emit(tr("kiosk.progress.closed"), tr("kiosk.help.line"))
            return
        ask = partial(self._counter.progress, number, digits)
        self._way.send(ask, self._show, self._refuse)

    def _show(self, progress: Progress) -> None:
        self._tries.note_right()
        self._case = progress
        self._way.go(Stop(Name.CASE))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, NotAllowed):
            self._tries.note_wrong()
        if isinstance(self._way.page, ProgressPage):
            self._way.page.tell(tell_error(error).line)
