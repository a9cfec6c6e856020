"""Acceptance with gaps on paper: the notices, the promise, the end; and what was said of papers."""

from permitdesk.domain.case import Case
from permitdesk.domain.paper import SignHere
from permitdesk.domain.special import AllowException, ExceptionRule
from permitdesk.domain.state import ActionType
from tests.desk import ways
from tests.desk.hall import FOOD, Hall
from tests.desk.reading_papers import tables, words

ROW = ("1", "从业人员健康证明", "复印件", "1", "食品经营许可")


def read(hall: Hall, case: Case, kind: str) -> str:
    return words(hall.papers.of_case(case.number, kind))


def test_who_is_accepted_with_gaps_gets_the_acceptance_the_notice_and_the_promise() -> None:
    hall = Hall()

    kinds = {kind for kind, _ in hall.offered(ways.deferred(hall))}

    assert {"acceptance_notice", "deferral_notice", "deferral_promise", "dispatch_list"} <= kinds
    assert "deferral_ending" not in kinds


def test_the_acceptance_says_what_comes_later_and_until_when() -> None:
    hall = Hall()
    case = ways.deferred(hall)

    text = read(hall, case, "acceptance_notice")

    assert "除从业人员健康证明须最迟于2026年3月9日补齐以外" in text
    assert "容缺受理下列事项" in text
    assert "经审查，申请材料齐全、符合法定形式，依照" not in text


def test_an_acceptance_of_complete_papers_says_nothing_of_gaps() -> None:
    hall = Hall()

    assert "容缺" not in read(hall, hall.accepted(), "acceptance_notice")


def test_the_notice_names_paper_form_copies_last_day_and_what_follows() -> None:
    hall = Hall()
    case = ways.deferred(hall)
    paper = hall.papers.of_case(case.number, "deferral_notice")

    text = words(paper)

    assert tables(paper)[0].rows == (ROW,)
    assert paper.number == case.actions[-1].numbers["deferral_notice"]
    assert f"受理通知书{case.actions[-1].numbers['acceptance_notice']}" in text
    assert "受理次日起5个工作日，即至2026年3月9日" in text
    assert "申请已经进入审查" in text
    assert "逾期没有补齐的，终止办理食品经营许可；终止办理不是不予许可" in text


def test_the_promise_has_two_parts_two_sheets_and_a_line_for_each_hand() -> None:
    hall = Hall()
    paper = hall.papers.of_case(ways.deferred(hall).number, "deferral_promise")

    text = words(paper)
    signed = [it for block in paper.blocks if isinstance(block, SignHere) for it in block.labels]

    assert "一、行政机关告知" in text
    assert "二、申请人承诺" in text
    assert "一式两份" in text
    assert "承诺人：郑文斌" in text
    assert signed == ["承诺人（签字、盖章）", "受理机关经办人（签字、盖章）"]


def test_the_end_names_what_did_not_come_what_ends_and_that_nothing_is_refused() -> None:
    hall = Hall()
    case = ways.gaps_missed(hall)
    paper = hall.papers.of_case(case.number, "deferral_ending")

    text = words(paper)

    assert tables(paper)[0].rows == (ROW,)
    assert "起终止办理：食品经营许可。" in text
    assert "也不是不予行政许可" in text
    assert "可以随时重新申请" in text
    assert "其他事项（" in text
    assert "最迟于2026年3月9日补齐" in text


def test_the_reminder_asks_the_window_to_tell_the_applicant() -> None:
    hall = Hall()
    case = ways.time_passes(hall, ways.deferred(hall), 4)

    reminders = [
        words(hall.papers.of_case(case.number, paper.kind, paper.licence, paper.step))
        for paper in hall.papers.offered(case)
        if paper.kind == "reminder" and not paper.licence
    ]

    assert any("承诺补齐的材料（从业人员健康证明）期限临近" in text for text in reminders)


def test_an_exception_after_a_broken_promise_speaks_of_that_and_not_of_corrections() -> None:
    hall = Hall()
    ways.gaps_missed(hall)
    case = ways.incomplete(hall, ways.HEALTH)
    allow = AllowException(ExceptionRule.DEFERRAL_AFTER_BREACH, "上次因住院未能补齐")
    case = hall.do(case, ActionType.ALLOW_EXCEPTION, allow, "", ways.SUPERVISOR)

    text = read(hall, case, "exception_note")

    assert "没有按承诺补齐容缺材料" in text
    assert "再次告知" not in text


def test_the_verdicts_are_gathered_with_reasons_and_what_settled_them() -> None:
    hall = Hall()
    case = ways.settled(hall)
    paper = hall.papers.of_case(case.number, "material_verdicts")

    ((number, material, opinions, settled),) = tables(paper)[0].rows

    assert (number, material) == ("1", "营业执照")
    assert opinions.splitlines() == [
        "食品经营许可：符合要求（审批局　赵强）",
        "烟草专卖零售许可证核发：不符合要求（超过有效期）（烟草专卖　赵强）",
    ]
    assert settled == "牵头部门认定：符合要求。登记机关查询：在有效期内"


def test_before_it_is_settled_the_sheet_says_that_the_departments_differ() -> None:
    hall = Hall()
    case = ways.judged_differently(hall)

    text = read(hall, case, "material_verdicts")

    assert "意见不一致，待牵头部门认定" in text
    assert case.state.parts[FOOD].status.is_open


def test_only_the_newest_sheet_of_verdicts_is_offered() -> None:
    hall = Hall()

    kinds = [kind for kind, _ in hall.offered(ways.settled(hall))]

    assert kinds.count("material_verdicts") == 1
