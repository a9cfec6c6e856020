"""The engine: the one place that connects, checks what it got, and opens acts."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pysqlite3 import dbapi2 as sqlite

from permitdesk.domain.errors import WorldFailed
from permitdesk.store.drive import unsuitable
from permitdesk.store.failures import SERIOUS, StoreUnreadable, translated

if TYPE_CHECKING:
    # pysqlite3 ships no types; its connection is the standard library's, method for method.
    from sqlite3 import Connection

APPLICATION_ID = 0x59595A31
"""``YYZ1`` in the header of the file: ours, and nobody else's."""
SCHEMA_VERSION = 12
"""Number of migrations a store of this program has."""
OLDEST_ENGINE = (3, 51, 3)
"""Earlier releases can corrupt a WAL file under concurrent write and checkpoint."""
BUSY_MS = 5_000

PRAGMAS = {
    "synchronous": 2,  # FULL: what was answered for survives a power cut
    "foreign_keys": 1,
    "busy_timeout": BUSY_MS,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "wal_autocheckpoint": 4_000,  # pages; every 25th person would wait for the usual 1,000
    "secure_delete": 1,  # what is erased leaves no bytes behind
    "recursive_triggers": 1,  # so that no REPLACE gets past "an action is never removed"
}
"""Set on every connection and read back; a pragma the engine ignores would go unnoticed."""


class Database:
    """One store file, with a connection of its own for each thread.

    Attributes:
        path: Of the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        # By the thread's own number: a pool of Qt's forgets what ``threading.local`` keeps after
        # every task, and would leave a connection open for each.
        self._open: dict[int, Connection] = {}
        self._lock = threading.Lock()
        self._stopped: WorldFailed | None = None

    @property
    def connection(self) -> "Connection":
        """This thread's connection, opened and checked when first needed."""
        thread = threading.get_ident()
        found = self._open.get(thread)
        if found is None:
            found = connect(self.path)
            with self._lock:
                self._open[thread] = found
        return found

    @contextmanager
    def act(self) -> Iterator["Connection"]:
        """Open the one write transaction of a business act; any error undoes all of it.

        Raises:
            WorldFailed: ``store.locked``, ``store.full``, ``store.io``, ``store.read_only`` …;
                after a serious one every further act is refused until ``resume``.
        """
        if self._stopped is not None:
            raise self._stopped
        try:
            with translated(str(self.path)):
                connection = self.connection
                if connection.in_transaction:
                    raise RuntimeError("an act is open already")
                connection.execute("BEGIN IMMEDIATE")
                with _undone_on_error(connection):
                    yield connection
                    connection.execute("COMMIT")
        except WorldFailed as failure:
            if failure.key in SERIOUS:
                self._stop(failure)
            raise

    @contextmanager
    def reading(self) -> Iterator["Connection"]:
        """Read several things as of one moment; inside an act, as the act sees them."""
        with translated(str(self.path)):
            connection = self.connection
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            with _undone_on_error(connection):
                yield connection
                connection.execute("COMMIT")

    def checkpoint(self) -> bool:
        """Move the log into the file; tell whether all of it went, so that the log shrinks.

        COMMIT does not report a failed automatic checkpoint, so a timer asks here.
        """
        with translated(str(self.path)):
            busy, in_log, moved = self.connection.execute(
                "PRAGMA wal_checkpoint(TRUNCATE)"
            ).fetchone()
        return not busy and in_log == moved

    def resume(self) -> None:
        """Write again after a serious failure, once the file was reopened and looked through.

        Raises:
            StoreUnreadable: ``store.damaged``.
        """
        self.close()
        with translated(str(self.path)):
            verdict = self.connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise StoreUnreadable("store.damaged", path=str(self.path))
        self._stopped = None

    def close(self) -> None:
        """Close the connections of all threads."""
        with self._lock:
            for connection in self._open.values():
                connection.close()
            self._open.clear()

    def _stop(self, failure: WorldFailed) -> None:
        """Let go of the connection that failed; reading goes on with a new one."""
        self._stopped = type(failure)(failure.key, **failure.facts)
        with self._lock:
            failed = self._open.pop(threading.get_ident(), None)
        if failed is not None:
            with suppress(sqlite.Error):
                failed.close()


def connect(
    path: Path, *, create: bool = False, any_version: bool = False, copy: bool = False
) -> "Connection":
    """Open a store file, set and read back every pragma.

    Args:
        path: Of the file.
        create: Make it when it is not there; otherwise a missing file is an error.
        any_version: Take an older schema too, to bring it up to date; a newer one never.
        copy: Nobody works on it: it may lie on a stick, and needs no log beside it.

    Raises:
        StoreUnreadable: ``store.engine_too_old``, ``store.network_drive``,
            ``store.removable_drive``, ``store.missing``,
            ``store.foreign``, ``store.newer``, ``store.older``, ``store.journal``,
            ``store.pragma``.
        WorldFailed: It cannot be opened.
    """
    if sqlite.sqlite_version_info < OLDEST_ENGINE:
        raise StoreUnreadable("store.engine_too_old", version=sqlite.sqlite_version)
    reason = None if copy else unsuitable(path)
    if reason is not None:
        raise StoreUnreadable(f"store.{reason}_drive", path=str(path))
    if not create and not path.exists():
        raise StoreUnreadable("store.missing", path=str(path))
    with translated(str(path)):
        connection: Connection = sqlite.connect(
            str(path),
            isolation_level=None,
            check_same_thread=False,  # so that close() reaches all threads' connections
            cached_statements=256,
        )
        try:
            _look_at_header(connection, path, any_version=any_version or create)
            if not copy:
                _keep_log(connection, path)
            _set_pragmas(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _look_at_header(connection: "Connection", path: Path, *, any_version: bool) -> None:
    # An older file is read while another process may be bringing it up to date.
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS:d}")
    application = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    empty = not _pragma(connection, "schema_version")
    if not empty and application != APPLICATION_ID:
        raise StoreUnreadable("store.foreign", path=str(path))
    if version > SCHEMA_VERSION:
        raise StoreUnreadable("store.newer", path=str(path), theirs=version, ours=SCHEMA_VERSION)
    if version < SCHEMA_VERSION and not any_version:
        raise StoreUnreadable("store.older", path=str(path), theirs=version, ours=SCHEMA_VERSION)
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode not in ("wal", "delete"):
        raise StoreUnreadable("store.journal", path=str(path), mode=mode)


def _keep_log(connection: "Connection", path: Path) -> None:
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise StoreUnreadable("store.journal", path=str(path), mode=mode)


def _set_pragmas(connection: "Connection", path: Path) -> None:
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value:d}")
        if _pragma(connection, name) != value:
            raise StoreUnreadable("store.pragma", path=str(path), pragma=name)


def _pragma(connection: "Connection", name: str) -> int:
    value: int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


@contextmanager
def _undone_on_error(connection: "Connection") -> Iterator[None]:
    try:
        yield
    except BaseException:
        # A full disk may have ended the transaction already.
        if connection.in_transaction:
            with suppress(sqlite.Error):
                connection.execute("ROLLBACK")
        raise
