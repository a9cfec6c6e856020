"""A promise that was not kept: from the grant on the spot to the revocation, and back into credit.

Worked out by hand. Spring Festival 2026: off 15–23 February, worked Saturdays 02-14 and 02-28.

| day | what | by when |
| --- | --- | --- |
| Tue 02-03 | fire granted on the spot; film waits for it, food beside it | after-check within 20 working
  days: 4–6 (3), 9–13 (8), 14 (9), 24–27 (13), 28 (14), March 2–6 (19), **03-09** (20) |
| Wed 02-04 | joint check of film and food, both granted; composite v1 = fire, food, film | |
| Thu 02-26 | after-check: two points broken | told within 3: 27, 28, **03-02** |
| Fri 02-27 | rectification ordered, ten working days | 28 (1), March 2–6 (6), 9–12 (10): **03-12**;
  re-check within three more: 13, 16, **03-17** |
| Fri 03-13 | re-check: one point still broken; no third look | |
| Mon 03-16 | notice of intent, three working days to speak | 17, 18, **03-19** |
| Thu 03-19 | revocation still refused | |
| Fri 03-20 | fire revoked, film's department asked; composite v2 = food, film; record, served | |
| Wed 04-01 | film cancelled on the holder's wish: composite ended, food is left | |
| Wed 04-15 | the record repaired: open that very day | |
"""

from typing import Any

from tests.journeys.life.hall import SERVED, Hall

FIRE, FOOD, FILM, SHOP = "fire_check", "food_operation", "film_projection", "publication_retail"
BROKEN = {
    "point": "消防设施完好有效、疏散通道畅通、装修材料合格",
    "found": "二层疏散通道堆放桌椅",
    "requirement": "疏散通道、安全出口应当畅通",
    "source": "消防法第二十八条",
}
SECOND = {**BROKEN, "point": "制度、预案、培训已落实", "found": "没有灭火和应急疏散预案"}
INSPECTORS = ["赵检", "钱检"]


def opened(hall: Hall) -> str:
    """Return the case of a cinema with food, opened on 3 and 4 February, composite v1 issued."""
    case = hall.on("2026-02-03").promised(FIRE, FOOD, FILM, routes=(FIRE,))
    hall.act(case, "grant", None, FIRE)
    hall.checked(case, "2026-02-04")
    hall.grant(case, FOOD)
    hall.grant(case, FILM)
    hall.act(case, "issue")
    return case


def found_broken(hall: Hall, case: str) -> None:
    """Let the promise be found broken, and still broken at the one re-check."""
    hall.on("2026-02-26").act(
        case, "record_after_check", {"inspectors": INSPECTORS, "broken": [BROKEN, SECOND]}, FIRE
    )
    hall.on("2026-02-27").act(case, "order_after_rectification", {"service": SERVED}, FIRE)
    hall.on("2026-03-13").act(
        case, "record_after_recheck", {"inspectors": INSPECTORS, "standing": [BROKEN]}, FIRE
    )


REVOKE = {"ground": "not_eligible", "facts": "复查仍不符合"}
INTENT = {**REVOKE, "service": SERVED}


def revoked(hall: Hall, case: str) -> str:
    """Tell the intent, wait, revoke, serve; return the number of the decision."""
    hall.on("2026-03-16").act(case, "tell_intent", INTENT, FIRE)
    return decided(hall.on("2026-03-20"), case)


def decided(hall: Hall, case: str, table: dict[str, str] | None = None) -> str:
    """Revoke and serve; return the number of the decision."""
    told = hall.act(case, "revoke", REVOKE, FIRE)
    if table is not None:
        hall.becomes(table)
    document: str = told["numbers"]["revocation_decision"]
    hall.act(case, "serve", {"document": document, "service": SERVED})
    return document


def recorded(hall: Hall, case: str, document: str) -> str:
    """Make the credit record; return its number."""
    told = hall.act(
        case, "record_credit",
        {"kind": "promise_broken", "document": document, "facts": "复查仍不符合承诺",
         "source": "国办发〔2020〕42号"}, FIRE,
    )  # fmt: skip
    number: str = told["numbers"]["credit_record"]
    return number


def try_promise(hall: Hall, uscc: str) -> str:
    """Try to take a new shop of the same holder in on a promise; return the refusal's key."""
    return hall.tried(hall.on_promise(hall.application(SHOP, uscc=uscc), SHOP))


