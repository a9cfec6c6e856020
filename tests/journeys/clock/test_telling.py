"""Told within five working days, or accepted by law: 行政许可法 32, T1 across the Spring Festival.

Worked out by hand from the notice of 2026. Off: 15–23 February. Worked: Saturdays 14 and 28.
Counted from Thursday 2026-02-12, which is day 0:

    day   1      2           3      4      5      6      7           8     9    10   15
    date  02-13  02-14(Sat)  02-24  02-25  02-26  02-27  02-28(Sat)  03-02 03-03 03-04 03-11
"""

from typing import Any

import pytest

from tests.journeys.clock.office import GOOD, Office

ARTICLE_32 = "《行政许可法》第三十二条"
FOOD, TOBACCO = "food_operation", "tobacco_retail"


def defect(item: str, name: str = "经营场所平面布置图") -> dict[str, str]:
    return {
        "item": item, "name": name, "problem": "缺", "requirement": "提交一份",
        "source": "行政许可法第三十一条",
    }  # fmt: skip


def lacking(office: Office, *materials: str) -> dict[str, Any]:
    """Return an application that lacks some papers."""
    made = office.application(FOOD, TOBACCO)
    made["materials"] = [item for item in made["materials"] if item["key"] not in materials]
    return made


def told(office: Office, case: str, *items: str) -> dict[str, Any]:
    """Look a case through and ask for some papers at once."""
    seen = {"complete": False, "legal_form": True, "defects": [defect(item) for item in items]}
    office.act(case, "look_through", seen)
    return office.act(case, "request_correction", {"defects": seen["defects"]})


@pytest.fixture
def plan_missing(office: Office) -> str:
    """Return a case that lacks its plan, received on Thursday 12 February."""
    return office.on("2026-02-12").receive(lacking(office, "layout_plan"))


def test_nothing_is_due_before_acceptance_but_the_telling(
    office: Office, plan_missing: str
) -> None:
    assert office.due(plan_missing) == {
        "telling": "2026-02-26",
        "food_operation.statutory": None,
        "food_operation.promised": None,
        "food_operation.internal": None,
        "tobacco_retail.statutory": None,
        "tobacco_retail.promised": None,
        "tobacco_retail.internal": None,
    }


@pytest.mark.parametrize(
    ("day", "hour", "light"),
    [
        ("2026-02-14", "16:00", "green"),  # the second day
        ("2026-02-20", "10:00", "green"),  # the holiday: still three days left
        ("2026-02-24", "08:30", "yellow"),  # the third day
        ("2026-02-25", "17:00", "yellow"),
        ("2026-02-26", "11:59", "yellow"),
        ("2026-02-26", "12:00", "orange"),  # the fifth day at noon
    ],
)
def test_the_light_turns_on_the_third_day_and_at_noon_of_the_fifth(
    day: str, hour: str, light: str, office: Office, plan_missing: str
) -> None:
    assert office.on(day, hour).lights(plan_missing)["telling"] == light


def test_one_notice_stops_the_telling_and_starts_the_applicants_time(
    office: Office, plan_missing: str
) -> None:
    """From Friday 13 February: 02-14, 24–28 are six days, 03-02–06 eleven, 03-09–12 fifteen."""
    office.on("2026-02-13")

    notice = told(office, plan_missing, "layout_plan")

    assert (notice["status"], notice["numbers"]) == (
        "correcting", {"correction_notice": "城审管补〔2026〕1号"},
    )  # fmt: skip
    assert office.papers(plan_missing, "correction_notice", "acceptance_notice") == [
        ("correction_notice", "", "城审管补〔2026〕1号")
    ]
    due = office.due(plan_missing)
    assert (due["telling"], due["correcting"]) == ("2026-02-26", "2026-03-12")
    assert office.lights(plan_missing)["telling"] is None
    assert office.figures()["waiting_for_applicant"] == [plan_missing]
    assert office.on("2026-02-27").done(plan_missing)[-1] == ("request_correction", "")


