"""A hall at work in memory: the real definitions, a store in dictionaries, a clock that is set."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from permitdesk.catalog.calendar import read_calendar
from permitdesk.catalog.reader import read_catalog
from permitdesk.desk.acting import Acting, Wish
from permitdesk.desk.desk import Desk
from permitdesk.desk.papers import Papers
from permitdesk.desk.sampling import visits
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotFound
from permitdesk.domain.facts import (
    Actor,
    ChangeFile,
    Decline,
    DeclineReason,
    Defect,
    DenialReason,
    Deny,
    Grant,
    LookThrough,
    Opinion,
    Remark,
    RequestCorrection,
    Review,
    Role,
    Sent,
)
from permitdesk.domain.paper import Paper
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import WorkCalendar
from tests.desk.memory import StoreInMemory

FORMS = Path(__file__).resolve().parents[2] / "forms"
MORNING = datetime(2026, 3, 2, 1, 12, tzinfo=UTC)
"""Monday 2 March 2026, 9:12 in the hall."""
CLERK = Actor("王敏", Role.CLERK, "3号窗口")
RESTAURANT = {
    "fire_area": 350,
    "sewer": "会，自己排",
    "tobacco": True,
    "ad": False,
    "ktv": False,
    "lodging": False,
    "lift": False,
    "street": False,
}
FOOD, TOBACCO = "food_operation", "tobacco_retail"
ELSEWHERE = Decline(
    DeclineReason.NOT_COMPETENT,
    "经营场所在泽州县辖区内。",
    "《食品经营许可和备案管理办法》第六条",
    "泽州县行政审批服务管理局",
)
DEFECTS = (
    Defect(
        "layout_plan", "经营场所平面布置图", "未标明功能分区", "补标加工、备餐、清洗消毒分区和设施。",
        "《食品安全法》第三十三条", "food_operation",
    ),
    Defect(
        "premises_proof", "经营场所使用证明", "租赁合同缺签字页", "提交完整复印件1份，与原件核对。",
        "《烟草专卖法实施条例》第六条",
    ),
)  # fmt: skip
DENIAL = Deny(
    (
        DenialReason(
            "经营场所距某小学围墙最近处四十二米", "学校、幼儿园周边不得设置烟草制品销售网点。",
            "《未成年人保护法》第五十九条",
        ),
    )
)  # fmt: skip


@cache
def real_catalog() -> Catalog:
    return read_catalog(FORMS)


@cache
def real_calendar() -> WorkCalendar:
    return read_calendar(FORMS)


@dataclass
class OneCatalog:
    catalog: Catalog

    def current(self) -> Catalog:
        return self.catalog

    def version(self, digest: str) -> Catalog:
        if digest != self.catalog.digest:
            raise NotFound("catalog.unknown", digest=digest)
        return self.catalog


def restaurant(**changes: object) -> ApplicationFile:
    """Hand in papers for a restaurant of 350 ㎡ that sells cigarettes and drains by itself."""
    guide = {**RESTAURANT, **changes}
    return sample_application(real_catalog(), "restaurant", 7, date(2026, 3, 2), guide=guide)


@dataclass
class Hall:
    """The desk with its documents, and somebody who does what the procedure wants."""

    catalog: Catalog = field(default_factory=real_catalog)
    calendar: WorkCalendar = field(default_factory=real_calendar)
    practice: bool = False
    moment: datetime = MORNING

    def __post_init__(self) -> None:
        self.store = StoreInMemory()
        self.desk = Desk(
            self.store, OneCatalog(self.catalog), self.calendar, lambda: self.moment, {},
            practice=self.practice,
        )  # fmt: skip
        self.acting = Acting(self.desk)
        self.papers = Papers(self.desk)

    def received(self, file: ApplicationFile | None = None) -> Case:
        return self.acting.receive(file or restaurant(), CLERK)

    def do(
        self, case: Case, type_: ActionType, sent: Sent, licence: str = "", actor: Actor = CLERK
    ) -> Case:
        return self.acting.do(case.number, Wish(type_, sent, actor, licence))

    def correcting(
        self, defects: tuple[Defect, ...] = DEFECTS, file: ApplicationFile | None = None
    ) -> Case:
        case = self.received(file)
        self.do(case, ActionType.LOOK_THROUGH, LookThrough(False, False, defects))
        return self.do(case, ActionType.REQUEST_CORRECTION, RequestCorrection(defects, 10))

    def supplement(self, case: Case) -> Case:
        return self.do(case, ActionType.SUPPLEMENT, ChangeFile())

    def supplemented(self) -> Case:
        return self.supplement(self.correcting())

    def accepted(self, case: Case | None = None) -> Case:
        case = case or self.received()
        self.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))
        return self.do(case, ActionType.ACCEPT, Remark())

    def checked(self, case: Case | None = None) -> Case:
        """Plan the joint site check of an accepted case and find everything good, the same day."""
        case = case or self.accepted()
        if not case.state.to_check or case.state.site.record is not None:
            return case
        plan = visits.check_planned(case, CLERK, self.desk.today())
        case = self.acting.do(case.number, plan)
        return self.acting.do(case.number, visits.check_recorded(case))

    def declined(self, decline: Decline) -> Case:
        return self.do(self.received(), ActionType.DECLINE, decline)

    def decided(self, decision: Grant | Deny, licence: str, case: Case | None = None) -> Case:
        case = self.checked(case)
        type_ = ActionType.GRANT if isinstance(decision, Grant) else ActionType.DENY
        reviewer = Actor("赵强", Role.REVIEWER, case.state.parts[licence].part.decider)
        review = Review(Opinion.PASS if isinstance(decision, Grant) else Opinion.FAIL)
        self.do(case, ActionType.REVIEW, review, licence, reviewer)
        return self.do(case, type_, decision, licence, reviewer)

    def far(self, file: ApplicationFile | None = None) -> Case:
        """Bring a case as far as documents go: corrected, accepted, one granted, one denied."""
        case = self.accepted(self.supplement(self.correcting(file=file)))
        return self.decided(DENIAL, TOBACCO, self.decided(Grant(), FOOD, case))

    def offered(self, case: Case) -> tuple[tuple[str, str], ...]:
        """Name the documents a case offers: kind and licence."""
        return tuple((paper.kind, paper.licence) for paper in self.papers.offered(case))

    def all_papers(self, case: Case) -> list[Paper]:
        return [
            self.papers.of_case(case.number, paper.kind, paper.licence, paper.step)
            for paper in self.papers.offered(case)
        ]


def with_answers(file: ApplicationFile, **answers: object) -> ApplicationFile:
    return replace(file, answers={**file.answers, **answers})
