"""Lets files come to the papers an applicant hands in: dropped, chosen, scanned, photographed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from permitdesk.desk.attachments import Attachments
from permitdesk.domain.facts import Actor
from permitdesk.faces.shared.incoming import Camera, ScanFolder
from permitdesk.faces.shared.rooms import Rooms
from permitdesk.faces.shared.tasks import DeskThread
from permitdesk.faces.window.handed_line import TakenFile
from permitdesk.faces.window.handing_in import HandingIn
from permitdesk.intake.reading import read_foreign
from permitdesk.text import tr

THUMBNAIL_PIXELS = 120


class Attaching(QObject):
    """Brings files to the lines of papers.

    Signals:
        failed: Why a file was not taken.
    """

    failed = Signal(Exception)

    def __init__(self, rooms: Rooms, thread: DeskThread, actor: Actor, papers: HandingIn) -> None:
        super().__init__(papers)
        self._rooms, self._thread, self._actor, self._papers = rooms, thread, actor, papers
        self._room = rooms.attachments
        if self._room is None:
            return
        papers.offer_files(camera=rooms.camera is not None)
        papers.file_given.connect(self.take)
        papers.file_wanted.connect(self.choose)
        papers.photo_wanted.connect(self.photograph)
        if rooms.scan_folder is not None:
            self.scans = ScanFolder(rooms.scan_folder, self)
            self.scans.appeared.connect(papers.offer_scan)

    def choose(self, material: str) -> None:
        """Let a person choose a file for a material."""
        kinds = tr("attachment.kinds")
        name, _ = QFileDialog.getOpenFileName(self._papers, tr("handing_in.choose"), "", kinds)
        if name:
            self.take(material, name)

    def take(self, material: str, path: str) -> None:
        """Have a file looked at and kept, off the screen's thread."""
        if self._room is not None:
            work = partial(take_file, self._room, material, Path(path), self._actor)
            self._thread.ask(work, self._papers.attach, self._tell)

    def photograph(self, material: str) -> None:
        """Take a picture of what lies under the camera."""
        if self._room is not None and self._rooms.camera is not None:
            work = partial(_photo, self._room, material, self._rooms.camera, self._actor)
            self._thread.ask(work, self._papers.attach, self._tell)

    def _tell(self, error: Exception) -> None:
        self.failed.emit(error)


def take_file(room: Attachments, material: str, path: Path, actor: Actor) -> TakenFile:
    """Take a file in for a material."""
    return _taken(room, material, read_foreign(path), path.name, actor)


def _photo(room: Attachments, material: str, camera: Camera, actor: Actor) -> TakenFile:
    return _taken(room, material, camera.picture(), tr("attachment.photo"), actor)


def _taken(room: Attachments, material: str, data: bytes, name: str, actor: Actor) -> TakenFile:
    taken = room.take(data, name, actor)
    thumbnail = room.thumbnail(taken.attachment.sha256, THUMBNAIL_PIXELS)
    return TakenFile(material, taken, thumbnail)
