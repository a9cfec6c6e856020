"""A whole desk in a hurry: acts without a pause and says what was kept, until somebody kills it."""

import random
import sys
from pathlib import Path

from permitdesk.app.house import House
from permitdesk.desk.acting import Wish
from permitdesk.domain.case import Case
from permitdesk.domain.facts import (
    Actor,
    Archive,
    Deliver,
    Grant,
    LookThrough,
    Opinion,
    Print,
    RecordFiling,
    Remark,
    Review,
    Role,
    Sent,
)
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType, Status
from permitdesk.domain.worklist import Filter
from permitdesk.store.numbers import NumberState
from tests.houses import CLERK, house_over

OPEN_AT_ONCE = 12
TORN = "撕"
"""Letter of the numbers that are taken for nothing but to be spoiled."""
INDUSTRIES = ("restaurant", "cafe", "pharmacy", "convenience", "hotel", "bookshop")
SENT: dict[ActionType, Sent] = {
    ActionType.LOOK_THROUGH: LookThrough(True, True),
    ActionType.ACCEPT: Remark(),
    ActionType.REVIEW: Review(Opinion.PASS),
    ActionType.GRANT: Grant(),
    ActionType.RECORD_FILING: RecordFiling(),
    ActionType.ISSUE: Remark(),
    ActionType.PRINT: Print(),
    ActionType.DELIVER: Deliver("王某"),
    ActionType.ARCHIVE: Archive(),
}
"""What the desk does, in the order it tries it."""


def main(path: Path, seed: int) -> None:
    """Work on a store for ever; each line on the output is an acknowledgement after its commit."""
    chance = random.Random(seed)
    house = house_over(path)
    store = house.store
    store.warm_up()
    files = [
        house.sample_application(industry, (), seed + place)
        for place, industry in enumerate(INDUSTRIES)
    ]
    unfinished = Filter(tuple(status for status in Status if status is not Status.ARCHIVED))
    open_cases = [row.number for row in store.worklist(unfinished).rows]
    print("ready", flush=True)
    for place in range(1_000_000):
        key = f"{seed}-{place}"
        if chance.random() < 0.05:
            store.database.checkpoint()
        if chance.random() < 0.1:
            spoil(house, key)
            continue
        if len(open_cases) < OPEN_AT_ONCE:
            case = house.acting.receive(chance.choice(files), CLERK, key)
            open_cases.append(case.number)
        else:
            case = step(house, key, chance.choice(open_cases))
            if case.status is Status.ARCHIVED:
                open_cases.remove(case.number)
        numbers = sorted(case.actions[-1].numbers.values())
        print("kept", key, case.number, len(case.actions), *numbers, flush=True)


def step(house: House, key: str, number: str) -> Case:
    """Do the next lawful thing to a case."""
    case = house.store.case(number)
    for type_, sent in SENT.items():
        if not RULES[type_].per_licence:
            looked = type_ is ActionType.LOOK_THROUGH and case.state.looked_through
            if type_ in case.next_actions() and not looked and not printed(case, type_):
                return house.acting.do(number, Wish(type_, sent, CLERK, key=key))
            continue
        for code, part in case.state.parts.items():
            if type_ in case.next_actions(code) and not (
                type_ is ActionType.REVIEW and (part.opinion or part.part.filing)
            ):
                reviewer = Actor("赵强", Role.REVIEWER, part.part.decider)
                return house.acting.do(number, Wish(type_, sent, reviewer, code, key))
    raise AssertionError(f"{number} has no next step")


def printed(case: Case, type_: ActionType) -> bool:
    """Tell whether this would print a second time, for ever."""
    return type_ is ActionType.PRINT and case.status is not Status.ISSUED


def spoil(house: House, key: str) -> None:
    """Take a number and spoil it, as when the printer eats the sheet."""
    with house.store.act() as act:
        number = act.take_number("receipt", TORN, 2026, "receipt-{}".format, "")
    with house.store.act() as act:
        act.mark_number("receipt", number, NumberState.SPOILED, reason="卡纸", actor="王敏")
    print("spoiled", key, number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
