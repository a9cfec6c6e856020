"""The letter of a promise to be read leaf by leaf; it is ticked and signed at the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from permitdesk.desk.promising import OfferedPromise
from permitdesk.faces.kiosk.bars import Bar
from permitdesk.faces.kiosk.page import Here, KioskPage
from permitdesk.faces.kiosk.paragraphs import paragraphs
from permitdesk.faces.kiosk.route_words import letter_leaves
from permitdesk.faces.kiosk.scroll import Scroll
from permitdesk.faces.kiosk.touch import label
from permitdesk.text import tr


class LetterPage(KioskPage):
    """Shows one leaf.

    Signals:
        turned: To the next leaf.
        read: It was the last one.
    """

    step = 4
    turned = Signal()
    read = Signal()

    def __init__(self, here: Here, offered: OfferedPromise, leaf: int) -> None:
        """Make the page.

        Args:
            here: What every page is given.
            offered: The promise it is about.
            leaf: From 0.
        """
        leaves = letter_leaves(offered)
        super().__init__(here, tr("kiosk.letter.title", leaf=leaf + 1, leaves=len(leaves)))
        self._is_last = leaf + 1 == len(leaves)
        self.shown = leaves[leaf]
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(here.measures.gap)
        column.addWidget(paragraphs((self.shown,), here.measures))
        column.addWidget(label(tr("kiosk.letter.at_window"), "small", "quiet"))
        column.addStretch(1)
        self.column.addWidget(label(self.title, "title"))
        self.column.addWidget(label(offered.name, "small", "quiet"))
        self.column.addWidget(Scroll(inside, here.measures), 1)

    def bar(self) -> Bar:
        return Bar(
            forward=tr("kiosk.letter.read" if self._is_last else "kiosk.letter.next"),
            picture="check" if self._is_last else "right",
        )

    def spoken(self) -> str:
        return tr("kiosk.join").join((self.title, self.shown.head, *self.shown.lines))

    def go_forward(self) -> None:
        (self.read if self._is_last else self.turned).emit()
