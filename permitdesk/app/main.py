"""Start the program: one command, or without words the main job."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from permitdesk.app.commanded import CommandedHouse
from permitdesk.app.house import ROOT, Places
from permitdesk.cli.main import Wanted


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what the words say; without words the main job on a practice store.

    Returns:
        The exit code: 0 done, 1 refused, 2 wrong usage, 3 the world failed.
    """
    from permitdesk.cli.main import run

    words = list(sys.argv[1:] if arguments is None else arguments)
    return run(words or ["start"], build)


def build(wanted: Wanted) -> CommandedHouse:
    """Make the house that the command line asks for."""
    store = Path(_path(wanted.store)) if wanted.store else data_folder() / "desk.db"
    catalog = wanted.catalog or ROOT / "forms"
    return CommandedHouse(Places(store, catalog, cache_folder()), wanted.at)


def _path(url: str) -> str:
    """Take a plain path or ``sqlite:///path``."""
    return url.removeprefix("sqlite:///")


def data_folder() -> Path:
    """Return where a person's stores lie."""
    from platformdirs import user_data_path

    chosen = os.environ.get("PERMITDESK_DATA")
    return Path(chosen) if chosen else user_data_path("permitdesk")


def cache_folder() -> Path:
    """Return where what can be made again lies."""
    from platformdirs import user_cache_path

    chosen = os.environ.get("PERMITDESK_DATA")
    return Path(chosen) / "cache" if chosen else user_cache_path("permitdesk")
