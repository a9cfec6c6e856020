"""A desk that is killed at a named point while it keeps an attachment."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from permitdesk.domain.attachment import FileKind, Look, LookedPage
from permitdesk.store.store import open_store

POINTS = ("written", "file_synced", "renamed", "folder_synced", "row_written", "told")
"""Where it is killed: just before each of these is done, or after all of it was kept."""
AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def look(number: int) -> Look:
    """A file that is like no other."""
    return Look(FileKind.PDF, (LookedPage(),), f"lease {number} ".encode() * 9_000)


def main() -> None:
    """Keep one file in peace, then die at a point of keeping the next."""
    path, point, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    store = open_store(path)
    with store.act() as act:
        kept = act.keep_attachment(look(number), AT, "王敏")
    print("kept", kept.sha256, flush=True)
    _die_before(point)
    with store.act() as act:
        act.keep_attachment(look(number + 1), AT, "王敏")
        if point == "row_written":
            _die()
    if point == "told":
        _die()


def _die_before(point: str) -> None:
    from permitdesk.store import hashed_files

    def dying(*_: Any, **__: Any) -> Any:
        _die()

    places: dict[str, tuple[Any, str]] = {
        "written": (Path, "write_bytes"),
        "file_synced": (hashed_files, "sync_file"),
        "renamed": (Path, "replace"),
    }
    if point in places:
        setattr(*places[point], dying)
    if point == "folder_synced":
        renamed: Callable[..., Any] = Path.replace

        def replace(self: Path, target: Path) -> Any:
            renamed(self, target)
            _die()

        setattr(Path, "replace", replace)  # noqa: B010  a method is put in another's place


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
