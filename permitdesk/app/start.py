"""The main job: with a display the clerk's window on a practice day, without one a folder of papers."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from permitdesk.app.demo import Week, new_folder
from permitdesk.text import tr

if TYPE_CHECKING:
    from permitdesk.app.house import House

FOLDER = "permitdesk-demo"


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def without_display(house: "House") -> int:
    """Do the main job into a folder and name every file, one a line."""
    folder = new_folder(Path.cwd() / FOLDER)
    print(tr("start.demo", folder=str(folder)), flush=True)
    for file in demonstrate(house, folder):
        print(file, flush=True)
    print(tr("start.done"), flush=True)
    return 0


def demonstrate(house: "House", folder: Path) -> list[Path]:
    """Do the main job into a folder: every paper, the verdict, a picture of each face."""
    folder.mkdir(parents=True, exist_ok=True)
    week = Week(folder, house.places.catalog, house.places.cache)
    files = list(week.run())
    from permitdesk.app.pictures import picture_faces

    return [*files, *picture_faces(week.house, folder)]
