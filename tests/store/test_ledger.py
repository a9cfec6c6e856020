"""The chain: nothing can be changed, removed or slipped in without being noticed."""

from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from permitdesk.domain.errors import NotFound
from permitdesk.domain.worklist import Filter
from permitdesk.store.ledger import BEFORE_THE_FIRST
from permitdesk.store.store import DeskStore
from tests.store.builders import NOODLES, keep, keep_step, new_store, received, summarised


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    store = new_store(tmp_path)
    for number in ("JC-1", "JC-2"):
        keep(store, received(number))
        keep_step(store, number)
        keep_step(store, number)
    return store


def tamper(store: DeskStore, *statements: str) -> None:
    """Do what somebody with the file in their hands could do."""
    connection = store.database.connection
    for trigger in ("actions_stay", "actions_last", "facts_stay"):
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute("PRAGMA foreign_keys = 0")
    for statement in statements:
        connection.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE actions SET type = 'deny' WHERE seq = 1",
        "UPDATE actions SET position = position + 1",
        "DELETE FROM actions WHERE seq = 1",
        "INSERT OR REPLACE INTO actions SELECT * FROM actions WHERE position = 1",
        "UPDATE action_facts SET facts = '{}'",
        "INSERT OR REPLACE INTO action_facts SELECT * FROM action_facts WHERE position = 1",
    ],
)
def test_the_schema_itself_refuses_to_change_or_remove_an_action(
    store: DeskStore, statement: str
) -> None:
    with pytest.raises(sqlite.IntegrityError):
        store.database.connection.execute(statement)

    assert store.check() is None


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("case_no", "'JC-9'"), ("seq", "9"), ("type", "'deny'"), ("licence", "'x'"),
        ("at", "'2026-03-16T01:00:01+00:00'"), ("actor_name", "'别人'"),
        ("actor_role", "'reviewer'"), ("actor_station", "'W9'"), ("suite", "2"),
        ("digest", "zeroblob(32)"), ("chain", "zeroblob(32)"),
    ],
)  # fmt: skip
def test_a_changed_entry_is_found_where_it_stands(
    store: DeskStore, column: str, value: str
) -> None:
    tamper(store, f"UPDATE actions SET {column} = {value} WHERE position = 3")

    assert store.check() == 3


@pytest.mark.parametrize("column", ["facts", "numbers", "salt"])
def test_changed_facts_are_found_where_they_stand(store: DeskStore, column: str) -> None:
    value = "zeroblob(16)" if column == "salt" else f"replace({column}, 'JC-1', 'JC-7') || ' '"
    tamper(store, f"UPDATE action_facts SET {column} = {value} WHERE position = 1")

    assert store.check() == 1


def test_a_removed_entry_is_found_and_so_is_one_slipped_in(store: DeskStore) -> None:
    tamper(
        store,
        "DELETE FROM action_facts WHERE position = 2",
        "DELETE FROM actions WHERE position = 2",
    )

    assert store.check() == 2


def test_a_checkpoint_shows_that_the_end_was_cut_off(store: DeskStore) -> None:
    head = store.head()
    assert store.chain_at(head.position) == head.chain

    tamper(
        store,
        f"DELETE FROM action_facts WHERE position = {head.position}",
        f"DELETE FROM actions WHERE position = {head.position}",
    )

    assert store.check() is None
    assert store.chain_at(head.position) is None


def test_an_empty_ledger_is_good_and_has_a_head(tmp_path: Path) -> None:
    store = new_store(tmp_path)

    assert (store.head().position, store.head().chain) == (0, BEFORE_THE_FIRST)
    assert store.check() is None


def test_the_same_facts_have_another_digest_each_time(store: DeskStore) -> None:
    digests = store.database.connection.execute(
        "SELECT digest FROM actions WHERE type = 'look_through'"
    ).fetchall()

    assert len(set(digests)) == 2


def test_what_the_chain_covers_names_no_applicant(store: DeskStore) -> None:
    rows = store.database.connection.execute("SELECT * FROM actions").fetchall()

    assert NOODLES not in str(rows)


def test_erased_facts_are_gone_from_every_file_and_the_chain_still_verifies(
    store: DeskStore, tmp_path: Path
) -> None:
    secret = "独一无二记面馆"
    keep(store, received("JC-3", secret, uscc="9114SECRET"))
    keep_step(store, "JC-3")

    with store.act() as act:
        act.erase("JC-3")
    assert store.database.checkpoint()

    for file in tmp_path.iterdir():
        content = file.read_bytes()
        assert secret.encode() not in content
        assert b"9114secret" not in content
        assert f"{ord('独'):06x}{ord('一'):06x}".encode() not in content
    assert store.check() is None
    assert store.search(secret) == store.search("9114SECRET") == ()
    assert store.counts() == store.counted()
    assert "JC-3" not in [row.number for row in store.worklist(Filter()).rows]
    with pytest.raises(NotFound, match=r"case\.erased"):
        store.case("JC-3")
    store.rebuild(summarised)
    assert store.counts() == store.counted()
