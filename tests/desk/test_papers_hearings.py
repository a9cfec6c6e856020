"""The papers of a hearing: told, asked for, called, announced, held, reported (行政许可法 46–48)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from permitdesk.desk.acting import Wish
from permitdesk.desk.on_paper.kinds import KINDS
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.sampling import visits as sampled
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.hearing import CallHearing, HoldHearing, RequestHearing, TellHearingRight
from permitdesk.domain.paper import Layout
from permitdesk.domain.service import Service
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact, Wording
from permitdesk.domain.workdays import WorkCalendar
from tests.desk import ways
from tests.desk.hall import FOOD, Hall
from tests.desk.reading_papers import tables, words

DANCE = "entertainment"
HEARING = (
    "hearing_right_notice", "hearing_request", "hearing_notice", "hearing_announcement",
    "hearing_record", "hearing_report",
)  # fmt: skip


def text(hall: Hall, case: Case, kind: str, licence: str = DANCE) -> str:
    return words(hall.papers.of_case(case.number, kind, licence))


def told(hall: Hall, licence: str = FOOD) -> Case:
    case = hall.accepted()
    return hall.acting.do(case.number, sampled.hearing_told(case, licence, "李建国"))


def called(hall: Hall, **changes: object) -> Case:
    case = told(hall)
    asked = RequestHearing(sampled.NEIGHBOUR, "夜间噪声影响休息")
    case = hall.do(case, ActionType.REQUEST_HEARING, asked, FOOD)
    wish = sampled.hearing_called(case, FOOD, "李建国", hall.desk.today(), hall.calendar)
    assert isinstance(wish.sent, CallHearing)
    sent = replace(wish.sent, **changes)  # type: ignore[arg-type]
    return hall.acting.do(case.number, replace(wish, sent=sent))


def hearing_kinds(hall: Hall, case: Case) -> list[str]:
    return [kind for kind, _ in hall.offered(case) if kind in HEARING]


def test_each_paper_is_offered_from_its_act_on_for_its_licence() -> None:
    hall, other, third = Hall(), Hall(), Hall()

    assert hearing_kinds(hall, told(hall)) == ["hearing_right_notice"]
    assert hearing_kinds(other, called(other)) == list(HEARING[:4])
    assert hearing_kinds(third, ways.heard(third)) == list(HEARING)


def test_a_hearing_behind_closed_doors_is_not_announced() -> None:
    hall = Hall()
    case = called(hall, public=False)

    assert "hearing_announcement" not in hearing_kinds(hall, case)
    assert "不公开举行" in text(hall, case, "hearing_notice", FOOD)


def test_everybody_told_reads_the_last_day_to_ask_for_a_hearing() -> None:
    """Five working days after Monday 2 March end on Monday the 9th."""
    hall = Hall()

    notice = text(hall, told(hall), "hearing_right_notice", FOOD)

    assert sampled.NEIGHBOUR in notice
    assert "五日（工作日）内，即2026年3月9日（含当日）前提出" in notice
    assert "第四十七条第一款" in notice
    assert "视为放弃听证的权利" in notice
    assert "待定" not in notice


def test_a_last_day_through_a_year_not_loaded_is_marked() -> None:
    hall = Hall(calendar=WorkCalendar({}))

    notice = text(hall, told(hall), "hearing_right_notice", FOOD)

    assert "2026年3月9日（待定）" in notice
    assert "公布后重新计算" in notice


def test_where_a_hearing_must_be_held_the_notice_says_so_and_that_silence_waives_nothing() -> None:
    hall = Hall()

    notice = text(hall, ways.heard(hall), "hearing_right_notice")

    assert "依法应当经过听证（娱乐场所管理条例第十条）" in notice
    assert "第四十六条" in notice
    assert "视为放弃" not in notice


def test_a_licence_of_public_interest_cites_its_own_rule_without_the_sheets_remark() -> None:
    hall = Hall()
    file = sample_for_licences(hall.catalog, ("water_intake",), 4, date(2026, 3, 2))
    case = hall.accepted(hall.received(file))
    case = hall.acting.do(case.number, sampled.hearing_told(case, "water_intake", "李建国"))

    notice = text(hall, case, "hearing_right_notice", "water_intake")

    assert "涉及公共利益的应当听证（条例第十八条）" in notice
    assert "notes" not in notice


def test_the_request_names_who_asks_why_and_by_which_notice_he_was_told() -> None:
    hall = Hall()

    request = text(hall, called(hall), "hearing_request", FOOD)

    assert f"{sampled.NEIGHBOUR}收到《行政许可听证告知书》城审管听告〔2026〕1号" in request
    assert "夜间噪声影响休息" in request
    assert "申请日期：2026年3月2日" in request


def test_a_request_needs_no_reason() -> None:
    hall = Hall()
    case = told(hall)

    case = hall.do(case, ActionType.REQUEST_HEARING, RequestHearing(sampled.NEIGHBOUR), FOOD)

    assert "没有另写理由" in text(hall, case, "hearing_request", FOOD)


def test_the_summons_says_when_where_before_whom_and_what_may_be_done() -> None:
    hall = Hall()
    case = called(hall, day=date(2026, 3, 9))
    facts = case.state.parts[FOOD].hearing.called
    assert facts is not None

    notice = hall.papers.of_case(case.number, "hearing_notice", FOOD)

    read = words(notice)
    assert notice.layout is Layout.NOTICE
    assert notice.number == "城审管听通〔2026〕1号"
    assert "2026年3月9日（星期一）9:00" in read
    assert f"主持人：{facts.chair}　　记录人：速录员" in read
    assert f"应{sampled.NEIGHBOUR}的申请" in read
    assert "有权申请回避" in read
    assert "质证" in read
    assert "公开举行" in read


def test_the_announcement_tells_the_public_when_and_where() -> None:
    hall = Hall()

    read = text(hall, called(hall), "hearing_announcement", FOOD)

    assert "在政务服务中心听证室" in read
    assert "公开举行听证" in read
    assert "城审管听通〔2026〕1号" in read


def test_the_record_holds_every_word_and_a_line_for_everybody_who_spoke() -> None:
    hall = Hall()
    case = ways.heard(hall)

    record = hall.papers.of_case(case.number, "hearing_record", DANCE)

    said, shown, signers = tables(record)
    assert record.number == "城审管听录〔2026〕1号"
    assert said.rows[1][1:] == (f"{sampled.NEIGHBOUR}\n（利害关系人）", "要求控制夜间噪声。")
    assert [row[1] for row in shown.rows] == ["申请材料", "现场核查记录"]
    assert [row[1] for row in signers.rows][:2] == ["审查人员", sampled.NEIGHBOUR]
    assert signers.rows[-1][1] == "速录员（记录人）"
    assert "确认无误后签字或者盖章" in words(record)


def test_who_refused_to_sign_is_noted_on_the_record() -> None:
    hall = Hall()
    case = called(hall)
    facts = case.state.parts[FOOD].hearing.called
    assert facts is not None
    hall.moment += timedelta(days=(facts.day - hall.desk.today()).days)
    wish = sampled.hearing_held(case, FOOD)
    assert isinstance(wish.sent, HoldHearing)
    refused = replace(wish.sent, signed=False, remark="利害关系人认为记录不全，拒绝签名。")

    case = hall.acting.do(case.number, replace(wish, sent=refused))

    record = text(hall, case, "hearing_record", FOOD)
    assert "说明：利害关系人认为记录不全，拒绝签名。" in record
    assert "确认无误" not in record


def test_the_report_rests_on_the_record_and_says_that_the_decision_must() -> None:
    hall = Hall()

    report = text(hall, ways.heard(hall), "hearing_report")

    assert "详见城审管听录〔2026〕1号听证笔录" in report
    assert "建议准予并要求落实隔声措施" in report
    assert "第四十八条第二款" in report


def test_the_office_on_the_paper_is_the_one_that_decides() -> None:
    hall = Hall()
    case = hall.accepted()
    facts = TellHearingRight((sampled.NEIGHBOUR,), "涉及重大利益", Service("李建国"))
    actor = ways.reviewer(case, "tobacco_retail")

    case = hall.acting.do(
        case.number, Wish(ActionType.TELL_HEARING_RIGHT, facts, actor, "tobacco_retail")
    )

    paper = hall.papers.of_case(case.number, "hearing_right_notice", "tobacco_retail")
    assert paper.office == "晋城市城区烟草专卖局"


def drawn(kind: str) -> tuple[Wording, dict[str, Fact]]:
    hall, case, step, licence = ways.met()[kind]
    wording = hall.catalog.documents[kind]
    occasion = Occasion(wording, case, step, hall.catalog, hall.calendar, licence)
    return wording, dict(KINDS[kind].facts(occasion))


@pytest.mark.parametrize(
    ("kind", "element"),
    [(kind, one) for kind in HEARING for one in Hall().catalog.documents[kind].elements],
)
def test_no_paper_of_a_hearing_is_drawn_with_an_element_missing(kind: str, element: str) -> None:
    wording, facts = drawn(kind)

    with pytest.raises(NotAllowed) as refusal:
        wording.fill({**facts, element: ""})

    assert refusal.value.facts["element"] == wording.elements[element]
