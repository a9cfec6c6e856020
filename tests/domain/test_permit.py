"""Single permits and the composite."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.decision import years_after
from permitdesk.domain.permit import (
    CompositePermit,
    Holder,
    PermitKind,
    PermitState,
    SinglePermit,
    Validity,
    WhyNone,
    compose,
    last_day,
    may_compose,
)
from permitdesk.domain.register_entry import code_of, entry_digest

DAY = date(2026, 3, 2)
HOLDER = Holder("渝香火锅（测试）有限公司", "91140502MA7K3F2Q0Q", "王某", "晋城市城区示例街1号")


def permit(number: str, *, filing: bool = False, until: date | None = None) -> SinglePermit:
    return SinglePermit(
        number=number,
        kind=PermitKind.FILING if filing else PermitKind.SINGLE,
        licence="food_operation",
        name="食品经营许可",
        certificate="食品经营许可证",
        holder=HOLDER,
        scope="热食类食品制售",
        validity=Validity(DAY, until),
        authority="晋城市城区行政审批服务管理局",
        issued_on=DAY,
        case_number="JC-2026-000001",
    )


def composed(*members: SinglePermit) -> CompositePermit:
    return compose(
        members, number="晋城综许1", version=1, industry="饭店", authority="审批局", issued_on=DAY
    )


@given(states=st.lists(st.tuples(st.booleans(), st.sampled_from(PermitState)), max_size=6))
def test_a_composite_stands_on_two_live_permits_and_filings_do_not_count(
    states: list[tuple[bool, PermitState]],
) -> None:
    members = [
        replace(permit(str(place), filing=filing), state=state)
        for place, (filing, state) in enumerate(states)
    ]
    live = [item for item in members if item.state is PermitState.LIVE and not item.is_filing]

    assert (may_compose(members) is None) == (len(live) >= 2)


def test_why_there_is_no_composite_is_said() -> None:
    assert may_compose([]) is WhyNone.NOTHING_GRANTED
    assert may_compose([permit("1", filing=True)]) is WhyNone.ONLY_FILINGS
    assert may_compose([permit("1"), permit("2", filing=True)]) is WhyNone.ONE_PERMIT


def test_a_composite_of_one_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="two live permits"):
        composed(permit("1"))


def test_the_composite_has_no_end_of_its_own_but_reminds_of_the_nearest() -> None:
    members = (permit("1", until=date(2031, 3, 1)), permit("2", until=date(2029, 3, 1)))

    made = composed(*members)

    assert made.nearest_end == date(2029, 3, 1)
    assert last_day(made) == date(2031, 3, 1)


def test_one_changed_word_changes_the_digest_and_the_state_does_not() -> None:
    one = permit("1")

    assert entry_digest(one) != entry_digest(replace(one, scope="冷食类食品制售"))
    assert entry_digest(one) == entry_digest(replace(one, state=PermitState.REVOKED))
    assert code_of(one).digest == entry_digest(one)


@pytest.mark.parametrize(
    ("first", "years", "last"),
    [
        (date(2026, 2, 26), 5, date(2031, 2, 25)),
        (date(2028, 2, 29), 5, date(2033, 2, 28)),
        (date(2026, 1, 1), 3, date(2028, 12, 31)),
    ],
)
def test_five_years_end_the_day_before_the_anniversary(first: date, years: int, last: date) -> None:
    assert years_after(first, years) == last
