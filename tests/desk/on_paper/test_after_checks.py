"""The papers after a promise: handed over, looked at, to be put right, looked at once more."""

from dataclasses import replace
from functools import cache

import pytest

from permitdesk.desk.on_paper.kinds import KINDS
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.passing import Passing
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Grant, Remark
from permitdesk.domain.follow_up import (
    AcknowledgeHandover,
    HandOver,
    OrderAfterRectification,
    RecordAfterCheck,
    RecordAfterRecheck,
)
from permitdesk.domain.paper import Layout
from permitdesk.domain.special import RecordOverdue, SpoilNumber, Which
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import WorkCalendar
from tests.desk.hall import FOOD, Hall, restaurant
from tests.desk.on_paper.promised import (
    BY_HAND,
    EXIT,
    FIRE,
    days_later,
    decision,
    found_broken,
    issued,
    looking,
    ordered,
    planned,
    rechecked,
    recorded,
    signed,
)
from tests.desk.reading_papers import cells, tables, words

AFTER = (
    "handover_slip", "after_check_notice", "after_check_record", "after_rectification_order",
    "after_recheck_record",
)  # fmt: skip
DRAINAGE = "drainage"
BOTH = ("孙勘", "李勘")


def text(hall: Hall, number: str, kind: str) -> str:
    return words(hall.papers.of_case(number, kind, FIRE))


def test_each_paper_is_offered_from_its_act_on() -> None:
    hall, other = Hall(), Hall()
    checked, again = planned(hall), rechecked(other)

    kinds = [kind for kind, _ in hall.offered(checked) if kind in AFTER]
    assert kinds == list(AFTER[:2])
    assert [kind for kind, _ in other.offered(again) if kind in AFTER] == list(AFTER)


def test_the_regulator_reads_what_was_granted_what_was_promised_and_until_when_to_look() -> None:
    hall = Hall()
    case = planned(hall)

    slip = hall.papers.of_case(case.number, "handover_slip", FIRE)

    known = {cell.label: cell.value for cell in cells(slip)}
    assert words(slip).count("晋城市城区消防救援大队：") == 1
    assert known["决定书编号"] == "城消准〔2026〕1号"
    assert known["证件（回执）编号"] == "城消证〔2026〕0001号"
    assert known["事后核查"] == "最迟2026年3月30日"
    assert known["办理方式"] == "告知承诺"
    assert known["尚待后补的材料"].startswith("消防安全制度")
    assert len(tables(slip)[0].rows) == 4
    assert "签收人" in words(slip)


def test_what_was_granted_without_a_promise_is_handed_over_without_one() -> None:
    hall = Hall()
    case = hall.do(issued(hall), ActionType.HAND_OVER, HandOver(contact="张监管"), FOOD)

    slip = hall.papers.of_case(case.number, "handover_slip", FOOD)

    known = {cell.label: cell.value for cell in cells(slip)}
    assert known["办理方式"] == "一般程序"
    assert "事后核查" not in known
    assert not tables(slip)
    assert "联系人：张监管" in words(slip)


def test_a_promise_that_is_simply_a_paper_is_handed_over_to_be_looked_at() -> None:
    hall = Hall()
    case = hall.decided(Grant(), DRAINAGE, accepted(hall))
    case = hall.do(case, ActionType.HAND_OVER, HandOver(), DRAINAGE)

    slip = hall.papers.of_case(case.number, "handover_slip", DRAINAGE)

    assert len(tables(slip)[0].rows) == 5
    assert "取得时作出下列承诺" in words(slip)


def test_the_notice_of_an_after_check_names_day_people_points_and_what_to_bring() -> None:
    hall = Hall()

    read = text(hall, planned(hall).number, "after_check_notice")

    assert "定于2026年3月2日（星期一）核查" in read
    assert "（城消诺〔2026〕1号）" in read
    assert "晋消E001" in read
    assert "消防设施完好有效、疏散通道畅通、装修材料合格" in read
    assert "消防设施检测报告；值班记录" in read
    assert "第六十一条" in read


def test_the_record_says_of_every_point_whether_it_is_kept() -> None:
    hall = Hall()

    record = hall.papers.of_case(found_broken(hall).number, "after_check_record", FIRE)

    rows = tables(record)[0].rows
    assert [row[2] for row in rows] == ["符合", "不符合", "符合", "符合"]
    assert "《消防法》第二十八条" in rows[1][3]
    assert "有1点与承诺不符，责令限期整改，整改后复查一次" in words(record)
    assert record.layout is Layout.FORM
    assert [row[1] for row in tables(record)[1].rows] == ["孙勘", "李勘", "店长张某"]


def test_a_promise_that_is_kept_ends_the_after_check() -> None:
    hall = Hall()
    case = looking(hall, planned(hall), ActionType.RECORD_AFTER_CHECK, RecordAfterCheck(BOTH))

    read = text(hall, case.number, "after_check_record")

    assert "各点承诺均符合，事后核查结束" in read
    assert "无人到场" in read
    assert "不符合" not in read


def test_something_found_that_no_point_names_stands_after_the_points() -> None:
    hall = Hall()
    other = replace(EXIT, point="不得改变使用性质")
    record = RecordAfterCheck(BOTH, (other,))
    case = looking(hall, planned(hall), ActionType.RECORD_AFTER_CHECK, record)

    rows = tables(hall.papers.of_case(case.number, "after_check_record", FIRE))[0].rows

    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[4][1:3] == ("不得改变使用性质", "不符合")


