from hypothesis import given
from hypothesis import strategies as st

from permitdesk.catalog.solving import Readable, holds_always, holds_never, witness
from permitdesk.domain.answer import Value
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import FieldType

READABLE = {
    "area": Readable(FieldType.DECIMAL),
    "rooms": Readable(FieldType.INTEGER),
    "ktv": Readable(FieldType.BOOLEAN),
    "sewer": Readable(FieldType.CHOICE, ("自己排", "不排")),
    "kinds": Readable(FieldType.MULTICHOICE, ("甲", "乙")),
}
COMPARISONS = st.one_of(
    st.builds(Condition, st.just("area"), st.sampled_from([Op.GTE, Op.LTE]), st.integers(0, 4)),
    st.builds(Condition, st.just("rooms"), st.sampled_from([Op.GTE, Op.LTE, Op.EQ, Op.NE]), st.integers(0, 4)),
    st.builds(Condition, st.just("ktv"), st.sampled_from([Op.EQ, Op.NE]), st.booleans()),
    st.builds(Condition, st.just("sewer"), st.sampled_from([Op.EQ, Op.NE]), st.sampled_from(["自己排", "不排"])),
    st.builds(Condition, st.just("kinds"), st.just(Op.CONTAINS), st.sampled_from(["甲", "乙"])),
)  # fmt: skip
CONDITIONS = st.recursive(
    COMPARISONS,
    lambda inner: st.one_of(
        st.builds(
            lambda parts: Condition(all=tuple(parts)), st.lists(inner, min_size=1, max_size=3)
        ),
        st.builds(
            lambda parts: Condition(any=tuple(parts)), st.lists(inner, min_size=1, max_size=3)
        ),
        st.builds(lambda part: Condition(negated=part), inner),
    ),
    max_leaves=6,
)
ANSWERS = st.fixed_dictionaries(
    {
        "area": st.integers(0, 50).map(lambda tenths: f"{tenths // 10}.{tenths % 10}"),
        "rooms": st.integers(0, 6),
        "ktv": st.booleans(),
        "sewer": st.sampled_from(["自己排", "不排"]),
        "kinds": st.sampled_from([(), ("甲",), ("乙",), ("甲", "乙")]),
    }
)


@given(condition=CONDITIONS, answers=ANSWERS)
def test_what_some_answers_make_true_does_not_hold_never(
    condition: Condition, answers: dict[str, bool | int | str | tuple[str, ...]]
) -> None:
    if condition.holds(answers):
        assert not holds_never(condition, READABLE)
    else:
        assert not holds_always(condition, READABLE)


@given(condition=CONDITIONS)
def test_a_witness_makes_its_condition_true(condition: Condition) -> None:
    answers = witness(condition, READABLE)

    # What the witness leaves open decides nothing, so any answer will do.
    rest: dict[str, Value] = {"area": "1", "rooms": 1, "ktv": True, "sewer": "不排", "kinds": ()}
    assert answers is None or condition.holds({**rest, **answers})


def test_no_whole_number_lies_between_two_neighbours_but_a_measure_does() -> None:
    def between(field: str) -> Condition:
        low = Condition(negated=Condition(field, Op.LTE, 4))
        return Condition(all=(low, Condition(negated=Condition(field, Op.GTE, 5))))

    assert holds_never(between("rooms"), READABLE)
    assert not holds_never(between("area"), READABLE)


def test_a_condition_with_too_many_cases_is_left_open() -> None:
    fields = {f"q{number}": Readable(FieldType.BOOLEAN) for number in range(40)}
    odd = [Condition(any=(Condition(a, Op.EQ, True), Condition(b, Op.EQ, True))) for a in fields for b in fields]  # fmt: skip
    even = [Condition(any=(Condition(a, Op.EQ, False), Condition(b, Op.EQ, False))) for a in fields for b in fields if a != b]  # fmt: skip
    two_of_all = Condition(all=(*even, *odd[1:]))

    assert not holds_always(two_of_all, fields)
