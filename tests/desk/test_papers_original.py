"""The original forms of a case, and the report of what stays blank on them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Deny, Grant, Remark
from permitdesk.domain.paper import Grid, Paper, Table
from permitdesk.domain.state import ActionType
from tests.desk.hall import DENIAL, FOOD, Hall, real_catalog, restaurant, with_answers
from tests.desk.reading_papers import cells, words

HOTEL = "hotel_special"


def test_a_form_has_the_title_and_the_declaration_of_the_original() -> None:
    hall = Hall()
    case = hall.received()

    form = _form(hall, case, "fire_check")

    original = hall.catalog.originals["fire_check"]
    assert form.title == original.title
    assert original.declaration in words(form)


def test_the_number_of_a_permit_stands_on_the_forms_that_ask_for_it_once_it_is_granted() -> None:
    hall = Hall()
    case = hall.accepted(hall.received(restaurant(lodging=True)))
    before = _value(_form(hall, case, HOTEL), "消防安全意见书文号")

    granted = hall.decided(Grant(), "fire_check", case)

    number = granted.state.parts["fire_check"].numbers["single_permit"]
    assert before == ""
    assert _value(_form(hall, granted, HOTEL), "消防安全意见书文号") == number


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (Grant(), "准予许可，城审管准〔2026〕1号，2026年3月2日"),
        (DENIAL, "不予许可，城审管不准〔2026〕1号，2026年3月2日"),
    ],
)
def test_the_opinion_of_the_office_is_its_decision(decision: Grant | Deny, said: str) -> None:
    hall = Hall()
    case = hall.accepted()
    before = _value(_form(hall, case, "drainage"), "主管部门意见")

    decided = hall.decided(decision, "drainage", case)

    assert before == ""
    assert _value(_form(hall, decided, "drainage"), "主管部门意见") == said


def test_a_licence_that_was_withdrawn_will_have_no_number() -> None:
    hall = Hall()
    case = hall.accepted(hall.received(restaurant(lodging=True)))
    name = hall.catalog.licence(HOTEL).name
    later = _reason(hall, case, name, "许可证编号")

    hall.do(case, ActionType.WITHDRAW, Remark(), HOTEL)

    assert later == f"待本案“{name}”办结后由系统填写"
    assert _reason(hall, case, name, "许可证编号") == f"本案“{name}”未予许可（备案），没有编号"


def test_gender_follows_from_a_residents_number_only() -> None:
    hall = Hall()
    resident = hall.received(
        with_answers(
            restaurant(),
            legal_person_id_type="居民身份证",
            legal_person_id="140502199003070028",
        )
    )
    foreign = hall.received(
        with_answers(restaurant(), legal_person_id_type="护照", legal_person_id="G12345678")
    )

    genders = [_value(_form(hall, case, FOOD), "性别") for case in (resident, foreign)]

    assert genders == ["女", "—"]
    assert _reason(hall, foreign, "食品经营许可", "性别").startswith("由居民身份证号码推出")


def test_a_figure_one_licence_keeps_differently_stands_on_its_own_form_only() -> None:
    hall = Hall()
    file = restaurant()
    fire = {**file.own["fire_check"], "fc_area": "320"}
    case = hall.received(replace(file, own={**file.own, "fire_check": fire}))

    assert _value(_form(hall, case, "fire_check"), "场所建筑面积（㎡）") == "320"
    assert case.application.answers.shared["premises_area_building"] == "350"


def test_an_answer_that_a_condition_hides_is_kept_but_does_not_stand_on_the_form() -> None:
    hall = Hall()
    case = hall.received(
        with_answers(restaurant(), has_agent=False, agent_name="李小梅", agent_phone="13800000000")
    )

    form = _form(hall, case, FOOD)

    assert case.application.answers.shared["agent_name"] == "李小梅"
    assert "李小梅" not in words(form)
    reason = _reason(hall, case, "食品经营许可", "委托代理人")
    assert reason == "不需要填：仅在“是否委托代理人办理”为“是”时填写"


def test_the_report_counts_every_row_of_every_form() -> None:
    hall = Hall()
    case = hall.received()

    report = hall.papers.of_case(case.number, "difference_report")

    totals = next(block for block in report.blocks if isinstance(block, Table))
    originals = hall.catalog.originals
    assert [int(row[2]) for row in totals.rows] == [
        len(originals[code].rows()) for code in case.application.licences
    ]
    assert all(int(row[2]) == int(row[3]) + int(row[4]) for row in totals.rows)


def test_a_form_of_a_licence_outside_the_case_is_not_offered() -> None:
    hall = Hall()
    case = hall.received()

    with pytest.raises(NotAllowed, match=r"paper\.not_offered"):
        hall.papers.of_case(case.number, "original_form", "drug_retail")


def test_a_case_from_before_the_forms_were_worded_is_offered_none() -> None:
    documents = {
        kind: wording
        for kind, wording in real_catalog().documents.items()
        if kind not in ("original_form", "difference_report")
    }
    hall = Hall(replace(real_catalog(), documents=documents))

    offered = hall.offered(hall.received())

    assert offered == (("notice_sheet", ""), ("application_form", ""), ("receipt", ""))


def _form(hall: Hall, case: Case, licence: str) -> Paper:
    return hall.papers.of_case(case.number, "original_form", licence)


def _value(form: Paper, label: str) -> str:
    return next(cell.value for cell in cells(form) if cell.label == label)


def _reason(hall: Hall, case: Case, licence: str, label: str) -> str:
    report = hall.papers.of_case(case.number, "difference_report")
    for before, table in pairwise(report.blocks):
        if isinstance(before, Grid) and before.title == licence and isinstance(table, Table):
            return next(row[3] for row in table.rows if row[2] == label)
    raise AssertionError(licence)
