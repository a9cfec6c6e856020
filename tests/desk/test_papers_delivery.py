"""Delivery receipts: what reached whom and how, and until when a decision may be contested."""

from dataclasses import replace
from datetime import date

import pytest

from permitdesk.domain.case import Case
from permitdesk.domain.service import Delivery, Service
from permitdesk.domain.special import Serve
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import WorkCalendar
from tests.desk import ways
from tests.desk.hall import ELSEWHERE, FOOD, TOBACCO, Hall
from tests.desk.reading_papers import tables, words


def read(hall: Hall, case: Case, licence: str = "") -> str:
    return words(hall.papers.of_case(case.number, "delivery_receipt", licence))


def test_a_served_denial_says_until_when_it_may_be_contested_and_where() -> None:
    hall = Hall()
    case = ways.denial_served(hall)  # on 2 March

    paper = hall.papers.of_case(case.number, "delivery_receipt")

    documents, remedies = tables(paper)
    assert documents.rows == (
        ("1", "不予行政许可决定书（烟草专卖零售许可证核发）", "城烟不准〔2026〕1号", "1"),
    )
    # 1 May is the sixtieth day, 1 to 5 May are off; 2 September is a Wednesday.
    assert remedies.rows == (
        (
            "城烟不准〔2026〕1号",
            "至2026年5月6日\n向晋城市城区人民政府",
            "至2026年9月2日\n向晋城市城区人民法院",
        ),
    )
    assert "送达机关：晋城市城区烟草专卖局" in words(paper)


def test_last_days_in_a_year_not_loaded_are_marked() -> None:
    hall = Hall(calendar=WorkCalendar({}))
    case = ways.denial_served(hall)

    assert "（待定）" in read(hall, case)


def test_a_refused_paper_is_left_with_witnesses() -> None:
    hall = Hall()
    case = ways.denial_served(hall, ways.REFUSED)

    text = read(hall, case)

    assert "送达方式 留置送达" in text
    assert "拒收事由 拒绝签收" in text
    assert "见证人 张社区、王网格" in text


def test_a_public_notice_counts_thirty_days_later_and_so_do_the_remedies() -> None:
    hall = Hall()
    notice = Service("李建国", Delivery.PUBLIC_NOTICE, date(2026, 3, 2))
    case = ways.denial_served(hall, notice)

    paper = hall.papers.of_case(case.number, "delivery_receipt")

    assert "视为送达日期 2026年4月1日" in words(paper)
    assert "满三十日视为送达" in words(paper)
    # Served on 1 April: the sixtieth day is 31 May, a Sunday; 1 October is off until the 8th.
    assert tables(paper)[1].rows[0][1].startswith("至2026年6月1日")
    assert tables(paper)[1].rows[0][2].startswith("至2026年10月8日")


def test_a_declined_application_may_be_contested_too() -> None:
    hall = Hall()
    case = hall.declined(ELSEWHERE)
    number = case.actions[-1].numbers["decline_notice"]

    case = hall.do(case, ActionType.SERVE, Serve(number, ways.BY_HAND))

    assert "至2026年5月6日" in read(hall, case)


def test_what_is_no_decision_has_no_remedies() -> None:
    hall = Hall()
    case = ways.extended(hall)

    text = read(hall, case, FOOD)

    assert "延长审查期限告知书（食品经营许可）" in text
    assert "城审管延〔2026〕1号" in text
    assert "行政复议" not in text


def test_the_results_are_handed_over_together_with_the_composite() -> None:
    hall = Hall()
    case = ways.delivered(hall)

    paper = hall.papers.of_case(case.number, "delivery_receipt")

    names = [row[1] for row in tables(paper)[0].rows]
    assert names[-1] == "行业综合许可证"
    assert "食品经营许可证" in names
    assert "不予行政许可决定书（烟草专卖零售许可证核发）" in names
    assert len(tables(paper)[1].rows) == 4
    assert "不发行业综合许可证" not in words(paper)


def test_one_granted_and_the_rest_refused_says_why_there_is_no_composite() -> None:
    hall = Hall()
    case = ways.delivered(hall, denied=("fire_check", "drainage", TOBACCO))

    assert "只准予了一项许可，不发行业综合许可证，发给单项许可证" in read(hall, case)


def test_a_decision_served_before_is_not_handed_over_again() -> None:
    hall = Hall()
    case = ways.delivered_after_denial_was_served(hall)

    last = hall.papers.of_case(case.number, "delivery_receipt")

    assert not any("烟草" in row[1] for row in tables(last)[0].rows)


@pytest.mark.parametrize(
    ("way", "kind"),
    [
        (ways.extended, "extension_notice"),
        (ways.rectified, "rectification_notice"),
        (ways.heard, "hearing_notice"),
    ],
)
def test_every_notice_served_with_its_act_has_a_receipt(way, kind: str) -> None:  # type: ignore[no-untyped-def]
    hall = Hall()
    case = way(hall)
    name = hall.catalog.documents[kind].name

    receipts = [words(paper) for paper in hall.all_papers(case) if paper.kind == "delivery_receipt"]

    assert any(name in receipt for receipt in receipts)


def test_a_notice_not_served_yet_has_no_receipt() -> None:
    hall = Hall()

    assert ("delivery_receipt", FOOD) not in hall.offered(ways.paused(hall))


def test_decisions_name_the_last_days_for_service_on_their_own_day() -> None:
    hall = Hall()
    case = hall.far()

    denial = words(hall.papers.of_case(case.number, "denial_decision", TOBACCO))
    grant = words(hall.papers.of_case(case.number, "grant_decision", FOOD))

    assert "复议申请期限至2026年5月6日，起诉期限至2026年9月2日" in denial
    assert "实际送达日不同的，自实际送达日重新计算，见送达回证" in denial
    assert "分别至2026年5月6日、2026年9月2日" in grant


def test_a_receiver_for_the_addressee_is_named_with_what_he_is_to_him() -> None:
    hall = Hall()
    wife = replace(ways.BY_HAND, receiver="王芳", relation="同住配偶")
    case = ways.denial_served(hall, wife)

    text = read(hall, case)

    assert "签收人 王芳" in text
    assert "与受送达人关系 同住配偶" in text


def test_an_identity_number_beside_a_name_is_masked() -> None:
    hall = Hall()
    case = ways.denial_served(hall, replace(ways.BY_HAND, receiver="王芳（140502199001010018）"))

    text = read(hall, case)

    assert "140502********0018" in text
    assert "140502199001010018" not in text
