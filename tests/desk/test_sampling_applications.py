"""Sample applications: complete, valid, the same for the same seed."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permitdesk.app.checkers import checkers
from permitdesk.codec import Codec
from permitdesk.desk.sampling.applications import (
    as_json,
    places,
    sample_application,
    sample_for_licences,
)
from permitdesk.domain.answer import Answers
from permitdesk.domain.application import ApplicationFile, Looked, look_at
from permitdesk.domain.checks import Checking
from permitdesk.domain.condition import number
from permitdesk.domain.errors import NotAllowed, Problem
from permitdesk.domain.materials import materials_of, missing_materials
from permitdesk.printing.fonts import missing_glyphs
from tests.desk.hall import real_catalog

TODAY = date(2026, 3, 16)
SEEDS = st.integers(0, 10**6)
INDUSTRIES = sorted(real_catalog().industries)
LICENCES = sorted(real_catalog().licences)
FEW = settings(max_examples=8, deadline=None)


def looked(file: ApplicationFile) -> Looked:
    checking = Checking(
        checkers(missing_glyphs, lambda: TODAY), TODAY, frozenset(real_catalog().divisions)
    )
    return look_at(real_catalog(), file, checking)


def faults(file: ApplicationFile) -> tuple[Problem, ...]:
    seen = looked(file)
    application = seen.application
    needs = materials_of(real_catalog(), application.licences, application.answers)
    return (*seen.problems, *missing_materials(needs, application.materials))


@pytest.mark.parametrize("industry", INDUSTRIES)
@FEW
@given(seed=SEEDS)
def test_an_application_of_any_industry_has_nothing_wrong_and_nothing_missing(
    industry: str, seed: int
) -> None:
    file = sample_application(real_catalog(), industry, seed, TODAY)

    assert faults(file) == ()


@pytest.mark.parametrize("licence", LICENCES)
@FEW
@given(seed=SEEDS)
def test_an_application_for_one_licence_has_nothing_wrong_and_nothing_missing(
    licence: str, seed: int
) -> None:
    file = sample_for_licences(real_catalog(), (licence,), seed, TODAY)

    assert faults(file) == ()


@given(industry=st.sampled_from(INDUSTRIES), seed=SEEDS)
@settings(max_examples=20, deadline=None)
def test_an_application_without_anything_optional_is_valid_too(industry: str, seed: int) -> None:
    file = sample_application(real_catalog(), industry, seed, TODAY, optional=0)

    assert faults(file) == ()


@given(industry=st.sampled_from(INDUSTRIES), seed=SEEDS)
@settings(max_examples=30, deadline=None)
def test_its_json_is_read_back_as_the_same_application(industry: str, seed: int) -> None:
    file = sample_application(real_catalog(), industry, seed, TODAY)

    text = json.dumps(as_json(file), ensure_ascii=False)

    assert Codec(ApplicationFile).read(text) == file


def test_the_same_seed_makes_the_same_application_and_another_seed_another() -> None:
    first, again, other = (
        sample_application(real_catalog(), "hotel", seed, TODAY) for seed in (5, 5, 6)
    )

    assert first == again
    assert first != other


def test_answers_of_the_guide_that_are_given_are_kept_and_carried_into_the_form() -> None:
    guide = {"fire_area": 350, "sewer": "会，自己排", "tobacco": True}

    file = sample_application(real_catalog(), "restaurant", 1, TODAY, guide=guide)

    assert guide.items() <= file.guide.items()
    assert file.answers["premises_area_building"] == 350
    assert {"food_operation", "fire_check", "tobacco_retail"} <= set(
        looked(file).application.licences
    )


def test_as_many_licences_are_needed_as_were_wanted() -> None:
    sizes = {
        len(looked(sample_application(real_catalog(), "cafe", seed, TODAY, need=3)).form.licences)
        for seed in range(10)
    }

    assert min(sizes) >= 3


def test_an_industry_that_needs_nothing_for_these_answers_is_told_so() -> None:
    nothing = {"agency": False, "dispatch": False}

    with pytest.raises(NotAllowed) as refused:
        sample_application(real_catalog(), "hr_agency", 1, TODAY, guide=nothing)

    assert refused.value.key == "application.nothing_needed"


@given(industry=st.sampled_from(INDUSTRIES), seed=SEEDS)
@settings(max_examples=60, deadline=None)
def test_figures_agree_with_each_other(industry: str, seed: int) -> None:
    answers = looked(sample_application(real_catalog(), industry, seed, TODAY)).application.answers

    in_order = (
        ("kitchen_area", "premises_area"),
        ("premises_area", "premises_area_building"),
        ("employees_health_cert", "employees"),
        ("dn_discharge", "dn_water_use"),
        ("fm_halls", "fm_seats"),
    )
    for small, large in in_order:
        first, second = (number(answers.shared.get(key)) for key in (small, large))
        assert first is None or second is None or first <= second, (small, large)
    assert _people(answers) <= (number(answers.shared.get("employees")) or 99)


def _people(answers: Answers) -> int:
    return len(answers.records.get("staff", ()))


@given(industry=st.sampled_from(INDUSTRIES), seed=SEEDS)
@settings(max_examples=60, deadline=None)
def test_nobody_is_recorded_twice_and_the_owner_signs_every_form(industry: str, seed: int) -> None:
    file = sample_application(real_catalog(), industry, seed, TODAY)

    people = [(row["name"], row.get("id_number")) for row in file.records.get("staff", ())]
    signed = {own["signed_by"] for own in file.own.values() if "signed_by" in own}

    assert len(people) == len(set(people))
    assert signed <= {file.answers["legal_person_name"]}


def test_every_business_says_that_it_is_made_up_and_lies_in_the_offices_own_city() -> None:
    files = [
        sample_application(real_catalog(), industry, seed, TODAY)
        for industry in INDUSTRIES
        for seed in range(3)
    ]

    names = [str(file.answers["applicant_name"]) for file in files]
    found = {file.answers["premises_address"]["division"] for file in files}

    assert all("（测试）" in name or "（演练）" in name for name in names)
    assert found == set(places(real_catalog()))


def test_about_a_third_of_the_applications_come_through_an_agent() -> None:
    files = [sample_application(real_catalog(), "cafe", seed, TODAY) for seed in range(300)]

    agents = sum(file.agent is not None for file in files)
    poa = sum("poa" in {item.key for item in file.materials} for file in files)

    assert 70 <= agents <= 130
    assert poa == agents


def test_some_people_have_names_that_many_fonts_miss() -> None:
    files = [sample_application(real_catalog(), "cafe", seed, TODAY) for seed in range(300)]

    names = "".join(str(file.answers["legal_person_name"]) for file in files)

    assert set(names) & set("䶮𬭊㛃")
    assert "·" in names
