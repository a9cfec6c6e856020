"""Papers handed in before: offered to the same applicant, with consent, while they are usable."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from permitdesk.app.house import House
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.materials import Handed, HandedIn
from tests.desk.hall import RESTAURANT
from tests.houses import CLERK, MONDAY, practice_house

LICENCE = HandedIn("business_license", "营业执照.pdf", Handed.ORIGINAL, 2)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return practice_house(tmp_path)


def file_of(house: House, *materials: HandedIn) -> ApplicationFile:
    file = house.sample_application("restaurant", (), 1, RESTAURANT)
    return replace(file, materials=materials)


def paper(house: House) -> HandedIn:
    """Return a paper that a restaurant must hand in."""
    needs = house.guiding.materials(house.guiding.look_at(file_of(house)))
    key = next(need.key for need in needs if need.to_hand_in)
    return replace(LICENCE, key=key)


def test_a_paper_of_the_same_applicant_is_offered_with_its_case_and_day(house: House) -> None:
    case = house.acting.receive(file_of(house, paper(house)), CLERK)

    (offered,) = house.earlier_papers.for_file(file_of(house))

    assert (offered.case, offered.day) == (case.number, case.actions[0].at.date())
    assert offered.handed_in.consent == case.number


def test_used_again_the_consent_stands_in_the_record(house: House) -> None:
    first = house.acting.receive(file_of(house, paper(house)), CLERK)
    (offered,) = house.earlier_papers.for_file(file_of(house))

    second = house.acting.receive(file_of(house, offered.handed_in), CLERK)

    assert house.store.case(second.number).application.materials[0].consent == first.number


def test_a_paper_used_again_does_not_grow_younger(house: House) -> None:
    first = house.acting.receive(file_of(house, paper(house)), CLERK)
    (offered,) = house.earlier_papers.for_file(file_of(house))
    house.set_time(MONDAY + timedelta(days=200))
    house.acting.receive(file_of(house, offered.handed_in), CLERK)

    (again,) = house.earlier_papers.for_file(file_of(house))

    assert again.case == first.number


def test_what_is_too_old_on_the_day_of_decision_is_not_offered(house: House) -> None:
    house.acting.receive(file_of(house, paper(house)), CLERK)
    house.set_time(MONDAY + timedelta(days=360))

    assert not house.earlier_papers.for_file(file_of(house))


def test_another_applicants_paper_is_neither_offered_nor_taken(house: House) -> None:
    other = house.sample_application("restaurant", (), 2, RESTAURANT)
    theirs = house.acting.receive(replace(other, materials=(paper(house),)), CLERK)
    stolen = replace(paper(house), consent=theirs.number)

    assert not house.earlier_papers.for_file(file_of(house))
    with pytest.raises(NotAllowed) as refused:
        house.acting.receive(file_of(house, stolen), CLERK)
    assert [problem.key for problem in refused.value.problems] == ["material.not_reusable"]


def test_a_consent_to_a_case_that_does_not_exist_is_refused(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.acting.receive(file_of(house, replace(paper(house), consent="JC-1")), CLERK)
