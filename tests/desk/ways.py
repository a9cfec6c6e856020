"""Ways a case can go beside the straight one, each bringing it where a document is drawn up."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from permitdesk.desk.passing import Passing
from permitdesk.desk.sampling import visits
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.desk.sampling.officers import inspectors
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.deferral import AcceptWithGaps
from permitdesk.domain.facts import (
    Actor,
    Archive,
    ChangeFile,
    Defect,
    Deliver,
    Grant,
    LookThrough,
    Print,
    Remark,
    Role,
)
from permitdesk.domain.hearing import RequestHearing
from permitdesk.domain.judging import (
    JudgeMaterial,
    MaterialReason,
    MaterialVerdict,
    SettleMaterial,
)
from permitdesk.domain.materials import Handed, HandedIn
from permitdesk.domain.renewal import Renewed
from permitdesk.domain.service import Delivery, Service
from permitdesk.domain.site_check import Recuse
from permitdesk.domain.special import (
    AllowException,
    AnnouncePause,
    EndHandling,
    EndPause,
    EndReason,
    ExceptionRule,
    Extend,
    PauseKind,
    SendReminder,
    Serve,
)
from permitdesk.domain.state import ActionType
from tests.desk.hall import (
    CLERK,
    DENIAL,
    ELSEWHERE,
    FOOD,
    TOBACCO,
    Hall,
    real_catalog,
    restaurant,
)
from tests.desk.on_paper.life_ways import LIFE_WAYS
from tests.desk.on_paper.promised import PROMISED_WAYS

HEALTH, LICENCE = "health_certs", "business_licence"
"""A paper of food alone that may come later, and one that all licences ask for."""
SUPERVISOR = Actor("周晓光", Role.SUPERVISOR, "督查室")
TESTED = AnnouncePause(PauseKind.TESTING, "油烟净化设施排放检测", 8)
BY_HAND = Service("李建国", place="政务服务中心3号窗口")
REFUSED = Service(
    "李建国", Delivery.LEFT, place="经营场所", refusal="拒绝签收", witnesses=("张社区", "王网格")
)
LONGER = Extend("油烟检测设备检修，检测报告不能按时取得", "局长陈立", BY_HAND)


def reviewer(case: Case, licence: str) -> Actor:
    return Actor("赵强", Role.REVIEWER, case.state.parts[licence].part.decider)


def days_later(hall: Hall, days: int) -> None:
    hall.moment += timedelta(days=days)


def time_passes(hall: Hall, case: Case, days: int) -> Case:
    days_later(hall, days)
    Passing(hall.desk).over(case.number)
    return hall.store.case(case.number)


def deemed(hall: Hall) -> Case:
    return time_passes(hall, hall.received(), 8)


def paused(hall: Hall, service: Service | None = None) -> Case:
    case = hall.accepted()
    pause = AnnouncePause(TESTED.kind, TESTED.matter, TESTED.days, service=service)
    return hall.do(case, ActionType.ANNOUNCE_PAUSE, pause, FOOD, reviewer(case, FOOD))


def resumed(hall: Hall) -> Case:
    case = paused(hall, BY_HAND)
    days_later(hall, 4)
    result = EndPause("排放达标", "晋环检字〔2026〕18号")
    return hall.do(case, ActionType.END_PAUSE, result, FOOD, reviewer(case, FOOD))


def extended(hall: Hall) -> Case:
    return hall.do(hall.accepted(), ActionType.EXTEND, LONGER, FOOD, SUPERVISOR)


def extended_jointly(hall: Hall) -> Case:
    return hall.do(hall.accepted(), ActionType.EXTEND_JOINTLY, LONGER, "", SUPERVISOR)


def ended(hall: Hall) -> Case:
    case = hall.correcting()
    days_later(hall, 20)
    end = EndHandling(EndReason.NOT_CORRECTED, "窗口于3月14日电话提醒一次，申请人表示另择场所")
    return hall.do(case, ActionType.END, end)


def withdrawn(hall: Hall) -> Case:
    return hall.do(hall.accepted(), ActionType.WITHDRAW, Remark("暂不经营烟草"), TOBACCO)


def all_withdrawn(hall: Hall) -> Case:
    return hall.do(hall.accepted(), ActionType.WITHDRAW, Remark())


def reminded(hall: Hall) -> Case:
    return time_passes(hall, hall.accepted(), 11)


def written_to(hall: Hall) -> Case:
    letter = SendReminder("请于三日内出具意见，并说明迟延原因")
    return hall.do(hall.accepted(), ActionType.SEND_REMINDER, letter, FOOD, SUPERVISOR)


def overdue(hall: Hall) -> Case:
    return time_passes(hall, hall.accepted(), 75)


def excepted(hall: Hall) -> Case:
    allow = AllowException(ExceptionRule.SECOND_CORRECTION, "图纸幅面原因，首次审查时未能看出缺页")
    return hall.do(hall.supplemented(), ActionType.ALLOW_EXCEPTION, allow, "", SUPERVISOR)


def all_decided(hall: Hall, denied: tuple[str, ...] = (TOBACCO,)) -> Case:
    case = hall.accepted()
    for licence in case.state.parts:
        case = hall.decided(DENIAL if licence in denied else Grant(), licence, case)
    return case


def denial_served(hall: Hall, service: Service = BY_HAND) -> Case:
    case = all_decided(hall)
    number = case.state.parts[TOBACCO].numbers["denial_decision"]
    return hall.do(case, ActionType.SERVE, Serve(number, service))


def delivered(hall: Hall, denied: tuple[str, ...] = (TOBACCO,)) -> Case:
    case = all_decided(hall, denied)
    if case.state.favourable:
        hall.do(case, ActionType.ISSUE, Remark())
        hall.do(case, ActionType.PRINT, Print())
    return hall.do(case, ActionType.DELIVER, Deliver("李建国", place="政务服务中心3号窗口"))


def delivered_after_denial_was_served(hall: Hall) -> Case:
    case = denial_served(hall)
    hall.do(case, ActionType.ISSUE, Remark())
    hall.do(case, ActionType.PRINT, Print())
    return hall.do(case, ActionType.DELIVER, Deliver("李建国"))


def corrected_and_archived(hall: Hall) -> Case:
    """Ask for a lease, get it, accept, withdraw, file away."""
    case = hall.correcting()
    lease = HandedIn("premises_proof", "lease.pdf", Handed.ORIGINAL, 3)
    case = hall.do(case, ActionType.SUPPLEMENT, ChangeFile(materials=(lease,)))
    case = hall.accepted(case)
    case = hall.do(case, ActionType.WITHDRAW, Remark())
    return hall.do(case, ActionType.ARCHIVE, Archive(20, "10年"))


def archived(hall: Hall) -> Case:
    return hall.do(delivered(hall), ActionType.ARCHIVE, Archive(46, "30年"))


def rectified(hall: Hall) -> Case:
    """Look on site, one inspector having stepped aside; tell what is wrong, look again."""
    case = hall.accepted()
    case = hall.acting.do(case.number, visits.check_planned(case, CLERK, hall.desk.today()))
    assert case.state.site.plan is not None
    first = case.state.site.plan.inspectors[0]
    other = inspectors(first.department)[2]
    step_aside = Recuse(first.name, "与申请人为近亲属", "申请人", other)
    case = hall.do(case, ActionType.RECUSE, step_aside)
    point = case.state.site.points[0].key
    hall.acting.do(case.number, visits.check_recorded(case, (point,)))
    case = hall.acting.do(case.number, visits.defects_ordered(CLERK, "李建国"))
    days_later(hall, 2)
    return hall.acting.do(case.number, visits.recheck_recorded(case))


def heard(hall: Hall) -> Case:
    """Tell of the right, be asked, call and hold the hearing that a dance hall needs."""
    file = sample_application(real_catalog(), "ktv", 3, date(2026, 3, 2))
    case, licence = hall.accepted(hall.received(file)), "entertainment"
    case = hall.acting.do(case.number, visits.hearing_told(case, licence, "李建国"))
    asked = RequestHearing(visits.NEIGHBOUR, "夜间噪声影响休息")
    case = hall.do(case, ActionType.REQUEST_HEARING, asked, licence)
    called = visits.hearing_called(case, licence, "李建国", hall.desk.today(), hall.calendar)
    case = hall.acting.do(case.number, called)
    days_later(hall, 14)
    return hall.acting.do(case.number, visits.hearing_held(case, licence))


def renewed_by_silence(hall: Hall) -> Case:
    """Ask in time for tobacco to be renewed, and hear nothing until the old permit ends."""
    file = replace(restaurant(), renews={TOBACCO: Renewed("晋城烟2021第7号", date(2026, 4, 10))})
    case = hall.accepted(hall.received(file))
    return time_passes(hall, case, 41)


def lacking(*keys: str, **guide: object) -> ApplicationFile:
    """Apply for the restaurant of 200 ㎡ (no fire check) without some papers."""
    file = restaurant(fire_area=200, **guide)
    return replace(file, materials=tuple(it for it in file.materials if it.key not in keys))


def incomplete(hall: Hall, *keys: str, file: ApplicationFile | None = None) -> Case:
    """Look an application through that lacks nothing but these papers."""
    case = hall.received(file or lacking(*keys))
    defects = tuple(Defect(key, key, "没有交", "请补交", "实施清单") for key in keys)
    return hall.do(case, ActionType.LOOK_THROUGH, LookThrough(False, True, defects))


def deferred(hall: Hall, *keys: str) -> Case:
    """Accept with gaps; the health certificates where nobody says otherwise."""
    keys = keys or (HEALTH,)
    case = incomplete(hall, *keys)
    signer = str(case.application.answers.shared["legal_person_name"])
    return hall.do(case, ActionType.ACCEPT_WITH_GAPS, AcceptWithGaps(keys, signer))


def gaps_missed(hall: Hall) -> Case:
    return time_passes(hall, deferred(hall), 9)


def judged_differently(hall: Hall) -> Case:
    """Two departments read one lease, the lead settles what it is worth."""
    case = hall.accepted()
    for licence, verdict, reason in (
        (FOOD, MaterialVerdict.GOOD, None),
        (TOBACCO, MaterialVerdict.NOT_GOOD, MaterialReason.EXPIRED),
    ):
        judge = JudgeMaterial(LICENCE, verdict, reason)
        case = hall.do(case, ActionType.JUDGE_MATERIAL, judge, licence, reviewer(case, licence))
    return case


def settled(hall: Hall) -> Case:
    settle = SettleMaterial(LICENCE, MaterialVerdict.GOOD, "登记机关查询：在有效期内")
    return hall.do(judged_differently(hall), ActionType.SETTLE_MATERIAL, settle)


WAYS: tuple[Callable[[Hall], Case], ...] = (
    Hall.far,
    lambda hall: hall.declined(ELSEWHERE),
    deemed,
    resumed,
    extended,
    extended_jointly,
    ended,
    withdrawn,
    reminded,
    written_to,
    overdue,
    excepted,
    denial_served,
    archived,
    rectified,
    heard,
    renewed_by_silence,
    gaps_missed,
    settled,
    *LIFE_WAYS,
    *PROMISED_WAYS,
)
"""Together they meet every kind of document there is."""


@cache
def met() -> Mapping[str, tuple[Hall, Case, int, str]]:
    """Return for each kind a case that offers it, with the place of its action and its licence."""
    found: dict[str, tuple[Hall, Case, int, str]] = {}
    for way in WAYS:
        hall = Hall()
        case = way(hall)
        for paper in hall.papers.offered(case):
            found.setdefault(paper.kind, (hall, case, paper.step, paper.licence))
    return found
