"""A change of the representative: only what changes is asked, all touched permits in one case.

Worked out by hand. Food, fire and tobacco are issued on Tuesday 2026-03-03 as composite v1. On
Wednesday 04-08 the holder names another legal person. The name of the legal person stands on all
three: all three are touched, keep number and days, and come out as v2 on the day of the issue,
Friday 04-10; the composite as v2 with the new name. Every v1 is replaced from 04-10 and not before.
The papers wanted are the two that show the name: business licence and identity card. Nobody looks at
the place again because of a name; a change of the area of the premises is looked at again.
"""

from typing import Any

from tests.journeys.life import test_kept_promise as promise
from tests.journeys.life.hall import Hall

FIRE, FOOD, TOBACCO = "fire_check", "food_operation", "tobacco_retail"
BOTH = ("food v1", "fire v1", "tobacco v1", "composite v1")
NEW = {"legal_person_name": "马晓东", "legal_person_phone": "13903560123"}


def opened(hall: Hall) -> str:
    case = hall.on("2026-03-02").accepted(FOOD, FIRE, TOBACCO)
    hall.checked(case, "2026-03-03")
    for licence in (FOOD, FIRE, TOBACCO):
        hall.grant(case, licence)
    hall.act(case, "issue")
    return case


def change(hall: Hall, name: str = "composite", **answers: Any) -> dict[str, Any]:
    """Return a change as it is sent: the number, and only what changes."""
    return {"changes": hall.number(name), "answers": answers or NEW}


def complete(hall: Hall, file: dict[str, Any]) -> dict[str, Any]:
    """Return a change with the papers it wants."""
    wanted = hall("change", hall.written(file), "--show")["materials"]
    papers = [
        {"key": item["key"], "file": f"{item['name']}.pdf"} for item in wanted if item["to_hand_in"]
    ]
    return {**file, "materials": papers}


def changed(hall: Hall, file: dict[str, Any]) -> str:
    """Send a change of names; grant it on 04-10 for every licence it touches; issue."""
    case = hall.receive(complete(hall, file))
    hall.accept(case)
    hall.on("2026-04-10")
    for item in hall("show", case)["licences"]:
        hall.grant(case, item["licence"])
    hall.act(case, "issue")
    return case


def test_a_change_is_looked_at_before_it_is_sent(hall: Hall) -> None:
    opened(hall)
    cases = len(hall.on("2026-04-08")("worklist")["rows"])

    told = hall("change", hall.written(change(hall)), "--show")

    assert {item["licence"] for item in told["touched"]} == {FIRE, FOOD, TOBACCO}
    assert {item["next_version"] for item in told["touched"]} == {2}
    assert told["composite"]["next_version"] == 2
    assert told["changed"]["legal_person_name"]["to"] == "马晓东"
    assert told["changed"]["legal_person_name"]["from"] not in ("", None, "马晓东")
    assert {item["key"] for item in told["materials"]} == {"business_licence", "id_legal"}
    assert len(hall("worklist")["rows"]) == cases


def test_all_touched_permits_change_in_one_case_and_every_old_code_says_replaced(
    hall: Hall,
) -> None:
    case = opened(hall)
    days = {name: hall.show(name)["permit"]["validity"] for name in ("food", "tobacco")}
    before = hall.on("2026-04-08").truths()
    later = changed(hall, change(hall))

    assert before == dict.fromkeys(BOTH, "valid")
    assert hall.truths() == {
        **dict.fromkeys(BOTH, "replaced 2026-04-10"),
        **{name.replace("v1", "v2"): "valid" for name in BOTH},
    }
    assert hall("show", later)["status"] == "issued"
    for name in ("food", "fire", "tobacco", "composite"):
        assert hall.show(name)["permit"]["holder"]["legal_person"] == "马晓东"
        assert hall.life(name) == [(1, "replaced", "2026-04-10"), (2, "live", "2026-04-10")]
    assert {name: hall.show(name)["permit"]["validity"] for name in days} == days
    assert hall.refused(case, "reissue", LOST, FOOD)[0] == "permit.carried_on"


