"""F12, in a practice store only: sit here as somebody else, so one person can try every role."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.guiding import Guiding
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.facts import Actor, Role
from permitdesk.faces.shared.dialogs.boxes import line_box
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.notice_bar import NoticeBar
from permitdesk.faces.shared.parts import button, label, rule, tight, wrapped
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.text import tr

ROLES = (Role.CLERK, Role.REVIEWER, Role.INSPECTOR)
_OF_A_DEPARTMENT = (Role.REVIEWER, Role.INSPECTOR)


class PersonDialog(QDialog):
    """Asks for name, role and station.

    Signals:
        chosen: Who sits here now.
    """

    chosen = Signal(object)

    def __init__(self, guiding: Guiding, thread: DeskThread, actor: Actor, parent: QWidget) -> None:
        super().__init__(parent)
        self._actor = actor
        self.setWindowTitle(tr("person.title"))
        self.setMinimumWidth(px(480))
        body = QVBoxLayout(self)
        tight(body)
        head = label(tr("person.title"), size="title")
        head.setContentsMargins(px(24), px(16), px(24), px(12))
        body.addWidget(head)
        body.addWidget(rule())
        self.notice = NoticeBar()
        body.addWidget(self.notice)
        inner = QVBoxLayout()
        tight(inner, margins=(24, 16, 24, 16), gap=12)
        inner.addWidget(wrapped(tr("person.words"), "quiet"))
        form = QFormLayout()
        form.setVerticalSpacing(px(12))
        self.name = line_box(actor.name)
        self.role = QComboBox()
        for role in ROLES:
            self.role.addItem(tr(f"role.{role.value}"), role)
        self.station = QComboBox()
        form.addRow(tr("answer_part.name"), self.name)
        form.addRow(tr("person.role"), self.role)
        form.addRow(tr("person.station"), self.station)
        inner.addLayout(form)
        body.addLayout(inner)
        body.addWidget(rule())
        foot = QHBoxLayout()
        tight(foot, margins=(24, 12, 24, 16), gap=12)
        foot.addStretch(1)
        self.ok = button(tr("person.sit_down"), "lead")
        self.ok.setDefault(True)
        self.ok.setEnabled(False)
        self.ok.clicked.connect(self._tell)
        foot.addWidget(self.ok)
        body.addLayout(foot)
        self._departments: dict[str, str] = {}
        thread.ask(partial(_catalog, guiding), self._begin, self.notice.show_error)

    def _begin(self, catalog: Catalog) -> None:
        self._departments = {code: item.name for code, item in catalog.departments.items()}
        self.role.setCurrentIndex(max(self.role.findData(self._actor.role), 0))
        self.role.currentIndexChanged.connect(self._follow)
        self._follow()
        self.station.setCurrentIndex(max(self.station.findData(self._actor.station), 0))
        self.ok.setEnabled(True)

    def _follow(self) -> None:
        self.station.clear()
        if Role(self.role.currentData()) in _OF_A_DEPARTMENT:
            for code, name in self._departments.items():
                self.station.addItem(name, code)
            return
        for number in range(1, 7):
            words = tr("person.window", number=number)
            self.station.addItem(words, words)

    def _tell(self) -> None:
        name = self.name.text().strip()
        if name:
            role = Role(self.role.currentData())
            self.chosen.emit(Actor(name, role, str(self.station.currentData())))
            self.accept()


def _catalog(guiding: Guiding) -> Catalog:
    return guiding.catalog
