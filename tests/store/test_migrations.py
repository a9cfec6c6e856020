"""Bringing a store up to date: forward, all or nothing, with a copy from before."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from permitdesk.store import database, migrations
from permitdesk.store.database import SCHEMA_VERSION, connect
from permitdesk.store.failures import StoreUnreadable
from permitdesk.store.migrations import MIGRATIONS_DIR, migrate, statements
from permitdesk.store.store import open_store
from tests.store.builders import keep, new_store, received, summarised

FILES = sorted(MIGRATIONS_DIR.glob("*.sql"))
NEXT = """\
-- One more thing to remember of a user; the trigger holds semicolons.
ALTER TABLE users ADD COLUMN phone TEXT NOT NULL DEFAULT '';
CREATE TRIGGER users_stay BEFORE DELETE ON users
BEGIN SELECT RAISE(ABORT, 'a; user; stays'); END;
"""
ORPHAN = """\
CREATE TABLE child (x INTEGER REFERENCES actions (position) DEFERRABLE INITIALLY DEFERRED);
INSERT INTO child VALUES (999);
"""


@pytest.fixture
def next_file(tmp_path: Path) -> Path:
    return tmp_path / "0007_phone.sql"


@pytest.fixture
def newer_program(next_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with one migration more."""
    now = next_file.parent / "now"
    now.mkdir()
    new_store(now).close()  # what the builders copy is a store of this program
    folder = next_file.parent / "migrations"
    folder.mkdir()
    for file in FILES:
        (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / next_file.name).write_text(NEXT, encoding="utf-8")
    monkeypatch.setattr(migrations, "MIGRATIONS_DIR", folder)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    monkeypatch.setattr(database, "SCHEMA_VERSION", SCHEMA_VERSION + 1)


