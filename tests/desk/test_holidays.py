"""Loading a holiday notice: open clocks are worked out anew, closed ones never move."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from permitdesk.desk.desk import Desk
from permitdesk.desk.holidays import DayKind, Holidays, MissingYear
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed, NotFound, WorldFailed
from permitdesk.domain.facts import Actor, Grant, LookThrough, Remark, Role
from permitdesk.domain.holidays import LoadedNotice, Moved, known_at
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType
from permitdesk.domain.summary import CaseSummary, Mark, summarise
from permitdesk.domain.tasks import Task, TaskFilter, tasks_of
from permitdesk.domain.workdays import DaysOff, Notice, WorkCalendar
from tests.desk.hall import FOOD, Hall
from tests.desk.memory import StoreInMemory

FIRST_DECEMBER = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
CHIEF = Actor("李主任", Role.SUPERVISOR, "督办台")
NUMBER = "国办发明电〔2026〕9号"
NOTICE = Notice(
    2027, "关于2027年部分节假日安排的通知", NUMBER,
    (
        DaysOff("元旦", date(2027, 1, 1), date(2027, 1, 3)),
        DaysOff("春节", date(2027, 1, 28), date(2027, 2, 12)),
    ),
    (),
)  # fmt: skip
FILE = Path("2027.yaml")


@dataclass
class TableInMemory:
    """The holiday table beside a store in dictionaries."""

    store: StoreInMemory
    kept: list[LoadedNotice] = field(default_factory=list)
    movements: dict[tuple[int, int], tuple[Moved, ...]] = field(default_factory=dict)
    meanwhile: Callable[[], object] = lambda: None

    @contextmanager
    def looking(self) -> Iterator["TableInMemory"]:
        yield self

    @contextmanager
    def loading(self) -> Iterator["TableInMemory"]:
        self.meanwhile()
        yield self

    @property
    def position(self) -> int:
        return sum(len(case.actions) for case in self.store.cases.values())

    def open_cases(self) -> Iterator[tuple[Case, CaseSummary]]:
        for number, case in list(self.store.cases.items()):
            yield case, self.store.rows[number]

    def changed_since(self, position: int) -> Iterator[tuple[Case, CaseSummary]]:
        if self.position > position:
            yield from self.open_cases()

    def keep_tasks(self, tasks: Mapping[str, Sequence[Task]]) -> None:
        self.store.to_do.update({case: tuple(kept) for case, kept in tasks.items()})

    def keep_rows(self, rows: Sequence[tuple[CaseSummary, CaseSummary]]) -> None:
        for before, after in rows:
            assert self.store.rows[before.number] == before
            self.store.rows[after.number] = after

    def keep(self, notice: Notice, at: datetime, by: Actor, moved: Sequence[Moved]) -> LoadedNotice:
        version = 1 + sum(item.notice.year == notice.year for item in self.kept)
        loaded = LoadedNotice(
            notice, version, at, by, len(moved), len({item.case for item in moved})
        )
        self.kept.append(loaded)
        self.movements[notice.year, version] = tuple(moved)
        return loaded

    def loaded(self) -> Sequence[LoadedNotice]:
        return self.kept

    def moved(self, year: int, version: int) -> Sequence[Moved]:
        return self.movements[year, version]

    def provisional_spans(self) -> Sequence[tuple[int, int, int]]:
        rows = [row for row in self.store.rows.values() if Mark.PROVISIONAL in row.marks]
        return [(row.received_on.year, (row.due or row.received_on).year, 1) for row in rows]


@dataclass
class CalendarsInMemory:
    program: WorkCalendar
    table: TableInMemory

    def current(self) -> WorkCalendar:
        return known_at(self.program, self.table.kept)  # a new one every time: nothing is cached

    def at(self, moment: datetime) -> WorkCalendar:
        return known_at(self.program, self.table.kept, moment)

    def forget(self) -> None:
        """Nothing is remembered."""


class Office:
    """A hall in December with its holiday table, and a notice in somebody's hand."""

    def __init__(self) -> None:
        self.hall = Hall(moment=FIRST_DECEMBER)
        self.table = TableInMemory(self.hall.store)
        calendars = CalendarsInMemory(self.hall.calendar, self.table)
        self.desk: Desk = replace(self.hall.desk, calendars=calendars)
        self.hall.desk = self.desk
        self.hall.acting = replace(self.hall.acting, desk=self.desk)
        self.notice = NOTICE
        self.holidays = Holidays(self.desk, self.table, self.read)

    def read(self, _file: Path, _others: Mapping[int, Notice]) -> Notice:
        return self.notice

    def at(self, day: int, month: int = 12) -> None:
        self.hall.moment = datetime(2026, month, day, 2, 0, tzinfo=UTC)

    def accepted(self) -> Case:
        return self.hall.accepted()

    def due(self, case: Case, which: Which, licence: str = "") -> date | None:
        clock = clock_of(self.hall.store.case(case.number), which, licence)
        due = due_of(clock, self.desk.calendar_of(case, clock))
        return due.day if due else None


