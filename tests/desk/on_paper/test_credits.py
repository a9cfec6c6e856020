"""The papers of credit: made public, recorded, objected to, repaired."""

from dataclasses import replace
from datetime import date

import pytest

from permitdesk.domain.credit import CreditKind, Gate, ObjectCredit, RecordCredit, SettleObjection
from permitdesk.domain.follow_up import Publish
from permitdesk.domain.special import Serve
from permitdesk.domain.state import ActionType
from tests.desk.hall import Hall, real_catalog
from tests.desk.on_paper.promised import (
    BY_HAND,
    FIRE,
    SUPERVISOR,
    deciding,
    decision,
    recorded,
    revoked,
)
from tests.desk.reading_papers import words


def served(hall: Hall) -> tuple[str, str]:
    """Revoke and serve; return the case and the number of the revocation."""
    case = revoked(hall)
    number = decision(case, "revocation_decision")
    hall.do(case, ActionType.SERVE, Serve(number, BY_HAND))
    return case.number, number


def test_a_record_names_its_final_document_what_it_closes_and_how_it_ends() -> None:
    hall = Hall()
    case = recorded(hall)

    read = words(hall.papers.of_case(case.number, "credit_record", FIRE))

    assert "撤销行政许可决定书（城消撤〔2026〕1号，2026年3月27日）" in read
    assert "种类：违反承诺" in read
    assert "不适用告知承诺、容缺受理。按一般程序申请任何事项不受影响" in read
    assert "至2029年4月30日（含当日）自动终止" in read
    assert "提出异议" in read
    assert "信用修复" in read


def test_a_record_without_an_end_lasts_until_it_is_repaired() -> None:
    hall = Hall()
    number, document = served(hall)
    record = RecordCredit(
        CreditKind.FALSE_PROMISE, document, "虚假承诺", "国办发〔2020〕42号", (Gate.COMMITMENT,)
    )
    case = deciding(hall, hall.store.case(number), ActionType.RECORD_CREDIT, record)

    read = words(hall.papers.of_case(case.number, "credit_record", FIRE))

    assert "至信用修复之日" in read
    assert "不适用告知承诺。" in read


def test_an_objection_is_answered_with_its_reason() -> None:
    hall = Hall()

    read = words(hall.papers.of_case(recorded(hall).number, "objection_reply"))

    assert "桌椅是房东的" in read
    assert "通道由你单位使用管理" in read
    assert "异议不成立，该记录继续有效" in read


def test_an_objection_that_is_right_takes_the_record_back_the_same_day() -> None:
    hall = Hall()
    number, document = served(hall)
    record = RecordCredit(CreditKind.PROMISE_BROKEN, document, "不符", "国办发〔2020〕42号")
    case = deciding(hall, hall.store.case(number), ActionType.RECORD_CREDIT, record)
    made = next(iter(case.state.credit))
    case = hall.do(case, ActionType.OBJECT_CREDIT, ObjectCredit(made, "李建国", "认定有误"))
    settle = SettleObjection(made, upheld=True, reason="核查记录写错了地址")

    case = hall.do(case, ActionType.SETTLE_OBJECTION, settle, "", SUPERVISOR)

    read = words(hall.papers.of_case(case.number, "objection_reply"))
    assert "异议成立。该记录自2026年3月27日起撤下" in read
    assert "异议不成立" not in read


def test_a_repair_opens_the_gates_on_its_own_day() -> None:
    hall = Hall()

    read = words(hall.papers.of_case(recorded(hall).number, "credit_repair"))

    assert "由局长陈立批准修复" in read
    assert "自2026年3月27日（含当日）起，该记录不再产生限制，恢复适用告知承诺、容缺受理" in read


def test_what_is_published_names_document_place_last_day_and_people() -> None:
    hall = Hall()

    notice = hall.papers.of_case(recorded(hall).number, "publication_notice")

    read = words(notice)
    assert "撤销行政许可决定书（城消撤〔2026〕1号）" in read
    assert "区政府门户网站，至2027年4月30日" in read
    assert "责任人：李建国" in read
    assert "公开依据：《中华人民共和国行政许可法》第四十条" in read
    assert "身份证件号码" not in dict(notice.record)


def test_where_a_flow_has_its_own_rule_of_publication_that_rule_is_cited() -> None:
    catalog = real_catalog()
    pit, fire = (catalog.flows[code] for code in ("foundation_pit_commit", "fire_check_commit"))
    flow = replace(fire, publications=pit.publications)
    hall = Hall(replace(catalog, flows={**catalog.flows, flow.code: flow}))
    number, document = served(hall)
    publish = Publish(document, "公告栏", date(2027, 3, 1))

    case = hall.do(hall.store.case(number), ActionType.PUBLISH, publish)

    read = words(hall.papers.of_case(case.number, "publication_notice"))
    assert f"公开依据：{pit.publications[0].source}" in read


@pytest.mark.parametrize("kind", CreditKind)
def test_every_fault_has_its_words(kind: CreditKind) -> None:
    for name in ("credit_record", "objection_reply", "credit_repair"):
        assert real_catalog().documents[name].word(kind)
