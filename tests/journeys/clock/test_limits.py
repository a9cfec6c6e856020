"""Every licence its own limit: units, beginnings, holidays at the end. All days by hand.

2026-02-12 (Thu) + working days:  5 = 02-26, 8 = 03-02, 10 = 03-04, 20 = 03-18, 45 = 04-23
2026-09-18 (Fri) + working days:  1 = Sunday 09-20
2026-10-09 (Fri) + working days:  1 = Saturday 10-10
2026-05-08 (Fri) + working days:  1 = Saturday 05-09
"""

from datetime import date

import pytest

from tests.journeys.clock.office import Office

FOOD, FIRE, TOBACCO = "food_operation", "fire_check", "tobacco_retail"


def test_a_restaurant_has_its_own_day_for_each_licence_and_one_for_all(office: Office) -> None:
    """Food 10 (promise 5), fire 10 (promise 1), tobacco 20 (promise 8), together 45.

    The department's own limit is one day before the promise, one day at least.
    """
    case = office.on("2026-02-12").accepted(FOOD, FIRE, TOBACCO)

    assert office.due(case) == {
        "telling": "2026-02-26",
        "food_operation.statutory": "2026-03-04",
        "food_operation.promised": "2026-02-26",
        "food_operation.internal": "2026-02-25",
        "fire_check.statutory": "2026-03-04",
        "fire_check.promised": "2026-02-13",
        "fire_check.internal": "2026-02-13",
        "tobacco_retail.statutory": "2026-03-18",
        "tobacco_retail.promised": "2026-03-02",
        "tobacco_retail.internal": "2026-02-28",
        "joint": "2026-04-23",
    }


def test_the_acceptance_notice_says_the_same_days(office: Office) -> None:
    case = office.on("2026-02-12").accepted(FOOD, FIRE, TOBACCO)

    text = office.text_of(case, "acceptance_notice")

    assert "10个工作日2026年3月4日5个工作日2026年2月26日" in text
    assert "20个工作日2026年3月18日8个工作日2026年3月2日" in text
    assert "至迟于2026年4月23日办结" in text


@pytest.mark.parametrize(
    ("accepted", "due"),
    [
        ("2026-09-18", "2026-09-20"),  # a Sunday that is worked
        ("2026-10-09", "2026-10-10"),  # a Saturday that is worked
        ("2026-05-08", "2026-05-09"),
        ("2026-02-13", "2026-02-14"),
        ("2026-02-27", "2026-02-28"),
        ("2026-02-14", "2026-02-24"),  # the whole Spring Festival between
        ("2026-09-30", "2026-10-08"),  # the whole National Day between
        ("2026-09-24", "2026-09-28"),  # the Mid-Autumn Festival between
        ("2026-10-03", "2026-10-08"),  # accepted on a day off: the next working day is the first
        ("2026-06-18", "2026-06-22"),
        ("2026-04-03", "2026-04-07"),
    ],
)
def test_one_working_day_is_the_next_day_that_is_worked(
    accepted: str, due: str, office: Office
) -> None:
    case = office.on(accepted).accepted(FIRE)

    assert office.due(case)["fire_check.promised"] == due


@pytest.mark.parametrize(
    ("licence", "accepted", "due"),
    [
        # The sheet's own examples, by licences with these limits.
        (TOBACCO, "2026-02-12", "2026-03-18"),  # 20
        (FOOD, "2026-09-22", "2026-10-13"),  # 10: 23 24 28 29 30, 10-08 09 10 12 13
        (TOBACCO, "2026-09-28", "2026-10-30"),  # 20: 29 30, 10-08 09 10, 12–16, 19–23, 26–30
        (TOBACCO, "2026-11-20", "2026-12-18"),  # 20: four whole weeks
        # Natural days: the end moves off a holiday, what lies before it counts.
        ("drainage", "2026-09-18", "2026-10-08"),  # 15: 09-18+15 = 10-03, off until 10-08
        ("drainage", "2026-01-31", "2026-02-24"),  # 15: 01-31+15 = 02-15, off until 02-24
        ("drainage", "2026-01-30", "2026-02-14"),  # 15: 01-30+15 = Saturday 02-14, worked
        ("public_place_health", "2026-09-11", "2026-10-08"),  # 20: 10-01
        ("public_place_health", "2026-09-10", "2026-09-30"),  # 20: 09-30
        ("film_projection", "2026-04-03", "2026-05-06"),  # 30: 05-03, off until Wednesday 05-06
        # Months: the same day, or the month's last.
        ("kindergarten", "2026-07-01", "2026-10-08"),  # 3: 10-01
        ("kindergarten", "2026-03-31", "2026-06-30"),  # 3: June has no 31st; Tuesday
        ("kindergarten", "2026-08-31", "2026-11-30"),  # 3: November has no 31st; Monday
    ],
)
def test_a_statutory_limit_ends_where_the_table_says(
    licence: str, accepted: str, due: str, office: Office
) -> None:
    case = office.on(accepted).accepted(licence)

    assert office.due(case)[f"{licence}.statutory"] == due


