"""Where pictures of papers come from besides the disk: a scanner's folder, a camera."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

EVERY_MS = 700


class Camera(Protocol):
    """A camera over the counter."""

    def picture(self) -> bytes:
        """Return one picture as a JPEG or PNG file. Raises ``WorldFailed`` (``camera.…``)."""


class ScanFolder(QObject):
    """Watches the folder a scanner writes into, and tells of each new file once it is whole.

    A folder is looked at again and again: what comes over a network share says nothing by itself.

    Signals:
        appeared: Path of a file that was not there before and does not grow any more.
    """

    appeared = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._told = set(self._sizes())
        self._before: dict[str, int] = {}
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(EVERY_MS)

    def look(self) -> None:
        """Look once: tell of what has the size it had the last time."""
        now = self._sizes()
        self._told &= now.keys()
        for name, size in now.items():
            if name not in self._told and size and self._before.get(name) == size:
                self._told.add(name)
                self.appeared.emit(str(self._folder / name))
        self._before = now

    def _sizes(self) -> dict[str, int]:
        """Return the plain files of the folder with their sizes; none where it cannot be read."""
        found: dict[str, int] = {}
        try:
            for file in self._folder.iterdir():
                if file.is_file() and not file.name.startswith((".", "~")):
                    found[file.name] = file.stat().st_size
        except OSError:
            return found
        return found
