"""A list of cases: what waits, what is being reviewed, what is to be handed over, what is done."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.worklist import Page as RowsPage
from permitdesk.faces.shared.parts import button, label, rule, tight
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.shared.worklist import PAGE, WorklistModel, worklist_columns
from permitdesk.faces.window.page import Page
from permitdesk.faces.window.spots import Spot, lists_of
from permitdesk.faces.window.unfinished_bar import UnfinishedBar
from permitdesk.text import tr

REFRESH_MS = 60_000


class WorklistPage(Page):
    """One list, fetched page by page.

    Signals:
        case_opened: Number of the case somebody wants to work on.
    """

    case_opened = Signal(str)

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor, spot: Spot) -> None:
        super().__init__(rooms, thread, actor)
        self._lists = lists_of(spot, actor)
        self._filter = self._lists[0].wanted
        overseeing = rooms.overseeing
        self.model = WorklistModel(worklist_columns(overseeing, overseeing.desk.today()), self)
        self.model.more_wanted.connect(self._ask_more)
        self.table = DenseTable(self.model, self)
        self.table.opened.connect(self._open)
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=12)
        head.addWidget(label(tr(f"spot.{spot.value}"), size="name"))
        self.count = label("", "quiet")
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        self.choices = QButtonGroup(self)
        for place, listed in enumerate(self._lists if len(self._lists) > 1 else ()):
            choice = button(tr(listed.title), "segment")
            choice.setCheckable(True)
            choice.setChecked(not place)
            self.choices.addButton(choice, place)
            head.addWidget(choice)
        self.choices.idClicked.connect(self.show_list)
        head.addStretch(1)
        self.refresh_button = button(tr("button.refresh"))
        self.refresh_button.clicked.connect(self.refresh)
        head.addWidget(self.refresh_button)
        self.nothing = label("", "quiet")
        self.nothing.setContentsMargins(16, 24, 16, 0)
        self.body.addLayout(head)
        self.body.addWidget(self.notice)
        self.unfinished = UnfinishedBar()
        self.unfinished.case_wanted.connect(self.case_opened)
        self.body.addWidget(self.unfinished)
        self.body.addWidget(rule())
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._refresh_if_seen)
        self._timer.start()

    def arrive(self) -> None:
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Fetch the first page again."""
        self.ask(partial(self.rooms.overseeing.worklist, self._filter, "", PAGE), self._show)
        if self.actor.role is Role.CLERK:
            self.ask(self.rooms.documents.unfinished, self.unfinished.show_numbers)

    def show_list(self, place: int) -> None:
        """Show one of the lists of this place."""
        self._filter = self._lists[place].wanted
        self.choices.button(place).setChecked(True)
        self.refresh()

    def _refresh_if_seen(self) -> None:
        """Follow what others do, but never while somebody has scrolled down or chosen a row."""
        at_top = self.table.verticalScrollBar().value() == 0
        if self.isVisible() and at_top and self.table.currentIndex().row() <= 0:
            self.refresh()

    def _show(self, page: RowsPage) -> None:
        self.notice.clear()
        at = max(self.table.currentIndex().row(), 0)
        self.model.show_page(page)
        if page.rows:
            self.table.selectRow(min(at, len(page.rows) - 1))
        self._count()

    def _ask_more(self, after: str) -> None:
        work = partial(self.rooms.overseeing.worklist, self._filter, after, PAGE)
        self.ask(work, self._add)

    def _add(self, page: RowsPage) -> None:
        self.model.add_page(page)
        self._count()

    def _count(self) -> None:
        count = self.model.rowCount()
        words = "worklist.at_least" if self.model.has_more else "worklist.count"
        self.count.setText(tr(words, count=count))
        self.nothing.setText(tr("worklist.nothing"))
        self.nothing.setVisible(not count)
        self.table.setVisible(bool(count))

    def _open(self, row: CaseSummary) -> None:
        self.case_opened.emit(row.number)
