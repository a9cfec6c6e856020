"""Permits (证件): find one, see all its versions and what its holder has, go on with its life."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout

from permitdesk.desk.overseeing import CaseView
from permitdesk.desk.permit_life import (
    ENDING_DAYS,
    PermitLife,
    ending_within,
    find_permits,
    read_permit,
)
from permitdesk.domain.errors import NotFound
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.worklist import Registered
from permitdesk.faces.shared.lawful import Deed, deeds
from permitdesk.faces.shared.look import current
from permitdesk.faces.shared.parts import button, label, rule, tight, upright
from permitdesk.faces.shared.permit_looks import STATE_LOOKS, permit_name, state_word
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.rows_model import RowsModel, Shown
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.page import Page
from permitdesk.faces.window.permit_view import PermitView
from permitdesk.faces.window.scanned import LONGEST, is_code, without_enter
from permitdesk.text import tr

MOST = 30


@dataclass(frozen=True)
class PermitRead:
    """One permit, with what this person may do to it; no acts where its case is not there."""

    life: PermitLife
    acts: tuple[Deed, ...]


class PermitPage(Page):
    """A list at the left (found, or near the end), the chosen permit at the right.

    Signals:
        case_opened: Number of a case somebody wants to see.
        task_opened: Case number, the action that is wanted, and the licence.
    """

    case_opened = Signal(str)
    task_opened = Signal(str, str, str)

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor) -> None:
        super().__init__(rooms, thread, actor)
        self._days = ENDING_DAYS[-1]
        self.model = RowsModel[Registered](_columns(), self)
        self.table = DenseTable(self.model, self)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._choose)
        self.view = PermitView()
        self.view.change_wanted.connect(self.change)
        self.view.renew_wanted.connect(self.renew)
        self.view.case_wanted.connect(self.case_opened)
        self.view.permit_wanted.connect(self.look_for)
        self.view.act_wanted.connect(self.task_opened)
        self.body.addLayout(self._head())
        self.body.addWidget(self.notice)
        self.body.addWidget(rule())
        is_large = current().is_large
        both = QVBoxLayout() if is_large else QHBoxLayout()
        tight(both)
        left = QVBoxLayout()
        tight(left)
        left.addWidget(self.nothing)
        left.addWidget(self.table, 1)
        both.addLayout(left, 2 if is_large else 5)
        both.addWidget(rule() if is_large else upright())
        both.addWidget(self.view, 5 if is_large else 6)
        self.body.addLayout(both, 1)

    def arrive(self) -> None:
        self.line.setFocus()
        self.line.selectAll()
        if not self.model.rowCount():
            self.show_ending(self._days)

    def look_for(self, text: str) -> None:
        """Find permits by a number, a name, initials, a credit code, or a scanned code."""
        self.notice.clear()
        self.line.setText("" if is_code(text) else text)
        if is_code(text):
            self.ask(partial(_of_code, self.rooms, without_enter(text)), self._show_found)
        elif text.strip():
            self.ask(
                partial(find_permits, self.rooms.overseeing.desk, text, MOST), self._show_found
            )

    def show_ending(self, days: int) -> None:
        """List the permits whose last day is near."""
        self._days = days
        self.ask(partial(ending_within, self.rooms.overseeing.desk, days), self._show_ending)

    def change(self) -> None:
        """Ask what changes (变更)."""
        from permitdesk.faces.window.dialogs.change_permit import ChangePermitDialog

        life = self.view.life
        if life is not None:
            given = (self.rooms, self.desk_thread, self.actor)
            dialog = ChangePermitDialog(*given, life.number, self)
            dialog.handed_in.connect(self.case_opened)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def renew(self) -> None:
        """Show the window and hand the renewal in (延续)."""
        from permitdesk.faces.window.dialogs.renew_permit import RenewPermitDialog

        life = self.view.life
        if life is not None and life.renewal is not None:
            given = (self.rooms, self.desk_thread, self.actor)
            dialog = RenewPermitDialog(*given, life, self)
            dialog.handed_in.connect(self.case_opened)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def help_lines(self) -> Sequence[tuple[str, str]]:
        return ((tr("spot.permit"), tr("permits.help")),)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        keys = {Qt.Key.Key_B: self.change, Qt.Key.Key_R: self.renew, Qt.Key.Key_F: self.arrive}
        act = keys.get(Qt.Key(event.key())) if control else None
        if act is not None:
            act()
            return
        super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        tight(head, margins=(16, 12, 16, 12), gap=12)
        head.addWidget(label(tr("spot.permit"), size="name"))
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setPlaceholderText(tr("permits.hint"))
        self.line.returnPressed.connect(self._enter)
        head.addWidget(self.line, 1)
        head.addWidget(label(tr("permits.ending"), "quiet"))
        self.spans = QButtonGroup(self)
        spans = QHBoxLayout()
        tight(spans)
        for days in ENDING_DAYS:
            made = button(tr("permits.days", days=days), "segment")
            self.spans.addButton(made, days)
            spans.addWidget(made)
        head.addLayout(spans)
        self.spans.idClicked.connect(self.show_ending)
        self.nothing = label("", "quiet")
        self.nothing.setContentsMargins(16, 16, 16, 0)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        return head

    def _enter(self) -> None:
        self.look_for(self.line.text())

    def _show_found(self, rows: Sequence[Registered]) -> None:
        self._list(rows, tr("permits.none"))

    def _show_ending(self, rows: Sequence[Registered]) -> None:
        self._list(rows, tr("permits.none_ending", days=self._days))

    def _list(self, rows: Sequence[Registered], nothing: str) -> None:
        self.model.show_rows(rows)
        self.nothing.setText("" if rows else nothing)
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        if rows:
            self.table.selectRow(0)
        else:
            self.view.clear()

    def _choose(self, row: Registered) -> None:
        work = partial(read_for, self.rooms, self.actor, row.permit.number)
        self.ask(work, self._show)

    def _show(self, read: PermitRead) -> None:
        desk = self.rooms.overseeing.desk
        may_apply = self.actor.role is Role.CLERK
        self.view.show_permit(read.life, read.acts, desk.today(), may_apply=may_apply)


def read_for(rooms: Rooms, actor: Actor, number: str) -> PermitRead:
    """Return a permit with what somebody may do to it; runs in the desk's thread."""
    life = read_permit(rooms.overseeing.desk, number)
    try:
        view: CaseView = rooms.overseeing.view(life.case)
    except NotFound:
        return PermitRead(life, ())
    permit = life.newest.permit
    licence = permit.licence if isinstance(permit, SinglePermit) else ""
    acts = deeds(view, actor)
    return PermitRead(
        life, tuple(deed for deed in acts if deed.licence == licence and (licence or deed.is_of_composite))
    )  # fmt: skip


def _of_code(rooms: Rooms, text: str) -> tuple[Registered, ...]:
    """Return the permit a scanned code names; nothing where it is not one of ours."""
    verdict = rooms.verify(text) if rooms.verify else {}
    fields = verdict.get("fields") or {}
    number = str(fields.get("number", ""))
    return find_permits(rooms.overseeing.desk, number) if number else ()


def _columns() -> Sequence[Shown[Registered]]:
    return (
        Shown("column.permit", lambda row: permit_name(row.permit)),
        Shown("column.holder", lambda row: row.permit.holder.name, 160),
        Shown("column.state", _state, 136, tone=_tone, shape=_shape),
        Shown("column.until", _until, 104),
    )


def _state(row: Registered) -> str:
    return state_word(row.permit, row.state)


def _tone(row: Registered) -> str:
    return STATE_LOOKS[row.state].token


def _shape(row: Registered) -> str:
    return STATE_LOOKS[row.state].shape


def _until(row: Registered) -> str:
    permit = row.permit
    if row.state is PermitState.ENDED:
        return ""
    last = permit.validity.until if isinstance(permit, SinglePermit) else permit.nearest_end
    return last.isoformat() if last else tr("permits.no_end")
