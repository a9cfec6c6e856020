from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.answer import Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.form import FieldType
from permitdesk.domain.industry import (
    GuideQuestion,
    Industry,
    NoneNeeded,
    Parameter,
    choose_licences,
)
from permitdesk.domain.licence import Kind
from tests.catalog.editing import real_catalog
from tests.domain.small_catalog import industry, licence

LICENCES = {
    "food": licence("food"),
    "fire": licence("fire"),
    "tobacco": licence("tobacco"),
    "shop": licence("shop", kind=Kind.FILING),
}
AREA = Condition("area", Op.GTE, 300, param="min_area")
MIN_AREA = {"min_area": Parameter("min_area", 300, "", uncertain=True)}


def question(id: str, type: FieldType = FieldType.BOOLEAN) -> GuideQuestion:  # noqa: A002
    return GuideQuestion(id, f"{id}？", type)


@pytest.fixture(scope="module")
def real() -> Catalog:
    return real_catalog()


def plain(industry: Industry) -> dict[str, Value]:
    """Answers that need as little as possible: no, nothing, the last choice."""
    none: dict[FieldType, Value] = {
        FieldType.BOOLEAN: False,
        FieldType.DECIMAL: "0",
        FieldType.INTEGER: 0,
    }
    return {
        item.id: item.options[-1] if item.options else none[item.type]
        for item in industry.questions
    }


@pytest.mark.parametrize(
    ("area", "needed"),
    [
        ("299.99", False),
        ("300", True),
        ("300.00", True),
        ("300.01", True),
        (299, False),
        (300, True),
    ],
)
def test_a_restaurant_is_looked_at_by_the_fire_service_from_300_square_metres(
    area: Value, needed: bool, real: Catalog
) -> None:
    answers = {**plain(real.industry("restaurant")), "fire_area": area}

    choice = real.choose("restaurant", answers)

    assert ("fire_check" in choice.bundle) == needed


def test_the_answer_that_decided_is_told_and_that_the_threshold_is_uncertain(real: Catalog) -> None:
    answers = {**plain(real.industry("restaurant")), "fire_area": "300"}

    need = next(n for n in real.choose("restaurant", answers).needed if n.licence == "fire_check")

    assert need.because == {"fire_area": "300"}
    assert need.uncertain == ("fire_check_min_area_m2",)
    assert need.sources[0].law == "消防法"


def test_what_is_not_needed_is_told_with_the_answers_that_were_looked_at(real: Catalog) -> None:
    answers = {**plain(real.industry("restaurant")), "fire_area": "299.99"}

    choice = real.choose("restaurant", answers)

    fire = next(need for need in choice.not_needed if need.licence == "fire_check")
    assert fire.because == {"fire_area": "299.99", "ktv": False}
    assert {need.licence for need in choice.needed} == {"food_operation"}


def thresholds() -> list[tuple[str, int, Condition]]:
    real = real_catalog()
    return [
        (code, number, part)
        for code, item in real.industries.items()
        for number, trigger in enumerate(item.when)
        for part in trigger.condition.comparisons()
        if part.op in (Op.GTE, Op.LTE)
    ]


def test_every_threshold_of_every_guide_counts_its_own_value(real: Catalog) -> None:
    assert len(thresholds()) > 10
    for code, number, part in thresholds():
        whole = next(q for q in real.industry(code).questions if q.id == part.field).type
        step = Decimal(1) if whole is FieldType.INTEGER else Decimal("0.01")
        assert isinstance(part.value, int), (code, number)

        def holds(amount: Decimal, part: Condition = part) -> bool:
            return part.holds({part.field: str(amount)})

        at = Decimal(part.value)
        assert holds(at)
        assert holds(at - step) == (part.op is Op.LTE)
        assert holds(at + step) == (part.op is Op.GTE)


def test_the_office_s_own_threshold_takes_the_place_of_the_rule_s() -> None:
    guide = industry(["food"], {"fire": AREA}, questions=(question("area", FieldType.DECIMAL),))
    higher = {"min_area": Parameter("min_area", 500, "")}

    choice = choose_licences(guide, {"area": "400"}, LICENCES, higher)

    assert choice.bundle == ("food",)


