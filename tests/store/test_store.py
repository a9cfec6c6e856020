"""The desk's store as the desk sees it, over a real file."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.desk.ports import Store, Transaction
from permitdesk.domain.answer import Value
from permitdesk.domain.errors import Overtaken, WorldFailed
from permitdesk.domain.state import ActionType, PartStatus, Status
from permitdesk.domain.worklist import Filter
from permitdesk.store.act import Act
from permitdesk.store.bulk import BulkAct
from permitdesk.store.store import DeskStore, open_store
from tests.store.builders import (
    CLERK,
    TODAY,
    finished,
    keep,
    keep_step,
    new_store,
    next_step,
    received,
    row,
    summarised,
)

OPEN = (Status.RECEIVED, Status.ACCEPTED, Status.DECIDED, Status.ISSUED, Status.PRINTED)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
slow_files = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    return new_store(tmp_path)


def fits(store: DeskStore, act: Act, bulk: BulkAct) -> tuple[Store, Transaction, Transaction]:
    """For the type checker: the store is what the desk asks for."""
    return store, act, bulk


def walked(store: DeskStore, number: str, steps: int) -> None:
    keep(store, received(number, f"{number}号面馆"))
    for _ in range(steps):
        keep_step(store, number)


def test_a_case_comes_back_as_it_was_kept_after_every_step(store: DeskStore) -> None:
    kept = keep(store, received("JC-1"))

    while kept.actions[-1].type is not ActionType.ARCHIVE:
        kept = keep_step(store, "JC-1")

        assert store.case("JC-1") == kept
        assert store.worklist(Filter()).rows == (row(kept),)
    assert store.check() is None


@slow_files
@given(name=ANY_TEXT, remark=ANY_TEXT, number=st.integers(-(2**53), 2**53))
def test_what_an_applicant_writes_comes_back_letter_by_letter(
    tmp_path_factory: pytest.TempPathFactory, name: str, remark: str, number: int
) -> None:
    store = new_store(tmp_path_factory.mktemp("store"))
    answers: dict[str, Value] = {
        "remark": remark,
        "area": number,
        "rows": ({"a": name},),
        "chosen": (name, remark),
    }

    kept = keep(store, received("JC-1", name, shared=answers))

    assert store.case("JC-1") == kept
    assert store.check() is None
    store.close()


def test_an_act_that_fails_leaves_nothing_behind(store: DeskStore) -> None:
    case = received("JC-1")

    def fail_at_the_end() -> None:
        with store.act() as act:
            act.take_number("receipt", "晋", 2026, str, "JC-1")
            act.keep(case, *summarised(case))
            act.remember("key", "JC-1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_at_the_end()

    assert store.head().position == 0
    assert store.counts() == {}
    assert store.search("面馆") == ()
    assert store.number_tallies() == ()
    with store.act() as act:
        assert act.result_of("key") is None
        assert act.take_number("receipt", "晋", 2026, str, "JC-1") == "1"


def test_the_second_of_two_clerks_is_told_and_nothing_is_overwritten(store: DeskStore) -> None:
    keep(store, received("JC-1"))
    mine = theirs = store.case("JC-1")
    keep_step(store, theirs.number)
    before = store.case("JC-1")

    with pytest.raises(Overtaken):
        keep(store, next_step(mine, str))

    assert store.case("JC-1") == before


def test_a_case_number_is_received_once(store: DeskStore) -> None:
    keep(store, received("JC-1"))

    with pytest.raises(Overtaken):
        keep(store, received("JC-1", "另一家店"))


def test_the_same_command_twice_is_known_the_second_time(store: DeskStore) -> None:
    with store.act() as act:
        first = act.result_of("click-7")
        act.remember("click-7", "JC-1")

    with store.act() as act:
        assert (first, act.result_of("click-7")) == (None, "JC-1")


def test_an_act_inside_an_act_is_our_own_mistake(store: DeskStore) -> None:
    with pytest.raises(RuntimeError), store.act(), store.act():
        pass


def test_a_second_thread_works_with_a_connection_of_its_own(store: DeskStore) -> None:
    keep(store, received("JC-1"))
    seen: list[object] = []

    def work() -> None:
        keep_step(store, "JC-1")
        seen.append(store.database.connection)

    thread = Thread(target=work)
    thread.start()
    thread.join()

    assert len(store.case("JC-1").actions) == 2
    assert seen[0] is not store.database.connection


def test_a_second_desk_waits_and_is_told_when_it_waited_too_long(
    store: DeskStore, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "desk.store")
    other.database.connection.execute("PRAGMA busy_timeout = 20")

    with store.act(), pytest.raises(WorldFailed) as told:
        keep(other, received("JC-2"))

    assert told.value.key == "store.locked"
    assert keep(other, received("JC-2")).kept == 1


@slow_files
@given(steps=st.lists(st.integers(0, 10), min_size=1, max_size=8))
def test_counters_say_what_counting_says(
    tmp_path_factory: pytest.TempPathFactory, steps: list[int]
) -> None:
    store = new_store(tmp_path_factory.mktemp("store"))

    for place, number in enumerate(steps):
        walked(store, f"JC-{place}", number)

    assert store.counts() == store.counted()
    rows = store.worklist(Filter(), limit=100).rows
    late = sum(one.due is not None and one.due < TODAY + timedelta(3) for one in rows)
    assert store.due_counts(TODAY + timedelta(3), date.max)["late"] == late
    store.close()


@slow_files
@given(
    steps=st.lists(st.integers(0, 10), min_size=1, max_size=12),
    limit=st.integers(1, 5),
    statuses=st.sets(st.sampled_from(OPEN)),
    department=st.sampled_from(["", "bureau", "food_operation"]),
    parts=st.sets(st.sampled_from([PartStatus.IN_REVIEW, PartStatus.GRANTED])),
)
def test_pages_together_are_the_whole_list_in_order_of_due_days(
    tmp_path_factory: pytest.TempPathFactory,
    *,
    steps: list[int],
    limit: int,
    statuses: set[Status],
    department: str,
    parts: set[PartStatus],
) -> None:
    store = new_store(tmp_path_factory.mktemp("store"))
    for place, number in enumerate(steps):
        walked(store, f"JC-{place:02}", number)
    wanted = Filter(tuple(statuses), department, tuple(parts))

    page = store.worklist(wanted, limit=limit)
    rows = list(page.rows)
    while page.after:
        page = store.worklist(wanted, page.after, limit)
        rows += page.rows

    everything = [row(store.case(f"JC-{place:02}")) for place in range(len(steps))]
    expected = [
        one
        for one in everything
        if (not statuses or one.status in statuses)
        and (
            not department
            or any(
                department in (part.department, part.decider)
                and (part.status in parts if parts else part.status.is_open)
                for part in one.parts
            )
        )
    ]
    assert rows == sorted(expected, key=lambda one: (one.due or date.max, one.number))
    store.close()


def test_only_the_own_window_and_industry_and_what_is_due_are_listed(store: DeskStore) -> None:
    walked(store, "JC-1", 2)
    keep(store, received("JC-2", clerk=replace(CLERK, station="W2")))
    due = row(store.case("JC-1")).due
    assert due is not None

    assert [one.number for one in store.worklist(Filter(window="W2")).rows] == ["JC-2"]
    assert store.worklist(Filter(industry="hotel")).rows == ()
    assert len(store.worklist(Filter(industry="restaurant")).rows) == 2
    assert [one.number for one in store.worklist(Filter(due_until=due)).rows] == ["JC-1", "JC-2"]
    assert store.worklist(Filter(due_until=TODAY)).rows == ()


def test_a_case_nobody_waits_for_is_listed_last_and_never_due(store: DeskStore) -> None:
    with store.bulk() as act:
        act.keep(finished("JC-0"), *summarised(finished("JC-0")))
    walked(store, "JC-1", 0)

    assert [one.number for one in store.worklist(Filter()).rows] == ["JC-1", "JC-0"]
    assert store.worklist(Filter(due_until=date.max)).rows[0].number == "JC-1"
    assert len(store.worklist(Filter(due_until=date.max)).rows) == 1


def test_numbers_follow_each_other_in_each_strand(store: DeskStore) -> None:
    with store.act() as act:
        taken = [
            act.take_number(series, letter, year, partial("{}{}-{:03}".format, letter, year), "JC-1")
            for series, letter, year in [
                ("receipt", "晋", 2026), ("receipt", "晋", 2026), ("archive", "晋", 2026),
                ("receipt", "城", 2026), ("receipt", "晋", 2027), ("receipt", "晋", 2026),
            ]
        ]  # fmt: skip

    assert taken == [
        "晋2026-001", "晋2026-002", "晋2026-001", "城2026-001", "晋2027-001", "晋2026-003",
    ]  # fmt: skip
