"""What the pages with codes and digits have in common: fields that open pads, a sentence below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from permitdesk.domain.form import Check, Field, FieldType
from permitdesk.faces.kiosk.ask_box import AskBox
from permitdesk.faces.kiosk.editors import LineEditor
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.touch import label

CODE, FIGURES, WORDS = "gb32100_2015", "cn_phone", ""
"""Rules of fields; here they only say which pad opens, none for words."""


class CodePage(KioskPage):
    """A page with fields for codes.

    Signals:
        typing_wanted: A pad for a field.
    """

    typing_wanted = Signal(QLineEdit, str)

    def __init__(self, here: Here, title: str, words: str) -> None:
        super().__init__(here, title)
        self.column.addWidget(label(title, "title"))
        if words:
            self.column.addWidget(label(words, "body", "quiet"))
        self.told = label("", "body", "soon")
        self.told.hide()

    def tell(self, words: str) -> None:
        """Say why it goes no further."""
        self.told.setText(words)
        self.told.show()

    def where(self) -> str:
        return self.title

    def field(self, head: str, pad: str, longest: int) -> LineEditor:
        """Add a field that opens a pad."""
        editor = LineEditor(
            Field("", head, FieldType.TEXT, validation=Check(pad)), None, self.here.measures
        )
        editor.line.setMaxLength(longest)
        editor.typing_wanted.connect(self.typing_wanted)
        self.column.addWidget(AskBox(head, "", editor, "", self.here.measures))
        return editor

    def lay_rest(self) -> None:
        """Add the sentence and the free room below the fields."""
        self.column.addWidget(self.told)
        self.column.addStretch(1)
