"""The main job: with a display the clerk's window on a practice day, without one a folder of papers."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from permitdesk.app.demo import Week, new_folder
from permitdesk.app.house import House, Places
from permitdesk.text import tr

FOLDER = "permitdesk-demo"
PRACTICE = "practice.db"


def start(places: Places) -> int:
    """Do what fits this machine; return the exit code."""
    return with_display(places) if has_display() else without_display(places)


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def with_display(places: Places) -> int:
    """Open the clerk's window on a practice store, with a sample day the first time."""
    from permitdesk.app.faces import open_face
    from permitdesk.app.practice import fill_day

    house = House(replace(places, store=places.store.with_name(PRACTICE)))
    if not house.places.store.exists():
        print(tr("start.first_day"), flush=True)
        house.create_store(practice=True)
        fill_day(house)
    return open_face(house, "window")


def without_display(places: Places) -> int:
    """Do the main job into a folder and name every file, one a line."""
    folder = new_folder(Path.cwd() / FOLDER)
    print(tr("start.demo", folder=str(folder)), flush=True)
    for file in demonstrate(places, folder):
        print(file, flush=True)
    print(tr("start.done"), flush=True)
    return 0


def demonstrate(places: Places, folder: Path) -> Iterator[Path]:
    """Do the main job into a folder: every paper, the verdict, a picture of each face."""
    from permitdesk.app.pictures import picture_faces

    folder.mkdir(parents=True, exist_ok=True)
    week = Week(folder, places)
    yield from week.run()
    yield from picture_faces(week.house, folder)
