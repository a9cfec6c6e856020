"""Cases with clocks in every condition, and their 时限计算书."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from permitdesk.catalog.calendar import read_calendar
from permitdesk.catalog.reader import read_catalog
from permitdesk.desk.on_paper.clock_sheet import clock_sheet_facts
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import Application, Route
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.facts import Actor, Facts, LookThrough, Part, Receive, Remark, Role
from permitdesk.domain.licence import Extension
from permitdesk.domain.paper import DayGrid, DayGrids, Paper
from permitdesk.domain.service import Service
from permitdesk.domain.special import AnnouncePause, EndPause, Extend, PauseKind
from permitdesk.domain.state import Action, ActionType
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import WorkCalendar

FORMS = Path(__file__).resolve().parents[2] / "forms"


@cache
def real_catalog() -> Catalog:
    return read_catalog(FORMS)


@cache
def real_calendar() -> WorkCalendar:
    return read_calendar(FORMS)


FOOD, FIRE = "food_operation", "fire_check"
CLERK = Actor("王敏", Role.CLERK, "3号窗口")
REVIEWER = Actor("赵强", Role.REVIEWER, "approval_bureau")
NAMES = {code: licence.name for code, licence in real_catalog().licences.items()}
ANSWERS = Answers({"applicant_name": "晋城市城区青禾饭店有限公司", "uscc": "91140502MA7K3F2Q0Q"})


def working_days(length: int) -> Limit:
    return Limit(length, Unit.WORKING_DAY, Start.ACCEPTANCE, "《食品经营许可和备案管理办法》")


def natural(length: int, unit: Unit = Unit.DAY) -> Limit:
    return Limit(length, unit, Start.ACCEPTANCE, "《食品经营许可和备案管理办法》")


def part(
    licence: str = FOOD, statutory: Limit | None = None, promised: int = 5, internal: int = 0
) -> Part:
    return Part(
        licence, NAMES[licence], filing=False, department="market_supervision",
        decider="approval_bureau", route=Route.ORDINARY, statutory=statutory or working_days(20),
        promised=replace(working_days(promised), source="办事指南"),
        internal=working_days(internal) if internal else None,
        extension=Extension(10, Unit.WORKING_DAY, 1, "《行政许可法》第四十二条"),
    )  # fmt: skip


@dataclass(frozen=True)
class Timed:
    """A case accepted on a day; what follows is added to it."""

    case: Case

    def act(
        self, type_: ActionType, day: date, facts: Facts, licence: str = "", number: str = ""
    ) -> "Timed":
        numbers = {"special_time_notice": number, "extension_notice": number} if number else {}
        actor = REVIEWER if licence else CLERK
        action = Action(type_, _moment(day), actor, facts, licence, numbers)
        return Timed(replace(self.case, actions=(*self.case.actions, action)))

    def paused(
        self, served: date, ended: date | None, licence: str = FOOD, kind: str = "testing"
    ) -> "Timed":
        number = f"锡特时〔{served.year}〕{len(self.case.actions)}号"
        told = AnnouncePause(
            PauseKind(kind), "排风检测", 10, "《行政许可法》第四十五条", Service("李某", day=served)
        )
        begun = self.act(ActionType.ANNOUNCE_PAUSE, served, told, licence, number)
        if ended is None:
            return begun
        result = EndPause("合格", f"检字第{len(self.case.actions)}号", ended)
        return begun.act(ActionType.END_PAUSE, ended, result, licence)

    def extended(self, day: date, days: int = 10, licence: str = FOOD) -> "Timed":
        extend = Extend("案情复杂", "张局长", Service("李某", day=day), days)
        type_ = ActionType.EXTEND if licence else ActionType.EXTEND_JOINTLY
        return self.act(type_, day, extend, licence, f"锡延〔{day.year}〕2号")

    def occasion(self, licence: str = FOOD, calendar: WorkCalendar | None = None) -> Occasion:
        catalog = real_catalog()
        place = len(self.case.actions) - 1
        wording = catalog.documents["clock_sheet"]
        calendar = calendar or real_calendar()
        return Occasion(wording, self.case, place, catalog, calendar, licence)

    def sheet(self, licence: str = FOOD, calendar: WorkCalendar | None = None) -> Paper:
        occasion = self.occasion(licence, calendar)
        facts, wording = clock_sheet_facts(occasion), occasion.wording
        office = occasion.catalog.lead.office
        return Paper(
            wording.kind, wording.heading(facts), office, wording.layout, wording.fill(facts),
            record=wording.edge(facts), sample=True,
        )  # fmt: skip


def accepted(day: date, *parts: Part) -> Timed:
    application = Application(tuple(item.licence for item in parts), ANSWERS)
    receive = Receive(application, parts, real_catalog().digest, "饭店")
    case = Timed(Case("JC-2026-000128"))
    case = case.act(ActionType.RECEIVE, day, receive)
    case = case.act(ActionType.LOOK_THROUGH, day, LookThrough(True, True))
    return case.act(ActionType.ACCEPT, day, Remark())


def ten_days() -> Timed:
    return accepted(date(2026, 9, 14), part(FOOD, working_days(10), 5, internal=4))


def joint_across_national_day() -> Timed:
    return accepted(date(2026, 9, 28), part(FOOD), part(FIRE, working_days(10)))


def paused_and_extended() -> Timed:
    case = accepted(date(2026, 9, 14), part(FOOD, working_days(20), 10, internal=9))
    return case.paused(date(2026, 9, 18), date(2026, 10, 12)).extended(date(2026, 10, 20))


def into_a_year_not_loaded() -> Timed:
    return accepted(date(2026, 12, 14), part(FOOD, working_days(20), 15))


def thirty_natural_days() -> Timed:
    return accepted(date(2026, 9, 3), part(FOOD, natural(30), 10, internal=9))


def resting() -> Timed:
    return accepted(date(2026, 9, 14), part(FOOD, working_days(20))).paused(date(2026, 9, 18), None)


def three_months() -> Timed:
    return accepted(date(2026, 3, 2), part(FOOD, natural(3, Unit.MONTH), 30, internal=29))


def worst() -> Timed:
    """Half a year and an extension in another unit, stopped again and again, for long."""
    case = accepted(date(2026, 1, 5), part(FOOD, natural(6, Unit.MONTH), 60, internal=59))
    for number in range(4):
        served = date(2026, 1, 15) + timedelta(days=60 * number)
        case = case.paused(served, served + timedelta(days=40))
    return case.extended(date(2026, 8, 20), 20)


def worst_joint() -> Timed:
    """Eight licences, each stopped twice, the joint limit extended by fifteen days."""
    codes = [code for code, licence in real_catalog().licences.items() if not licence.is_filing]
    case = accepted(date(2026, 9, 14), *(part(code) for code in codes[:8]))
    for number, code in enumerate(codes[:8]):
        served = date(2026, 9, 18) + timedelta(days=9 * number)
        case = case.paused(served, served + timedelta(days=6), code)
        again = served + timedelta(days=70)
        case = case.paused(again, again + timedelta(days=12), code, "expert_review")
    return case.extended(date(2026, 11, 20), 15, "")


SHEETS = {
    "ten": (ten_days, FOOD),
    "joint": (joint_across_national_day, ""),
    "paused": (paused_and_extended, FOOD),
    "provisional": (into_a_year_not_loaded, FOOD),
    "natural": (thirty_natural_days, FOOD),
    "resting": (resting, FOOD),
    "months": (three_months, FOOD),
    "worst": (worst, FOOD),
    "worst_joint": (worst_joint, ""),
}


def grids(paper: Paper) -> list[DayGrid]:
    return [grid for block in paper.blocks if isinstance(block, DayGrids) for grid in block.grids]


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 2, tzinfo=UTC)
