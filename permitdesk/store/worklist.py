"""The worklist: rows by due day, and how many there are, kept with every change."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from typing import TYPE_CHECKING, Any

from permitdesk.codec import Codec
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.worklist import Filter, Page
from permitdesk.store.queries import load
from permitdesk.store.spans import NEVER, due_text, moment_text, span_of, standings
from permitdesk.store.tallies import Tallies

if TYPE_CHECKING:
    from sqlite3 import Connection


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
    """All cases in the order they fall due. Its methods work in the caller's transaction.

    Attributes:
        tallies: How many there are, kept with every change.
    """

    def __init__(self) -> None:
        self._sql = load("worklist")
        self._codec = Codec(CaseSummary)
        self.tallies = Tallies()

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
        parts = [_moved(change, _parts) for change in changes]
        self._sql.drop_part(connection, [_part_row(part) for gone, _ in parts for part in gone])
        self._sql.put_part(connection, [_part_row(part) for _, new in parts for part in new])
        marks = [_moved(change, _marked) for change in changes]
        self._sql.drop_mark(connection, [_mark_row(mark) for gone, _ in marks for mark in gone])
        self._sql.put_mark(connection, [_mark_row(mark) for _, new in marks for mark in new])
        before = [change.before for change in changes if change.before]
        self.tallies.follow(connection, before, [change.after for change in changes])

    def forget(self, connection: "Connection", summary: CaseSummary) -> None:
        """Take a case off the worklist."""
        self._sql.forget(connection, case_no=summary.number)
        self._sql.drop_part(connection, [_part_row(part) for part in sorted(_parts(summary))])
        self._sql.drop_mark(connection, [_mark_row(mark) for mark in sorted(_marked(summary))])
        self.tallies.follow(connection, [summary], [])

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
        span, sql = span_of(wanted), self._sql
        common = {
            "first": span.first,
            "last": span.last,
            "industry": wanted.industry,
            "station": wanted.window,
        }
        if wanted.mark or wanted.light:
            common |= {**span.lights, "department": wanted.department}
            chosen = {"mark": wanted.mark} if wanted.mark else {}
            cases = sql.cases_of_mark if wanted.mark else sql.cases_of_light
            return _how_many(
                cases(connection, status=status, part_status=part, **chosen, **common)
                for status, part in standings(wanted)
            )
        if wanted.department:
            return _how_many(
                sql.cases_of_department(
                    connection, department=wanted.department, part_status=part, status=status,
                    **common,
                )
                for status, part in standings(wanted)
            )  # fmt: skip
        if wanted.statuses:
            statuses = dict.fromkeys(wanted.statuses)
            return sum(sql.count_of_status(connection, status=one, **common) for one in statuses)
        counted: int = sql.count_all(connection, **common)
        return counted

    def waking(
        self, connection: "Connection", until: date, after: tuple[str, str], limit: int
    ) -> list[tuple[str, str]]:
        """List to which cases something happens by itself up to a day, with its first day.

        Args:
            connection: For reading.
            until: The day.
            after: The last of the page before; two empty texts for the first.
            limit: Most rows.
        """
        return list(
            self._sql.waking(
                connection, until=until.isoformat(), after_wakes=after[0], after_case=after[1],
                most=limit,
            )
        )  # fmt: skip

    def clear(self, connection: "Connection") -> None:
        """Empty all of it, to be made again."""
        self._sql.clear_worklist(connection)
        self._sql.clear_parts(connection)
        self._sql.clear_marks(connection)
        self.tallies.clear(connection)

    def _rows(
        self, connection: "Connection", wanted: Filter, after: str, most: int
    ) -> Iterator[Row]:
        """Merge rows from one ordered source for each status asked for."""
        due, _, case = after.partition(" ")
        span = span_of(wanted)
        if due < span.first:
            due, case = span.first, ""
        common: dict[str, Any] = {
            "after_due": due, "after_case": case, "until": span.last, "most": most,
            "industry": wanted.industry, "station": wanted.window,
        }  # fmt: skip
        sql = self._sql
        if wanted.mark or wanted.light:
            common |= {**span.lights, "department": wanted.department}
            chosen = {"mark": wanted.mark} if wanted.mark else {}
            page = sql.page_of_mark if wanted.mark else sql.page_of_light
            return merge(
                *(
                    page(connection, status=status, part_status=part, **chosen, **common)
                    for status, part in standings(wanted)
                )
            )
        if wanted.department:
            return merge(
                *(
                    sql.page_of_department(
                        connection, department=wanted.department, part_status=part, status=status,
                        **common,
                    )
                    for status, part in standings(wanted)
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
            "due": due_text(summary),
            "yellow": moment_text(summary.yellow_at),
            "orange": moment_text(summary.orange_at),
            "wakes": summary.wakes.isoformat() if summary.wakes else NEVER,
            "summary": self._codec.write(summary),
        }


def _parts(summary: CaseSummary) -> set[tuple[str, str, str, str]]:
    """Return where a case stands with each department: the one in charge and the one deciding."""
    return {
        (department, part.status, due_text(summary), summary.number)
        for part in summary.parts
        for department in (part.department, part.decider)
    }


def _part_row(part: tuple[str, str, str, str]) -> dict[str, str]:
    return dict(zip(("department", "status", "due", "case_no"), part, strict=True))


def _marked(summary: CaseSummary) -> set[tuple[str, str, str, str]]:
    """Return where a case stands among those that bear the same marks."""
    return {(mark, summary.status, due_text(summary), summary.number) for mark in summary.marks}


def _mark_row(mark: tuple[str, str, str, str]) -> dict[str, str]:
    return dict(zip(("mark", "status", "due", "case_no"), mark, strict=True))


def _moved(
    change: Change, places: Callable[[CaseSummary], set[tuple[str, str, str, str]]]
) -> tuple[set[tuple[str, str, str, str]], set[tuple[str, str, str, str]]]:
    """Return the places a case left and those it came to."""
    before = places(change.before) if change.before else set()
    after = places(change.after)
    return before - after, after - before


def _how_many(lists: Iterable[Iterable[tuple[str]]]) -> int:
    """Count the cases in several lists, each once."""
    return len({case for found in lists for (case,) in found})


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
