"""The supervisor's face: today's numbers, the list behind each, one case to read."""

from functools import partial

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.facts import Actor
from permitdesk.domain.summary import CaseSummary
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import label, rule, tight
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.shared.worklist import WorklistModel
from permitdesk.faces.supervisor.board_row import BoardRow
from permitdesk.faces.supervisor.case_panel import CasePanel
from permitdesk.faces.supervisor.columns import board_columns
from permitdesk.faces.supervisor.filters_bar import FiltersBar
from permitdesk.faces.supervisor.reading import More, Seen, Wish, look, more
from permitdesk.faces.supervisor.tiles import Narrowed, tiles_of
from permitdesk.text import long_day, short_moment, tr

WIDTH, HEIGHT = 1440, 900
REFRESH_MS = 60_000
CASE_HEIGHT = 300


class SupervisorWindow(QWidget):
    """Counts, lists and shows; it changes nothing."""

    def __init__(self, rooms: Rooms, actor: Actor, parent: QObject | None = None) -> None:
        """Make the window.

        Args:
            rooms: The desk.
            actor: The supervisor, for the title.
            parent: Unused but by Qt.
        """
        super().__init__()
        self.setObjectName("surface")
        self.setWindowTitle(tr("board.window", hall=rooms.hall, name=actor.name))
        self._overseeing = rooms.overseeing
        self.desk_thread = DeskThread(self)
        today = self._overseeing.desk.today()
        tiles = tiles_of(today, self._overseeing.soon_until())
        self._wish = Wish(tiles[0].key, Narrowed())
        self.filters, self.board = FiltersBar(rooms.guiding), BoardRow(tiles)
        catalog = rooms.guiding.catalog
        self.model = WorklistModel(board_columns(self._overseeing, catalog, today), self)
        self.table = DenseTable(self.model, self)
        self.head, self.nothing = label("", bold=True), label(tr("board.nothing"), "quiet")
        self.hint = label(tr("board.hint"), "quiet", "small")
        self.notice = NoticeBar()
        self.case = CasePanel()
        self.case.setFixedHeight(CASE_HEIGHT)
        self._lay_out(practice=rooms.practice)
        self._listen()
        self.resize(WIDTH, HEIGHT)
        self.refresh()

    def refresh(self) -> None:
        """Count again and read the list from its beginning."""
        self.desk_thread.ask(partial(look, self._overseeing, self._wish), self._show, self._fail)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self.desk_thread.close()
        super().closeEvent(event)

    def _show(self, seen: Seen) -> None:
        if seen.wish != self._wish:
            return  # another list was chosen while this one was read
        self.notice.clear()
        self.board.show_numbers(seen.numbers)
        self.model.show_page(seen.page)
        self.filters.offer_windows([row.window for row in seen.page.rows])
        count = seen.numbers[seen.wish.tile]
        self.head.setText(tr("board.list", name=tr(f"tile.{seen.wish.tile}"), count=count))
        self.nothing.setVisible(not count)
        by_department = bool(seen.wish.narrowed.department)
        self.hint.setText(tr("board.hint_department" if by_department else "board.hint"))
        now = self._overseeing.desk.now()
        moment = tr(
            "board.moment", day=long_day(self._overseeing.desk.today()), at=short_moment(now)[-5:]
        )
        self.filters.moment.setText(moment)

    def _show_more(self, found: More) -> None:
        if found.wish == self._wish:
            self.model.add_page(found.page)

    def _show_case(self, view: CaseView) -> None:
        self.case.show_case(view, self._overseeing.desk.today())

    def _fail(self, error: Exception) -> None:
        self.notice.show_error(error)

    def _choose(self, tile: str) -> None:
        self._wish = Wish(tile, self._wish.narrowed)
        self.case.close_case()
        self.refresh()

    def _narrow(self, by: Narrowed) -> None:
        self._wish = Wish(self._wish.tile, by)
        self.case.close_case()
        self.refresh()

    def _ask_more(self, after: str) -> None:
        work = partial(more, self._overseeing, self._wish, after)
        self.desk_thread.ask(work, self._show_more, self._fail)

    def _open(self, row: CaseSummary) -> None:
        work = partial(self._overseeing.view, row.number)
        self.desk_thread.ask(work, self._show_case, self._fail)

    def _follow(self) -> None:
        """Follow the hall each minute, but not while somebody reads further down."""
        if self.isVisible() and self.table.verticalScrollBar().value() == 0:
            self.refresh()

    def _listen(self) -> None:
        self.board.chosen.connect(self._choose)
        self.filters.narrowed.connect(self._narrow)
        self.filters.refresh_pressed.connect(self.refresh)
        self.model.more_wanted.connect(self._ask_more)
        self.table.opened.connect(self._open)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._follow)
        self._timer.start()

    def _lay_out(self, *, practice: bool) -> None:
        column = QVBoxLayout(self)
        tight(column)
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=12)
        head.addWidget(self.head)
        head.addWidget(self.hint)
        head.addStretch(1)
        if practice:
            head.addWidget(label(tr("board.practice"), "soon", bold=True))
        self.nothing.setContentsMargins(16, 16, 16, 0)
        for widget in (self.filters, rule(), self.board, rule()):
            column.addWidget(widget)
        column.addWidget(self.notice)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self.case)
