"""A few rounds of the kill test; ``python -m tests.abuse`` runs many."""

from pathlib import Path

from tests.abuse.kills import Promises, live_and_die, look
from tests.houses import house_over

ROUNDS = 4


def test_a_killed_desk_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "desk.store"
    house_over(path).create_store(practice=True)
    promises = Promises()

    for seed in range(ROUNDS):
        live_and_die(path, seed, promises)

    assert promises.commands
    look(path, promises)
