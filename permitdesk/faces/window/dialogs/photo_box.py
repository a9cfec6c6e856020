"""Pictures of a check: chosen as files, kept as a list of when, where and their hash."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from permitdesk.domain.site_check import Photo
from permitdesk.domain.workdays import LOCAL
from permitdesk.faces.shared.parts import button, label, tight
from permitdesk.text import tr


class PhotoBox(QWidget):
    """Adds files to a list; the files stay where they are."""

    def __init__(self, place: str) -> None:
        """Make the box.

        Args:
            place: Where they were taken.
        """
        super().__init__()
        self._place = place
        self._photos: dict[str, Photo] = {}
        row = QHBoxLayout(self)
        tight(row, gap=12)
        self.add_button = button(tr("photos.add"), "small")
        self.add_button.clicked.connect(self._choose)
        self.count = label("", "quiet")
        row.addWidget(self.add_button)
        row.addWidget(self.count)
        row.addStretch(1)
        self._follow()

    def add(self, files: list[Path]) -> None:
        """Add pictures; one that is there already counts once."""
        for file in files:
            hashed = sha256(file.read_bytes()).hexdigest()
            taken = datetime.fromtimestamp(file.stat().st_mtime, LOCAL)
            self._photos[hashed] = Photo(f"{taken:%Y-%m-%d %H:%M}", self._place, hashed)
        self._follow()

    def photos(self) -> tuple[Photo, ...]:
        """Return the pictures, the oldest first."""
        return tuple(sorted(self._photos.values(), key=lambda photo: photo.taken))

    def _choose(self) -> None:
        kinds = tr("photos.kinds") + " (*.jpg *.jpeg *.png *.heic)"
        files, _ = QFileDialog.getOpenFileNames(self, tr("photos.add"), "", kinds)
        self.add([Path(file) for file in files])

    def _follow(self) -> None:
        self.count.setText(tr("photos.count", count=len(self._photos)))
