"""Numbers, people, settings, definitions; many cases at once; all lists made again."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.domain.errors import NotFound, Overtaken, WorldFailed
from permitdesk.domain.facts import Role
from permitdesk.domain.numbering import NumberState
from permitdesk.domain.state import Status
from permitdesk.domain.worklist import Filter
from permitdesk.store.store import DeskStore, open_store
from permitdesk.store.users import User
from tests.store.builders import (
    finished,
    keep,
    keep_step,
    new_store,
    received,
    summarised,
)
from tests.store.inspecting import check_search_index, projections


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    return new_store(tmp_path)


def test_a_number_goes_forward_only_and_a_spoiled_one_is_done_with(store: DeskStore) -> None:
    with store.act() as act:
        act.take_number("permit", "晋", 2026, str, "JC-1")
        act.mark_number("permit", "1", NumberState.PRINTED)
    for state in (NumberState.RENDERED, NumberState.RESERVED):
        with pytest.raises(NotFound), store.act() as act:
            act.mark_number("permit", "1", state)

    with store.act() as act:
        act.mark_number("permit", "1", NumberState.SPOILED, reason="卡纸", actor="李窗口")

    with pytest.raises(NotFound), store.act() as act:
        act.mark_number("permit", "1", NumberState.PRINTED)
    (spoiled,) = store.numbers_in(NumberState.SPOILED)
    assert (spoiled.number, spoiled.case, spoiled.reason) == ("1", "JC-1", "卡纸")
    (tally,) = store.number_tallies()
    assert tally.is_whole


def test_a_pattern_that_writes_two_serials_alike_is_refused(store: DeskStore) -> None:
    def take() -> None:
        with store.act() as act:
            act.take_number("permit", "晋", 2026, lambda _: "同号", "JC-1")

    take()
    with pytest.raises(WorldFailed, match=r"number\.twice"):
        take()

    assert len(store.numbers_in(NumberState.RESERVED)) == 1


def test_people_log_in_with_their_own_password_only(store: DeskStore) -> None:
    clerk = User("李窗口", Role.CLERK, "W1")
    store.users.put(clerk, "correct horse")
    store.users.put(User("赵科长", Role.REVIEWER, "bureau"))

    assert store.users.log_in("李窗口", "correct horse") == clerk
    assert store.users.user("李窗口").actor.role is Role.CLERK
    for name, password in [("李窗口", "wrong"), ("赵科长", ""), ("nobody", "correct horse")]:
        assert store.users.log_in(name, password) is None


def test_who_left_can_neither_log_in_nor_act_and_is_still_known(store: DeskStore) -> None:
    store.users.put(User("李窗口", Role.CLERK, "W1"), "correct horse")

    store.users.disable("李窗口")

    assert store.users.log_in("李窗口", "correct horse") is None
    with pytest.raises(NotFound, match=r"user\.unknown"):
        store.users.user("李窗口")
    assert store.users.all() == (User("李窗口", Role.CLERK, "W1", enabled=False),)


def test_no_password_stands_in_the_store(store: DeskStore, tmp_path: Path) -> None:
    store.users.put(User("李窗口", Role.CLERK, "W1"), "correct horse")

    assert b"correct horse" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_a_practice_store_stays_one(tmp_path: Path) -> None:
    for name, practice in (("a", True), ("b", False)):
        open_store(tmp_path / name, create=True, practice=practice).close()

        assert open_store(tmp_path / name).practice is practice


def test_settings_come_back(store: DeskStore) -> None:
    store.settings.set("window", "W1")
    store.settings.set("window", "W2")

    assert (store.settings.get("window"), store.settings.get("none", "-")) == ("W2", "-")
    assert store.settings.all() == {"practice": "1", "window": "W2"}


def test_a_list_number_counts_up_and_never_back(store: DeskStore, tmp_path: Path) -> None:
    first = [store.settings.count_up("list"), store.settings.count_up("list")]
    store.close()

    assert [*first, open_store(tmp_path / "desk.store").settings.count_up("list")] == [1, 2, 3]


def test_an_unknown_version_of_the_definitions_is_not_found(store: DeskStore) -> None:
    with pytest.raises(NotFound, match=r"catalog\.unknown"):
        store.catalog("0" * 64)


def test_many_cases_at_once_are_kept_as_one_by_one(tmp_path: Path) -> None:
    slow, fast = new_store(tmp_path), open_store(tmp_path / "fast.store", create=True)
    cases = [finished(f"JC-{place}", f"{place}号面馆", f"9114{place}") for place in range(5)]

    for case in cases:
        keep(slow, case)
    with fast.bulk() as act:
        for case in cases:
            act.keep(case, *summarised(case))

    assert projections(fast) == projections(slow)
    assert [fast.case(case.number) for case in cases] == [slow.case(one.number) for one in cases]
    assert fast.check() is None


def test_in_bulk_numbers_go_on_where_the_desk_was_and_the_desk_goes_on_after(
    store: DeskStore,
) -> None:
    def take(number: str) -> str:
        with store.act() as act:
            return act.take_number("receipt", "晋", 2026, str, number)

    first = take("JC-1")
    with store.bulk() as bulk:
        inside = [bulk.take_number("receipt", "晋", 2026, str, "JC-2") for _ in range(3)]

    assert [first, *inside, take("JC-3")] == ["1", "2", "3", "4", "5"]
    assert all(tally.is_whole for tally in store.number_tallies())


def test_in_bulk_a_case_may_go_on_and_is_kept_once(store: DeskStore) -> None:
    case = finished("JC-1")

    with store.bulk() as act:
        early = act.keep(replace(case, actions=case.actions[:3]), *summarised(received("JC-1")))
        assert act.case("JC-1") == early
        act.keep(replace(early, actions=case.actions), *summarised(case))

    assert store.case("JC-1").actions == case.actions
    assert store.counts() == store.counted()


def test_in_bulk_a_case_that_is_there_already_stops_everything(store: DeskStore) -> None:
    keep(store, received("JC-1"))

    def keep_both() -> None:
        with store.bulk() as act:
            for number in ("JC-2", "JC-1"):
                act.keep(finished(number), *summarised(finished(number)))

    with pytest.raises(Overtaken):
        keep_both()

    assert [row.number for row in store.worklist(Filter()).rows] == ["JC-1"]


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=st.lists(st.integers(0, 4), max_size=30))
def test_all_lists_made_again_from_the_ledger_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, moves: list[int]
) -> None:
    store = new_store(tmp_path_factory.mktemp("store"))
    for place in range(5):
        keep(store, received(f"JC-{place}", f"老{place}面馆"))
    for place in moves:
        if store.case(f"JC-{place}").status is not Status.ARCHIVED:
            keep_step(store, f"JC-{place}")
    before = projections(store)

    store.rebuild(summarised)

    assert projections(store) == before
    check_search_index(store)
    assert len(store.search("面馆")) == 5
    store.close()


def test_lists_that_went_wrong_are_right_again_after_a_rebuild(store: DeskStore) -> None:
    case = finished("JC-1")
    with store.bulk() as act:
        act.keep(case, *summarised(case))
    before = projections(store)
    for table in ("worklist", "worklist_parts", "tallies", "register", "search_codes"):
        store.database.connection.execute(f"DELETE FROM {table}")

    store.rebuild(summarised)

    assert projections(store) == before


def test_a_rebuild_that_fails_leaves_the_lists_as_they_were(store: DeskStore) -> None:
    keep(store, received("JC-1"))
    before = projections(store)

    with pytest.raises(ZeroDivisionError):
        store.rebuild(lambda _: 1 // 0)  # type: ignore[arg-type,return-value]

    assert projections(store) == before
    assert store.search("面馆")
