"""The papers an applicant hands in: which, in which form, how many pages."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from permitdesk.domain.materials import HandedIn, MaterialNeed
from permitdesk.faces.shared.dropping import dropped_file
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.parts import OneLine, button, empty, label, rule, tight, wrapped
from permitdesk.faces.window.handed_line import HandedLine, TakenFile
from permitdesk.faces.window.scan_bar import ScanBar
from permitdesk.text import tr


class TickLabel(QLabel):
    """The name of a paper, on several lines where it must; a click on it ticks the box."""

    def __init__(self, words: str, check: QCheckBox) -> None:
        super().__init__(words)
        self._check = check
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._check.toggle()


class HandingIn(QWidget):
    """A line for each paper that must be brought.

    Signals:
        changed: Another paper is there now.
        file_given: Key of a paper and the path of the file that was dropped on it.
        file_wanted: Key of the paper a person wants to choose a file for.
        photo_wanted: Key of the paper that lies under the camera.
    """

    changed = Signal()
    file_given = Signal(str, str)
    file_wanted = Signal(str)
    photo_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, HandedLine] = {}
        self._takes_files = False
        self._asked = ""
        self._kept: dict[str, HandedIn] = {}
        body = QVBoxLayout(self)
        tight(body)
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=24)
        self.total, self.count = OneLine(), label("", "quiet")
        head.addWidget(self.total)
        head.addWidget(self.count)
        head.addStretch(1)
        self.all_here = button(tr("handing_in.all"), "small")
        self.all_here.clicked.connect(self.take_all)
        self.photo = button(tr("handing_in.photo"), "small")
        self.photo.clicked.connect(self._photograph)
        self.photo.hide()
        head.addWidget(self.photo)
        head.addWidget(self.all_here)
        body.addLayout(head)
        self.scan = ScanBar()
        self.scan.given.connect(self.file_given)
        body.addWidget(self.scan)
        body.addWidget(rule())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._plane = QWidget()
        self._plane.setObjectName("surface")
        outer = QVBoxLayout(self._plane)
        tight(outer, margins=(16, 8, 16, 16))
        self._grid = QGridLayout()
        tight(self._grid, gap=4)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setColumnStretch(1, 1)
        outer.addLayout(self._grid)
        outer.addStretch(1)
        scroll.setWidget(self._plane)
        body.addWidget(scroll, 1)

    def offer_files(self, *, camera: bool) -> None:
        """Let files come for the papers; ``camera``: pictures too."""
        self._takes_files = True
        self.photo.setVisible(camera)
        self.setAcceptDrops(True)

    def offer_scan(self, path: str) -> None:
        """Offer a file that the scanner wrote for the paper that is asked for."""
        papers = [(key, line.name) for key, line in self._lines.items()]
        if papers:
            self.scan.offer(path, papers, self.asked_for)

    @property
    def asked_for(self) -> str:
        """Return the key of the paper that is asked for: the one touched last, else the first."""
        open_ = [key for key, line in self._lines.items() if not line.sha256]
        return self._asked if self._asked in open_ else next(iter(open_), "")

    def attach(self, came: TakenFile) -> None:
        """Show that a file came for a paper."""
        if came.material in self._lines:
            self._lines[came.material].attach(came)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._takes_files and dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path, key = dropped_file(event.mimeData()), self.paper_at(event.position().toPoint())
        if path is not None and key:
            self.file_given.emit(key, str(path))

    def paper_at(self, point: QPoint) -> str:
        """Return the key of the paper whose line is nearest to a point of this page."""
        height = self._plane.mapFrom(self, point).y()
        far = {
            abs(line.check.geometry().center().y() - height): key
            for key, line in self._lines.items()
        }
        return far[min(far)] if far else ""

    def show_needs(self, needs: Sequence[MaterialNeed], handed_in: Iterable[HandedIn] = ()) -> None:
        """Show what is asked for; what was ticked before stays ticked."""
        self._kept |= {item.key: item for item in (*self.handed_in(), *handed_in)}
        empty(self._grid)
        self._lines.clear()
        names = (
            "column.material",
            "column.used_by",
            "column.copies",
            "column.form",
            "column.pages",
            *(("column.file", "column.returned") if self._takes_files else ()),
        )
        for column, name in enumerate(names, 1):
            self._grid.addWidget(label(tr(name), "quiet", "small"), 0, column)
        for line, need in enumerate(needs, 1):
            self._add(line, need)
        alone = sum(len(need.uses) for need in needs)
        words = tr("materials.total", alone=alone, count=len(needs), less=alone - len(needs))
        self.total.say(words)
        self._count()

    def forget(self) -> None:
        """Take away every paper, tick and file, for the next applicant."""
        empty(self._grid)
        self._lines.clear()
        self._kept.clear()

    def handed_in(self) -> tuple[HandedIn, ...]:
        """Return the papers that are there."""
        return tuple(line.handed_in() for line in self._lines.values() if line.check.isChecked())

    def take_all(self) -> None:
        """Tick everything that must be brought."""
        for line in self._lines.values():
            line.check.setChecked(True)

    def _add(self, line: int, need: MaterialNeed) -> None:
        if not need.to_hand_in and (need.generated or need.produced_by):
            words = "standing.generated" if need.generated else "standing.produced"
            self._grid.addWidget(wrapped(need.name, "quiet"), line, 1)
            self._grid.addWidget(label(tr(words), "quiet"), line, 4, 1, 2)
            self._uses(line, need)
            return
        made = HandedLine(need, self._kept.get(need.key))
        self._lines[need.key] = made
        made.check.toggled.connect(self._count)
        made.check.clicked.connect(partial(self._ask, need.key))
        self._grid.addWidget(made.check, line, 0)
        self._grid.addWidget(TickLabel(made.name, made.check), line, 1)
        self._uses(line, need)
        self._grid.addWidget(made.form, line, 4)
        self._grid.addWidget(made.pages, line, 5)
        if self._takes_files:
            made.file.clicked.connect(partial(self._choose, need.key))
            self._grid.addWidget(made.file, line, 6)
            middle = Qt.AlignmentFlag.AlignCenter
            self._grid.addWidget(made.returned, line, 7, middle)

    def _ask(self, key: str, _: bool = False) -> None:
        self._asked = key

    def _choose(self, key: str, _: bool = False) -> None:
        self._asked = key
        self.file_wanted.emit(key)

    def _photograph(self) -> None:
        if self.asked_for:
            self.photo_wanted.emit(self.asked_for)

    def _uses(self, line: int, need: MaterialNeed) -> None:
        words = tr("materials.uses", count=len(need.uses))
        self._grid.addWidget(label(words, "lead" if len(need.uses) > 1 else "quiet"), line, 2)
        copies = label(str(need.copies))
        copies.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(copies, line, 3)

    def _count(self) -> None:
        there = sum(line.check.isChecked() for line in self._lines.values())
        self.count.setText(tr("handing_in.count", there=there, count=len(self._lines)))
        self.changed.emit()
