"""Loading a year's holiday notice: what it would change, shown before anything is changed."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from permitdesk.desk.holidays import Holidays, Loaded, LoadedYear, MissingYear
from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import Actor
from permitdesk.domain.holidays import Moved
from permitdesk.faces.shared.messages import tell_problem
from permitdesk.faces.shared.parts import button, rule, tight, wrapped
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.rows_model import RowsModel
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.supervisor.board_dialog import BoardDialog
from permitdesk.faces.supervisor.columns import moved_columns
from permitdesk.text import tr

WIDTH, HEIGHT = 1000, 680
FOLDER = "notice_folder"
MOST_FAULTS = 10
FILTER = "YAML (*.yaml *.yml)"


class HolidaysDialog(BoardDialog):
    """Shows which years are known, reads a file, and loads it once that is confirmed.

    Attributes:
        choose_file: Asks for a file: title, folder and filter; returns a path, empty for none.
        seen: What the chosen notice would move; None before one is chosen and after it is loaded.

    Signals:
        loaded: What came of it.
    """

    loaded = Signal(object)

    def __init__(self, rooms: Rooms, holidays: Holidays, thread: DeskThread, actor: Actor) -> None:
        super().__init__(tr("holidays.title"), tr("holidays.lead"), WIDTH, HEIGHT)
        self._rooms, self._holidays, self._thread, self._actor = rooms, holidays, thread, actor
        self._file = Path()
        self.seen: Loaded | None = None
        self.choose_file: Callable[[str, str, str], str] = self._choose
        self.years, self.words = wrapped(), wrapped("", bold=True)
        self.model = RowsModel[Moved](moved_columns(), self)
        self.table = DenseTable(self.model, self)
        self.table.hide()
        head = QWidget()
        lines = QVBoxLayout(head)
        tight(lines, margins=(16, 8, 16, 8), gap=8)
        lines.addWidget(self.years)
        lines.addWidget(self.words)
        self.content.addWidget(head)
        self.content.addWidget(rule())
        self.content.addWidget(self.table, 1)
        self.content.addStretch(0)
        self.choose = self.offer(button(tr("holidays.choose")))
        self.choose.clicked.connect(self._ask_file)
        self.confirm = self.offer(button(tr("holidays.confirm"), "lead"))
        self.confirm.clicked.connect(self._load)
        self.confirm.hide()
        self.choose.setFocus()
        self._read_years()

    def _read_years(self) -> None:
        self._thread.ask(partial(known, self._holidays), self._show_years, self.fail)

    def _show_years(self, found: tuple[tuple[LoadedYear, ...], tuple[MissingYear, ...]]) -> None:
        there, missing = found
        years = tr("holidays.years", years=tuple(str(item.year) for item in there))
        lacking = (tr("board.missing_year", year=item.year, cases=item.cases) for item in missing)
        self.years.setText("\n".join((years, *lacking)))

    def _ask_file(self) -> None:
        folder = str(self._rooms.remembered.get(FOLDER, Path.home()))
        chosen = self.choose_file(tr("holidays.choose"), folder, FILTER)
        if not chosen:
            return
        self._file = Path(chosen)
        self._rooms.remembered[FOLDER] = str(self._file.parent)
        self._forget()
        self.words.setText(tr("holidays.reading", file=self._file.name))
        work = partial(self._holidays.preview, self._file, self._actor)
        self._thread.ask(work, self._show_preview, self.fail)

    def _choose(self, title: str, folder: str, kind: str) -> str:
        return QFileDialog.getOpenFileName(self, title, folder, kind)[0]

    def _forget(self) -> None:
        """Forget the notice that was looked at before."""
        self.seen = None
        self.notice.clear()
        self.confirm.hide()
        self.table.hide()
        self.words.clear()

    def _show_preview(self, seen: Loaded) -> None:
        if seen.again:
            again = tr("calendar.again", year=seen.year, number=number_of(seen))
            self.words.setText(again)
            return
        self.seen = seen
        self.words.setText("\n".join(_effects(seen)))
        self._show_moved(seen)
        self.confirm.show()
        self.confirm.setFocus()

    def _show_moved(self, seen: Loaded) -> None:
        self.model.show_rows(seen.moved)
        self.table.setVisible(bool(seen.moved))

    def _load(self) -> None:
        self.confirm.setEnabled(False)
        work = partial(self._holidays.load, self._file, self._actor)
        self._thread.ask(work, self._show_loaded, self.fail)

    def _show_loaded(self, done: Loaded) -> None:
        self._forget()
        self.confirm.setEnabled(True)
        self._show_moved(done)
        facts = {"year": done.year, "number": number_of(done), "version": done.version}
        told = tr("calendar.moved", clocks=done.moved_clocks, cases=done.moved_cases)
        self.words.setText(told if done.moved else tr("calendar.nothing_moved"))
        self.notice.show_done(tr("calendar.loaded", **facts))
        self._read_years()
        self.loaded.emit(done)

    def fail(self, error: Exception) -> None:
        problems: tuple[Problem, ...] = getattr(error, "problems", ())
        lines = [f"{item.field}  {tell_problem(item)}" for item in problems[:MOST_FAULTS]]
        self.words.setText("\n".join(lines))
        self.confirm.setEnabled(True)
        super().fail(error)


def known(holidays: Holidays) -> tuple[tuple[LoadedYear, ...], tuple[MissingYear, ...]]:
    """Read which years have a notice and which are missing one."""
    return holidays.years(), holidays.missing_years()


def number_of(loaded: Loaded) -> str:
    """Return the number of a notice, or that nobody knows it."""
    return loaded.number or tr("calendar.no_number_known")


def _effects(seen: Loaded) -> list[str]:
    """Say what loading would do, and what is worth a look before."""
    replaces = seen.before is not None
    facts = {"year": seen.year, "title": seen.title, "number": number_of(seen)}
    lines = [tr("holidays.replaces" if replaces else "holidays.new", **facts)]
    lines += [tr("calendar.feast_worked", day=day, name=name) for day, name in seen.feasts_worked]
    if seen.moved:
        lines.append(tr("holidays.would_move", clocks=seen.moved_clocks, cases=seen.moved_cases))
    else:
        lines.append(tr("calendar.nothing_moved"))
    return lines
