"""A limit is extended once, in time, told the same day (行政许可法 42); what was missed stays.

Accepted Monday 2026-09-28: 29, 30 September, 8, 9, 10 (Saturday, worked), 12–16, 19–23 October are
fifteen working days, 26–30 October are twenty. 2–6 and 9–13 November are ten more: 11-13.
"""

from collections.abc import Mapping

import pytest

from tests.journeys.clock.office import Office

ARTICLE_42 = "《行政许可法》第四十二条"
DISPATCH, FIRE, TOBACCO = "labour_dispatch", "fire_check", "tobacco_retail"
MORE = {
    "reason": "需要进一步核实注册资本", "approver": "局长 张某",
    "service": {"receiver": "李建国"},
}  # fmt: skip


def test_on_the_last_day_it_is_still_in_time_and_only_once(office: Office) -> None:
    case = office.on("2026-09-28").accepted(DISPATCH)
    before = office.due(case)["labour_dispatch.statutory"]

    told = office.on("2026-10-30", "17:00").act(case, "extend", MORE, DISPATCH)

    assert before == "2026-10-30"
    assert told["numbers"] == {"extension_notice": "城审管延〔2026〕1号"}
    due = office.due(case)
    assert due["labour_dispatch.statutory"] == "2026-11-13"
    # 29, 30 September, 8–10, 12–16 October are ten: a promise is not extended with the limit.
    assert due["labour_dispatch.promised"] == "2026-10-16"
    assert office.refused(case, "extend", MORE, DISPATCH) == ("extension.once", ARTICLE_42)
    assert office.figures()["extended"] == [case]
    assert "2026年11月13日" in office.text_of(case, "extension_notice", DISPATCH)


def test_after_the_last_day_it_is_too_late_and_the_overdue_is_recorded(office: Office) -> None:
    case = office.on("2026-09-28").accepted(DISPATCH)

    late = office.on("2026-10-31").refused(case, "extend", MORE, DISPATCH)

    assert late == ("extension.too_late", ARTICLE_42)
    assert office.done(case).count(("record_overdue", DISPATCH)) == 2  # the promise, and the law
    assert office.figures()["overdue"] == [case]
    assert "extend" not in office("show", case)["licences"][0]["next"]


def test_reason_approver_length_notice_and_office(office: Office) -> None:
    case = office.on("2026-09-28").accepted(DISPATCH, FIRE)
    office.on("2026-10-09")
    day_before = {**MORE, "service": {"receiver": "李建国", "day": "2026-10-08"}}
    day_after = {**MORE, "service": {"receiver": "李建国", "day": "2026-10-10"}}

    def refused(sent: Mapping[str, object], licence: str = DISPATCH, by: str = "") -> str:
        key, article = office.refused(case, "extend", sent, licence, by)
        assert article == ARTICLE_42
        return key

    assert refused({**MORE, "reason": ""}) == "extension.incomplete"
    assert refused({**MORE, "approver": ""}) == "extension.incomplete"
    assert refused({**MORE, "days": 11}) == "extension.too_long"
    assert refused(day_before) == refused(day_after) == "extension.serve_same_day"
    assert refused(MORE, FIRE) == "extension.no_rule"
    assert refused(MORE, by="reviewer:赵强@approval_bureau") == "case.wrong_role"


def test_a_shorter_extension_is_taken_and_there_is_still_no_second(office: Office) -> None:
    """Five working days more: 2–6 November."""
    case = office.on("2026-09-28").accepted(DISPATCH)

    office.on("2026-10-15").act(case, "extend", {**MORE, "days": 5}, DISPATCH)

    assert office.due(case)["labour_dispatch.statutory"] == "2026-11-06"
    assert office.refused(case, "extend", MORE, DISPATCH)[0] == "extension.once"


def test_a_limit_in_natural_days_is_extended_by_natural_days(office: Office) -> None:
    """Accepted 09-14: ten days end on 09-24; twenty on 10-04, in the holiday, so on 10-08."""
    case = office.on("2026-09-14").accepted("bookkeeping")
    before = office.due(case)["bookkeeping.statutory"]

    office.on("2026-09-24").act(case, "extend", MORE, "bookkeeping")

    assert (before, office.due(case)["bookkeeping.statutory"]) == ("2026-09-24", "2026-10-08")


def test_the_joint_limit_is_extended_for_itself_and_lengthens_no_licence(office: Office) -> None:
    """Joint 12-04 by the sheet; fifteen more: 7–11, 14–18, 21–25 December."""
    case = office.on("2026-09-28").accepted(FIRE, TOBACCO)
    before = office.due(case)

    office.on("2026-10-12").act(case, "extend_jointly", MORE)

    due = office.due(case)
    assert (before["joint"], due["joint"]) == ("2026-12-04", "2026-12-25")
    assert due["tobacco_retail.statutory"] == before["tobacco_retail.statutory"] == "2026-10-30"
    assert office.refused(case, "extend_jointly", MORE) == ("extension.joint_once", ARTICLE_42)


def test_no_joint_limit_no_joint_extension(office: Office) -> None:
    case = office.on("2026-09-28").accepted(DISPATCH)

    assert office.refused(case, "extend_jointly", MORE) == ("extension.no_joint_limit", ARTICLE_42)


@pytest.mark.parametrize(
    ("granted_on", "marks", "counted"),
    [
        ("2026-10-10", [], "on_time"),  # the last day of the promise, a worked Saturday
        ("2026-10-11", ["promise_missed"], "promise_missed"),
        ("2026-10-30", ["promise_missed"], "promise_missed"),  # the last day of the law
        ("2026-10-31", ["promise_missed", "overdue"], "overdue"),
    ],
)
def test_what_was_missed_stays_though_it_was_granted(
    granted_on: str, marks: list[str], counted: str, office: Office
) -> None:
    """Promise of five working days: 29, 30 September, 8, 9, 10 October; the law's twenty: 10-30."""
    case = office.on("2026-09-28").accepted("publication_retail")
    due = office.due(case)

    office.on(granted_on).grant(case, "publication_retail")

    assert (due["publication_retail.promised"], due["publication_retail.statutory"]) == (
        "2026-10-10", "2026-10-30",
    )  # fmt: skip
    assert office("show", case)["summary"]["marks"] == marks
    acts = office("day", "--on", granted_on)["hall"]["acts"]
    kept = {key: acts[key] for key in ("on_time", "promise_missed", "overdue")}
    assert kept == {"on_time": 0, "promise_missed": 0, "overdue": 0, counted: 1}
