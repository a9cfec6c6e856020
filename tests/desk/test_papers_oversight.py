"""Reminders, days that passed, exceptions, what went to whom, opinions, the way of a case."""

from datetime import date

from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Opinion, Review, Role
from permitdesk.domain.paper import Paper
from permitdesk.domain.state import ActionType
from tests.desk import ways
from tests.desk.hall import FOOD, Hall, restaurant
from tests.desk.reading_papers import tables, words


def read(hall: Hall, case: Case, kind: str, licence: str = "") -> str:
    return words(hall.papers.of_case(case.number, kind, licence))


def papers_of(hall: Hall, case: Case, kind: str) -> list[Paper]:
    return [
        hall.papers.of_case(case.number, paper.kind, paper.licence, paper.step)
        for paper in hall.papers.offered(case)
        if paper.kind == kind
    ]


# --- reminders ---


def test_a_reminder_that_goes_by_itself_names_the_clock_and_the_days_left() -> None:
    hall = Hall()
    case = ways.reminded(hall)  # accepted 2 March, looked at on Friday 13 March

    first = next(
        paper for paper in papers_of(hall, case, "reminder")
        if "食品经营许可" in words(paper) and "法定期限" in words(paper)
    )  # fmt: skip

    assert first.title == "催办单"
    assert first.number == ""
    assert tables(first)[0].rows == (("法定期限", "10个工作日", "2026年3月16日", "剩余1个工作日"),)
    assert "发出：系统自动发出" in words(first)
    assert "目前经办：尚未出具审查意见" in words(first)


def test_what_is_over_is_escalated() -> None:
    hall = Hall()
    case = ways.reminded(hall)

    over = next(
        paper for paper in papers_of(hall, case, "reminder")
        if "食品经营许可" in words(paper) and "承诺期限" in words(paper)
    )  # fmt: skip

    assert over.title == "督办单"
    assert tables(over)[0].rows == (("承诺期限", "5个工作日", "2026年3月9日", "超过4个工作日"),)
    assert "立即办理，并书面说明原因" in words(over)


def test_a_supervisors_reminder_has_a_number_his_words_and_both_last_days() -> None:
    hall = Hall()
    case = ways.written_to(hall)

    paper = hall.papers.of_case(case.number, "reminder", FOOD)

    assert paper.number == "城审管催〔2026〕1号"
    assert "请于三日内出具意见，并说明迟延原因" in words(paper)
    assert "周晓光（督查室）" in words(paper)
    assert [row[0] for row in tables(paper)[0].rows] == ["法定期限", "承诺期限"]


# --- overdue ---


def test_a_passed_last_day_is_on_record_with_its_article_and_what_follows() -> None:
    hall = Hall()
    case = ways.overdue(hall)

    notes = [words(paper) for paper in papers_of(hall, case, "overdue_note")]

    statutory = next(text for text in notes if "食品经营许可" in text and "法定期限" in text)
    assert "期满日 2026年3月16日" in statutory
    assert "起算日（不计入） 2026年3月2日" in statutory
    assert "第三十五条" in statutory  # the act the limit rests on
    assert "没有规定期满视为准予" in statutory
    assert "不得修改或者删除" in statutory
    assert "_note" not in statutory


def test_a_missed_promise_is_on_record_even_where_the_law_is_kept() -> None:
    hall = Hall()
    case = ways.reminded(hall)

    notes = [words(paper) for paper in papers_of(hall, case, "overdue_note")]

    food = next(text for text in notes if "食品经营许可" in text)
    assert "承诺期限" in food
    assert "没有兑现承诺" in food
    assert "法律没有规定期满视为准予" not in food


def test_the_joint_limit_that_passed_is_the_leads() -> None:
    hall = Hall()
    case = ways.overdue(hall)

    joint = words(hall.papers.of_case(case.number, "overdue_note"))

    assert "联合办理期限" in joint
    assert "承办部门 晋城市城区行政审批服务管理局" in joint
    assert "期满时经办 王敏" in joint


# --- exception ---


def test_an_exception_says_from_which_rule_why_and_by_whom() -> None:
    hall = Hall()
    case = ways.excepted(hall)

    text = read(hall, case, "exception_note")

    assert "第三十二条第一款第四项" in text
    assert "城审管补〔2026〕1号，2026年3月2日，告知2处" in text
    assert "图纸幅面原因，首次审查时未能看出缺页" in text
    assert "周晓光（督查室）" in text
    assert "列入当日日报" in text


# --- dispatch ---


