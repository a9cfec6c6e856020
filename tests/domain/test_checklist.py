"""The merged checklist: each point of each licence is in exactly one point, in the order of the walk."""

from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from permitdesk.domain.catalog import SharedPoint
from permitdesk.domain.checklist import checklist, own_words
from tests.catalog.editing import real_catalog

CATALOG = real_catalog()
LOOKED_AT = sorted(code for code, one in CATALOG.licences.items() if one.site_check.checklist)
BUNDLES = st.lists(st.sampled_from(LOOKED_AT), max_size=12)


@given(BUNDLES)
def test_merging_loses_no_point_and_asks_none_twice(bundle: list[str]) -> None:
    merged = checklist(CATALOG, bundle)

    uses = Counter(use for point in merged for use in point.uses)
    wanted = {
        (code, one.no) for code in bundle for one in CATALOG.licence(code).site_check.checklist
    }
    assert uses == Counter(wanted)
    assert len({point.key for point in merged}) == len(merged)


@given(BUNDLES)
def test_points_stand_group_by_group_in_the_order_of_the_walk(bundle: list[str]) -> None:
    order = list(CATALOG.site_check_groups)

    places = [order.index(point.group) for point in checklist(CATALOG, bundle)]

    assert places == sorted(places)


@given(BUNDLES)
def test_every_licence_keeps_its_own_words_in_its_own_group(bundle: list[str]) -> None:
    for point in checklist(CATALOG, bundle):
        for (code, no), words in zip(point.uses, own_words(CATALOG, point).values(), strict=True):
            own = next(one for one in CATALOG.licence(code).site_check.checklist if one.no == no)
            assert (own.text, own.group) == (words, point.group)


@given(BUNDLES)
def test_naming_licences_in_another_order_merges_the_same_points(bundle: list[str]) -> None:
    first = {frozenset(point.uses) for point in checklist(CATALOG, bundle)}

    assert first == {frozenset(point.uses) for point in checklist(CATALOG, bundle[::-1])}


def test_the_health_certificates_of_a_restaurant_with_lodging_are_looked_at_once() -> None:
    merged = checklist(CATALOG, ("food_operation", "public_place_health"))

    (point,) = [point for point in merged if ("food_operation", 8) in point.uses]
    assert point.uses == (("food_operation", 8), ("public_place_health", 6))
    assert point.text == "从业人员健康证明有效，培训合格"
    assert own_words(CATALOG, point) == {
        "food_operation": "从业人员健康证明、食品安全管理人员与制度齐备",
        "public_place_health": "从业人员健康证明和培训合格",
    }


def test_a_shared_point_of_which_one_licence_is_in_the_case_has_that_licences_words() -> None:
    merged = checklist(CATALOG, ("food_operation",))

    (point,) = [point for point in merged if point.key == "food_operation.8"]
    assert point.text == "从业人员健康证明、食品安全管理人员与制度齐备"


def test_the_very_same_words_are_one_point_without_being_listed() -> None:
    merged = checklist(CATALOG, ("road_freight", "road_passenger"))

    (point,) = [point for point in merged if point.text == "驾驶员资格"]
    assert point.uses == (("road_freight", 3), ("road_passenger", 4))


def test_an_older_catalogue_without_shared_points_merges_nothing_but_same_words() -> None:
    older = replace(CATALOG, site_check_points={})

    assert all(len(point.uses) == 1 for point in checklist(older, ("food_operation", "fire_check")))


def test_the_different_distances_to_a_school_stay_apart() -> None:
    """Each has its own limit and its own way of measuring."""
    shared = {member for point in CATALOG.site_check_points.values() for member in point.members}

    assert shared.isdisjoint({"entertainment.2", "tobacco_retail.3", "internet_cafe.1"})


def test_every_shared_point_has_several_licences_of_one_group() -> None:
    for point in CATALOG.site_check_points.values():
        assert isinstance(point, SharedPoint)
        assert len({member.partition(".")[0] for member in point.members}) > 1