def test_every_day_and_task_on_the_way_to_the_revocation(hall: Hall) -> None:
    case = opened(hall)
    after_grant = hall.tasks(case)
    due = hall.due(case)
    hall.on("2026-02-26").act(
        case, "record_after_check", {"inspectors": INSPECTORS, "broken": [BROKEN, SECOND]}, FIRE
    )
    after_check = hall.tasks(case)
    twice = hall.refused(case, "record_after_check", {"inspectors": INSPECTORS}, FIRE)
    hall.on("2026-02-27").act(case, "order_after_rectification", {"service": SERVED}, FIRE)
    ordered, after_order = hall.due(case), hall.tasks(case)
    hall.on("2026-03-13").act(
        case, "record_after_recheck", {"inspectors": INSPECTORS, "standing": [BROKEN]}, FIRE
    )
    third = hall.refused(case, "record_after_recheck", {"inspectors": INSPECTORS}, FIRE)
    also = hall.refused(case, "record_after_check", {"inspectors": INSPECTORS}, FIRE)
    intent = {"ground": "not_eligible", "facts": "复查仍不符合", "service": SERVED}
    hall.on("2026-03-16").act(case, "tell_intent", intent, FIRE)
    statement = hall.due(case)["fire_check.statement"]
    revoke = {"ground": "not_eligible", "facts": "复查仍不符合"}
    too_early = hall.on("2026-03-19", "23:59").refused(case, "revoke", revoke, FIRE)
    hall.on("2026-03-20", "00:01").act(case, "revoke", revoke, FIRE)

    assert due["fire_check.after_check"] == "2026-03-09"
    assert ("record_after_check", "fire", "2026-03-09") in after_grant
    assert ("bring_late", "fire", "2026-03-09") in after_grant
    assert ("order_after_rectification", "fire", "2026-03-02") in after_check
    assert twice[0] == "after_check.recorded"
    assert (ordered["fire_check.rectifying"], ordered["fire_check.after_recheck"]) == (
        "2026-03-12", "2026-03-17",
    )  # fmt: skip
    assert ("record_after_recheck", "fire", "2026-03-17") in after_order
    assert (third[0], also[0]) == ("after_check.no_third", "after_check.no_third")
    assert statement == "2026-03-19"
    assert too_early == ("intent.still_time", "《行政许可法》第三十六条")


def test_every_code_tells_one_truth_after_each_step(hall: Hall) -> None:
    case = opened(hall.watch())
    whole = {"fire v1": "valid", "food v1": "valid", "film v1": "valid", "composite v1": "valid"}
    hall.becomes(whole)

    found_broken(hall, case)
    hall.becomes(whole)  # a promise found broken is no revocation yet

    hall.on("2026-03-16").act(case, "tell_intent", INTENT, FIRE)
    document = decided(
        hall.on("2026-03-20"),
        case,
        {
            "fire v1": "revoked 2026-03-20",
            "food v1": "valid",
            "film v1": "valid",
            "composite v1": "replaced 2026-03-20, fire revoked 2026-03-20",
            "composite v2": "valid",
        },
    )
    film = next(item for item in hall._permits(case) if item["licence"] == FILM)["number"]
    assert hall.tasks(case)[-2:] == [
        ("answer_question", "fire", None),
        ("record_credit", "fire", None),
    ]
    decider = next(item for item in hall("show", case)["licences"] if item["licence"] == FILM)[
        "department"
    ]
    answer = {"permit": film, "answer": "looked_into", "text": "已派员核查该影院消防情况"}
    hall.on("2026-03-25").act(case, "answer_question", answer, by=f"reviewer:孙审@{decider}")
    hall.becomes({})  # nothing is revoked by itself

    recorded(hall, case, document)
    cancel = {
        "ground": "other",
        "facts": "申请人停业，申请注销",
        "source": "行政许可法第七十条第六项",
    }
    hall.on("2026-04-01").act(case, "cancel", cancel, FILM)
    hall.becomes(
        {
            "fire v1": "revoked 2026-03-20",
            "food v1": "valid",
            "film v1": "cancelled 2026-04-01",
            "composite v1": "replaced 2026-03-20, film cancelled 2026-04-01, fire revoked 2026-03-20",
            "composite v2": "ended 2026-04-01, film cancelled 2026-04-01",
        }
    )
    assert hall.life("composite") == [
        (1, "replaced", "2026-03-20"), (2, "ended", "2026-04-01"),
    ]  # fmt: skip


