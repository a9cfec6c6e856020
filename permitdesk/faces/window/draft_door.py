"""取回草稿: a code from a kiosk or another window, and what this window left unfinished."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from permitdesk.domain.draft import DIGITS, Draft
from permitdesk.domain.short_code import LENGTH, NOTICE, PREFIX, read_code, shown
from permitdesk.domain.workdays import LOCAL
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import button, label, tight, wrapped
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import HEAD, ROW, DenseTable
from permitdesk.text import tr

MOST_ROWS = 8


class DraftDoor(QWidget):
    """Asks for a code and four digits; lists this window's own drafts below.

    Signals:
        take_wanted: Code and digits of a draft.
        notice_wanted: Code of a notice sheet.
        reopen_wanted: Code of a draft this window holds.
    """

    take_wanted = Signal(str, str)
    notice_wanted = Signal(str)
    reopen_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: Mapping[str, str] = {}
        body = QVBoxLayout(self)
        tight(body, gap=12)
        body.addWidget(label(tr("draft.take_back"), size="title"))
        body.addWidget(wrapped(tr("draft.take_back_words"), "quiet"))
        self.code = _line("draft.code_hint", LENGTH + len(PREFIX) + 1, 200)
        self.digits = _line("draft.digits_hint", DIGITS, 160)
        self.go = button(tr("draft.take_back_go"), "lead")
        row = QHBoxLayout()
        tight(row, gap=8)
        for one in (self.code, self.digits, self.go):
            row.addWidget(one)
        row.addStretch(1)
        body.addLayout(row)
        self.own = label("", bold=True)
        body.addWidget(self.own)
        columns: Sequence[Shown[Draft]] = (
            Shown("column.draft", lambda item: shown(item.held.code), 110),
            Shown("column.applicant", _applicant),
            Shown("column.industry", self._industry, 140),
            Shown("column.changed", _changed, 130),
        )
        self.model = RowsModel[Draft](columns, self)
        self.table = DenseTable(self.model, self)
        self.table.opened.connect(self._reopen)
        body.addWidget(self.table)
        for line in (self.code, self.digits):
            line.returnPressed.connect(self._take)
        self.go.clicked.connect(self._take)
        self.show_own((), {})

    def show_own(self, drafts: Sequence[Draft], names: Mapping[str, str]) -> None:
        """Show what this window left unfinished.

        Args:
            drafts: The last changed first.
            names: Industry code to name.
        """
        self._names = names
        self.own.setText(tr("draft.own", count=len(drafts)))
        self.model.show_rows(drafts)
        self.table.setFixedHeight(px(HEAD + ROW * min(max(len(drafts), 1), MOST_ROWS)) + 1)
        for widget in (self.own, self.table):
            widget.setHidden(not drafts)

    def forget(self) -> None:
        """Empty the boxes: the next applicant has another code."""
        self.code.clear()
        self.digits.clear()

    def ask_digits(self, code: str) -> None:
        """Begin with a scanned code; the digits are still to be asked."""
        self.code.setText(shown(code))
        self.digits.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        code = self.code.text().strip()
        if read_code(code).startswith(NOTICE):
            self.notice_wanted.emit(code)
        elif code:
            self.take_wanted.emit(code, self.digits.text().strip())

    def _reopen(self, draft: Draft) -> None:
        self.reopen_wanted.emit(draft.held.code)

    def _industry(self, draft: Draft) -> str:
        return self._names.get(draft.file.industry, draft.file.industry)


def _line(hint: str, longest: int, width: int) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(tr(hint))
    line.setAccessibleName(tr(hint))
    line.setMaxLength(longest)
    line.setFixedWidth(px(width))
    return line


def _applicant(draft: Draft) -> str:
    return str(draft.file.answers.get("applicant_name") or tr("receive.new"))


def _changed(draft: Draft) -> str:
    return f"{draft.changed_at.astimezone(LOCAL):%m-%d %H:%M}"
