"""One joint check on site, one re-check, and the one licence whose clock rectification stops.

Accepted Monday 2026-04-20. Off 1–5 May, Saturday 9 May is worked:

    day   1     2     3     4     5     6  7  8   9     10    11    12(Sat) 13    …  20
    date  04-21 04-22 04-23 04-24 04-27 28 29 30  05-06 05-07 05-08 05-09   05-11 …  05-20

Food: promise 5 (04-27), law 10 (05-07). Medical devices: promise 10 (05-07), law 20 (05-20).
"""

import pytest

from tests.journeys.clock.office import Office

FOOD, DEVICES = "food_operation", "meddev3"
ARTICLE_34 = "《行政许可法》第三十四条"
TWO = "《行政许可法》第三十四条第三款"
ORDER = {"service": {"receiver": "李建国"}}


@pytest.fixture
def case(office: Office) -> str:
    return office.on("2026-04-20").accepted(FOOD, DEVICES)


def point_of(office: Office, case: str, *licences: str) -> str:
    """Return a point of the checklist that exactly these licences ask for."""
    points = office("site-check", case)["points"]
    return next(
        str(view["point"]["key"])
        for view in points
        if {code for code, _ in view["point"]["uses"]} == set(licences)
    )


def found(office: Office, case: str) -> list[str]:
    """Plan for 04-21, find one defect for each licence that day; return the two points."""
    bad = [point_of(office, case, FOOD), point_of(office, case, DEVICES)]
    office.act(case, "plan_site_check", office.plan(case, "2026-04-21"))
    office.on("2026-04-21", "15:00")
    office.act(case, "record_site_check", office.findings(case, bad))
    return bad


def test_the_days_before_the_check(office: Office, case: str) -> None:
    due = office.due(case)

    assert (due["food_operation.promised"], due["food_operation.statutory"]) == (
        "2026-04-27", "2026-05-07",
    )  # fmt: skip
    assert (due["meddev3.promised"], due["meddev3.statutory"]) == ("2026-05-07", "2026-05-20")


def test_the_day_must_keep_the_tightest_clock_green(office: Office, case: str) -> None:
    """Food's promise of 04-27 is yellow with three days left, on 04-22; 04-21 is the last green."""
    yellow = office.refused(case, "plan_site_check", office.plan(case, "2026-04-22"))
    proposed = office("site-check", case)["proposed"]["day"]
    office.act(case, "plan_site_check", office.plan(case, "2026-04-21"))

    assert yellow[0] == "site_check.not_green"
    assert proposed == "2026-04-21"
    assert [kind for kind, _, _ in office.papers(case, "site_check_notice", "site_check_pack")] == [
        "site_check_notice", "site_check_pack",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("accepted", "wanted", "key"),
    [
        ("2026-04-24", "2026-04-25", "site_check.day_off"),  # a Saturday
        ("2026-04-30", "2026-05-04", "site_check.day_off"),  # Labour Day
        ("2026-05-08", "2026-05-09", ""),  # a Saturday that is worked
        ("2026-05-08", "2026-05-07", "site_check.past"),
    ],
)
def test_the_day_must_be_one_on_which_people_work(
    accepted: str, wanted: str, key: str, office: Office
) -> None:
    case = office.on(accepted).accepted(FOOD)

    told = office._act(case, "plan_site_check", office.plan(case, wanted), "", "")

    assert told.get("key", "") == key


def test_two_of_each_authority_and_nobody_who_was_recused(office: Office) -> None:
    case = office.on("2026-04-20").accepted(FOOD, "tobacco_retail")
    short = office.refused(
        case, "plan_site_check", office.plan(case, "2026-04-21", without=["乙tobacco"])
    )
    office.act(case, "plan_site_check", office.plan(case, "2026-04-21"))
    other = {"name": "丙tobacco", "department": "tobacco", "certificate": "E-3"}
    office.act(
        case, "recuse",
        {"inspector": "乙tobacco", "reason": "与申请人有亲属关系", "asked_by": "申请人",
         "replacement": other},
    )  # fmt: skip
    office.on("2026-04-21", "15:00")

    with_him = office.refused(case, "record_site_check", office.findings(case))
    sent = office.findings(case)
    without = {**sent, "inspectors": [name for name in sent["inspectors"] if name != "乙tobacco"]}
    alone = office.refused(case, "record_site_check", without)
    office.act(
        case, "record_site_check", {**without, "inspectors": [*without["inspectors"], "丙tobacco"]}
    )

    assert short == ("site_check.two_inspectors", TWO)
    assert with_him == ("site_check.not_planned_person", TWO)
    assert alone == ("site_check.two_inspectors", TWO)
    assert office.papers(case, "recusal_note", "site_check_record")[1][2] == "城审管踏录〔2026〕1号"


def test_nothing_is_granted_before_the_check_nor_against_it(office: Office, case: str) -> None:
    office.act(case, "review", {"opinion": "pass"}, FOOD)
    before = office.refused(case, "grant", None, FOOD)
    found(office, case)

    against = office.refused(case, "grant", None, FOOD)

    assert before == ("site_check.first", ARTICLE_34)
    assert against == ("site_check.defects_stand", ARTICLE_34)


