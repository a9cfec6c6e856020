"""Receiving and accepting, durably; making all lists again from the ledger."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.plain import connect
from benchmarks.setting import Setting
from benchmarks.stores import NOW, copy_of, small
from benchmarks.table import Figure, Goal, Row
from benchmarks.timing import one_by_one, side_by_side
from permitdesk.app.house import House
from permitdesk.desk.acting import Wish
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Actor, LookThrough, Remark, Role
from permitdesk.domain.state import ActionType
from permitdesk.domain.summary import CaseSummary, summarise
from permitdesk.domain.tasks import tasks_of
from permitdesk.domain.workdays import local_day

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATIONS = 100
REBUILDS = 3
CLERK = Actor("王敏", Role.CLERK, "3号窗口")
COMPLETE = LookThrough(complete=True, legal_form=True)


def receiving(setting: Setting) -> Row:
    """Measure an application from the file to the accepted case: three acts, three commits."""
    with copy_of(setting, small(setting)) as house, _bare_file(setting.cache) as bare:
        files = _files(setting, house)
        _receive_and_accept(house, files.pop())  # the first one waits for what is loaded late
        example = _receive_and_accept(house, files.pop())
        blobs = _bytes_of(house, example)
        kept = iter([_again(house, example, place) for place in range(len(files))])
        times = one_by_one(
            {
                "desk": lambda file: _receive_and_accept(house, file),
                "store": lambda _: _keep_each(house, next(kept)),
                "raw": lambda _: _commit_each(bare, blobs),
                "check": house.guiding.look_at,
            },
            files,
        )
    ours, raw = times["desk"].median, times["raw"].median
    store, check = times["store"].median, times["check"].median
    return Row(
        "receive, look through and accept an application, WAL and FULL",
        (
            Figure("the desk, three acts", ours),
            Figure("the same, 99 of 100", times["desk"].at(99)),
            Figure("of it: the store alone, three acts", store),
            Figure("of it: all answers checked once", check),
        ),
        limit=(Figure(f"three raw commits of the same {sum(map(len, blobs)):,} bytes", raw),),
        goals=(
            Goal("of the raw commits", ours / raw, 3),
            Goal("of the raw commits, the store alone", store / raw, 3),
        ),
    )


def rebuilding(setting: Setting) -> Row:
    """Measure making worklist, register and search anew, beside reading the ledger."""
    house = small(setting)
    with copy_of(setting, house) as copied:
        connection = connect(copied.places.store)
        read: dict[str, int] = {}

        def read_ledger() -> None:
            read["entries"] = sum(1 for _ in _entries(connection))

        times = side_by_side(
            {
                "rebuild": lambda: _rebuild(copied),
                "read": read_ledger,
                "load": lambda: [None for _ in _loaded(copied, connection)],
                "summarise": lambda: [
                    summarise(case, copied.calendar).number for case in _loaded(copied, connection)
                ],
            },
            2 if setting.quick else REBUILDS,
            sample=0,
        )
        cases = sum(copied.store.counts().values())
    ours, limit = times["rebuild"].median, times["read"].median
    return Row(
        f"all lists made again from the ledger, {cases:,} cases, {read['entries']:,} entries",
        (
            Figure("rebuild", ours),
            Figure("of it: loading every case", times["load"].median),
            Figure("of it: loading and summarising", times["summarise"].median),
        ),
        limit=(Figure("reading the ledger: SQL and json.loads", limit),),
        goals=(Goal("of reading the ledger", ours / limit, 5),),
    )


def _rebuild(house: House) -> None:
    house.store.rebuild(
        lambda case: (summarise(case, house.calendar), tasks_of(case, house.calendar))
    )


def _files(setting: Setting, house: House) -> list[ApplicationFile]:
    today, catalog = local_day(NOW), house.catalog
    count = setting.rounds(APPLICATIONS) + 2
    return [sample_application(catalog, "restaurant", seed, today) for seed in range(count)]


def _receive_and_accept(house: House, file: ApplicationFile) -> str:
    number = house.acting.receive(file, CLERK).number
    house.acting.do(number, Wish(ActionType.LOOK_THROUGH, COMPLETE, CLERK))
    house.acting.do(number, Wish(ActionType.ACCEPT, Remark(), CLERK))
    return number


def _again(house: House, number: str, place: int) -> list[tuple[Case, CaseSummary]]:
    """Return the steps of a case under another number, ready to be kept one by one."""
    case, steps = Case(f"{number}-{place}"), []
    for action in house.store.case(number).actions:
        case = replace(case.then(action), kept=len(case.actions))
        steps.append((case, summarise(case, house.calendar)))
    return steps


def _keep_each(house: House, steps: list[tuple[Case, CaseSummary]]) -> None:
    for case, summary in steps:
        with house.store.act() as act:
            act.keep(case, summary, ())


def _bytes_of(house: House, case: str) -> list[bytes]:
    """Return what the acts on one case had to write: the facts, and the row people see."""
    connection = connect(house.places.store)
    (summary,) = connection.execute(
        "SELECT summary FROM worklist WHERE case_no = ?", (case,)
    ).fetchone()
    facts = connection.execute(
        "SELECT facts, numbers FROM actions JOIN action_facts USING (position)"
        " WHERE case_no = ? ORDER BY seq",
        (case,),
    )
    return ["".join((*row, summary)).encode() for row in facts]


@contextmanager
def _bare_file(cache: Path) -> Iterator["Connection"]:
    """Open an empty file on the same disk, as durable as the store."""
    with TemporaryDirectory(dir=cache) as folder:
        connection = connect(Path(folder) / "bare.db")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY, content BLOB) STRICT")
        try:
            yield connection
        finally:
            connection.close()


def _commit_each(connection: "Connection", blobs: list[bytes]) -> None:
    for blob in blobs:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO kept (content) VALUES (?)", (blob,))
        connection.execute("COMMIT")


def _entries(connection: "Connection") -> Iterator[object]:
    rows = connection.execute(
        "SELECT case_no, seq, type, licence, at, actor_name, actor_role, actor_station, facts,"
        " numbers FROM actions JOIN action_facts USING (position) ORDER BY position"
    )
    for row in rows:
        yield json.loads(row[8]), json.loads(row[9])


def _loaded(house: House, connection: "Connection") -> Iterator[Case]:
    rows = connection.execute("SELECT case_no FROM actions WHERE seq = 1 ORDER BY position")
    for (number,) in rows.fetchall():
        yield house.store.case(number)
