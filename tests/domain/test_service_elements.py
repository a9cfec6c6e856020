"""A service is recorded once it happened, and of no notice before the day it was drawn up."""

from dataclasses import replace
from datetime import timedelta

import pytest

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.service import SERVICE_RULES
from permitdesk.domain.special import AnnouncePause, Serve
from permitdesk.domain.state import ActionType
from tests.domain.cases import FACTS, FOOD, SERVICE, TODAY, accepted, done

YESTERDAY, TOMORROW = (TODAY + timedelta(days=days) for days in (-1, 1))


def test_no_clock_is_stopped_from_a_day_before_its_notice_was_drawn_up() -> None:
    pause = FACTS[ActionType.ANNOUNCE_PAUSE]
    assert isinstance(pause, AnnouncePause)
    back_dated = replace(pause, service=replace(SERVICE, day=YESTERDAY))

    with pytest.raises(NotAllowed) as refusal:
        done(accepted(), ActionType.ANNOUNCE_PAUSE, FOOD, back_dated)

    assert (refusal.value.key, refusal.value.source) == ("serve.before_drawn_up", SERVICE_RULES)


@pytest.mark.parametrize(
    ("day", "key"), [(YESTERDAY, "serve.before_its_day"), (TOMORROW, "serve.in_future")]
)
def test_what_has_not_happened_is_not_recorded_as_served(day: object, key: str) -> None:
    case = accepted()
    notice = next(
        number for number, one in case.state.numbers.items() if one.series == "acceptance_notice"
    )
    facts = Serve(notice, replace(SERVICE, day=day))  # type: ignore[arg-type]

    with pytest.raises(NotAllowed) as refusal:
        done(case, ActionType.SERVE, facts=facts)

    assert (refusal.value.key, refusal.value.source) == (key, SERVICE_RULES)
