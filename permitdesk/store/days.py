"""What happened on each day, kept with every change: events one by one, everything else counted."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from permitdesk.domain.day import DayEvent, Happened, Outcome
from permitdesk.domain.state import ActionType
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection

PASSED_UNTIL = "passed_until"
"""Setting: the last day on which it was done what happens by itself."""
KINDS = (*ActionType, *Outcome)
"""All that is counted."""


class Days:
    """The days of the hall. Its methods work in the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("days")

    def follow(self, connection: "Connection", acts: Iterable[Happened]) -> None:
        """Add what was done; the actions stand in the ledger already."""
        self._add(connection, acts, 1)

    def forget(self, connection: "Connection", acts: Happened) -> None:
        """Take out what an erased case added, so that the figures are the ledger's again."""
        self._add(connection, [acts], -1)

    def events_of(self, connection: "Connection", day: date) -> tuple[DayEvent, ...]:
        """List the acts of a day that a report lists, in the order they were done."""
        return tuple(
            DayEvent(day, ActionType(type_), *rest)
            for type_, *rest in self._sql.events_of(connection, day=day.isoformat())
        )

    def tallied_on(self, connection: "Connection", day: date) -> Mapping[tuple[str, str], int]:
        """Return how often what was done on a day: act or outcome and department to number."""
        rows = self._sql.tallied_on(connection, day=day.isoformat(), kinds=json.dumps(KINDS))
        return {(kind, department): number for kind, department, number in rows}

    def tallied_until(self, connection: "Connection", day: date, kind: str) -> Mapping[str, int]:
        """Return how often something was done up to the end of a day, by department."""
        return dict(self._sql.tallied_until(connection, day=day.isoformat(), kind=kind))

    def left_from(self, connection: "Connection", day: date) -> Sequence[tuple[date, int]]:
        """Return the cases open at the end of a day, by the day they came in."""
        rows = self._sql.left_from(connection, day=day.isoformat())
        return tuple((date.fromisoformat(received), cases) for received, cases in rows)

    def clear(self, connection: "Connection") -> None:
        """Empty all of it, to be made again."""
        self._sql.clear_events(connection)
        self._sql.clear_tallies(connection)
        self._sql.clear_closed(connection)

    def _add(self, connection: "Connection", acts: Iterable[Happened], sign: int) -> None:
        events: list[dict[str, object]] = []
        counted: Counter[tuple[date, str, str]] = Counter()
        closed: Counter[tuple[date, date]] = Counter()
        for act in acts:
            events += map(_event_row, act.events)
            counted.update(act.counted)
            closed.update([act.closed] if act.closed else [])
        sql = self._sql
        (sql.put_event if sign > 0 else sql.drop_event)(connection, events)
        sql.tally(
            connection,
            [
                {"kind": kind, "day": day.isoformat(), "department": department,
                 "number": sign * number}
                for (day, kind, department), number in counted.items()
            ],
        )  # fmt: skip
        sql.close(
            connection,
            [
                {"received_on": first.isoformat(), "closed_on": last.isoformat(),
                 "cases": sign * cases}
                for (first, last), cases in closed.items()
            ],
        )  # fmt: skip


def _event_row(event: DayEvent) -> dict[str, object]:
    return {
        "day": event.day.isoformat(),
        "type": event.type,
        "case_no": event.case,
        "licence": event.licence,
        "actor": event.actor,
        "step": event.step,
    }


def pass_until(connection: "Connection", day: date) -> None:
    """Note up to which day time has passed over the desk."""
    load("desk").set_setting(connection, key=PASSED_UNTIL, value=day.isoformat())


def passed_until(connection: "Connection") -> date | None:
    """Return up to which day time has passed over the desk; None for a desk of no age."""
    found: str | None = load("desk").setting(connection, key=PASSED_UNTIL)
    return date.fromisoformat(found) if found else None
