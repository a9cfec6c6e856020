"""Receipt, correction, acceptance, decline and decisions: what the law wants told is told."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from permitdesk.domain.facts import Decline, DeclineReason, Grant
from permitdesk.domain.workdays import WorkCalendar
from tests.desk.hall import ELSEWHERE, FOOD, TOBACCO, Hall, restaurant
from tests.desk.reading_papers import tables, words


def test_a_receipt_tells_the_minute_the_papers_and_by_when_an_answer_is_due() -> None:
    hall = Hall()
    file = restaurant()
    lease = next(item for item in file.materials if item.key == "premises_proof")
    given = tuple(item for item in file.materials if item is not lease)
    case = hall.received(replace(file, materials=(*given, given[0])))

    receipt = hall.papers.of_case(case.number, "receipt")

    text = words(receipt)
    assert "2026年3月2日 09:12" in text
    assert "最迟于2026年3月9日（" in text
    assert "收件时未见下列材料：经营场所使用证明（不动产权证书或租赁合同）（复印件1份）" in text
    assert "免提交的：经营场所使用证明" in text
    first = next(row for row in tables(receipt)[1].rows if row[0] == "1")
    assert first[3] == "2"
    assert "收件不等于受理" in text


def test_a_complete_receipt_hints_at_nothing_missing() -> None:
    hall = Hall()
    case = hall.received()

    assert "缺件提示" not in words(hall.papers.of_case(case.number, "receipt"))


def test_a_due_day_through_a_year_not_loaded_is_marked() -> None:
    hall = Hall(calendar=WorkCalendar({}))
    case = hall.accepted()

    assert "2026年3月9日（待定）" in words(hall.papers.of_case(case.number, "receipt"))
    notice = words(hall.papers.of_case(case.number, "acceptance_notice"))
    assert "2026年3月16日（待定）" in notice
    assert "重新计算" in notice


def test_a_correction_notice_names_everything_at_once_and_only_once() -> None:
    hall = Hall()
    case = hall.correcting()

    notice = hall.papers.of_case(case.number, "correction_notice")

    assert tables(notice)[0].rows == (
        ("1", "经营场所平面布置图\n（食品经营许可）", "未标明功能分区",
         "补标加工、备餐、清洗消毒分区和设施。\n依据：《食品安全法》第三十三条"),
        ("2", "经营场所使用证明", "租赁合同缺签字页",
         "提交完整复印件1份，与原件核对。\n依据：《烟草专卖法实施条例》第六条"),
    )  # fmt: skip
    assert "请于2026年3月16日（含当日）前" in words(notice)
    assert "即为受理" in words(notice)


def test_an_acceptance_notice_has_one_row_a_licence_with_both_last_days() -> None:
    hall = Hall()
    case = hall.accepted()

    notice = hall.papers.of_case(case.number, "acceptance_notice")

    rows = [row[1:] for row in tables(notice)[0].rows]
    assert rows == [
        ("食品经营许可\n晋城市城区行政审批服务管理局", "10个工作日\n2026年3月16日",
         "5个工作日\n2026年3月9日", "一般程序"),
        ("公众聚集场所投入使用、营业前消防安全检查\n晋城市城区消防救援大队",
         "10个工作日\n2026年3月16日", "1个工作日\n2026年3月3日", "一般程序"),
        ("城镇污水排入排水管网许可\n晋城市城区行政审批服务管理局", "15日\n2026年3月17日",
         "5个工作日\n2026年3月9日", "一般程序"),
        ("烟草专卖零售许可证核发\n晋城市城区烟草专卖局", "20个工作日\n2026年3月30日",
         "8个工作日\n2026年3月12日", "一般程序"),
    ]  # fmt: skip
    assert "至迟于2026年5月8日办结" in words(notice)
    assert "补正齐全" not in words(notice)


def test_an_acceptance_after_a_correction_says_when_it_was_complete() -> None:
    hall = Hall()
    case = hall.correcting()
    hall.moment = datetime(2026, 3, 5, 2, tzinfo=UTC)
    supplemented = hall.supplement(case)
    accepted = hall.accepted(supplemented)

    text = words(hall.papers.of_case(accepted.number, "acceptance_notice"))

    assert "于2026年3月2日提出" in text
    assert "已于2026年3月5日补正齐全" in text


@pytest.mark.parametrize(
    ("decline", "said"),
    [
        (ELSEWHERE, "第三十二条第一款第二项和《食品经营许可和备案管理办法》第六条的规定"),
        (
            Decline(DeclineReason.NOT_NEEDED, "只卖预包装食品", "《食品安全法》第三十五条"),
            "依法不需要取得行政许可：只卖预包装食品。依照《中华人民共和国行政许可法》第三十二条第一款第一项和",
        ),
        (
            Decline(DeclineReason.NOT_NEEDED, "不需要", "《行政许可法》第三十二条第一款第一项"),
            "依照《行政许可法》第三十二条第一款第一项的规定，决定不予受理",
        ),
        (
            Decline(DeclineReason.OTHER, "同一事项已在办理", "《某办法》第三条。"),
            "经审查，同一事项已在办理。依照《某办法》第三条的规定，决定不予受理",
        ),
    ],
)
def test_a_decline_says_why_by_which_article_and_what_can_be_done(
    decline: Decline, said: str
) -> None:
    hall = Hall()
    case = hall.declined(decline)

    text = words(hall.papers.of_case(case.number, "decline_notice"))

    assert said in text
    assert ("请向泽州县行政审批服务管理局申请" in text) == (decline is ELSEWHERE)
    assert "六十日内向晋城市城区人民政府申请行政复议" in text
    assert "六个月内依法向晋城市城区人民法院提起行政诉讼" in text


def test_a_grant_says_what_where_how_long_and_on_which_grounds() -> None:
    hall = Hall()
    case = hall.decided(Grant(), FOOD)

    text = words(hall.papers.of_case(case.number, "grant_decision", FOOD))

    assert "一、许可事项：食品经营许可" in text
    assert "自2026年3月2日起至2031年3月1日止" in text
    assert "编号城审管证〔2026〕0001号" in text
    assert "《食品安全法》第三十三条、第三十五条" in text
    assert "待核" not in text  # a decision rests on what somebody read
    assert "《食品经营许可和备案管理办法》" not in text
    assert "第五十条" in text


def test_a_grant_without_an_end_says_what_stands_instead_and_nothing_of_renewal() -> None:
    hall = Hall()
    note = Grant(scope="开业", valid_from=date(2026, 3, 2), validity_note="一次性许可，不设期限")
    case = hall.decided(note, FOOD)

    text = words(hall.papers.of_case(case.number, "grant_decision", FOOD))

    assert "有效期限：一次性许可，不设期限（自2026年3月2日起）" in text
    assert "延续" not in text


def test_a_denial_gives_each_reason_the_remedies_and_spares_the_other_licences() -> None:
    hall = Hall()
    case = hall.far()

    text = words(hall.papers.of_case(case.number, "denial_decision", TOBACCO))

    assert "（一）经营场所距某小学围墙最近处四十二米。" in text
    assert "第（一）项不符合“学校、幼儿园周边不得设置烟草制品销售网点”的规定" in text
    assert "《未成年人保护法》第五十九条" in text
    assert "自收到本决定书之日起六十日内" in text
    others = "食品经营许可、公众聚集场所投入使用、营业前消防安全检查、城镇污水排入排水管网许可"
    assert f"不影响同一办件的其他事项（{others}）" in text
