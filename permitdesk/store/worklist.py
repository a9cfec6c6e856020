"""The worklist: rows by due day, and how many there are, kept with every change."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import product
from typing import TYPE_CHECKING, Any

from permitdesk.codec import Codec
from permitdesk.domain.state import PartStatus, Status
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.worklist import Filter, Page
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection

NO_DAY = "9999-99-99"
"""Stands where nobody waits for the office; no day sorts after it."""
_FIRST_DAY = "0001-01-01"
_LAST_DAY = "9999-12-31"
_OPEN = tuple(status for status in PartStatus if status.is_open)

Row = tuple[str, str, str]
"""Due day, case number, summary as JSON."""


@dataclass(frozen=True)
class Change:
    """One case's row before and after an act.

    Attributes:
        before: None for a new case.
        first_position: Where in the ledger the case begins.
    """

    before: CaseSummary | None
    after: CaseSummary
    first_position: int


class Worklist:
    """All cases in the order they fall due. Its methods work in the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("worklist")
        self._codec = Codec(CaseSummary)

    def summary(self, connection: "Connection", case: str) -> CaseSummary | None:
        """Return the row of a case; None for an unknown one."""
        found = self._sql.summary(connection, case_no=case)
        return self.read(found) if found else None

    def read(self, row: str) -> CaseSummary:
        """Return a row as a value."""
        return self._codec.read(row)

    def follow(self, connection: "Connection", changes: Sequence[Change]) -> None:
        """Bring rows, departments' rows and counters to where the cases stand now."""
        self._sql.put(connection, [self._row(change.after) for change in changes])
        dropped: list[dict[str, str]] = []
        added: list[dict[str, str]] = []
        tallies: Counter[tuple[str, str]] = Counter()
        for change in changes:
            before = _parts(change.before) if change.before else set()
            after = _parts(change.after)
            dropped += [_part_row(part) for part in before - after]
            added += [_part_row(part) for part in after - before]
            if change.before:
                tallies.subtract(_tallied(change.before))
            tallies.update(_tallied(change.after))
        self._sql.drop_part(connection, dropped)
        self._sql.put_part(connection, added)
        moved = [(key, number) for key, number in tallies.items() if number]
        self._sql.tally(
            connection,
            [{"kind": kind, "name": name, "cases": number} for (kind, name), number in moved],
        )

    def forget(self, connection: "Connection", summary: CaseSummary) -> None:
        """Take a case off the worklist."""
        self._sql.forget(connection, case_no=summary.number)
        self._sql.drop_part(connection, [_part_row(part) for part in sorted(_parts(summary))])
        self._sql.tally(
            connection,
            [{"kind": kind, "name": name, "cases": -1} for kind, name in _tallied(summary)],
        )

    def page(self, connection: "Connection", wanted: Filter, after: str, limit: int) -> Page:
        """List rows by due day, then number; those nobody waits for last.

        Args:
            connection: For reading.
            wanted: Which rows.
            after: What the page before gave; empty for the first.
            limit: Most rows.
        """
        rows = list(_distinct(self._rows(connection, wanted, after, limit + 1), limit + 1))
        shown = tuple(self.read(summary) for _, _, summary in rows[:limit])
        return Page(shown, " ".join(rows[limit - 1][:2]) if len(rows) > limit else "")

    def count(self, connection: "Connection", wanted: Filter) -> int:
        """Count the rows of all pages of a filter."""
        common = {
            "first": wanted.due_from.isoformat() if wanted.due_from else "",
            "last": wanted.due_until.isoformat() if wanted.due_until else NO_DAY,
            "industry": wanted.industry,
            "station": wanted.window,
        }
        statuses = tuple(dict.fromkeys(wanted.statuses)) or ("",)
        sql = self._sql
        if wanted.department:
            parts = dict.fromkeys(wanted.part_statuses or _OPEN)
            return len(
                {
                    case
                    for part, status in product(parts, statuses)
                    for (case,) in sql.cases_of_department(
                        connection, department=wanted.department, part_status=part,
                        status=status, **common,
                    )
                }
            )  # fmt: skip
        if wanted.statuses:
            return sum(sql.count_of_status(connection, status=one, **common) for one in statuses)
        counted: int = sql.count_all(connection, **common)
        return counted

    def counts(self, connection: "Connection") -> dict[Status, int]:
        """Count cases by status, from the counters."""
        return {Status(name): n for name, n in self._sql.tallies(connection, kind="status")}

    def counted(self, connection: "Connection") -> dict[Status, int]:
        """Count cases by status one by one, to compare with the counters."""
        return {Status(name): n for name, n in self._sql.counted(connection)}

    def due_counts(self, connection: "Connection", today: date, soon: date) -> dict[str, int]:
        """Count cases by their due day: ``late`` (< today), ``today``, ``soon`` (<= soon)."""
        now = today.isoformat()
        spans = {
            "late": (_FIRST_DAY, _day_before(today)),
            "today": (now, now),
            "soon": (_day_after(today), soon.isoformat()),
        }
        return {
            name: self._sql.due_between(connection, first=first, last=last)
            for name, (first, last) in spans.items()
        }

    def clear(self, connection: "Connection") -> None:
        """Empty all of it, to be made again."""
        self._sql.clear_worklist(connection)
        self._sql.clear_parts(connection)
        self._sql.clear_tallies(connection)

    def _rows(
        self, connection: "Connection", wanted: Filter, after: str, most: int
    ) -> Iterator[Row]:
        """Merge rows from one ordered source for each status asked for."""
        due, _, case = after.partition(" ")
        if wanted.due_from and due < wanted.due_from.isoformat():
            due, case = wanted.due_from.isoformat(), ""
        until = wanted.due_until.isoformat() if wanted.due_until else NO_DAY
        common: dict[str, Any] = {
            "after_due": due, "after_case": case, "until": until, "most": most,
            "industry": wanted.industry, "station": wanted.window,
        }  # fmt: skip
        sql = self._sql
        if wanted.department:
            standing = product(wanted.part_statuses or _OPEN, wanted.statuses or ("",))
            return merge(
                *(
                    sql.page_of_department(
                        connection, department=wanted.department, part_status=part, status=status,
                        **common,
                    )
                    for part, status in standing
                )
            )  # fmt: skip
        if wanted.statuses:
            statuses = dict.fromkeys(wanted.statuses)
            return merge(
                *(sql.page_of_status(connection, status=one, **common) for one in statuses)
            )
        rows: Iterator[Row] = sql.page(connection, **common)
        return rows

    def _row(self, summary: CaseSummary) -> dict[str, str]:
        return {
            "case_no": summary.number,
            "status": summary.status,
            "industry": summary.industry,
            "station": summary.window,
            "due": _due(summary),
            "summary": self._codec.write(summary),
        }


def _due(summary: CaseSummary) -> str:
    return summary.due.isoformat() if summary.due else NO_DAY


def _parts(summary: CaseSummary) -> set[tuple[str, str, str, str]]:
    """Return where a case stands with each department: the one in charge and the one deciding."""
    return {
        (department, part.status, _due(summary), summary.number)
        for part in summary.parts
        for department in (part.department, part.decider)
    }


def _part_row(part: tuple[str, str, str, str]) -> dict[str, str]:
    return dict(zip(("department", "status", "due", "case_no"), part, strict=True))


def _tallied(summary: CaseSummary) -> list[tuple[str, str]]:
    return [("status", summary.status), ("due", _due(summary))]


def _distinct(rows: Iterator[Row], most: int) -> Iterator[Row]:
    """Leave out a case that stands in several sources, and stop after so many."""
    last = ""
    for row in rows:
        if row[1] != last:
            last = row[1]
            yield row
            most -= 1
        if not most:
            return


def _day_before(day: date) -> str:
    return date.fromordinal(day.toordinal() - 1).isoformat()


def _day_after(day: date) -> str:
    return date.fromordinal(day.toordinal() + 1).isoformat()
