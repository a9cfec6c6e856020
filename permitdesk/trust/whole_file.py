"""Writes a file whole or not at all."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

PRIVATE, PUBLIC = 0o600, 0o644


def write_whole(path: Path, data: bytes, mode: int = PUBLIC) -> None:
    """Put data where ``path`` says; who reads meanwhile sees the old file or the new one.

    Args:
        path: Its folder exists already.
        data: All of it.
        mode: Rights of the new file; never wider than this, not even for a moment.

    Raises:
        OSError: Nothing was changed.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # 0600
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            fresh.chmod(mode)
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        with suppress(OSError):
            fresh.unlink()
        raise
    _keep_name(path.parent)


def _keep_name(folder: Path) -> None:
    """Ask the disk to remember the new name too, where a folder can be asked."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
