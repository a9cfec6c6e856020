"""What the limit leaves out (行政许可法 45), day by day and by hand.

Accepted Monday 2026-09-14, limit ten working days. September 20 is a worked Sunday; off are
25–27 September and 1–7 October; October 10 is a worked Saturday:

    day   1     2     3     4     5(Sun) 6     7     8     9     10    11 12 13       14 15 16(Sat)
    date  09-15 09-16 09-17 09-18 09-20  09-21 09-22 09-23 09-24 09-28 29 30 10-08    09 10 (12 …)

The joint limit of 45 ends on 11-20: 09-30 is day 12, 10-10 day 15, 10-30 day 30, then three weeks.
"""

import pytest

from tests.journeys.clock.office import RECEIVER, Office

ARTICLE_45 = "《行政许可法》第四十五条"
FOOD, FIRE = "food_operation", "fire_check"
TESTING = {"kind": "testing", "matter": "餐饮具抽样检测", "days": 10}
REPORT = {"result": "合格", "document": "晋检〔2026〕88号"}


@pytest.fixture
def case(office: Office) -> str:
    return office.on("2026-09-14").accepted(FOOD, FIRE)


def statutory(office: Office, case: str, licence: str = FOOD) -> str | None:
    return office.due(case)[f"{licence}.statutory"]


def test_without_a_pause_ten_days_end_on_the_twenty_eighth(office: Office, case: str) -> None:
    due = office.due(case)

    assert (due["food_operation.statutory"], due["joint"]) == ("2026-09-28", "2026-11-20")


def test_only_a_served_notice_stops_the_clock_and_both_its_days_count(
    office: Office, case: str
) -> None:
    """The sheet's example: four days used on 09-18, six are left from 10-12: 12–16 and 19 October."""
    number = office.on("2026-09-17").act(case, "announce_pause", TESTING, FOOD)["numbers"]
    unserved = (statutory(office, case), office.lights(case)[f"{FOOD}.statutory"])

    notice = {"document": number["special_time_notice"], **RECEIVER}
    office.on("2026-09-18").act(case, "serve", notice)
    stopped = (statutory(office, case), office.lights(case)[f"{FOOD}.statutory"])
    office.on("2026-10-12").act(case, "end_pause", REPORT, FOOD)

    assert number == {"special_time_notice": "城审管特时〔2026〕1号"}
    assert unserved == ("2026-09-28", "green")
    assert stopped == (None, "stopped")
    due = office.due(case)
    assert due[f"{FOOD}.statutory"] == "2026-10-19"
    # Five days promised: 09-15, 16, 17, 18 are four, 10-12 is the fifth; the office's own four.
    assert (due[f"{FOOD}.promised"], due[f"{FOOD}.internal"]) == ("2026-10-12", "2026-09-18")
    assert due[f"{FIRE}.statutory"] == "2026-09-28"  # another's pause is nothing to it
    # Left out of the joint limit: 09-20 to 24, 28 to 30, 10-08 to 10, eleven days. The 45th moves
    # from 11-20 by 23–27, 30 November, 1–4 and 7 December.
    assert due["joint"] == "2026-12-07"
    assert [kind for kind, _, _ in office.papers(case, "special_time_notice", "delivery_receipt")] == [
        "special_time_notice", "delivery_receipt",
    ]  # fmt: skip


def test_a_notice_that_nobody_served_never_stops_anything(office: Office, case: str) -> None:
    number = office.on("2026-09-17").act(case, "announce_pause", TESTING, FOOD)["numbers"]

    ended = office.on("2026-09-24").refused(case, "end_pause", REPORT, FOOD)
    red = office.on("2026-09-29").lights(case)[f"{FOOD}.statutory"]
    office.act(case, "serve", {"document": number["special_time_notice"], **RECEIVER})

    assert ended == ("pause.not_served", ARTICLE_45)
    assert red == "red"
    assert (statutory(office, case), office.lights(case)[f"{FOOD}.statutory"]) == (
        "2026-09-28", "red",
    )  # fmt: skip
    assert (("record_overdue", FOOD)) in office.done(case)


