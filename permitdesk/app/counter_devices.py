"""What stands on a counter besides the printer: the scanner's folder, a camera."""

import os
from itertools import cycle
from pathlib import Path

from permitdesk.domain.errors import WorldFailed
from permitdesk.faces.shared.incoming import Camera
from permitdesk.intake.reading import read_foreign

SCANS = "PERMITDESK_SCAN_FOLDER"
"""Environment variable with the folder the scanner of this place writes into."""
CAMERA = "PERMITDESK_CAMERA"
"""Environment variable with a folder of pictures that a simulated camera shows one after another."""


class FolderCamera:
    """A simulated camera: the pictures of a folder, one after another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        names = sorted(file.name for file in folder.glob("*") if file.is_file())
        self._names = cycle(names) if names else iter(())

    def picture(self) -> bytes:
        """Return the next picture. Raises ``WorldFailed`` (``camera.nothing``)."""
        name = next(self._names, None)
        if name is None:
            raise WorldFailed("camera.nothing", folder=str(self._folder))
        return read_foreign(self._folder / name)


def camera_here() -> Camera | None:
    """Return the camera of this place; None without one."""
    folder = os.environ.get(CAMERA)
    return FolderCamera(Path(folder)) if folder else None


def scan_folder_here() -> Path | None:
    """Return the folder the scanner of this place writes into; None without one."""
    folder = os.environ.get(SCANS)
    return Path(folder) if folder else None
