"""Kill a desk while it revokes a member of a composite: all of it was done, or nothing.

The desk is a process of its own, forked from one that has everything loaded, and dies by SIGKILL:
before each statement of the act in turn, in the midst of one, or at a moment by chance.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from permitdesk.store.store import DeskStore
from tests.abuse.after_revoking import look
from tests.abuse.before_revoking import INSTRUCTIONS, Story, copied, office_of, revoke, stories

LIVES = 0.04
"""Seconds a desk may live where it is killed at a moment: somewhat longer than the act takes."""

Kill = Callable[[DeskStore], None]
"""Makes the desk of this process die at some point of its next act."""


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def before_statement(number: int) -> Kill:
    """Die when the engine begins so many statements from now, counted from 0."""

    def kill(store: DeskStore) -> None:
        left = [number]

        def count(_: str) -> None:
            if left[0] == 0:
                _die()
            left[0] -= 1

        store.database.connection.set_trace_callback(count)

    return kill


def within(number: int) -> Kill:
    """Die in the midst of a statement."""

    def kill(store: DeskStore) -> None:
        left = [number]

        def count() -> None:
            if left[0] == 0:
                _die()
            left[0] -= 1

        store.database.connection.set_progress_handler(count, INSTRUCTIONS)

    return kill


def by_chance(_: DeskStore) -> None:
    """Let somebody else kill it."""


def kills(story: Story, chance: Random) -> Iterator[Kill]:
    """Yield ways to die: statement by statement, and others by chance in between, for ever."""
    statements = cycle(range(story.statements + 1))
    while True:
        yield before_statement(next(statements))
        yield within(chance.randrange(story.instructions))
        yield by_chance


def live_and_die(story: Story, path: Path, kill: Kill, chance: Random) -> bool:
    """Let a desk do the act and die; return whether it said before that it was done."""
    reading, writing = os.pipe()
    ready_to_read, ready = os.pipe()
    desk = os.fork()
    if desk == 0:
        try:
            office = office_of(story, path)
            office.store.case(story.case)
            kill(office.store)
            os.write(ready, b"r")
            revoke(story, office)
            os.write(writing, b"d")
            time.sleep(60)
        finally:
            os._exit(1)  # nothing of the process it came from is cleaned up here
    os.close(ready)
    os.close(writing)
    os.read(ready_to_read, 1)
    if kill is by_chance:
        time.sleep(chance.random() * LIVES)
        os.kill(desk, signal.SIGKILL)
    said = _said(desk, reading)
    _, status = os.waitpid(desk, 0)
    os.close(reading)
    os.close(ready_to_read)
    assert os.WIFSIGNALED(status), "the desk died of itself"
    assert os.WTERMSIG(status) == signal.SIGKILL
    return said


def _said(desk: int, reading: int) -> bool:
    """Hear whether it was done; one that outlived its kill is killed then."""
    said = os.read(reading, 1) == b"d"
    if said:
        os.kill(desk, signal.SIGKILL)
    return said


def kill_many(rounds: int, seed: int) -> tuple[int, int]:
    """Kill so many desks; return after how many the act was done, and how many statements it has."""
    chance, done = Random(seed), 0
    with TemporaryDirectory() as folder:
        both = stories(Path(folder))
        ways = [(story, kills(story, chance)) for story in both]
        for place, (story, way) in enumerate(islice(cycle(ways), rounds)):
            path = copied(story, Path(folder))
            try:
                said = live_and_die(story, path, next(way), chance)
                done += look(story, path, said=said)
            except BaseException:
                print(f"kill {place}, seed {seed}", file=sys.stderr)
                raise
    return done, max(story.statements for story in both)


def main(rounds: int, seed: int) -> None:
    """Kill desks; the first half act ends it with an error that names the seed."""
    done, statements = kill_many(rounds, seed)
    print(
        f"{rounds} kills of a revocation of {statements} statements from seed {seed}: "
        f"{done} times all of it was done, {rounds - done} times nothing, never half"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
