"""How far one's own case is: its number, and the last four digits of the telephone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import PHONE_DIGITS
from permitdesk.domain.form import Check, Field, FieldType
from permitdesk.domain.summary import CaseSummary
from permitdesk.faces.kiosk.ask_box import AskBox
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.editors import LineEditor
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import label
from permitdesk.faces.shared.messages import word
from permitdesk.text import tr


class ProgressPage(KioskPage):
    """Asks for the two things only the applicant has together.

    Signals:
        look_wanted: Case number and digits.
        typing_wanted: A pad for a field.
    """

    look_wanted = Signal(str, str)
    typing_wanted = Signal(QLineEdit, str)

    def __init__(self, here: Here) -> None:
        super().__init__(here, tr("kiosk.progress.title"))
        self.column.addWidget(label(self.title, "title"))
        self.number = self._field("kiosk.progress.number", "gb32100_2015")
        self.digits = self._field("kiosk.progress.digits", "cn_phone")
        self.digits.line.setMaxLength(PHONE_DIGITS)
        self.told = label("", "body", "soon")
        self.told.hide()
        self.column.addWidget(self.told)
        self.column.addStretch(1)

    def tell(self, words: str) -> None:
        """Say why nothing is shown."""
        self.told.setText(words)
        self.told.show()

    def bar(self) -> Bar:
        return Bar(forward=tr("kiosk.progress.look"), picture="search")

    def where(self) -> str:
        return self.title

    def go_forward(self) -> None:
        self.look_wanted.emit(str(self.number.value() or ""), str(self.digits.value() or ""))

    def _field(self, key: str, rule: str) -> LineEditor:
        """Make a field; the rule only says which pad it opens."""
        field = Field(key, tr(key), FieldType.TEXT, validation=Check(rule))
        editor = LineEditor(field, None, self.here.measures)
        editor.typing_wanted.connect(self.typing_wanted)
        self.column.addWidget(AskBox(field.label, "", editor, "", self.here.measures))
        return editor


class CasePage(KioskPage):
    """Shows where a case stands: no names, no numbers but its own.

    Signals:
        finished: He leaves.
    """

    finished = Signal()

    def __init__(self, here: Here, summary: CaseSummary) -> None:
        super().__init__(here, tr("kiosk.case.title", number=summary.number))
        self.column.addWidget(label(self.title, "title"))
        self._status = tr("kiosk.case.status", status=word(summary.status))
        self.column.addWidget(label(self._status, "body"))
        if summary.due is not None:
            self.column.addWidget(label(tr("kiosk.case.due", due=summary.due), "body"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(here.measures.gap)
        for part in summary.parts:
            column.addWidget(label(part.name, "body", bold=True))
            words = word(part.status)
            days = [day for day in (part.promised_due, part.statutory_due) if day is not None]
            if days:
                words = tr("kiosk.case.part_due", status=words, due=min(days))
            column.addWidget(label(words, "small", "quiet"))
        column.addStretch(1)
        self.column.addWidget(Scroll(inside, here.measures), 1)

    def bar(self) -> Bar:
        return Bar(forward=tr("kiosk.finish"))

    def where(self) -> str:
        return tr("kiosk.progress.title")

    def spoken(self) -> str:
        return self._status

    def go_forward(self) -> None:
        self.finished.emit()
