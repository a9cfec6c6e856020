"""Records, objection, expiry; a permit that is kept although its promise was broken.

Worked out by hand. The record is made on Friday 2026-03-20 (see the broken promise).

| the record | the gate is shut | open again on |
| --- | --- | --- |
| counts until 2026-06-30 | 03-20 to 06-30, both included | 2026-07-01 |
| an objection upheld on 04-02 | 03-20 to 04-01 | 2026-04-02 |
| an objection not upheld | stays shut | |
Papers that never came (容缺): accepted with a gap on Monday 02-09, five working days: 10–13 (4) and
the worked Saturday 02-14. On 02-15, the first day of the Spring Festival, handling ends and a record
stands by itself; it shuts the deferral and not the commitment, until it is repaired on 03-02.
A day ends at midnight by local time (UTC+8): 06-30 23:59 is shut, 07-01 00:01 is open.
"""

from typing import Any

from tests.journeys.life.hall import SERVED, Hall
from tests.journeys.life.test_broken_promise import (
    BROKEN,
    FIRE,
    INSPECTORS,
    found_broken,
    opened,
    recorded,
    revoked,
    try_promise,
)

SHUT = "credit.commitment_closed"


def uscc_of(hall: Hall, case: str) -> str:
    found: str = hall("show", case)["application"]["answers"]["shared"]["uscc"]
    return found


def test_a_record_with_an_end_stops_counting_by_itself_at_midnight(hall: Hall) -> None:
    case = opened(hall)
    uscc = uscc_of(hall, case)
    found_broken(hall, case)
    document = revoked(hall, case)
    record: dict[str, Any] = {
        "kind": "promise_broken", "document": document, "facts": "复查仍不符合承诺",
        "source": "国办发〔2020〕42号", "until": "2026-06-30",
    }  # fmt: skip
    hall.act(case, "record_credit", record, FIRE)
    held = hall("credit", uscc)["closed"]

    assert held == {"commitment": "2026-07-01", "deferral": "2026-07-01"}
    assert try_promise(hall.on("2026-06-30", "23:59"), uscc) == SHUT
    assert try_promise(hall.on("2026-07-01", "00:01"), uscc) == ""
    assert [item["holds"] for item in hall("credit", uscc)["records"]] == [False]
    assert hall("credit", "--open") == []


def test_an_objection_that_is_right_opens_the_gate_that_day_and_one_that_is_not_does_not(
    hall: Hall,
) -> None:
    case = opened(hall)
    uscc = uscc_of(hall, case)
    found_broken(hall, case)
    record = recorded(hall, case, revoked(hall, case))
    objection = {"record": record, "by": "赵海涛", "text": "复查当日场所停业"}
    no = {"record": record, "upheld": False, "reason": "复查记录有签字"}
    hall.on("2026-03-24").act(case, "object_credit", objection)
    waiting = [item["record"] for item in hall("credit", "--objections")]
    hall.on("2026-03-25").act(case, "settle_objection", no)
    shut = try_promise(hall, uscc)
    hall.on("2026-03-30").act(case, "object_credit", {**objection, "text": "另有证据"})
    before = try_promise(hall.on("2026-04-01", "23:59"), uscc)
    yes = {"record": record, "upheld": True, "reason": "复查对象有误"}
    hall.on("2026-04-02", "00:01").act(case, "settle_objection", yes)

    assert waiting == [record]
    assert (shut, before) == (SHUT, SHUT)
    assert try_promise(hall, uscc) == ""
    repair = {"record": record, "evidence": "x", "approver": "y"}
    assert hall.refused(case, "repair_credit", repair)[0].startswith("credit.")