def test_a_threshold_nobody_has_set_is_said() -> None:
    guide = industry([], {"fire": AREA}, questions=(question("area", FieldType.DECIMAL),))

    with pytest.raises(NotAllowed) as refused:
        choose_licences(
            guide, {"area": "1"}, LICENCES, {"min_area": Parameter("min_area", None, "")}
        )

    assert refused.value.key == "guide.parameter_unset"
    assert refused.value.facts == {"parameter": "min_area"}


def test_every_question_without_an_answer_is_named_at_once() -> None:
    guide = industry(["food"], questions=(question("a"), question("b"), question("c")))

    with pytest.raises(NotAllowed) as refused:
        choose_licences(guide, {"b": True}, LICENCES, {})

    assert refused.value.key == "guide.incomplete"
    assert [problem.field for problem in refused.value.problems] == ["a", "c"]


def test_filings_are_kept_apart_from_licences() -> None:
    choice = choose_licences(industry(["shop", "food"]), {}, LICENCES, {})

    assert [need.licence for need in choice.needed] == ["food"]
    assert [need.licence for need in choice.filings] == ["shop"]
    assert choice.bundle == ("food", "shop")


def test_who_needs_nothing_is_told_so_with_the_reason() -> None:
    nothing = NoneNeeded("无需办理许可", "示例法第一条")
    guide = industry(
        [], {"tobacco": Condition("smoke", Op.EQ, True)}, questions=(question("smoke"),), none_needed=nothing
    )  # fmt: skip

    assert choose_licences(guide, {"smoke": False}, LICENCES, {}).none_needed == nothing
    assert choose_licences(guide, {"smoke": True}, LICENCES, {}).none_needed is None


def test_a_light_van_needs_no_road_licence_and_is_told_why(real: Catalog) -> None:
    for item in real.industries.values():
        choice = real.choose(item.code, plain(item))

        assert bool(choice.bundle) != (choice.none_needed is not None), item.code


def test_two_rules_for_one_licence_need_it_once() -> None:
    guide = replace(
        industry(
            [], {"fire": Condition("a", Op.EQ, True)}, questions=(question("a"), question("b"))
        ),
        when=(
            *industry([], {"fire": Condition("a", Op.EQ, True)}).when,
            *industry([], {"fire": Condition("b", Op.EQ, True)}).when,
        ),
    )

    both = choose_licences(guide, {"a": True, "b": True}, LICENCES, {})
    second = choose_licences(guide, {"a": False, "b": True}, LICENCES, {})
    neither = choose_licences(guide, {"a": False, "b": False}, LICENCES, {})

    assert both.bundle == second.bundle == ("fire",)
    assert second.needed[0].because == {"b": True}
    assert [need.licence for need in neither.not_needed] == ["fire"]
    assert neither.not_needed[0].because == {"a": False, "b": False}


@given(data=st.data())
def test_every_licence_of_a_guide_is_needed_or_not_and_never_both(data: st.DataObject) -> None:
    real = real_catalog()
    item = data.draw(st.sampled_from(list(real.industries.values())))
    answers = {q.id: data.draw(_answer(q), label=q.text) for q in item.questions}

    choice = real.choose(item.code, answers)

    needed = list(choice.bundle)
    not_needed = [need.licence for need in choice.not_needed]
    assert sorted(needed + not_needed) == sorted({*item.always, *(w.licence for w in item.when)})
    assert set(item.always) <= set(needed)
    assert_reasons(choice.answers, item, answers)
    for need in (*choice.needed, *choice.filings):
        assert need.rule is None or need.rule.holds(answers)
        assert need.sources


def assert_reasons(kept: Mapping[str, Value], item: Industry, answers: Mapping[str, Value]) -> None:
    assert kept == answers
    assert set(kept) == {q.id for q in item.questions}


def _answer(asked: GuideQuestion) -> st.SearchStrategy[Value]:
    if asked.type is FieldType.BOOLEAN:
        return st.booleans()
    if asked.options:
        return st.sampled_from(asked.options)
    if asked.type is FieldType.INTEGER:
        return st.integers(0, 10_000)
    return st.decimals(0, 10_000, places=2).map(str)
