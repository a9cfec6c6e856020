"""How a permit stands today, in one sentence; nothing else of its case."""

from PySide6.QtCore import Signal

from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.paragraphs import paragraphs
from permitdesk.faces.kiosk.progress_words import Paragraph
from permitdesk.faces.kiosk.standing_words import Standing
from permitdesk.faces.kiosk.touch import label
from permitdesk.text import tr


class StandingPage(KioskPage):
    """Shows the answer.

    Signals:
        finished: He leaves.
    """

    finished = Signal()

    def __init__(self, here: Here, standing: Standing) -> None:
        super().__init__(here, tr("kiosk.permit.title"))
        self.standing = standing
        self.answer = label(standing.head, "answer", standing.tone, bold=True)
        self.column.addWidget(label(self.title, "title"))
        self.column.addWidget(self.answer)
        shown = Paragraph(standing.paper, standing.lines)
        self.column.addWidget(paragraphs((shown,), here.measures))
        self.column.addWidget(label(tr("kiosk.permit.only"), "small", "quiet"))
        self.column.addStretch(1)

    def bar(self) -> Bar:
        return Bar(forward=tr("kiosk.finish"))

    def where(self) -> str:
        return self.title

    def spoken(self) -> str:
        return tr("kiosk.join").join((self.standing.head, *self.standing.lines))

    def go_forward(self) -> None:
        self.finished.emit()
