"""The papers of a revocation (行政许可法 69): told, heard, decided, and the question to others."""

from dataclasses import replace

import pytest

from permitdesk.domain.facts import Grant, Remark
from permitdesk.domain.follow_up import RevokeGround
from permitdesk.domain.permit_acts import Revoke
from permitdesk.domain.state import ActionType
from permitdesk.domain.wording import Wording
from tests.desk.hall import TOBACCO, Hall, real_catalog
from tests.desk.on_paper.promised import (
    FIRE,
    answered,
    asked,
    deciding,
    decision,
    intended,
    kept,
    recorded,
    revoked,
    stated,
)
from tests.desk.reading_papers import tables, words


def text(hall: Hall, number: str, kind: str, licence: str = FIRE) -> str:
    return words(hall.papers.of_case(number, kind, licence))


def test_the_intent_tells_facts_reason_article_and_until_when_to_answer() -> None:
    """Three working days after Monday 16 March end on Thursday the 19th."""
    hall = Hall()

    read = text(hall, intended(hall).number, "revocation_intent")

    assert "复查时二层疏散通道仍堆放桌椅" in read
    assert "（一）承诺：消防设施完好有效" in read
    assert "依照《中华人民共和国行政许可法》第六十九条第一款第四项的规定，拟予撤销" in read
    assert "另依照《消防法》第十五条" in read
    assert "第三十六条" in read
    assert "3个工作日内，即最迟2026年3月19日" in read
    assert "在作出决定以前，该许可仍然有效" in read


def test_what_the_holder_said_stands_word_for_word_with_what_became_of_it() -> None:
    hall = Hall()

    read = text(hall, stated(hall).number, "statement_record")

    assert "城消拟撤告〔2026〕1号（2026年3月16日送达）" in read
    assert "已联系施工队，请再给一周" in read
    assert "整改期限已满，不予采纳" in read


def test_a_permit_kept_for_the_publics_sake_says_so_with_its_paragraph() -> None:
    hall = Hall()

    read = text(hall, kept(hall).number, "keep_decision")

    assert "承担隔离点供餐" in read
    assert "第六十九条第三款的规定，决定不予撤销" in read


def test_a_revocation_tells_its_whole_course_in_order() -> None:
    hall = Hall()

    read = text(hall, revoked(hall).number, "revocation_decision")

    course = [read.index(f"（{ordinal}）2026年3月") for ordinal in "一二三四"]
    assert course == sorted(course)
    assert "（三）2026年3月16日复查（城消后复〔2026〕1号）" in read
    assert "（五）李建国提出陈述、申辩（城消陈录〔2026〕1号）：已联系施工队，请再给一周" in read
    assert "采纳情况：整改期限已满，不予采纳" in read


def test_a_revocation_names_its_item_its_remedies_and_what_stays() -> None:
    hall = Hall()

    read = text(hall, revoked(hall).number, "revocation_decision")

    assert "第六十九条第一款第四项" in read
    assert "第七十条第四项办理注销手续" in read
    assert "六十日内向晋城市城区人民政府申请行政复议" in read
    assert "复议申请期限至2026年5月26日，起诉期限至2026年9月28日" in read
    assert "其他许可（食品经营许可）各自独立，不受影响" in read
    assert "利益不受保护" not in read
    assert "不得再次申请" not in read


def test_a_composite_left_with_one_permit_ends_the_same_day() -> None:
    hall = Hall()

    read = text(hall, revoked(hall).number, "revocation_decision")

    assert "同日终止并收回，其余单项以各自证件继续有效" in read


def test_a_composite_of_three_goes_on_in_a_new_version() -> None:
    hall = Hall()
    case = stated(hall)
    case = hall.decided(Grant(), TOBACCO, case)
    case = hall.do(case, ActionType.ISSUE, Remark())
    case = deciding(hall, case, ActionType.REVOKE, Revoke(RevokeGround.NOT_ELIGIBLE, "不符"))

    read = text(hall, case.number, "revocation_decision")

    assert "同日换发第3版，不再载明本项" in read


def test_deceit_leaves_nothing_protected() -> None:
    hall = Hall()

    read = text(hall, revoked(hall, RevokeGround.DECEIT).number, "revocation_decision")

    assert "（《中华人民共和国行政许可法》第六十九条第二款）" in read
    assert "被许可人基于该许可取得的利益不受保护（第六十九条第四款）" in read


def test_deceit_where_public_safety_is_concerned_bars_for_three_years() -> None:
    catalog = real_catalog()
    fire = replace(catalog.licence(FIRE), public_safety=True)
    hall = Hall(replace(catalog, licences={**catalog.licences, FIRE: fire}))

    read = text(hall, revoked(hall, RevokeGround.DECEIT).number, "revocation_decision")

    assert "至2029年3月27日（含当日）不得再次申请该许可（第七十九条）" in read


def test_the_receipt_of_a_revocation_says_until_when_to_contest_it() -> None:
    hall = Hall()
    case = recorded(hall)
    number = decision(case, "revocation_decision")

    receipts = [
        words(hall.papers.of_case(case.number, "delivery_receipt", item.licence, item.step))
        for item in hall.papers.offered(case)
        if item.kind == "delivery_receipt"
    ]

    (served,) = [read for read in receipts if number in read]
    assert "撤销行政许可决定书" in served
    assert "2026年5月26日" in served


def test_departments_whose_permits_lean_on_it_are_asked_and_nothing_ends_by_itself() -> None:
    hall = Hall()

    letter = hall.papers.of_case(asked(hall).number, "inquiry_letter", FIRE)

    assert letter.number == "城消函〔2026〕1号"
    assert "被依法撤回（文书城消撤回〔2026〕1号）" in words(letter)
    assert tables(letter)[0].rows[0][1].startswith("电影放映单位设立审批")
    assert "并不因此自动失效" in words(letter)


def test_where_nothing_leans_on_it_nobody_is_asked() -> None:
    hall = Hall()

    assert "inquiry_letter" not in dict(hall.offered(revoked(hall)))


def test_the_answer_names_the_letter_the_permit_and_the_reason() -> None:
    hall = Hall()
    case = answered(hall)

    answer = hall.papers.of_case(case.number, "question_answer")

    read = words(answer)
    assert answer.office == hall.catalog.departments["film"].office
    assert "文书城消撤回〔2026〕1号" in read
    assert "继续有效" in read
    assert "放映场所另有消防检查意见书" in read


@pytest.mark.parametrize("ground", RevokeGround)
def test_every_ground_of_article_69_has_its_words(ground: RevokeGround) -> None:
    documents: dict[str, Wording] = dict(real_catalog().documents)

    assert documents["revocation_intent"].word(ground)
    assert documents["revocation_decision"].word(ground)
