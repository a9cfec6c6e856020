"""The 17 flows the program ships with: what they say in figures is what they say in words."""

from collections.abc import Mapping

import pytest

from permitdesk.domain.answer import Value
from permitdesk.domain.commitment import DEV_ZONE, CommitmentFlow, Nature, flow_of
from permitdesk.domain.timing import Span, Unit
from tests.catalog.editing import real_catalog

THREE_DAYS = Span(3, Unit.WORKING_DAY, uncertain=True)
UNITS = {Unit.WORKING_DAY: "个工作日", Unit.DAY: "日", Unit.MONTH: "个月"}


def flows() -> Mapping[str, CommitmentFlow]:
    return real_catalog().flows


def materials(flow: CommitmentFlow) -> dict[str, tuple[bool, bool, bool]]:
    """Tell of each material whether it is required, replaceable by a promise, and deferrable."""
    return {
        key: (item.required, item.commitment_replaceable, item.deferrable)
        for key, item in real_catalog().licence(flow.licence).materials_with_keys()
    }


def excluded(code: str, **answers: Value) -> set[str]:
    """Return the ids of what these answers alone tell to be excluded."""
    return {
        item.id
        for item in flows()[code].exclusions
        if item.when is not None and item.when.holds(answers)
    }


def test_the_drainage_promise_and_the_declaration_are_papers_and_no_choice() -> None:
    natures = {code: flow.nature for code, flow in flows().items() if flow.nature != Nature.ROUTE}

    assert natures == {
        "drainage_quality_commit": Nature.REQUIRED,
        "entertainment_partial": Nature.REQUIRED,
        "deferred_material_commit": Nature.DEFERRAL,
    }


def test_ten_routes_are_open_and_four_wait_for_the_offices_listing() -> None:
    licences = real_catalog().licences.values()
    routes = {
        licence.code: licence.commitment.offered
        for licence in licences
        if (flow := flow_of(flows(), licence)) is not None and flow.nature is Nature.ROUTE
    }

    assert {code for code, offered in routes.items() if offered} == {
        "bookkeeping",
        "construction_permit_stage",
        "drug_retail",
        "eia_form",
        "fire_check",
        "hr_service",
        "lightning_design",
        "public_place_health",
        "publication_retail",
        "vocational_school",
    }
    assert {code for code, offered in routes.items() if not offered} == {
        "food_operation",
        "hotel_special",
        "labour_dispatch",
        "pesticide",
    }


def test_the_program_ships_with_nothing_switched_on() -> None:
    assert [code for code, flow in flows().items() if flow.switched_on] == []


def test_what_is_decided_on_the_spot_says_so() -> None:
    for code, flow in flows().items():
        assert flow.on_the_spot == ("当场" in flow.effect), code


def test_the_look_beforehand_is_left_out_where_the_sheet_leaves_it_out() -> None:
    for code, flow in flows().items():
        said = any(text.startswith("事前现场") for text in flow.materials_waived)
        # Where only the form is looked at nothing is looked at on site; on the spot it goes without saying.
        by_form = "形式审查" in flow.effect and not flow.on_the_spot
        assert flow.no_site_check == (said or by_form), code


def test_a_promise_stands_in_only_for_what_it_may_replace_and_later_comes_what_may_come_later() -> (
    None
):
    named = 0
    for flow in flows().values():
        if flow.nature is not Nature.DEFERRAL:
            known = materials(flow)
            for required, replaceable, _ in map(known.__getitem__, flow.waives):
                named += 1
                assert replaceable or not required, flow.code
            for _, _, deferrable in map(known.__getitem__, flow.later):
                named += 1
                assert deferrable, flow.code

    assert named == 17


def test_credit_is_looked_up_and_not_asked() -> None:
    credit = {item.text for flow in flows().values() for item in flow.exclusions if item.credit}

    assert credit == {
        "有较严重不良信用记录且未修复",
        "曾作出虚假承诺且未修复",
        "存在严重不良信用记录的企业",
        "存在失信记录且未修复",
    }
    for flow in flows().values():
        gated = any(item.credit for item in flow.exclusions)
        assert gated == (flow.nature is not Nature.REQUIRED), flow.code


def test_the_required_papers_refuse_nobody() -> None:
    assert flows()["entertainment_partial"].exclusions == ()
    assert [item.id for item in flows()["drainage_quality_commit"].exclusions] == [
        "listed_polluter"
    ]


