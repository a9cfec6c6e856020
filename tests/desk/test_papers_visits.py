"""The papers of a joint site check: notice, pack, recusal, record, rectification, re-check."""

from dataclasses import replace
from datetime import date

import pytest

from permitdesk.desk.acting import Wish
from permitdesk.desk.on_paper.kinds import KINDS
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.sampling import visits as sampled
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.paper import Layout, Paper, Signature, Table, Text
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import (
    Finding,
    NewFact,
    OrderRectification,
    Photo,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Result,
)
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Fact, Wording
from tests.desk import ways
from tests.desk.hall import CLERK, Hall
from tests.desk.reading_papers import tables, words

PHARMACY = ("drug_retail", "meddev3", "outdoor_ad")
TRACE = "drug_retail.6"


def planned(hall: Hall, licences: tuple[str, ...] = PHARMACY) -> Case:
    file = sample_for_licences(hall.catalog, licences, 5, date(2026, 3, 2))
    case = hall.accepted(hall.received(file))
    return hall.acting.do(case.number, sampled.check_planned(case, CLERK, hall.desk.today()))


def recorded(hall: Hall, case: Case, findings: dict[str, Finding], **changes: object) -> Case:
    wish = sampled.check_recorded(case)
    assert isinstance(wish.sent, RecordSiteCheck)
    found = tuple(findings.get(item.point, item) for item in wish.sent.findings)
    sent = replace(wish.sent, findings=found, **changes)  # type: ignore[arg-type]
    return hall.acting.do(case.number, replace(wish, sent=sent))


def defect(point: str, note: str = "不能按批号查询", *licences: str) -> dict[str, Finding]:
    return {point: Finding(point, Result.DEFECT, note, licences)}


def ordered(hall: Hall) -> Case:
    recorded(hall, case := planned(hall), defect(TRACE))
    return hall.do(case, ActionType.ORDER_RECTIFICATION, OrderRectification(Service("王某"), 10))


def paper(hall: Hall, case: Case, kind: str) -> Paper:
    return hall.papers.of_case(case.number, kind)


def points(drawn: Paper) -> list[tuple[str, ...]]:
    """Return the rows of a merged checklist."""
    found = [table for table in tables(drawn) if len(table.columns) == 7]
    return [row for table in found for row in table.rows]


def test_each_paper_is_offered_from_its_act_on_and_not_before() -> None:
    hall = Hall()
    steps = [planned(hall)]
    steps.append(recorded(hall, steps[-1], defect(TRACE)))
    order = OrderRectification(Service("王某"))
    steps.append(hall.do(steps[-1], ActionType.ORDER_RECTIFICATION, order))
    steps.append(hall.acting.do(steps[-1].number, sampled.recheck_recorded(steps[-1])))

    kinds = [{kind for kind, _ in hall.offered(case)} for case in steps]

    mine = {
        "site_check_notice", "site_check_pack", "site_check_record", "rectification_notice",
        "recheck_record", "recusal_note",
    }  # fmt: skip
    assert [found & mine for found in kinds] == [
        {"site_check_notice", "site_check_pack"},
        {"site_check_notice", "site_check_pack", "site_check_record"},
        mine - {"recheck_record", "recusal_note"},
        mine - {"recusal_note"},
    ]


def test_the_notice_tells_when_where_who_with_certificates_for_what_and_of_recusal() -> None:
    hall = Hall()
    case = planned(hall)
    plan = case.state.site.plan
    assert plan is not None

    notice = paper(hall, case, "site_check_notice")

    text = words(notice)
    assert notice.layout is Layout.NOTICE
    assert notice.number == "城审管踏勘〔2026〕1号"
    assert f"2026年3月2日（星期一）9:30，{plan.place}。" in text
    for item in plan.inspectors:
        assert f"{item.name}（证号{item.certificate}）" in text
    assert "药品零售企业经营许可" in text
    assert "《医疗器械经营监督管理办法》" in text
    assert "有权在核查前申请回避" in text
    assert "第三十四条第三款" in text
    assert "申请材料原件、场所平面图。" in text
    assert "代替" not in text


