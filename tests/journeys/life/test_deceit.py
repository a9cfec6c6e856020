"""Deceit: the three years of article 79, the one year of article 78, on both sides of the last day.

Worked out by hand. A bar runs from the day after its decision to the same date years later.

| what | decided | last day of the bar | open again |
| --- | --- | --- | --- |
| fireworks permit got by deceit, revoked (69 second paragraph) | 2026-03-12 | 2029-03-12 | 2029-03-13 |
| false papers found before the decision (78) | 2026-03-06 | 2027-03-06 | 2027-03-07 |
| fireworks revoked, its holder never eligible (69 item 4) | 2026-03-12 | no bar | at once |
| food got by deceit, revoked | 2026-03-12 | no bar: public safety is not marked for it | at once |
| food got by deceit, the decision itself finds health concerned | 2026-03-12 | 2029-03-12 | 03-13 |
| false fire promise, the decision finds public safety concerned | 2026-03-03 | 2027-03-03 | 03-04 |
Which licences concern public safety directly the catalogue says (fireworks is one), or the decision.
Intent served Monday 2026-03-09, three working days: 10, 11, **12**; a statement on 03-11 ends the
waiting, so that Thursday 03-12 may decide.
"""

from typing import Any

from tests.journeys.life.hall import SERVED, Hall

CRACKERS, FOOD, FIRE = "fireworks_retail", "food_operation", "fire_check"
SAID = {"by": "李建国", "text": "材料由代办公司准备", "adopted": "不影响事实认定，不予采纳"}


def opened(hall: Hall, *licences: str) -> str:
    case = hall.on("2026-03-02").accepted(*licences)
    hall.checked(case, "2026-03-03")
    for licence in licences:
        hall.grant(case, licence)
    hall.act(case, "issue")
    return case


def revoked(hall: Hall, case: str, licence: str, ground: str, **more: Any) -> str:
    """Tell the intent on 03-09, hear on 03-11, revoke and serve on 03-12; return the number."""
    intent = {"ground": ground, "facts": "消防验收意见书系伪造", "service": SERVED}
    hall.on("2026-03-09").act(case, "tell_intent", intent, licence)
    hall.on("2026-03-11").act(case, "record_statement", SAID, licence)
    told = hall.on("2026-03-12").act(
        case, "revoke", {"ground": ground, "facts": "消防验收意见书系伪造", **more}, licence
    )
    number: str = told["numbers"]["revocation_decision"]
    hall.act(case, "serve", {"document": number, "service": SERVED})
    return number


def again(hall: Hall, case: str, licence: str) -> str:
    """Try to apply for a licence again; return the refusal's key."""
    uscc = hall("show", case)["application"]["answers"]["shared"]["uscc"]
    return hall.tried(hall.application(licence, uscc=uscc))


def test_deceit_bars_a_licence_of_public_safety_for_three_years(hall: Hall) -> None:
    case = opened(hall, CRACKERS, FOOD)
    uscc = hall("show", case)["application"]["answers"]["shared"]["uscc"]
    before = again(hall, case, CRACKERS)
    document = revoked(hall, case, CRACKERS, "deceit")
    same_day = again(hall, case, CRACKERS)
    other_licence = again(hall, case, FIRE)
    told: dict[str, Any] = hall("credit", uscc)
    last = again(hall.on("2029-03-12", "23:59"), case, CRACKERS)
    over = again(hall.on("2029-03-13", "00:01"), case, CRACKERS)

    assert (before, same_day, other_licence) == ("", "application.barred", "")
    assert [(bar["until"], bar["document"]) for bar in told["bars"]] == [("2029-03-12", document)]
    assert (last, over) == ("application.barred", "")


