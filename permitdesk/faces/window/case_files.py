"""The files behind the materials of a case: looked at, and dropped in while the case takes some."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from permitdesk.desk.attachments import Attachments, CaseAttachment, Taken
from permitdesk.desk.overseeing import CaseView
from permitdesk.domain.facts import Actor
from permitdesk.faces.shared.dropping import dropped_file
from permitdesk.faces.shared.parts import button, tight
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.attachment_view import AttachmentView, Viewed
from permitdesk.faces.window.materials_tab import MaterialRow, MaterialsTab
from permitdesk.intake.reading import read_foreign
from permitdesk.text import tr


class CaseFiles(QObject):
    """Adds files to the materials tab of one case.

    Signals:
        brought: What to tell of a file that came in; the case has changed.
        failed: Why something was not shown or not taken.
    """

    brought = Signal(str)
    failed = Signal(Exception)

    def __init__(
        self, room: Attachments, thread: DeskThread, actor: Actor, tab: MaterialsTab
    ) -> None:
        super().__init__(tab)
        self._room, self._thread, self._actor, self._tab = room, thread, actor, tab
        self._view: CaseView | None = None
        self.open_view: AttachmentView | None = None
        self.look = button(tr("attachment.view"), "small")
        self.look.setEnabled(False)
        row = QHBoxLayout()
        tight(row, margins=(16, 0, 16, 8))
        row.addWidget(self.look)
        row.addStretch(1)
        body = tab.layout()
        assert isinstance(body, QBoxLayout)
        body.addLayout(row)
        self.look.clicked.connect(self._show_chosen)
        tab.table.chosen.connect(self._follow)
        tab.table.opened.connect(self._show_row)
        tab.table.viewport().setAcceptDrops(True)
        tab.table.viewport().installEventFilter(self)

    def show_case(self, view: CaseView) -> None:
        """Work on a case as it stands."""
        self._view = view
        at = self._tab.table.currentIndex().row()
        if at >= 0:
            self._follow(self._tab.model.row(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() is QEvent.Type.Drop:
            self._drop(event)
            return True
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            if dropped_file(event.mimeData()) is not None:
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)

    def bring(self, material: str, path: Path) -> None:
        """Bring a file into the case for one of its materials."""
        if self._view is not None:
            number = self._view.case.number
            work = partial(_bring, self._room, number, material, path, self._actor)
            self._thread.ask(work, self._tell, self._fail)

    def _drop(self, event: QDropEvent) -> None:
        path = dropped_file(event.mimeData())
        at = self._tab.table.indexAt(event.position().toPoint()).row()
        if path is not None and at >= 0:
            self.bring(self._tab.model.row(at).need.key, path)

    def _follow(self, row: MaterialRow) -> None:
        self.look.setEnabled(row.handed_in is not None and bool(row.handed_in.sha256))

    def _show_chosen(self) -> None:
        at = self._tab.table.currentIndex().row()
        if at >= 0:
            self._show_row(self._tab.model.row(at))

    def _show_row(self, row: MaterialRow) -> None:
        if self._view is None or row.handed_in is None or not row.handed_in.sha256:
            return
        work = partial(_one, self._room, self._view.case.number, row.need.key)
        self._thread.ask(work, self._open, self._fail)

    def _open(self, item: CaseAttachment) -> None:
        assert self._view is not None
        parts = self._view.case.state.parts
        licences = [(code, parts[code].part.name) for code in item.licences or parts]
        viewed = Viewed(self._view.case.number, item, licences, self._actor)
        shown = AttachmentView(self._room, self._thread, viewed, self._tab)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.finished.connect(self._closed)
        self.open_view = shown
        shown.open()

    def _closed(self, _: int) -> None:
        self.open_view = None

    def _tell(self, taken: Taken) -> None:
        count = len(taken.attachment.pages)
        self.brought.emit(tr("attachment.taken_in", file=taken.label, count=count))

    def _fail(self, error: Exception) -> None:
        self.failed.emit(error)


def _bring(room: Attachments, number: str, material: str, path: Path, actor: Actor) -> Taken:
    taken = room.take(read_foreign(path), path.name, actor)
    room.bring_in(number, material, taken, actor)
    return taken


def _one(room: Attachments, number: str, material: str) -> CaseAttachment:
    return next(item for item in room.for_case(number) if item.handed_in.key == material)