@pytest.fixture
def office() -> Office:
    return Office()


def test_open_clocks_are_told_with_the_old_and_the_new_reckoning(office: Office) -> None:
    case = office.accepted()

    loaded = office.holidays.load(FILE, CHIEF)

    (joint,) = [item for item in loaded.moved if item.which is Which.JOINT]
    assert (joint.case, joint.licence) == (case.number, "")
    assert (joint.old.day, joint.old.provisional, joint.old.notice) == (date(2027, 2, 3), True, "")
    assert (joint.new.day, joint.new.provisional, joint.new.notice) == (
        date(2027, 2, 19), False, NUMBER,
    )  # fmt: skip
    assert joint.day_moved
    assert loaded.before is None


def test_the_worklist_and_the_next_look_at_the_clocks_follow_at_once(office: Office) -> None:
    case = office.accepted()
    assert Mark.PROVISIONAL in office.hall.store.rows[case.number].marks

    office.holidays.load(FILE, CHIEF)

    row = office.hall.store.rows[case.number]
    assert row == summarise(case, office.desk.calendar)
    assert Mark.PROVISIONAL not in row.marks
    assert office.due(case, Which.JOINT) == date(2027, 2, 19)


def test_a_clock_that_ends_in_a_year_already_loaded_is_not_listed(office: Office) -> None:
    office.accepted()

    loaded = office.holidays.load(FILE, CHIEF)

    assert {item.which for item in loaded.moved} <= {Which.STATUTORY, Which.JOINT}
    assert all(item.old != item.new for item in loaded.moved)


def test_a_closed_clock_never_moves(office: Office) -> None:
    office.at(29)
    case = office.hall.received()
    office.at(31)
    case = office.hall.accepted(case)
    told = office.due(case, Which.TELLING)
    longer = DaysOff("元旦", date(2027, 1, 1), date(2027, 1, 5))  # both would move an open clock
    office.notice = replace(NOTICE, days_off=(longer, *NOTICE.days_off[1:]), workdays_on=())
    office.hall.moment += timedelta(hours=1)

    loaded = office.holidays.load(FILE, CHIEF)

    assert told == date(2027, 1, 6)
    assert Which.TELLING not in {item.which for item in loaded.moved}
    assert office.due(case, Which.TELLING) == told


def test_a_clock_closed_on_the_day_of_the_loading_keeps_what_was_known_at_its_hour(
    office: Office,
) -> None:
    office.at(29)
    case = office.hall.received()
    office.hall.moment = datetime(2026, 12, 31, 1, 0, tzinfo=UTC)
    earlier = office.hall.accepted(case)
    office.at(29)
    other = office.hall.received()

    office.hall.moment = datetime(2026, 12, 31, 5, 0, tzinfo=UTC)
    office.notice = replace(NOTICE, days_off=(DaysOff("元旦", date(2027, 1, 1), date(2027, 1, 8)),))
    office.holidays.load(FILE, CHIEF)
    later = office.hall.accepted(other)

    assert office.due(earlier, Which.TELLING) == date(2027, 1, 6)
    assert office.due(later, Which.TELLING) == date(2027, 1, 13)