@pytest.mark.parametrize(
    ("scope", "closed"),
    [
        ((), False),
        (("乙类非处方药",), False),
        (("甲类非处方药",), True),
        (("乙类非处方药", "处方药"), True),
        (("乙类非处方药", "中成药"), True),
        (("乙类非处方药", "冷藏冷冻药品"), True),
    ],
)
def test_a_pharmacy_may_promise_for_class_b_over_the_counter_alone(
    scope: tuple[str, ...], closed: bool
) -> None:
    assert ("wider_scope" in excluded("drug_retail_commit", dr_scope=scope)) == closed


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"main_format": "食品销售经营者"}, set()),
        ({"main_format": "集中用餐单位食堂", "canteen_type": "学校食堂"}, {"canteen"}),
        ({"main_format": "集中用餐单位食堂", "canteen_type": "工地食堂"}, set()),
        ({"main_format": "餐饮服务经营者", "canteen_type": "学校食堂"}, set()),
        (
            {"main_format": "餐饮服务经营者", "catering_items": ("冷食类食品制售",)},
            {"high_risk_items"},
        ),
        ({"main_format": "餐饮服务经营者", "catering_items": ("自制饮品制售",)}, set()),
        ({"main_format": "食品销售经营者", "catering_items": ("生食类食品制售",)}, set()),
        ({"main_format": "餐饮服务经营者", "central_kitchen": True}, {"central_kitchen"}),
    ],
)
def test_a_kitchen_of_high_risk_may_not_promise(answers: dict[str, Value], told: set[str]) -> None:
    assert excluded("food_low_risk_commit", **answers) == told


def test_restricted_pesticides_and_sensitive_areas_close_the_route() -> None:
    assert excluded("pesticide_commit", pe_scope="农药（含限制使用农药）") == {
        "restricted_pesticide"
    }
    assert excluded("pesticide_commit", pe_scope="农药（限制使用农药除外）") == set()
    assert excluded("eia_commit", ei_sensitive=True) == {"sensitive_area"}
    assert excluded("eia_commit", ei_sensitive=False) == set()


def test_what_the_answers_tell_in_part_is_declared_all_the_same() -> None:
    told = {item.id: item.declared for item in flows()["food_low_risk_commit"].exclusions}

    assert told == {
        "bad_credit": False,
        "false_promise": False,
        "unsigned": True,
        "canteen": False,
        "central_kitchen": True,
        "high_risk_items": True,
    }


def test_builder_and_designer_hand_in_their_own_copies_under_their_own_seals() -> None:
    letters = flows()["lightning_commit"].parties

    assert [(item.party, item.paper_copies, item.pdf_copies, item.seal) for item in letters] == [
        ("建设单位", 3, 1, "建设单位公章"),
        ("设计单位", 4, 1, "设计单位公章"),
    ]
    assert all(item.uncertain for item in letters)


def test_a_foundation_pit_takes_three_letters() -> None:
    assert [item.name for item in flows()["foundation_pit_commit"].parties] == [
        "参建各方质量终身负责制承诺书",
        "建筑工程项目安全生产承诺书",
        "项目建设单位承诺书",
    ]


def test_no_point_of_a_promise_is_lost_between_the_letters_and_none_is_added() -> None:
    split = [flow for flow in flows().values() if flow.letters]

    assert len(split) == 2
    for flow in split:
        promised = {text.rsplit("单位：", 1)[-1] for text in flow.commit_specific}
        assert {text for letter in flow.letters for text in letter.text} == promised, flow.code


def test_only_the_fire_brigade_has_days_to_tell_and_to_look_again() -> None:
    told = {
        code: (flow.tell_within, flow.recheck_within)
        for code, flow in flows().items()
        if flow.tell_within or flow.recheck_within
    }

    assert told == {"fire_check_commit": (THREE_DAYS, THREE_DAYS)}


def test_the_city_receives_what_three_places_have_no_meteorologists_for() -> None:
    assert {code: dict(flow.regulators) for code, flow in flows().items() if flow.regulators} == {
        "lightning_commit": dict.fromkeys(("140502", "140525", DEV_ZONE), "晋城市气象局")
    }


def test_only_what_a_rule_publishes_is_published() -> None:
    published = {
        code: [(item.what, item.persons) for item in flow.publications]
        for code, flow in flows().items()
        if flow.publications
    }

    assert published == {
        "bookkeeping_commit": [("revocation", False)],
        "foundation_pit_commit": [("revocation", False), ("record", True)],
    }


def test_a_length_that_is_only_the_programs_own_is_said_with_its_number() -> None:
    own = [flow for flow in flows().values() if "产品默认" in flow.after_check.certainty]

    assert len(own) >= 6
    for flow in own:
        length = f"{flow.after_check.deadline_value}{UNITS[flow.after_check.deadline_unit]}"
        assert any(length in rule for rule in flow.product_rules), flow.code
    for flow in flows().values():
        if flow.nature is Nature.ROUTE:
            assert any(f"（{flow.rectify.value}个工作日）" in rule for rule in flow.product_rules)