def test_planned_again_the_new_notice_says_which_one_it_replaces() -> None:
    hall = Hall()
    case = planned(hall)
    assert case.state.site.plan is not None
    again = replace(case.state.site.plan, day=date(2026, 3, 3), bring=(), points=())
    assert isinstance(again, PlanSiteCheck)

    case = hall.acting.do(case.number, Wish(ActionType.PLAN_SITE_CHECK, again, CLERK))

    text = words(paper(hall, case, "site_check_notice"))
    assert "本通知书代替城审管踏勘〔2026〕1号通知书" in text
    assert "营业执照、场所平面图" in text
    offered = [kind for kind, _ in hall.offered(case)]
    assert (offered.count("site_check_notice"), offered.count("site_check_pack")) == (2, 1)


def test_the_pack_has_every_point_once_with_three_boxes_and_room_to_write() -> None:
    hall = Hall()
    case = planned(hall)

    pack = paper(hall, case, "site_check_pack")

    rows = points(pack)
    assert [row[0] for row in rows] == [str(n + 1) for n in range(len(case.state.site.points))]
    assert {row[3:] for row in rows} == {("□", "□", "□", "")}
    headings = [b.text for b in pack.blocks if isinstance(b, Text) and b.style == "heading"]
    groups = list(dict.fromkeys(point.group for point in case.state.site.points))
    assert [
        text for text in headings if "、" not in text[:2] or text[0] not in "一二三四五六七"
    ] == [hall.catalog.site_check_groups[group] for group in groups]


def test_under_a_shared_point_stands_what_each_licence_says_itself() -> None:
    hall = Hall()
    case = planned(hall)

    (row,) = [row for row in points(paper(hall, case, "site_check_pack")) if "追溯" in row[1]]

    assert row[1:3] == (
        "计算机系统能够追溯购销\n［1］计算机系统能实现追溯和效期预警\n［2］计算机系统可追溯", "1、2"
    )  # fmt: skip


def test_the_pack_has_lines_for_everybody_planned_and_for_a_refused_signature() -> None:
    hall = Hall()
    case = ways.rectified(hall)
    plan = case.state.site.plan
    assert plan is not None

    text = words(paper(hall, case, "site_check_pack"))

    assert all(item.name in text and item.certificate in text for item in plan.inspectors)
    for label in ("申请人签名", "拒签理由", "见证人签名", "文件摘要值（后填）", "执法证号"):
        assert label in text


def test_who_stepped_aside_is_on_the_decision_and_no_longer_on_the_pack() -> None:
    hall = Hall()
    case = ways.rectified(hall)
    (gone,) = case.state.site.recused

    note = words(paper(hall, case, "recusal_note"))

    assert f"申请人提出{gone}回避，理由是：与申请人为近亲属。" in note
    assert "接替" in note
    assert gone not in words(paper(hall, case, "site_check_pack"))


def test_the_record_has_one_result_a_point_and_one_conclusion_a_licence() -> None:
    hall = Hall()
    only_one = {
        **defect(TRACE, "不能按批号查询", "meddev3"),
        "outdoor_ad.5": Finding("outdoor_ad.5", Result.NOT_APPLICABLE),
    }
    case = recorded(hall, planned(hall), only_one, statement="属实。")

    record = paper(hall, case, "site_check_record")

    rows = points(record)
    assert all(sum(mark == "√" for mark in row[3:6]) == 1 for row in rows)
    (found,) = [row for row in rows if row[4]]
    assert found[3:] == ("", "√", "", "不能按批号查询\n（只对单项2不符合）")
    assert sum(bool(row[5]) for row in rows) == 1
    conclusions = {row[1]: row[4] for row in tables(record)[0].rows}
    assert conclusions == {
        "药品零售企业经营许可": "通过现场核查",
        "第三类医疗器械经营许可": "1点不符合，须整改后复审",
        "设置大型户外广告及在城市建筑物、设施上悬挂、张贴宣传品审批": "通过现场核查",
    }
    assert "属实。\n" in words(record)


def test_a_record_names_pictures_and_who_saw_that_nobody_signed() -> None:
    hall = Hall()
    photo = Photo("2026-03-02 10:12", "柜台", "ab" * 32)
    case = recorded(
        hall, planned(hall), {}, photos=(photo,), signed=False, witness="居委会 王五", statement=""
    )

    text = words(paper(hall, case, "site_check_record"))

    assert "ab" * 32 in text
    assert "拒绝签名，由见证人居委会 王五签名证明" in text
    assert "申请人没有提出意见。" in text


