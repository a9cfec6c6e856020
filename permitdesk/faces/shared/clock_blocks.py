"""One block a licence: its light, its clocks with their last days, what stopped or extended them."""

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import ClockView
from permitdesk.domain.clock import Light
from permitdesk.faces.shared.clock_lines import ClockGroup
from permitdesk.faces.shared.dates import left_words, near_day
from permitdesk.faces.shared.light import LOOKS, light_word
from permitdesk.faces.shared.look import px, tone
from permitdesk.faces.shared.marks import ShapeMark
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import LinkLine, label, tight, wrapped
from permitdesk.text import tr

BAR, WHICH = 6, 56


class ClockBar(QWidget):
    """How much of a limit has gone by."""

    def __init__(self, share: float, token: str) -> None:
        super().__init__()
        self._share, self._token = min(max(share, 0.0), 1.0), token
        self.setFixedHeight(px(BAR))

    def sizeHint(self) -> QSize:
        return QSize(px(120), px(BAR))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tone("line"))
        painter.fillRect(0, 0, round(self.width() * self._share), self.height(), tone(self._token))
        painter.end()


class ClockBlock(QWidget):
    """Shows one group of clocks; its name opens the reckoning.

    Signals:
        opened: The licence whose reckoning is wanted; empty for the joint limit.
    """

    opened = Signal(str)

    def __init__(self, group: ClockGroup, today: date) -> None:
        super().__init__()
        self.group = group
        body = QVBoxLayout(self)
        tight(body, margins=(0, 2, 0, 6), gap=4)
        body.addLayout(self._head())
        nearest = min(
            (item for item in group.clocks if item.due), key=lambda item: item.due or today,
            default=None,
        )  # fmt: skip
        if nearest is not None and group.light is not None:
            token = LOOKS[group.light].token
            body.addWidget(ClockBar(_gone(nearest, today), "lead" if token == "good" else token))
        grid = QGridLayout()
        tight(grid, gap=2)
        grid.setHorizontalSpacing(px(8))
        grid.setColumnStretch(1, 1)
        for place, item in enumerate(group.clocks):
            _line(grid, place, item, today)
        body.addLayout(grid)
        for note in group.notes:
            body.addWidget(wrapped(note, "quiet", "small"))

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        tight(line, gap=6)
        name = LinkLine(self.group.name)
        name.setToolTip(f"{self.group.name}\n{tr('clock.open')}")
        name.clicked.connect(self._tell)
        line.addWidget(name, 1)
        light = self.group.light
        if light is not None:
            look = LOOKS[light]
            line.addWidget(ShapeMark(look.shape, look.token))
            line.addWidget(label(light_word(light), look.token, "small"))
        return line

    def _tell(self) -> None:
        self.opened.emit(self.group.licence)


def _line(grid: QGridLayout, place: int, item: ClockView, today: date) -> None:
    token = LOOKS[item.light].token if item.light not in (None, Light.GREEN) else ""
    if item.clock.licence:
        which = label(word(item.clock.which), "quiet", "small")
        which.setFixedWidth(px(WHICH))
        grid.addWidget(which, place, 0)
    grid.addWidget(label(due_of_view(item, today), token, "small"), place, 1)
    left = label(left_words(item.left), token or "quiet", "small")
    grid.addWidget(left, place, 2, Qt.AlignmentFlag.AlignRight)


def due_of_view(item: ClockView, today: date) -> str:
    """Write the last day of a clock: with 待定 where it is not sure, 停表 while it rests."""
    if item.light is Light.STOPPED:
        return tr("clock.rests")
    words = near_day(item.due, today)
    return tr("due.provisional", day=words) if item.provisional else words


def _gone(item: ClockView, today: date) -> float:
    """Return the share of a limit that has gone by, in calendar days."""
    assert item.due is not None
    assert item.clock.start is not None
    whole = (item.due - item.clock.start).days
    return (today - item.clock.start).days / max(whole, 1)
