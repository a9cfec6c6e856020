"""The six steps of a case: what is done, what is being done, what comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.state import ActionType, Status
from permitdesk.domain.workdays import local_day
from permitdesk.faces.shared.icons import picture
from permitdesk.faces.shared.look import px, tone
from permitdesk.text import tr

LINE, GAP, HEIGHT = 28, 8, 20


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        name: Message key.
        note: Its day, or how far it is.
        state: ``done``, ``now`` or ``later``.
    """

    name: str
    note: str
    state: str


def steps_of(view: CaseView) -> tuple[Step, ...]:
    """Return the six steps of a case as they stand."""
    case = view.case.state
    parts = case.parts.values()
    decided = sum(not part.status.is_open for part in parts)
    reviewed = sum(not part.status.is_open or part.opinion is not None for part in parts)
    archived = next((item.at for item in view.history if item.type is ActionType.ARCHIVE), None)
    over = case.status in (Status.DECLINED, Status.WITHDRAWN, Status.ENDED)
    ends: Sequence[tuple[str, datetime | None, str]] = (
        ("step.receive", case.received_at, ""),
        ("step.accept", case.accepted_at or (case.decided_at if over else None), ""),
        ("step.review", case.decided_at, f"{reviewed} / {len(parts)}"),
        ("step.decide", case.decided_at, f"{decided} / {len(parts)}"),
        ("step.issue", _handed_over(view), ""),
        ("step.archive", archived, ""),
    )
    steps: list[Step] = []
    for name, end, note in ends:
        is_now = end is None and all(step.state == "done" for step in steps)
        state = "done" if end else "now" if is_now else "later"
        words = f"{local_day(end):%m-%d}" if end else note if is_now else ""
        steps.append(Step(name, words, state))
    return tuple(steps)


def _handed_over(view: CaseView) -> datetime | None:
    done = (ActionType.DELIVER, ActionType.ARCHIVE)
    return next((item.at for item in view.history if item.type in done), None)


class StepBar(QWidget):
    """Paints the steps in one line."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[Step, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(HEIGHT))

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Show how a case stands."""
        self._steps = steps
        self.setAccessibleName(
            "，".join(f"{tr(step.name)} {step.note}" for step in steps if step.state != "later")
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(600), px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = 0
        for place, step in enumerate(self._steps):
            if place:
                done = self._steps[place - 1].state == "done"
                painter.fillRect(
                    at, self.height() // 2, px(LINE), 1, tone("lead" if done else "line")
                )
                at += px(LINE + GAP)
            at = self._paint(painter, step, at) + px(GAP)
        painter.end()

    def _paint(self, painter: QPainter, step: Step, at: int) -> int:
        middle = self.height() // 2
        if step.state == "done":
            size = px(14)
            painter.drawPixmap(
                QRect(at, middle - size // 2, size, size), picture("check", "lead", 14)
            )
        else:
            size = px(8)
            painter.setPen(tone("lead" if step.state == "now" else "field"))
            painter.setBrush(tone("lead") if step.state == "now" else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at + px(2), middle - size // 2, size, size)
            size = px(12)
        at += size + px(6)
        at = self._words(painter, tr(step.name), at, "text", bold=step.state == "now")
        return self._words(painter, step.note, at + px(6), "quiet") if step.note else at

    def _words(
        self, painter: QPainter, words: str, at: int, token: str, *, bold: bool = False
    ) -> int:
        font = self.font()
        font.setPixelSize(px(12))
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(tone(token if bold or token == "quiet" else "text"))
        width = painter.fontMetrics().horizontalAdvance(words)
        rect = QRect(at, 0, width + 2, self.height())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, words)
        return at + width