@pytest.mark.parametrize(
    ("licence", "answers", "received", "due"),
    [
        ("hr_service", {}, "2026-02-12", "2026-03-04"),  # 20 natural: 16 to 02-28, 4 more
        ("printing", {}, "2026-03-05", "2026-05-06"),  # 60 natural: 26+30+4 = 05-04, off
        ("internet_cafe", {"ic_stage": "筹建"}, "2026-02-12", "2026-03-18"),  # 20 working
        ("internet_cafe", {"ic_stage": "最终审核"}, "2026-02-12", "2026-03-11"),  # 15 working
        ("vet_drug", {}, "2026-09-28", "2026-11-13"),  # 30 working: 10-30 is 20, two weeks more
    ],
)
def test_a_limit_from_receipt_does_not_wait_for_acceptance(
    licence: str, answers: dict[str, str], received: str, due: str, office: Office
) -> None:
    file = office.on(received).application(licence, **answers)
    if answers.get("ic_stage") == "筹建":
        file["materials"] = [one for one in file["materials"] if one["key"] != "fire_opinion"]
    case = office.receive(file)
    before = office.due(case)[f"{licence}.statutory"]

    office.on(_next_day(received)).accept(case)

    assert (before, office.due(case)[f"{licence}.statutory"]) == (due, due)


def test_a_limit_from_receipt_begins_anew_with_the_last_paper(office: Office) -> None:
    """Received 02-12, told 02-13, supplement 02-28: 28 + 20 natural days = 03-20."""
    file = office.on("2026-02-12").application("hr_service")
    file["materials"] = file["materials"][1:]
    case = office.receive(file)
    missing = office.application("hr_service")["materials"][0]
    wanted = {
        "item": missing["key"], "name": "申请材料", "problem": "缺", "requirement": "提交",
        "source": "行政许可法第三十一条",
    }  # fmt: skip
    office.on("2026-02-13")
    office.act(case, "look_through", {"complete": False, "legal_form": True, "defects": [wanted]})
    office.act(case, "request_correction", {"defects": [wanted]})
    waiting = office.due(case)["hr_service.statutory"]

    office.on("2026-02-28").act(case, "supplement", {"materials": [missing]})

    assert (waiting, office.due(case)["hr_service.statutory"]) == (None, "2026-03-20")


def test_a_single_licence_has_no_joint_limit(office: Office) -> None:
    case = office.on("2026-02-12").accepted(TOBACCO)

    assert "joint" not in office.due(case)


@pytest.mark.parametrize(
    ("day", "light"),
    [
        ("2026-03-12", "green"),  # 13, 16, 17, 18: four left
        ("2026-03-13", "yellow"),  # three left
        ("2026-03-15", "yellow"),
        ("2026-03-17", "orange"),  # one left
        ("2026-03-18", "orange"),
        ("2026-03-19", "red"),
    ],
)
def test_the_law_s_clock_has_its_own_light(day: str, light: str, office: Office) -> None:
    case = office.on("2026-02-12").accepted(TOBACCO)

    assert office.on(day).lights(case)["tobacco_retail.statutory"] == light


def _next_day(day: str) -> str:
    return str(date.fromordinal(date.fromisoformat(day).toordinal() + 1))


def test_nobody_is_late_with_a_limit_from_receipt_before_the_papers_are_complete(
    office: Office,
) -> None:
    """A filing of one day, received 02-12: the light is red on 02-14, the record waits for acceptance."""
    case = office.on("2026-02-12").receive(office.application("food_prepack_filing"))

    red = office.on("2026-02-14").lights(case)["food_prepack_filing.statutory"]
    before = office.done(case)
    office.accept(case)
    after = office.on("2026-02-24").done(case)

    assert red == "red"
    assert before == [("receive", "")]
    assert after.count(("record_overdue", "food_prepack_filing")) == 2


def test_what_was_missed_before_the_acceptance_of_the_same_day_is_recorded_all_the_same(
    office: Office,
) -> None:
    """A filing of one day, received 02-12: accepted and recorded on 02-14, a day late."""
    case = office.on("2026-02-12").receive(office.application("food_prepack_filing"))
    office.on("2026-02-14").accept(case)

    office.act(case, "record_filing", None, "food_prepack_filing")

    assert [what for what, _ in office.done(case)] == [
        "receive", "look_through", "accept", "record_overdue", "record_overdue", "record_filing",
    ]  # fmt: skip
    acts = office("day", "--on", "2026-02-14")["hall"]["acts"]
    assert (acts["on_time"], acts["overdue"]) == (0, 1)
