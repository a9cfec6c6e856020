"""Renewals of permits in the register: too early, in time, too late, by silence, refused; and the lapse.

Worked out by hand. The health permit ends on 2026-06-30 (the decision says so). It may be renewed
until thirty natural days before: 06-30 − 30 = **05-31**, a Sunday, which counts. Four years from the
day after: 2026-07-01 to **2030-06-30**. The food permit ends Friday 2026-10-30: not before **06-22**
(ninety working days), not after **10-10** (fifteen), as counted in the journeys of the clock.

| asked | decided | what stands |
| --- | --- | --- |
| Fri 05-29, in time | granted 06-10, issued 06-10 | v1 replaced 06-10; v2 from 07-01 to 2030-06-30 |
| Fri 05-29, in time | nobody decides | renewed by silence on 07-01, issued 07-02 |
| Fri 05-29, in time | denied 06-10 | v1 lives to 06-30, lapses 07-01 |
| Mon 06-01, late | nobody decides | lapses 07-01 all the same |
| never | | lapses 07-01 |
Three permits: with health lapsed the composite goes on as v2; it never ends by one lapse of three.
"""

from typing import Any

import pytest

from tests.journeys.life.hall import Hall

HEALTH, FOOD, TOBACCO = "public_place_health", "food_operation", "tobacco_retail"
LAST = "2026-06-30"
NO = {
    "reasons": [
        {"fact": "检测报告不合格", "requirement": "卫生指标达标", "source": "公共场所卫生管理条例第三条"}
    ]
}  # fmt: skip
BEFORE = {
    "health v1": "valid", "food v1": "valid", "tobacco v1": "valid", "composite v1": "valid",
}  # fmt: skip
LAPSED = {
    "health v1": "lapsed 2026-07-01", "food v1": "valid", "tobacco v1": "valid",
    "composite v1": "replaced 2026-07-01, health lapsed 2026-07-01", "composite v2": "valid",
}  # fmt: skip


def opened(hall: Hall) -> str:
    """Return the case of three permits issued on 2026-03-03; health ends on 06-30."""
    case = hall.on("2026-03-02").accepted(HEALTH, FOOD, TOBACCO)
    hall.checked(case, "2026-03-03")
    hall.act(case, "review", {"opinion": "pass"}, HEALTH)
    hall.act(case, "grant", {"valid_until": LAST}, HEALTH)
    hall.act(case, "review", {"opinion": "pass"}, FOOD)
    hall.act(case, "grant", {"valid_until": "2026-10-30"}, FOOD)
    hall.grant(case, TOBACCO)
    hall.act(case, "issue")
    return case


def renewal(hall: Hall, case: str, name: str, licence: str, until: str) -> dict[str, Any]:
    """Return an application of the same holder at the same place that renews a permit."""
    shared = hall("show", case)["application"]["answers"]["shared"]
    same = {key: shared[key] for key in ("uscc", "applicant_name", "premises_address")}
    made = hall.application(licence, **same)
    return {**made, "renews": {licence: {"number": hall.number(name), "valid_until": until}}}


def test_the_application_that_renews_is_filled_in_with_what_is_on_file(hall: Hall) -> None:
    case = opened(hall)
    shared = hall("show", case)["application"]["answers"]["shared"]
    file = hall.on("2026-05-29")("permit", "renewal", hall.number("health"))

    assert file["renews"] == {HEALTH: {"number": hall.number("health"), "valid_until": LAST}}
    assert file["answers"]["applicant_name"] == shared["applicant_name"]
    assert hall.tried(file) == ""


def test_a_renewal_in_time_begins_the_day_after_the_old_term(hall: Hall) -> None:
    case = opened(hall.watch())
    hall.becomes(BEFORE)
    renewed = hall.on("2026-05-29").receive(renewal(hall, case, "health", HEALTH, LAST))
    hall.accept(renewed)
    hall.checked(renewed, "2026-06-01")
    hall.becomes(BEFORE)
    hall.on("2026-06-10").grant(renewed, HEALTH)
    hall.act(renewed, "issue")

    after = {
        **BEFORE, "health v1": "replaced 2026-06-10", "health v2": "valid",
        "composite v1": "replaced 2026-06-10", "composite v2": "valid",
    }  # fmt: skip
    permit = hall.show("health")["permit"]
    assert (permit["version"], permit["validity"]["first"], permit["validity"]["until"]) == (
        2, "2026-07-01", "2030-06-30",
    )  # fmt: skip
    hall.becomes(after)
    hall.on("2026-07-01", "00:01").becomes(after)
    assert ("lapse", HEALTH) not in hall.done(case)
    assert {name: len(hall.life(name)) for name in ("health", "food", "composite")} == {
        "health": 2, "food": 1, "composite": 2,
    }  # fmt: skip


def test_silence_on_a_renewal_in_time_renews_and_does_not_let_it_lapse(hall: Hall) -> None:
    case = opened(hall)
    renewed = hall.on("2026-05-29").receive(renewal(hall, case, "health", HEALTH, LAST))
    hall.accept(renewed)
    last_evening = hall.on(LAST, "23:59").truths()
    hall.on("2026-07-01", "00:01")
    status = hall("show", renewed)["status"]
    between = hall.truths()
    hall.on("2026-07-02").act(renewed, "issue")

    assert last_evening == BEFORE
    assert status == "decided"
    assert ("lapse", HEALTH) not in hall.done(case)
    # The old paper's own last day is over and the new one is not issued yet: it is past its day,
    # and the composite, which holds two others, is not.
    assert between == {**BEFORE, "health v1": "expired 2026-06-30"}
    assert hall.truths() == {
        **BEFORE, "health v1": "replaced 2026-07-02", "health v2": "valid",
        "composite v1": "replaced 2026-07-02", "composite v2": "valid",
    }  # fmt: skip
    assert hall.show("health")["permit"]["validity"]["first"] == "2026-07-01"


