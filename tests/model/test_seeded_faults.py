"""For each invariant of the threats one fault is put in, and the check of that invariant finds it."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from permitdesk.domain.errors import NotAllowed
from tests.desk.test_holidays import Office as OfficeInDecember
from tests.desk.test_holidays import (
    test_a_clock_closed_on_the_day_of_the_loading_keeps_what_was_known_at_its_hour as closed_clock,
)
from tests.desk.test_passing import (
    test_a_missed_promise_is_recorded_once_and_stays_recorded as missed_promise,
)
from tests.domain.test_deferral import (
    test_what_needs_the_paper_is_not_granted_before_it_is_there_and_everything_else_is as late_paper,
)
from tests.domain.test_two_clocks import (
    test_the_pause_of_the_sheet_uses_four_days_and_leaves_six as pause_left_out,
)
from tests.model.seeded import FAULTS, seeded
from tests.model.tour import STEPS, tour, walk
from tests.model.under_fault import NAME
from tests.store.inspecting import projections

ROOT = Path(__file__).resolve().parents[2]
INVARIANTS = 25


def two_tours() -> None:
    """The same walk over two fresh stores leaves the same lists."""
    assert lists_of_a_tour() == lists_of_a_tour()


def lists_of_a_tour() -> object:
    seen: list[object] = []
    walk(*STEPS, lambda life: seen.append(projections(life.office.store)))
    return seen[-1]


CHECKS: dict[str, Callable[[], object]] = {
    "4": lambda: pause_left_out((("2026-09-18", "2026-10-12"),), "2026-10-19"),
    "5": missed_promise,
    "6": late_paper,
    "21": two_tours,
    "23": lambda: closed_clock(OfficeInDecember()),
}
"""Checks of the invariants that the walk does not look after."""
FINDERS = {
    "1": "_refused",
    "2": "_refused",
    "3": "_refused",
    "7": "_asked",
    "8": "check_composite",
    "9": "check_composite",
    "10": "check_numbers",
    "11": "print",
    "12": "check_new_code",
    "13": "check_codes",
    "14": "print",
    "15": "check_chain",
    "16": "_done",
    "17": "_unchanged",
    "22": "check_day",
    "24": "deny",
}
"""What finds a fault on the walk: the check of its own invariant, and no accident."""
SUITES = {
    "18": "tests/abuse/test_revoking.py",
    "19": "tests/faces/kiosk/test_forgetting.py::test_nothing_of_a_visitor_is_left",
    "20": "tests/cli/test_attachments.py"
    "::test_an_identity_paper_leaves_only_with_a_mark_and_each_look_is_noted",
    "25": "tests/store/test_ledger.py"
    "::test_erased_facts_are_gone_from_every_file_and_the_chain_still_verifies",
}
"""Tests that want a stage of their own: they run in a process of their own."""
ELSEWHERE = [name for name in FAULTS if name.split("_")[0] in SUITES]
HERE = [name for name in FAULTS if name not in ELSEWHERE]


def test_every_invariant_has_its_fault() -> None:
    assert sorted(int(name.split("_")[0]) for name in FAULTS) == list(range(1, INVARIANTS + 1))


def test_without_a_fault_nothing_is_found() -> None:
    tour()
    for check in CHECKS.values():
        check()


@pytest.mark.parametrize("name", HERE)
def test_a_seeded_fault_is_found(name: str) -> None:
    number = name.split("_", maxsplit=1)[0]

    with seeded(name), pytest.raises((AssertionError, NotAllowed)) as found:
        CHECKS.get(number, tour)()

    if number in FINDERS:
        assert FINDERS[number] in [entry.name for entry in found.traceback]


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_seeded_fault_is_found_by_the_test_of_its_invariant(name: str) -> None:
    number = name.split("_", maxsplit=1)[0]
    words = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.model.under_fault"]

    done = subprocess.run(
        [sys.executable, *words, SUITES[number]], cwd=ROOT, capture_output=True, text=True,
        env={**os.environ, NAME: name, "QT_QPA_PLATFORM": "offscreen"}, check=False,
    )  # fmt: skip

    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout
    assert "FAILED" in done.stdout
    assert "error" not in done.stdout.splitlines()[-1], done.stdout
