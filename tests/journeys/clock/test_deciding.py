"""From the decision to the archive: serial licences, remedies, one granted and one not, delivery.

2026-03-02 (Mon) + working days: 1 = 03-03, 5 = 03-09, 10 = 03-16, 20 = 03-30
2026-08-05 (Wed): + 60 natural days: 26 to 08-31, 30 to 09-30, 4 more = 10-04, in the holiday,
so Thursday 10-08; six months later 2027-02-05, the eve of the Spring Festival (a feast day since
2025): 5–8 February 2027 are feast days, the next working day is Tuesday 02-09, 待定 until the
notice of 2027 is there.
"""

import pytest

from tests.journeys.clock.office import Office

FOOD, FIRE, TOBACCO = "food_operation", "fire_check", "tobacco_retail"
HOTEL, FILM = "hotel_special", "film_projection"
NO = {
    "reasons": [
        {"fact": "疏散通道被占用", "requirement": "疏散通道应当畅通",
         "source": "消防法第二十八条"}
    ]
}  # fmt: skip
HANDED = {"receiver": "李建国"}


def denied(office: Office, case: str, licence: str) -> dict[str, object]:
    office.act(case, "review", {"opinion": "fail"}, licence)
    return office.act(case, "deny", NO, licence)


def finished(office: Office) -> str:
    """Return a case with food granted, fire denied and tobacco granted on Tuesday 2026-03-03."""
    case = office.on("2026-03-02").accepted(FOOD, FIRE, TOBACCO)
    office.checked(case, "2026-03-03")
    office.grant(case, FOOD)
    denied(office, case, FIRE)
    office.grant(case, TOBACCO)
    return case


def test_what_depends_on_another_licence_begins_with_its_decision(office: Office) -> None:
    """Fire decided Wednesday 03-11. Hotel 20 days: 12, 13, 16–20, 23–27, 30, 31 March, 1–3, 7, 8

    April are nineteen (Qingming is off 4–6), 04-09 is the twentieth; promise 5: 12, 13, 16–18.
    """
    case = office.on("2026-03-02").accepted(FIRE, HOTEL)
    waiting = office.due(case)
    too_soon = office.refused(case, "review", {"opinion": "pass"}, HOTEL)
    office.checked(case, "2026-03-03")
    office.on("2026-03-11").grant(case, FIRE)

    due = office.due(case)

    assert (waiting["fire_check.statutory"], waiting["hotel_special.statutory"]) == (
        "2026-03-16", None,
    )  # fmt: skip
    assert too_soon[0] == "case.out_of_order"
    assert (due["hotel_special.statutory"], due["hotel_special.promised"]) == (
        "2026-04-09", "2026-03-18",
    )  # fmt: skip
    assert due["joint"] == waiting["joint"]


def test_a_cinema_waits_for_the_fire_check_and_then_counts_natural_days(office: Office) -> None:
    """Decided Friday 04-03: thirty natural days end on 05-03, in the holiday, so on 05-06."""
    case = office.on("2026-03-30").accepted(FIRE, FILM)
    office.checked(case, "2026-03-31")
    office.on("2026-04-03").grant(case, FIRE)

    assert office.due(case)["film_projection.statutory"] == "2026-05-06"


def test_a_denial_tells_reasons_and_the_last_days_for_its_remedies(office: Office) -> None:
    case = office.on("2026-08-04").accepted(FIRE)
    office.checked(case, "2026-08-05")
    office.act(case, "review", {"opinion": "fail"}, FIRE)
    bare = office.refused(case, "deny", {"reasons": []}, FIRE)
    half = office.refused(case, "deny", {"reasons": [{**NO["reasons"][0], "source": ""}]}, FIRE)

    told = office.act(case, "deny", NO, FIRE)

    assert bare == half == ("denial.reasons", "《行政许可法》第三十八条")
    assert told["numbers"] == {"denial_decision": "城消不准〔2026〕1号"}
    text = office.text_of(case, "denial_decision", FIRE)
    assert "复议申请期限至2026年10月8日" in text
    assert "起诉期限至2027年2月9日（待定）" in text
    assert "疏散通道被占用" in text
    assert "消防法第二十八条" in text


def test_two_granted_and_one_denied_make_a_composite_of_the_two(office: Office) -> None:
    case = finished(office)

    office.act(case, "issue")

    issued = office("show", case)["issued"]
    assert [permit["licence"] for permit in issued["permits"]] == [FOOD, TOBACCO]
    assert issued["why_none"] is None
    assert issued["composite"]["number"] == "晋城综许1405022026000001"
    assert len(issued["composite"]["permits"]) == 2


