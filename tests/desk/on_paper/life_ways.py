"""Ways a permit goes after it was issued, at the desk: each turn meets its document."""

from dataclasses import replace
from datetime import UTC, date, datetime

from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.facts import SYSTEM, Actor, Grant, Remark, Role
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.permit_acts import Lapse
from permitdesk.domain.procedure import RULES
from permitdesk.domain.renewal import Renewed
from permitdesk.domain.state import ActionType
from tests.desk.hall import CLERK, FOOD, TOBACCO, Hall, restaurant
from tests.desk.on_paper.lives import SAID

LIFE = (
    ActionType.SUSPEND,
    ActionType.RESUME,
    ActionType.REISSUE,
    ActionType.CORRECT_MISPRINT,
    ActionType.RECALL,
    ActionType.REINSTATE,
    ActionType.RESCIND,
    ActionType.CANCEL,
)
"""Turns that one permit may take one after the other."""


def issued(hall: Hall, file: ApplicationFile | None = None) -> Case:
    """Grant all of a restaurant, or of another application, and issue it."""
    case = hall.accepted(hall.received(file))
    for licence in case.state.parts:
        case = hall.decided(Grant(), licence, case)
    return hall.do(case, ActionType.ISSUE, Remark())


def turn(hall: Hall, case: Case, type_: ActionType, licence: str = FOOD) -> Case:
    """Let a permit of a case take a turn; of the composite where no licence is named."""
    actor = CLERK
    if Role.CLERK not in RULES[type_].roles:
        actor = Actor("赵强", Role.REVIEWER, case.state.parts[licence].part.decider)
    return hall.do(case, type_, SAID[type_], licence, actor)


def lived(hall: Hall) -> Case:
    """Withhold the food permit, give it back, make it anew, end it, undo that, strike it."""
    case = turn(hall, issued(hall), ActionType.REISSUE, "")
    for type_ in LIFE:
        case = turn(hall, case, type_)
    return case


def lapsed(hall: Hall) -> Case:
    """Let the last day of the food permit pass."""
    case = issued(hall)
    hall.moment = datetime(2031, 3, 10, 1, 0, tzinfo=UTC)
    return hall.do(case, ActionType.LAPSE, Lapse(), FOOD, SYSTEM)


def changed(hall: Hall) -> Case:
    """Grant a new legal representative, for all permits in one case."""
    before = issued(hall)
    permit = before.state.permit_of(FOOD)
    assert permit is not None
    file = ApplicationFile(
        changes=permit.number,
        answers={"legal_person_name": "李建军"},
        materials=(HandedIn("business_licence"), HandedIn("id_legal")),
    )
    return issued(hall, file)


def renewed(hall: Hall) -> Case:
    """Grant the renewal of a tobacco permit that was asked for in time."""
    renews = {TOBACCO: Renewed("晋城烟2021第7号", date(2026, 4, 10))}
    return issued(hall, replace(restaurant(), renews=renews))


LIFE_WAYS = (lived, lapsed, changed, renewed)
"""Together they meet every document of a permit's life."""
