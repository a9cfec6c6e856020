"""A promise that was kept, with Mid-Autumn and the National Day in between.

Worked out by hand. Off 09-25 to 09-27 and 10-01 to 10-07; worked Sunday 09-20, Saturday 10-10.
Granted Tuesday 2026-09-22. Twenty working days: 23, 24 (2), 28, 29, 30 (5), October 8, 9, 10 (8),
12–16 (13), 19–23 (18), 26, 27 (20): **10-27**. The two papers that may come later have the same day.
The fire brigade decided itself and looks itself: there is nobody to hand the result over to.
Looked at on 10-27, the very last day: not late. On 10-28 it would have been recorded as late.
"""

from tests.journeys.life.hall import SERVED, Hall

FIRE, FOOD = "fire_check", "food_operation"
INSPECTORS = ["赵检", "钱检"]
ALL_VALID = {"fire v1": "valid", "food v1": "valid", "composite v1": "valid"}


def opened(hall: Hall) -> str:
    case = hall.on("2026-09-22").promised(FIRE, FOOD, routes=(FIRE,))
    hall.act(case, "grant", None, FIRE)
    hall.checked(case, "2026-09-23")
    hall.grant(case, FOOD)
    hall.act(case, "issue")
    return case


def test_a_kept_promise_closes_its_tasks_one_by_one(hall: Hall) -> None:
    case = opened(hall)
    at_first = hall.tasks(case)
    hall.on("2026-10-12").act(case, "bring_late", late_papers())
    brought = hall.tasks(case)
    hall.on("2026-10-27", "17:00").act(case, "record_after_check", {"inspectors": INSPECTORS}, FIRE)

    due = "2026-10-27"
    assert at_first == [("bring_late", "fire", due), ("record_after_check", "fire", due)]
    assert brought == [("record_after_check", "fire", due)]
    assert hall.tasks(case) == []
    assert ("record_overdue", FIRE) not in hall.on("2026-12-01").done(case)
    assert hall.truths() == ALL_VALID


def late_papers() -> dict[str, object]:
    """Return the two papers that came later."""
    return {
        "materials": [
            {"key": "fire_check.03", "file": "消防安全制度和预案.pdf", "pages": 6},
            {"key": "fire_check.04", "file": "平面布置图.pdf", "pages": 2},
        ]
    }


def test_a_check_that_comes_too_late_is_recorded_and_still_made(hall: Hall) -> None:
    case = opened(hall)
    on_the_day = hall.on("2026-10-27", "23:59").done(case)
    late = hall.on("2026-10-28", "00:01").done(case)
    hall.act(case, "record_after_check", {"inspectors": INSPECTORS}, FIRE)

    assert ("record_overdue", FIRE) not in on_the_day
    assert late.count(("record_overdue", FIRE)) == 2  # the check, and the papers that never came
    assert hall.truths() == ALL_VALID


def test_who_accepted_or_decided_does_not_look_afterwards_and_one_alone_is_not_enough(
    hall: Hall,
) -> None:
    case = opened(hall)

    def refused(*names: str) -> str:
        sent = {"inspectors": list(names)}
        return hall.refused(case, "record_after_check", sent, FIRE)[0]

    assert refused("赵检") == "after_check.two_inspectors"
    assert refused("赵检", "演练窗口") == "after_check.other_hands"
    assert refused("赵检", "演练审批员") == "after_check.other_hands"


def test_what_was_mended_in_time_is_kept_and_counts_as_mended(hall: Hall) -> None:
    """Looked at 10-13; told 10-14; ten working days: 15, 16, 19–23, 26, 27, **10-28**."""
    case = opened(hall)
    broken = {
        "point": "制度、预案、培训已落实", "found": "没有预案", "requirement": "应当制定预案",
        "source": "消防法第十六条",
    }  # fmt: skip
    hall.on("2026-10-13").act(
        case, "record_after_check", {"inspectors": INSPECTORS, "broken": [broken]}, FIRE
    )
    hall.on("2026-10-14").act(case, "order_after_rectification", {"service": SERVED}, FIRE)
    due = hall.due(case)["fire_check.rectifying"]
    hall.on("2026-10-28").act(case, "record_after_recheck", {"inspectors": INSPECTORS}, FIRE)
    intent = {"ground": "not_eligible", "facts": "已整改", "service": SERVED}
    counted = hall("promises", "--from", "2026-09-01")["total"]

    assert due == "2026-10-28"
    assert hall.refused(case, "tell_intent", intent, FIRE)[0] == "intent.mend_first"
    assert (counted["made"], counted["mended"], counted["revoked"]) == (1, 1, 0)
    assert hall.on("2026-10-28").truths() == ALL_VALID
