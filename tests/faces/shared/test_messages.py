"""Every "no" names its reason and its article, and never shows the program's inside."""

import logging

import pytest

from permitdesk.domain.clock import Light
from permitdesk.domain.errors import NotAllowed, Overtaken, Problem
from permitdesk.domain.facts import DeclineReason, Opinion, Role
from permitdesk.domain.law import licensing_act
from permitdesk.domain.service import Delivery
from permitdesk.domain.state import ActionType, PartStatus, Status
from permitdesk.faces.shared.messages import tell_error, tell_problem
from permitdesk.faces.window.spots import Spot
from permitdesk.text import LANGUAGES, tr, use_language

FAMILIES = {
    "action": ActionType,
    "status": Status,
    "part": PartStatus,
    "role": Role,
    "light": Light,
    "spot": Spot,
    "decline_reason": DeclineReason,
    "delivery": Delivery,
    "opinion": Opinion,
    "waiting": Status,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_status_act_role_and_light_has_a_word(family: str, language: str) -> None:
    use_language(language)
    try:
        silent = [
            value for value in FAMILIES[family] if tr(f"{family}.{value}") == f"{family}.{value}"
        ]
    finally:
        use_language(LANGUAGES[0])

    assert silent == []


def test_a_refusal_is_told_with_its_article_and_in_the_words_of_the_hall() -> None:
    refusal = NotAllowed(
        "case.out_of_order",
        licensing_act("第三十二条"),
        action=ActionType.ACCEPT,
        status=Status.ACCEPTED,
        part=None,
    )

    told = tell_error(refusal)

    assert "受理" in told.sentence
    assert "已受理" in told.sentence
    assert "《行政许可法》第三十二条" in told.line


def test_who_came_second_is_told_that_someone_else_was_first() -> None:
    told = tell_error(Overtaken("JC-2026-000123"))

    assert "JC-2026-000123" in told.line
    assert told.tone == "late"


def test_our_own_mistake_is_a_number_to_quote_and_a_line_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        told = tell_error(ZeroDivisionError("secret inside"))

    number = caplog.records[0].args
    assert "secret" not in told.line
    assert "ZeroDivision" not in told.line
    assert str(number[0] if isinstance(number, tuple) else number) in told.line


def test_a_problem_of_a_person_names_the_part() -> None:
    problem = Problem("form.required", "owner.phone", facts={"label": "业主", "part": "phone"})

    words = tell_problem(problem)

    assert "业主·联系电话" in words
