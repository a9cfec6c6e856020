"""The sections of a form, with how many problems each has, and the problems themselves."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from permitdesk.domain.errors import Problem
from permitdesk.domain.merge import Section
from permitdesk.faces.shared.form_state import FormState, Place, places_of
from permitdesk.faces.shared.icons import picture
from permitdesk.faces.shared.light import SHAPE, paint_shape
from permitdesk.faces.shared.look import current, px, tone
from permitdesk.faces.shared.messages import tell_problem
from permitdesk.faces.shared.parts import empty, label, rule, tight
from permitdesk.text import tr

WIDTH, ROW, PROBLEM = 208, 36, 44
MOST_PROBLEMS = 30


class SectionItem(QWidget):
    """One section: sign, title, count.

    Signals:
        clicked: Its place in the form.
    """

    clicked = Signal(int)

    def __init__(self, at: int, title: str) -> None:
        super().__init__()
        self.at, self.title = at, title
        self.count = self.problems = 0
        self.sign = ""
        self.is_chosen = False
        self.setFixedHeight(px(ROW))
        self.setToolTip(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_state(self, *, count: int, problems: int, sign: str, is_chosen: bool) -> None:
        """Show how the section stands.

        Args:
            count: Questions asked now.
            problems: Known ones.
            sign: ``check``, ``triangle`` or ``circle``.
            is_chosen: It is the one looked at.
        """
        self.count, self.problems, self.sign, self.is_chosen = count, problems, sign, is_chosen
        self.update()

    @property
    def words(self) -> str:
        """Return what stands at the right: the number of problems, else of questions."""
        if self.problems:
            short = current().is_large
            return str(self.problems) if short else tr("section.problems", count=self.problems)
        return str(self.count) if self.count else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit(self.at)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.title) + px(96), px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_chosen:
            painter.fillRect(self.rect(), tone("lead_tint"))
            painter.fillRect(0, 0, px(3), self.height(), tone("lead"))
        self._paint_sign(painter)
        font = painter.font()
        font.setBold(self.is_chosen)
        painter.setFont(font)
        rect = self.rect().adjusted(px(36), 0, -px(12), 0)
        painter.setPen(tone("soon" if self.problems else "quiet"))
        painter.drawText(
            rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.words
        )
        rect.setRight(rect.right() - painter.fontMetrics().horizontalAdvance(self.words) - px(8))
        painter.setPen(tone("text"))
        title = painter.fontMetrics().elidedText(
            self.title, Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, title)
        painter.end()

    def _paint_sign(self, painter: QPainter) -> None:
        size = px(SHAPE)
        box = QRectF(px(14), (self.height() - size) / 2, size, size)
        if self.sign == "triangle":
            paint_shape(painter, box, "triangle", "soon")
        elif self.sign == "check":
            mark = picture("check", "good", 14)
            place = QRect(px(12), (self.height() - px(14)) // 2, px(14), px(14))
            painter.drawPixmap(place, mark)
        elif self.sign == "circle":
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(tone("field"))
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))


class SectionList(QWidget):
    """The list at the left of a form.

    Signals:
        chosen: Place of a section.
        problem_chosen: The problem somebody wants to get to.
    """

    chosen = Signal(int)
    problem_chosen = Signal(object)

    def __init__(self, state: FormState, *, read_only: bool = False) -> None:
        super().__init__()
        self._state, self._read_only = state, read_only
        self._is_row = current().is_large
        self._listed: list[Problem] | None = None
        self.items = [
            SectionItem(at, section.title) for at, section in enumerate(state.form.sections)
        ]
        outer = QVBoxLayout(self)
        tight(outer)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        outer.addWidget(scroll)
        plane = QWidget()
        scroll.setWidget(plane)
        if self._is_row:
            self._lay_out_row(plane, scroll)
            return
        self.setFixedWidth(px(WIDTH))
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QVBoxLayout(plane)
        tight(body, margins=(0, 8, 0, 8))
        for item in self.items:
            item.clicked.connect(self.chosen)
            body.addWidget(item)
        body.addSpacing(px(8))
        self._rule = rule()
        body.addWidget(self._rule)
        self._problems = QVBoxLayout()
        tight(self._problems, margins=(16, 12, 8, 12), gap=4)
        body.addLayout(self._problems)
        body.addStretch(1)

    def follow(self, at: int, visited: AbstractSet[Place]) -> None:
        """Show how the form stands.

        Args:
            at: Place of the section that is looked at.
            visited: Places the person has been to; only their gaps count.
        """
        told: list[Problem] = []
        for place, section in enumerate(self._state.form.sections):
            found = self._told(section, visited)
            told += found
            self.items[place].show_state(
                count=len(self._state.asked(section)) + len(section.records),
                problems=len(found),
                sign=self._sign(section, found, visited),
                is_chosen=place == at,
            )
        if not self._is_row:
            self._list_problems(told)

    def _lay_out_row(self, plane: QWidget, scroll: QScrollArea) -> None:
        """Stand side by side above the form, where there is no room at its left."""
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout(plane)
        tight(row)
        for item in self.items:
            item.clicked.connect(self.chosen)
            item.setMinimumWidth(item.sizeHint().width())
            row.addWidget(item)
        row.addStretch(1)
        self.setFixedHeight(px(ROW) + 12)

    def _told(self, section: Section, visited: AbstractSet[Place]) -> list[Problem]:
        if self._read_only:
            return []
        return [
            problem
            for place in places_of(section)
            for problem in self._state.problems_at(place)
            if not problem.is_missing or place in visited
        ]

    def _sign(self, section: Section, found: list[Problem], visited: AbstractSet[Place]) -> str:
        if self._read_only:
            return ""
        if found:
            return "triangle"
        been = any(place in visited for place in places_of(section))
        done = not any(self._state.problems_of(section))
        return "check" if done and been else "circle"

    def _list_problems(self, told: list[Problem]) -> None:
        if told == self._listed:  # nothing to build again at every key that is pressed
            return
        self._listed = told
        empty(self._problems)
        self._rule.setVisible(bool(told))
        if not told:
            return
        words = tr("section.all_problems", count=len(told))
        self._problems.addWidget(label(words, "quiet", "small"))
        for problem in told[:MOST_PROBLEMS]:
            self._problems.addWidget(_ProblemLine(problem, self.problem_chosen))
        if len(told) > MOST_PROBLEMS:
            more = tr("told.more", count=len(told) - MOST_PROBLEMS)
            self._problems.addWidget(label(more, "quiet", "small"))


class _ProblemLine(QWidget):
    """One problem in the list: the field, and below it what is wrong; a click goes there."""

    def __init__(self, problem: Problem, chosen: SignalInstance) -> None:
        super().__init__()
        self._problem, self._chosen = problem, chosen
        self._name = str(problem.facts.get("label", ""))
        self._words = tr("problem.gap") if problem.is_missing else tell_problem(problem)
        self.setFixedHeight(px(PROBLEM))
        self.setToolTip(tell_problem(problem))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._chosen.emit(self._problem)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        size = px(SHAPE)
        paint_shape(painter, QRectF(0, px(6), size, size), "triangle", "soon")
        self._line(painter, self._name, "text", 14, 0)
        self._line(painter, self._words, "quiet", 12, px(20))
        painter.end()

    def _line(self, painter: QPainter, words: str, token: str, size: int, top: int) -> None:
        font = self.font()
        font.setPixelSize(px(size))
        painter.setFont(font)
        painter.setPen(tone(token))
        rect = QRect(px(20), top, self.width() - px(20), px(20))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, shown)
