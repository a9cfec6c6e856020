"""Time that stops, limits extended, an end, a withdrawal, acceptance by silence: what is told of each."""

from datetime import UTC, date, datetime, timedelta

import pytest

from permitdesk.desk.sampling.applications import sample_application
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Remark
from permitdesk.domain.paper import Signature
from permitdesk.domain.special import AnnouncePause, EndHandling, EndReason, PauseKind, SpoilNumber
from permitdesk.domain.state import ActionType
from permitdesk.domain.workdays import WorkCalendar
from tests.desk import ways
from tests.desk.hall import FOOD, TOBACCO, Hall
from tests.desk.reading_papers import tables, words


def read(hall: Hall, case: Case, kind: str, licence: str = "") -> str:
    return words(hall.papers.of_case(case.number, kind, licence))


def test_silence_is_acceptance_from_the_day_the_papers_came_in_and_the_paper_counts_it() -> None:
    hall = Hall()
    case = ways.deemed(hall)  # received Monday 2 March, looked at on Tuesday 10 March

    text = read(hall, case, "deemed_acceptance")

    assert "由3号窗口收件" in text
    assert "自次日起第5个工作日为2026年3月9日；至该日本机关没有告知" in text
    assert "自收到申请材料之日（2026年3月2日）起即为受理" in text
    assert "由系统于2026年3月10日 09:12自动生成" in text
    assert "第三十二条第一款第四项" in text


def test_the_limits_of_a_silent_acceptance_run_from_receipt() -> None:
    late, prompt = Hall(), Hall()
    told = prompt.papers.of_case(prompt.accepted().number, "acceptance_notice")

    silent = late.papers.of_case(ways.deemed(late).number, "deemed_acceptance")

    assert tables(silent)[0].rows == tables(told)[0].rows
    assert "至迟于2026年5月8日办结" in words(silent)  # 45 working days after 2 March


def test_acceptance_by_silence_has_no_acceptance_notice_and_the_other_way_round() -> None:
    hall = Hall()

    silent = {kind for kind, _ in hall.offered(ways.deemed(hall))}
    told = {kind for kind, _ in hall.offered(hall.accepted())}

    assert "deemed_acceptance" in silent - told
    assert "acceptance_notice" in told - silent


def test_the_notice_of_a_special_procedure_says_what_it_is_how_long_and_what_stops() -> None:
    hall = Hall()
    case = ways.paused(hall, ways.BY_HAND)

    text = read(hall, case, "special_time_notice", FOOD)

    assert "程序和内容：检测，油烟净化设施排放检测" in text
    assert "预计8个工作日" in text
    assert "依照《行政许可法》第四十五条" in text
    assert "于2026年3月2日送达，该日仍计入期限，自次日起停止计算" in text
    assert "审查期限至2026年3月16日" in text  # ten working days after 2 March


def test_a_notice_that_waits_for_its_service_says_that_nothing_stops_yet() -> None:
    hall = Hall()
    case = ways.paused(hall)

    assert "未送达的，期限不停止" in read(hall, case, "special_time_notice", FOOD)


def test_a_spoiled_notice_bears_its_next_number() -> None:
    hall = Hall()
    case = ways.paused(hall)
    spoiled = SpoilNumber("城审管特时〔2026〕1号", "卡纸")

    case = hall.do(case, ActionType.SPOIL_NUMBER, spoiled)

    paper = hall.papers.of_case(case.number, "special_time_notice", FOOD)
    assert paper.number == "城审管特时〔2026〕2号"


def test_a_procedure_of_the_licences_own_rule_is_cited_in_words() -> None:
    hall = Hall()
    case, licence = ways.heard(hall), "entertainment"
    public = AnnouncePause(PauseKind.PUBLICITY, "公示审查结果", 10, service=ways.BY_HAND)

    case = hall.do(case, ActionType.ANNOUNCE_PAUSE, public, licence, ways.reviewer(case, licence))

    text = read(hall, case, "special_time_notice", licence)
    assert "单行规定（听证、公示时间依法不计算在期限内）" in text
    assert "_note" not in text


def test_an_extension_names_approver_reason_days_and_both_last_days() -> None:
    hall = Hall()
    case = ways.extended(hall)

    text = read(hall, case, "extension_notice", FOOD)

    assert "原期满日为2026年3月16日" in text
    assert "新的期满日为2026年3月23日" in text  # five working days more
    assert "因油烟检测设备检修，检测报告不能按时取得" in text
    assert "经局长陈立批准，审查期限延长5个工作日" in text
    assert "不延长同一办件的其他事项（公众聚集场所" in text
    assert "statutory_days_note" not in text


