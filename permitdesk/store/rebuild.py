"""Make all projections again from the ledger: they hold nothing the ledger does not say."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from permitdesk.domain.case import Case
from permitdesk.domain.day import Happened, happened
from permitdesk.domain.errors import NotFound
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.tasks import Task
from permitdesk.store.rooms import Followed, Rooms

if TYPE_CHECKING:
    from sqlite3 import Connection

CASES_AT_ONCE = 500
Summarise = Callable[[Case], tuple[CaseSummary, Sequence[Task]]]
"""Gives a case's row, and all that is to be done after its decisions."""


def rebuild(connection: "Connection", rooms: Rooms, summarise: Summarise) -> None:
    """Empty all lists that follow from the ledger, and fill them from every case.

    Args:
        connection: Inside an act: people see the old lists or the new ones, never half of them.
        rooms: Of this store.
        summarise: Says how a case stands today.
    """
    rooms.worklist.clear(connection)
    rooms.register.clear(connection)
    rooms.standings.clear(connection)
    rooms.tasks.clear(connection)
    rooms.days.clear(connection)
    rooms.attachments.clear_uses(connection)
    with rooms.search.rebuilding(connection):
        cases = rooms.ledger.cases(connection)
        while batch := list(islice(cases, CASES_AT_ONCE)):
            followed: list[Followed] = []
            acts: list[Happened] = []
            for position, case in _loaded(connection, rooms, batch):
                summary, tasks = summarise(case)
                places = rooms.ledger.positions_of(connection, case.number)
                followed.append(Followed(case, None, summary, tasks, 0, places, position))
                acts.append(happened(case))
                rooms.attachments.follow(connection, case, 0)
            rooms.follow(connection, followed)
            rooms.days.follow(connection, acts)
    rooms.register.settle(connection)


def _loaded(
    connection: "Connection", rooms: Rooms, batch: Sequence[tuple[int, str]]
) -> Iterator[tuple[int, Case]]:
    for position, number in batch:
        try:
            yield position, rooms.cases.load(connection, number)
        except NotFound:
            continue  # its facts were erased, so no list shows it any more
