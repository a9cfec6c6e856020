"""A desk in a hurry: acts without a pause and says what was kept, until somebody kills it."""

import random
import sys
from pathlib import Path

from permitdesk.domain.case import Case
from permitdesk.domain.state import ActionType, Status
from permitdesk.domain.worklist import Filter
from permitdesk.store.numbers import NumberState
from permitdesk.store.store import DeskStore, open_store
from tests.store.builders import next_step, received, summarised

NAMES = "老王老李大新小福兴隆和平春秋面馆饭店超市药房"
OPEN_AT_ONCE = 12


def main(path: Path, seed: int) -> None:
    """Work on a store for ever; each line on the output is an acknowledgement after its commit."""
    chance = random.Random(seed)
    store = open_store(path)
    store.warm_up()
    unfinished = Filter(tuple(status for status in Status if status is not Status.ARCHIVED))
    open_cases = [row.number for row in store.worklist(unfinished).rows]
    print("ready", flush=True)
    for place in range(1_000_000):
        key = f"{seed}-{place}"
        if chance.random() < 0.05:
            store.database.checkpoint()
        if chance.random() < 0.1:
            spoil(store, key)
            continue
        if len(open_cases) < OPEN_AT_ONCE:
            case = receive(store, key, chance)
            open_cases.append(case.number)
        else:
            case = step(store, key, chance.choice(open_cases))
            if case.actions[-1].type is ActionType.ARCHIVE:
                open_cases.remove(case.number)
        numbers = sorted(case.actions[-1].numbers.values())
        print("kept", key, case.number, len(case.actions), *numbers, flush=True)


def receive(store: DeskStore, key: str, chance: random.Random) -> Case:
    name = "".join(chance.choices(NAMES, k=5))
    with store.act() as act:
        number = act.take_number("case", "", 2026, "JC-2026-{:06}".format, "")
        case = received(number, name)
        act.remember(key, number)
        return act.keep(case, *summarised(case))


def step(store: DeskStore, key: str, number: str) -> Case:
    with store.act() as act:

        def take(series: str) -> str:
            return act.take_number(series, "晋", 2026, f"{series}-{{}}".format, number)

        case = next_step(act.case(number), take)
        act.remember(key, number)
        return act.keep(case, *summarised(case))


def spoil(store: DeskStore, key: str) -> None:
    """Take a number and spoil it, as when the printer eats the sheet."""
    with store.act() as act:
        number = act.take_number("receipt", "晋", 2026, "receipt-{}".format, "")
    with store.act() as act:
        act.mark_number("receipt", number, NumberState.SPOILED, reason="卡纸", actor="李窗口")
    print("spoiled", key, number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
