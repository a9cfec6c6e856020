"""One small day, picked by hand: what a practice store shows at its first start, and in pictures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Any

from permitdesk.desk.desk import Desk
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.desk.sampling.hours import workdays_before
from permitdesk.desk.sampling.names import REHEARSAL, TEST
from permitdesk.desk.sampling.officers import WINDOWS
from permitdesk.desk.sampling.plans import Ending, Life, Plan, Special, settled
from permitdesk.desk.sampling.practice import play, promised
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.special import PauseKind
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import WorkCalendar

SAMPLE_SEED = 20260316
MAIN_GUIDE = {"fire_area": 350, "sewer": "会，自己排", "tobacco": True}
ALONE = ("renewed", "renewing", "lapsed")
"""What becomes of the one permit somebody has."""
MAIN_WINDOW = 2
"""The third window, as the mock-ups have it."""

_DAY = """
渝香火锅|restaurant|main
渝香小馆|restaurant|due 0
城东便利|convenience|due 0
清和宾馆|hotel|due 0
悦读书屋|bookshop|due 0
安康药房|pharmacy|due 1
晨光影城|cinema|due 1
凤台茶舍|teahouse|due 2
和顺面包房|bakery|due 2
锦绣健身|gym|due 3
天成汽修|car_repair|due 3
云锦民宿|homestay|due 4
福源超市|supermarket|due 5
玉屏幼儿园|kindergarten|due 9
泽城口腔|dental_clinic|late 1
丹河洗浴|bath|late 2
聚贤网咖|internet_cafe|late 4
九州咖啡|cafe|in 0
太行奶茶|beverage_shop|in 0
瑞丰小吃|small_eatery|in 0
晨光美发|hair_beauty|in 0
白马宠物医院|pet_hospital|in 0
阳泽烟酒|liquor_tobacco|in 1
清和诊所|clinic|in 2
福源农资|agri_inputs|in 5
安康养老院|elderly_home|correcting 1
悦读托育园|nursery|correcting 2
天成印务|printing_house|correcting 4
锦绣歌城|ktv|correcting 6
云锦电玩城|arcade|reviewed 1
丹河游泳馆|swimming|reviewed 1
凤台酒吧|bar|decided
和顺剧场|theatre|issued
九州旅行社|travel_agency|printed
太行驾校|driving_school|printed
聚贤人力资源|hr_agency|printed
瑞丰货运|freight|delivered
玉屏养殖场|farm|delivered
泽城豆制品坊|food_workshop|archived
阳泽财务咨询|bookkeeping_agency|archived
白马医疗器械|meddev_store|denied
城东烟花爆竹|fireworks_shop|declined
福源艺术培训|training|withdrawn
云锦练歌房|ktv|hearing 4
泽城大排档|restaurant|mending 5
和顺火锅|restaurant|planned 1
锦绣酒楼|hotel|stopped 4
瑞丰餐厅|restaurant|extended 7
福源便民店|convenience|deemed 8
城东茶楼|teahouse|twice 3
太行书店|bookshop|ended 20
玉屏美容|hair_beauty|promised 1
清和理发|hair_beauty|to_check 6
凤台书店|bookshop|kept 16
丹河浴室|bath|rectifying 14
九州人才|hr_agency|intent 18
锦绣旅馆|hotel|revoked 24
瑞丰茶馆|teahouse|changed 10
阳泽酒行|liquor_tobacco|renewed 14
福源烟酒|liquor_tobacco|renewing 12
太行烟酒|liquor_tobacco|lapsed 14
"""


def sample_day(desk: Desk, today: date) -> str:
    """Fill a practice store with one day's queue; return the number of the case in the middle.

    That one is a hot-pot restaurant of 350 m² with tobacco, drainage and a fire check: accepted,
    the fire check granted, the others in review.  Around it cases have just come in, wait for
    papers, are due today, soon and late, lie printed, were denied, declined and withdrawn.

    Args:
        desk: A practice desk; its clock should stand in the office hours of ``today``.
        today: The day.
    """
    day = _Day(desk.catalogs.current(), desk.calendar, today)
    stories = play(desk, day.plans(), Random(SAMPLE_SEED), today)
    return stories[0].number


@dataclass(frozen=True)
class _Day:
    """Turns the list above into plans."""

    catalog: Catalog
    calendar: WorkCalendar
    today: date

    def plans(self) -> Iterator[Plan]:
        """Yield the plans in the order of the list; each one comes in early in the morning."""
        for place, line in enumerate(_DAY.strip().splitlines()):
            sign, industry, fate = line.split("|")
            word, _, number = fate.partition(" ")
            yield self._plan(place, (sign, industry), word, int(number or 0))

    def _plan(self, place: int, shop: tuple[str, str], fate: str, number: int) -> Plan:
        sign, industry = shop
        guide = self._guide(industry, fate)
        file = self._file(sign, industry, guide, place)
        days = promised(self.catalog, file)
        base = Plan(file, self.today, 5 + place * 2, place % len(WINDOWS))
        if fate == "main":
            decided = {"fire_check": 1}
            plan = replace(base, window=MAIN_WINDOW, look_after=1, decide_after=decided)
            return replace(plan, received=self._ago(3))
        if fate in ("due", "late"):
            return self._watched(base, days, number if fate == "due" else -number)
        return self._settled(base, fate, number, days)

    def _watched(self, base: Plan, days: Mapping[str, int], left: int) -> Plan:
        """Return the plan of a case one licence of which is due in so many working days.

        What has a shorter limit is decided by then, so that it is this one everybody waits for.
        """
        long_enough = [limit for limit in days.values() if limit >= left]
        limit = min(long_enough, default=max(days.values()))
        shorter = {code: short - 1 for code, short in days.items() if short < limit}
        gone = max(0, limit - left)
        return replace(base, received=self._ago(gone), decide_after=shorter)

    def _settled(self, base: Plan, fate: str, number: int, days: Mapping[str, int]) -> Plan:
        """Return the plan of a case whose way does not hang on its due day."""
        quick = dict.fromkeys(days, 2)
        finished = replace(base, received=self._ago(6), decide_after=quick)
        one = dict.fromkeys(list(days)[:1], 1)
        plans = {
            "in": replace(base, received=self._ago(number), stop=ActionType.RECEIVE),
            "correcting": replace(base, received=self._ago(number), gaps=2, answer_after=None),
            "reviewed": replace(base, received=self._ago(number), decide_after=one,
                stop=ActionType.REVIEW),
            "decided": replace(finished, received=self._ago(18), hand_over=(19, 0, 0, 0)),
            "issued": replace(finished, stop=ActionType.ISSUE),
            "printed": replace(finished, stop=ActionType.PRINT),
            "delivered": replace(finished, stop=ActionType.DELIVER),
            "archived": replace(finished, received=self._ago(9)),
            "denied": replace(finished, ending=Ending.DENIED, stop=ActionType.DELIVER),
            "declined": replace(base, received=self._ago(2), ending=Ending.DECLINED,
                stop=ActionType.DECLINE),
            "withdrawn": replace(base, received=self._ago(3), ending=Ending.WITHDRAWN,
                stop=ActionType.WITHDRAW),
            **self._special(base, number, days),
            **self._lived(base, number, days),
        }  # fmt: skip
        return plans[fate]

    def _special(self, base: Plan, number: int, days: Mapping[str, int]) -> dict[str, Plan]:
        """Return the plans of cases in the middle of something that is not every day's."""
        came = replace(base, received=self._ago(number), decide_after=days)
        slowest = max(days, key=lambda code: days[code])
        return {
            "hearing": replace(came, asked=True, decide_after=dict.fromkeys(days, 1)),
            "mending": replace(came, defects=2, mended_after=9),
            "planned": replace(came, stop=ActionType.PLAN_SITE_CHECK),
            "stopped": replace(came, special=Special(slowest, PauseKind.EXPERT_REVIEW, 15)),
            "extended": replace(came, decide_after={"food_operation": 12}),
            "deemed": replace(came, deemed=True),
            "twice": replace(came, gaps=3, answer_after=1, twice=True),
            "ended": replace(came, gaps=2, answer_after=None, stop=ActionType.END),
        }

    def _lived(self, base: Plan, number: int, days: Mapping[str, int]) -> dict[str, Plan]:
        """Return the plans of cases on a promise, and of those whose permits have a life."""
        came = replace(base, received=self._ago(number), decide_after=dict.fromkeys(days, 1))
        told = replace(came, on_promise=True, stop=ActionType.TELL_COMMITMENT)
        unlooked = replace(settled(came, Life.NONE), on_promise=True)
        lives = {str(life): settled(came, life) for life in Life if life is not Life.NONE}
        return {**lives, "promised": told, "to_check": unlooked}

    def _ago(self, workdays: int) -> date:
        return workdays_before(self.calendar, self.today, workdays + 1)[0]

    def _guide(self, industry: str, fate: str) -> Mapping[str, Any]:
        """Say no to whatever is asked: besides, in the main case; at all, where one permit ends."""
        fixed = MAIN_GUIDE if fate == "main" else {}
        if not fixed and fate not in ALONE:
            return {}
        questions = self.catalog.industry(industry).questions
        return {**{item.id: False for item in questions if item.id not in fixed}, **fixed}

    def _file(
        self, sign: str, industry: str, guide: Mapping[str, Any], place: int
    ) -> ApplicationFile:
        """Return an application under a given sign; the form of business stays as it was drawn."""
        # Far apart where the first company is looked for: no two shops are the same one.
        first = SAMPLE_SEED + place * (DRAWS if guide else 1)
        made = (
            sample_application(self.catalog, industry, seed, self.today, guide=guide)
            for seed in range(first, first + DRAWS)
        )
        file = next(item for item in made if not guide or item.answers["entity_type"] == COMPANY)
        name = str(file.answers["applicant_name"]).replace(REHEARSAL, TEST)
        form_of_business = name.partition(TEST)[2]
        answers = {**file.answers, "applicant_name": sign + TEST + form_of_business}
        if "shop_sign" in answers:
            answers["shop_sign"] = sign
        return replace(file, answers=answers)


COMPANY = "有限责任公司"
DRAWS = 99
