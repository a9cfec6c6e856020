"""A hearing by hand: asked for within 5, held within 20 working days, called 7 days ahead (46–48).

Entertainment, accepted Monday 2026-03-02, always heard. No holiday before 4–6 April (Qingming):

    03-03 … 06 are days 1–4, 09–13 5–9, 16–20 10–14, 23–27 15–19, 03-30 is day 20.
"""

import pytest

from tests.journeys.clock.office import Office

CODE = "entertainment"
ARTICLE_46 = "《行政许可法》第四十六条"
ARTICLE_47 = "《行政许可法》第四十七条"
ARTICLE_48 = "《行政许可法》第四十八条"
NEIGHBOUR = "相邻住户 张某"
TELL = {
    "told": ["李建国", NEIGHBOUR], "matter": "娱乐场所设立涉及相邻住户重大利益",
    "service": {"receiver": "李建国"},
}  # fmt: skip
CALL = {
    "time": "9:00", "place": "听证室", "chair": "听证主持人 钱某", "recorder": "孙某",
    "service": {"receiver": "李建国"},
}  # fmt: skip
HELD = {
    "statements": [{"speaker": NEIGHBOUR, "standing": "利害关系人", "words": "噪声扰民"}],
    "report": "建议准予并控制噪声",
}  # fmt: skip


@pytest.fixture
def case(office: Office) -> str:
    return office.on("2026-03-02").accepted(CODE)


def told(office: Office, case: str) -> None:
    office.on("2026-03-03").act(case, "tell_hearing_right", TELL, CODE)


def test_without_the_hearing_nothing_is_decided(office: Office, case: str) -> None:
    office.act(case, "review", {"opinion": "pass"}, CODE)
    reasons = [{"fact": "距离不足", "requirement": "应当符合", "source": "娱乐场所管理条例第七条"}]

    assert office.due(case)["entertainment.statutory"] == "2026-03-30"
    assert office.refused(case, "grant", None, CODE) == ("hearing.first", ARTICLE_46)
    assert office.refused(case, "deny", {"reasons": reasons}, CODE) == ("hearing.first", ARTICLE_46)


def test_it_may_be_asked_for_until_the_fifth_working_day(office: Office, case: str) -> None:
    """Told 03-03: 4, 5, 6, 9 and 10 March."""
    told(office, case)
    ask = {"by": NEIGHBOUR}

    late = office.on("2026-03-11").refused(case, "request_hearing", ask, CODE)
    stranger = office.on("2026-03-10").refused(case, "request_hearing", {"by": "路人"}, CODE)
    office.act(case, "request_hearing", ask, CODE)

    assert late == ("hearing.too_late", ARTICLE_47)
    assert stranger == ("hearing.not_told_person", ARTICLE_47)
    assert office.refused(case, "request_hearing", ask, CODE)[0] == "hearing.requested_already"


def test_it_is_called_seven_days_ahead_and_held_within_twenty(office: Office, case: str) -> None:
    """Asked for 03-10: 11–13, 16–20, 23–27, 30, 31 March, 1–3 April are eighteen; 7 and 8 April.

    Called 03-11, the day not counted: 03-18 is the seventh day after it.
    """
    told(office, case)
    office.on("2026-03-10").act(case, "request_hearing", {"by": NEIGHBOUR}, CODE)
    office.on("2026-03-11")

    early = office.refused(case, "call_hearing", {**CALL, "day": "2026-03-17"}, CODE)
    late = office.refused(case, "call_hearing", {**CALL, "day": "2026-04-09"}, CODE)
    office.act(case, "call_hearing", {**CALL, "day": "2026-04-08"}, CODE)

    assert early == ("hearing.seven_days", ARTICLE_48)
    assert late == ("hearing.within_twenty", ARTICLE_47)


def test_its_time_counts_until_the_notice_is_served_and_from_its_day_on(
    office: Office, case: str
) -> None:
    """Notice of its time served 03-11, held 03-26: 12, 13, 16–20, 23–25 March are ten days out.

    Day 20 moves from 03-30 by 31 March, 1, 2, 3, 7, 8, 9, 10, 13 and 14 April.
    """
    told(office, case)
    office.on("2026-03-11").act(case, "call_hearing", {**CALL, "day": "2026-03-26"}, CODE)
    unstopped = office.due(case)["entertainment.statutory"]
    time = {"kind": "hearing", "matter": "听证", "days": 12, "service": {"receiver": "李建国"}}
    office.act(case, "announce_pause", time, CODE)
    stopped = office.lights(case)["entertainment.statutory"]
    office.on("2026-03-26").act(case, "hold_hearing", {**HELD, "day": "2026-03-26"}, CODE)
    office.act(case, "end_pause", {"result": "听证报告", "document": "听证笔录1号"}, CODE)

    assert (unstopped, stopped) == ("2026-03-30", "stopped")
    assert office.due(case)["entertainment.statutory"] == "2026-04-14"
    assert [kind for kind, _, _ in office.papers(
        case, "hearing_right_notice", "hearing_notice", "hearing_announcement", "hearing_record",
        "hearing_report",
    )] == [
        "hearing_right_notice", "hearing_notice", "hearing_announcement", "hearing_record",
        "hearing_report",
    ]  # fmt: skip


def test_who_examines_does_not_chair(office: Office, case: str) -> None:
    office.act(case, "review", {"opinion": "pass"}, CODE, by="reviewer:赵强@approval_bureau")
    told(office, case)
    office.on("2026-03-11")

    sent = {**CALL, "day": "2026-03-20", "chair": "赵强"}

    assert office.refused(case, "call_hearing", sent, CODE) == ("hearing.chair", ARTICLE_48)


def test_its_steps_have_an_order(office: Office, case: str) -> None:
    held = {**HELD, "day": "2026-03-02"}

    assert (
        office.refused(case, "request_hearing", {"by": NEIGHBOUR}, CODE)[0] == "hearing.tell_first"
    )
    assert office.refused(case, "hold_hearing", held, CODE)[0] == "hearing.call_first"
    told(office, case)
    assert office.refused(case, "tell_hearing_right", TELL, CODE)[0] == "hearing.told_already"


def test_while_somebody_may_still_ask_nothing_is_decided(office: Office) -> None:
    """It needs no hearing; told 03-03 all the same, the last day to ask is 03-10."""
    case = office.on("2026-03-02").accepted("publication_retail")
    office.act(case, "review", {"opinion": "pass"}, "publication_retail")
    office.on("2026-03-03").act(case, "tell_hearing_right", TELL, "publication_retail")

    still = office.on("2026-03-10").refused(case, "grant", None, "publication_retail")
    granted = office.on("2026-03-11").act(case, "grant", None, "publication_retail")

    assert still == ("hearing.still_time", ARTICLE_47)
    assert granted["status"] == "decided"
