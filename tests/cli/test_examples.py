"""The examples of the manual: every action people do has one, and every one of them is readable."""

import json

import pytest

from permitdesk.cli.examples import actions, applications
from permitdesk.codec import Codec
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import ActionType

BY_PEOPLE = [type_ for type_, rule in RULES.items() if not rule.by_itself]


def test_every_action_people_do_has_an_example_and_what_happens_by_itself_has_none() -> None:
    assert set(actions()) == {type_.value for type_ in BY_PEOPLE}


@pytest.mark.parametrize("name", sorted(actions()))
def test_an_example_is_what_its_action_wants(name: str) -> None:
    Codec(RULES[ActionType(name)].sends).read(json.dumps(actions()[name]))


@pytest.mark.parametrize("name", sorted(applications()))
def test_an_application_of_the_manual_is_one_and_shows_what_it_says(name: str) -> None:
    file = Codec(ApplicationFile).read(json.dumps(applications()[name]))

    assert getattr(file, name)
