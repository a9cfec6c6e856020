"""What is to be done after decisions (许可后待办): by due day with its light; Enter does it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from permitdesk.desk.permit_life import TaskLine, task_lines
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import Light
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.domain.tasks import TaskFilter
from permitdesk.faces.shared.dates import near_day
from permitdesk.faces.shared.light import light_word
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.parts import button, label, rule, tight
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.page import Page
from permitdesk.text import tr

_TONES = {Light.RED: "late", Light.ORANGE: "near", Light.YELLOW: "soon"}
_OF_A_DEPARTMENT = (Role.REVIEWER, Role.INSPECTOR)


class TasksPage(Page):
    """One queue, sorted by due day: a department's own, for a clerk everybody's.

    Signals:
        task_opened: Case number, the action that is to be done, and the licence.
    """

    task_opened = Signal(str, str, str)

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor) -> None:
        super().__init__(rooms, thread, actor)
        own = actor.station if actor.role in _OF_A_DEPARTMENT else ""
        self._wanted = TaskFilter(department=own)
        self._lines: tuple[TaskLine, ...] = ()
        self._catalog: Catalog | None = None
        self.model = RowsModel[TaskLine](self._columns(), self)
        self.table = DenseTable(self.model, self)
        self.table.opened.connect(self._open)
        self.count = label("", "quiet")
        self.kinds = QComboBox()
        self.kinds.setMinimumContentsLength(12)
        self.kinds.setAccessibleName(tr("tasks.kind"))
        self.kinds.currentIndexChanged.connect(self._filter)
        self.mine = button(tr("tasks.mine"), "segment")
        self.mine.setCheckable(True)
        self.mine.toggled.connect(self._filter)
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=12)
        head.addWidget(label(tr("tasks.title"), size="name"))
        head.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.kinds)
        head.addWidget(self.mine)
        head.addStretch(1)
        refresh = button(tr("button.refresh"))
        refresh.clicked.connect(self.refresh)
        head.addWidget(refresh)
        self.nothing = label(tr("tasks.nothing"), "quiet")
        self.nothing.setContentsMargins(16, 24, 16, 0)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(self.notice)
        self.body.addWidget(rule())
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.table, 1)
        self.nothing.hide()

    def arrive(self) -> None:
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Fetch the queue again."""
        self.ask(partial(_read, self.rooms, self._wanted), self._show)

    def help_lines(self) -> Sequence[tuple[str, str]]:
        return ((tr("tasks.title"), tr("tasks.help")),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.kinds.setFocus()
            return
        super().keyPressEvent(event)

    def _show(self, found: tuple[Catalog, tuple[TaskLine, ...]]) -> None:
        self._catalog, self._lines = found
        counts = Counter(line.task.todo for line in self._lines)
        chosen = self.kinds.currentData()
        self.kinds.blockSignals(True)
        self.kinds.clear()
        self.kinds.addItem(tr("tasks.all", count=len(self._lines)), "")
        for todo, count in counts.items():
            self.kinds.addItem(tr("tasks.of_kind", kind=word(todo), count=count), todo.value)
        self.kinds.setCurrentIndex(max(self.kinds.findData(chosen), 0))
        self.kinds.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        """Show one kind, or only what this person's role does."""
        kind = self.kinds.currentData()
        shown = [
            line
            for line in self._lines
            if kind in ("", None, line.task.todo.value)
            and (not self.mine.isChecked() or self.actor.role in RULES[line.task.todo].roles)
        ]
        self.model.show_rows(shown)
        late = sum(line.light is Light.RED for line in shown)
        there_is_more = len(self._lines) >= self._wanted.limit
        words = tr("worklist.at_least" if there_is_more else "worklist.count", count=len(shown))
        self.count.setText(words + (tr("tasks.late", count=late) if late else ""))
        self.nothing.setVisible(not shown)
        self.table.setVisible(bool(shown))
        if shown:
            self.table.selectRow(0)

    def _open(self, line: TaskLine) -> None:
        task = line.task
        self.task_opened.emit(task.case, task.todo.value, task.licence)

    def _columns(self) -> Sequence[Shown[TaskLine]]:
        return (
            Shown("column.todo", lambda line: word(line.task.todo), 136),
            Shown("column.light", _light_text, 84, light=lambda line: line.light),
            Shown("column.due", self._due, 152, tone=_tone),
            Shown("column.left", _left, 104, right=True, tone=_tone),
            Shown("column.licence", lambda line: line.task.name),
            Shown("column.applicant", lambda line: line.task.applicant),
            Shown("column.department", self._department, 96, tone=_quiet, large=False),
            Shown("column.case", lambda line: line.task.case, 136, tone=_quiet, large=False),
            Shown("column.about", lambda line: line.task.about, 176, tone=_quiet, large=False),
        )

    def _due(self, line: TaskLine) -> str:
        task = line.task
        if task.due is None:
            return tr("tasks.no_day")
        words = near_day(task.due, self.rooms.overseeing.desk.today())
        return tr("due.provisional", day=words) if task.provisional else words

    def _department(self, line: TaskLine) -> str:
        code = line.task.department
        known = self._catalog.departments if self._catalog else {}
        return known[code].short if code in known else code


def _read(rooms: Rooms, wanted: TaskFilter) -> tuple[Catalog, tuple[TaskLine, ...]]:
    return rooms.guiding.catalog, task_lines(rooms.overseeing.desk, replace(wanted))


def _light_text(line: TaskLine) -> str:
    return light_word(line.light) if line.light else ""


def _left(line: TaskLine) -> str:
    return "" if line.left is None else str(line.left)


def _tone(line: TaskLine) -> str:
    return _TONES.get(line.light or Light.GREEN, "text")


def _quiet(_: TaskLine) -> str:
    return "quiet"


def deed_of(todo: str) -> tuple[ActionType, ...]:
    """Name the acts that settle a task, likeliest first."""
    first = ActionType(todo)
    if first is ActionType.RECORD_AFTER_CHECK:
        return (first, ActionType.PLAN_AFTER_CHECK)
    if first is ActionType.REVOKE:
        return (first, ActionType.RECORD_STATEMENT, ActionType.KEEP_PERMIT)
    return (first,)