def test_a_clock_that_ran_twice_keeps_what_was_known_at_its_last_end(office: Office) -> None:
    office.at(29)
    case = office.hall.correcting()
    office.at(30)
    office.hall.supplement(case)
    office.notice = replace(NOTICE, days_off=(DaysOff("元旦", date(2027, 1, 1), date(2027, 1, 8)),))
    office.holidays.load(FILE, CHIEF)
    office.at(31)

    after = office.hall.accepted(case)

    assert office.due(after, Which.TELLING) == date(2027, 1, 14)


def test_nothing_is_done_to_a_case_itself(office: Office) -> None:
    case = office.accepted()

    office.holidays.load(FILE, CHIEF)

    assert office.hall.store.case(case.number) == case


@pytest.mark.parametrize("role", [Role.CLERK, Role.REVIEWER, Role.AUDITOR, Role.KIOSK])
def test_only_a_supervisor_or_an_administrator_loads_a_notice(office: Office, role: Role) -> None:
    with pytest.raises(NotAllowed) as refused:
        office.holidays.load(FILE, Actor("王敏", role, "3号窗口"))

    assert refused.value.key == "calendar.may_not_load"
    assert office.table.kept == []


def test_an_administrator_may_load_it(office: Office) -> None:
    loaded = office.holidays.load(FILE, Actor("赵", Role.ADMINISTRATOR, "机房"))

    assert (loaded.version, loaded.by.name) == (1, "赵")


def test_the_notice_that_is_in_force_already_is_not_loaded_again(office: Office) -> None:
    office.accepted()
    first = office.holidays.load(FILE, CHIEF)

    second = office.holidays.load(FILE, CHIEF)

    assert second.again
    assert (second.version, second.moved) == (first.version, ())
    assert len(office.table.kept) == 1


def test_a_corrected_notice_names_the_one_it_replaces_in_both_reckonings(office: Office) -> None:
    office.accepted()
    office.holidays.load(FILE, CHIEF)
    off = DaysOff("春节", date(2027, 1, 28), date(2027, 2, 13))
    office.notice = replace(NOTICE, number="更正1号", days_off=(NOTICE.days_off[0], off))
    office.notice = replace(
        office.notice, days_off=(*office.notice.days_off, DaysOff("补", date(2027, 2, 15), date(2027, 2, 15)))
    )  # fmt: skip

    loaded = office.holidays.load(FILE, CHIEF)

    (joint,) = [item for item in loaded.moved if item.which is Which.JOINT]
    assert (joint.old.day, joint.old.notice) == (date(2027, 2, 19), NUMBER)
    assert (joint.new.day, joint.new.notice) == (date(2027, 2, 22), "更正1号")
    assert loaded.before == NUMBER
    assert office.holidays.changes(2027, 1).loaded.notice == NOTICE
    assert office.holidays.changes(2027).moved == loaded.moved


def test_the_missing_year_is_told_with_its_cases_until_it_is_loaded(office: Office) -> None:
    office.accepted()
    office.accepted()

    before = office.holidays.missing_years()
    office.holidays.load(FILE, CHIEF)

    assert before == (MissingYear(2027, 2),)
    assert office.holidays.missing_years() == ()


def test_each_year_says_where_its_notice_comes_from(office: Office) -> None:
    office.holidays.load(FILE, CHIEF)

    years = {item.year: item for item in office.holidays.years()}

    assert list(years) == [2024, 2025, 2026, 2027]
    assert not years[2026].from_office
    assert years[2027].from_office
    assert years[2027].number == NUMBER


