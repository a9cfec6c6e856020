"""Name and password, before anybody works in a store that counts."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from permitdesk.domain.facts import Actor, Role
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.messages import Told
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import button, label, rule, tight
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import tr

LogIn = Callable[[str, str], Actor | None]
"""Takes name and password; returns who it is, None when they do not belong together."""


class LoginDialog(QDialog):
    """Asks until name, password and role fit, or is closed.

    Attributes:
        actor: Who logged in; None when the dialog was closed.
    """

    def __init__(
        self, log_in: LogIn, roles: tuple[Role, ...], hall: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.actor: Actor | None = None
        self._log_in, self._roles = log_in, roles
        self._thread = DeskThread(self)
        self.setWindowTitle(tr("login.title"))
        self.setMinimumWidth(px(440))
        body = QVBoxLayout(self)
        tight(body)
        head = label(hall or tr("login.title"), size="title")
        head.setContentsMargins(px(24), px(16), px(24), px(12))
        body.addWidget(head)
        body.addWidget(rule())
        self.notice = NoticeBar()
        body.addWidget(self.notice)
        form = QFormLayout()
        form.setContentsMargins(px(24), px(16), px(24), px(16))
        form.setVerticalSpacing(px(12))
        self.name, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        form.addRow(tr("login.name"), self.name)
        form.addRow(tr("login.password"), self.password)
        body.addLayout(form)
        body.addWidget(rule())
        body.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        tight(foot, margins=(24, 12, 24, 16), gap=12)
        foot.addStretch(1)
        self.enter = button(tr("login.enter"), "lead")
        self.enter.setDefault(True)
        self.enter.clicked.connect(self.try_it)
        foot.addWidget(self.enter)
        return foot

    def try_it(self) -> None:
        """Look whether name and password belong together; the screen does not wait for it."""
        name, password = self.name.text().strip(), self.password.text()
        self.enter.setEnabled(False)
        self._thread.ask(lambda: self._log_in(name, password), self._found, self._failed)

    def _found(self, actor: Actor | None) -> None:
        self.enter.setEnabled(True)
        self.password.clear()
        if actor is None:
            self.notice.show_told(Told(tr("login.wrong")))
        elif actor.role not in self._roles:
            self.notice.show_told(Told(tr("login.other_role", role=tr(f"role.{actor.role}"))))
        else:
            self.actor = actor
            self.accept()

    def _failed(self, error: Exception) -> None:
        self.enter.setEnabled(True)
        self.notice.show_error(error)

    def done(self, result: int) -> None:
        """Close; the thread has nothing left to do."""
        self._thread.close()
        super().done(result)
