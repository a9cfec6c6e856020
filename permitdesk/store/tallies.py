"""How many cases there are by status, due day, light and mark: counters kept with every change."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from permitdesk.domain.clock import Light
from permitdesk.domain.state import Status
from permitdesk.domain.summary import CaseSummary, Mark
from permitdesk.domain.workdays import LOCAL
from permitdesk.store.queries import load
from permitdesk.store.spans import day_before, due_text, moment_text

if TYPE_CHECKING:
    from sqlite3 import Connection

_FIRST_DAY = "0001-01-01"


class Tallies:
    """The counters. Its methods work in the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("worklist")

    def follow(
        self,
        connection: "Connection",
        before: Iterable[CaseSummary],
        after: Iterable[CaseSummary],
    ) -> None:
        """Count some rows in the place of others."""
        tallies: Counter[tuple[str, str]] = Counter()
        for summary in before:
            tallies.subtract(_tallied(summary))
        for summary in after:
            tallies.update(_tallied(summary))
        moved = [(key, number) for key, number in tallies.items() if number]
        self._sql.tally(
            connection,
            [{"kind": kind, "name": name, "cases": number} for (kind, name), number in moved],
        )

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
            "late": (_FIRST_DAY, day_before(today)),
            "today": (now, now),
            "soon": (_day_after(today), soon.isoformat()),
        }
        return {
            name: self._sql.between(connection, kind="due", first=first, last=last)
            for name, (first, last) in spans.items()
        }

    def light_counts(self, connection: "Connection", now: datetime) -> dict[Light, int]:
        """Count cases by their light at a moment: yellow, orange and red, from counters."""
        hour, today = moment_text(now), now.astimezone(LOCAL).date()
        turned = {
            kind: self._sql.between(connection, kind=kind, first="", last=hour)
            for kind in ("yellow", "orange")
        }
        late = self._sql.between(connection, kind="due", first=_FIRST_DAY, last=day_before(today))
        return {
            Light.YELLOW: turned["yellow"] - turned["orange"],
            Light.ORANGE: turned["orange"] - late,
            Light.RED: late,
        }

    def mark_counts(self, connection: "Connection") -> dict[tuple[Mark, Status], int]:
        """Count cases by mark and status, from the counters."""
        found = self._sql.tallies(connection, kind="mark")
        pairs = ((name.split(" "), cases) for name, cases in found)
        return {(Mark(mark), Status(status)): cases for (mark, status), cases in pairs}

    def provisional_spans(self, connection: "Connection") -> tuple[tuple[int, int, int], ...]:
        """Return over which years cases with a provisional day run: first, last, cases."""
        found = self._sql.tallies(connection, kind="span")
        pairs = ((name.split(" "), cases) for name, cases in found)
        return tuple((int(first), int(last), cases) for (first, last), cases in pairs)

    def clear(self, connection: "Connection") -> None:
        """Set all of them to nought, to be counted again."""
        self._sql.clear_tallies(connection)


def _tallied(summary: CaseSummary) -> list[tuple[str, str]]:
    counted: list[tuple[str, str]] = [("status", summary.status), ("due", due_text(summary))]
    counted += [("mark", f"{mark} {summary.status}") for mark in summary.marks]
    if Mark.PROVISIONAL in summary.marks:
        counted.append(("span", _span(summary)))
    if summary.yellow_at is not None and summary.orange_at is not None:
        counted.append(("yellow", moment_text(summary.yellow_at)))
        counted.append(("orange", moment_text(summary.orange_at)))
    return counted


def _span(summary: CaseSummary) -> str:
    """Return from which year to which a case runs, as far as its days are known."""
    days = [summary.due]
    for part in summary.parts:
        days += [part.statutory_due, part.promised_due]
    last = max((day.year for day in days if day is not None), default=summary.received_on.year)
    return f"{summary.received_on.year} {last}"


def _day_after(day: date) -> str:
    return (day + timedelta(days=1)).isoformat()
