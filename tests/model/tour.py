"""One fixed walk through a permit's whole life, so that a fault is met without chance."""

from collections.abc import Callable

from permitdesk.domain.follow_up import RevokeGround
from tests.model.book import STANDING
from tests.model.machine import Life
from tests.model.office import FIRE, FIREWORKS, FOOD, HOTEL, REPAIR, TOBACCO

Step = Callable[[Life], object]


def walk(*steps: Step) -> None:
    """Take one holder through some steps, looking after every one."""
    life = Life()
    try:
        for step in steps:
            step(life)
            life.all_holds()
    finally:
        life.teardown()


def tour() -> None:
    """Take one holder through everything once."""
    walk(*STEPS)


def turned(licence: str, kind: str) -> Step:
    """Try a turn at a licence's permit."""
    return lambda life: life.turn(_place(life, list(life.book.permits), licence), kind)


def intended(licence: str) -> Step:
    return lambda life: life.tell_intent(
        _place(life, life.book.held(*STANDING), licence), RevokeGround.DECEIT
    )


def revoked(licence: str) -> Step:
    return lambda life: life.settle_intent(
        _place(life, life.book.held(*STANDING), licence), keep=False
    )


def _place(life: Life, numbers: list[str], licence: str) -> int:
    return next(
        place
        for place, number in enumerate(numbers)
        if life.book.permits[number]["licence"] == licence
    )


STEPS: tuple[Step, ...] = (
    lambda life: life.begin({FIRE, HOTEL, TOBACCO}, 90),
    lambda life: life.print(0),
    lambda life: life.print(2),
    lambda life: life.file_away(0),
    intended(FIRE),
    revoked(FIRE),
    turned(FIRE, "resume"),
    turned(FIRE, "reinstate"),
    lambda life: life.apply({FOOD, REPAIR}),
    lambda life: life.let_the_clerk_decide(0),
    lambda life: life.grant(0, 45),
    lambda life: life.grant(0, 0),
    lambda life: life.issue(0),
    turned(HOTEL, "suspend"),
    turned(HOTEL, "resume"),
    lambda life: life.reissue_composite(),
    lambda life: life.change(0, person=False),
    lambda life: life.grant(0, 0),
    lambda life: life.issue(0),
    lambda life: life.renew(0),
    lambda life: life.deny(0),
    turned(FOOD, "cancel"),
    lambda life: life.apply({FOOD, FIREWORKS}),
    lambda life: life.grant(0, 0),
    lambda life: life.deny(0),
    lambda life: life.pass_days(30),
    lambda life: life.pass_days(30),
    lambda life: life.pass_days(30),
    lambda life: life.pass_days(7),
)
