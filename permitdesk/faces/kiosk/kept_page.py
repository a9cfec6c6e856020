"""The code of a draft, large: by it one goes on at a window or another kiosk."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from permitdesk.domain.draft import Draft
from permitdesk.domain.short_code import scanned, shown
from permitdesk.domain.workdays import local_day
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.code_view import CodeView
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.touch import label, unbroken
from permitdesk.text import tr

CODE_SIDE = 280


class KeptPage(KioskPage):
    """Shows what is needed to go on, and until when.

    Signals:
        print_wanted: The slip is to be printed.
        finished: He leaves.
    """

    print_wanted = Signal()
    finished = Signal()

    def __init__(self, here: Here, draft: Draft) -> None:
        super().__init__(here, tr("kiosk.kept.title"))
        self.code = unbroken(shown(draft.held.code), "answer")
        words = QVBoxLayout()
        words.setSpacing(here.measures.gap)
        words.addWidget(label(self.title, "title"))
        words.addWidget(label(tr("kiosk.kept.code"), "small", "quiet"))
        words.addWidget(self.code)
        day = local_day(draft.ends_at)
        self._lines = (tr("kiosk.kept.how"), tr("kiosk.kept.until", day=day))
        for line in self._lines:
            words.addWidget(label(line, "body"))
        words.addWidget(label(tr("kiosk.kept.privacy"), "small", "quiet"))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(here.measures.margin)
        row.addLayout(words, 1)
        side = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        row.addWidget(CodeView(scanned(draft.held.code), CODE_SIDE), 0, side)
        self.column.addLayout(row, 1)

    def bar(self) -> Bar:
        return Bar(
            back=False,
            second=tr("kiosk.finish"),
            forward=tr("kiosk.kept.print"),
            picture="print",
        )

    def spoken(self) -> str:
        return tr("kiosk.join").join((self.title, *self._lines))

    def go_forward(self) -> None:
        self.print_wanted.emit()

    def go_second(self) -> None:
        self.finished.emit()
