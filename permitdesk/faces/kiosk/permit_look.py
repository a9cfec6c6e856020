"""查证件: from a code or a number to how the permit stands today."""

from functools import partial

from PySide6.QtCore import QObject

from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.faces.kiosk.counter import Counter
from permitdesk.faces.kiosk.page import Here
from permitdesk.faces.kiosk.permit_page import PermitPage
from permitdesk.faces.kiosk.standing_page import StandingPage
from permitdesk.faces.kiosk.standing_words import Standing
from permitdesk.faces.kiosk.stops import Name, Stop
from permitdesk.faces.kiosk.tries import Tries
from permitdesk.faces.kiosk.way import Way
from permitdesk.faces.shared.messages import tell_error
from permitdesk.text import tr


class PermitLook(QObject):
    """Makes the two pages of looking at a permit."""

    def __init__(self, way: Way, counter: Counter) -> None:
        super().__init__(way)
        self._way, self._counter = way, counter
        self._tries = Tries()
        self.forget()

    def forget(self) -> None:
        """Forget the permit; the wrong tries are the machine's and stay counted."""
        self._standing: Standing | None = None

    def permit_page(self, here: Here) -> PermitPage:
        """Make the page that asks for a code or a number."""
        page = PermitPage(here)
        page.look_wanted.connect(self._look)
        page.typing_wanted.connect(self._way.typing_wanted)
        return page

    def standing_page(self, here: Here) -> StandingPage:
        """Make the page that shows how it stands."""
        assert self._standing is not None, "it was found before it is shown"
        page = StandingPage(here, self._standing)
        page.finished.connect(self._way.finished)
        return page

    def _look(self, typed: str) -> None:
        if self._tries.closed:
            self._way.told.emit(tr("kiosk.progress.closed"), tr("kiosk.help.line"))
            return
        self._way.send(partial(self._counter.standing, typed), self._show, self._refuse)

    def _show(self, standing: Standing) -> None:
        self._tries.note_right()
        self._standing = standing
        self._way.go(Stop(Name.STANDING))

    def _refuse(self, error: Exception) -> None:
        if isinstance(error, NotAllowed | NotFound):
            self._tries.note_wrong()
        if isinstance(self._way.page, PermitPage):
            self._way.page.tell(tell_error(error).line)
