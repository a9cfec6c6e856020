"""Step ②, a question for a number: a pad, and what the number brings as it is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from permitdesk.domain.condition import number
from permitdesk.domain.form import Field
from permitdesk.domain.reading import Unreadable, read_value
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.outlook import Outlook
from permitdesk.faces.kiosk.pads import figures_pad
from permitdesk.faces.kiosk.page import Here
from permitdesk.faces.kiosk.plain import amount, unit_word
from permitdesk.faces.kiosk.question_page import GuidePage
from permitdesk.faces.kiosk.touch import label
from permitdesk.text import tr

LONGEST_NUMBER = 9


class NumberPage(GuidePage):
    """Asks for an area or another number."""

    def __init__(self, here: Here, place: int) -> None:
        super().__init__(here, place)
        self._brings = self.outlooks()
        self.field = QLineEdit(str(here.visit.guide.get(self.question.id, "")))
        self.field.setMaxLength(LONGEST_NUMBER)
        self.pad = figures_pad(here.measures, point=True)
        self.pad.pressed.connect(self.field.insert)
        self.pad.wiped.connect(self.field.backspace)
        self.field.textChanged.connect(self._show_live)
        self.field.returnPressed.connect(self.go_forward)
        self.live = label("", "body")
        self.problem = label("", "body", "soon")
        row = QHBoxLayout()
        row.setSpacing(2 * here.measures.gap)
        row.addLayout(self._left(), 1)
        row.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row, 1)
        self.column.addStretch(1)
        self._show_live()
        self.setFocusProxy(self.field)

    def bar(self) -> Bar:
        return Bar(middle=super().bar().middle, forward=tr("kiosk.next"), picture="right")

    def go_forward(self) -> None:
        asked = Field(self.question.id, self.question.text, self.question.type)
        try:
            value = read_value(asked, self.field.text())
        except Unreadable as error:
            self._tell(tr(str(error), label=self.question.text))
            return
        if value is None:
            self._tell(tr("form.required", label=self.question.text))
            return
        self.answer(value)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        typed = QHBoxLayout()
        typed.addWidget(self.field, 1)
        typed.addWidget(label(unit_word(self.question.unit)))
        left.addLayout(typed)
        left.addWidget(self.problem)
        self.problem.hide()
        for bound, outlook in self._brings.items():
            if bound:
                left.addWidget(label(self._at(bound, outlook), "body"))
        left.addWidget(self.live)
        if self.question.help and not self.here.measures.elder:
            left.addWidget(label(self.question.help, "small", "quiet"))
        left.addStretch(1)
        if not self.here.measures.elder:
            left.addWidget(label(self.so_far(), "small", "quiet"))
        return left

    def _at(self, bound: int, outlook: Outlook) -> str:
        first, _ = self.brings(outlook)
        return tr("kiosk.brings.from", bound=amount(self.question, bound), brings=first)

    def _show_live(self) -> None:
        typed = number(self.field.text())
        self.problem.hide()
        self.field.setProperty("problem", False)
        if typed is None:
            self.live.setText("")
            return
        reached = [bound for bound in self._brings if bound <= typed]
        first, second = self.brings(self._brings[max(reached, default=0)])
        words = tr(
            "kiosk.brings.typed", amount=amount(self.question, self.field.text()), brings=first
        )
        self.live.setText(f"{words}\n{second}".strip())

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
        self.field.setProperty("problem", True)
        self.field.style().polish(self.field)
