"""The statistics of promises (承诺履约统计): from day to day, saved or printed."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from permitdesk.desk.day import Day
from permitdesk.desk.promise_statistics import PromiseTable
from permitdesk.faces.shared.dialogs.boxes import DayBox
from permitdesk.faces.shared.messages import Told, tell_problem
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.supervisor.paper_dialog import PaperDialog
from permitdesk.text import long_day, tr


@dataclass(frozen=True)
class Made:
    """The statistics with their pages."""

    table: PromiseTable
    pdf: bytes


class PromisesDialog(PaperDialog):
    """Shows how promises of some days were kept; from the first of January at first."""

    def __init__(self, rooms: Rooms, day: Day, thread: DeskThread) -> None:
        super().__init__(tr("promises.title"), tr("promises.lead"), rooms, thread)
        self._day = day
        self.made: Made | None = None
        self.ask_above(self._days(day.desk.today()))
        self.read()

    def read(self) -> None:
        """Make the statistics of the days in the boxes."""
        found = (*self.first_box.unreadable(), *self.last_box.unreadable())
        first, last = self.first_box.day(), self.last_box.day()
        if found or first is None or last is None:
            self.notice.show_told(Told(tell_problem(found[0]) if found else tr("report.no_day")))
            return
        self.notice.clear()
        self.let_press(False)
        self._thread.ask(partial(make, self._day, first, last), self._show, self.fail)

    def _days(self, today: date) -> QWidget:
        plane = QWidget()
        row = QHBoxLayout(plane)
        tight(row, margins=(16, 8, 16, 8), gap=8)
        self.first_box = DayBox(tr("promises.first"), today.replace(month=1, day=1))
        self.last_box = DayBox(tr("promises.last"), today)
        self.count = button(tr("promises.count"))
        self.count.clicked.connect(self.read)
        for box in (self.first_box, self.last_box):
            box.edit.returnPressed.connect(self.read)
            row.addWidget(label(box.words))
            row.addWidget(box)
        row.addWidget(self.count)
        row.addStretch(1)
        return plane

    def _show(self, made: Made) -> None:
        self.made = made
        table = made.table
        days = {"first": f"{table.first:%Y-%m-%d}", "last": f"{table.last:%Y-%m-%d}"}
        title = tr("promises.of", first=long_day(table.first), last=long_day(table.last))
        content = partial(self._day.promises_file, table)
        self.show_paper(made.pdf, title, tr("promises.file", **days), content)


def make(day: Day, first: date, last: date) -> Made:
    """Count the promises and draw the statistics; runs in the desk's thread."""
    table = day.promises(first, last)
    return Made(table, day.promises_file(table, "promises.pdf"))
