"""Copies of the store: made while it is in use, looked through, and put back."""

from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from permitdesk.store.backup import restore
from permitdesk.store.failures import StoreUnreadable
from permitdesk.store.store import DeskStore, open_store
from tests.store.builders import keep, keep_step, new_store, received


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    store = new_store(tmp_path)
    keep(store, received("JC-1"))
    return store


def test_a_backup_is_one_file_with_everything_in_it(store: DeskStore, tmp_path: Path) -> None:
    target = tmp_path / "backups" / "monday.store"

    store.backup(target)

    assert [file.name for file in target.parent.iterdir()] == ["monday.store"]
    copy = open_store(target)
    assert copy.case("JC-1") == store.case("JC-1")
    assert copy.head() == store.head()


def test_a_backup_never_overwrites_another(store: DeskStore, tmp_path: Path) -> None:
    store.backup(tmp_path / "monday.store")

    with pytest.raises(StoreUnreadable) as told:
        store.backup(tmp_path / "monday.store")

    assert told.value.key == "store.exists"


def test_a_copy_with_a_broken_chain_is_no_backup(store: DeskStore, tmp_path: Path) -> None:
    connection = store.database.connection
    connection.execute("DROP TRIGGER facts_stay")
    connection.execute('UPDATE action_facts SET numbers = \'{"x":"1"}\'')

    with pytest.raises(StoreUnreadable) as told:
        store.backup(tmp_path / "monday.store")

    assert told.value.key == "store.copy_bad"
    assert sorted(file.name for file in tmp_path.iterdir() if "monday" in file.name) == []


def test_a_restored_store_is_as_it_was_and_the_other_stands_aside(
    store: DeskStore, tmp_path: Path
) -> None:
    monday = tmp_path / "monday.store"
    store.backup(monday)
    keep_step(store, "JC-1")
    later = store.head()
    store.close()

    aside = restore(monday, store.database.path)

    restored = open_store(store.database.path)
    assert len(restored.case("JC-1").actions) == 1
    assert restored.chain_at(later.position) is None
    assert aside is not None
    assert open_store(aside).head() == later


def test_a_store_is_restored_where_none_is_left(store: DeskStore, tmp_path: Path) -> None:
    monday = tmp_path / "monday.store"
    store.backup(monday)

    aside = restore(monday, tmp_path / "new" / "desk.store")

    assert aside is None
    assert open_store(tmp_path / "new" / "desk.store").case("JC-1") == store.case("JC-1")


@pytest.mark.parametrize("content", [b"", b"x" * 5000])
def test_a_file_that_is_not_ours_is_not_restored(
    store: DeskStore, tmp_path: Path, content: bytes
) -> None:
    wrong = tmp_path / "wrong.store"
    wrong.write_bytes(content)

    with pytest.raises(StoreUnreadable):
        restore(wrong, store.database.path)

    assert open_store(store.database.path).case("JC-1") == store.case("JC-1")


def test_another_program_s_database_is_not_restored(store: DeskStore, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.store"
    other = sqlite.connect(wrong)
    other.execute("CREATE TABLE actions (position INTEGER PRIMARY KEY)")
    other.close()

    with pytest.raises(StoreUnreadable) as told:
        restore(wrong, store.database.path)

    assert told.value.key == "store.foreign"
    assert store.check() is None