def schema(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite.connect(path)
    found = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name").fetchall()
    found += connection.execute("PRAGMA user_version").fetchall()
    connection.close()
    return list(found)


def test_the_number_of_files_is_the_number_of_the_schema() -> None:
    assert len(FILES) == SCHEMA_VERSION
    assert [file.name[:4] for file in FILES] == [f"{n:04}" for n in range(1, SCHEMA_VERSION + 1)]


def test_an_older_store_is_copied_and_brought_up_to_date_with_its_cases(
    tmp_path: Path, newer_program: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as now:
        now.setattr(database, "SCHEMA_VERSION", SCHEMA_VERSION)
        store = new_store(tmp_path)
        kept = keep(store, received("JC-1"))
        store.close()

    opened = open_store(tmp_path / "desk.store")

    assert opened.case("JC-1") == kept
    assert opened.database.connection.execute("SELECT phone FROM users").fetchall() == []
    assert opened.settings.get("practice") == "1"
    copy = tmp_path / f"desk.store.before-{SCHEMA_VERSION + 1}"
    assert schema(copy)[-1] == (SCHEMA_VERSION,)


@pytest.mark.parametrize(
    "bad",
    [
        "ALTER TABLE users ADD COLUMN phone TEXT;\nCREATE TABLE actions (x);",
        "ALTER TABLE users ADD COLUMN phone TEXT;\nINSERT INTO nowhere VALUES (1);",
        "ALTER TABLE users ADD COLUMN phone TEXT;\nCREATE TABLE half (x",
        f"ALTER TABLE users ADD COLUMN phone TEXT;\n{ORPHAN}",
    ],
)
def test_a_file_that_fails_half_way_leaves_nothing_behind(
    tmp_path: Path, next_file: Path, bad: str
) -> None:
    store = new_store(tmp_path)
    keep(store, received("JC-1"))
    before = schema(store.database.path)
    next_file.write_text(bad, encoding="utf-8")

    with pytest.raises(StoreUnreadable) as told:
        migrate(store.database.connection, store.database.path, [*FILES, next_file])

    assert told.value.key == "store.migration"
    assert schema(store.database.path) == before
    assert store.check() is None


def test_a_new_store_that_fails_half_way_is_still_empty(tmp_path: Path, next_file: Path) -> None:
    path = tmp_path / "desk.store"
    next_file.write_text("CREATE TABLE actions (x);", encoding="utf-8")
    connection = connect(path, create=True)

    with pytest.raises(StoreUnreadable):
        migrate(connection, path, [*FILES, next_file])

    assert connection.execute("SELECT * FROM sqlite_schema").fetchall() == []


def test_a_migration_is_applied_once(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    before = schema(store.database.path)

    migrate(store.database.connection, store.database.path)

    assert schema(store.database.path) == before


def test_a_file_is_cut_into_statements_and_triggers_stay_whole() -> None:
    first, second = statements(NEXT)

    assert first.endswith("DEFAULT '';\n")
    assert second.startswith("CREATE TRIGGER")
    assert second.endswith("END;\n")


def test_a_normal_start_loads_none_of_the_slow_libraries(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    keep(store, received("JC-1"))
    store.close()
    program = (
        "import sys; from pathlib import Path; from permitdesk.store.store import open_store;"
        "from permitdesk.domain.worklist import Filter;"
        f"store = open_store(Path({str(store.database.path)!r}));"
        "assert store.worklist(Filter()).rows and store.case('JC-1') and store.search('老王');"
        "print([name for name in ('sqlite_utils', 'pypinyin', 'argon2') if name in sys.modules])"
    )

    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout

    assert said == "[]\n"


BEFORE_DAYS = FILES[: [file.stem for file in FILES].index("0009_days")]
ONE_ACT = (
    "INSERT INTO actions VALUES (1, 'JC-1', 1, 'receive', '', '2026-03-16T01:00:00+00:00',"
    " '李窗口', 'clerk', 'W1', 1, x'00', x'00')"
)


@pytest.mark.parametrize(("acts", "outdated"), [([ONE_ACT], True), ([], False)])
def test_a_store_from_before_there_were_days_has_its_lists_made_again_if_it_has_cases(
    tmp_path: Path, acts: list[str], outdated: bool
) -> None:
    path = tmp_path / "desk.store"
    connection = connect(path, create=True)
    migrate(connection, path, BEFORE_DAYS)
    for act in acts:
        connection.execute(act)

    migrate(connection, path)
    connection.close()

    assert open_store(path).lists_outdated is outdated


def test_a_store_whose_lists_were_made_again_asks_for_it_no_more(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    keep(store, received("JC-1"))
    store.settings.set("lists_outdated", "1")

    store.rebuild(summarised)

    assert not store.lists_outdated


BEFORE_LIVES = FILES[: [file.stem for file in FILES].index("0012_lives")]
PERMIT = (
    '{"number":"许1","kind":"single","licence":"food","name":"食品","certificate":"食品经营许可证",'
    '"holder":{"name":"老王面馆","uscc":"9114","legal_person":"王五","premises":"西街1号"},'
    '"scope":"热食","validity":{"first":"2026-03-16","until":"2031-03-15"},'
    '"authority":"审批局","issued_on":"2026-03-16","case_number":"JC-1"}'
)


def older(path: Path) -> None:
    """Bring a store up to date from before permits had lives: one permit, which was printed."""
    connection = connect(path, create=True)
    migrate(connection, path, BEFORE_LIVES)
    connection.execute(ONE_ACT)
    connection.execute(ONE_ACT.replace("(1,", "(7,").replace("1, 'receive'", "2, 'issue'"))
    connection.execute(
        "INSERT INTO register VALUES"
        " ('许1', 1, 'single', 'JC-1', 'live', 'live', NULL, '2026-03-16', '2026-03-16', ?)",
        (PERMIT,),
    )
    for step, kind, series in ((6, "single_permit", "single_permit"), (2, "receipt", "receipt")):
        connection.execute(
            "INSERT INTO papers VALUES ('JC-1', ?, ?, 'food', '许1', ?, ?, 9, ?, '李窗口')",
            (step, kind, series, "0" * 64, "2026-03-16T01:00:00+00:00"),
        )
        connection.execute(
            "INSERT INTO paper_copies VALUES ('JC-1', ?, ?, 'food', '许1', 1, ?, '李窗口', 'W1', 1)",
            (step, kind, "2026-03-16T01:00:00+00:00"),
        )
    migrate(connection, path)
    connection.close()


def test_permits_from_before_they_had_lives_keep_their_place_and_are_found_by_holder(
    tmp_path: Path,
) -> None:
    older(tmp_path / "desk.store")

    store = open_store(tmp_path / "desk.store")

    assert store.lists_outdated
    assert list(store.holding("许1").members) == ["许1"]
    with store.act() as act:
        assert act.holding_at("9114", "西街1号").key == "JC-1"
    (ending,) = store.ending(date(2031, 3, 15), date(2031, 3, 15))
    assert ending.permit == store.permit("许1").permit
    row = store.database.connection.execute("SELECT entered_at, said_at FROM register").fetchone()
    assert row == (7, 7)


def test_sheets_of_permits_that_came_out_are_those_of_the_first_version(tmp_path: Path) -> None:
    older(tmp_path / "desk.store")

    papers = open_store(tmp_path / "desk.store").papers_of("JC-1")

    assert sorted((paper.sheet.kind, paper.sheet.step, paper.copies) for paper in papers) == [
        ("receipt", 2, 1),
        ("single_permit", 0, 1),
    ]
    assert all(not paper.cancelled for paper in papers)
