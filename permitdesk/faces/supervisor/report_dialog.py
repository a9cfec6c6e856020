"""The day's report (日报): a day, its pages, saved or printed."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from permitdesk.desk.day import Day
from permitdesk.desk.day_report import DayReport
from permitdesk.faces.shared.dialogs.boxes import DayBox
from permitdesk.faces.shared.messages import Told, tell_problem
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.supervisor.paper_dialog import PaperDialog
from permitdesk.text import long_day, tr


@dataclass(frozen=True)
class Made:
    """A report with its pages."""

    report: DayReport
    pdf: bytes


class ReportDialog(PaperDialog):
    """Shows the report of a day."""

    def __init__(self, rooms: Rooms, day: Day, thread: DeskThread) -> None:
        super().__init__(tr("report.title"), tr("report.lead"), rooms, thread)
        self._day, self._today = day, day.desk.today()
        self.made: Made | None = None
        self.ask_above(self._days())
        self.read()

    def read(self) -> None:
        """Make the report of the day in the box."""
        found = self.day_box.unreadable()
        wanted = self.day_box.day()
        if found or wanted is None:
            self.notice.show_told(Told(tell_problem(found[0]) if found else tr("report.no_day")))
            return
        if self.made is not None and self.made.report.day == wanted and wanted != self._today:
            return  # it is shown already, and what is over does not change
        self.notice.clear()
        self.let_press(False)
        self._thread.ask(partial(make, self._day, wanted), self._show, self.fail)

    def _days(self) -> QWidget:
        plane = QWidget()
        row = QHBoxLayout(plane)
        tight(row, margins=(16, 8, 16, 8), gap=8)
        self.day_box = DayBox(tr("report.day"), self._today)
        self.day_box.edit.returnPressed.connect(self.read)
        self.before, self.after = button(tr("report.before")), button(tr("report.after"))
        self.before.clicked.connect(partial(self._turn, -1))
        self.after.clicked.connect(partial(self._turn, 1))
        row.addWidget(label(tr("report.day")))
        row.addWidget(self.day_box)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addStretch(1)
        return plane

    def _turn(self, days: int) -> None:
        shown = self.day_box.day() or self._today
        wanted = min(shown + timedelta(days=days), self._today)
        self.day_box.show_value(wanted.isoformat())
        self.read()

    def _show(self, made: Made) -> None:
        self.made = made
        self.after.setEnabled(made.report.day < self._today)
        name = tr("report.file", day=f"{made.report.day:%Y-%m-%d}")
        title = tr("report.of", day=long_day(made.report.day))
        self.show_paper(made.pdf, title, name, partial(self._day.file, made.report))


def make(day: Day, wanted: date) -> Made:
    """Put the report of a day together and draw it."""
    report = day.report(wanted)
    return Made(report, day.file(report, "report.pdf"))