def test_a_permit_is_kept_where_revoking_it_would_gravely_harm_the_public(hall: Hall) -> None:
    case = opened(hall)
    found_broken(hall, case)
    intent = {"ground": "not_eligible", "facts": "复查仍不符合", "service": SERVED}
    hall.on("2026-03-16").act(case, "tell_intent", intent, FIRE)
    kept = {"reason": "疏散安置未落实前撤销将严重影响公众", "public_harm": True}
    told = hall.on("2026-03-20").act(case, "keep_permit", kept, FIRE)

    assert list(told["numbers"]) == ["keep_decision"]
    revoke = {"ground": "not_eligible", "facts": "复查仍不符合"}
    assert hall.refused(case, "revoke", revoke, FIRE)[0] == "intent.tell_first"
    assert set(hall.on("2026-03-20").truths().values()) == {"valid"}
    assert hall("promises", "--from", "2026-01-01")["total"]["not_revoked"] == 1


def test_an_after_check_is_planned_and_told_before_it_is_made(hall: Hall) -> None:
    case = opened(hall)
    people = [
        {"name": name, "department": "fire_rescue", "certificate": f"E-{name}"}
        for name in INSPECTORS
    ]
    plan = {"day": "2026-02-26", "inspectors": people, "method": "实地"}
    past = hall.on("2026-02-27").refused(case, "plan_after_check", plan, FIRE)[0]
    told = hall.on("2026-02-24").act(case, "plan_after_check", plan, FIRE)
    hall.on("2026-02-26").act(case, "record_after_check", {"inspectors": INSPECTORS}, FIRE)

    assert past == "after_check.day_past"
    assert list(told["numbers"]) == ["after_check_notice"]
    assert hall.refused(case, "tell_intent", {
        "ground": "not_eligible", "facts": BROKEN["found"], "service": SERVED,
    }, FIRE)[0] == "intent.mend_first"  # fmt: skip


def test_the_department_that_is_asked_answers_and_nobody_else(hall: Hall) -> None:
    case = opened(hall)
    found_broken(hall, case)
    revoked(hall, case)
    asked = [item for item in hall("tasks") if item["todo"] == "answer_question"]
    answer = {"permit": asked[0]["about"], "answer": "stands", "text": "另有合格场所"}
    other = hall.refused(case, "answer_question", answer, by="reviewer:孙审@tobacco_monopoly")[0]
    hall.act(case, "answer_question", answer)

    assert len(asked) == 1
    assert other == "question.other_department"
    assert [item for item in hall("tasks") if item["todo"] == "answer_question"] == []


HEALTH, PLAN = "public_place_health", "public_place_health.04"


def gapped(hall: Hall, **answers: Any) -> tuple[str, dict[str, Any]]:
    """Take in an application that lacks one paper; return the case and its promise to bring it."""
    made = hall.application(HEALTH, **answers)
    left = [item for item in made["materials"] if item["key"] != PLAN]
    case = hall.receive({**made, "materials": left})
    defect = {
        "item": PLAN,
        "name": "布局图",
        "problem": "缺",
        "requirement": "交",
        "source": "清单",
    }
    hall.act(case, "look_through", {"complete": False, "legal_form": True, "defects": [defect]})
    return case, {"materials": [PLAN], "signer": made["answers"]["legal_person_name"]}


def test_papers_that_never_came_shut_the_deferral_and_nothing_else(hall: Hall) -> None:
    case, promise = gapped(hall.on("2026-02-09"))
    hall.act(case, "accept_with_gaps", promise)
    due = hall.due(case)["deferral"]
    uscc = uscc_of(hall, case)
    in_time = hall.on("2026-02-14", "23:59")("credit", uscc)["closed"]
    shut = hall.on("2026-02-15", "00:01")("credit", uscc)
    again, gap = gapped(hall.on("2026-02-24"), uscc=uscc)
    refused = hall.refused(again, "accept_with_gaps", gap)[0]
    on_promise = try_promise(hall, uscc)
    record = shut["records"][0]["record"]
    repair = {"record": record, "evidence": "已补交材料", "approver": "张科长"}
    hall.on("2026-03-02").act(case, "repair_credit", repair)

    assert due == "2026-02-14"
    assert (in_time, shut["closed"]) == ({}, {"deferral": None})
    assert (shut["records"][0]["kind"], shut["records"][0]["made_on"]) == (
        "deferral_missed", "2026-02-15",
    )  # fmt: skip
    assert (refused, on_promise) == ("credit.deferral_closed", "")
    assert hall("credit", uscc)["closed"] == {}
