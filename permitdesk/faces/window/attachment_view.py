"""One attachment page by page: what a clerk reads on screen, marked where it must be, and noted."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from permitdesk.desk.attachments import Attachments, CaseAttachment, Wanted
from permitdesk.domain.facts import Actor
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import OneLine, button, label, rule, tight
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import tr

LONG_SIDE = 1300


@dataclass(frozen=True)
class Viewed:
    """What is looked at, of which case, by whom.

    Attributes:
        licences: Codes and names it may be needed for.
    """

    case: str
    item: CaseAttachment
    licences: Sequence[tuple[str, str]]
    actor: Actor


class AttachmentView(QDialog):
    """Shows the pages of an attachment; an identity paper only once it is said what it is for."""

    def __init__(
        self, room: Attachments, thread: DeskThread, viewed: Viewed, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._room, self._thread, self._viewed, self._page = room, thread, viewed, 0
        item = viewed.item
        self.setWindowTitle(item.name)
        self.resize(px(860), px(720))
        body = QVBoxLayout(self)
        tight(body)
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=12)
        self.name = OneLine()
        self.name.say(item.name)
        self.purpose = QComboBox()
        for code, name in viewed.licences:
            self.purpose.addItem(tr("attachment.for", licence=name), code)
        self.before, self.after = button("‹", "small"), button("›", "small")
        self.standing = label("", "quiet")
        self.before.clicked.connect(partial(self._turn, -1))
        self.after.clicked.connect(partial(self._turn, 1))
        head.addWidget(self.name, 1)
        for widget in (self.purpose, self.before, self.standing, self.after):
            head.addWidget(widget)
        body.addLayout(head)
        self.notice = NoticeBar()
        body.addWidget(self.notice)
        body.addWidget(rule())
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self.picture)
        body.addWidget(scroll, 1)
        self.purpose.activated.connect(self.show_page)
        self.show_page()

    def show_page(self) -> None:
        """Fetch the page that is looked at now."""
        pages = self._viewed.item.attachment.pages
        flaws = [tr(f"flaw.{flaw}") for flaw in pages[self._page].flaws]
        place = tr("attachment.place", page=self._page + 1, count=len(pages))
        self.standing.setText(" · ".join([place, *flaws]))
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page + 1 < len(pages))
        viewed, purpose = self._viewed, self.purpose.currentData() or ""
        wanted = Wanted(viewed.case, viewed.item.attachment.sha256, purpose, viewed.actor)
        work = partial(self._room.page, wanted, self._page, LONG_SIDE)
        self._thread.ask(work, self._show, self._fail)

    def _turn(self, by: int, _: bool = False) -> None:
        self._page += by
        self.show_page()

    def _show(self, png: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(png)
        wide = min(picture.width(), self.picture.width())
        self.picture.setPixmap(
            picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        )

    def _fail(self, error: Exception) -> None:
        self.notice.show_error(error)
