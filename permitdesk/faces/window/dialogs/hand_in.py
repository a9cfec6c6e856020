"""A dialog over a permit that ends in an application handed in (变更、延续)."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.permit_life import papers_for
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor
from permitdesk.domain.materials import MaterialNeed
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import button, rule, tight, wrapped
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.attaching import Attaching
from permitdesk.faces.window.handing_in import HandingIn
from permitdesk.text import tr

PAPERS = 220
"""Least height of the list of papers, pixels at 100 %."""


class HandInDialog(QDialog):
    """Shows what is handed in and hands it in once; a second click changes nothing.

    Papers that are not there yet are no reason to wait: they are brought to the case.

    Signals:
        handed_in: Number of the case that came of it.
    """

    handed_in = Signal(str)

    def __init__(
        self, rooms: Rooms, thread: DeskThread, actor: Actor, title: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.rooms, self.thread_, self.actor = rooms, thread, actor
        self._key = uuid4().hex
        self.setWindowTitle(title)
        body = QVBoxLayout(self)
        tight(body)
        head = wrapped(title, size="title")
        head.setContentsMargins(px(24), px(16), px(24), px(12))
        body.addWidget(head)
        body.addWidget(rule())
        self.notice = NoticeBar()
        body.addWidget(self.notice)
        self.content = QVBoxLayout()
        tight(self.content, margins=(24, 12, 24, 12), gap=10)
        body.addLayout(self.content, 1)
        self.papers = HandingIn()
        self.papers.setMinimumHeight(px(PAPERS))
        self.papers.hide()
        self.attaching = Attaching(rooms, thread, actor, self.papers)
        self.attaching.failed.connect(self.notice.show_error)
        body.addWidget(self.papers)
        body.addWidget(rule())
        foot = QHBoxLayout()
        tight(foot, margins=(24, 12, 24, 16), gap=12)
        foot.addStretch(1)
        self.cancel = button(tr("button.cancel"), "more")
        self.cancel.clicked.connect(self.reject)
        self.ok = button(tr("action.receive"), "lead")
        self.ok.setEnabled(False)
        self.ok.clicked.connect(self.act)
        foot.addWidget(self.cancel)
        foot.addWidget(self.ok)
        body.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.act)

    def file(self) -> ApplicationFile:
        """Return what is handed in."""
        raise NotImplementedError

    def ask_papers(self, file: ApplicationFile) -> None:
        """Ask which papers are wanted, to be ticked here or brought to the case later."""
        self.ask(partial(papers_for, self.rooms.overseeing.desk, file), self._show_papers)

    def act(self) -> None:
        """Hand it in."""
        if not self.ok.isEnabled():
            return
        self.ok.setEnabled(False)
        self.notice.clear()
        file = replace(self.file(), materials=self.papers.handed_in())
        work = partial(self.rooms.acting.receive, file, self.actor, self._key)
        self.ask(work, self._show_done)

    def ask(self, work: Any, done: Any) -> None:
        """Let the desk do something; a refusal is shown here and the dialog stays."""
        self.thread_.ask(work, done, self.show_failure)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong."""
        self.ok.setEnabled(True)
        self.notice.show_error(error)

    def _show_papers(self, needs: tuple[MaterialNeed, ...]) -> None:
        self.papers.show_needs(needs)
        self.papers.setVisible(bool(needs))

    def _show_done(self, case: Case) -> None:
        self.handed_in.emit(case.number)
        self.accept()
