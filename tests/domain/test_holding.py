"""How a composite follows its single permits: the cascade as a pure function, whatever moves."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.holding import (
    Composing,
    Holding,
    Moves,
    moved,
    wants_number,
)
from permitdesk.domain.permit import (
    COMPOSED_OF,
    CompositePermit,
    Holder,
    PermitKind,
    PermitState,
    SinglePermit,
    Validity,
    compose,
)

DAY = date(2026, 3, 2)
HOLDER = Holder("老王面馆", "91140502MA0KXXXX1A", "王五", "新市西街1号")
COMPOSING = Composing("综-1", "饭店", "审批局", "JC-1")
NUMBERS = tuple(f"证-{place}" for place in range(6))
FILINGS = frozenset(NUMBERS[4:])
"""The last two of them are receipts."""
STATES = tuple(
    state for state in PermitState if state not in (PermitState.REPLACED, PermitState.ENDED)
)
"""States a single permit can be in as the newest of its number."""


def after_moves(holding: Holding, moves: Moves) -> Holding:
    """Return a holding as it stands after an act."""
    members = {**holding.members, **{item.number: item for item in moves.permits}}
    return Holding(holding.key or moves.holding, members, moves.composite or holding.composite)


def permit(
    number: str,
    state: PermitState = PermitState.LIVE,
    version: int = 1,
    until: date | None = None,
) -> SinglePermit:
    kind = PermitKind.FILING if number in FILINGS else PermitKind.SINGLE
    return SinglePermit(
        number, kind, f"licence-{number}", number, "证", HOLDER, "热食类", Validity(DAY, until),
        "审批局", DAY, "JC-1", version=version, state=state,
    )  # fmt: skip


ENDS = st.none() | st.dates(DAY, date(2031, 1, 1))
STEPS = st.lists(
    st.lists(
        st.builds(
            permit, st.sampled_from(NUMBERS), st.sampled_from(STATES), st.integers(1, 3), ENDS
        ),
        min_size=1, max_size=3, unique_by=lambda item: item.number,
    ),
    max_size=12,
)  # fmt: skip
"""Acts one after the other, each with what it leaves some permits as."""


def live_permits(holding: Holding) -> tuple[str, ...]:
    return tuple(item.number for item in holding.live if item.number not in FILINGS)


def listed(composite: CompositePermit) -> set[tuple[str, int]]:
    return {(item.number, item.version) for item in (*composite.permits, *composite.filings)}


def walk(steps: Iterable[list[SinglePermit]]) -> Iterable[tuple[Holding, Moves, Holding]]:
    """Let acts happen to a holding, a day apart; yield before, what moved, after."""
    holding = Holding("JC-1")
    for place, permits in enumerate(steps):
        moves = moved(holding, permits, COMPOSING, DAY + timedelta(days=place))
        after = after_moves(holding, moves)
        yield holding, moves, after
        holding = after


@given(steps=STEPS)
def test_a_composite_lives_exactly_while_two_permits_live_behind_it(
    steps: list[list[SinglePermit]],
) -> None:
    for _, _, after in walk(steps):
        lives = after.composite is not None and after.composite.state is PermitState.LIVE

        assert lives == (len(live_permits(after)) >= COMPOSED_OF)


@given(steps=STEPS)
def test_a_live_composite_lists_what_lives_and_nothing_else(
    steps: list[list[SinglePermit]],
) -> None:
    for _, _, after in walk(steps):
        composite = after.composite
        if composite is not None and composite.state is PermitState.LIVE:
            assert listed(composite) == {(item.number, item.version) for item in after.live}


@given(steps=STEPS)
def test_the_version_rises_by_one_when_what_is_listed_changes_and_never_otherwise(
    steps: list[list[SinglePermit]],
) -> None:
    for before, moves, after in walk(steps):
        old, new = before.composite, after.composite
        if old is None or new is None:
            assert new is None or new.version == 1
            continue
        comes_back = old.state is PermitState.ENDED and new.state is PermitState.LIVE
        lists_other = new.state is PermitState.LIVE and listed(new) != listed(old)

        assert new.number == old.number
        assert new.version - old.version == (1 if comes_back or lists_other else 0)
        changed = new.version != old.version or new.state is not old.state
        assert (moves.composite is not None) == changed


@given(steps=STEPS)
def test_a_composite_that_ended_keeps_the_words_of_its_paper(
    steps: list[list[SinglePermit]],
) -> None:
    for before, _, after in walk(steps):
        old, new = before.composite, after.composite
        if old is not None and new is not None and new.state is PermitState.ENDED:
            assert replace(new, state=PermitState.LIVE) == replace(old, state=PermitState.LIVE)


@given(steps=STEPS)
def test_each_member_keeps_its_own_last_day_in_the_composite(
    steps: list[list[SinglePermit]],
) -> None:
    for _, _, after in walk(steps):
        composite = after.composite
        if composite is not None and composite.state is PermitState.LIVE:
            ends = {item.number: item.validity.until for item in after.live}
            shown = (*composite.permits, *composite.filings)

            assert {item.number: item.validity.until for item in shown} == ends


@given(steps=STEPS)
def test_a_number_is_wanted_for_the_first_composite_and_never_again(
    steps: list[list[SinglePermit]],
) -> None:
    for place, (before, moves, _) in enumerate(walk(steps)):
        first = before.composite is None and moves.composite is not None

        assert wants_number(before, steps[place]) == first


@given(numbers=st.lists(st.sampled_from(NUMBERS), unique=True, max_size=6))
def test_receipts_of_filings_never_count_to_the_two(numbers: list[str]) -> None:
    moves = moved(Holding("JC-1"), [permit(number) for number in numbers], COMPOSING, DAY)

    permits = [number for number in numbers if number not in FILINGS]
    assert (moves.composite is not None) == (len(permits) >= COMPOSED_OF)
    if moves.composite is not None:
        assert {item.number for item in moves.composite.filings} == FILINGS & set(numbers)


def test_the_composite_ends_with_the_last_but_one_and_comes_back_as_its_next_version() -> None:
    one, two = permit(NUMBERS[0]), permit(NUMBERS[1])
    revoked = replace(two, state=PermitState.REVOKED)
    reinstated = replace(two, version=2)

    versions = [
        (after.composite.version, after.composite.state)
        for _, _, after in walk([[one, two], [revoked], [reinstated]])
        if after.composite is not None
    ]

    assert versions == [(1, PermitState.LIVE), (1, PermitState.ENDED), (2, PermitState.LIVE)]


def test_a_first_composite_without_a_number_is_refused() -> None:
    without = replace(COMPOSING, number="")

    with pytest.raises(ValueError, match="number"):
        moved(Holding("JC-1"), [permit(NUMBERS[0]), permit(NUMBERS[1])], without, DAY)


def test_a_composite_is_not_made_of_one_permit() -> None:
    with pytest.raises(ValueError, match="two"):
        compose(
            [permit(NUMBERS[0]), permit(NUMBERS[4])], number="综-1", version=1, industry="饭店",
            authority="审批局", issued_on=DAY,
        )  # fmt: skip
