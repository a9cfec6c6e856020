"""Counting a worklist gives the length of its list, whatever it is narrowed by."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.domain.clock import Light
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.state import PartStatus, Status
from permitdesk.domain.summary import CaseSummary, Mark
from permitdesk.domain.workdays import LOCAL
from permitdesk.domain.worklist import Filter
from permitdesk.store.store import DeskStore
from tests.store.builders import LICENCES, MONDAY, TODAY, new_store, next_step, received, row

LIGHTS = (Light.GREEN, Light.YELLOW, Light.ORANGE, Light.RED)
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
    mark=st.sampled_from([None, Mark.DEEMED, Mark.PAUSED, Mark.PROVISIONAL]),
    light=st.sampled_from([None, *LIGHTS]),
    at=st.just(MONDAY),
)


MARKED = {2: Mark.PROVISIONAL, 3: Mark.DEEMED, 5: Mark.PAUSED}


def _turned(summary: CaseSummary, due: date | None) -> CaseSummary:
    """Let a case be due on a day, yellow three days and orange one day before."""
    if due is None:
        return replace(summary, due=None, yellow_at=None, orange_at=None)
    midnight = datetime.combine(due, time(), LOCAL)
    return replace(
        summary,
        due=due,
        yellow_at=midnight - timedelta(3),
        orange_at=midnight - timedelta(1) + timedelta(hours=9),
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
        marks = tuple(mark for every, mark in MARKED.items() if place % every == 0)
        with opened.act() as act:
            act.keep(case, replace(_turned(row(case), due), industry=industry, marks=marks), ())
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


@given(wanted=FILTERS, mark=st.sampled_from(list(MARKED.values())))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
def test_a_list_by_mark_is_the_whole_list_without_those_that_do_not_bear_it(
    wanted: Filter, mark: Mark, store: DeskStore
) -> None:
    everything = store.worklist(replace(wanted, mark=None), limit=100).rows

    bearing = store.worklist(replace(wanted, mark=mark), limit=100).rows

    assert bearing == tuple(row for row in everything if mark in row.marks)


@pytest.mark.parametrize("hour", range(0, 96, 5))
def test_the_counters_of_lights_are_the_lengths_of_their_lists(hour: int, store: DeskStore) -> None:
    at = MONDAY - timedelta(2) + timedelta(hours=hour)

    counted = store.light_counts(at)

    listed = {light: store.worklist(Filter(light=light, at=at), limit=100).rows for light in LIGHTS}
    assert counted == {light: len(listed[light]) for light in counted}
    assert sum(map(len, listed.values())) == store.due_counts(TODAY, date(2999, 1, 1))["late"] + (
        store.count(Filter(due_from=TODAY, due_until=date(2999, 1, 1)))
    )


def test_the_counters_of_marks_are_the_lengths_of_their_lists(store: DeskStore) -> None:
    counted = store.mark_counts()

    for mark in MARKED.values():
        for status in Status:
            wanted = Filter(statuses=(status,), mark=mark)
            assert counted.get((mark, status), 0) == store.count(wanted)
