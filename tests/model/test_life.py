"""A holder's permits go through everything there is, and the desk agrees with a clerk's own book."""

from hypothesis import HealthCheck, settings

from tests.model.machine import Life
from tests.model.office import FIRE, FIREWORKS, FOOD, HOTEL, TOBACCO
from tests.model.tour import tour, turned, walk

TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=10, stateful_step_count=30, deadline=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def test_a_permit_goes_through_everything_once() -> None:
    tour()


# --- Walks that found a fault once ---


def test_a_change_cannot_bring_back_what_lapsed_while_it_was_decided() -> None:
    walk(
        lambda life: life.begin({TOBACCO, FOOD}, 20),
        lambda life: life.change(0, person=False),
        lambda life: life.grant(0, 0),
        lambda life: life.pass_days(30),
        lambda life: life.issue(0),
    )


def test_a_paper_that_was_reissued_meanwhile_is_renewed_all_the_same() -> None:
    walk(
        lambda life: life.begin({TOBACCO, FOOD}, 90),
        lambda life: life.renew(0),
        turned(TOBACCO, "reissue"),
        lambda life: life.grant(0, 0),
        lambda life: life.issue(0),
    )


def test_what_ended_while_its_change_was_decided_keeps_no_other_permit_waiting() -> None:
    walk(
        lambda life: life.begin({TOBACCO, FOOD, FIRE}, 0),
        lambda life: life.change(0, person=True),
        lambda life: life.grant(0, 0),
        lambda life: life.grant(0, 0),
        lambda life: life.grant(0, 0),
        turned(TOBACCO, "recall"),
        lambda life: life.issue(0),
    )


def test_the_representative_changes_on_permits_of_several_cases_at_once() -> None:
    walk(
        lambda life: life.begin({HOTEL, FOOD}, 0),
        lambda life: life.apply({FIRE, FIREWORKS}),
        lambda life: life.grant(0, 0),
        lambda life: life.grant(0, 0),
        lambda life: life.issue(0),
        lambda life: life.change(0, person=True),
        *[lambda life: life.grant(0, 0)] * 4,
        lambda life: life.issue(0),
    )


def test_who_has_everything_withheld_gets_no_second_composite() -> None:
    walk(
        lambda life: life.begin({TOBACCO, FOOD}, 0),
        turned(TOBACCO, "suspend"),
        turned(FOOD, "suspend"),
        lambda life: life.apply({FIRE, FIREWORKS}),
        lambda life: life.grant(0, 0),
        lambda life: life.grant(0, 0),
        lambda life: life.issue(0),
        turned(TOBACCO, "resume"),
        turned(FOOD, "resume"),
    )


def test_a_case_whose_own_permit_ended_prints_the_composite_it_made() -> None:
    walk(
        lambda life: life.begin({TOBACCO, FOOD, FIRE}, 0),
        lambda life: life.change(0, person=False),
        lambda life: life.grant(0, 0),
        lambda life: life.issue(0),
        lambda life: life.turn(0, "cancel"),
        *[lambda life, pick=pick: life.print(pick) for pick in range(8)],
    )