def test_a_supplement_starts_the_five_days_anew_and_acceptance_starts_the_limits(
    office: Office, plan_missing: str
) -> None:
    """Supplement on the working Saturday 02-28: 03-02, 03, 04, 05, 06 is the fifth day."""
    told(office.on("2026-02-13"), plan_missing, "layout_plan")
    office.on("2026-02-28")

    office.act(
        plan_missing, "supplement", {"materials": [{"key": "layout_plan", "form": "original"}]}
    )

    due = office.due(plan_missing)
    assert (due["telling"], "correcting" in due) == ("2026-03-06", False)
    office.on("2026-03-04").accept(plan_missing)
    # Accepted on 03-04: 03-05, 06, 09–13, 16, 17, 18 is the tenth day; 03-19, 20, 23–27,
    # 30, 31, 04-01 the twentieth.
    due = office.due(plan_missing)
    assert due["food_operation.statutory"] == "2026-03-18"
    assert due["tobacco_retail.statutory"] == "2026-04-01"


def test_what_could_be_seen_the_first_time_is_not_asked_for_again(
    office: Office, plan_missing: str
) -> None:
    told(office.on("2026-02-13"), plan_missing, "layout_plan")
    office.on("2026-02-28")
    office.act(
        plan_missing, "supplement", {"materials": [{"key": "layout_plan", "form": "original"}]}
    )
    seen = {"complete": False, "legal_form": True, "defects": [defect("health_certs", "健康证明")]}
    office.act(plan_missing, "look_through", seen)

    again = office.refused(plan_missing, "request_correction", {"defects": seen["defects"]})

    assert again == ("correction.visible_before", ARTICLE_32)


def test_what_was_told_and_not_brought_may_be_told_again_and_the_clock_waits_for_it(
    office: Office,
) -> None:
    case = office.on("2026-02-12").receive(lacking(office, "layout_plan", "health_certs"))
    told(office.on("2026-02-13"), case, "layout_plan", "health_certs")
    office.on("2026-02-28")
    office.act(case, "supplement", {"materials": [{"key": "layout_plan", "form": "original"}]})

    told(office.on("2026-03-02"), case, "health_certs")

    # Fifteen working days from 03-02: 03-03 to 06 four, 09–13 nine, 16–20 fourteen, 03-23.
    assert office.due(case)["correcting"] == "2026-03-23"


def test_a_supervisor_may_allow_a_second_notice_with_a_reason_that_stands_in_the_report(
    office: Office, plan_missing: str
) -> None:
    told(office.on("2026-02-13"), plan_missing, "layout_plan")
    office.on("2026-02-28")
    office.act(
        plan_missing, "supplement", {"materials": [{"key": "layout_plan", "form": "original"}]}
    )
    allow = {"rule": "second_correction", "reason": "申请人变更经营项目"}
    no_reason = office.refused(plan_missing, "allow_exception", {**allow, "reason": ""})
    by_clerk = office.refused(plan_missing, "allow_exception", allow, by="clerk:王敏@3号窗口")

    office.act(plan_missing, "allow_exception", allow)
    second = told(office, plan_missing, "health_certs")

    assert no_reason[0] == "exception.reason"
    assert by_clerk[0] == "case.wrong_role"
    assert second["numbers"] == {"correction_notice": "城审管补〔2026〕2号"}
    assert office.figures()["exception"] == [plan_missing]
    report = office("day", "--on", "2026-02-28")
    (listed,) = [one for one in report["told"] if one["event"]["type"] == "allow_exception"]
    assert listed["event"]["case"] == plan_missing
    assert listed["facts"]["reason"] == "申请人变更经营项目"
    assert office.papers(plan_missing, "exception_note")[0][0] == "exception_note"


def test_without_a_second_reason_nothing_can_be_excepted(office: Office, plan_missing: str) -> None:
    allow = {"rule": "second_correction", "reason": "先放行"}

    assert office.refused(plan_missing, "allow_exception", allow)[0] == "case.no_exception_needed"


