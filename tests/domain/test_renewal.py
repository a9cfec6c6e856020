"""Renewals: the days on which one may ask, what a late one is, and what silence means."""

from dataclasses import replace
from datetime import date

import pytest

from permitdesk.domain.licence import RenewalWindow
from permitdesk.domain.renewal import (
    Renewed,
    Timeliness,
    renewal_of,
    timeliness,
    window_of,
)
from permitdesk.domain.timing import Span, Unit
from tests.desk.hall import real_calendar, real_catalog

WORKING = Unit.WORKING_DAY


def _rule(latest: Span, earliest: Span | None = None, late: str = "refuse") -> RenewalWindow:
    return RenewalWindow(latest, late, True, "renewal", earliest)


@pytest.mark.parametrize(
    ("latest", "until", "last"),
    [
        # 届满前30日：3月20日往前数30个自然日。
        (Span(30, Unit.DAY), date(2026, 3, 20), date(2026, 2, 18)),
        # 届满前15个工作日：3月19、18、17、16（4）、13、12、11、10、9（9）、6、5、4、3、2（14）、
        # 2月28日周六调休上班（15）。
        (Span(15, WORKING), date(2026, 3, 20), date(2026, 2, 28)),
        # 届满前2个月：4月30日往前两个月没有2月30日，取2月28日。
        (Span(2, Unit.MONTH), date(2026, 4, 30), date(2026, 2, 28)),
        (Span(6, Unit.MONTH), date(2026, 3, 15), date(2025, 9, 15)),
    ],
)
def test_the_last_day_to_ask_is_counted_back_in_the_unit_of_the_rule(
    latest: Span, until: date, last: date
) -> None:
    assert window_of(_rule(latest), until, real_calendar()).last == last


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    [
        (date(2025, 12, 19), Timeliness.EARLY),
        (date(2025, 12, 20), Timeliness.IN_TIME),
        (date(2026, 2, 18), Timeliness.IN_TIME),
        (date(2026, 2, 19), Timeliness.LATE),
    ],
)
def test_both_ends_of_the_window_are_in_time(asked_on: date, expected: Timeliness) -> None:
    rule = _rule(Span(30, Unit.DAY), Span(90, Unit.DAY))

    window = window_of(rule, date(2026, 3, 20), real_calendar())

    assert timeliness(window, asked_on) is expected


def test_silence_is_a_grant_only_for_a_renewal_that_was_asked_for_in_time() -> None:
    tobacco = real_catalog().licence("tobacco_retail")
    old = Renewed("旧证", date(2026, 3, 20))

    in_time = renewal_of(tobacco, old, date(2026, 2, 18), real_calendar())
    late = renewal_of(tobacco, old, date(2026, 2, 19), real_calendar())

    assert in_time is not None
    assert in_time.deemed_if_silent
    assert in_time.source == "《行政许可法》第五十条第二款"
    assert late is not None
    assert not late.deemed_if_silent


def test_silence_is_no_grant_where_the_rule_of_the_licence_does_not_say_so() -> None:
    tobacco = real_catalog().licence("tobacco_retail")
    assert tobacco.renewal_window is not None
    silent = replace(
        tobacco, renewal_window=replace(tobacco.renewal_window, deemed_if_silent=False)
    )

    found = renewal_of(
        silent, Renewed("旧证", date(2026, 3, 20)), date(2026, 2, 1), real_calendar()
    )

    assert found is not None
    assert not found.deemed_if_silent


def test_a_late_renewal_is_refused_where_the_rule_refuses_it() -> None:
    devices = real_catalog().licence("meddev3")

    assert (
        renewal_of(devices, Renewed("旧证", date(2026, 3, 20)), date(2026, 3, 2), real_calendar())
        is None
    )
