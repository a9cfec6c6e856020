"""The engine: what is refused at the door, and what happens when the world fails."""

from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from permitdesk.domain.errors import WorldFailed
from permitdesk.store import database, drive
from permitdesk.store.database import APPLICATION_ID, PRAGMAS, SCHEMA_VERSION, connect
from permitdesk.store.failures import StoreUnreadable
from permitdesk.store.store import DeskStore, open_store
from permitdesk.text import tr, use_language
from tests.store.builders import keep, keep_step, new_store, received

MOUNTS = """\
/dev/vda / ext4 rw 0 0
tmpfs /tmp tmpfs rw 0 0
//server/hall /mnt/hall cifs rw 0 0
server:/x /mnt/hall/deep/nfs nfs4 rw 0 0
/dev/sdb1 /media/U\\040盘 vfat rw 0 0
"""


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    return new_store(tmp_path)


def refusal(path: Path) -> str:
    with pytest.raises(StoreUnreadable) as told:
        connect(path)
    return told.value.key


def test_every_pragma_holds_on_every_connection(store: DeskStore) -> None:
    connection = store.database.connection

    for name, value in PRAGMAS.items():
        assert connection.execute(f"PRAGMA {name}").fetchone() == (value,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_an_engine_that_can_corrupt_the_log_is_refused(
    store: DeskStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "sqlite_version_info", (3, 51, 2))

    assert refusal(store.database.path) == "store.engine_too_old"


def test_another_program_s_file_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.close()
    before = path.read_bytes()

    assert refusal(path) == "store.foreign"
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "letter.store"
    path.write_text("此致敬礼" * 500, encoding="utf-8")

    assert refusal(path) == "store.foreign"


def test_a_newer_and_an_older_store_are_refused(store: DeskStore) -> None:
    for version, key in ((SCHEMA_VERSION + 1, "store.newer"), (SCHEMA_VERSION - 1, "store.older")):
        store.database.connection.execute(f"PRAGMA user_version = {version}")

        assert refusal(store.database.path) == key


def test_a_missing_store_is_not_made_by_looking_at_it(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.store") == "store.missing"
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_never_made_over_another(store: DeskStore) -> None:
    with pytest.raises(StoreUnreadable) as told:
        open_store(store.database.path, create=True)

    assert told.value.key == "store.exists"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/desk.store", "ext4"), ("/tmp/desk.store", "tmpfs"), ("/tmpfile", "ext4"),
        ("/mnt/hall/desk.store", "cifs"), ("/mnt/hall/deep/nfs/desk.store", "nfs4"),
        ("/media/U 盘/desk.store", "vfat"),
    ],
)  # fmt: skip
def test_the_innermost_mount_says_what_drive_a_file_lies_on(path: str, kind: str) -> None:
    assert drive.kind_of(Path(path), MOUNTS) == kind


@pytest.mark.skipif(not drive.MOUNTS.exists(), reason="asks /proc/mounts")
@pytest.mark.parametrize(("kind", "key"), [("cifs", "network"), ("vfat", "removable")])
def test_a_store_on_a_network_or_a_stick_is_refused(
    store: DeskStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, key: str
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"x / {kind} rw 0 0\n", encoding="utf-8")
    monkeypatch.setattr(drive, "MOUNTS", mounts)

    assert refusal(store.database.path) == f"store.{key}_drive"


def test_on_a_full_disk_nothing_is_half_kept_and_reading_goes_on(store: DeskStore) -> None:
    keep(store, received("JC-1"))
    connection = store.database.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(WorldFailed) as full:
        keep(store, received("JC-2", shared={"remark": "长" * 100_000}))
    with pytest.raises(WorldFailed) as stopped:
        keep(store, received("JC-3"))

    assert (full.value.key, stopped.value.key) == ("store.full", "store.full")
    assert [row.number for row in store.search("面馆")] == ["JC-1"]
    store.database.resume()
    keep(store, received("JC-3"))
    assert store.check() is None


def test_a_store_without_the_right_to_write_says_so(store: DeskStore) -> None:
    store.database.connection.execute("PRAGMA query_only = 1")

    with pytest.raises(WorldFailed) as told:
        keep(store, received("JC-1"))

    assert told.value.key == "store.read_only"


def test_a_damaged_store_does_not_start_writing_again(store: DeskStore) -> None:
    keep(store, received("JC-1", shared={"remark": "长" * 100_000}))
    store.database.checkpoint()
    store.close()
    content = bytearray(store.database.path.read_bytes())
    content[4096:] = bytes(len(content) - 4096)
    store.database.path.write_bytes(content)

    with pytest.raises(WorldFailed):
        keep(store, received("JC-2"))
    with pytest.raises(WorldFailed) as told:
        store.database.resume()

    assert told.value.key == "store.damaged"


def test_the_log_shrinks_after_a_checkpoint_and_a_reader_in_the_way_is_noticed(
    store: DeskStore, tmp_path: Path
) -> None:
    keep(store, received("JC-1"))
    reader = open_store(tmp_path / "desk.store")

    with reader.database.reading() as connection:
        connection.execute("SELECT COUNT(*) FROM actions").fetchone()
        keep_step(store, "JC-1")
        store.database.connection.execute("PRAGMA busy_timeout = 10")
        in_the_way = store.database.checkpoint()
    done = store.database.checkpoint()

    assert (in_the_way, done) == (False, True)
    assert (tmp_path / "desk.store-wal").stat().st_size == 0


def test_every_refusal_of_the_store_has_words_in_both_languages() -> None:
    source = "".join(file.read_text(encoding="utf-8") for file in STORE.glob("*.py"))
    keys = {word for word in source.replace("``", '"').split('"') if word.startswith("store.")}
    keys |= {"store.network_drive", "store.removable_drive"}

    for language in ("zh_Hans_CN", "en"):
        use_language(language)
        untold = [key for key in keys if "{" not in key and tr(key) == key]
        assert untold == []
    use_language("zh_Hans_CN")


STORE = Path(database.__file__).parent


def test_only_one_room_connects() -> None:
    rooms = {file.name for file in STORE.glob("*.py") if "sqlite.connect(" in file.read_text()}

    assert rooms == {"database.py"}
