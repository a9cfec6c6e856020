"""A store in memory that fits the desk's ports: a small real thing, for tests without a file."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256

from permitdesk.domain.case import Case
from permitdesk.domain.clock import Light
from permitdesk.domain.credit import Bar, CreditState
from permitdesk.domain.day import DayEvent, happened
from permitdesk.domain.errors import NotFound, Overtaken
from permitdesk.domain.holding import Holding
from permitdesk.domain.kept import CameOut, KeptPaper, Sheet
from permitdesk.domain.numbering import NumberState, Strand, TakenNumber, Tally
from permitdesk.domain.permit import CompositePermit, Permit, PermitState, SinglePermit
from permitdesk.domain.registered import entries_of
from permitdesk.domain.standing import PromiseCount, Standing, standing_of
from permitdesk.domain.state import Status, day_of
from permitdesk.domain.summary import CaseSummary, Mark
from permitdesk.domain.tasks import Task, TaskFilter
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
    holdings: dict[tuple[str, int], str] = field(default_factory=dict)
    standings: dict[str, Standing] = field(default_factory=dict)
    to_do: dict[str, tuple[Task, ...]] = field(default_factory=dict)

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

    def keep(self, case: Case, summary: CaseSummary, tasks: Sequence[Task]) -> Case:
        known = self.cases.get(case.number)
        if (len(known.actions) if known else 0) != case.kept:
            raise Overtaken(case.number)
        kept = replace(case, kept=len(case.actions))
        self.cases[case.number] = kept
        self.rows[case.number] = summary
        for entry in entries_of(case.actions[case.kept :]):
            permit = entry.permit
            self.permits[permit.number, permit.version] = permit
            self.holdings[permit.number, permit.version] = entry.holding
        self.standings[case.number] = standing_of(case)
        self.to_do[case.number] = tuple(tasks)
        return kept

    def registered(self, number: str) -> Registered | None:
        versions = self.versions(number)
        return versions[-1] if versions else None

    def versions(self, number: str) -> Sequence[Registered]:
        found = sorted((key for key in self.permits if key[0] == number), key=lambda key: key[1])
        return [Registered(self.permits[key], self.permits[key].state) for key in found]

    def holding_of(self, number: str) -> Holding:
        newest = self.registered(number)
        if newest is None:
            raise NotFound("permit.unknown", number=number)
        return self._holding(self.holdings[number, newest.permit.version])

    holding = holding_of

    def holding_at(self, uscc: str, premises: str) -> Holding:
        there = [
            key
            for key, permit in reversed(self.permits.items())
            if (permit.holder.uscc, permit.holder.premises) == (uscc, premises)
        ]
        live = [key for key in there if self.permits[key].state is PermitState.LIVE]
        first = next(iter((*live, *there)), None)
        return self._holding(self.holdings[first]) if first else Holding("")

    def _holding(self, key: str) -> Holding:
        held = [place for place, mine in self.holdings.items() if mine == key]
        newest = {number: max(v for n, v in held if n == number) for number, _ in held}
        permits = [self.permits[place] for place in newest.items()]
        singles = {item.number: item for item in permits if isinstance(item, SinglePermit)}
        composite = next((item for item in permits if isinstance(item, CompositePermit)), None)
        return Holding(key, singles, composite)

    def credit_of(self, uscc: str) -> Sequence[CreditState]:
        return self.credit(uscc)[::-1]

    def credit(self, uscc: str = "", limit: int = 500) -> Sequence[CreditState]:
        found = [one for kept in self.standings.values() for one in kept.credit]
        return [one for one in found if uscc in ("", one.uscc)][::-1][:limit]

    def bars_of(self, uscc: str) -> Sequence[Bar]:
        found = [one for kept in self.standings.values() for one in kept.bars]
        return [one for one in found if one.uscc == uscc]

    bars = bars_of

    def credit_of_person(self, legal_person: str, but: str) -> Sequence[CreditState]:
        return [
            one for one in self.credit() if one.legal_person == legal_person and one.uscc != but
        ]

    def promises(self, first: date, last: date) -> Sequence[PromiseCount]:
        counted = Counter(
            (one.licence, one.industry, one.stage)
            for kept in self.standings.values()
            for one in kept.promises
            if first <= one.granted_on <= last
        )
        return [PromiseCount(*place, count) for place, count in counted.items()]

    def tasks(self, wanted: TaskFilter) -> Sequence[Task]:
        found = [task for tasks in self.to_do.values() for task in tasks]
        chosen = [
            task
            for task in found
            if (not wanted.todo or task.todo in wanted.todo)
            and wanted.department in ("", task.department)
            and (wanted.due_until is None or (task.due and task.due <= wanted.due_until))
        ]
        return sorted(chosen, key=lambda task: task.due or date.max)[: wanted.limit]

    def ending(self, first: date, last: date, limit: int = 500) -> Sequence[Registered]:
        found = [
            item
            for item in self.permits.values()
            if isinstance(item, SinglePermit)
            and item.state is PermitState.LIVE
            and item.validity.until
            and first <= item.validity.until <= last
        ]
        return [Registered(item, item.state) for item in found][:limit]

    def cancel_papers(self, case: str, numbers: Sequence[str], reason: str, by: str) -> None:
        """No paper waits to be printed here."""

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
        permit = self.permits[number, version] if version else self.permits[max(versions)]
        return Registered(permit, permit.state)

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