def test_changes_of_a_year_nobody_loaded_are_not_found(office: Office) -> None:
    with pytest.raises(NotFound, match=r"calendar\.never_loaded"):
        office.holidays.changes(2026)


def test_a_feast_the_notice_does_not_give_off_is_pointed_at(office: Office) -> None:
    loaded = office.holidays.load(FILE, CHIEF)

    assert (date(2027, 10, 1), "国庆节") in loaded.feasts_worked
    assert date(2027, 1, 1) not in dict(loaded.feasts_worked)


def test_a_month_says_what_each_of_its_days_is(office: Office) -> None:
    days = {view.day.day: view for view in office.holidays.days(2026, 2)}

    assert len(days) == 28
    assert days[13].kind is DayKind.WORKDAY
    assert (days[14].kind, days[14].name) == (DayKind.DAY_ON, "春节")
    assert days[15].kind is DayKind.DAY_OFF
    assert days[7].kind is DayKind.WEEKEND
    assert len(office.holidays.days(2027)) == 365
    assert all(view.provisional for view in office.holidays.days(2027))


def test_a_year_no_calendar_speaks_of_is_refused(office: Office) -> None:
    with pytest.raises(NotAllowed, match=r"calendar\.year"):
        office.holidays.days(20270)


def test_looking_through_again_later_counts_by_the_new_notice(office: Office) -> None:
    office.at(30)
    case = office.hall.received()
    office.holidays.load(FILE, CHIEF)
    office.hall.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))

    after = office.hall.do(case, ActionType.ACCEPT, Remark())

    assert after.state.parts[FOOD].part.licence == FOOD
    assert office.due(after, Which.TELLING) == date(2027, 1, 7)


def test_what_somebody_does_while_the_cases_are_worked_out_counts(office: Office) -> None:
    case = office.hall.received()
    office.table.meanwhile = lambda: office.hall.accepted(case)

    loaded = office.holidays.load(FILE, CHIEF)

    now = office.hall.store.case(case.number)
    assert Which.JOINT in {item.which for item in loaded.moved}
    assert office.hall.store.rows[case.number] == summarise(now, office.desk.calendar)


def test_two_who_load_at_once_do_not_work_out_of_each_others_sight(office: Office) -> None:
    other = LoadedNotice(replace(NOTICE, number="别的"), 1, FIRST_DECEMBER, CHIEF)
    office.table.meanwhile = lambda: office.table.kept.append(other)

    with pytest.raises(WorldFailed, match=r"calendar\.overtaken"):
        office.holidays.load(FILE, CHIEF)

    assert office.table.kept == [other]


def test_what_a_notice_would_move_can_be_seen_before_anything_is_kept(office: Office) -> None:
    case = office.accepted()
    row = office.hall.store.rows[case.number]

    seen = office.holidays.preview(FILE, CHIEF)

    assert (seen.version, office.table.kept, office.hall.store.rows[case.number]) == (0, [], row)
    assert seen.moved == office.holidays.load(FILE, CHIEF).moved
    assert office.holidays.preview(FILE, CHIEF).again


def test_nobody_else_sees_what_a_notice_would_move(office: Office) -> None:
    with pytest.raises(NotAllowed) as refused:
        office.holidays.preview(FILE, Actor("王敏", Role.CLERK, "3号窗口"))

    assert refused.value.key == "calendar.may_not_load"


def test_what_is_to_be_done_after_a_decision_moves_with_its_day(office: Office) -> None:
    hall = office.hall
    case = hall.checked(office.accepted())
    for licence in case.state.open_parts:
        case = hall.decided(Grant(), licence, case)
    (before,) = hall.store.tasks(TaskFilter())

    office.holidays.load(FILE, CHIEF)

    (after,) = hall.store.tasks(TaskFilter())
    assert (before.provisional, after.provisional) == (True, False)
    assert hall.store.to_do[case.number] == tasks_of(case, office.desk.calendar)
