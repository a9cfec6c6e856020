"""Changing what somebody holds (变更): pick what changes, answer only that, see what it touches."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from permitdesk.desk.permit_life import ChangeOutlook, change_outlook
from permitdesk.desk.permit_turns import Changeable, changeable
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.checks import Checking
from permitdesk.domain.facts import Actor
from permitdesk.domain.merge import Question, RecordQuestion, Section
from permitdesk.faces.shared.form_context import context_of
from permitdesk.faces.shared.form_state import FormState, Place, changed_since, place_of
from permitdesk.faces.shared.look import px
from permitdesk.faces.shared.messages import tell_error
from permitdesk.faces.shared.parts import empty, label, tight, upright, wrapped
from permitdesk.faces.shared.permit_looks import permit_name
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.section_view import SectionView
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.dialogs.hand_in import HandInDialog
from permitdesk.text import tr

WIDTH, HEIGHT, LIST, LINE = 1160, 720, 320, 28
WAIT_MS = 250
Asked = Question | RecordQuestion


class ChangePermitDialog(HandInDialog):
    """Only what was picked is asked; only what became different is handed in."""

    def __init__(
        self, rooms: Rooms, thread: DeskThread, actor: Actor, number: str, parent: QWidget
    ) -> None:
        super().__init__(rooms, thread, actor, tr("change_permit.title", number=number), parent)
        room = parent.window().size()
        self.setFixedSize(min(px(WIDTH), room.width()), min(px(HEIGHT), room.height()))
        self._number, self._before = number, Answers()
        self.state: FormState | None = None
        self._section: SectionView | None = None
        self.content.addWidget(wrapped(tr("change_permit.pick"), "quiet"))
        row = QHBoxLayout()
        tight(row, gap=12)
        row.addLayout(self._picks())
        row.addWidget(upright())
        row.addLayout(self._answers(), 1)
        self.content.addLayout(row, 1)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._look_ahead)
        desk = rooms.overseeing.desk

        def read() -> tuple[Changeable, Checking]:
            return changeable(desk, number), desk.checking()

        self.ask(read, self._begin)

    def file(self) -> ApplicationFile:
        assert self.state is not None
        typed = self.state.file(ApplicationFile())
        answers, own = changed_since(self._before, Answers(typed.answers, typed.own))
        records = {
            record.collection: tuple(
                {**row.values, "roles": row.roles} for row in self.state.rows(record)
            )
            for record in self.state.form.records()
            if self.state.rows(record) != self._before.records.get(record.collection, ())
        }
        return ApplicationFile(changes=self._number, answers=answers, own=own, records=records)

    def pick(self, key: str) -> None:
        """Pick a field by its key, as a click on its box does."""
        for item in self._items():
            if _key(item.data(Qt.ItemDataRole.UserRole)) == key:
                item.setCheckState(Qt.CheckState.Checked)

    def _picks(self) -> QVBoxLayout:
        column = QVBoxLayout()
        tight(column, gap=6)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("change_permit.find"))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setFixedWidth(px(LIST))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setAccessibleName(tr("change_permit.pick"))
        self.list.itemChanged.connect(self._show_picked)
        self.search.setFixedWidth(px(LIST))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        return column

    def _answers(self) -> QVBoxLayout:
        column = QVBoxLayout()
        tight(column, gap=8)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self._scroll, 1)
        column.addWidget(label(tr("change_permit.ahead"), bold=True))
        self._ahead = QVBoxLayout()
        tight(self._ahead, gap=3)
        column.addLayout(self._ahead)
        return column

    def _begin(self, read: tuple[Changeable, Checking]) -> None:
        found, checking = read
        self._before = found.answers
        self.state = FormState(found.form, checking, found.answers)
        self.list.blockSignals(True)
        for section in found.form.sections:
            found_here: tuple[Asked, ...] = (*section.questions, *section.records)
            for one in found_here:
                item = QListWidgetItem(_title(section, one))
                item.setSizeHint(QSize(0, px(LINE)))
                item.setToolTip(item.text())
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                item.setData(Qt.ItemDataRole.UserRole, one)
                self.list.addItem(item)
        self.list.blockSignals(False)
        self._say((tr("change_permit.nothing_yet"),))
        self.search.setFocus()

    def _items(self) -> Iterator[QListWidgetItem]:
        for place in range(self.list.count()):
            yield self.list.item(place)

    def _narrow(self, text: str) -> None:
        for item in self._items():
            picked = item.checkState() is Qt.CheckState.Checked
            item.setHidden(not picked and text.strip() not in item.text())

    def _show_picked(self) -> None:
        """Ask what was picked, and nothing else."""
        assert self.state is not None
        picked: list[Asked] = [
            item.data(Qt.ItemDataRole.UserRole)
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        ]
        section = Section(
            "", tr("change_permit.section"), "",
            tuple(one for one in picked if isinstance(one, Question)),
            tuple(one for one in picked if isinstance(one, RecordQuestion)),
        )  # fmt: skip
        context = replace(context_of(self.rooms.guiding.catalog), columns=1, with_uses=False)
        visited: set[Place] = {place_of(one) for one in section.questions}
        self._section = SectionView(section, self.state, context, visited)
        self._section.changed.connect(self._follow)
        self._scroll.setWidget(self._section)
        self._follow()

    def _follow(self, _: object = None) -> None:
        self.ok.setEnabled(False)
        self._wait.start()

    def _look_ahead(self) -> None:
        """Say what the change touches, as soon as something is different."""
        file = self.file()
        if not (file.answers or file.own or file.records):
            self._say((tr("change_permit.nothing_yet"),))
            return
        work = partial(change_outlook, self.rooms.overseeing.desk, file)
        self.thread_.ask(work, self._show_ahead, self._show_refused)

    def _show_ahead(self, outlook: ChangeOutlook) -> None:
        self._say(tuple(outlook_lines(outlook)))
        self.ask_papers(self.file())
        self.ok.setEnabled(True)

    def _show_refused(self, error: Exception) -> None:
        self._say((tell_error(error).line,))

    def _say(self, lines: tuple[str, ...]) -> None:
        empty(self._ahead)
        for line in lines:
            self._ahead.addWidget(wrapped(line))


def outlook_lines(outlook: ChangeOutlook) -> Iterator[str]:
    """Yield what a change touches: each permit, then the composite."""
    for permit in outlook.permits:
        facts = {"name": permit_name(permit), "number": permit.number}
        yield tr("change_permit.touched", version=permit.version + 1, **facts)
    if outlook.composite is not None:
        following = outlook.composite.version + 1
        yield tr("change_permit.composite", number=outlook.composite.number, version=following)
    else:
        yield tr("outlook.composite_same")


def _title(section: Section, one: Asked) -> str:
    name = one.field.label if isinstance(one, Question) else one.type.label
    return tr("change_permit.field", section=section.title, field=name)


def _key(one: Asked) -> str:
    return one.key if isinstance(one, Question) else one.collection
