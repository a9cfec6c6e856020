"""The dialog of one act: names the case, takes what the act needs, does it once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.acting import Wish
from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.case import Case
from permitdesk.domain.errors import Overtaken, Problem
from permitdesk.domain.facts import Actor, Sent
from permitdesk.domain.procedure import RULES
from permitdesk.faces.shared.dialogs.content_area import ContentArea
from permitdesk.faces.shared.lawful import Deed
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.messages import Told, tell_problem
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import button, rule, tight, wrapped
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import tr

T = TypeVar("T")
WIDTH, WIDEST = 560, 1320
EDGE = 48
"""Left free above and below, pixels at 100 %."""


@dataclass(frozen=True)
class Given:
    """What a dialog is given: what is to be done, to which case as it was seen, by whom."""

    deed: Deed
    view: CaseView
    rooms: Rooms
    thread: DeskThread
    actor: Actor


class ActionDialog(QDialog):
    """Asks for what one act needs and does it.

    A second click changes nothing: the act carries a key of its own from the moment it is shown.

    Signals:
        done_: The deed and the case after it.
        overtaken: Someone else acted on the case meanwhile.
    """

    done_ = Signal(object, object)
    overtaken = Signal(Exception)
    width_ = WIDTH

    def __init__(self, given: Given) -> None:
        super().__init__()
        self.given = given
        self._key = uuid4().hex
        self.setWindowTitle(given.deed.label)
        self.setMinimumWidth(min(px(self.width_), WIDEST))
        body = self._body = QVBoxLayout(self)
        tight(body)
        body.addLayout(self._head())
        body.addWidget(rule())
        self.notice = NoticeBar()
        body.addWidget(self.notice)
        self._room = ContentArea(self.minimumWidth())
        self.content = self._room.content
        self._room.grown.connect(self._grow)
        body.addWidget(self._room, 1)
        body.addWidget(rule())
        body.addLayout(self._foot())
        effect = f"effect.{given.deed.type.value}"
        if (words := tr(effect)) != effect:
            self.content.addWidget(wrapped(words, "quiet"))
        rests_on = tr("dialog.rests_on", source=RULES[given.deed.type].source)
        self.content.addWidget(wrapped(rests_on, "quiet", "small"))
        submit = QShortcut(QKeySequence("Ctrl+Return"), self)
        submit.activated.connect(self.act)

    def sent(self) -> Sent:
        """Return what is sent with the act."""
        raise NotImplementedError

    def licence(self) -> str:
        """Return the licence it is about."""
        return self.given.deed.licence

    def unreadable(self) -> tuple[Problem, ...]:
        """Return what was typed and cannot be read, before anything is sent."""
        return ()

    def act(self) -> None:
        """Do it."""
        if not self.ok.isEnabled():
            return
        if found := self.unreadable():
            self.notice.show_told(Told(tell_problem(found[0]), problems=found[1:]))
            return
        self.ok.setEnabled(False)
        self.notice.clear()
        given = self.given
        wish = Wish(
            given.deed.type, self.sent(), given.actor, self.licence(), self._key, given.view.seen
        )
        work = partial(given.rooms.acting.do, given.view.summary.number, wish)
        self.ask(work, self._show_done)

    def ask(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Let the desk do something; a refusal is shown here and the dialog stays."""
        self.given.thread.ask(work, done, self.show_failure)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong; when someone else was first, leave it to the page."""
        self.ok.setEnabled(True)
        if isinstance(error, Overtaken):
            self.overtaken.emit(error)
            self.reject()
            return
        self.notice.show_error(error)

    def rows(self) -> QFormLayout:
        """Add and return a form of labels and boxes."""
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(px(12))
        form.setVerticalSpacing(px(12))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.content.addLayout(form)
        return form

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where something is to be typed; the buttons come last."""
        if not any(self.content.stretch(place) for place in range(self.content.count())):
            self.content.addStretch(1)  # what is left over goes below, not between the lines
        self._grow()
        super().showEvent(event)
        places = [
            widget
            for widget in self.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisibleTo(self)
            and widget not in (self.ok, self.cancel, self.notice.close_button)
        ]
        if places:
            QWidget.setTabOrder(places[-1], self.cancel)
            if self.focusWidget() is self.cancel:
                places[0].setFocus()
        QWidget.setTabOrder(self.cancel, self.ok)

    def _grow(self) -> None:
        """Be as high as what is asked needs; beyond the screen one scrolls."""
        width = self.width() if self.isVisible() else self.minimumWidth()
        wanted = self._body.totalSizeHint()
        highest = self.screen().availableSize().height() - px(EDGE)
        self.resize(max(width, wanted.width()), min(wanted.height(), highest))

    def _show_done(self, case: Case) -> None:
        self.done_.emit(self.given.deed, case)
        self.accept()

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        tight(head, margins=(24, 16, 24, 12), gap=2)
        head.addWidget(wrapped(self.given.deed.label, size="title"))
        summary = self.given.view.summary
        words = tr("dialog.case", applicant=summary.applicant, number=summary.number)
        head.addWidget(wrapped(words, "quiet"))
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        tight(foot, margins=(24, 12, 24, 16), gap=12)
        foot.addStretch(1)
        self.cancel = button(tr("button.cancel"), "more")
        self.cancel.clicked.connect(self.reject)
        self.ok = button(tr(f"action.{self.given.deed.type.value}"), "lead")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self.act)
        foot.addWidget(self.cancel)
        foot.addWidget(self.ok)
        return foot
