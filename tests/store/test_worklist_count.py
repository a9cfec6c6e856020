"""Counting a worklist gives the length of its list, whatever it is narrowed by."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.state import PartStatus, Status
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.worklist import Filter
from permitdesk.store.store import DeskStore
from tests.store.builders import LICENCES, TODAY, new_store, next_step, received, row

DAYS = st.none() | st.integers(-4, 4).map(lambda days: TODAY + timedelta(days))
FILTERS = st.builds(
    Filter,
    statuses=st.lists(st.sampled_from(list(Status)), max_size=3, unique=True).map(tuple),
    department=st.sampled_from(["", "bureau", *LICENCES]),
    part_statuses=st.lists(st.sampled_from(list(PartStatus)), max_size=2, unique=True).map(tuple),
    industry=st.sampled_from(["", "restaurant", "cafe"]),
    due_until=DAYS,
    due_from=DAYS,
    window=st.sampled_from(["", "W1", "W2"]),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> DeskStore:
    """Thirty cases: two windows, two industries, up to five steps, due on different days."""
    folder: Path = tmp_path_factory.mktemp("count")
    opened = new_store(folder)
    for place in range(30):
        case = received(f"C{place:02}", clerk=Actor("李窗口", Role.CLERK, f"W{place % 2 + 1}"))
        for step in range(place % 6):
            case = next_step(case, f"{place}-{step}-{{}}".format)
        due = None if place % 7 == 0 else TODAY + timedelta(place % 9 - 4)
        industry = "cafe" if place % 3 == 0 else "restaurant"
        with opened.act() as act:
            act.keep(case, replace(row(case), due=due, industry=industry), ())
    return opened


@given(wanted=FILTERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_a_number_is_the_length_of_its_list(wanted: Filter, store: DeskStore) -> None:
    listed = store.worklist(wanted, limit=100).rows

    assert store.count(wanted) == len(listed)


@given(wanted=FILTERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_page_by_page_it_is_the_same_list(wanted: Filter, store: DeskStore) -> None:
    rows: list[CaseSummary] = []
    page = store.worklist(wanted, limit=4)
    while True:
        rows += page.rows
        if not page.after:
            break
        page = store.worklist(wanted, page.after, limit=4)

    assert tuple(rows) == store.worklist(wanted, limit=100).rows


@given(wanted=FILTERS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_nothing_is_listed_outside_the_days(wanted: Filter, store: DeskStore) -> None:
    for found in store.worklist(wanted, limit=100).rows:
        if wanted.due_from:
            assert found.due is None or found.due >= wanted.due_from
        if wanted.due_until:
            assert found.due is not None
            assert found.due <= wanted.due_until
