"""A few rounds of the kill test; ``python -m tests.abuse`` runs many."""

from pathlib import Path

from permitdesk.store.store import open_store
from tests.abuse.kills import Promises, live_and_die, look

ROUNDS = 4


def test_a_killed_desk_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "desk.store"
    open_store(path, create=True, practice=True).close()
    promises = Promises()

    for seed in range(ROUNDS):
        live_and_die(path, seed, promises)

    assert promises.commands
    look(path, promises)
