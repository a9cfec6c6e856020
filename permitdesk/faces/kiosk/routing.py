"""Between the form and the papers: for each licence that knows a promise, which way to go."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from permitdesk.desk.promising import OfferedPromise
from permitdesk.domain.application import Looked, Route
from permitdesk.faces.kiosk.counter import Counter
from permitdesk.faces.kiosk.letter_page import LetterPage
from permitdesk.faces.kiosk.page import Here
from permitdesk.faces.kiosk.route_page import RoutePage
from permitdesk.faces.kiosk.route_words import is_asked
from permitdesk.faces.kiosk.stops import Name, Stop
from permitdesk.faces.kiosk.way import Way


class Routing(QObject):
    """Makes the pages of the two ways.

    Signals:
        settled: The application as it stands with the ways chosen, as ``Looked``.
    """

    settled = Signal(object)

    def __init__(self, way: Way, counter: Counter) -> None:
        super().__init__(way)
        self._way, self._guiding = way, counter.rooms.guiding
        self.forget()

    def forget(self) -> None:
        """Forget what was offered."""
        self._offered: tuple[OfferedPromise, ...] = ()

    def begin(self, looked: Looked) -> None:
        """Ask what is open to this applicant, and begin with the first licence that asks him."""
        self._way.send(partial(self._guiding.ways, looked), self._ask)

    def route_page(self, here: Here, place: int) -> RoutePage:
        """Make the page of one licence, from 0."""
        page = RoutePage(here, self._offered[place])
        page.chosen.connect(self._choose)
        page.letter_wanted.connect(self._open_letter)
        return page

    def letter_page(self, here: Here, stop: Stop) -> LetterPage:
        """Make one leaf of the letter of one licence."""
        page = LetterPage(here, self._offered[stop.place], stop.leaf)
        page.turned.connect(self._turn_leaf)
        page.read.connect(self._close_letter)
        return page

    def _ask(self, offered: tuple[OfferedPromise, ...]) -> None:
        self._offered = tuple(one for one in offered if is_asked(one))
        open_ = {one.licence for one in self._offered if one.refusal is None}
        routes = self._way.visit.routes
        for licence in set(routes) - open_:
            del routes[licence]
        self._go_to(0)

    def _choose(self, route: Route) -> None:
        place = self._way.here.place
        self._way.visit.routes[self._offered[place].licence] = route
        self._go_to(place + 1)

    def _go_to(self, place: int) -> None:
        if place < len(self._offered):
            self._way.go(Stop(Name.ROUTE, place))
            return
        look = partial(self._guiding.look_at, self._way.visit.file())
        self._way.send(look, self.settled.emit)

    def _open_letter(self) -> None:
        self._way.go(Stop(Name.LETTER, self._way.here.place))

    def _turn_leaf(self) -> None:
        here = self._way.here
        self._way.go(Stop(Name.LETTER, here.place, leaf=here.leaf + 1))

    def _close_letter(self) -> None:
        """Go back to the two ways."""
        while self._way.here.name is Name.LETTER:
            self._way.path.pop()
        self._way.turned.emit()
