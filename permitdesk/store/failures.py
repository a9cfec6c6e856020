"""What goes wrong outside the desk, turned into words it knows."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from pysqlite3 import dbapi2 as sqlite

from permitdesk.domain.errors import WorldFailed

log = logging.getLogger(__name__)

KEYS = {
    "SQLITE_FULL": "store.full",
    "SQLITE_BUSY": "store.locked",
    "SQLITE_LOCKED": "store.locked",
    "SQLITE_READONLY": "store.read_only",
    "SQLITE_PERM": "store.read_only",
    "SQLITE_IOERR": "store.io",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_NOTADB": "store.foreign",
    "SQLITE_CANTOPEN": "store.cannot_open",
}
"""Primary result code of the engine to message key."""

SERIOUS = frozenset({"store.full", "store.io", "store.damaged", "store.cannot_open"})
"""After these nothing is written on the same connection any more."""


class StoreUnreadable(WorldFailed):
    """The store cannot be used as it is; ``facts`` say why."""


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn the engine's errors about the world into ours; errors of our own making stay.

    Args:
        path: Of the store, for the message.

    Raises:
        StoreUnreadable: The file itself is wrong.
        WorldFailed: Disk, locks, rights.
    """
    try:
        yield
    except sqlite.Error as error:
        key = key_of(error)
        if key is None:
            raise
        log.warning("%s: %s", key, error)
        kind = StoreUnreadable if key in ("store.damaged", "store.foreign") else WorldFailed
        raise kind(key, path=path) from error


def key_of(error: sqlite.Error) -> str | None:
    """Return the message key of an engine's error; None when we are wrong ourselves."""
    name = getattr(error, "sqlite_errorname", None) or ""
    primary = "_".join(name.split("_")[:2])
    return KEYS.get(primary)