def test_papers_go_back_only_after_the_applicants_time(office: Office, plan_missing: str) -> None:
    told(office.on("2026-02-13"), plan_missing, "layout_plan")
    end = {"reason": "not_corrected", "explanation": "期限届满未补正"}

    early = office.on("2026-03-12").refused(plan_missing, "end", end)
    ended = office.on("2026-03-13").act(plan_missing, "end", end)

    assert early[0] == "end.still_time"
    assert (ended["status"], ended["numbers"]) == (
        "ended", {"ending_notice": "城审管终〔2026〕1号"},
    )  # fmt: skip


def test_who_was_not_told_counts_as_accepted_from_the_day_of_receipt(office: Office) -> None:
    """Day 5 is 02-26; on 02-27 it happened, and the limits run from 02-12: see the table."""
    case = office.on("2026-02-12").receive(lacking(office, "layout_plan"))
    before = office.on("2026-02-26", "23:59")("show", case)["status"]

    after = office.on("2026-02-27", "00:01")("show", case)["status"]

    assert (before, after) == ("received", "accepted")
    assert office.papers(case, "deemed_acceptance", "acceptance_notice", "dispatch_list") == [
        ("deemed_acceptance", "", "城审管视受〔2026〕1号"),
        ("dispatch_list", "", ""),
    ]
    due = office.due(case)
    assert due["telling"] == "2026-02-26"
    assert due["food_operation.statutory"] == "2026-03-04"  # the tenth day
    assert due["food_operation.promised"] == "2026-02-26"  # the fifth
    assert due["tobacco_retail.statutory"] == "2026-03-18"  # the twentieth, as the sheet has it
    assert due["joint"] == "2026-04-23"


def test_the_deemed_case_stands_in_the_report_with_its_window(office: Office) -> None:
    case = office.on("2026-02-12").receive(lacking(office, "layout_plan"))
    office.on("2026-02-27")

    deemed = office.figures()["deemed"]
    report = office("day", "--on", "2026-02-27")

    assert deemed == [case]
    (listed,) = [one for one in report["told"] if one["event"]["type"] == "deem_accepted"]
    assert (listed["event"]["case"], listed["window"]) == (case, "W1")
    assert report["hall"]["acts"]["accepted"] == 1
    paper = office.text_of(case, "deemed_acceptance")
    assert "第5个工作日为2026年2月26日" in paper
    assert "自收到申请材料之日（2026年2月12日）起即为受理" in paper
    assert "由W1" in paper


def test_after_it_counts_as_accepted_nobody_can_ask_for_papers_or_decline(office: Office) -> None:
    case = office.on("2026-02-12").receive(lacking(office, "layout_plan"))
    office.on("2026-02-27")

    asked = office.refused(case, "request_correction", {"defects": [defect("layout_plan")]})
    no = {"reason": "other", "explanation": "材料不齐", "source": "行政许可法第三十二条"}
    declined = office.refused(case, "decline", no)

    assert asked == declined == ("case.out_of_order", ARTICLE_32)


def test_the_day_after_a_supplement_nobody_looked_at_is_deemed_from_the_supplement(
    office: Office, plan_missing: str
) -> None:
    """Supplement 02-28, the fifth day is 03-06; accepted by law on Monday 03-09 from 02-28.

    From 02-28: 03-02–06 five, 03-09–13 ten: food until 03-13.
    """
    told(office.on("2026-02-13"), plan_missing, "layout_plan")
    office.on("2026-02-28")
    office.act(
        plan_missing, "supplement", {"materials": [{"key": "layout_plan", "form": "original"}]}
    )

    due = office.on("2026-03-09").due(plan_missing)

    assert due["food_operation.statutory"] == "2026-03-13"
    assert office.done(plan_missing)[4:5] == [("deem_accepted", "")]


def test_an_incomplete_application_cannot_be_accepted_by_hand(
    office: Office, plan_missing: str
) -> None:
    unseen = office.refused(plan_missing, "accept")
    falsely = office.refused(plan_missing, "look_through", GOOD)

    assert unseen == ("case.not_looked_through", ARTICLE_32)
    assert falsely == ("look_through.not_complete", ARTICLE_32)
