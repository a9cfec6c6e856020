"""Every flow of the sheet from outside: offered or not, decided how, looked at by when.

Worked out by hand, all decided on Tuesday 2026-03-03.
20 working days: 4–6 (3), 9–13 (8), 16–20 (13), 23–27 (18), 30, **31** March.
30 natural days: 28 to 03-31, **04-02** is the thirtieth, a Thursday.
60 natural days: 28, 30 to 04-30, two more: 05-02, in the holiday until 05-05: **05-06**.
2 months: 05-03, in the holiday: **05-06**. 3 months: **06-03**, a Wednesday.
"""

from typing import Any

import pytest

from tests.journeys.life.hall import Hall

OFFERED = [
    ("fire_check", True, "2026-03-31"),
    ("public_place_health", True, "2026-05-06"),
    ("publication_retail", True, "2026-05-06"),
    ("hr_service", True, "2026-05-06"),
    ("vocational_school", True, "2026-05-06"),
    ("bookkeeping", False, "2026-06-03"),
    ("eia_form", False, "2026-04-02"),
    ("construction_permit_stage", False, "2026-04-02"),
    ("lightning_design", False, "2026-04-02"),
    ("drug_retail", True, "2026-06-03"),
]
"""Licence, decided on the spot, last day of the after-check."""
ONLY: dict[str, dict[str, Any]] = {"drug_retail": {"dr_scope": ["乙类非处方药"]}}
"""Answers without which a flow is excluded."""
CLOSED = [
    ("food_operation", "commitment.not_offered"),
    ("hotel_special", "commitment.not_offered"),
    ("labour_dispatch", "commitment.not_offered"),
    ("pesticide", "commitment.not_offered"),
    ("entertainment", "commitment.hearing"),
    ("drainage", "commitment.everybody"),
    ("drug_retail", "commitment.excluded"),
]


@pytest.mark.parametrize(("licence", "on_the_spot", "due"), OFFERED)
def test_a_flow_is_granted_on_its_promise_and_looked_at_by_its_day(
    licence: str, on_the_spot: bool, due: str, hall: Hall
) -> None:
    file = hall.on("2026-03-02").application(licence)
    file["own"].setdefault(licence, {}).update(ONLY.get(licence, {}))
    case = hall.receive(hall.on_promise(file, licence))
    unsigned = hall.refused(case, "look_through", {"complete": False, "legal_form": True})[0]
    hall.sign(case, licence)
    hall.accept(case)
    if "plan_site_check" in hall("show", case)["next"]:
        hall.checked(case, "2026-03-03")
    hall.on("2026-03-03")
    if not on_the_spot:
        assert hall.refused(case, "grant", None, licence)[0] == "case.review_first"
        hall.act(case, "review", {"opinion": "pass"}, licence)
    hall.act(case, "grant", None, licence)
    hall.act(case, "issue")

    assert unsigned
    assert hall.due(case)[f"{licence}.after_check"] == due
    assert ("record_after_check", due) in [(todo, day) for todo, _, day in hall.tasks(case)]
    assert set(hall.truths().values()) == {"valid"}
    name = next(iter(hall.names))
    assert hall("permit", "show", name)["permit"]["on_commitment"] is True


@pytest.mark.parametrize(("licence", "key"), CLOSED)
def test_what_is_off_stays_off_and_the_ordinary_way_is_open(
    licence: str, key: str, hall: Hall
) -> None:
    file = hall.on("2026-03-02").application(licence)
    told = hall.offers(file)[licence]

    assert told["commitment"]["refusal"]["key"] == key
    assert told["ordinary"]["open"]
    assert hall.tried({**file, "routes": {licence: "commitment"}}) == key
    assert hall.tried(file) == ""