LOST = {"reason": "lost", "applicant": "马晓东", "declared": "太行日报2026年4月7日"}


def test_a_change_of_the_place_is_looked_at_on_site_and_a_change_of_a_name_is_not(
    hall: Hall,
) -> None:
    opened(hall)
    name = hall.on("2026-04-08").receive(complete(hall, change(hall)))
    hall.accept(name)
    place = hall.receive(complete(hall, change(hall, premises_area=260)))
    hall.accept(place)

    assert hall.refused(name, "plan_site_check", hall.plan(name, "2026-04-09"))[0] != ""
    hall.act(place, "plan_site_check", hall.plan(place, "2026-04-09"))


def test_a_promise_goes_along_with_the_permit_that_is_changed(hall: Hall) -> None:
    """Fire on a promise 09-22, looked at until 10-27 (see the kept promise); changed 09-30."""
    case = promise.opened(hall)
    hall.on("2026-09-29")
    later = hall.receive(complete(hall, change(hall)))
    hall.accept(later)
    hall.on("2026-09-30")
    hall.grant(later, FIRE)
    hall.grant(later, FOOD)
    hall.act(later, "issue")
    looked = {"inspectors": promise.INSPECTORS}
    tasks = hall.tasks(later)
    elsewhere = hall.refused(case, "record_after_check", looked, FIRE)[0]
    hall.on("2026-10-26").act(later, "record_after_check", looked, FIRE)

    assert ("record_after_check", "fire", "2026-10-27") in tasks
    assert elsewhere == "permit.carried_on"
    assert hall.show("fire")["permit"]["on_commitment"] is True
    counted = hall("promises", "--from", "2026-09-01")["total"]
    assert (counted["made"], counted["kept"]) == (1, 1)


def test_of_two_changes_at_once_the_second_makes_no_paper_and_says_so(hall: Hall) -> None:
    opened(hall)
    hall.on("2026-04-08")
    other = {"legal_person_name": "冯静", "legal_person_phone": "13903560124"}
    cases = [hall.receive(complete(hall, file)) for file in (change(hall), change(hall, **other))]
    for case in cases:
        hall.accept(case)
    hall.on("2026-04-10")
    told = []
    for case in cases:
        for item in hall("show", case)["licences"]:
            hall.grant(case, item["licence"])
        told.append(hall.act(case, "issue")["left_out"])

    assert told[0] == []
    assert set(told[1]) == {FIRE, FOOD, TOBACCO}
    assert hall.show("composite")["permit"]["holder"]["legal_person"] == "马晓东"
    assert hall.truths() == {
        **dict.fromkeys(BOTH, "replaced 2026-04-10"),
        **{name.replace("v1", "v2"): "valid" for name in BOTH},
    }


def test_nothing_changes_or_another_holder_is_no_change(hall: Hall) -> None:
    opened(hall)
    nothing = {"changes": hall.on("2026-04-08").number("composite")}
    other = change(hall, uscc="91140500MA0K0000XX")
    unknown = {"changes": "城审管证〔2026〕9999号", "answers": NEW}

    assert hall.tried(nothing, "change") == "change.nothing"
    assert hall.tried(other, "change") == "change.other_holder"
    assert hall.tried(unknown, "change") == "permit.unknown"
    assert hall.tried({"answers": NEW}, "change") == "change.which"


def test_a_change_that_is_denied_changes_nothing(hall: Hall) -> None:
    opened(hall)
    case = hall.on("2026-04-08").receive(change(hall))
    hall.act(
        case,
        "decline",
        {"reason": "other", "explanation": "无变更事实", "source": "行政许可法第四十九条"},
    )

    assert hall.truths() == dict.fromkeys(BOTH, "valid")
