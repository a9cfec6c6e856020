"""The register: every version as it was entered, how it stands, and what somebody holds."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotFound
from permitdesk.domain.holding import Holding
from permitdesk.domain.permit import CompositePermit, Permit, PermitState, SinglePermit, Validity
from permitdesk.domain.registered import Entry
from permitdesk.domain.state import ActionType
from permitdesk.store.permits import Placed, Register
from permitdesk.store.store import DeskStore
from tests.store.builders import (
    TODAY,
    USCC,
    finished,
    keep,
    new_store,
    permits_of,
    received,
    summarised,
)
from tests.store.inspecting import projections
from tests.store.lives import FROM, STATES, added_to, turned

TOMORROW = TODAY + timedelta(1)
PREMISES = "新市西街1号"
LATER = count(1)


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    return new_store(tmp_path)


def entered(store: DeskStore, *permits: Permit, position: int = 0) -> None:
    """Enter permits as one act of a case, from the day they were issued."""
    position = position or next(LATER)
    with store.database.act() as connection:
        entries = [Entry(permit, permit.issued_on, "JC-9") for permit in permits]
        Register().follow(
            connection, [Placed(entry, position, place) for place, entry in enumerate(entries)]
        )


def composite() -> CompositePermit:
    (permit,) = (one for one in permits_of(finished("JC-9")) if isinstance(one, CompositePermit))
    return permit


def single() -> SinglePermit:
    return next(one for one in permits_of(finished("JC-9")) if isinstance(one, SinglePermit))


def done(store: DeskStore, case: Case, type_: ActionType, number: str, days: int = 1) -> Case:
    """Turn a permit of a kept case, and keep that."""
    held = store.holding(number)
    return keep(store, turned(case, type_, held.members[number], held, days))


def test_every_permit_comes_back_as_it_was_issued(store: DeskStore) -> None:
    permits = permits_of(finished("JC-9"))

    entered(store, *permits)

    assert [store.permit(one.number).permit for one in permits] == list(permits)
    assert {store.permit(one.number).state for one in permits} == {PermitState.LIVE}
    assert store.no_longer_valid() == ()


def test_a_newer_version_takes_the_place_of_the_older_from_its_day_on(store: DeskStore) -> None:
    first = composite()
    second = replace(first, version=2, issued_on=TOMORROW)
    third = replace(first, version=3, issued_on=TOMORROW + timedelta(1))

    for permit in (first, second, third):
        entered(store, permit)

    assert store.permit(first.number).permit == third
    old = store.permit(first.number, 1)
    assert (old.permit, old.state, old.replaced_by) == (first, PermitState.REPLACED, 2)
    assert store.no_longer_valid() == (
        (first.number, 1, PermitState.REPLACED, TOMORROW),
        (first.number, 2, PermitState.REPLACED, TOMORROW + timedelta(1)),
    )
    assert [one.permit for one in store.versions(first.number)] == [first, second, third]


def test_a_revoked_permit_is_not_valid_and_its_older_version_stays_replaced(
    store: DeskStore,
) -> None:
    first = composite()
    second = replace(first, version=2, issued_on=TOMORROW)
    entered(store, first, second)

    entered(store, replace(second, state=PermitState.REVOKED), first)

    assert store.permit(first.number).state is PermitState.REVOKED
    assert [state for _, _, state, _ in store.no_longer_valid()] == [
        PermitState.REPLACED,
        PermitState.REVOKED,
    ]


def test_a_permit_that_is_not_there_is_not_found(store: DeskStore) -> None:
    entered(store, composite())

    for number, version in (("nothing", None), (composite().number, 2)):
        with pytest.raises(NotFound, match=r"permit\.unknown"):
            store.permit(number, version)
    with pytest.raises(NotFound, match=r"permit\.unknown"):
        store.holding("nothing")
    assert store.versions("nothing") == ()
    with store.act() as act:
        assert act.registered("nothing") is None


@pytest.mark.parametrize("positions", [(1, 2), (2, 1)])
def test_a_composite_version_that_ended_never_comes_back_in_whatever_order_it_is_read(
    store: DeskStore, positions: tuple[int, int]
) -> None:
    made, ended = composite(), replace(composite(), state=PermitState.ENDED)

    for permit, position in zip((ended, made), positions, strict=True):
        entered(store, permit, position=position)

    assert store.permit(made.number).state is PermitState.ENDED
    assert store.permit(made.number).permit == ended


def test_a_permit_withheld_and_given_back_is_valid_again(store: DeskStore) -> None:
    case = keep(store, finished("JC-1"))
    number = case.permits[0].number

    case = done(store, case, ActionType.SUSPEND, number)
    withheld = {entry[0]: entry[2] for entry in store.no_longer_valid()}
    done(store, case, ActionType.RESUME, number)

    assert withheld[number] is PermitState.SUSPENDED
    assert store.permit(number).state is PermitState.LIVE
    assert number not in {entry[0] for entry in store.no_longer_valid()}


def test_a_version_is_replaced_from_the_day_of_the_next_whatever_becomes_of_that_one(
    store: DeskStore,
) -> None:
    case = keep(store, finished("JC-1"))
    number, day = case.permits[0].number, case.actions[-1].at.date()

    case = done(store, case, ActionType.CORRECT_MISPRINT, number)
    done(store, case, ActionType.RECALL, number, days=5)

    assert [entry for entry in store.no_longer_valid() if entry[0] == number] == [
        (number, 1, PermitState.REPLACED, day + timedelta(1)),
        (number, 2, PermitState.RECALLED, day + timedelta(6)),
    ]


def test_the_composite_goes_and_comes_back_as_the_next_version(store: DeskStore) -> None:
    case = keep(store, finished("JC-1"))
    number, whole = case.permits[0].number, case.permits[-1].number
    day = case.actions[-1].at.date()

    case = done(store, case, ActionType.RECALL, number)
    ended = store.holding(number)
    done(store, case, ActionType.REINSTATE, number, days=2)

    assert ended.composite is not None
    assert (ended.composite.version, ended.composite.state) == (1, PermitState.ENDED)
    assert store.holding(whole).composite == store.permit(whole).permit
    assert store.permit(whole).permit.version == 2
    assert sorted(store.no_longer_valid()) == sorted(
        [
            (number, 1, PermitState.REPLACED, day + timedelta(3)),
            (whole, 1, PermitState.REPLACED, day + timedelta(3)),
        ]
    )


def test_what_a_holder_has_at_a_place_is_found_by_any_of_its_numbers(store: DeskStore) -> None:
    first = keep(store, finished("JC-1"))
    held = store.holding(first.permits[0].number)
    second = keep(store, added_to(held, "JC-2"))

    whole = store.holding(first.permits[-1].number)

    assert list(whole.members) == [
        permit.number for case in (first, second) for permit in case.permits[:2]
    ]
    assert whole.key == "JC-1"
    assert whole.composite is not None
    assert (whole.composite.number, whole.composite.version) == (first.permits[-1].number, 2)
    assert {store.holding(number) == whole for number in whole.members} == {True}


def test_what_somebody_has_or_had_at_a_place_is_found_by_holder_and_address_as_on_the_permit(
    store: DeskStore,
) -> None:
    case = keep(store, finished("JC-1"))
    keep(store, finished("JC-2", uscc="91140502MA0KXXXX2B"))

    with store.act() as act:
        mine = act.holding_at(USCC, PREMISES)
        elsewhere = [act.holding_at(USCC, "别处"), act.holding_at("", PREMISES)]
    held = store.holding(case.permits[0].number)
    for permit in case.permits[:2]:
        case = done(store, case, ActionType.RECALL, permit.number)

    assert mine == held
    assert mine.key == "JC-1"
    assert elsewhere == [Holding(""), Holding("")]
    with store.act() as act:
        ended = act.holding_at(USCC, PREMISES)
    assert (ended.key, ended.live) == ("JC-1", ())


def test_what_is_live_at_a_place_goes_before_what_came_later_and_ended(store: DeskStore) -> None:
    keep(store, finished("JC-1"))
    later = keep(store, finished("JC-2"))
    for permit in later.permits[:2]:
        later = done(store, later, ActionType.RECALL, permit.number)

    with store.act() as act:
        assert act.holding_at(USCC, PREMISES).key == "JC-1"


def test_what_ends_soon_is_listed_by_its_last_day_and_only_what_is_live(store: DeskStore) -> None:
    last = date(2027, 3, 15)
    for place, until in enumerate([last, last - timedelta(9), None, last + timedelta(1)]):
        entered(store, replace(single(), number=f"许{place}", validity=Validity(TODAY, until)))
    entered(store, replace(single(), number="许9", validity=Validity(TODAY, last)))
    entered(
        store,
        replace(single(), number="许9", validity=Validity(TODAY, last), state=PermitState.REVOKED),
    )

    found = store.ending(TODAY, last)

    assert [one.permit.number for one in found] == ["许1", "许0"]
    assert [one.permit.number for one in store.ending(TODAY, last, limit=1)] == ["许1"]


def test_permits_stay_in_the_register_when_the_retention_of_their_case_ended(
    store: DeskStore,
) -> None:
    case = keep(store, finished("JC-1"))
    number = case.permits[0].number
    done(store, case, ActionType.RECALL, number)
    before = projections(store)["register"]
    with store.act() as act:
        act.erase("JC-1")

    store.rebuild(summarised)

    assert projections(store)["register"] == before
    assert store.permit(number).state is PermitState.RECALLED


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    turns=st.lists(
        st.tuples(st.integers(0, 5), st.sampled_from(sorted(STATES)), st.booleans()), max_size=14
    )
)
def test_whatever_becomes_of_permits_each_version_has_one_truth_and_a_rebuild_finds_it_again(
    tmp_path_factory: pytest.TempPathFactory, turns: list[tuple[int, ActionType, bool]]
) -> None:
    """Two cases share a holding and act on it in turn; what each does to the composite varies."""
    store = new_store(tmp_path_factory.mktemp("store"))
    first = keep(store, finished("JC-1"))
    keep(store, added_to(store.holding(first.permits[0].number), "JC-2"))
    held = store.holding(first.permits[0].number)
    versions = {(one.number, one.version) for one in held.members.values()}
    assert held.composite is not None
    versions |= {(held.composite.number, 1), (held.composite.number, 2)}

    for place, type_, other in turns:
        held = store.holding(first.permits[0].number)
        permit = tuple(held.members.values())[place % len(held.members)]
        if permit.state is not FROM[type_]:
            continue
        case = store.case("JC-2" if other else "JC-1")
        moves = keep(store, turned(case, type_, permit, held)).actions[-1].facts.moves  # type: ignore[union-attr]
        versions |= {(entry.number, entry.version) for entry in moves.entries}

    _one_truth(store, versions)
    before = projections(store)
    store.rebuild(summarised)
    assert projections(store) == before
    store.close()


def _one_truth(store: DeskStore, versions: set[tuple[str, int]]) -> None:
    invalid = [(number, version) for number, version, _, _ in store.no_longer_valid()]
    live = {place for place in versions if store.permit(*place).state is PermitState.LIVE}
    assert len(invalid) == len(set(invalid))
    assert live.isdisjoint(invalid)
    assert live | set(invalid) == versions
    for number in {number for number, _ in versions}:
        *old, newest = store.versions(number)
        assert all(one.state is PermitState.REPLACED for one in old)
        assert newest.state is newest.permit.state
    held = store.holding(next(iter(versions))[0])
    listed = held.composite
    if listed is not None and listed.state is PermitState.LIVE:
        assert set(listed.permits) == set(held.live)


def test_a_case_of_its_own_holds_what_it_issued(store: DeskStore) -> None:
    keep(store, received("JC-0"))
    case = keep(store, finished("JC-1"))

    assert store.holding(case.permits[1].number) == Holding(
        "JC-1",
        {one.number: one for one in case.permits if isinstance(one, SinglePermit)},
        next(one for one in case.permits if isinstance(one, CompositePermit)),
    )
