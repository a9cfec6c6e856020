"""Kill a working desk at a random moment and look at what it leaves behind."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from permitdesk.domain.numbering import NumberState
from permitdesk.store.store import DeskStore
from tests.abuse.worker import TORN
from tests.houses import house_over
from tests.store.inspecting import check_search_index, projections

ROOT = Path(__file__).resolve().parents[2]
MOST_ACTS = 40
"""Acts a desk lives through, at most."""
LAST_BREATH = 0.006
"""Seconds it goes on after the last act one waited for, at most: about two acts."""
NOT_IN_ACTIONS = {"composite_permit"}
"""The series whose numbers stand inside the facts."""


@dataclass
class Promises:
    """All that desks said was kept, over all their lives.

    Attributes:
        actions: Case to the number of actions that were acknowledged.
        commands: Idempotency key to case.
        spoiled: Numbers.
        printed: Case and hash of a paper to how many copies came out.
    """

    actions: Counter[str] = field(default_factory=Counter)
    commands: dict[str, str] = field(default_factory=dict)
    spoiled: set[str] = field(default_factory=set)
    numbers: dict[str, str] = field(default_factory=dict)
    printed: Counter[tuple[str, str]] = field(default_factory=Counter)

    def hear(self, line: str) -> None:
        """Take down one acknowledgement."""
        match line.split():
            case ["kept", key, case, count, *numbers]:
                self.actions[case] = max(self.actions[case], int(count))
                self.commands[key] = case
                self.numbers.update(dict.fromkeys(numbers, case))
            case ["printed", key, case, sha256, copies]:
                self.commands[key] = case
                self.printed[case, sha256] = max(self.printed[case, sha256], int(copies))
            case ["spoiled", _, number]:
                self.spoiled.add(number)


def live_and_die(path: Path, seed: int, promises: Promises) -> None:
    """Let a desk work on the store, kill it after a random while, note what it promised."""
    chance = random.Random(seed)
    with subprocess.Popen(
        [sys.executable, "-m", "tests.abuse.worker", str(path), str(seed)],
        stdout=subprocess.PIPE, text=True, cwd=ROOT,
    ) as worker:  # fmt: skip
        assert worker.stdout is not None
        ready = worker.stdout.readline()
        for _ in range(chance.randrange(MOST_ACTS)):
            promises.hear(worker.stdout.readline())
        time.sleep(chance.random() * LAST_BREATH)
        worker.kill()
        said = worker.stdout.read()
    assert ready == "ready\n", "the desk did not start"
    assert worker.returncode == -signal.SIGKILL, "the desk died of itself"
    # A line cut off by the kill was never read by anybody.
    for line in said[: said.rfind("\n") + 1].splitlines():
        promises.hear(line)


def look(path: Path, promises: Promises) -> None:
    """Check that the store is as if each act had happened as a whole or not at all."""
    house = house_over(path)
    store = house.store
    assert store.check() is None, "the chain is broken"
    look_for_promises(store, promises)
    look_at_numbers(store)
    look_at_papers(store, promises)
    before = projections(store)
    assert store.counts() == store.counted()
    house.rebuild()
    assert projections(store) == before, "a list says something else than the ledger"
    check_search_index(store)
    store.close()


def look_for_promises(store: DeskStore, promises: Promises) -> None:
    """Nothing that was acknowledged is lost."""
    with store.act() as act:
        for key, case in promises.commands.items():
            assert act.result_of(key) == case, f"command {key} was forgotten"
    for number, count in promises.actions.items():
        assert len(store.case(number).actions) >= count, f"{number} lost an action"
    spoiled = {taken.number for taken in store.numbers_in(NumberState.SPOILED)}
    assert promises.spoiled <= spoiled, "a spoiled number came back"
    taken = {one.number for state in NumberState for one in store.numbers_in(state)}
    assert promises.numbers.keys() <= taken, "a number was given back"


def look_at_numbers(store: DeskStore) -> None:
    """Issued, spoiled and waiting ones are all there are: none twice, none skipped."""
    for tally in store.number_tallies():
        assert tally.is_whole, f"{tally} has a gap"
    used: Counter[str] = Counter()
    for summary in _all(store):
        case = store.case(summary)
        used[case.number] += 1
        used.update(number for action in case.actions for number in action.numbers.values())
    assert set(used.values()) <= {1}, "a number was used twice"
    taken = {
        one.number
        for state in NumberState
        for one in store.numbers_in(state)
        if one.strand.series not in NOT_IN_ACTIONS and one.strand.letter != TORN
    }
    assert taken == set(used), "a number was taken for nothing"


def look_at_papers(store: DeskStore, promises: Promises) -> None:
    """What came out is there byte for byte; a file without a row does no harm."""
    kept = [paper for number in _all(store) for paper in store.papers_of(number)]
    for paper in kept:
        assert len(store.paper_bytes(paper.sha256)) == paper.size
    copies = Counter({(paper.sheet.case, paper.sha256): paper.copies for paper in kept})
    assert copies >= promises.printed, "a copy was forgotten"
    states = {one.number: state for state in NumberState for one in store.numbers_in(state)}
    for paper in kept:
        if paper.sheet.number:
            drawn = NumberState.PRINTED if paper.copies else NumberState.RENDERED
            drawn = NumberState.SPOILED if paper.spoiled else drawn
            assert states[paper.sheet.number] is drawn, f"{paper.sheet} is not {drawn}"


def _all(store: DeskStore) -> list[str]:
    rows = store.database.connection.execute("SELECT case_no FROM worklist").fetchall()
    return [number for (number,) in rows]
