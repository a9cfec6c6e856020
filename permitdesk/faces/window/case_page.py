"""One case, one screen: what it is, what may be done, until when, what was done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from permitdesk.desk.overseeing import CaseView, ClockView
from permitdesk.domain.case import Case
from permitdesk.domain.checks import Checking
from permitdesk.domain.errors import NotAllowed, Overtaken
from permitdesk.domain.facts import Actor
from permitdesk.domain.judging import MaterialVerdict
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType
from permitdesk.faces.shared.dialogs.base import ActionDialog, Given
from permitdesk.faces.shared.lawful import Deed, deeds, likeliest, refusals
from permitdesk.faces.shared.look import current, px
from permitdesk.faces.shared.messages import tell_error
from permitdesk.faces.shared.parts import rule, surface, tight, upright
from permitdesk.faces.shared.rooms import Offered, Rooms
from permitdesk.faces.shared.rows_model import RowsModel
from permitdesk.faces.shared.table import DenseTable
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.case_files import CaseFiles
from permitdesk.faces.window.case_header import CaseHeader
from permitdesk.faces.window.documents_tab import DocumentsTab, SentPaper
from permitdesk.faces.window.form_tab import FormTab
from permitdesk.faces.window.history_tab import HistoryTab
from permitdesk.faces.window.materials_tab import MaterialsTab, missing_count
from permitdesk.faces.window.page import Page
from permitdesk.faces.window.parts_table import PartRow, part_columns, part_rows
from permitdesk.faces.window.side_column import SideColumn
from permitdesk.faces.window.tabs import Tabs
from permitdesk.text import tr

FORM, MATERIALS, DOCUMENTS, HISTORY = range(4)
RECKONING = "clock_sheet"
MOST_PARTS, MOST_PARTS_LARGE = 10, 3


@dataclass(frozen=True)
class CaseRead:
    """One case with its clocks, and what its form is checked with."""

    view: CaseView
    clocks: tuple[ClockView, ...]
    checking: Checking


class CasePage(Page):
    """Shows one case and lets its lawful acts be done.

    Signals:
        case_opened: Another case is wanted.
        left: The person is done with this one.
    """

    case_opened = Signal(str)
    left = Signal()
    has_views = True

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor, number: str) -> None:
        super().__init__(rooms, thread, actor)
        self.number = number
        self.view: CaseView | None = None
        self.dialog: ActionDialog | None = None
        self._checking: Checking | None = None
        self._wanted: tuple[tuple[ActionType, str], ...] = ()
        self.deeds: tuple[Deed, ...] = ()
        self.header = CaseHeader()
        self.header.wanted.connect(self.begin)
        self.parts = RowsModel[PartRow](part_columns(), self)
        self.parts_table = DenseTable(self.parts, self)
        self.tabs = Tabs()
        self.form = FormTab()
        self.materials = MaterialsTab()
        self.files: CaseFiles | None = None
        if rooms.attachments is not None:
            self.files = CaseFiles(rooms.attachments, thread, actor, self.materials)
            self.files.brought.connect(self._show_brought)
            self.files.failed.connect(self.show_failure)
        self.documents = DocumentsTab(rooms, thread, actor)
        self.history = HistoryTab()
        self.side = SideColumn(rooms)
        self._lay_out()
        self.documents.failed.connect(self.show_failure)
        self.documents.came_out.connect(self._ask_what_came_out)
        self.documents.spoiled.connect(self._spoil)
        self.side.wanted.connect(self.begin)
        self.side.reckoning_wanted.connect(self.show_reckoning)
        self.tabs.chosen.connect(self._show_tab)
        self.materials.judged.connect(self._judge)

    def begin_with(self, acts: Sequence[ActionType], licence: str) -> None:
        """Open the first of these acts that may be done, once the case is there."""
        self._wanted = tuple((act, licence) for act in acts)

    def arrive(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the case again."""
        self.ask(partial(read_case, self.rooms, self.number), self._show_read)

    def show_case(self, view: CaseView, clocks: Sequence[ClockView]) -> None:
        """Show a case as it stands, with its clocks."""
        self.view = view
        self.deeds = deeds(view, self.actor)
        self.header.show_case(view, self.deeds)
        self.parts.show_rows(part_rows(view, self.rooms.overseeing.desk.today()))
        self.parts_table.show_all_rows(MOST_PARTS_LARGE if current().is_large else MOST_PARTS)
        self.side.show_case(view, self.deeds, clocks)
        self.materials.show_case(view)
        if self.files is not None:
            self.files.show_case(view)
        self.materials.offer_judging(may_judge=any(_judges(deed) for deed in self.deeds))
        self.history.show_case(view)
        missing = missing_count(view)
        count = sum(need.to_hand_in for need in view.materials)
        there = tr("tab.materials", there=count - missing, count=count)
        self.tabs.name(MATERIALS, there, waits=bool(missing))
        self.tabs.name(HISTORY, tr("tab.history", count=len(view.history)))
        self.form.forget()
        self._show_tab(self.tabs.stack.currentIndex())
        self.setFocus()

    def begin(self, deed: Deed) -> None:
        """Open what the act asks for; nothing is done before the person says so there."""
        if self.view is None or self.dialog is not None:
            return
        from permitdesk.faces.window.dialogs.table import dialog_for

        self.notice.clear()
        given = Given(deed, self.view, self.rooms, self.desk_thread, self.actor)
        self._show_dialog(dialog_for(given))

    def print_(self) -> None:
        if self.tabs.stack.currentIndex() == DOCUMENTS:
            self.documents.print_()
        else:
            self.tabs.show_tab(DOCUMENTS)

    def switch_view(self) -> None:
        """Look at the form from somewhere else; from another tab, go to the form first."""
        if self.tabs.stack.currentIndex() == FORM:
            self.form.switch()
        else:
            self.tabs.show_tab(FORM)

    def show_reckoning(self, licence: str = "") -> None:
        """Show how a last day was reckoned (时限计算书); the joint limit's where none is named."""
        self.documents.choose(RECKONING, licence)
        self.tabs.show_tab(DOCUMENTS)

    def help_lines(self) -> tuple[tuple[str, str], ...]:
        """Say why something is not offered now, each with its article."""
        if self.view is None:
            return ()
        desk = self.rooms.overseeing.desk
        found = refusals(self.view, self.actor, desk.calendar, desk.today())
        return tuple((deed.label, tell_error(why).line) for deed, why in found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        first = likeliest(self.deeds)
        if is_enter and first is not None and not event.isAutoRepeat():
            self.begin(first)
            return
        if event.key() == Qt.Key.Key_J and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.show_reckoning(self._chosen_licence())
            return
        super().keyPressEvent(event)

    def _chosen_licence(self) -> str:
        """Return the licence chosen in the table, else the first that is open."""
        at = self.parts_table.currentIndex().row()
        if at >= 0:
            return self.parts.row(at).part.summary.licence
        assert self.view is not None
        return next(iter(self.view.case.state.open_parts), "")

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.parts_table.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        names = ("tab.form", "tab.materials_plain", "tab.documents", "tab.history_plain")
        pages: tuple[QWidget, ...] = (self.form, self.materials, self.documents, self.history)
        for page, name in zip(pages, names, strict=True):
            self.tabs.add(page, tr(name))
        self.tabs.show_tab(HISTORY)
        middle = QVBoxLayout()
        tight(middle)
        middle.addWidget(self.header)
        middle.addWidget(self.notice)
        middle.addWidget(rule())
        middle.addWidget(self.parts_table)
        gap = surface("ground")
        gap.setFixedHeight(px(12))
        middle.addWidget(gap)
        middle.addWidget(rule())
        middle.addWidget(self.tabs, 1)
        row = QHBoxLayout()
        tight(row)
        row.addLayout(middle, 1)
        if current().is_large:
            self.tabs.add(self.side, tr("side.clocks"))
            self.side.setFixedWidth(16777215)
            self.side.setMinimumWidth(0)
        else:
            row.addWidget(upright())
            row.addWidget(self.side)
        self.body.addLayout(row, 1)

    def _show_tab(self, at: int) -> None:
        """Build what is behind a tab when it is first looked at."""
        if self.view is None or self._checking is None:
            return
        if at == FORM:
            self.form.show_case(self.view, self._checking)
        if at == DOCUMENTS:
            self.documents.show_case(self.view)

    def _show_dialog(self, dialog: ActionDialog) -> None:
        self.dialog = dialog
        dialog.setParent(self, dialog.windowFlags())
        dialog.done_.connect(self._show_done)
        dialog.overtaken.connect(self._show_overtaken)
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.setFocus()

    def _show_read(self, read: CaseRead) -> None:
        self._checking = read.checking
        self.show_case(read.view, read.clocks)
        self._begin_wanted()

    def _begin_wanted(self) -> None:
        """Open what somebody came for; where it may not be done now, say why."""
        wanted, self._wanted = self._wanted, ()
        offered = {(deed.type, deed.licence): deed for deed in self.deeds}
        for type_, licence in wanted:
            deed = offered.get((type_, licence)) or offered.get((type_, ""))
            if deed is not None:
                self.begin(deed)
                return
        if wanted and self.view is not None:
            why = next(iter(_refused(self.view, wanted, self.actor)), None)
            if why is not None:
                self.notice.show_error(why)

    def _show_done(self, deed: Deed, case: Case) -> None:
        self.notice.show_done(tr("case.done", deed=deed.label))
        self.refresh()

    def _show_brought(self, words: str) -> None:
        self.notice.show_done(words)
        self.refresh()

    def _show_overtaken(self, error: Overtaken) -> None:
        """Someone else acted first: say so and show the case as it is now."""
        self.notice.show_error(error)
        self.refresh()

    def _ask_what_came_out(self, sent: SentPaper) -> None:
        """After something was sent to the printer, ask what came out and record it."""
        from permitdesk.faces.window.dialogs.came_out import CameOutDialog

        given = self._given(ActionType.PRINT)
        if given is None:
            self.notice.show_done(tr("printer.sent"))
            return
        self._show_dialog(CameOutDialog(given, (sent.kept,)))

    def _spoil(self, item: Offered) -> None:
        """Ask why a sheet was spoiled; its document gets the next number."""
        from permitdesk.faces.shared.dialogs.clock_sheets import CLOCK_SHEETS
        from permitdesk.faces.shared.dialogs.facts_dialog import FactsDialog

        given = self._given(ActionType.SPOIL_NUMBER)
        if given is not None:
            sheet = CLOCK_SHEETS[ActionType.SPOIL_NUMBER]
            self._show_dialog(FactsDialog(given, sheet, {"number": item.number}))

    def _judge(self, material: str, verdict: MaterialVerdict) -> None:
        """Ask for the rest of a verdict: for the chosen licence, else the first that needs it."""
        from permitdesk.faces.shared.dialogs.sheets import facts_dialog

        if self.view is None or self.dialog is not None:
            return
        uses = next((need.uses for need in self.view.materials if need.key == material), {})
        offered = [deed for deed in self.deeds if _judges(deed) and deed.licence in uses]
        offered.sort(key=lambda deed: deed.licence != self._chosen_licence())
        if offered:
            given = Given(offered[0], self.view, self.rooms, self.desk_thread, self.actor)
            self._show_dialog(facts_dialog(given, material=material, verdict=verdict))

    def _given(self, type_: ActionType) -> Given | None:
        """Return what a dialog of the whole case is given; None while another is open."""
        if self.view is None or self.dialog is not None:
            return None
        return Given(Deed(type_), self.view, self.rooms, self.desk_thread, self.actor)


def _refused(
    view: CaseView, wanted: Sequence[tuple[ActionType, str]], actor: Actor
) -> Iterator[NotAllowed]:
    """Yield why acts may not be done by this person, in the order they were wanted."""
    for type_, licence in wanted:
        why = view.case.why_not(type_, licence if RULES[type_].per_licence else "", actor)
        if why is not None:
            yield why


def _judges(deed: Deed) -> bool:
    return deed.type is ActionType.JUDGE_MATERIAL


def read_case(rooms: Rooms, number: str) -> CaseRead:
    """Return what the page shows, all of it read in the desk's thread."""
    overseeing = rooms.overseeing
    checking = rooms.guiding.desk.checking()
    return CaseRead(overseeing.view(number), overseeing.clocks(number), checking)
