"""The other route, taken before the decision: the law's days stay, the office's own begin anew.

Worked out by hand for the bookshop: the law's twenty working days, the ordinary promise of five, the
commitment's one. Accepted Monday 2026-03-02: the law's day is **03-30** and never moves.

| day | route from that day | the office's own day |
| --- | --- | --- |
| Mon 03-02 | commitment | 1: Tuesday **03-03** |
| Thu 03-05 | ordinary | 5: 6, 9, 10, 11, **03-12** |
| Tue 03-10 | commitment again | 1: Wednesday **03-11** |
"""

from tests.journeys.life.hall import Hall

SHOP, FIRE, FOOD = "publication_retail", "fire_check", "food_operation"
TO_ORDINARY = {"to": "ordinary", "reason": "申请人不再承诺"}


def days(hall: Hall, case: str) -> tuple[str | None, str | None]:
    """Return the law's day and the office's own."""
    due = hall.due(case)
    return due[f"{SHOP}.statutory"], due[f"{SHOP}.promised"]


def test_the_days_stay_right_over_two_switches(hall: Hall) -> None:
    case = hall.on("2026-03-02").promised(SHOP, routes=(SHOP,))
    first = days(hall, case)
    hall.on("2026-03-05").act(case, "switch_route", TO_ORDINARY, SHOP)
    second = days(hall, case)
    at_once = hall.refused(case, "grant", None, SHOP)[0]
    hall.on("2026-03-10").act(case, "switch_route", {"to": "commitment"}, SHOP)
    third = days(hall, case)
    unsigned = hall.refused(case, "grant", None, SHOP)[0]
    hall.sign(case, SHOP)
    hall.act(case, "grant", None, SHOP)
    hall.act(case, "issue")

    assert first == ("2026-03-30", "2026-03-03")
    assert second == ("2026-03-30", "2026-03-12")
    assert third == ("2026-03-30", "2026-03-11")
    assert (at_once, unsigned) == ("case.review_first", "commitment.not_signed")
    assert hall.show("books")["permit"]["on_commitment"] is True
    assert hall.truths() == {"books v1": "valid"}


def test_before_the_acceptance_the_route_is_free_and_no_day_is_lost(hall: Hall) -> None:
    """Received 03-02, switched 03-03, accepted 03-04: the law from 03-04 to 04-01, ours five: 03-11."""
    file = hall.on("2026-03-02").application(SHOP)
    case = hall.receive(file)
    hall.on("2026-03-03").act(case, "switch_route", {"to": "commitment"}, SHOP)
    no_letter = hall.on("2026-03-04").act(
        case, "look_through", {"complete": True, "legal_form": True}
    )
    refused = hall.refused(case, "accept")[0]
    hall.act(case, "switch_route", {"to": "ordinary"}, SHOP)

    assert no_letter["status"] == "received"
    assert refused == "commitment.not_signed"
    assert hall("show", case)["application"]["routes"] == {SHOP: "ordinary"}


def test_the_papers_the_promise_stood_in_for_are_wanted_on_the_ordinary_way(hall: Hall) -> None:
    """Without them nobody grants: the promise stood in for the proof of the premises."""
    case = hall.on("2026-03-02").promised(SHOP, routes=(SHOP,))
    hall.on("2026-03-05").act(case, "switch_route", TO_ORDINARY, SHOP)
    hall.act(case, "review", {"opinion": "pass"}, SHOP)

    refused = hall.refused(case, "grant", None, SHOP)[0]
    paper = {"materials": [{"key": "premises_proof", "file": "租赁合同.pdf", "pages": 3}]}
    hall.on("2026-03-06").act(case, "bring_late", paper)
    hall.act(case, "grant", None, SHOP)

    assert refused == "commitment.papers_missing"


def test_a_licence_that_knows_one_way_only_is_not_switched(hall: Hall) -> None:
    case = hall.on("2026-03-02").accepted(FOOD, "drainage", SHOP)

    def refused(licence: str, to: str) -> str:
        return hall.refused(case, "switch_route", {"to": to}, licence)[0]

    assert refused(FOOD, "commitment") == "commitment.not_offered"
    assert refused("drainage", "commitment") == "commitment.everybody"
    assert refused(SHOP, "ordinary") == "commitment.same_route"


def test_after_the_decision_there_is_no_other_route(hall: Hall) -> None:
    case = hall.on("2026-03-02").promised(FIRE, routes=(FIRE,))
    hall.act(case, "grant", None, FIRE)

    assert hall.refused(case, "switch_route", TO_ORDINARY, FIRE)[0] == "case.out_of_order"
