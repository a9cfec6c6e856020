"""Stamped cases: as good as those that went through the procedure."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from permitdesk.desk.sampling.bulk import bulk_cases, fill
from permitdesk.desk.sampling.stencil import Stamped
from permitdesk.domain.answer import Record
from permitdesk.domain.case import Case
from permitdesk.domain.permit import CompositePermit
from permitdesk.domain.state import ActionType, Status, day_of
from permitdesk.domain.summary import summarise
from permitdesk.domain.tasks import tasks_of
from permitdesk.domain.timely import untimely
from permitdesk.domain.workdays import local_day
from tests.desk.hall import real_calendar, real_catalog
from tests.desk.memory import StoreInMemory

NOW = datetime(2026, 3, 16, 2, 42, tzinfo=UTC)
CASES = 1500
DATED = {
    ActionType.PLAN_SITE_CHECK, ActionType.REQUEST_HEARING, ActionType.CALL_HEARING,
    ActionType.EXTEND, ActionType.EXTEND_JOINTLY, ActionType.END,
}  # fmt: skip
"""What may come too early or too late."""


@dataclass
class Taken:
    """Counters that remember every number they wrote."""

    serials: Counter[tuple[str, str, int]] = field(default_factory=Counter)
    numbers: list[tuple[str, str]] = field(default_factory=list)

    def take(
        self, series: str, letter: str, year: int, write: Callable[[int], str], case: str
    ) -> str:
        self.serials[series, letter, year] += 1
        number = write(self.serials[series, letter, year])
        self.numbers.append((series, number))
        return number


@pytest.fixture(scope="module")
def taken() -> Taken:
    return Taken()


@pytest.fixture(scope="module")
def stamped(taken: Taken) -> Sequence[Stamped]:
    return list(
        bulk_cases(real_catalog(), real_calendar(), cases=CASES, seed=3, now=NOW, take=taken.take)
    )


def test_a_stamped_case_obeys_the_procedure(stamped: Sequence[Stamped]) -> None:
    for case, _, _ in stamped:
        again = Case(case.number)
        for action in case.actions:
            again = again.then(action)
        assert again.state == case.state


def test_nothing_is_stamped_too_early_or_too_late(stamped: Sequence[Stamped]) -> None:
    for case, _, _ in stamped:
        for place, action in enumerate(case.actions[1:], 1):
            before = Case(case.number, case.actions[:place])
            if action.type in DATED:
                assert untimely(before, action, real_calendar(), day_of(action)) is None


def test_its_row_and_its_permits_are_what_its_actions_add_up_to(
    stamped: Sequence[Stamped],
) -> None:
    for case, summary, tasks in stamped:
        assert summary == summarise(case, real_calendar())
        assert tasks == tasks_of(case, real_calendar())


def test_no_number_is_given_twice_and_every_number_is_used(
    stamped: Sequence[Stamped], taken: Taken
) -> None:
    used = {("case", case.number) for case, _, _ in stamped}
    for case, _, _ in stamped:
        used |= {item for action in case.actions for item in action.numbers.items()}
        used |= {
            ("composite_permit", permit.number)
            for permit in case.permits
            if isinstance(permit, CompositePermit)
        }

    assert len(taken.numbers) == len(set(taken.numbers))
    assert set(taken.numbers) == used


def test_most_are_closed_and_what_came_in_lately_is_still_open(
    stamped: Sequence[Stamped],
) -> None:
    states = Counter(summary.status for _, summary, _ in stamped)

    assert states[Status.ARCHIVED] > len(stamped) / 2
    assert states[Status.RECEIVED] > 0
    assert states[Status.ACCEPTED] > 0
    assert all(action.at <= NOW for case, _, _ in stamped for action in case.actions)


def test_they_come_in_order_and_number_by_number(stamped: Sequence[Stamped]) -> None:
    moments = [case.actions[0].at for case, _, _ in stamped]

    assert moments == sorted(moments)
    assert len(stamped) > CASES * 0.95


def test_the_holder_of_every_paper_is_the_applicant(stamped: Sequence[Stamped]) -> None:
    for case, summary, _ in stamped:
        assert summary.applicant == case.application.answers.shared["applicant_name"]
        for permit in case.permits:
            assert permit.holder.name == summary.applicant
            assert permit.holder.uscc == summary.uscc
            assert permit.case_number == case.number


def test_what_they_say_is_short(stamped: Sequence[Stamped]) -> None:
    said = [len(case.application.answers.shared) + _rows(case) for case, _, _ in stamped]

    assert sum(said) / len(said) < 60


def _rows(case: Case) -> int:
    records: list[Record] = [
        row for rows in case.application.answers.records.values() for row in rows
    ]
    return len(records)


def test_a_store_is_filled_act_by_act() -> None:
    store = StoreInMemory()
    acts = 0

    @contextmanager
    def bulk() -> Iterator[StoreInMemory]:
        nonlocal acts
        acts += 1
        yield store

    kept = fill(bulk, real_catalog(), real_calendar(), cases=40, seed=1, now=NOW)

    assert kept == len(store.cases) == len(store.rows)
    assert acts == 2  # the cases, and from when on time passes over them
    assert set(store.serials) >= {("case", real_catalog().lead.letter, 2026)}


def test_time_has_passed_over_what_was_filled_so_that_nobody_walks_a_million_cases() -> None:
    store = StoreInMemory()

    fill(store.act, real_catalog(), real_calendar(), cases=40, seed=1, now=NOW)

    assert store.passed_until() == local_day(NOW)
