"""Conditions as data."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.condition import Condition, Op

AREA = Condition("area", Op.GTE, 300)


@pytest.mark.parametrize(
    ("answer", "holds"),
    [("300", True), ("299.99", False), ("300.01", True), (300, True), (299, False)],
)
def test_a_threshold_counts_from_its_own_value_on(answer: str | int, holds: bool) -> None:
    assert AREA.holds({"area": answer}) is holds


@pytest.mark.parametrize("op", list(Op))
def test_nothing_is_asked_of_somebody_who_has_not_answered(op: Op) -> None:
    value: int | tuple[str, ...] = ("x",) if op is Op.IN else 1

    assert not Condition("area", op, value).holds({})


def test_words_are_never_compared_as_numbers() -> None:
    assert not AREA.holds({"area": "很大"})
    assert not Condition("area", Op.LTE, 300).holds({"area": "很大"})


def test_yes_is_not_the_number_one() -> None:
    assert not Condition("ktv", Op.EQ, 1).holds({"ktv": True})
    assert not Condition("ktv", Op.EQ, True).holds({"ktv": 1})


def test_a_condition_has_one_form_only() -> None:
    with pytest.raises(ValueError, match=r"condition\.one_form"):
        Condition()
    with pytest.raises(ValueError, match=r"condition\.one_form"):
        Condition("a", Op.EQ, 1, all=(AREA,))


@given(first=st.booleans(), second=st.booleans())
def test_all_any_and_not_mean_what_they_say(first: bool, second: bool) -> None:
    answers = {"a": first, "b": second}
    a, b = Condition("a", Op.EQ, True), Condition("b", Op.EQ, True)

    assert Condition(all=(a, b)).holds(answers) is (first and second)
    assert Condition(any=(a, b)).holds(answers) is (first or second)
    assert Condition(negated=a).holds(answers) is not first


def test_a_condition_names_everything_it_reads() -> None:
    condition = Condition(any=(AREA, Condition(negated=Condition("ktv", Op.EQ, True))))

    assert condition.reads() == {"area", "ktv"}
