"""A store in memory that fits the desk's ports: a small real thing, for tests without a file."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256

from permitdesk.domain.case import Case
from permitdesk.domain.clock import Light
from permitdesk.domain.day import DayEvent, happened
from permitdesk.domain.errors import NotFound, Overtaken
from permitdesk.domain.kept import CameOut, KeptPaper, Sheet
from permitdesk.domain.numbering import NumberState, Strand, TakenNumber, Tally
from permitdesk.domain.permit import Permit, PermitState
from permitdesk.domain.state import Status, day_of
from permitdesk.domain.summary import CaseSummary, Mark
from permitdesk.domain.workdays import LOCAL
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
    papers: dict[Sheet, KeptPaper] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    passed: dict[str, date] = field(default_factory=dict)

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

    def spoiled(self, series: str, number: str, reason: str, actor: str) -> None:
        """Numbers have no states here."""

    def rendered(self, series: str, number: str) -> None:
        self.printed_numbers.setdefault((series, number), False)

    def keep_paper(self, sheet: Sheet, pdf: bytes, at: datetime, by: str) -> None:
        known, digest = self.papers.get(sheet), sha256(pdf).hexdigest()
        if known is None or not known.came_out:
            self.papers[sheet] = KeptPaper(sheet, digest, len(pdf), at, by)
            self.files[digest] = pdf

    def came_out(self, sheet: Sheet, copy: CameOut) -> None:
        known = self.papers[sheet]
        self.papers[sheet] = replace(known, came_out=(*known.came_out, copy))

    def papers_of(self, case: str) -> Sequence[KeptPaper]:
        return [paper for paper in self.papers.values() if paper.sheet.case == case]

    def paper_bytes(self, sha256: str) -> bytes:
        return self.files[sha256]

    def number_tallies(self) -> Sequence[Tally]:
        return []

    def unfinished_numbers(self) -> Sequence[TakenNumber]:
        return [
            TakenNumber(Strand(series, "", 2026), 0, number, "", NumberState.RENDERED)
            for (series, number), came_out in self.printed_numbers.items()
            if not came_out
        ]

    def numbers_in(self, state: NumberState) -> Sequence[TakenNumber]:
        return []

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

    def light_counts(self, now: datetime) -> Mapping[Light, int]:
        lights = [_light(row, now) for row in self.rows.values()]
        return {light: lights.count(light) for light in (Light.YELLOW, Light.ORANGE, Light.RED)}

    def mark_counts(self) -> Mapping[tuple[Mark, Status], int]:
        return Counter((mark, row.status) for row in self.rows.values() for mark in row.marks)

    def waking(
        self, until: date, after: tuple[str, str] = ("", ""), limit: int = 500
    ) -> Sequence[tuple[str, str]]:
        found = sorted(
            (row.wakes.isoformat(), row.number)
            for row in self.rows.values()
            if row.wakes and row.wakes <= until
        )
        return [one for one in found if one > after][:limit]

    def pass_until(self, day: date) -> None:
        self.passed["until"] = day

    def passed_until(self) -> date | None:
        return self.passed.get("until")

    def events_of(self, day: date) -> Sequence[DayEvent]:
        listed = (event for case in self.cases.values() for event in happened(case).events)
        return [event for event in listed if event.day == day]

    def tallied_on(self, day: date) -> Mapping[tuple[str, str], int]:
        return {
            (kind, department): number
            for (on, kind, department), number in self._counted().items()
            if on == day
        }

    def tallied_until(self, day: date, kind: str) -> Mapping[str, int]:
        found: Counter[str] = Counter()
        for (on, counted, department), number in self._counted().items():
            if on <= day and counted == kind:
                found[department] += number
        return found

    def left_from(self, day: date) -> Sequence[tuple[date, int]]:
        found: Counter[date] = Counter()
        for case in self.cases.values():
            first, closed = day_of(case.actions[0]), happened(case).closed
            if first <= day and (closed is None or closed[1] > day):
                found[first] += 1
        return sorted(found.items())

    def _counted(self) -> Mapping[tuple[date, str, str], int]:
        counted: Counter[tuple[date, str, str]] = Counter()
        for case in self.cases.values():
            counted.update(happened(case).counted)
        return counted

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


def _light(row: CaseSummary, now: datetime) -> Light | None:
    if row.due is None or row.yellow_at is None or row.orange_at is None:
        return None
    if now.astimezone(LOCAL).date() > row.due:
        return Light.RED
    if now >= row.orange_at:
        return Light.ORANGE
    return Light.YELLOW if now >= row.yellow_at else Light.GREEN


def _matches(row: CaseSummary, wanted: Filter) -> bool:  # noqa: PLR0911  one line for each field
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
    if wanted.mark and wanted.mark not in row.marks:
        return False
    if wanted.light and (wanted.at is None or _light(row, wanted.at) is not wanted.light):
        return False
    if not wanted.department:
        return True
    return any(
        wanted.department in (part.department, part.decider)
        and (part.status in wanted.part_statuses if wanted.part_statuses else part.status.is_open)
        for part in row.parts
    )
