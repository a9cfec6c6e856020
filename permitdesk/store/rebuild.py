"""Make all projections again from the ledger: they hold nothing the ledger does not say."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from permitdesk.domain.case import Case
from permitdesk.domain.day import Happened, happened
from permitdesk.domain.errors import NotFound
from permitdesk.domain.permit import Permit
from permitdesk.domain.summary import CaseSummary
from permitdesk.store.act import Rooms
from permitdesk.store.worklist import Change

if TYPE_CHECKING:
    from sqlite3 import Connection

CASES_AT_ONCE = 500


def rebuild(
    connection: "Connection",
    rooms: Rooms,
    summarise: Callable[[Case], tuple[CaseSummary, Sequence[Permit]]],
) -> None:
    """Empty worklist, register, search, days and uses of attachments, and fill them from every case.

    Args:
        connection: Inside an act: people see the old lists or the new ones, never half of them.
        rooms: Of this store.
        summarise: Gives a case's row and all register entries it ever made.
    """
    rooms.worklist.clear(connection)
    rooms.register.clear(connection)
    rooms.days.clear(connection)
    rooms.attachments.clear_uses(connection)
    with rooms.search.rebuilding(connection):
        cases = rooms.ledger.cases(connection)
        while batch := list(islice(cases, CASES_AT_ONCE)):
            changes: list[Change] = []
            permits: list[Permit] = []
            acts: list[Happened] = []
            for position, case in _loaded(connection, rooms, batch):
                summary, made = summarise(case)
                changes.append(Change(None, summary, position))
                permits += made
                acts.append(happened(case))
                rooms.attachments.follow(connection, case, 0)
            rooms.follow(connection, changes, permits)
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