def test_a_renewal_that_is_denied_lets_the_permit_end_with_its_last_day(hall: Hall) -> None:
    case = opened(hall.watch())
    hall.becomes(BEFORE)
    renewed = hall.on("2026-05-29").receive(renewal(hall, case, "health", HEALTH, LAST))
    hall.accept(renewed)
    hall.checked(renewed, "2026-06-01")
    hall.on("2026-06-10").act(renewed, "review", {"opinion": "fail"}, HEALTH)
    hall.act(renewed, "deny", NO, HEALTH)

    hall.on(LAST, "23:59").becomes(BEFORE)
    hall.on("2026-07-01", "00:01").becomes(LAPSED)
    assert hall.life("health") == [(1, "lapsed", "2026-07-01")]


@pytest.mark.parametrize("asked", [True, False])
def test_a_late_renewal_or_none_lets_the_permit_lapse_by_itself(hall: Hall, asked: bool) -> None:
    case = opened(hall)
    if asked:
        late = hall.on("2026-06-01").receive(renewal(hall, case, "health", HEALTH, LAST))
        hall.accept(late)

    assert hall.on(LAST, "23:59").truths() == BEFORE
    assert hall.on("2026-07-01", "00:01").truths() == LAPSED
    assert hall.done(case)[-1] == ("lapse", HEALTH)


def test_a_late_renewal_granted_after_the_lapse_brings_the_permit_back_as_its_next_version(
    hall: Hall,
) -> None:
    """Asked 06-01, granted and issued on 07-06: from that day, four years to 2030-07-05."""
    case = opened(hall)
    late = hall.on("2026-06-01").receive(renewal(hall, case, "health", HEALTH, LAST))
    hall.accept(late)
    hall.checked(late, "2026-06-02")
    hall.on("2026-07-06").grant(late, HEALTH)
    hall.act(late, "issue")

    validity = hall.show("health")["permit"]["validity"]
    assert (validity["first"], validity["until"]) == ("2026-07-06", "2030-07-05")
    assert hall.truths() == {
        **LAPSED, "health v1": "replaced 2026-07-06", "health v2": "valid",
        "composite v1": "replaced 2026-07-01", "composite v2": "replaced 2026-07-06",
        "composite v3": "valid",
    }  # fmt: skip


def test_what_lapsed_while_the_hall_was_closed_lapsed_on_its_day_and_no_paper_is_antedated(
    hall: Hall,
) -> None:
    """Health ends on Friday 10-02, in the holiday; the desk opens again on Thursday 10-08."""
    case = hall.on("2026-09-21").accepted(HEALTH, FOOD, TOBACCO)
    hall.checked(case, "2026-09-22")
    hall.act(case, "review", {"opinion": "pass"}, HEALTH)
    hall.act(case, "grant", {"valid_until": "2026-10-02"}, HEALTH)
    hall.grant(case, FOOD)
    hall.grant(case, TOBACCO)
    hall.act(case, "issue")
    assert hall.truths() == BEFORE

    assert hall.on("2026-10-08").truths() == {
        "health v1": "lapsed 2026-10-03", "food v1": "valid", "tobacco v1": "valid",
        "composite v1": "replaced 2026-10-03, health lapsed 2026-10-03",
        "composite v2": "valid",
    }  # fmt: skip
    assert hall.show("composite")["permit"]["issued_on"] == "2026-10-08"


def test_too_early_and_the_wrong_permit_are_told_and_nothing_is_taken_in(hall: Hall) -> None:
    case = opened(hall)
    early = renewal(hall.on("2026-06-18"), case, "food", FOOD, "2026-10-30")
    other = renewal(hall, case, "tobacco", FOOD, "2026-10-30")
    wrong_day = renewal(hall, case, "health", HEALTH, "2026-07-31")
    cases = len(hall("worklist")["rows"])

    assert hall.tried(early) == "renewal.early"
    assert (
        hall.tried(early | renewal(hall.on("2026-06-22"), case, "food", FOOD, "2026-10-30")) == ""
    )
    assert hall.tried(other) == "renewal.not_this_permit"
    assert hall.tried(wrong_day) == "renewal.not_this_permit"
    assert len(hall("worklist")["rows"]) == cases + 1


def test_the_list_of_what_ends_says_when_each_may_be_renewed(hall: Hall) -> None:
    opened(hall)
    near = {item["licence"]: item for item in hall.on("2026-06-01")("ending", "--days", "200")}

    health, food = near[HEALTH], near[FOOD]
    assert health["until"] == LAST
    assert {key: health["renewal"][key] for key in ("last", "unit", "now")} == {
        "last": "2026-05-31", "unit": "day", "now": "late",
    }  # fmt: skip
    assert {key: food["renewal"][key] for key in ("first", "last", "unit", "now")} == {
        "first": "2026-06-22", "last": "2026-10-10", "unit": "working_day", "now": "early",
    }  # fmt: skip
    assert len(near) == 2
