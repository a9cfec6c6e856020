"""One box for everything: a name, initials, a case number, a credit code, a scanned code."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.summary import CaseSummary
from permitdesk.faces.shared.icons import icon
from permitdesk.faces.shared.look import current, px
from permitdesk.faces.shared.messages import tell_error, word
from permitdesk.faces.shared.parts import label, tight
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import ROW, DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.scanned import LONGEST, is_code, is_draft_code, without_enter
from permitdesk.text import tr

WIDTH, WAIT_MS, MOST = 560, 120, 12


class SearchBox(QLineEdit):
    """Looks while one types; Enter opens the first, arrows choose another.

    Signals:
        opened: Number of the case somebody wants to see.
        scanned: A permit's code, which is verified and not searched for.
        draft_scanned: The code of a draft or a notice sheet, which is opened.
    """

    opened = Signal(str)
    scanned = Signal(str)
    draft_scanned = Signal(str)

    def __init__(self, overseeing: Overseeing, thread: DeskThread) -> None:
        super().__init__()
        self._overseeing, self._thread = overseeing, thread
        self._asked = ""
        self._open_first = False
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(tr("search.hint_short" if current().is_large else "search.hint"))
        self.setClearButtonEnabled(False)
        self.addAction(icon("search", "quiet", 16), QLineEdit.ActionPosition.LeadingPosition)
        if not current().is_large:
            self.setFixedWidth(px(WIDTH))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self.textEdited.connect(self._follow)
        self.returnPressed.connect(self._enter)
        self.results = ResultList(self)
        self.results.table.opened.connect(self._open)

    def _follow(self, text: str) -> None:
        self._open_first = False
        if text.strip() and not is_code(text) and not is_draft_code(text):
            self._wait.start()
        else:
            self._wait.stop()
            self.results.hide()

    def _enter(self) -> None:
        if is_code(self.text()):
            self._tell_scanned(self.scanned, without_enter(self.text()))
            return
        if is_draft_code(self.text()):
            self._tell_scanned(self.draft_scanned, without_enter(self.text()))
            return
        chosen = self.results.chosen() if self.results.isVisible() else None
        if chosen is not None and self._asked == self.text().strip():
            self._open(chosen)
            return
        self._open_first = True
        self._ask()

    def _tell_scanned(self, signal: SignalInstance, text: str) -> None:
        self._wait.stop()
        self.results.hide()
        self.clear()
        signal.emit(text)

    def _ask(self) -> None:
        self._wait.stop()
        text = self.text().strip()
        if text:
            self._asked = text
            work = partial(self._overseeing.search, text, MOST)
            self._thread.ask(work, self._show, self._show_failure)

    def _show(self, rows: Sequence[CaseSummary]) -> None:
        if self._asked != self.text().strip():
            return  # something else was typed meanwhile
        if self._open_first and len(rows) == 1:
            self._open(rows[0])
            return
        self.results.show_rows(rows)

    def _show_failure(self, error: Exception) -> None:
        self.results.say(tell_error(error).line)

    def _open(self, row: CaseSummary) -> None:
        self.results.hide()
        self.clear()
        self.opened.emit(row.number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.results.isVisible() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.results.move_choice(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        if event.key() == Qt.Key.Key_Escape:
            self.results.hide()
            self.clear()
            return
        super().keyPressEvent(event)


class ResultList(QFrame):
    """What was found, below the box; it belongs to the window, so it takes no focus away."""

    def __init__(self, box: QLineEdit) -> None:
        super().__init__(box.window())
        self._box = box
        self.setObjectName("popup")
        body = QVBoxLayout(self)
        tight(body, margins=(1, 1, 1, 1))
        columns: Sequence[Shown[CaseSummary]] = (
            Shown("column.case", lambda row: row.number, 150),
            Shown("column.applicant", lambda row: row.applicant),
            Shown("column.status", lambda row: word(row.status), 80),
        )
        self.table = DenseTable(RowsModel[CaseSummary](columns, self), self)
        self.table.horizontalHeader().hide()
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body.addWidget(self.table)
        self.words = label("", "quiet")
        self.words.setMargin(px(8))
        body.addWidget(self.words)
        box.installEventFilter(self)
        self.hide()

    def show_rows(self, rows: Sequence[CaseSummary]) -> None:
        """Show what was found; the first is chosen."""
        self.table.rows_model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.table.setFixedHeight(px(ROW) * len(rows) + 1)
        self.words.setVisible(not rows)
        self.words.setText("" if rows else tr("search.nothing"))
        if rows:
            self.table.selectRow(0)
        self._pop_up()

    def say(self, words: str) -> None:
        """Say why nothing can be found."""
        self.table.hide()
        self.words.setText(words)
        self.words.show()
        self._pop_up()

    def chosen(self) -> CaseSummary | None:
        """Return the row that Enter would open."""
        at = self.table.currentIndex().row()
        return self.table.rows_model.row(at) if at >= 0 else None

    def move_choice(self, by: int) -> None:
        """Choose the next row down or up."""
        at = self.table.currentIndex().row() + by
        if 0 <= at < self.table.rows_model.rowCount():
            self.table.selectRow(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _pop_up(self) -> None:
        window = self._box.window()
        if self.parent() is not window:
            self.setParent(window)
        place = self._box.mapTo(window, QPoint(0, self._box.height() + px(4)))
        self.move(place)
        self.setFixedWidth(self._box.width())
        self.adjustSize()
        self.show()
        self.raise_()
