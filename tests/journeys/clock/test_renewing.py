"""Renewals: in time, too early, too late, and what silence means (行政许可法 50).

Days back from a last day, by hand. Health permit, thirty natural days: 04-30 minus 30 is 03-31.
Food permit, until Friday 2026-10-30, fifteen working days: 29, 28, 27, 26 are four, 23–19 nine,
16–12 fourteen, Saturday 10-10 (worked) fifteen. Ninety before it, earliest: 10-09, 10-08, then
September has 22 working days (1–4, 7–11, 14–18, 20–24, 28–30): 17 + 22 = 39; August 21: 60; July 23
would be 83; June from its end: 30, 29, 26, 25, 24, 23, 22 are 90: Monday 06-22.
"""

from typing import Any

import pytest

from tests.journeys.clock.office import Office

HEALTH, FOOD = "public_place_health", "food_operation"
ARTICLE_50 = "《行政许可法》第五十条"


def renewal(office: Office, licence: str, until: str) -> dict[str, Any]:
    """Return an application that carries a permit on."""
    made = office.application(licence)
    return {**made, "renews": {licence: {"number": "城卫证〔2022〕0007号", "valid_until": until}}}


def try_receiving(office: Office, licence: str, until: str) -> tuple[int, str, str]:
    import json

    file = office.folder / "renewal.json"
    file.write_text(json.dumps(renewal(office, licence, until)), encoding="utf-8")
    told = office("receive", str(file))
    return office.code, told.get("key", ""), told.get("article", "")


@pytest.mark.parametrize(
    ("licence", "until", "asked", "told"),
    [
        (HEALTH, "2026-04-30", "2026-03-31", (0, "", "")),  # the last day in time
        (FOOD, "2026-10-30", "2026-06-22", (0, "", "")),  # the earliest
        (FOOD, "2026-10-30", "2026-06-18", (1, "renewal.early", ARTICLE_50)),
        (FOOD, "2026-10-30", "2026-10-10", (0, "", "")),  # the last, a worked Saturday
        # Devices, thirty working days before 10-30, refused when late: 10-10 is fifteen, 10-09 and
        # 10-08 seventeen, 30, 29, 28, 24–20 (Sunday, worked) twenty-five, 18–14 thirty.
        ("meddev3", "2026-10-30", "2026-09-14", (0, "", "")),
        ("meddev3", "2026-10-30", "2026-09-15", (1, "renewal.late", ARTICLE_50)),
        # Labour dispatch, sixty natural days before 10-30 is 08-31; late is a new application.
        ("labour_dispatch", "2026-10-30", "2026-08-31", (0, "", "")),
        ("labour_dispatch", "2026-10-30", "2026-09-01", (1, "renewal.late", ARTICLE_50)),
        ("fire_check", "2026-10-30", "2026-09-01",
         (1, "renewal.none", ARTICLE_50)),
    ],
)  # fmt: skip
def test_a_renewal_is_taken_in_within_its_window(
    licence: str, until: str, asked: str, told: tuple[int, str, str], office: Office
) -> None:
    assert try_receiving(office.on(asked), licence, until) == told


def test_silence_until_the_last_day_renews_from_the_day_after(office: Office) -> None:
    """Asked 03-30, the permit ends 04-30: on 05-01, a holiday, it is renewed; four years from then."""
    case = office.on("2026-03-30").receive(renewal(office, HEALTH, "2026-04-30"))
    office.accept(case)
    due = office.due(case)
    before = office.on("2026-04-30", "23:59")("show", case)["status"]

    after = office.on("2026-05-01", "00:01")("show", case)["status"]

    assert due[f"{HEALTH}.renewal"] == "2026-04-30"
    # Twenty natural days from 03-30 are 04-19, a Sunday: Monday 04-20.
    assert due[f"{HEALTH}.statutory"] == "2026-04-20"
    assert (before, after) == ("accepted", "decided")
    assert office.papers(case, "deemed_renewal", "grant_decision") == [
        ("deemed_renewal", HEALTH, "城审管视延〔2026〕1号")
    ]
    assert office.done(case)[-1] == ("deem_renewed", HEALTH)
    assert ("record_overdue", HEALTH) in office.done(case)  # the law's twenty days were missed
    text = office.text_of(case, "deemed_renewal", HEALTH)
    assert "2026年5月1日" in text
    assert "2030年4月30日" in text
    report = office("day", "--on", "2026-05-01")
    assert [one["event"]["type"] for one in report["told"]] == ["deem_renewed"]


def test_nobody_looked_for_a_month_and_the_missed_limit_is_recorded_all_the_same(
    office: Office,
) -> None:
    case = office.on("2026-03-30").receive(renewal(office, HEALTH, "2026-04-30"))
    office.accept(case)

    done = office.on("2026-05-06").done(case)

    assert done[-1] == ("deem_renewed", HEALTH)
    assert done.count(("record_overdue", HEALTH)) == 2  # the promise, and the law's limit


def test_silence_after_a_late_renewal_means_nothing(office: Office) -> None:
    """Asked 04-01, a day late: taken in by this licence's rule, but no law makes silence a grant."""
    case = office.on("2026-04-01").receive(renewal(office, HEALTH, "2026-04-30"))
    office.accept(case)

    assert office.on("2026-05-06")("show", case)["status"] == "accepted"
    assert ("deem_renewed", HEALTH) not in office.done(case)


def test_a_new_application_is_never_granted_by_silence(office: Office) -> None:
    case = office.on("2026-03-30").accepted(HEALTH)

    assert office.on("2026-12-01")("show", case)["status"] == "accepted"


def test_a_renewal_decided_in_time_begins_the_day_after_the_old_one(office: Office) -> None:
    case = office.on("2026-03-30").receive(renewal(office, HEALTH, "2026-04-30"))
    office.accept(case)
    office.checked(case, "2026-03-31")
    office.grant(case, HEALTH)

    text = office.text_of(case, "renewal_decision", HEALTH)

    assert "2026年5月1日" in text
    assert "2030年4月30日" in text
    assert office.on("2026-05-06").done(case)[-1] == ("record_overdue", "")  # only its delivery