def test_the_gate_closes_on_the_day_of_the_record_and_opens_on_the_day_of_the_repair(
    hall: Hall,
) -> None:
    case = opened(hall)
    uscc = hall("show", case)["application"]["answers"]["shared"]["uscc"]
    found_broken(hall, case)
    document = revoked(hall, case)
    before = try_promise(hall, uscc)
    record = recorded(hall, case, document)
    closed = try_promise(hall, uscc)
    ordinary = hall.application(SHOP, uscc=uscc)
    open_way = hall.receive(ordinary)
    switch = hall.refused(open_way, "switch_route", {"to": "commitment"}, SHOP)
    held: dict[str, Any] = hall("credit", uscc)
    last_evening = try_promise(hall.on("2026-04-14", "23:59"), uscc)
    repair = {"record": record, "evidence": "整改完成，现场复核合格", "approver": "张科长"}
    hall.on("2026-04-15", "00:01").act(case, "repair_credit", repair)
    opened_again = try_promise(hall, uscc)

    assert before == ""
    assert closed == "credit.commitment_closed"
    assert switch[0] == "credit.commitment_closed"
    assert held["closed"] == {"commitment": None, "deferral": None}
    assert [item["record"] for item in held["records"]] == [record]
    assert last_evening == closed
    assert opened_again == ""
    assert hall("credit", uscc)["closed"] == {}


def test_a_supervisor_allows_an_exception_with_a_reason_and_the_day_report_names_it(
    hall: Hall,
) -> None:
    case = opened(hall)
    uscc = hall("show", case)["application"]["answers"]["shared"]["uscc"]
    found_broken(hall, case)
    recorded(hall, case, revoked(hall, case))
    shop = hall.receive(hall.application(SHOP, uscc=uscc))
    exception = {"rule": "commitment_after_breach", "reason": "整改已完成，信用修复公示中"}
    hall.act(shop, "allow_exception", exception)
    hall.act(shop, "switch_route", {"to": "commitment"}, SHOP)

    assert hall("show", shop)["application"]["routes"] == {SHOP: "commitment"}
    told = hall("day", "--on", "2026-03-20")["told"]
    assert "allow_exception" in [one["event"]["type"] for one in told]


def test_another_company_of_the_same_legal_person_is_warned_of_and_not_shut_out(
    hall: Hall,
) -> None:
    case = opened(hall)
    person = hall("show", case)["application"]["answers"]["shared"]["legal_person_name"]
    found_broken(hall, case)
    record = recorded(hall, case, revoked(hall, case))
    other = hall.application(SHOP, uscc="91140500MA0KM7A610", legal_person_name=person)
    file = hall.on_promise(other, SHOP)
    told = hall("offers", hall.written(file))

    assert [item["record"] for item in told["same_legal_person"]] == [record]
    assert told["licences"][0]["commitment"]["open"]
    assert hall.tried(file) == ""


def test_every_step_leaves_its_document_with_its_days(hall: Hall) -> None:
    case = opened(hall)
    found_broken(hall, case)
    document = revoked(hall, case)
    record = recorded(hall, case, document)

    numbers = {
        item["kind"]: item["number"]
        for item in hall("paper", case, "--kinds")
        if item["licence"] == FIRE
    }
    order = hall.text_of(case, "after_rectification_order", FIRE)
    intent = hall.text_of(case, "revocation_intent", FIRE)
    decision = hall.text_of(case, "revocation_decision", FIRE)
    text = hall.text_of(case, "credit_record", FIRE)

    assert set(numbers) >= {
        "commitment_letter", "after_check_record", "after_rectification_order",
        "after_recheck_record", "revocation_intent", "revocation_decision", "credit_record",
    }  # fmt: skip
    assert (numbers["revocation_decision"], numbers["credit_record"]) == (document, record)
    assert "2026年3月12日" in order
    assert "2026年3月19日" in intent
    assert "2026年3月20日" in decision
    assert "行政许可法》第六十九条" in decision
    assert document in text


def test_the_letter_is_printed_again_byte_by_byte(hall: Hall) -> None:
    case = opened(hall)
    sheets = []
    for day in ("2026-02-04", "2026-06-30"):
        file = hall.folder / f"letter-{day}.pdf"
        hall.on(day)("print", case, "commitment_letter", "--licence", FIRE, "--out", str(file))
        sheets.append(file.read_bytes())

    assert sheets[0] == sheets[1]