def test_the_one_notice_lists_every_defect_with_its_licences_and_the_last_day() -> None:
    hall = Hall()
    case = ordered(hall)

    notice = paper(hall, case, "rectification_notice")

    text = words(notice)
    assert notice.number == "城审管改〔2026〕1号"
    assert tables(notice)[0].rows == (
        ("1", "计算机系统能够追溯购销", "不能按批号查询",
         "计算机系统能实现追溯和效期预警\n计算机系统可追溯", "1、2"),
    )  # fmt: skip
    assert "10个工作日内，即2026年3月16日前整改完毕" in text
    assert "复审采用现场方式，只进行一次" in text
    assert "不进行第三次核查" in text
    assert "不能准予许可" in text


def test_the_notice_says_whose_clock_stops_by_which_rule_and_whose_goes_on() -> None:
    hall = Hall()
    case = ordered(hall)

    clocks = {
        row[1].partition("\n")[0]: row[3]
        for row in tables(paper(hall, case, "rectification_notice"))[1].rows
    }

    assert clocks["药品零售企业经营许可"] == "审查期限继续计算"
    assert "不计入审查期限" in clocks["第三类医疗器械经营许可"]
    assert "《医疗器械经营监督管理办法》" in clocks["第三类医疗器械经营许可"]
    assert "整改时间不计入" in clocks["第三类医疗器械经营许可"]
    assert "_note" not in words(paper(hall, case, "rectification_notice"))


def test_the_recheck_says_of_each_defect_and_each_licence_how_it_stands() -> None:
    hall = Hall()
    case = ordered(hall)
    wish = sampled.recheck_recorded(case)
    assert isinstance(wish.sent, RecordRecheck)
    still = Finding(TRACE, Result.DEFECT, "效期预警仍不能用", ("drug_retail",))
    new = NewFact("meddev3.3", "质量负责人已离职", "首次核查后离职")
    sent = replace(wish.sent, findings=(still,), new_facts=(new,))

    case = hall.acting.do(case.number, replace(wish, sent=sent))

    record = paper(hall, case, "recheck_record")
    found, new_facts, parts, _ = tables(record)
    assert found.rows == (
        ("1", "计算机系统能够追溯购销", "不能按批号查询", "仍不符合", "效期预警仍不能用"),
    )
    assert new_facts.rows[0][2:] == ("质量负责人已离职", "首次核查后离职")
    assert [row[3] for row in parts.rows] == [
        "仍有1点不符合", "仍有1点不符合", "通过现场核查",
    ]  # fmt: skip


def test_identity_numbers_that_somebody_wrote_down_are_masked() -> None:
    hall = Hall()
    note = "李某（14050219800101001X）无健康证"
    recorded(hall, case := planned(hall), defect(TRACE, note))
    case = hall.do(case, ActionType.ORDER_RECTIFICATION, OrderRectification(Service("王某")))

    for kind in ("site_check_record", "rectification_notice"):
        text = words(paper(hall, case, kind))
        assert "14050219800101001X" not in text
        assert "140502********001X" in text


ELEMENTS = [
    (kind, element)
    for kind in (
        "site_check_notice", "site_check_pack", "recusal_note", "site_check_record",
        "rectification_notice", "recheck_record",
    )
    for element in Hall().catalog.documents[kind].elements
]  # fmt: skip


@pytest.mark.parametrize(("kind", "element"), ELEMENTS)
def test_no_paper_is_drawn_with_an_element_missing(kind: str, element: str) -> None:
    wording, facts = drawn(kind)

    with pytest.raises(NotAllowed) as refusal:
        wording.fill({**facts, element: ""})

    assert refusal.value.key == "paper.empty_element"
    assert refusal.value.facts["element"] == wording.elements[element]


def drawn(kind: str) -> tuple[Wording, dict[str, Fact]]:
    hall, case, step, licence = ways.met()[kind]
    wording = hall.catalog.documents[kind]
    occasion = Occasion(wording, case, step, hall.catalog, hall.calendar, licence)
    return wording, dict(KINDS[kind].facts(occasion))


def test_a_notice_ends_with_the_office_and_its_day() -> None:
    hall = Hall()
    case = ways.rectified(hall)

    for kind in ("site_check_notice", "recusal_note", "rectification_notice"):
        blocks = paper(hall, case, kind).blocks
        (signature,) = [block for block in blocks if isinstance(block, Signature)]
        assert signature.office == "晋城市城区行政审批服务管理局"
        assert all(isinstance(block, Table | Text | Signature) for block in blocks[:-1])
