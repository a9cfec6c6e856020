"""The application form on paper: asked now, asked once, answered as written."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from permitdesk.desk.on_paper.packing import paired
from permitdesk.desk.on_paper.values import Writer, masked, places, without_identities
from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.answer import Value
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.form import Field, FieldType
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.paper import Cell, Grid, Paper, Table
from tests.desk.hall import Hall, real_catalog, restaurant, with_answers
from tests.desk.reading_papers import cells, tables, words

EIGHT = {"ad": True, "ktv": True, "lodging": True, "lift": True, "street": True}


def test_every_question_that_is_asked_now_stands_on_the_form_once() -> None:
    paper, case, form = _drawn()

    answers = case.application.answers
    asked = Counter(item.field.label for item in form.questions() if item.asked(answers))
    shown = Counter(cell.label for cell in cells(paper))
    columns = _record_columns()
    assert {label: shown[label] for label in asked if label not in columns} == {
        label: count for label, count in asked.items() if label not in columns
    }
    assert all(shown[label] for label in asked)


def test_what_is_not_asked_now_does_not_stand_on_the_form() -> None:
    paper, case, form = _drawn()

    hidden = {
        question.field.label
        for question in form.questions()
        if not question.asked(case.application.answers)
    }
    assert hidden
    assert hidden.isdisjoint(cell.label for cell in cells(paper))


def test_each_licence_has_a_declaration_of_its_own() -> None:
    paper, case, form = _drawn()

    consents = [cell for cell in cells(paper) if cell.label == "申请材料真实性声明"]
    asking = [item for item in form.questions() if item.key == "truth_declaration"]
    assert len(consents) == len(asking) > 1
    declared = [cell.value for cell in cells(paper) if cell.label == "声明内容"]
    originals = real_catalog().originals
    assert declared == [originals[code].declaration for code in case.application.licences]


def test_each_licence_stands_under_the_name_of_its_own_form() -> None:
    paper, case, _ = _drawn()

    bars = [block.title for block in paper.blocks if isinstance(block, Grid)]
    for code in case.application.licences:
        catalog = real_catalog()
        title = f"{catalog.licence(code).name}（原表：{catalog.originals[code].title}）"
        assert bars.count(title) == 2  # once with what it asks, once with what it wants declared


def test_what_was_left_blank_is_shown_as_blank() -> None:
    hall = Hall()
    file = sample_application(
        real_catalog(), "restaurant", 7, date(2026, 3, 2), guide=restaurant().guide, optional=0
    )
    case = hall.received(file)

    form = hall.papers.of_case(case.number, "application_form")

    values = {cell.label: cell.value for cell in cells(form)}
    assert values["邮政编码"] == "—"
    assert "" not in [cell.value for cell in cells(form)]


def test_a_figure_one_licence_keeps_differently_stands_beside_the_shared_one() -> None:
    hall = Hall()
    file = restaurant()
    fire = {**file.own["fire_check"], "fc_area": "320"}
    case = hall.received(replace(file, own={**file.own, "fire_check": fire}))

    form = hall.papers.of_case(case.number, "application_form")

    cell = next(cell for cell in cells(form) if cell.label == "建筑面积")
    assert cell.value == "350㎡"
    assert cell.note == "公众聚集场所投入使用、营业前消防安全检查另填：320㎡"


def test_records_stand_under_the_roles_they_play() -> None:
    paper, case, _ = _drawn()

    staff = case.application.answers.records["staff"]
    bars = [block.title for block in paper.blocks if isinstance(block, Grid)]
    text = words(paper)
    for row in staff:
        assert any(bar.startswith(f"人员（{'、'.join(row.roles)}）") for bar in bars)
        assert str(row.values["name"]) in text


def test_a_record_shows_only_what_the_forms_ask_of_its_roles() -> None:
    paper, _, _ = _drawn()

    heads = {
        before.title: [column.title for column in table.columns]
        for before, table in pairwise(paper.blocks)
        if isinstance(before, Grid) and isinstance(table, Table)
    }
    assert heads["设备（食品安全设施设备）"] == ["名称", "数量", "摆放（安装、工作）地点", "备注"]
    assert heads["排放口"] == ["编号", "位置", "口径(mm)", "去向"]


def test_each_paper_of_the_set_is_listed_with_what_was_handed_in() -> None:
    hall = Hall()
    file = restaurant()
    case = hall.received(replace(file, materials=file.materials[1:]))

    rows = tables(hall.papers.of_case(case.number, "application_form"))[-1].rows

    handed = {row[1]: row[4] for row in rows}
    assert handed["营业执照"] == "未提交"
    assert handed["行业综合许可申请表（合并表）"] == "系统生成"
    assert handed["主要设施设备目录"] == "原件1份"


def test_the_agent_signs_only_where_there_is_one() -> None:
    hall = Hall()
    agent = {
        "has_agent": True,
        "agent_name": "李小梅",
        "agent_id": "140502199003070018",
        "agent_phone": "13800000000",
        "agent_scope": "代为申请，至办结",
    }
    alone = hall.received(with_answers(restaurant(), has_agent=False))
    helped = hall.received(with_answers(restaurant(), **agent))

    papers = [
        words(hall.papers.of_case(case.number, "application_form")) for case in (alone, helped)
    ]
    receipt = words(hall.papers.of_case(helped.number, "receipt"))

    assert ["委托代理人签名" in paper for paper in papers] == [False, True]
    assert "委托代理人：李小梅（140502********0018）" in receipt


def test_eight_licences_and_the_longest_answers_fit_on_one_form() -> None:
    hall = Hall()
    file = with_answers(restaurant(**EIGHT), applicant_name="晋城市城区" + "𬭎䶮㛃" * 30 + "店")
    case = hall.received(file)

    form = hall.papers.of_case(case.number, "application_form")

    assert len(case.application.licences) >= 8
    parts = [cell for cell in cells(form) if cell.label.startswith("事项")]
    assert len(parts) == len(case.application.licences)
    assert sum("（备案）" in cell.value for cell in parts) == 1


@pytest.mark.parametrize("industry", sorted(real_catalog().industries))
def test_each_industry_has_its_papers(industry: str) -> None:
    hall = Hall()
    file = sample_application(hall.catalog, industry, 3, date(2026, 3, 2))
    case = hall.accepted(hall.received(file))

    for kind, licence in hall.offered(case):
        paper = hall.papers.of_case(case.number, kind, licence)
        assert "{" not in words(paper)
        assert "words." not in words(paper)


@pytest.mark.parametrize(
    ("type_", "value", "written"),
    [
        (FieldType.BOOLEAN, True, "是"),
        (FieldType.BOOLEAN, False, "否"),
        (FieldType.DATE, "2026-03-16", "2026年3月16日"),
        (FieldType.DECIMAL, "280.5", "280.5㎡"),
        (FieldType.INTEGER, 12, "12㎡"),
        (FieldType.MULTICHOICE, ("热食类", "冷食类"), "热食类、冷食类"),
        (FieldType.ADDRESS, {"division": "140502", "town": "东街", "detail": "1号"},
         "山西省晋城市城区东街1号"),
        (FieldType.PERSON, {"duty": "经理", "name": "王某", "phone": "138"}, "王某　138　经理"),
        (FieldType.TEXT, "1<2 & 3", "1<2 & 3"),
        (FieldType.TEXT, None, "—"),
    ],
)  # fmt: skip
def test_an_answer_is_written_as_people_write_it(
    type_: FieldType, value: Value | None, written: str
) -> None:
    catalog = real_catalog()
    writer = Writer(catalog.documents["application_form"], catalog)

    assert writer.value(value, Field("x", "x", type_, unit="㎡")) == written


@pytest.mark.parametrize(
    ("identity", "shown"),
    [
        ("140502199003070018", "140502********0018"),
        ("14050219900307001X", "140502********001X"),
        ("G1234567890", "G12345*7890"),
        ("E12345678", "*********"),
        ("", ""),
    ],
)
def test_an_identity_number_shows_its_ends_only(identity: str, shown: str) -> None:
    assert masked(identity) == shown


def test_only_identity_numbers_are_masked_in_a_sentence() -> None:
    kept = "统一社会信用代码91140502199003070018，办件JC-2026-000001，电话13800000000"

    assert without_identities(kept) == kept
    assert without_identities("身份证号14050219900307001x有误") == "身份证号140502********001x有误"


def test_places_in_a_row_are_drawn_together() -> None:
    marks = [True, True, False, True, True, True, True, False, False, True]

    assert places(marks) == "1、2、4–7、10"
    assert places([]) == ""


def test_short_cells_stand_in_pairs_in_their_own_order() -> None:
    short = [Cell(f"栏{number}", "值") for number in range(3)]
    long = Cell("地址", "山西省晋城市城区东街街道办事处示例社区1号")

    assert paired([short[0], short[1], long, short[2]]) == (
        (short[0], short[1]),
        (long,),
        (short[2],),
    )


@cache
def _drawn() -> tuple[Paper, Case, MergedForm]:
    hall = Hall()
    case = hall.received(_plain(restaurant()))
    paper = hall.papers.of_case(case.number, "application_form")
    return paper, case, merge(hall.catalog, case.application.licences, "restaurant")


def _plain(file: ApplicationFile) -> ApplicationFile:
    return with_answers(file, has_agent=False)


def _record_columns() -> set[str]:
    types = real_catalog().records.values()
    return {column.label for type_ in types for column in type_.columns}
