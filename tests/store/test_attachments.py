"""Attachments beside the store: kept once, whole or not at all, gone with their last case."""

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from permitdesk.domain.attachment import FileKind, Flaw, LoggedLook, Look, LookedPage, LookKind
from permitdesk.domain.errors import NotAllowed, NotFound, WorldFailed
from permitdesk.store.backup import restore
from permitdesk.store.store import DeskStore, open_store

AT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
PAGES = (LookedPage(1240, 1754, flaws=(Flaw.SKEWED,)), LookedPage(1240, 1754, looked=False))
LEASE = Look(FileKind.TIFF, PAGES, b"the lease", cleaned=True)


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    return open_store(tmp_path / "desk.db", create=True, practice=True)


def kept(store: DeskStore, look: Look = LEASE) -> str:
    with store.act() as act:
        return act.keep_attachment(look, AT, "王敏").sha256


def keep_and_refuse(store: DeskStore) -> None:
    with store.act() as act:
        act.keep_attachment(LEASE, AT, "王敏")
        raise NotAllowed("case.out_of_order")


def files(store: DeskStore) -> list[str]:
    folder = store.database.path.with_name("desk.db.attachments")
    return sorted(file.name for file in folder.glob("*/*"))


def test_what_was_taken_comes_back_as_it_was(store: DeskStore) -> None:
    sha256 = kept(store)

    attachment = store.attachment(sha256)

    assert store.attachment_bytes(sha256) == b"the lease"
    assert (attachment.kind, attachment.size, attachment.pages) == (FileKind.TIFF, 9, PAGES)
    assert (attachment.cleaned, attachment.taken_at, attachment.taken_by) == (True, AT, "王敏")
    assert attachment.flaws == (Flaw.SKEWED,)


def test_the_same_file_twice_is_kept_once(store: DeskStore) -> None:
    assert kept(store) == kept(store)

    assert files(store) == [kept(store)]


def test_an_act_that_fails_leaves_no_row_and_the_file_does_no_harm(store: DeskStore) -> None:
    sha256 = hashlib.sha256(LEASE.data).hexdigest()

    with pytest.raises(NotAllowed):
        keep_and_refuse(store)

    with pytest.raises(NotFound) as refused:
        store.attachment(sha256)
    assert refused.value.key == "attachment.unknown"
    assert kept(store) == sha256


@pytest.mark.parametrize("named_point", ["fsync", "replace"])
def test_a_disk_that_fails_while_keeping_leaves_nothing_half_written(
    store: DeskStore, monkeypatch: pytest.MonkeyPatch, named_point: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr(os if named_point == "fsync" else Path, named_point, fail)
    with pytest.raises(WorldFailed) as failed:
        kept(store)
    monkeypatch.undo()

    assert failed.value.key == "attachment.unwritable"
    assert [name for name in files(store) if not name.endswith(".part")] == []
    assert store.attachment_bytes(kept(store)) == b"the lease"


def test_a_file_that_was_changed_or_lost_is_not_shown(store: DeskStore) -> None:
    sha256 = kept(store)
    place = store.database.path.with_name("desk.db.attachments") / sha256[:2] / sha256

    place.write_bytes(b"another lease")
    with pytest.raises(WorldFailed) as altered:
        store.attachment_bytes(sha256)
    place.unlink()
    with pytest.raises(WorldFailed) as lost:
        store.attachment_bytes(sha256)

    keys = (altered.value.key, lost.value.key)
    assert keys == ("attachment.kept_altered", "attachment.kept_lost")


def test_nobody_else_on_the_machine_may_look_into_the_folder(store: DeskStore) -> None:
    kept(store)

    folder = store.database.path.with_name("desk.db.attachments")

    assert folder.stat().st_mode & 0o077 == 0


def test_a_row_is_never_changed_and_a_look_never_forgotten(store: DeskStore) -> None:
    sha256 = kept(store)
    look = LoggedLook(AT, "王敏", "3号窗口", "C1", sha256, LookKind.OPEN, "food_operation", True)
    with store.act() as act:
        act.log_look(look)

    assert store.looks_of("C1") == (look,)
    for statement in (
        "UPDATE attachments SET bytes = 1",
        "UPDATE looks SET actor = 'somebody'",
        "DELETE FROM looks",
    ):
        with pytest.raises(Exception, match="never"):
            store.database.connection.execute(statement)


def test_what_came_into_no_case_goes_after_a_while_with_its_file(store: DeskStore) -> None:
    sha256 = kept(store)

    with store.act() as act:
        act.forget_left_attachments(AT)
    assert store.attachment(sha256).size == 9
    with store.act() as act:
        act.forget_left_attachments(AT + timedelta(seconds=1))

    assert files(store) == []
    with pytest.raises(NotFound):
        store.attachment(sha256)


def test_a_copy_and_what_is_restored_from_it_have_their_attachments(
    store: DeskStore, tmp_path: Path
) -> None:
    sha256 = kept(store)
    copy, back = tmp_path / "copy" / "copy.db", tmp_path / "back" / "desk.db"
    store.backup(copy)
    back.parent.mkdir()

    restore(copy, back)

    assert open_store(back).attachment_bytes(sha256) == b"the lease"
