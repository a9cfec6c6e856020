"""Bring a store up to date: numbered SQL files, forward only, all or nothing.

sqlite-utils keeps the record of what was applied. It is imported late: a normal start only
compares the schema number and needs none of this.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pysqlite3 import dbapi2 as sqlite

from permitdesk.store.backup import copy_verified, free_name
from permitdesk.store.database import APPLICATION_ID, SCHEMA_VERSION, connect
from permitdesk.store.failures import StoreUnreadable, translated
from permitdesk.store.queries import DB_DIR
from permitdesk.store.search import index

if TYPE_CHECKING:
    from sqlite3 import Connection

MIGRATIONS_DIR = DB_DIR / "migrations"


def create(path: Path) -> None:
    """Make a new store.

    Raises:
        StoreUnreadable: ``store.exists``, or why the place will not do.
    """
    if path.exists() and path.stat().st_size:
        raise StoreUnreadable("store.exists", path=str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = connect(path, create=True)
    try:
        migrate(connection, path)
    finally:
        connection.close()


def bring_up_to_date(path: Path) -> Path | None:
    """Migrate an older store; return where it was copied to before, None when it was current.

    Raises:
        StoreUnreadable: It is not ours, it is newer, or the migration does not fit its data;
            it is as it was then.
    """
    connection = connect(path, any_version=True)
    try:
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version == SCHEMA_VERSION:
            return None
        before = free_name(path.with_name(f"{path.name}.before-{SCHEMA_VERSION}"))
        copy_verified(connection, before)
        migrate(connection, path)
        return before
    finally:
        connection.close()


def migrate(
    connection: "Connection",
    path: Path,
    files: Sequence[Path] | None = None,
) -> None:
    """Apply the files a store does not have yet, in one exclusive transaction.

    Args:
        connection: Outside a transaction.
        path: Of the store, for messages.
        files: In order; all of ``db/migrations`` where not given.

    Raises:
        StoreUnreadable: ``store.migration``, with the reason; nothing was changed.
    """
    from sqlite_utils import Database as Utils

    files = files or sorted(MIGRATIONS_DIR.glob("*.sql"))
    # sqlite-utils would check its own engine's rights and pragmas again; we did.
    record = _record(files)
    with translated(str(path)):
        connection.execute("BEGIN EXCLUSIVE")
        try:
            record.apply(Utils(connection))
            _check_keys(connection, path)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
            connection.execute(f"PRAGMA user_version = {len(files):d}")
            connection.execute("COMMIT")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, sqlite.DatabaseError):
                raise StoreUnreadable(
                    "store.migration", path=str(path), reason=str(error)
                ) from error
            raise


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a SQL file one by one, triggers whole.

    Running the script as a whole would commit the migration's own transaction first.

    Raises:
        StoreUnreadable: ``store.migration``: the file ends inside a statement.
    """
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite.complete_statement(pending):
            yield pending
            pending = ""
    if any(line.strip() and not line.lstrip().startswith("--") for line in pending.splitlines()):
        raise StoreUnreadable("store.migration", reason=f"unfinished: {pending.strip()[:60]}")


def _check_keys(connection: "Connection", path: Path) -> None:
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise StoreUnreadable(
            "store.migration", path=str(path), reason=f"foreign keys: {broken[:3]}"
        )


def _record(files: Sequence[Path]) -> Any:
    from sqlite_utils.migrations import Migrations

    record = Migrations("permitdesk")
    for file in files:
        record(name=file.stem)(_applying(file))
    return record


def _applying(file: Path) -> Callable[[Any], None]:
    def apply(utils: Any) -> None:
        for statement in statements(file.read_text(encoding="utf-8")):
            utils.conn.execute(statement)
        if file.stem == "0004_search":
            # What sqlite-utils knows best: the index and the triggers that keep it.
            index(utils["search"])

    return apply
