"""A copy of the store while it is in use, looked through before it counts; and back again."""

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from permitdesk.store.attachment_files import AttachmentFiles
from permitdesk.store.attachments import attachments_in
from permitdesk.store.database import connect
from permitdesk.store.disk import sync_file, sync_folder
from permitdesk.store.failures import StoreUnreadable, translated
from permitdesk.store.ledger import Ledger
from permitdesk.store.paper_files import PaperFiles
from permitdesk.store.papers import hashes_in

if TYPE_CHECKING:
    from sqlite3 import Connection

PAGES_AT_ONCE = 2_000
BESIDE = ("", "-wal", "-shm")
"""What belongs to a store file."""


def copy_verified(connection: "Connection", target: Path) -> None:
    """Copy a store into one file and look the copy through: pages, keys, chain.

    Args:
        connection: Of the store; outside an act.
        target: Must not be there yet.

    Raises:
        StoreUnreadable: ``store.exists``, or ``store.copy_bad`` when the copy is not sound.
    """
    if target.exists():
        raise StoreUnreadable("store.exists", path=str(target))
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = free_name(target.with_name(f"{target.name}.part"))
    try:
        with translated(str(target)):
            copy = connect(fresh, create=True, copy=True)
            try:
                connection.backup(copy, pages=PAGES_AT_ONCE)
                # One file alone, so that nothing is forgotten when it is carried away.
                copy.execute("PRAGMA journal_mode = DELETE")
            finally:
                copy.close()
        look_through(fresh)
        sync_file(fresh)
        fresh.rename(target)
        sync_folder(target.parent)
    finally:
        _remove(fresh)


def restore(source: Path, path: Path) -> Path | None:
    """Put a copy in the place of a store; return where the old one stands now.

    Args:
        source: Made by ``copy_verified``; it stays as it is.
        path: Of the store; nobody has it open.

    Raises:
        StoreUnreadable: The copy is not ours, not sound, or from a newer program; the store is
            untouched then.
        WorldFailed: A paper or attachment is missing beside the copy (``paper.kept_lost``,
            ``attachment.kept_lost``).
    """
    fresh = free_name(path.with_name(f"{path.name}.part"))
    opened = connect(source, any_version=True, copy=True)
    try:
        copy_verified(opened, fresh)
        PaperFiles.beside(path).bring(PaperFiles.beside(source), hashes_in(opened))
        files = AttachmentFiles.beside(path)
        files.bring(AttachmentFiles.beside(source), attachments_in(opened))
    finally:
        opened.close()
    aside = None
    if path.exists():
        aside = free_name(path.with_name(f"{path.name}.before-restore"))
        for ending in BESIDE:
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
    fresh.rename(path)
    sync_folder(path.parent)
    return aside


def look_through(path: Path) -> None:
    """Check a store file from end to end.

    Raises:
        StoreUnreadable: ``store.copy_bad`` with what is wrong.
    """
    connection = connect(path, any_version=True, copy=True)
    try:
        with translated(str(path)):
            verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if verdict != "ok":
                raise StoreUnreadable("store.copy_bad", path=str(path), reason=verdict)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise StoreUnreadable("store.copy_bad", path=str(path), reason="foreign keys")
            broken = Ledger().check(connection)
            if broken is not None:
                raise StoreUnreadable("store.copy_bad", path=str(path), reason=f"chain {broken}")
    finally:
        connection.close()


def free_name(wanted: Path) -> Path:
    """Return a name nothing stands under, counting up where it is taken."""
    names = (wanted.with_name(f"{wanted.name}-{place}") for place in count(2))
    return wanted if not wanted.exists() else next(name for name in names if not name.exists())


def _remove(path: Path) -> None:
    for ending in BESIDE:
        path.with_name(path.name + ending).unlink(missing_ok=True)