def test_the_order_says_what_is_wrong_what_is_wanted_by_when_and_what_follows() -> None:
    """Ten working days after Monday 2 March end on Monday the 16th."""
    hall = Hall()

    read = text(hall, ordered(hall).number, "after_rectification_order")

    assert "（一）承诺：消防设施完好有效" in read
    assert "整改要求：保持疏散通道、安全出口畅通（《消防法》第二十八条）" in read
    assert "10个工作日内，即最迟2026年3月16日" in read
    assert "核查记录城消后查录〔2026〕1号" in read
    assert "整改期限届满后3个工作日内复查" in read
    assert "不进行第三次核查" in read
    assert "逾期不改或改正后仍不符的，撤销许可" in read
    assert "待定" not in read


def test_a_last_day_through_a_year_not_loaded_is_marked() -> None:
    hall = Hall(calendar=WorkCalendar({}))

    read = text(hall, ordered(hall).number, "after_rectification_order")

    assert "最迟2026年3月16日（待定）" in read
    assert "公布后重新计算" in read


def test_an_order_that_was_handed_over_has_its_receipt() -> None:
    hall = Hall()
    case = ordered(hall)

    receipt = words(hall.papers.of_case(case.number, "delivery_receipt", FIRE))

    assert "责令限期整改通知书" in receipt
    assert "城消后改〔2026〕1号" in receipt


def test_the_recheck_puts_before_and_after_side_by_side() -> None:
    hall = Hall()

    record = hall.papers.of_case(rechecked(hall).number, "after_recheck_record", FIRE)

    (row,) = tables(record)[0].rows
    assert row[3] == "不符合"
    assert row[2] == row[4] == "二层疏散通道堆放桌椅，宽度不足0.9米"
    assert "城消后改〔2026〕1号（2026年3月2日送达）" in words(record)
    assert "告知拟撤销的事实、理由和依据" in words(record)


def test_what_was_put_right_ends_the_after_check() -> None:
    hall = Hall()
    case = ordered(hall)
    days_later(hall, 7)
    case = looking(hall, case, ActionType.RECORD_AFTER_RECHECK, RecordAfterRecheck(BOTH))

    read = text(hall, case.number, "after_recheck_record")

    assert "已整改" in read
    assert "各点均已整改，事后核查结束" in read


def test_a_later_paper_names_the_sheet_that_took_the_place_of_a_spoiled_one() -> None:
    hall = Hall()
    case = found_broken(hall)
    number = decision(case, "after_check_record")
    case = hall.do(case, ActionType.SPOIL_NUMBER, SpoilNumber(number, "卡纸"))
    order = OrderAfterRectification(BY_HAND)
    case = looking(hall, case, ActionType.ORDER_AFTER_RECTIFICATION, order)

    assert "核查记录城消后查录〔2026〕2号" in text(hall, case.number, "after_rectification_order")


def accepted(hall: Hall) -> Case:
    """Accept a restaurant that drains by itself and signed its promise about it."""
    case = signed(hall, restaurant(), DRAINAGE)
    return hall.do(case, ActionType.ACCEPT, Remark())


def test_the_slip_of_the_case_tells_who_took_over_and_what_was_found() -> None:
    hall = Hall()
    case = ordered(hall)
    took_over = AcknowledgeHandover("马接收")
    case = looking(hall, case, ActionType.ACKNOWLEDGE_HANDOVER, took_over)

    slip = words(hall.papers.of_case(case.number, "routing_slip"))

    assert "马接收于2026年3月2日签收" in slip
    assert "与承诺不符1点；孙勘、李勘" in slip
    assert "10个工作日内整改" in slip


def passed(hall: Hall, case: Case, days: int) -> Case:
    days_later(hall, days)
    Passing(hall.desk).over(case.number)
    return hall.store.case(case.number)


def test_an_after_check_that_draws_near_reminds_the_regulator_to_look() -> None:
    hall = Hall()
    case = passed(hall, issued(hall), 24)

    read = text(hall, case.number, "reminder")

    assert "晋城市城区消防救援大队：" in read
    assert "事后核查期限" in read
    assert "请在期满日以前核查" in read
    assert "尚未安排核查" in read
    assert "作出决定" not in read


def test_an_after_check_that_was_missed_is_recorded_with_who_should_have_looked() -> None:
    hall = Hall()
    case = passed(hall, planned(hall), 60)

    step = next(
        place
        for place, action in enumerate(case.actions)
        if isinstance(action.facts, RecordOverdue) and action.facts.which is Which.AFTER_CHECK
    )
    read = words(hall.papers.of_case(case.number, "overdue_note", FIRE, step))

    assert "事后核查期限届满，没有核查" in read
    assert "孙勘、李勘" in read
    assert "事后核查期限至2026年3月30日届满" in words(
        hall.papers.of_case(case.number, "routing_slip")
    )


@cache
def once() -> tuple[Hall, Case]:
    hall = Hall()
    return hall, recorded(hall)


@pytest.mark.parametrize(
    ("kind", "element"),
    [(kind, one) for kind in AFTER for one in Hall().catalog.documents[kind].elements],
)
def test_no_paper_after_a_promise_is_drawn_with_an_element_missing(kind: str, element: str) -> None:
    hall, case = once()
    place = next(item.step for item in hall.papers.offered(case) if item.kind == kind)
    wording = hall.catalog.documents[kind]
    facts = KINDS[kind].facts(Occasion(wording, case, place, hall.catalog, hall.calendar, FIRE))

    with pytest.raises(NotAllowed) as refusal:
        wording.fill({**facts, element: ""})

    assert refusal.value.facts["element"] == wording.elements[element]
