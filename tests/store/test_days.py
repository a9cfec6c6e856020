"""The days of the hall: what was received is in progress or closed, on every day, with everybody."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.domain.case import Case
from permitdesk.domain.day import LISTED, WHOLE_HALL, Outcome
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import SYSTEM, Decline, DeclineReason, Facts, Remark
from permitdesk.domain.numbering import NumberState
from permitdesk.domain.special import EndHandling, EndReason, RecordOverdue, Which
from permitdesk.domain.state import ActionType, Status, day_of
from permitdesk.store.store import DeskStore
from tests.store.builders import (
    CLERK,
    LICENCES,
    MONDAY,
    done,
    finished,
    keep,
    new_store,
    next_step,
    received,
    summarised,
)
from tests.store.inspecting import projections

UNDECIDED = (Status.RECEIVED, Status.CORRECTING, Status.ACCEPTED)
DECLINE = Decline(DeclineReason.OTHER, "无须许可。", "《行政许可法》第三十二条")
GONE = EndHandling(EndReason.APPLICANT_GONE, "申请人已注销。")
WAYS = ("on", "on", "on", "decline", "withdraw", "withdraw_one", "end", "overdue")


def arrived(place: int) -> Case:
    """Take a case in whose two licences are decided by different departments."""
    case = received(f"JC-{place}", at=MONDAY + timedelta(days=place))
    facts = case.received
    parts = tuple(
        replace(part, decider=decider)
        for part, decider in zip(facts.parts, ("bureau", f"office{place % 2}"), strict=True)
    )
    return Case(case.number, (replace(case.actions[0], facts=replace(facts, parts=parts)),))


def moved(case: Case, way: str, days: int) -> Case:
    """Do one thing to a case some days later, if the procedure lets it be done."""
    first = next(iter(case.state.open_parts), "")
    act: Mapping[str, tuple[ActionType, Facts, str]] = {
        "decline": (ActionType.DECLINE, DECLINE, ""),
        "withdraw": (ActionType.WITHDRAW, Remark(), ""),
        "withdraw_one": (ActionType.WITHDRAW, Remark(), first),
        "end": (ActionType.END, GONE, ""),
    }
    if way == "overdue" and case.status is Status.ACCEPTED and first:
        facts = RecordOverdue(Which.PROMISED, day_of(case.actions[-1]))
        later = done(case, ActionType.RECORD_OVERDUE, facts, first, actor=SYSTEM)
    elif way in act and case.why_not(act[way][0], act[way][2], CLERK) is None:
        type_, facts_, licence = act[way]
        later = done(case, type_, facts_, licence)
    elif case.status in (Status.ARCHIVED, Status.DECIDED, *UNDECIDED):
        later = _on(case)
    else:
        later = case
    return _days_later(case, later, days)


def _on(case: Case) -> Case:
    """Go on, decided by whoever decides each licence."""
    if case.status not in (Status.RECEIVED, Status.ACCEPTED):
        return case
    try:
        return next_step(case, f"{case.number}-{len(case.actions)}-{{}}".format)
    except NotAllowed:  # another department's licence: the builder knows one chief only
        return case


def _days_later(before: Case, after: Case, days: int) -> Case:
    new = [
        replace(action, at=action.at + timedelta(days=days))
        for action in after.actions[len(before.actions) :]
    ]
    return Case(after.number, (*before.actions, *new), before.kept)


def open_on(cases: list[Case], day: date) -> Counter[str]:
    """Count what was open at the end of a day, case by case: licences by department, cases."""
    found: Counter[str] = Counter()
    for case in cases:
        until = Case(case.number, tuple(a for a in case.actions if day_of(a) <= day))
        if until.actions and until.status in UNDECIDED:
            found[WHOLE_HALL] += 1
            found.update(until.state.parts[code].part.decider for code in until.state.open_parts)
    return found


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    moves=st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(WAYS), st.integers(0, 2)), max_size=40
    )
)
def test_what_was_received_is_in_progress_or_closed_on_every_day_with_every_department(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[int, str, int]]
) -> None:
    store = new_store(tmp_path_factory.mktemp("days"))
    cases = [keep(store, arrived(place)) for place in range(4)]
    for place, way, days in moves:
        later = moved(cases[place], way, days)
        if len(later.actions) > len(cases[place].actions):
            cases[place] = keep(store, later)
    last = max(day_of(case.actions[-1]) for case in cases)

    for offset in range((last - day_of(cases[0].actions[0])).days + 1):
        day = day_of(cases[0].actions[0]) + timedelta(days=offset)
        taken_in = store.tallied_until(day, ActionType.RECEIVE)
        closed = store.tallied_until(day, Outcome.CLOSED)
        left = {code: taken_in[code] - closed.get(code, 0) for code in taken_in}

        assert {code: n for code, n in left.items() if n} == dict(open_on(cases, day))
        assert sum(n for _, n in store.left_from(day)) == open_on(cases, day)[WHOLE_HALL]
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    return new_store(tmp_path)


def overdue(case: Case, licence: str, which: Which) -> Case:
    facts = RecordOverdue(which, day_of(case.actions[-1]))
    return done(case, ActionType.RECORD_OVERDUE, facts, licence, actor=SYSTEM)


def accepted(number: str) -> Case:
    case = received(number)
    while case.status is not Status.ACCEPTED:
        case = next_step(case, lambda series: f"{series}-{number}")
    return case


@pytest.mark.parametrize(
    ("missed", "outcome"),
    [
        ((), Outcome.ON_TIME),
        ((Which.PROMISED,), Outcome.PROMISE_MISSED),
        ((Which.PROMISED, Which.STATUTORY), Outcome.OVERDUE),
    ],
)
def test_a_decision_is_on_time_unless_a_day_was_recorded_as_missed(
    missed: tuple[Which, ...], outcome: Outcome, store: DeskStore
) -> None:
    case = accepted("JC-1")
    for which in missed:
        case = overdue(case, LICENCES[0], which)
    while case.state.open_parts:
        case = next_step(case, f"{len(case.actions)}-{{}}".format)

    keep(store, case)

    tallied = store.tallied_on(day_of(case.actions[-1]))
    assert tallied[outcome, WHOLE_HALL] == 1
    others = len(LICENCES) - bool(missed)
    assert tallied[Outcome.ON_TIME, "bureau"] == others
    assert tallied.get((outcome, "bureau"), 0) == (1 if missed else others)


def test_acts_a_report_lists_are_found_by_their_day_with_their_place_in_the_case(
    store: DeskStore,
) -> None:
    case = keep(store, overdue(accepted("JC-1"), LICENCES[0], Which.PROMISED))

    (event,) = store.events_of(day_of(case.actions[-1]))

    assert (event.type, event.case, event.licence) == (
        ActionType.RECORD_OVERDUE, "JC-1", LICENCES[0],
    )  # fmt: skip
    assert case.actions[event.step].facts == RecordOverdue(Which.PROMISED, day_of(case.actions[-2]))


def test_days_are_made_again_from_the_ledger(store: DeskStore) -> None:
    keep(store, overdue(accepted("JC-1"), LICENCES[0], Which.PROMISED))
    keep(store, done(received("JC-2"), ActionType.DECLINE, DECLINE))
    before = projections(store)
    for table in ("day_events", "day_tallies", "day_closed", "worklist_marks"):
        assert before[table] or table == "worklist_marks"
        store.database.connection.execute(f"DELETE FROM {table}")

    store.rebuild(summarised)

    assert projections(store) == before


def test_an_erased_case_leaves_no_name_and_no_figure_behind(store: DeskStore) -> None:
    keep(store, finished("JC-1"))
    before = projections(store)
    keep(store, done(received("JC-2"), ActionType.DECLINE, DECLINE))

    with store.act() as act:
        act.erase("JC-2")

    after = projections(store)
    for table in ("day_events", "day_tallies", "day_closed", "worklist_marks"):
        assert after[table] == before[table]


def test_many_cases_kept_at_once_count_as_if_kept_one_by_one(tmp_path: Path) -> None:
    stores = []
    for name in ("one", "bulk"):
        (tmp_path / name).mkdir()
        stores.append(new_store(tmp_path / name))
    case = overdue(accepted("JC-1"), LICENCES[0], Which.PROMISED)

    keep(stores[0], case)
    with stores[1].bulk() as act:
        act.keep(case, *summarised(case))

    assert projections(stores[0]) == projections(stores[1])


def test_every_act_that_a_report_lists_is_one_of_the_procedures() -> None:
    assert set(ActionType) >= LISTED


def test_the_account_of_the_numbers_is_what_counting_them_gives(store: DeskStore) -> None:
    with store.act() as act:
        for serial in range(1, 5):
            act.take_number("receipt", "审", 2026, str, f"JC-{serial}")
        act.rendered("receipt", "1")
        act.printed("receipt", "1")
        act.printed("receipt", "1")
        act.printed("receipt", "2")
        act.spoiled("receipt", "3", "卡纸", CLERK.name)

    (tally,) = store.number_tallies()

    counted = store.database.connection.execute(
        "SELECT state, COUNT(*) FROM numbers GROUP BY state"
    ).fetchall()
    assert tally.counted == {NumberState(state): number for state, number in counted}
    assert tally.is_whole
