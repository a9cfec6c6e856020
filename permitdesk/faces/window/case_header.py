"""The head of a case: whose, which trade, which number; the likeliest lawful act in blue."""

from collections import Counter

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.application import Route
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.lawful import Deed, likeliest
from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import OneLine, button, label, restyle, tight
from permitdesk.faces.shared.worklist import mark_tone, marks_of
from permitdesk.faces.window.step_bar import StepBar, steps_of
from permitdesk.text import tr


class CaseHeader(QWidget):
    """Shows a case in two lines and offers what may be done to it.

    Signals:
        wanted: What somebody wants to do.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._first: Deed | None = None
        is_large = current().is_large
        body = QVBoxLayout(self)
        edge = 4 if is_large else 12
        tight(body, margins=(16, edge, 16, edge), gap=edge * 2 // 3)
        first = QHBoxLayout()
        tight(first, gap=12)
        self.name = OneLine("name")
        self.industry = label()
        self.industry.setProperty("kind", "badge")
        self.number = label("", "quiet")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        first.addWidget(self.name, 0)
        if not is_large:
            first.addWidget(self.industry, 0, Qt.AlignmentFlag.AlignVCenter)
            first.addWidget(self.number)
        first.addStretch(1)
        self.status = label("", "quiet")
        first.addWidget(self.status)
        self.marks = label("", "quiet", "small")
        if not is_large:
            first.addWidget(self.marks)  # beside the status: the steps need the whole second line
        self.act = button("", "lead")
        self.act.clicked.connect(self._act)
        self.more = button(tr("button.more"), "more")
        self.more.setMenu(QMenu(self.more))
        first.addWidget(self.act)
        first.addWidget(self.more)
        body.addLayout(first)
        body.addWidget(self._second_line(is_large=is_large))

    def show_case(self, view: CaseView, deeds: tuple[Deed, ...]) -> None:
        """Show a case and what this person may do to it."""
        summary = view.summary
        self.name.say(summary.applicant or tr("case.no_name"))
        self.industry.setText(summary.industry_name)
        self.industry.setVisible(bool(summary.industry_name))
        self.number.setText(tr("case.number", number=summary.number))
        self.status.setText(word(summary.status))
        self.marks.setText(marks_of(summary))
        self.marks.setVisible(bool(summary.marks))
        restyle(self.marks, "tone", mark_tone(summary))
        self.steps.show_steps(steps_of(view))
        routes = [part.part.route for part in view.case.state.parts.values()]
        ordinary = sum(route is Route.ORDINARY for route in routes)
        needed = [need for need in view.materials if need.to_hand_in]
        there = {item.key for item in view.case.application.materials}
        self.counts.setText(
            tr(
                "case.counts",
                ordinary=ordinary,
                commitment=len(routes) - ordinary,
                there=sum(need.key in there for need in needed),
                needed=len(needed),
            )
        )
        self._offer(deeds)

    def _second_line(self, *, is_large: bool) -> QWidget:
        """Return how far it is, what is to be seen at a glance, and what it consists of."""
        second = QHBoxLayout()
        tight(second, gap=12)
        self.steps = StepBar()
        second.addWidget(self.steps, 1)
        if is_large:
            second.addWidget(self.marks)
        self.counts = label("", "quiet", "small")
        second.addWidget(self.counts)
        line = QWidget()
        line.setLayout(second)
        self.steps.setVisible(not is_large)
        if is_large:
            second.insertWidget(0, self.industry)
            second.insertWidget(1, self.number, 1)
        return line

    def _offer(self, deeds: tuple[Deed, ...]) -> None:
        first = self._first = likeliest(deeds)
        self.act.setVisible(first is not None)
        if first is not None:
            self.act.setText(tr("button.with_enter", words=_short(first)))
            self.act.setToolTip(first.label)
        menu = self.more.menu()
        menu.clear()
        others = [deed for deed in deeds if deed != first]
        many = {
            type_ for type_, count in Counter(deed.type for deed in others).items() if count > 1
        }
        below: dict[ActionType, QMenu] = {}
        for deed in others:
            if deed.type not in many:
                self._add(menu, deed, deed.label)
                continue
            if deed.type not in below:
                below[deed.type] = menu.addMenu(word(deed.type))
            self._add(below[deed.type], deed, deed.name or deed.label)
        self.more.setVisible(bool(others))

    def _add(self, menu: QMenu, deed: Deed, words: str) -> None:
        action = QAction(words, menu)
        action.setData(deed)
        action.triggered.connect(self._choose)
        menu.addAction(action)

    def _act(self) -> None:
        if self._first is not None:
            self.wanted.emit(self._first)

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.wanted.emit(action.data())


LONGEST = 16


def _short(deed: Deed) -> str:
    words = deed.label
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
