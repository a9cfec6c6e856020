"""Step ⑥: the case number, what happens next and until when, the receipt."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from permitdesk.domain.summary import CaseSummary
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.code_view import CodeView
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import label, unbroken
from permitdesk.text import tr

CODE_SIDE = 240
PREVIEW_HEIGHT = 600


class DonePage(KioskPage):
    """Tells an applicant that the application is in.

    Signals:
        print_wanted: The receipt is to be printed.
        finished: He leaves.
    """

    step = 6
    print_wanted = Signal()
    finished = Signal()

    def __init__(self, here: Here, summary: CaseSummary, papers: int) -> None:
        """Make the page.

        Args:
            here: What every page is given.
            summary: The case as it was received.
            papers: How many papers he still has to bring.
        """
        super().__init__(here, tr("kiosk.done.title"))
        measures = here.measures
        self.number = unbroken(summary.number, "answer")
        inside = QWidget()
        words = QVBoxLayout(inside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(measures.gap)
        words.addLayout(self._head(summary.number))
        self._next = [tr("kiosk.done.keep")]
        if papers:
            self._next.insert(0, tr("kiosk.done.bring", count=papers))
        if summary.due is not None:
            key = "kiosk.done.until_provisional" if summary.provisional else "kiosk.done.until"
            self._next.insert(0, tr(key, due=summary.due))
        for line in self._next:
            words.addWidget(label(line, "body"))
        words.addStretch(1)
        self._preview = QLabel(alignment=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setSpacing(measures.margin)
        row.addWidget(Scroll(inside, measures), 1)
        # In large letters the small copy of the receipt could not be read; it is printed.
        self._preview.setVisible(not measures.elder)
        row.addWidget(self._preview)
        self.column.addLayout(row, 1)

    def _head(self, number: str) -> QHBoxLayout:
        """Lay the number, and the code that says the same, beside each other."""
        words = QVBoxLayout()
        words.addWidget(label(self.title, "title"))
        words.addStretch(1)
        words.addWidget(label(tr("kiosk.done.number"), "small", "quiet"))
        words.addWidget(self.number)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(CodeView(number, CODE_SIDE), 0, Qt.AlignmentFlag.AlignRight)
        return head

    def show_receipt(self, png: bytes) -> None:
        """Show how the receipt looks."""
        picture = QPixmap()
        picture.loadFromData(png)
        smooth = Qt.TransformationMode.SmoothTransformation
        self._preview.setPixmap(picture.scaledToHeight(PREVIEW_HEIGHT, smooth))

    def bar(self) -> Bar:
        return Bar(
            back=False,
            second=tr("kiosk.finish"),
            forward=tr("kiosk.done.print"),
            picture="print",
        )

    def spoken(self) -> str:
        return tr("kiosk.join").join((self.title, *self._next))

    def go_forward(self) -> None:
        self.print_wanted.emit()

    def go_second(self) -> None:
        self.finished.emit()
