"""Steps ④ to ⑥: from the first field to the receipt."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from permitdesk.domain.application import Looked
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.summary import CaseSummary
from permitdesk.faces.kiosk.asks import Ask
from permitdesk.faces.kiosk.counter import Counter
from permitdesk.faces.kiosk.done_page import DonePage
from permitdesk.faces.kiosk.form_page import FormPage
from permitdesk.faces.kiosk.form_walk import FormWalk
from permitdesk.faces.kiosk.materials_page import MaterialsPage
from permitdesk.faces.kiosk.page import Here
from permitdesk.faces.kiosk.routing import Routing
from permitdesk.faces.kiosk.row_page import RowPage
from permitdesk.faces.kiosk.rows_box import NEW_ROW
from permitdesk.faces.kiosk.stops import Name, Stop
from permitdesk.faces.kiosk.way import Way
from permitdesk.text import tr


class Applying(QObject):
    """Makes the pages of the application and hands it in.

    Attributes:
        routing: Makes the pages between the form and the papers.

    Signals:
        form_opened: Something can be filled in from now on.
        save_wanted: What is filled in is to be kept for another day.
        handed_in: The application is in.
    """

    form_opened = Signal()
    save_wanted = Signal()
    handed_in = Signal()

    def __init__(self, way: Way, counter: Counter) -> None:
        super().__init__(way)
        self._way, self._counter = way, counter
        self._guiding = counter.rooms.guiding
        self.routing = Routing(way, counter)
        self.routing.settled.connect(self._open_papers)
        self.forget()

    def forget(self) -> None:
        """Forget the form and the case."""
        self._form: FormWalk | None = None
        self._case: CaseSummary | None = None
        self.routing.forget()

    def open_form(self) -> None:
        """Begin the form with what the guide knows already, for the applicant to confirm."""
        visit = self._way.visit
        assert visit.choice is not None, "the guide ended with a choice"
        for key, value in self._guiding.prefilled(visit.choice).items():
            visit.answers.setdefault(key, value)
        self._way.send(partial(self._guiding.look_at, visit.file()), self._begin)

    def form_page(self, here: Here, place: int) -> FormPage:
        """Make one page of the form."""
        page = self._walk.page(here, place)
        page.went_on.connect(self._check)
        page.optional_toggled.connect(self._toggle_optional)
        page.typing_wanted.connect(self._way.typing_wanted)
        page.picking_wanted.connect(self._way.picking_wanted)
        page.row_wanted.connect(self._open_row)
        page.save_wanted.connect(self.save_wanted)
        return page

    def row_page(self, here: Here, stop: Stop) -> RowPage:
        """Make the page of one row."""
        assert stop.ask is not None, "a row belongs to a question"
        rows = self._walk.rows(stop.ask)
        page = RowPage(here, stop.ask.about, rows[stop.place] if stop.place != NEW_ROW else {})
        page.went_on.connect(self._keep_row)
        page.typing_wanted.connect(self._way.typing_wanted)
        page.picking_wanted.connect(self._way.picking_wanted)
        return page

    def materials_page(self, here: Here) -> MaterialsPage:
        """Make the page of the papers."""
        needs = self._guiding.materials(self._walk.looked)
        asked = {need.key for need in needs if need.to_hand_in}
        papers = self._way.visit.papers
        for key in set(papers) - asked:
            del papers[key]
        page = MaterialsPage(here, needs, self._walk.open_fields())
        page.hand_in_wanted.connect(self._hand_in)
        page.save_wanted.connect(self.save_wanted)
        return page

    def done_page(self, here: Here) -> DonePage:
        """Make the last page."""
        assert self._case is not None, "it was handed in"
        page = DonePage(here, self._case, len(self._way.visit.papers))
        page.print_wanted.connect(self._print)
        page.finished.connect(self._way.finished)
        self._way.send(
            partial(self._counter.receipt_picture, self._case.number),
            self._show_receipt,
            self._show_none,
        )
        return page

    @property
    def _walk(self) -> FormWalk:
        assert self._form is not None, "the form was opened"
        return self._form

    def _begin(self, looked: Looked) -> None:
        self._form = FormWalk(self._way.visit, looked)
        self.form_opened.emit()
        self._way.go(Stop(Name.FORM))

    def _check(self) -> None:
        """Look at what is filled in before going on."""
        self._keep_page()
        self._way.send(partial(self._guiding.look_at, self._way.visit.file()), self._go_on)

    def _go_on(self, looked: Looked) -> None:
        place = self._way.here.place
        if not self._walk.take(looked, place):
            self._way.turned.emit()
        elif self._walk.ends_at(place):
            self.routing.begin(looked)
        else:
            self._way.go(Stop(Name.FORM, place + 1))

    def _open_papers(self, looked: Looked) -> None:
        self._walk.see(looked)
        self._way.go(Stop(Name.MATERIALS))

    def _toggle_optional(self) -> None:
        self._keep_page()
        self._way.visit.optional = not self._way.visit.optional
        self._walk.ask_again(self._way.here.place)
        self._way.turned.emit()

    def _open_row(self, ask: Ask, place: int) -> None:
        self._keep_page()
        self._way.go(Stop(Name.ROW, place, ask))

    def _keep_row(self) -> None:
        stop, page = self._way.here, self._way.page
        if isinstance(page, RowPage) and stop.ask is not None:
            self._walk.keep_row(stop.ask, stop.place, page.row)
        self._way.go_back()

    def _hand_in(self) -> None:
        visit = self._way.visit
        work = partial(self._counter.hand_in, visit.file(), visit.key, visit.held)
        self._way.send(work, self._show_case, self._refuse)

    def _show_case(self, summary: CaseSummary) -> None:
        self._case = summary
        self.handed_in.emit()
        self._way.end_at(Stop(Name.DONE))

    def _refuse(self, error: Exception) -> None:
        """Show what is wrong beside its field, or in a sentence where it has none."""
        problems = error.problems if isinstance(error, NotAllowed) else ()
        place = self._walk.ask_only(problems)
        if place is None:
            self._way.tell(error)
        else:
            self._way.go(Stop(Name.FORM, place))

    def _show_receipt(self, png: bytes) -> None:
        if isinstance(self._way.page, DonePage):
            self._way.page.show_receipt(png)

    def _show_none(self, _: Exception) -> None:
        """Leave the preview empty: the case is in, and its number stands on the page."""

    def _print(self) -> None:
        assert self._case is not None, "it was handed in"
        work = partial(self._counter.print_receipt, self._case.number)
        self._way.send(work, self._tell_printed)

    def _tell_printed(self, _: object) -> None:
        self._way.told.emit(tr("kiosk.receipt.head"), tr("kiosk.receipt.line"))

    def _keep_page(self) -> None:
        if self._way.page is not None:
            self._way.page.keep()