def test_a_joint_extension_lengthens_no_single_limit_and_says_so() -> None:
    hall = Hall()
    case = ways.extended_jointly(hall)

    text = read(hall, case, "extension_notice")

    assert "联合办理期限为45个工作日，原期满日为2026年5月8日" in text
    assert "延长15个工作日，新的期满日为2026年5月28日" in text
    assert "《行政许可法》第四十二条第二款" in text
    assert "不放长任何单项自己的法定期限" in text


def test_a_last_day_through_a_year_not_loaded_is_marked_on_an_extension() -> None:
    hall = Hall(calendar=WorkCalendar({}))
    case = ways.extended(hall)

    assert "（待定）" in read(hall, case, "extension_notice", FOOD)


def test_the_end_of_handling_is_no_refusal_and_gives_the_papers_back() -> None:
    hall = Hall()
    case = ways.ended(hall)

    text = read(hall, case, "ending_notice")

    assert "于2026年3月2日一次告知需要补正的全部内容" in text
    assert "建议补正期限至2026年3月16日" in text
    assert "不是不予受理，也不是不予行政许可" in text
    assert "可以随时重新申请" in text
    assert "退回：经营场所平面布置图" in text
    assert "烟草专卖零售许可证核发" in text


def test_an_applicant_who_is_no_more_ends_only_what_is_open() -> None:
    hall = Hall()
    case = hall.far()
    gone = EndHandling(EndReason.APPLICANT_GONE, "市场主体已于2026年3月1日注销")

    case = hall.do(case, ActionType.END, gone)

    text = read(hall, case, "ending_notice")
    assert "已经作出决定的事项（食品经营许可、烟草专卖零售许可证核发）不受影响" in text
    ended = next(line for line in text.splitlines() if "终止办理下列事项" in line)
    assert "食品经营许可" not in ended


def test_a_withdrawal_names_what_goes_and_what_goes_on() -> None:
    hall = Hall()
    case = ways.withdrawn(hall)

    text = read(hall, case, "withdrawal_note", TOBACCO)

    assert "撤回下列事项的申请：烟草专卖零售许可证核发。" in text
    assert "申请人说明的原因：暂不经营烟草" in text
    assert "未撤回的事项继续办理：食品经营许可" in text
    assert "经营场所平面布置图" not in text  # food still needs it


def test_a_withdrawal_of_everything_gives_all_originals_back() -> None:
    hall = Hall()
    case = ways.all_withdrawn(hall)

    text = read(hall, case, "withdrawal_note")

    assert "下列材料原件退还申请人：经营场所平面布置图" in text
    assert "继续办理" not in text


def test_each_withdrawal_of_a_part_has_its_own_paper() -> None:
    hall = Hall()
    case = ways.withdrawn(hall)
    case = hall.do(case, ActionType.WITHDRAW, Remark(), "drainage")

    notes = [which for which in hall.offered(case) if which[0] == "withdrawal_note"]

    assert notes == [("withdrawal_note", TOBACCO), ("withdrawal_note", "drainage")]


@pytest.mark.parametrize(
    ("kind", "licence"), [("special_time_notice", FOOD), ("extension_notice", FOOD)]
)
def test_the_deciding_office_signs_on_the_day_of_the_act(kind: str, licence: str) -> None:
    hall = Hall(moment=datetime(2026, 3, 5, 16, 30, tzinfo=UTC))  # past midnight in the hall
    case = ways.extended(hall) if kind == "extension_notice" else ways.paused(hall)

    paper = hall.papers.of_case(case.number, kind, licence)

    signature = next(block for block in paper.blocks if isinstance(block, Signature))
    assert signature.office == "晋城市城区行政审批服务管理局"
    assert signature.day == date(2026, 3, 6)


def test_what_waits_for_another_licence_has_no_last_day_yet_on_the_acceptance() -> None:
    hall = Hall()
    file = sample_application(hall.catalog, "hotel", 3, date(2026, 3, 2))
    case = hall.accepted(hall.received(file))
    waiting = [code for code, part in case.state.parts.items() if part.waits]

    notice = hall.papers.of_case(case.number, "acceptance_notice")

    assert waiting
    rows = tables(notice)[0].rows
    assert sum("决定之日起算" in row[2] for row in rows) == len(waiting)
    assert "以本案其他事项的决定为前提" in words(notice)


def test_later_days_change_none_of_these_papers() -> None:
    hall = Hall()
    case = ways.resumed(hall)
    before = hall.all_papers(case)

    hall.moment += timedelta(days=90)

    assert hall.all_papers(case) == before
