"""The questions of one trade, numbered, answered from the keyboard."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.form import Field
from permitdesk.domain.industry import GuideQuestion, Industry
from permitdesk.faces.shared.answer_box import AnswerBox
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import label, tight, wrapped
from permitdesk.faces.shared.simple_boxes import simple_box


class GuideQuestions(QWidget):
    """All questions of a trade.

    Signals:
        changed: Something else is answered now.
        finished: Enter on the last question.
    """

    changed = Signal()
    finished = Signal()

    def __init__(self, industry: Industry) -> None:
        super().__init__()
        self.setObjectName("surface")
        self.boxes: dict[str, AnswerBox] = {}
        body = QVBoxLayout(self)
        tight(body, margins=(24, 16, 24, 16), gap=16)
        body.addWidget(label(industry.name, size="title"))
        for place, question in enumerate(industry.questions, 1):
            body.addWidget(self._question(place, question))
        body.addStretch(1)

    def answers(self) -> dict[str, Any]:
        """Return question id to raw answer, of those answered."""
        given = {name: box.raw() for name, box in self.boxes.items()}
        return {name: raw for name, raw in given.items() if raw is not None}

    def focus_first(self) -> None:
        """Put the cursor into the first box."""
        for box in self.boxes.values():
            box.setFocus(Qt.FocusReason.TabFocusReason)
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
            return
        super().keyPressEvent(event)

    def _go_on(self) -> None:
        """Enter goes to the next question that is not answered; after the last it is finished."""
        for box in self.boxes.values():
            if box.raw() is None:
                box.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.finished.emit()

    def _question(self, place: int, question: GuideQuestion) -> QWidget:
        plane = QWidget()
        row = QHBoxLayout(plane)
        tight(row, gap=12)
        number = label(str(place), "quiet")
        number.setFixedWidth(px(20))
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        tight(column, gap=6)
        column.addWidget(wrapped(question.text, bold=True))
        field = Field(
            question.id, question.text, question.type, choices=question.options, unit=question.unit
        )
        box = simple_box(field)
        box.changed.connect(self.changed)
        self.boxes[question.id] = box
        line = QHBoxLayout()
        tight(line)
        line.addWidget(box, 1 if box.is_wide else 0)
        line.addStretch(0 if box.is_wide else 1)
        column.addLayout(line)
        if question.help:
            column.addWidget(wrapped(question.help, "quiet", "small"))
        row.addLayout(column, 1)
        return plane
