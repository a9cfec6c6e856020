"""A document page by page, as it will come out of the printer; paper is white in every palette."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from permitdesk.faces.shared.icons import icon
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import OneLine, button, label, tight
from permitdesk.faces.shared.rooms import Documents
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import tr

DPI, SHARP_DPI = 96, 144


class PaperView(QWidget):
    """Shows one page of one document.

    Signals:
        failed: Why it cannot be shown.
    """

    failed = Signal(Exception)

    def __init__(self, documents: Documents, thread: DeskThread) -> None:
        super().__init__()
        self._documents, self._thread = documents, thread
        self._pdf = b""
        self._page = self._pages = 0
        self._is_sharp = False
        body = QVBoxLayout(self)
        tight(body)
        body.addLayout(self._head())
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        plane = QWidget()
        plane.setObjectName("ground")
        inner = QVBoxLayout(plane)
        tight(inner, margins=(12, 12, 12, 12))
        self.sheet = QLabel()
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        inner.addWidget(self.sheet)
        inner.addStretch(1)
        self._scroll.setWidget(plane)
        body.addWidget(self._scroll, 1)
        self.clear()

    @property
    def pdf(self) -> bytes:
        """Return the document that is shown; empty for none."""
        return self._pdf

    def clear(self) -> None:
        """Show nothing."""
        self._pdf, self._page, self._pages = b"", 0, 0
        self.sheet.clear()
        self._follow()

    def show_pdf(self, pdf: bytes, title: str = "") -> None:
        """Show the first page of a document."""
        self.clear()
        self._pdf = pdf
        self.title.say(title)
        self._thread.ask(partial(self._documents.page_count, pdf), self._count, self.failed.emit)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        tight(row, margins=(16, 8, 16, 8), gap=8)
        self.title = OneLine()
        self.title.setProperty("weight", "bold")
        self.place = label("", "quiet")
        row.addWidget(self.title, 1)
        row.addWidget(self.place)
        self._buttons = {}
        for name, act in (("left", self._back), ("right", self._on), ("zoom", self._zoom)):
            made = button("", "icon")
            made.setIcon(icon(name, "text", 16))
            made.setAccessibleName(tr(f"paper.{name}"))
            made.setToolTip(tr(f"paper.{name}"))
            made.clicked.connect(act)
            self._buttons[name] = made
            row.addWidget(made)
        return row

    def _count(self, pages: int) -> None:
        self._pages = pages
        self._draw()

    def _draw(self) -> None:
        self._follow()
        dpi = SHARP_DPI if self._is_sharp else DPI
        work = partial(self._documents.picture, self._pdf, self._page, round(dpi * px(100) / 100))
        self._thread.ask(work, self._show, self.failed.emit)

    def _show(self, png: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(png)
        room = self._scroll.viewport().width() - px(24)
        if not self._is_sharp and picture.width() > room > 0:
            picture = picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        self.sheet.setPixmap(picture)

    def _back(self) -> None:
        if self._page > 0:
            self._page -= 1
            self._draw()

    def _on(self) -> None:
        if self._page < self._pages - 1:
            self._page += 1
            self._draw()

    def _zoom(self) -> None:
        if self._pdf:
            self._is_sharp = not self._is_sharp
            self._draw()

    def _follow(self) -> None:
        words = tr("paper.page", page=self._page + 1, pages=self._pages) if self._pages else ""
        self.place.setText(words)
        self._buttons["left"].setEnabled(self._page > 0)
        self._buttons["right"].setEnabled(self._page < self._pages - 1)
        self._buttons["zoom"].setEnabled(bool(self._pdf))
