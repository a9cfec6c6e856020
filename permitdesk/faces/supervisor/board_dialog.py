"""What the dialogs of the board have in common: a head, a notice, what is shown, buttons below."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import button, rule, tight, wrapped
from permitdesk.text import tr

EDGE = 48
"""Left free around it, pixels at 100 %."""


class BoardDialog(QDialog):
    """A dialog as large as what it shows wants, and never larger than the screen."""

    def __init__(self, title: str, lead: str, width: int, height: int) -> None:
        """Make the frame.

        Args:
            title: What it is about.
            lead: One sentence below the title; empty for none.
            width: Pixels at 100 %.
            height: The same.
        """
        super().__init__()
        self.setWindowTitle(title)
        body = QVBoxLayout(self)
        tight(body)
        head = QVBoxLayout()
        tight(head, margins=(16, 12, 16, 8), gap=2)
        head.addWidget(wrapped(title, size="title"))
        if lead:
            head.addWidget(wrapped(lead, "quiet"))
        body.addLayout(head)
        body.addWidget(rule())
        self.notice = NoticeBar()
        body.addWidget(self.notice)
        self.content = QVBoxLayout()
        tight(self.content)
        body.addLayout(self.content, 1)
        body.addWidget(rule())
        self._foot = QHBoxLayout()
        tight(self._foot, margins=(16, 8, 16, 8), gap=8)
        self._foot.addStretch(1)
        self.close_button = button(tr("button.close"))
        self.close_button.clicked.connect(self.reject)
        self._foot.addWidget(self.close_button)
        body.addLayout(self._foot)
        room = self.screen().availableSize()
        self.resize(
            min(px(width), room.width() - px(EDGE)), min(px(height), room.height() - px(EDGE))
        )

    def offer(self, made: QPushButton) -> QPushButton:
        """Add and return a button below, before the one that closes."""
        self._foot.insertWidget(self._foot.count() - 1, made)
        return made

    def begin_foot(self, widget: QWidget) -> None:
        """Put something at the left of the buttons."""
        self._foot.insertWidget(0, widget)

    def fail(self, error: Exception) -> None:
        """Say what went wrong."""
        self.notice.show_error(error)
