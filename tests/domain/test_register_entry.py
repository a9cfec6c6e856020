"""What a code says of an entry: papers that were printed years ago keep what theirs says."""

from dataclasses import replace
from datetime import date

from permitdesk.domain.permit import (
    Holder,
    PermitKind,
    PermitState,
    SinglePermit,
    Validity,
    compose,
)
from permitdesk.domain.register_entry import entry_digest

HOLDER = Holder("陈记小馆", "91140502MA0KTEST03", "陈一", "晋城市城区1号")
OFFICE = "晋城市城区行政审批服务管理局"


def permit(number: str, licence: str) -> SinglePermit:
    return SinglePermit(
        number, PermitKind.SINGLE, licence, "食品经营许可", "食品经营许可证", HOLDER, "热食类制售",
        Validity(date(2026, 3, 2), date(2031, 3, 1)), OFFICE, date(2026, 3, 2), "JC-2026-000001",
        "城审管准〔2026〕1号",
    )  # fmt: skip


FOOD = permit("城审管证〔2026〕0001号", "food_operation")
TOBACCO = permit("城烟证〔2026〕0001号", "tobacco_retail")


def test_what_was_printed_before_papers_bore_marks_still_matches_its_entry() -> None:
    composite = compose(
        (FOOD, TOBACCO), number="晋城综许1405022026000001", version=1, industry="饭店",
        authority=OFFICE, issued_on=date(2026, 3, 2),
    )  # fmt: skip

    assert entry_digest(FOOD).hex() == "083eaa7c6ecac39b6cb33df1b335fbae"
    assert entry_digest(composite).hex() == "b4f165a8d81ad8fe2c817880373389ef"


def test_a_mark_is_part_of_what_the_paper_says_and_its_state_is_not() -> None:
    assert entry_digest(replace(FOOD, mark="补")) != entry_digest(FOOD)
    assert entry_digest(replace(FOOD, state=PermitState.REVOKED)) == entry_digest(FOOD)
