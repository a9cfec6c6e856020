"""A whole desk in a hurry: acts without a pause and says what was kept, until somebody kills it."""

import random
import sys
from datetime import timedelta
from pathlib import Path

from permitdesk.app.house import House
from permitdesk.desk.passing import Passing
from permitdesk.domain.numbering import NumberState
from permitdesk.domain.state import Status
from permitdesk.domain.worklist import Filter
from tests.abuse.printing import print_something, quick_documents
from tests.abuse.steps import step
from tests.houses import CLERK, house_over

OPEN_AT_ONCE = 12
PRINTED = 0.3
"""Share of the acts that are papers coming out."""
TORN = "撕"
"""Letter of the numbers that are taken for nothing but to be spoiled."""
INDUSTRIES = ("restaurant", "cafe", "pharmacy", "convenience", "hotel", "bookshop")
OVERNIGHT = 0.04
"""Share of the acts after which a day has passed, and what happens by itself happens."""


def main(path: Path, seed: int) -> None:
    """Work on a store for ever; each line on the output is an acknowledgement after its commit."""
    chance = random.Random(seed)
    house = house_over(path)
    store = house.store
    store.warm_up()
    documents = quick_documents(house)
    files = [
        house.sample_application(industry, (), seed + place)
        for place, industry in enumerate(INDUSTRIES)
    ]
    unfinished = Filter(tuple(status for status in Status if status is not Status.ARCHIVED))
    rows = store.worklist(unfinished).rows
    open_cases = [row.number for row in rows]
    house.set_time(max((row.updated_at for row in rows), default=house.now()))
    print("ready", flush=True)
    for place in range(1_000_000):
        key = f"{seed}-{place}"
        if chance.random() < 0.05:
            store.database.checkpoint()
        if chance.random() < OVERNIGHT:
            sleep(house)
        if chance.random() < 0.1:
            spoil(house, key)
            continue
        if open_cases and chance.random() < PRINTED:
            print_something(documents, key, chance.choice(open_cases), chance)
            continue
        if len(open_cases) < OPEN_AT_ONCE:
            case = house.acting.receive(chance.choice(files), CLERK, key)
            open_cases.append(case.number)
        else:
            case = step(house, key, chance.choice(open_cases), chance)
            if case.status is Status.ARCHIVED:
                open_cases.remove(case.number)
        numbers = sorted(case.actions[-1].numbers.values())
        print("kept", key, case.number, len(case.actions), *numbers, flush=True)


def sleep(house: House) -> None:
    """Let a day pass, and do what happens by itself."""
    house.set_time(house.now() + timedelta(days=1))
    Passing(house.desk).until_now()


def spoil(house: House, key: str) -> None:
    """Take a number and spoil it, as when the printer eats the sheet."""
    with house.store.act() as act:
        number = act.take_number("receipt", TORN, 2026, "receipt-{}".format, "")
    with house.store.act() as act:
        act.mark_number("receipt", number, NumberState.SPOILED, reason="卡纸", actor="王敏")
    print("spoiled", key, number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
