"""The ends of a permit, its coming back, its papers made anew: each says its own word and article."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from permitdesk.domain.case import Case
from permitdesk.domain.facts import Issue
from permitdesk.domain.permit import Validity, compose
from permitdesk.domain.permit_acts import Cancel, CancelGround, LossReason, Reissue, Suspend
from permitdesk.domain.state import ActionType
from tests.desk.on_paper.lives import PENALTY, kinds_of, lives, paper, turned
from tests.desk.reading_papers import tables, words
from tests.domain.cases import (
    COMPOSITE,
    FILING,
    FIRE,
    PERMITS,
    TODAY,
    decided,
    done,
    issued,
    permit,
)

NEXT_VERSION = "行业综合许可证（编号综-1）自同日起换发第2版"
ENDED = "行业综合许可证（编号综-1）所列单项许可已不足两项，自同日起终止"


def three_permits() -> Case:
    """Issue a composite of three: it lives on when one permit ends."""
    third = replace(permit("tobacco_retail"), number="证-烟")
    permits = (*PERMITS, third)
    composite = compose(
        permits, number="综-1", version=1, industry="饭店", authority="审批局", issued_on=TODAY
    )
    return done(decided(), ActionType.ISSUE, facts=Issue(permits, composite))


@pytest.mark.parametrize(
    ("type_", "kind", "said"),
    [
        (ActionType.RECALL, "recall_decision", "第八条第二款的规定，决定自2026年3月2日起撤回"),
        (ActionType.RESCIND, "rescission_note", "作出行政处罚决定（晋市监罚〔2026〕18号）"),
        (ActionType.SUSPEND, "suspension_note", "自2026年3月2日起暂扣，至2026年6月1日止（含当日）"),
        (ActionType.CANCEL, "cancellation_notice", "《行政许可法》第七十条第三项"),
    ],
)
def test_each_end_has_a_document_of_its_own_with_its_word_and_article(
    type_: ActionType, kind: str, said: str
) -> None:
    case = lives(type_)

    assert kinds_of(case) >= {kind}
    assert said in words(paper(case, kind))
    assert paper(case, kind).number == f"{kind}-{len(case.actions) - 1}"


@pytest.mark.parametrize(
    ("type_", "kind"),
    [
        (ActionType.RECALL, "recall_decision"),
        (ActionType.RESCIND, "rescission_note"),
        (ActionType.SUSPEND, "suspension_note"),
        (ActionType.CANCEL, "cancellation_notice"),
    ],
)
def test_an_end_says_what_becomes_of_the_composite_and_that_the_others_stand(
    type_: ActionType, kind: str
) -> None:
    of_two, of_three = words(paper(lives(type_), kind)), words(
        paper(turned(three_permits(), type_), kind)
    )  # fmt: skip

    assert ENDED in of_two
    assert NEXT_VERSION not in of_two
    assert NEXT_VERSION in of_three
    assert ENDED not in of_three
    assert "同一持证人的其他单项许可、备案各自独立，不受影响" in of_two


@pytest.mark.parametrize("kind", ["recall_decision", "cancellation_notice"])
def test_what_the_office_decides_against_somebody_names_the_remedies(kind: str) -> None:
    types = {"recall_decision": ActionType.RECALL, "cancellation_notice": ActionType.CANCEL}

    text = words(paper(lives(types[kind]), kind))

    assert "向晋城市城区人民政府申请行政复议" in text
    assert "分别至2026年5月6日、2026年9月2日" in text


@pytest.mark.parametrize(
    ("type_", "kind"),
    [(ActionType.RESCIND, "rescission_note"), (ActionType.SUSPEND, "suspension_note")],
)
def test_a_penalty_is_somebody_elses_and_so_are_its_remedies(type_: ActionType, kind: str) -> None:
    text = words(paper(lives(type_), kind))

    assert "由处罚机关决定，本机关只作登记" in text
    assert "按照处罚决定书写明的途径和期限" in text
    assert "六十日" not in text


def test_a_recall_says_what_is_paid_and_is_no_penalty() -> None:
    text = words(paper(lives(ActionType.RECALL), "recall_decision"))

    assert "停业期间的损失核定为三万元" in text
    assert "撤回不是处罚，也不是撤销，不作不良记录" in text


def test_a_suspension_without_an_end_lasts_until_it_is_lifted() -> None:
    case = turned(issued(), ActionType.SUSPEND, said=Suspend(PENALTY))

    assert "至处罚机关决定解除之日止" in words(paper(case, "suspension_note"))


def test_what_is_given_back_needs_no_new_paper_but_the_composite_does() -> None:
    text = words(paper(lives(ActionType.SUSPEND, ActionType.RESUME), "resumption_note"))

    assert "原证件继续有效" in text
    assert NEXT_VERSION in text


def test_a_cancellation_lists_the_papers_collected_and_where_it_was_announced() -> None:
    text = words(paper(lives(ActionType.CANCEL), "cancellation_notice"))

    assert "收回的证件：正本、副本" in text
    assert "公告地点：政务服务中心公告栏" in text


def test_a_cancellation_without_the_papers_declares_them_void_and_names_its_other_rule() -> None:
    cancel = Cancel(CancelGround.OTHER, "持证人申请注销", "《食品经营许可和备案管理办法》第四十条")
    case = turned(issued(), ActionType.CANCEL, said=cancel)

    text = words(paper(case, "cancellation_notice"))

    assert "证件没有收回，自注销之日起作废" in text
    assert "第七十条第六项" in text
    assert "其他依据：《食品经营许可和备案管理办法》第四十条" in text
    assert "公告地点" not in text


def test_a_filing_that_is_struck_is_not_called_a_permit() -> None:
    drawn = paper(turned(issued(), ActionType.CANCEL, FILING), "cancellation_notice")

    assert drawn.title == "备案注销登记公告"
    assert "办理下列备案的注销手续" in words(drawn)


def test_a_lapse_tells_the_last_day_and_that_it_is_no_penalty() -> None:
    ending = replace(PERMITS[0], validity=Validity(date(2021, 5, 1), date(2026, 4, 30)))
    facts = Issue((ending, *PERMITS[1:]), COMPOSITE)
    case = turned(done(decided(), ActionType.ISSUE, facts=facts), ActionType.LAPSE)

    text = words(paper(case, "lapse_note"))

    assert "有效期至2026年4月30日" in text
    assert "自2026年5月1日起失效" in text
    assert "不是处罚" in text


def test_a_reinstatement_names_what_was_undone_by_which_document_and_the_new_version() -> None:
    text = words(paper(lives(ActionType.RESCIND, ActionType.REINSTATE), "reinstatement_notice"))

    assert "行政复议决定（晋城政复决〔2026〕7号），撤销了对你（单位）证" in text
    assert "的吊销处理" in text
    assert "证件编号不变，换发第2版" in text
    assert "第1版及以前的证件不恢复效力" in text


def test_a_reissued_paper_bears_its_mark_and_the_old_one_is_void() -> None:
    text = words(paper(lives(ActionType.REISSUE), "reissue_note"))

    assert "遗失声明：《晋城日报》2026年2月26日遗失声明" in text
    assert "第2版，证上注“补”字" in text
    assert "原证（第1版及以前）自2026年3月2日起失效" in text
    assert NEXT_VERSION in text


def test_a_damaged_paper_needs_no_declaration() -> None:
    case = turned(issued(), ActionType.REISSUE, said=Reissue(LossReason.DAMAGED, "王某"))

    text = words(paper(case, "reissue_note"))

    assert "因证件损毁" in text
    assert "遗失声明" not in text


def test_the_composite_alone_is_reissued_and_its_members_keep_their_papers() -> None:
    drawn = paper(turned(issued(), ActionType.REISSUE, ""), "reissue_note")

    assert "申请补发行业综合许可证（编号综-1）" in words(drawn)
    assert "本次只补发行业综合许可证，所列单项许可及其证件不受影响" in words(drawn)
    assert drawn.office == "晋城市城区行政审批服务管理局"


def test_a_misprint_shows_both_readings_and_is_no_change() -> None:
    drawn = paper(lives(ActionType.CORRECT_MISPRINT), "misprint_note")

    assert tables(drawn)[0].rows == (("许可范围", "热食类", "热食类食品制售"),)
    assert "更正印制错误不是变更" in words(drawn)


def _later(case: Case) -> Case:
    return turned(case, ActionType.RESCIND, FIRE)


@pytest.mark.parametrize(
    "case", [lives(ActionType.REISSUE), turned(issued(), ActionType.REISSUE, "")]
)
def test_what_comes_later_leaves_the_document_as_it_was(case: Case) -> None:
    before = paper(case, "reissue_note")
    later: Callable[[Case], Case] = _later

    assert paper(later(case), "reissue_note") == before
