"""The supervisor's face: numbers before and after the decisions, their lists, one case at a time."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from permitdesk.desk.holidays import MAY_LOAD
from permitdesk.domain.case import Case
from permitdesk.domain.errors import Overtaken
from permitdesk.domain.facts import Actor
from permitdesk.domain.state import ActionType
from permitdesk.domain.summary import CaseSummary
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.sheets import facts_dialog
from permitdesk.faces.shared.lawful import Deed, deeds
from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import label, rule, tight
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.shared.worklist import WorklistModel
from permitdesk.faces.supervisor.acts_row import OWN
from permitdesk.faces.supervisor.after_page import AfterPage
from permitdesk.faces.supervisor.board_row import BoardRow
from permitdesk.faces.supervisor.case_panel import CasePanel
from permitdesk.faces.supervisor.columns import board_columns
from permitdesk.faces.supervisor.filters_bar import FiltersBar
from permitdesk.faces.supervisor.group_row import GroupRow
from permitdesk.faces.supervisor.list_head import ListHead
from permitdesk.faces.supervisor.missing_bar import MissingBar
from permitdesk.faces.supervisor.reading import CaseRead, More, Seen, Wish, look, more, read_case
from permitdesk.faces.supervisor.reckoning_dialog import ReckoningDialog
from permitdesk.faces.supervisor.tiles import TILES, Narrowed
from permitdesk.text import long_day, short_moment, tr

WIDTH, HEIGHT = 1440, 900
REFRESH_MS = 60_000


class SupervisorWindow(QWidget):
    """Counts, lists and shows; what a supervisor may do to a case, he does here."""

    def __init__(self, rooms: Rooms, actor: Actor) -> None:
        """Make the window.

        Args:
            rooms: The desk, with the supervisor's day.
            actor: Who sits here.
        """
        super().__init__()
        assert rooms.day is not None, "the house gives this face its day"
        self._rooms, self._actor, self._day = rooms, actor, rooms.day
        self._overseeing = rooms.overseeing
        self.setObjectName("surface")
        self.setWindowTitle(tr("board.window", hall=rooms.hall, name=actor.name))
        self.desk_thread = DeskThread(self)
        self._wish = Wish(next(iter(TILES)), Narrowed())
        self._seen: Seen | None = None
        self._read: CaseRead | None = None
        self.dialog: QDialog | None = None
        may_load = rooms.holidays is not None and actor.role in MAY_LOAD
        self.filters = FiltersBar(rooms.guiding, may_load=may_load)
        self.missing = MissingBar(may_load=may_load)
        self.groups, self.board = GroupRow(), BoardRow(TILES)
        today, catalog = self._overseeing.desk.today(), rooms.guiding.catalog
        self.model = WorklistModel(board_columns(self._overseeing, catalog, today), self)
        self.table = DenseTable(self.model, self)
        self.head = ListHead(practice=rooms.practice)
        self.nothing = label(tr("board.nothing"), "quiet")
        self.after = AfterPage(self._day, catalog, self.desk_thread, practice=rooms.practice)
        self.notice = NoticeBar()
        self.case = CasePanel()
        self._lay_out()
        self._listen()
        self.resize(WIDTH, HEIGHT)
        self.refresh()

    def refresh(self) -> None:
        """Count again and read the list from its beginning."""
        if self.groups.after.isChecked():
            self.after.refresh()
            return
        work = partial(look, self._day, self._overseeing, self._wish)
        self.desk_thread.ask(work, self._show, self._fail)

    def begin(self, deed: Deed) -> None:
        """Open what an act asks for; nothing is done before the person says so there."""
        if self._read is None or self.dialog is not None:
            return
        self.notice.clear()
        given = Given(deed, self._read.view, self._rooms, self.desk_thread, self._actor)
        dialog = facts_dialog(given)
        dialog.done_.connect(self._show_done)
        dialog.overtaken.connect(self._show_overtaken)
        self._open_dialog(dialog)

    def show_report(self) -> None:
        """Open the report of the day."""
        from permitdesk.faces.supervisor.report_dialog import ReportDialog

        if self.dialog is None:
            self._open_dialog(ReportDialog(self._rooms, self._day, self.desk_thread))

    def show_promises(self) -> None:
        """Open the statistics of promises."""
        from permitdesk.faces.supervisor.promises_dialog import PromisesDialog

        if self.dialog is None:
            self._open_dialog(PromisesDialog(self._rooms, self._day, self.desk_thread))

    def load_notice(self) -> None:
        """Open the loading of a holiday notice."""
        from permitdesk.faces.supervisor.holidays_dialog import HolidaysDialog

        holidays = self._rooms.holidays
        if self.dialog is None and holidays is not None:
            dialog = HolidaysDialog(self._rooms, holidays, self.desk_thread, self._actor)
            dialog.loaded.connect(self._follow_notice)
            self._open_dialog(dialog)

    def show_reckoning(self, licence: str) -> None:
        """Show how the days of a clock of this case were reckoned."""
        if self.dialog is None and self.case.number:
            self._open_dialog(
                ReckoningDialog(self._rooms, self.desk_thread, self.case.number, licence)
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F8:
            remind = (deed for deed in self.case.deeds if deed.type is ActionType.SEND_REMINDER)
            if (first := next(remind, None)) is not None:
                self.begin(first)
            return
        if event.key() == Qt.Key.Key_Escape and self.case.number:
            self.case.close_case()
            self._table.setFocus()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._timer.stop()
        self.desk_thread.close()
        super().closeEvent(event)

    @property
    def _table(self) -> DenseTable:
        return self.after.table if self.groups.after.isChecked() else self.table

    def _show(self, seen: Seen) -> None:
        if seen.wish != self._wish or self.groups.after.isChecked():
            return  # another list was chosen while this one was read
        self._seen = seen
        self.board.show_numbers(seen.numbers)
        self.missing.show_years(seen.board.missing_years)
        self.model.show_page(seen.page)
        self.filters.offer_windows([row.window for row in seen.page.rows])
        self.head.show_list(seen)
        self.nothing.setVisible(not seen.numbers[seen.wish.tile])
        now = short_moment(self._overseeing.desk.now())[-5:]
        self.filters.moment.setText(tr("board.moment", day=long_day(seen.board.day), at=now))

    def _show_more(self, found: More) -> None:
        if found.seen is self._seen:
            self.model.add_page(found.page)

    def _show_case(self, read: CaseRead) -> None:
        self._read = read
        offered = tuple(deed for deed in deeds(read.view, self._actor) if deed.type in OWN)
        today = self._overseeing.desk.today()
        self.case.show_case(read.view, read.clocks, offered, today)

    def _fail(self, error: Exception) -> None:
        self.notice.show_error(error)

    def _choose(self, tile: str) -> None:
        self._turn_to(Wish(tile, self._wish.narrowed))

    def _narrow(self, by: Narrowed) -> None:
        self.after.department = by.department
        self._turn_to(Wish(self._wish.tile, by))

    def _turn_to(self, wish: Wish) -> None:
        self._wish = wish
        self.notice.clear()
        self.case.close_case()
        self.refresh()

    def _turn_over(self, after: bool) -> None:
        """Show the numbers after the decisions, or those before."""
        self.case.close_case()
        away, here = (self._under_way, (self.after,)) if after else ((self.after,), self._under_way)
        for widget in (*away, self.nothing):
            widget.hide()  # first, so that the window never has to hold both
        for widget in here:
            widget.show()
        self.filters.ask_only_department(after)
        self.refresh()

    def _ask_more(self, after: str) -> None:
        assert self._seen is not None, "a list is shown before one scrolls in it"
        work = partial(more, self._overseeing, self._seen, after)
        self.desk_thread.ask(work, self._show_more, self._fail)

    def _open(self, row: CaseSummary) -> None:
        self._open_case(row.number)

    def _open_case(self, number: str) -> None:
        self.desk_thread.ask(
            partial(read_case, self._overseeing, number), self._show_case, self._fail
        )

    def _follow(self) -> None:
        """Follow the hall each minute, but not while somebody reads further down."""
        calm = self.dialog is None and self._table.verticalScrollBar().value() == 0
        if self.isVisible() and calm:
            self.refresh()

    def _make_room(self, is_open: bool) -> None:
        """Where letters are large, leave the numbers out while a case is read."""
        there = not (is_open and current().is_large)
        if self.groups.after.isChecked():
            self.after.show_board(there)
        else:
            self.board.setVisible(there)

    def _follow_notice(self, _: object) -> None:
        self.case.close_case()
        self.refresh()

    def _open_dialog(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.setParent(self, dialog.windowFlags())
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self._table.setFocus()

    def _show_done(self, deed: Deed, case: Case) -> None:
        self.notice.show_done(tr("case.done", deed=deed.label))
        self.refresh()
        self._open_case(case.number)

    def _show_overtaken(self, error: Overtaken) -> None:
        """Someone else acted first: say so and show the case as it is now."""
        self.notice.show_error(error)
        self.refresh()
        self._open_case(self.case.number)

    def _listen(self) -> None:
        self.board.chosen.connect(self._choose)
        self.groups.after_chosen.connect(self._turn_over)
        self.groups.statistics_pressed.connect(self.show_promises)
        self.after.opened.connect(self._open_case)
        self.after.failed.connect(self._fail)
        self.filters.narrowed.connect(self._narrow)
        self.filters.refresh_pressed.connect(self.refresh)
        self.filters.report_pressed.connect(self.show_report)
        self.filters.load_pressed.connect(self.load_notice)
        self.missing.load_pressed.connect(self.load_notice)
        self.model.more_wanted.connect(self._ask_more)
        self.table.opened.connect(self._open)
        self.case.wanted.connect(self.begin)
        self.case.reckoning_wanted.connect(self.show_reckoning)
        self.case.opened.connect(self._make_room)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._follow)
        self._timer.start()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        tight(column)
        self.nothing.setContentsMargins(16, 16, 16, 0)
        below = rule()
        for widget in (self.filters, rule(), self.missing, self.groups, rule(), self.board):
            column.addWidget(widget)
        column.addWidget(self.notice)
        column.addWidget(self.head)
        column.addWidget(below)
        column.addWidget(self.nothing)
        column.addWidget(self.table, 1)
        column.addWidget(self.after, 1)
        column.addWidget(self.case)
        self._under_way = (self.board, self.head, below, self.table)
        self.after.hide()