def test_two_licences_waiting_at_once_are_left_out_of_the_joint_limit_once(
    office: Office, case: str
) -> None:
    """Food waits 09-18 to 10-12, fire 09-22 to 10-14; together 09-19 to 10-13: thirteen days.

    Fire: 15–18, 20–22 September are seven, 14, 15, 16 October are eight to ten.
    Joint: 09-20–24, 28–30, 10-08–10, 12, 13; the 45th moves to Wednesday 12-09.
    """
    office.on("2026-09-18").act(case, "announce_pause", {**TESTING, **RECEIVER}, FOOD)
    appraisal = {"kind": "appraisal", "matter": "消防设施鉴定", "days": 12, **RECEIVER}
    office.on("2026-09-22").act(case, "announce_pause", appraisal, FIRE)
    office.on("2026-10-12").act(case, "end_pause", REPORT, FOOD)
    half = office.due(case)
    office.on("2026-10-14").act(case, "end_pause", REPORT, FIRE)

    due = office.due(case)

    assert (half[f"{FOOD}.statutory"], half["joint"]) == ("2026-10-19", None)
    assert due[f"{FOOD}.statutory"] == "2026-10-19"
    assert due[f"{FIRE}.statutory"] == "2026-10-16"
    assert due["joint"] == "2026-12-09"


def test_a_second_pause_after_the_first_is_left_out_too(office: Office, case: str) -> None:
    """Served 09-16, back 09-18 (the 17th out); served 09-22, back 09-28 (23rd, 24th out).

    Counted: 15, 16, 18, 20, 21, 22, 28, 29, 30 September are nine, 10-08 is the tenth.
    """
    for served, back in (("2026-09-16", "2026-09-18"), ("2026-09-22", "2026-09-28")):
        office.on(served).act(case, "announce_pause", {**TESTING, **RECEIVER}, FOOD)
        office.on(back).act(case, "end_pause", REPORT, FOOD)

    assert statutory(office, case) == "2026-10-08"


def test_a_pause_back_the_next_day_leaves_nothing_out(office: Office, case: str) -> None:
    office.on("2026-09-17").act(case, "announce_pause", {**TESTING, **RECEIVER}, FOOD)
    office.on("2026-09-18").act(case, "end_pause", REPORT, FOOD)

    assert statutory(office, case) == "2026-09-28"


def test_what_the_law_does_not_name_stops_nothing(office: Office, case: str) -> None:
    publicity = {**TESTING, "kind": "publicity", **RECEIVER}
    rectification = {**TESTING, "kind": "rectification", **RECEIVER}

    assert office.refused(case, "announce_pause", publicity, FOOD) == (
        "pause.not_by_law", ARTICLE_45,
    )  # fmt: skip
    assert office.refused(case, "announce_pause", rectification, FOOD)[0] == (
        "pause.by_rectification"
    )


def test_while_a_result_is_awaited_nothing_is_decided_and_nothing_else_begins(
    office: Office, case: str
) -> None:
    office.act(case, "review", {"opinion": "pass"}, FOOD)
    office.act(case, "announce_pause", {**TESTING, **RECEIVER}, FOOD)
    reasons = [{"fact": "不合格", "requirement": "应当合格", "source": "食品安全法第三十三条"}]

    assert office.refused(case, "grant", None, FOOD) == ("case.result_awaited", ARTICLE_45)
    assert office.refused(case, "deny", {"reasons": reasons}, FOOD)[0] == "case.result_awaited"
    assert office.refused(case, "announce_pause", TESTING, FOOD)[0] == "case.result_awaited"
    assert office.figures()["paused"] == [case]


def test_a_pause_begins_and_ends_with_a_document(office: Office, case: str) -> None:
    office.on("2026-09-18")
    empty = office.refused(case, "announce_pause", {**TESTING, "matter": ""}, FOOD)
    none = office.refused(case, "end_pause", REPORT, FOOD)
    office.act(case, "announce_pause", {**TESTING, **RECEIVER}, FOOD)
    paperless = office.refused(case, "end_pause", {**REPORT, "document": ""}, FOOD)
    early = office.refused(case, "end_pause", {**REPORT, "day": "2026-09-17"}, FOOD)
    future = office.refused(case, "end_pause", {**REPORT, "day": "2026-09-30"}, FOOD)

    assert empty == ("pause.incomplete", ARTICLE_45)
    assert none == ("pause.none", ARTICLE_45)
    assert paperless == ("pause.no_document", ARTICLE_45)
    assert early[0] == "pause.ends_before_it_began"
    assert future[1] == ARTICLE_45
