"""A paper of the board: its pages, saved as PDF, as a workbook or as tables, printed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from permitdesk.domain.errors import WorldFailed
from permitdesk.faces.shared.paper_view import PaperView
from permitdesk.faces.shared.parts import button
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.supervisor.board_dialog import BoardDialog
from permitdesk.text import tr

WIDTH, HEIGHT = 980, 860
FOLDER = "report_folder"
FILTERS = {".pdf": "PDF (*.pdf)", ".xlsx": "Excel (*.xlsx)", ".csv": "CSV (*.csv)"}

Content = Callable[[str], bytes]
"""Gives a paper as the file of a name; the name's end says as what. Runs in the desk's thread."""


class PaperDialog(BoardDialog):
    """Shows a paper that is made anew for what is asked above it.

    Attributes:
        choose_file: Asks where to save: title, proposed name and filter; returns a path, empty
            for nowhere.
    """

    def __init__(self, title: str, lead: str, rooms: Rooms, thread: DeskThread) -> None:
        """Make the dialog; whoever derives from it calls ``ask_above`` and ``show_paper``.

        Args:
            title: What it is about.
            lead: One sentence below.
            rooms: The desk and the printers.
            thread: Where the desk works.
        """
        super().__init__(title, lead, WIDTH, HEIGHT)
        self._rooms, self._thread = rooms, thread
        self._content: Content | None = None
        self._name = ""
        self._pdf = b""
        self.choose_file: Callable[[str, str, str], str] = self._choose
        self.paper = PaperView(rooms.documents, thread)
        self.paper.failed.connect(self.fail)
        self.content.addWidget(self.paper, 1)
        self.as_pdf = self.offer(button(tr("report.save_pdf")))
        self.as_book = self.offer(button(tr("report.save_book")))
        self.as_tables = self.offer(button(tr("report.save_tables")))
        self.print_button = self.offer(button(tr("button.print"), "lead"))
        self.as_pdf.clicked.connect(partial(self._save, ".pdf"))
        self.as_book.clicked.connect(partial(self._save, ".xlsx"))
        self.as_tables.clicked.connect(partial(self._save, ".csv"))
        self.print_button.clicked.connect(self._print)

    def ask_above(self, asked: QWidget) -> None:
        """Put boxes for what the paper is made of above it."""
        self.content.insertWidget(0, asked)

    def show_paper(self, pdf: bytes, title: str, name: str, content: Content) -> None:
        """Show a paper that was made.

        Args:
            pdf: Its pages.
            title: Of the paper.
            name: Of its files, without their end.
            content: Makes its files.
        """
        self._pdf, self._name, self._content = pdf, name, content
        self.let_press(True)
        self.paper.show_pdf(pdf, title)

    def let_press(self, may: bool) -> None:
        """Let the paper be saved and printed, or not while another one is made."""
        for made in (self.as_pdf, self.as_book, self.as_tables, self.print_button):
            made.setEnabled(may)

    def fail(self, error: Exception) -> None:
        self.let_press(self._content is not None)
        super().fail(error)

    def _save(self, suffix: str) -> None:
        if self._content is None:
            return
        folder = Path(self._rooms.remembered.get(FOLDER, Path.home()))
        proposed = str(folder / (self._name + suffix))
        chosen = self.choose_file(tr("report.save"), proposed, FILTERS[suffix])
        if chosen:
            file = Path(chosen) if Path(chosen).suffix else Path(chosen + suffix)
            self._thread.ask(partial(save, self._content, file), self._saved, self.fail)

    def _saved(self, file: Path) -> None:
        self._rooms.remembered[FOLDER] = str(file.parent)
        self.notice.show_done(tr("report.saved", file=str(file)))

    def _choose(self, title: str, proposed: str, kind: str) -> str:
        return QFileDialog.getSaveFileName(self, title, proposed, kind)[0]

    def _print(self) -> None:
        if self._content is not None:
            work = partial(self._rooms.printers.print, self._pdf)
            self._thread.ask(work, self._printed, self.fail)

    def _printed(self, _: None) -> None:
        self.notice.show_done(tr("printer.sent"))


def save(content: Content, file: Path) -> Path:
    """Write a paper into a file, as what the file's name says; return the file.

    Raises:
        NotAllowed: ``day.file_type``.
        WorldFailed: ``report.unwritable``.
    """
    made = content(file.name)
    try:
        file.write_bytes(made)
    except OSError as error:
        raise WorldFailed("report.unwritable", file=str(file)) from error
    return file