def test_each_department_gets_its_own_papers_and_no_others() -> None:
    hall = Hall()
    case = hall.accepted()

    rows = tables(hall.papers.of_case(case.number, "dispatch_list"))[0].rows

    by_department = {row[1].partition("\n")[0]: row for row in rows}
    tobacco = by_department["晋城市城区烟草专卖局"]
    assert tobacco[2].startswith("烟草专卖零售许可证核发")
    assert "经营场所使用证明" in tobacco[3]
    assert "食品安全" not in tobacco[3]
    assert "排水" not in tobacco[3]
    fire = by_department["晋城市城区消防救援大队"]
    assert "从业人员健康证明" not in fire[3]


def test_a_dispatch_list_tells_the_hour_and_the_last_days() -> None:
    hall = Hall()
    case = hall.accepted()

    paper = hall.papers.of_case(case.number, "dispatch_list")

    assert "资料于2026年3月2日 09:12同时推送下列5个部门" in words(paper)
    assert tables(paper)[0].rows[0][4] == ("承诺期限至\n2026年3月9日\n法定期限至\n2026年3月16日")


def test_a_transferred_licence_goes_to_who_decides_and_to_who_is_in_charge() -> None:
    hall = Hall()
    case = hall.accepted()

    rows = tables(hall.papers.of_case(case.number, "dispatch_list"))[0].rows

    food = [row[1] for row in rows if row[2].startswith("食品经营许可")]
    assert food == [
        "晋城市城区行政审批服务管理局\n（决定）",
        "晋城市城区市场监督管理局\n（主管，不作决定）",
    ]


def test_what_waits_is_dispatched_with_what_it_waits_for() -> None:
    hall = Hall()
    file = sample_application(hall.catalog, "hotel", 3, date(2026, 3, 2))
    case = hall.accepted(hall.received(file))

    paper = hall.papers.of_case(case.number, "dispatch_list")

    assert any("决定后开始" in row[4] for row in tables(paper)[0].rows)
    assert "期限自该日起算" in words(paper)


def test_acceptance_by_silence_is_dispatched_too() -> None:
    hall = Hall()

    assert ("dispatch_list", "") in hall.offered(ways.deemed(hall))


# --- opinions and the way of a case ---


def test_an_opinion_stands_on_a_slip_with_what_was_looked_at() -> None:
    hall = Hall()
    case = hall.checked()
    reviewer = ways.reviewer(case, FOOD)
    identity = str(restaurant().answers["legal_person_id"])
    opinion = Review(Opinion.PASS, f"负责人{identity}与执照一致，布局合理")

    case = hall.do(case, ActionType.REVIEW, opinion, FOOD, reviewer)

    text = read(hall, case, "review_slip", FOOD)
    assert "符合条件，建议准予" in text
    assert "布局合理" in text
    assert identity not in text
    assert "已核查，未见不符合项" in text
    assert "从业人员健康证明" in text
    assert "烟草" not in text


def test_a_second_opinion_has_a_slip_of_its_own() -> None:
    hall = Hall()
    case = hall.checked()
    reviewer = ways.reviewer(case, FOOD)
    hall.do(case, ActionType.REVIEW, Review(Opinion.FAIL, "通风不足"), FOOD, reviewer)
    case = hall.do(case, ActionType.REVIEW, Review(Opinion.PASS, "已改正"), FOOD, reviewer)

    slips = [words(paper) for paper in papers_of(hall, case, "review_slip")]

    assert ["通风不足" in slip for slip in slips] == [True, False]


def test_the_way_of_a_case_tells_every_step_with_hour_person_and_words() -> None:
    hall = Hall()
    case = ways.archived(hall)

    paper = hall.papers.of_case(case.number, "routing_slip")

    rows = tables(paper)[0].rows
    assert len(rows) == len(case.actions)
    assert rows[2][1:] == (
        "2026年3月2日 09:12", "受理\n全案", "王敏（窗口人员）\n3号窗口", "城审管受〔2026〕1号",
    )  # fmt: skip
    assert any(row[2] == "不予许可\n烟草专卖零售许可证核发" for row in rows)
    assert any("李建国，直接送达" in row[4] for row in rows)


def test_what_happened_by_itself_is_told_as_such() -> None:
    hall = Hall()
    case = ways.deemed(hall)

    rows = tables(hall.papers.of_case(case.number, "routing_slip"))[0].rows

    assert rows[1][2] == "视为受理\n全案"
    assert rows[1][3] == "系统自动"


def test_the_slip_has_a_word_for_every_act_and_every_role() -> None:
    words_of_slip = Hall().catalog.documents["routing_slip"].words

    assert {f"act_{type_}" for type_ in ActionType} <= set(words_of_slip)
    assert {f"role_{role}" for role in Role} <= set(words_of_slip)
