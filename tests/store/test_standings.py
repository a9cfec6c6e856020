"""What cases say of their applicants, and what is to be done after decisions."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from permitdesk.domain.application import Route
from permitdesk.domain.case import Case
from permitdesk.domain.commitment import Nature
from permitdesk.domain.credit import CreditKind, RecordCredit, RepairCredit
from permitdesk.domain.facts import DenialReason, Deny, Grant, Receive
from permitdesk.domain.follow_up import HandOver, Stage
from permitdesk.domain.promise import PromiseTerms
from permitdesk.domain.standing import PromiseCount, standing_of
from permitdesk.domain.state import Action, ActionType
from permitdesk.domain.tasks import Task, TaskFilter, tasks_of
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.store.queries import load
from permitdesk.store.store import DeskStore
from tests.store.builders import (
    CHIEF,
    LICENCES,
    PLAIN_WEEKS,
    TODAY,
    USCC,
    keep,
    new_store,
    part,
    received,
    summarised,
)
from tests.store.inspecting import projections
from tests.store.lives import acted, at

OTHER = "91140502MA0KXXXX2B"
FIRE, SIGN = LICENCES
DAYS = Limit(20, Unit.WORKING_DAY, Start.PREVIOUS_STEP, "消防法第十五条")
TERMS = PromiseTerms(
    "fire", "公众聚集场所告知承诺", Nature.ROUTE, True, DAYS, "消防救援机构", DAYS,
    regulator="消防救援支队",
)  # fmt: skip
FALSE = Deny((DenialReason("图纸是假的", "应真实", "行政许可法第七十八条"),), false_promise=True)
BROKEN = RecordCredit(CreditKind.FALSE_PROMISE, "不1", "图纸是假的")


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    return new_store(tmp_path)


def promised(number: str, uscc: str = USCC, person: str = "王五") -> Case:
    """Receive a case in which everything is promised and concerns public safety."""
    case = received(number, uscc=uscc, shared={"legal_person_name": person})
    first = case.actions[0]
    assert isinstance(first.facts, Receive)
    parts = tuple(
        replace(part(code), route=Route.COMMITMENT, terms=TERMS, public_safety=True)
        for code in LICENCES
    )
    return Case(number, (replace(first, facts=replace(first.facts, parts=parts)),))


def granted(case: Case, code: str = FIRE, days: int = 1) -> Case:
    return acted(case, ActionType.GRANT, Grant("经营", TODAY), code, days)


def numbered(case: Case, type_: ActionType, facts: object, series: str, number: str) -> Case:
    moment = case.actions[-1].at + timedelta(days=1)
    return at(case, Action(type_, moment, CHIEF, facts, FIRE, {series: number}))  # type: ignore[arg-type]


def denied(number: str, uscc: str = USCC, person: str = "王五") -> Case:
    """Deny a false promise, and record that."""
    case = numbered(
        promised(number, uscc, person), ActionType.DENY, FALSE, "denial_decision", f"不{number}"
    )
    facts = replace(BROKEN, document=f"不{number}")
    return numbered(case, ActionType.RECORD_CREDIT, facts, "credit_record", f"信{number}")


def test_a_record_is_found_by_its_holder_newest_first_and_in_an_act_oldest_first(
    store: DeskStore,
) -> None:
    for number, uscc in (("JC-1", USCC), ("JC-2", OTHER), ("JC-3", USCC)):
        keep(store, denied(number, uscc))

    assert [one.number for one in store.credit(USCC)] == ["信JC-3", "信JC-1"]
    assert [one.number for one in store.credit()] == ["信JC-3", "信JC-2", "信JC-1"]
    assert len(store.credit(limit=2)) == 2
    with store.act() as act:
        assert [one.number for one in act.credit_of(USCC)] == ["信JC-1", "信JC-3"]
        assert act.credit_of("") == ()


def test_a_record_says_what_its_case_says_after_each_act(store: DeskStore) -> None:
    case = keep(store, denied("JC-1"))
    (fresh,) = store.credit(USCC)

    repair = RepairCredit("信JC-1", "整改照片", "李主任")
    case = keep(store, acted(case, ActionType.REPAIR_CREDIT, repair))

    assert fresh.repaired is None
    (record,) = store.credit(USCC)
    assert record == standing_of(case).credit[0]
    assert record.repaired == repair


def test_records_against_others_with_the_same_legal_person_are_told_apart(
    store: DeskStore,
) -> None:
    for number, uscc, person in (
        ("JC-1", USCC, "王五"), ("JC-2", OTHER, "王五"), ("JC-3", OTHER, "赵六"), ("JC-4", OTHER, ""),
    ):  # fmt: skip
        keep(store, denied(number, uscc, person))

    assert [one.number for one in store.credit_of_person("王五", USCC)] == ["信JC-2"]
    assert [one.number for one in store.credit_of_person("王五", "")] == ["信JC-2", "信JC-1"]
    assert store.credit_of_person("", USCC) == ()


def test_a_false_promise_bars_the_licence_and_nobody_else(store: DeskStore) -> None:
    case = keep(store, denied("JC-1"))

    assert tuple(store.bars(USCC)) == standing_of(case).bars
    assert [bar.licence for bar in store.bars(USCC)] == [FIRE]
    assert store.bars(OTHER) == store.bars("") == ()
    with store.act() as act:
        assert act.bars_of(USCC) == store.bars(USCC)


def test_promises_are_counted_by_licence_industry_and_stage_within_days(store: DeskStore) -> None:
    for place in range(3):
        keep(store, granted(promised(f"JC-{place}"), days=place))
    keep(store, granted(granted(promised("JC-9")), SIGN))

    assert store.promises(TODAY, TODAY + timedelta(1)) == (
        PromiseCount(FIRE, "restaurant", Stage.TO_CHECK, 3),
    )
    counted = {(one.licence, one.count) for one in store.promises(TODAY, date.max)}
    assert counted == {(FIRE, 4), (SIGN, 1)}


def test_tasks_are_listed_by_due_day_and_those_without_one_last(store: DeskStore) -> None:
    keep(store, granted(promised("JC-2"), days=3))
    keep(store, granted(promised("JC-1")))

    found = store.tasks(TaskFilter())

    first, second = (summarised(store.case(number))[1] for number in ("JC-1", "JC-2"))
    by_day = sorted([*first, *second], key=lambda task: (task.due or date.max, task.case))
    assert list(found) == by_day
    assert [task.due for task in found][-1] is None
    due = first[1].due
    assert due is not None
    assert [task.case for task in store.tasks(TaskFilter(due_until=due))] == ["JC-1"]


def test_a_task_that_is_done_is_listed_no_more(store: DeskStore) -> None:
    case = keep(store, granted(promised("JC-1")))

    keep(store, acted(case, ActionType.HAND_OVER, HandOver("监管所"), FIRE))

    todos = [task.todo for task in store.tasks(TaskFilter())]
    assert todos == [ActionType.RECORD_AFTER_CHECK, ActionType.ACKNOWLEDGE_HANDOVER]


TODOS = (ActionType.HAND_OVER, ActionType.RECORD_AFTER_CHECK, ActionType.ACKNOWLEDGE_HANDOVER)
FILTERS = st.builds(
    TaskFilter,
    todo=st.lists(st.sampled_from(TODOS), max_size=3).map(tuple),
    department=st.sampled_from(["", "bureau", FIRE, SIGN, "nobody"]),
    due_until=st.none() | st.dates(TODAY, TODAY + timedelta(45)),
    limit=st.integers(1, 9),
)


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> DeskStore:
    """Eight cases granted on different days, some handed over."""
    opened = new_store(tmp_path_factory.mktemp("busy"))
    for place in range(8):
        case = granted(granted(promised(f"JC-{place}"), days=place), SIGN, days=place % 3)
        if place % 2:
            case = acted(case, ActionType.HAND_OVER, HandOver("监管所"), FIRE)
        keep(opened, case)
    return opened


@given(wanted=FILTERS)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_list_of_tasks_is_what_was_asked_for_and_no_more(
    busy: DeskStore, wanted: TaskFilter
) -> None:
    everything = busy.tasks(TaskFilter())

    found = busy.tasks(wanted)

    def fits(task: Task) -> bool:
        return (
            (not wanted.todo or task.todo in wanted.todo)
            and wanted.department in ("", task.department)
            and (
                wanted.due_until is None or (task.due is not None and task.due <= wanted.due_until)
            )
        )

    assert list(found) == [task for task in everything if fits(task)][: wanted.limit]


def test_what_cases_say_goes_with_them_and_comes_again_with_a_rebuild(store: DeskStore) -> None:
    keep(store, denied("JC-1"))
    keep(store, granted(promised("JC-2")))
    before = projections(store)
    for table in ("credit", "bars", "promises", "tasks"):
        assert before[table]
        store.database.connection.execute(f"DELETE FROM {table}")

    store.rebuild(summarised)
    again = projections(store)
    with store.act() as act:
        act.erase("JC-1")
        act.erase("JC-2")

    assert again == before
    assert [store.credit(), store.bars(USCC), store.tasks(TaskFilter())] == [(), (), ()]
    assert store.promises(date.min, date.max) == ()


def test_an_act_that_fails_leaves_nothing_said(store: DeskStore) -> None:
    before = projections(store)

    with pytest.raises(ZeroDivisionError):
        _fail_at_the_end(store)

    assert projections(store) == before


def _fail_at_the_end(store: DeskStore) -> None:
    case = granted(denied("JC-1"), SIGN)
    with store.act() as act:
        act.keep(case, *summarised(case))
        assert act.credit_of(USCC)
        raise ZeroDivisionError


def test_in_bulk_the_same_is_kept_as_one_by_one(store: DeskStore, tmp_path: Path) -> None:
    folder = tmp_path / "bulk"
    folder.mkdir()
    fast, cases = new_store(folder), [denied("JC-1"), granted(promised("JC-2"))]

    for case in cases:
        keep(store, case)
    with fast.bulk() as bulk:
        for case in cases:
            bulk.keep(case, summarised(case)[0], tasks_of(case, PLAIN_WEEKS))

    assert projections(fast) == projections(store)


LISTS = (
    ("standing", "credit", "credit_of", "credit_of_person", "bars_of", "promises"),
    ("tasks", "all", "of_todo", "of_department"),
    ("register", "holding_key", "holding_at", "members", "ending", "versions"),
    ("papers", "cancel"),
)


@pytest.mark.parametrize(
    ("room", "name"), [(room, name) for room, *names in LISTS for name in names]
)
def test_no_list_reads_a_whole_table(store: DeskStore, room: str, name: str) -> None:
    sql = getattr(load(room), name).sql
    given = dict.fromkeys(re.findall(r":(\w+)", sql), "1")

    plan = store.database.connection.execute(f"EXPLAIN QUERY PLAN {sql}", given).fetchall()

    steps = [step for *_, step in plan]
    assert not [step for step in steps if step.startswith("SCAN") and "USING INDEX" not in step]
