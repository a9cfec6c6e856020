"""Run ``python -m tests.abuse [N [M]]``: kill desks, and see that nothing is lost.

N (200) times a desk that works in a hurry, M (500) times one that revokes a member of a composite.
"""

import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.abuse import revoking
from tests.abuse.kills import Promises, live_and_die, look
from tests.houses import house_over

ROUNDS = 200
REVOCATIONS = 500
ROUNDS_A_STORE = 20
"""Then a new store, so that looking through it stays quick."""


def main(rounds: int) -> None:
    """Kill desks; the first thing found wrong ends it with an error that names the seed."""
    seed = random.SystemRandom().randrange(1_000_000)
    print(f"{rounds} rounds from seed {seed}")
    acknowledged = 0
    for first in range(0, rounds, ROUNDS_A_STORE):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "desk.store"
            house_over(path).create_store(practice=True)
            promises = Promises()
            for place in range(first, min(first + ROUNDS_A_STORE, rounds)):
                try:
                    live_and_die(path, seed + place, promises)
                    look(path, promises)
                except BaseException:
                    print(f"round {place}, seed {seed + place}", file=sys.stderr)
                    raise
            acknowledged += len(promises.commands) + len(promises.spoiled)
        print(f"{min(first + ROUNDS_A_STORE, rounds)} kills, {acknowledged} acts kept", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    revoking.main(
        int(sys.argv[2]) if len(sys.argv) > 2 else REVOCATIONS,
        random.SystemRandom().randrange(1_000_000),
    )  # fmt: skip