def test_the_codes_of_a_permit_got_by_deceit(hall: Hall) -> None:
    case = opened(hall, CRACKERS, FOOD)
    before = hall.truths()
    revoked(hall, case, CRACKERS, "deceit")

    assert before == {"fireworks v1": "valid", "food v1": "valid", "composite v1": "valid"}
    assert hall.truths() == {
        "fireworks v1": "revoked 2026-03-12", "food v1": "valid",
        "composite v1": "ended 2026-03-12, fireworks revoked 2026-03-12",
    }  # fmt: skip


def test_no_deceit_no_bar_and_deceit_without_public_safety_none_either(hall: Hall) -> None:
    eligible = opened(hall, CRACKERS)
    revoked(hall, eligible, CRACKERS, "not_eligible")
    food = opened(hall, FOOD)
    revoked(hall, food, FOOD, "deceit")

    assert again(hall, eligible, CRACKERS) == ""
    assert again(hall, food, FOOD) == ""


def test_the_decision_itself_may_find_that_health_is_concerned(hall: Hall) -> None:
    case = opened(hall, FOOD)
    revoked(hall, case, FOOD, "deceit", bars=True)

    assert again(hall, case, FOOD) == "application.barred"
    assert again(hall.on("2029-03-12", "23:59"), case, FOOD) == "application.barred"
    assert again(hall.on("2029-03-13", "00:01"), case, FOOD) == ""


def test_false_papers_found_before_the_decision_are_denied_and_bar_for_a_year(
    hall: Hall,
) -> None:
    case = hall.on("2026-03-02").accepted(CRACKERS)
    reason = {
        "fact": "安全评价报告系伪造", "requirement": "材料真实", "source": "行政许可法第七十八条",
    }  # fmt: skip
    hall.on("2026-03-06").act(case, "review", {"opinion": "fail"}, CRACKERS)
    without = {"reasons": [{**reason, "source": "消防法第十五条"}], "false_promise": True}
    unnamed = hall.refused(case, "deny", without, CRACKERS)[0]
    hall.act(case, "deny", {"reasons": [reason], "false_promise": True}, CRACKERS)

    assert unnamed == "denial.article_78"
    assert again(hall, case, CRACKERS) == "application.barred"
    assert again(hall.on("2027-03-06", "23:59"), case, CRACKERS) == "application.barred"
    assert again(hall.on("2027-03-07", "00:01"), case, CRACKERS) == ""
    assert hall.truths() == {}


def test_a_false_promise_found_before_the_decision_ends_the_promise_and_goes_on_record(
    hall: Hall,
) -> None:
    case = hall.on("2026-03-02").promised(FIRE, routes=(FIRE,))
    reason = {
        "fact": "承诺的疏散通道不存在", "requirement": "承诺属实", "source": "行政许可法第七十八条",
    }  # fmt: skip
    hall.on("2026-03-03").act(case, "review", {"opinion": "fail"}, FIRE)
    denial = {"reasons": [reason], "false_promise": True, "bars": True}
    told = hall.act(case, "deny", denial, FIRE)
    document = told["numbers"]["denial_decision"]
    record = {
        "kind": "false_promise", "document": document, "facts": "虚假承诺",
        "source": "国办发〔2020〕42号",
    }  # fmt: skip
    unserved = hall.refused(case, "record_credit", record, FIRE)[0]
    hall.act(case, "serve", {"document": document, "service": SERVED})
    hall.act(case, "record_credit", record, FIRE)
    uscc = hall("show", case)["application"]["answers"]["shared"]["uscc"]

    assert unserved == "credit.no_final_document"
    assert again(hall, case, FIRE) == "application.barred"
    assert (
        hall.tried(
            hall.on_promise(hall.application("publication_retail", uscc=uscc), "publication_retail")
        )
        == "credit.commitment_closed"
    )
    assert again(hall.on("2027-03-03", "23:59"), case, FIRE) == "application.barred"
    assert again(hall.on("2027-03-04", "00:01"), case, FIRE) == ""  # the ordinary way
    assert hall.tried(hall.on_promise(hall.application(FIRE, uscc=uscc), FIRE)) == (
        "credit.commitment_closed"
    )
