"""One's own case: where it stands, what is to be done, how far each licence is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from permitdesk.desk.progress import Progress
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.progress_words import Paragraph, notes, parts, standing, things_to_do
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import label, rule
from permitdesk.text import tr


class CasePage(KioskPage):
    """Shows where a case stands: no names, no numbers but its own.

    Signals:
        finished: He leaves.
    """

    finished = Signal()

    def __init__(self, here: Here, progress: Progress) -> None:
        super().__init__(here, tr("kiosk.case.title", number=progress.number))
        self._standing = standing(progress)
        self._to_do = things_to_do(progress)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(here.measures.gap)
        column.addWidget(label(self.title, "title"))
        column.addWidget(label(self._standing, "body"))
        if self._to_do:
            column.addWidget(self._panel(tr("kiosk.case.to_do"), self._to_do, "lead"))
        column.addWidget(self._panel(tr("kiosk.case.parts"), parts(progress)))
        for words in notes(progress):
            column.addWidget(label(words, "small", "quiet"))
        column.addStretch(1)
        self.column.addWidget(Scroll(inside, here.measures), 1)

    def bar(self) -> Bar:
        return Bar(forward=tr("kiosk.finish"))

    def where(self) -> str:
        return tr("kiosk.progress.title")

    def spoken(self) -> str:
        heads = (paragraph.head for paragraph in self._to_do)
        return tr("kiosk.join").join((self._standing, *heads))

    def go_forward(self) -> None:
        self.finished.emit()

    def _panel(self, title: str, shown: Sequence[Paragraph], tone: str = "quiet") -> QFrame:
        """Lay paragraphs one below the other, a fine line between them."""
        panel = QFrame()
        panel.setProperty("kind", "panel")
        column = QVBoxLayout(panel)
        gap = self.here.measures.gap
        column.setContentsMargins(gap * 2, gap, gap * 2, gap)
        column.setSpacing(gap // 2)
        column.addWidget(label(title, "small", tone, bold=True))
        for paragraph in shown:
            column.addWidget(rule())
            tone_of_head = "late" if paragraph.late else ""
            column.addWidget(label(paragraph.head, "body", tone_of_head, bold=True))
            for words in paragraph.lines:
                column.addWidget(label(words, "small"))
        return panel
