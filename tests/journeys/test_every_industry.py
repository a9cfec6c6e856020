"""Every industry, with random answers, from the guide to the verified permit."""

from pathlib import Path

import pytest

from permitdesk.app.house import ROOT, House
from permitdesk.desk.acting import Wish
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor, Print, Role
from permitdesk.domain.numbering import NumberState
from permitdesk.domain.permit import CompositePermit, WhyNone
from permitdesk.domain.state import ActionType
from tests.houses import CLERK, accepted, decided, issued, practice_house

KIOSK = Actor("自助终端", Role.KIOSK, "KS-02")
INDUSTRIES = sorted(path.stem for path in (ROOT / "forms" / "industries").glob("*.yaml"))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return practice_house(tmp_path_factory.mktemp("hall"))


def test_there_are_forty_six_industries() -> None:
    assert len(INDUSTRIES) == 46


@pytest.mark.parametrize("industry", INDUSTRIES)
def test_an_industry_goes_from_the_guide_to_a_verified_permit(
    industry: str, house: House, tmp_path: Path
) -> None:
    seed = INDUSTRIES.index(industry)
    file = house.sample_application(industry, (), seed)
    number = house.acting.receive(file, KIOSK).number
    accepted(house, number)
    decided(house, number)

    made = issued(house, number).state.issued

    assert made is not None
    permits = [item for item in made.permits if not item.is_filing]
    if len(permits) > 1:
        assert isinstance(made.composite, CompositePermit)
        assert made.why_none is None
    else:
        assert made.composite is None
        assert made.why_none is (WhyNone.ONE_PERMIT if permits else WhyNone.ONLY_FILINGS)
    paper = made.composite or made.permits[0]
    verdict = house.verify(house.documents.code(paper.number), None, None, None)
    assert verdict["verdict"] == "valid"
    assert verdict["fields"]["number"] == paper.number


def test_where_nothing_is_needed_the_reason_is_said_and_no_case_is_made(house: House) -> None:
    candidates = [item for item in house.guiding.industries() if item.none_needed]
    told = []
    for industry in candidates:
        answers = {
            question.id: question.options[-1] if question.options else False
            for question in industry.questions
        }
        choice = house.guiding.choose(industry.code, answers)
        if not choice.bundle:
            told.append(choice.none_needed)
            with pytest.raises(NotAllowed, match=r"application\.nothing_needed"):
                house.guiding.look_at(ApplicationFile(industry.code, guide=answers))

    assert len(candidates) == 4
    assert told
    assert all(none is not None and none.text for none in told)


def test_a_number_is_noted_as_printed_once_its_paper_came_out(house: House) -> None:
    number = house.acting.receive(house.sample_application("restaurant", (), 5), KIOSK).number
    accepted(house, number)
    decided(house, number)
    permits = {permit.number for permit in issued(house, number).permits}
    before = {taken.number for taken in house.store.numbers_in(NumberState.PRINTED)}

    for _ in range(2):  # a copy later on changes nothing
        house.acting.do(number, Wish(ActionType.PRINT, Print(), CLERK))

    after = {taken.number for taken in house.store.numbers_in(NumberState.PRINTED)}
    assert after - before == permits
