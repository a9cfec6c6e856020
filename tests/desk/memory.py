"""A store in memory that fits the desk's ports: a small real thing, for tests without a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotFound, Overtaken
from permitdesk.domain.permit import Permit, PermitState
from permitdesk.domain.state import Status
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.worklist import Filter, Page, Registered


@dataclass
class StoreInMemory:
    """Keeps cases in dictionaries; an act that fails leaves nothing behind."""

    cases: dict[str, Case] = field(default_factory=dict)
    rows: dict[str, CaseSummary] = field(default_factory=dict)
    permits: dict[tuple[str, int], Permit] = field(default_factory=dict)
    serials: dict[tuple[str, str, int], int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    printed_numbers: dict[tuple[str, str], bool] = field(default_factory=dict)

    @contextmanager
    def act(self) -> Iterator["StoreInMemory"]:
        before = {name: dict(kept) for name, kept in vars(self).items()}
        try:
            yield self
        except BaseException:
            vars(self).update(before)
            raise

    def case(self, number: str) -> Case:
        if number not in self.cases:
            raise NotFound("case.unknown", case=number)
        return self.cases[number]

    def take_number(
        self, series: str, letter: str, year: int, write: Callable[[int], str], case: str
    ) -> str:
        place = (series, letter, year)
        self.serials[place] = self.serials.get(place, 0) + 1
        return write(self.serials[place])

    def printed(self, series: str, number: str) -> None:
        self.printed_numbers[series, number] = True

    def keep(self, case: Case, summary: CaseSummary, permits: Sequence[Permit]) -> Case:
        known = self.cases.get(case.number)
        if (len(known.actions) if known else 0) != case.kept:
            raise Overtaken(case.number)
        kept = replace(case, kept=len(case.actions))
        self.cases[case.number] = kept
        self.rows[case.number] = summary
        self.permits.update(((item.number, item.version), item) for item in permits)
        return kept

    def result_of(self, key: str) -> str | None:
        return self.keys.get(key)

    def remember(self, key: str, case: str) -> None:
        self.keys[key] = case

    def worklist(self, wanted: Filter, after: str = "", limit: int = 50) -> Page:
        rows = sorted(
            (row for row in self.rows.values() if _matches(row, wanted)),
            key=lambda row: (row.due or date.max, row.number),
        )
        numbers = [row.number for row in rows]
        start = numbers.index(after) + 1 if after in numbers else 0
        page = tuple(rows[start : start + limit])
        return Page(page, page[-1].number if start + limit < len(rows) else "")

    def count(self, wanted: Filter) -> int:
        return sum(_matches(row, wanted) for row in self.rows.values())

    def counts(self) -> Mapping[Status, int]:
        return {
            status: sum(row.status is status for row in self.rows.values()) for status in Status
        }

    def due_counts(self, today: date, soon: date) -> Mapping[str, int]:
        days = [row.due for row in self.rows.values() if row.due]
        return {
            "late": sum(day < today for day in days),
            "today": sum(day == today for day in days),
            "soon": sum(today < day <= soon for day in days),
        }

    def search(self, text: str, limit: int = 20) -> Sequence[CaseSummary]:
        found = [
            row
            for row in self.rows.values()
            if text in row.applicant or text in row.number or row.uscc.startswith(text)
        ]
        return found[:limit]

    def permit(self, number: str, version: int | None = None) -> Registered:
        versions = [key for key in self.permits if key[0] == number]
        if not versions:
            raise NotFound("permit.unknown", number=number)
        return Registered(self.permits[max(versions)], PermitState.LIVE)

    def no_longer_valid(self) -> Sequence[tuple[str, int, PermitState, date]]:
        return []


def _matches(row: CaseSummary, wanted: Filter) -> bool:
    if wanted.statuses and row.status not in wanted.statuses:
        return False
    if wanted.industry and row.industry != wanted.industry:
        return False
    if wanted.window and row.window != wanted.window:
        return False
    if wanted.due_until and (row.due is None or row.due > wanted.due_until):
        return False
    if wanted.due_from and (row.due is None or row.due < wanted.due_from):
        return False
    if not wanted.department:
        return True
    return any(
        wanted.department in (part.department, part.decider)
        and (part.status in wanted.part_statuses if wanted.part_statuses else part.status.is_open)
        for part in row.parts
    )
