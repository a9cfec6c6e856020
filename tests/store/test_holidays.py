"""The holiday table: every version stays, what a notice moved stays with it, rows follow."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pysqlite3 import dbapi2 as sqlite

from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, Receive, Role
from permitdesk.domain.holidays import Moved, Reckoned
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType, Status
from permitdesk.domain.summary import CaseSummary, summarise
from permitdesk.domain.tasks import tasks_of
from permitdesk.domain.workdays import DayOn, DaysOff, Notice, WorkCalendar
from permitdesk.store import migrations
from permitdesk.store.database import SCHEMA_VERSION, connect
from permitdesk.store.store import DeskStore, open_store
from tests.store.builders import finished, keep, keep_step, new_store, received
from tests.store.inspecting import projections
from tests.store.test_standings import TERMS, granted, promised

AT = datetime(2026, 11, 10, 1, 0, tzinfo=UTC)
CHIEF = Actor("李主任", Role.SUPERVISOR, "督办台")
NOTICE = Notice(
    2027, "关于2027年部分节假日安排的通知", "国办发明电〔2026〕9号",
    (DaysOff("元旦", date(2027, 1, 1), date(2027, 1, 3)),), (DayOn(date(2027, 2, 20), "春节"),),
    published=date(2026, 11, 5),
)  # fmt: skip
MOVED = Moved(
    "JC-2", "food_operation", "食品经营许可", Which.STATUTORY,
    Reckoned(date(2027, 1, 8), provisional=True),
    Reckoned(date(2027, 1, 11), provisional=False, notice="国办发明电〔2026〕9号"),
)  # fmt: skip
JOINT = replace(MOVED, case="JC-1", licence="", name="", which=Which.JOINT)
"""March 2026 has a notice of its own: everything in it ends on another day."""
MARCH_OFF = WorkCalendar(
    {2026: Notice(2026, "通知", "号", (DaysOff("停电", date(2026, 3, 17), date(2026, 3, 20)),), ())}
)


@pytest.fixture
def store(tmp_path: Path) -> DeskStore:
    return new_store(tmp_path)


def load(store: DeskStore, notice: Notice, *moved: Moved) -> int:
    with store.holidays.loading() as loading:
        return loading.keep(notice, AT, CHIEF, moved).version


def test_a_corrected_notice_is_the_next_version_and_the_old_one_stays_readable(
    store: DeskStore,
) -> None:
    corrected = replace(NOTICE, workdays_on=())

    versions = [load(store, NOTICE), load(store, corrected)]

    assert versions == [1, 2]
    assert [(it.version, it.notice) for it in store.holidays.loaded()] == [
        (1, NOTICE),
        (2, corrected),
    ]
    assert {(it.at, it.by) for it in store.holidays.loaded()} == {(AT, CHIEF)}


def test_what_a_notice_moved_comes_back_in_the_order_of_the_cases(store: DeskStore) -> None:
    load(store, NOTICE, MOVED, JOINT)

    assert store.holidays.moved(2027, 1) == (JOINT, MOVED)
    (loaded,) = store.holidays.loaded()
    assert (loaded.moved_clocks, loaded.moved_cases) == (2, 2)


@pytest.mark.parametrize("table", ["loaded_notices", "moved_clocks"])
def test_what_was_loaded_is_never_changed_and_never_removed(store: DeskStore, table: str) -> None:
    load(store, NOTICE, MOVED)
    connection = store.database.connection

    for statement in (f"UPDATE {table} SET version = 9", f"DELETE FROM {table}"):
        with pytest.raises(sqlite.IntegrityError):
            connection.execute(statement)


def test_a_loading_that_fails_leaves_nothing_behind(store: DeskStore) -> None:
    keep(store, received("JC-1"))
    before = projections(store)

    with pytest.raises(RuntimeError):
        _fail_half_way(store)

    assert store.holidays.loaded() == ()
    assert store.holidays.how_many() == 0
    assert projections(store) == before


def _fail_half_way(store: DeskStore) -> None:
    rows = worked_out(store)
    with store.holidays.loading() as loading:
        loading.keep_rows(rows)
        loading.keep(NOTICE, AT, CHIEF, [MOVED])
        raise RuntimeError


def worked_out(store: DeskStore) -> list[tuple[CaseSummary, CaseSummary]]:
    with store.holidays.looking() as snapshot:
        return [(row, summarise(case, MARCH_OFF)) for case, row in snapshot.open_cases()]


def test_only_cases_somebody_waits_for_are_worked_out_anew(store: DeskStore) -> None:
    keep(store, received("JC-1"))
    keep(store, finished("JC-2"))
    keep(store, received("JC-3"))
    while keep_step(store, "JC-3").actions[-1].type is not ActionType.PRINT:
        pass

    with store.holidays.looking() as snapshot:
        numbers = {case.number: row.status for case, row in snapshot.open_cases()}

    assert numbers == {"JC-1": Status.RECEIVED, "JC-3": Status.PRINTED}


def test_a_promise_to_be_looked_at_is_worked_out_anew_after_everything_was_handed_over(
    store: DeskStore,
) -> None:
    case = finished("JC-1")
    for number, terms in (("JC-1", None), ("JC-2", TERMS)):
        first = case.actions[0]
        assert isinstance(first.facts, Receive)
        parts = tuple(replace(part, terms=terms) for part in first.facts.parts)
        new = replace(first, facts=replace(first.facts, parts=parts))
        keep(store, Case(number, (new, *case.actions[1:])))
    assert case.status is Status.ARCHIVED

    with store.holidays.looking() as snapshot:
        numbers = [case.number for case, _ in snapshot.open_cases()]

    assert numbers == ["JC-2"]


def test_days_of_tasks_follow_a_new_reckoning_as_if_made_anew(store: DeskStore) -> None:
    keep(store, granted(promised("JC-1")))
    rows, before = worked_out(store), projections(store)

    with store.holidays.loading() as loading:
        loading.keep_rows(rows)
        loading.keep_tasks({"JC-1": tasks_of(store.case("JC-1"), MARCH_OFF)})

    moved = projections(store)
    store.rebuild(lambda case: (summarise(case, MARCH_OFF), tasks_of(case, MARCH_OFF)))
    assert moved == projections(store)
    assert moved["tasks"] != before["tasks"]


def test_rows_and_counters_follow_a_new_reckoning_as_if_made_anew(store: DeskStore) -> None:
    for number in ("JC-1", "JC-2", "JC-3"):
        keep(store, received(number))
    keep_step(store, "JC-2")
    keep_step(store, "JC-2")
    before, rows = projections(store), worked_out(store)

    with store.holidays.loading() as loading:
        loading.keep_rows(rows)

    moved = projections(store)
    store.rebuild(lambda case: (summarise(case, MARCH_OFF), ()))
    assert moved == projections(store)
    assert moved != before


def test_a_case_somebody_acted_on_meanwhile_is_found_again(store: DeskStore) -> None:
    keep(store, received("JC-1"))
    keep(store, received("JC-2"))
    with store.holidays.looking() as snapshot:
        position = snapshot.position
    keep_step(store, "JC-2")

    with store.holidays.loading() as loading:
        changed = [(case.number, len(case.actions)) for case, _ in loading.changed_since(position)]

    assert changed == [("JC-2", 2)]


def test_the_years_that_provisional_days_run_into_are_counted(store: DeskStore) -> None:
    late = datetime(2026, 12, 30, 1, 0, tzinfo=UTC)
    only_2026 = WorkCalendar({2026: Notice(2026, "通知", "号", (), ())})
    for number, at in (("JC-1", late), ("JC-2", late), ("JC-3", late.replace(month=3))):
        case = received(number, at=at)
        with store.act() as act:
            act.keep(case, summarise(case, only_2026), ())

    assert store.holidays.provisional_spans() == ((2026, 2027, 2),)


def test_a_notice_of_an_older_store_is_the_first_version(tmp_path: Path) -> None:
    files = sorted(migrations.MIGRATIONS_DIR.glob("*.sql"))
    path = tmp_path / "desk.store"
    older = connect(path, create=True)
    migrations.migrate(older, path, files[:6])
    text = '{"year":2027,"title":"关于2027年","number":null,"days_off":[],"workdays_on":[]}'
    older.execute("INSERT INTO notices VALUES (2027, ?)", (text,))
    older.close()

    store = open_store(path)

    assert store.database.connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    (loaded,) = store.holidays.loaded()
    assert (loaded.version, loaded.notice.year) == (1, 2027)
