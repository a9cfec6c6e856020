"""The day's report (日报): a day, its pages, saved as PDF or as a workbook, printed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from permitdesk.desk.day import Day
from permitdesk.desk.day_report import DayReport
from permitdesk.domain.errors import WorldFailed
from permitdesk.faces.shared.dialogs.boxes import DayBox
from permitdesk.faces.shared.messages import Told, tell_problem
from permitdesk.faces.shared.paper_view import PaperView
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.supervisor.board_dialog import BoardDialog
from permitdesk.text import long_day, tr

WIDTH, HEIGHT = 980, 860
FOLDER = "report_folder"
FILTERS = {".pdf": "PDF (*.pdf)", ".xlsx": "Excel (*.xlsx)"}


@dataclass(frozen=True)
class Made:
    """A report with its pages."""

    report: DayReport
    pdf: bytes


class ReportDialog(BoardDialog):
    """Shows the report of a day.

    Attributes:
        choose_file: Asks where to save: title, proposed name and filter; returns a path, empty
            for nowhere.
    """

    def __init__(self, rooms: Rooms, day: Day, thread: DeskThread) -> None:
        super().__init__(tr("report.title"), tr("report.lead"), WIDTH, HEIGHT)
        self._rooms, self._day, self._thread = rooms, day, thread
        self._today = day.desk.today()
        self.made: Made | None = None
        self.choose_file: Callable[[str, str, str], str] = self._choose
        self.paper = PaperView(rooms.documents, thread)
        self.paper.failed.connect(self.fail)
        self.content.addWidget(self._days())
        self.content.addWidget(self.paper, 1)
        self.as_pdf = self.offer(button(tr("report.save_pdf")))
        self.as_book = self.offer(button(tr("report.save_book")))
        self.print_button = self.offer(button(tr("button.print"), "lead"))
        self.as_pdf.clicked.connect(partial(self._save, ".pdf"))
        self.as_book.clicked.connect(partial(self._save, ".xlsx"))
        self.print_button.clicked.connect(self._print)
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
        self._let_press(False)
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
        self._let_press(True)
        self.after.setEnabled(made.report.day < self._today)
        self.paper.show_pdf(made.pdf, tr("report.of", day=long_day(made.report.day)))

    def fail(self, error: Exception) -> None:
        self._let_press(self.made is not None)
        super().fail(error)

    def _let_press(self, may: bool) -> None:
        for made in (self.as_pdf, self.as_book, self.print_button):
            made.setEnabled(may)

    def _save(self, suffix: str) -> None:
        if self.made is None:
            return
        report = self.made.report
        name = tr("report.file", day=f"{report.day:%Y-%m-%d}") + suffix
        proposed = str(Path(self._rooms.remembered.get(FOLDER, Path.home())) / name)
        chosen = self.choose_file(tr("report.save"), proposed, FILTERS[suffix])
        if chosen:
            file = Path(chosen) if Path(chosen).suffix else Path(chosen + suffix)
            self._thread.ask(partial(save, self._day, report, file), self._saved, self.fail)

    def _saved(self, file: Path) -> None:
        self._rooms.remembered[FOLDER] = str(file.parent)
        self.notice.show_done(tr("report.saved", file=str(file)))

    def _choose(self, title: str, proposed: str, kind: str) -> str:
        return QFileDialog.getSaveFileName(self, title, proposed, kind)[0]

    def _print(self) -> None:
        if self.made is not None:
            work = partial(self._rooms.printers.print, self.made.pdf)
            self._thread.ask(work, self._printed, self.fail)

    def _printed(self, _: None) -> None:
        self.notice.show_done(tr("printer.sent"))


def make(day: Day, wanted: date) -> Made:
    """Put the report of a day together and draw it."""
    report = day.report(wanted)
    return Made(report, day.file(report, "report.pdf"))


def save(day: Day, report: DayReport, file: Path) -> Path:
    """Write a report into a file, a workbook where it is called so; return the file.

    Raises:
        NotAllowed: ``day.file_type``.
        WorldFailed: ``report.unwritable``.
    """
    content = day.file(report, file.name)
    try:
        file.write_bytes(content)
    except OSError as error:
        raise WorldFailed("report.unwritable", file=str(file)) from error
    return file
