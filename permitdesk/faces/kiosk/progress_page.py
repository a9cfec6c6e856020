"""How far one's own case is: its number, and the last four digits of the telephone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from permitdesk.desk.overseeing import PHONE_DIGITS
from permitdesk.domain.form import Check, Field, FieldType
from permitdesk.faces.kiosk.ask_box import AskBox
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.editors import LineEditor
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.touch import label
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