def test_rectification_stops_the_one_clock_whose_rule_says_so(office: Office, case: str) -> None:
    """Ordered 04-24, day 4, which counts; looked at again 05-11, which counts as day 5.

    From 05-12: 12–15 are 6–9, 18–22 are 10–14, 25–29 are 15–19, 06-01 is day 20.
    Ten days to rectify from 04-24: 27–30 April, 6–9, 11 and 12 May.
    """
    bad = found(office, case)
    order = office.on("2026-04-24").act(case, "order_rectification", ORDER)
    during = office.due(case)
    (visit,) = office("site-check", "--queue")
    again = {
        "inspectors": office.findings(case)["inspectors"],
        "findings": [{"point": key, "result": "good"} for key in bad],
    }
    office.on("2026-05-11", "15:00").act(case, "record_recheck", again)

    assert order["numbers"] == {"rectification_notice": "城审管改〔2026〕1号"}
    assert (during["meddev3.statutory"], during["food_operation.statutory"]) == (None, "2026-05-07")
    assert (visit["kind"], visit["day"]) == ("recheck", "2026-05-12")
    after = office.due(case)
    assert (after["meddev3.statutory"], after["food_operation.statutory"]) == (
        "2026-06-01", "2026-05-07",
    )  # fmt: skip
    assert ("record_overdue", FOOD) in office.done(case)
    assert office.done(case).count(("record_overdue", "meddev3")) == 0


def test_there_is_no_second_order_no_second_record_and_no_third_check(
    office: Office, case: str
) -> None:
    bad = found(office, case)
    office.on("2026-04-24").act(case, "order_rectification", ORDER)
    twice = office.refused(case, "order_rectification", ORDER)
    people = office.findings(case)["inspectors"]
    still = [
        {"point": bad[0], "result": "defect", "note": "未改"},
        {"point": bad[1], "result": "good"},
    ]
    other = {"inspectors": people, "findings": [{"point": bad[0], "result": "good"}]}
    part = office.refused(case, "record_recheck", other)
    office.on("2026-04-27", "15:00")
    office.act(case, "record_recheck", {"inspectors": people, "findings": still})
    third = [
        office.refused(case, "record_recheck", {"inspectors": people, "findings": still}),
        office.refused(case, "record_site_check", office.findings(case)),
        office.refused(case, "plan_site_check", office.plan(case, "2026-04-28")),
    ]

    assert twice[0] == "site_check.told_already"
    assert part[0] == "recheck.only_defects"
    assert {key for key, _ in third} == {"site_check.no_third"}
    office.act(case, "review", {"opinion": "pass"}, DEVICES)
    office.act(case, "review", {"opinion": "fail"}, FOOD)
    office.act(case, "grant", None, DEVICES)
    assert office.refused(case, "grant", None, FOOD) == ("site_check.defects_stand", ARTICLE_34)


def test_a_new_fact_at_the_re_check_needs_its_own_reason(office: Office, case: str) -> None:
    bad = found(office, case)
    office.on("2026-04-24").act(case, "order_rectification", ORDER)
    people, keys = office.findings(case)["inspectors"], office.findings(case)["findings"]
    new = next(item["point"] for item in keys if item["point"] not in bad)
    good = [{"point": key, "result": "good"} for key in bad]
    fact = {"point": new, "note": "冷库停用", "reason": ""}
    office.on("2026-05-11", "15:00")

    sent = {"inspectors": people, "findings": good, "new_facts": [fact]}
    bare = office.refused(case, "record_recheck", sent)
    fact["reason"] = "首次核查后新装"
    office.act(case, "record_recheck", sent)

    assert bare[0] == "recheck.new_fact"


def test_a_result_of_testing_does_not_end_the_rectification_nor_the_other_way_round(
    office: Office, case: str
) -> None:
    """Testing served 04-22 (day 2), back 04-28; rectification 04-24 to 05-11: 23 April to 10 May out.

    05-11 is day 3, 12–15 are 4–7, 18–22 are 8–12, 25–29 are 13–17, 1, 2, 3 June are 18–20.
    """
    bad = found(office, case)
    testing = {"kind": "testing", "matter": "冷藏设备验证", "days": 5, **ORDER}
    office.on("2026-04-22").act(case, "announce_pause", testing, DEVICES)
    office.on("2026-04-24").act(case, "order_rectification", ORDER)
    result = {"result": "合格", "document": "检测报告3号"}
    office.on("2026-04-28").act(case, "end_pause", result, DEVICES)
    still = office.due(case)[f"{DEVICES}.statutory"]
    by_hand = office.refused(case, "end_pause", result, DEVICES)
    people = office.findings(case)["inspectors"]
    good = [{"point": key, "result": "good"} for key in bad]

    office.on("2026-05-11", "15:00")
    office.act(case, "record_recheck", {"inspectors": people, "findings": good})

    assert still is None
    assert by_hand == ("pause.none", "《行政许可法》第四十五条")
    assert office.due(case)[f"{DEVICES}.statutory"] == "2026-06-03"