def test_one_granted_and_one_denied_is_the_single_permit_and_the_program_says_why(
    office: Office,
) -> None:
    case = office.on("2026-03-02").accepted(FOOD, FIRE)
    office.checked(case, "2026-03-03")
    office.grant(case, FOOD)
    closed = denied(office, case, FIRE)

    office.act(case, "issue")

    issued = office("show", case)["issued"]
    assert closed["status"] == "decided"
    assert (issued["composite"], issued["why_none"]) == (None, "composite.one_permit")
    assert [
        kind
        for kind, _, _ in office.papers(
            case, "single_permit", "composite_original", "grant_decision", "denial_decision"
        )
    ] == ["grant_decision", "denial_decision", "single_permit"]


def test_nothing_ends_while_a_licence_is_open(office: Office) -> None:
    case = office.on("2026-03-02").accepted(FOOD, FIRE)
    office.checked(case, "2026-03-03")
    office.grant(case, FOOD)

    filed = office.refused(case, "archive")
    handed = office.refused(case, "deliver", HANDED)
    office.act(case, "issue")

    assert (filed[0], handed[0]) == ("case.out_of_order", "case.issue_first")
    assert office("show", case)["status"] == "accepted"
    assert office.refused(case, "archive")[0] == "case.out_of_order"


def test_results_are_handed_over_within_ten_working_days_of_the_last_decision(
    office: Office,
) -> None:
    """Decided 03-03: 4, 5, 6, 9–13, 16 and 17 March; on 03-18 it is late and stays so."""
    case = finished(office)
    due = office.due(case)["delivery"]
    office.act(case, "issue")
    office.act(case, "print")
    waiting = office.figures()["not_handed_over"]
    office.on("2026-03-18")
    early = office.refused(case, "deliver", {**HANDED, "day": "2026-03-02"})
    to_come = office.refused(case, "deliver", {**HANDED, "day": "2026-03-19"})

    office.act(case, "deliver", HANDED)

    assert (due, waiting) == ("2026-03-17", [case])
    assert early == ("delivery.before_decision", "《行政许可法》第四十四条")
    assert to_come[0] == "serve.not_yet"
    assert ("record_overdue", "") in office.done(case)
    assert office.act(case, "archive", {"pages": 30, "retention": "30年"})["status"] == "archived"


def test_a_case_that_was_only_denied_is_handed_over_without_a_permit(office: Office) -> None:
    case = office.on("2026-03-02").accepted(FIRE)
    office.checked(case, "2026-03-03")
    denied(office, case, FIRE)

    nothing = office.refused(case, "issue")
    told = office.on("2026-03-04").act(case, "deliver", HANDED)

    assert nothing == ("case.nothing_granted", "《行政许可法》第三十九条")
    assert told["status"] == "delivered"


def test_who_accepted_does_not_decide_and_another_department_does_not_either(
    office: Office,
) -> None:
    case = office.on("2026-03-02").receive(office.application(FIRE))
    office.act(case, "look_through", {"complete": True, "legal_form": True})
    office.act(case, "accept", by="clerk:钱进@W1")
    office.checked(case, "2026-03-03")
    office.act(case, "review", {"opinion": "pass"}, FIRE)

    same = office.refused(case, "grant", None, FIRE, by="reviewer:钱进@fire_rescue")
    other = office.refused(case, "grant", None, FIRE, by="reviewer:孙立@tobacco")
    looked = office.refused(case, "grant", None, FIRE, by="reviewer:甲fire_rescue@fire_rescue")

    assert same[0] == "case.accepter_decides"
    assert other == ("case.other_department", "《行政许可法》第三十八条")
    assert looked[0] == "case.inspector_decides"


@pytest.mark.parametrize(
    ("words", "code", "key"),
    [
        (("clocks", "JC-2026-000009"), 1, "case.unknown"),
        (("paper", "JC-2026-000009", "receipt"), 1, "case.unknown"),
        (("act", "JC-2026-000009", "accept"), 1, "case.unknown"),
        (("day", "--on", "2026-03-03"), 1, "day.to_come"),
    ],
)
def test_what_is_not_there_is_said_with_its_exit_code(
    words: tuple[str, ...], code: int, key: str, office: Office
) -> None:
    told = office.on("2026-03-02")(*words)

    assert (office.code, told["key"]) == (code, key)


def test_a_document_is_not_there_before_its_act(office: Office) -> None:
    case = office.on("2026-03-02").receive(office.application(FIRE))

    told = office("paper", case, "acceptance_notice", "--out", str(office.folder / "x.pdf"))

    assert (office.code, told["key"], told["article"]) == (
        1, "paper.not_offered", "《行政许可法》第三十二条",
    )  # fmt: skip
