"""The promised points, each kept or broken; of a broken one what is so instead, and by which rule."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.domain.follow_up import BrokenPoint
from permitdesk.faces.shared.dialogs.boxes import line_box
from permitdesk.faces.shared.look import px, tone
from permitdesk.faces.shared.parts import button, rule, tight, wrapped
from permitdesk.text import tr

KEPT, BROKEN = range(2)
KEYS: Mapping[int, int] = {Qt.Key.Key_1: KEPT, Qt.Key.Key_2: BROKEN}


class PointRow(QWidget):
    """Takes 1 属实, 2 不实 while the cursor is on it.

    Signals:
        answered: One of both was chosen.
        moved: The cursor is to go so many points on.
    """

    answered = Signal()
    moved = Signal(object, int)

    def __init__(self, place: int, point: BrokenPoint) -> None:
        """Make the row.

        Args:
            place: From 1.
            point: The promise; of a re-check also what was found the first time.
        """
        super().__init__()
        self.point = point.point
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        body = QVBoxLayout(self)
        tight(body, margins=(8, 6, 0, 0), gap=6)
        line = QHBoxLayout()
        tight(line, gap=12)
        line.addWidget(wrapped(tr("point.text", place=place, text=point.point)), 1)
        self.choice = QButtonGroup(self)
        both = QHBoxLayout()
        tight(both)
        for value, title in ((KEPT, "point.kept"), (BROKEN, "point.broken")):
            made = button(tr(title), "segment")
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.choice.addButton(made, value)
            both.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(both)
        body.addLayout(line)
        if point.found:
            body.addWidget(wrapped(tr("point.first_time", found=point.found), "quiet", "small"))
        self.boxes = tuple(
            line_box(text, tr(hint))
            for text, hint in (
                ("", "point.found"),
                (point.requirement, "point.requirement"),
                (point.source, "point.source"),
            )
        )
        self.more = QWidget()
        more = QHBoxLayout(self.more)
        tight(more, gap=8)
        for box in self.boxes:
            more.addWidget(box, 1)
        body.addWidget(self.more)
        self.more.hide()
        body.addWidget(rule())
        self.choice.idToggled.connect(self._follow)

    @property
    def is_answered(self) -> bool:
        """Tell whether it was said."""
        return self.choice.checkedId() >= 0

    def answer(self, value: int) -> None:
        """Say whether it is kept."""
        self.choice.button(value).setChecked(True)

    def broken(self) -> BrokenPoint | None:
        """Return what is so instead; None for a point that is kept."""
        if self.choice.checkedId() != BROKEN:
            return None
        return BrokenPoint(self.point, *(box.text().strip() for box in self.boxes))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in KEYS:
            self.answer(KEYS[event.key()])
            if KEYS[event.key()] == KEPT:
                self.moved.emit(self, 1)
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(self, 1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the point the cursor is on, with a bar at its left."""
        if self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect(), tone("lead_tint"))
            painter.fillRect(0, 0, px(3), self.height(), tone("lead"))
            painter.end()

    def _follow(self, value: int, on: bool) -> None:
        if not on:
            return
        self.more.setVisible(value == BROKEN)
        if value == BROKEN:
            self.boxes[0].setFocus()
        self.answered.emit()


class BrokenPoints(QWidget):
    """All points, one below the other.

    Signals:
        changed: A point was answered.
    """

    changed = Signal()

    def __init__(self, points: Sequence[BrokenPoint]) -> None:
        super().__init__()
        body = QVBoxLayout(self)
        tight(body)
        self.rows = [PointRow(place, point) for place, point in enumerate(points, 1)]
        for row in self.rows:
            row.answered.connect(self.changed)
            row.moved.connect(self._move)
            body.addWidget(row)
        if self.rows:
            self.setFocusProxy(self.rows[0])

    def _move(self, row: PointRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus()

    @property
    def open_count(self) -> int:
        """Count the points nobody said anything of."""
        return sum(not row.is_answered for row in self.rows)

    def rest_is_kept(self) -> None:
        """Say of every open point that it is kept."""
        for row in self.rows:
            if not row.is_answered:
                row.answer(KEPT)

    def broken(self) -> tuple[BrokenPoint, ...]:
        """Return what does not hold."""
        return tuple(found for row in self.rows if (found := row.broken()) is not None)
