"""What special procedures are filled in with: articles, days, who handed over, the checklist."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checklist import checklist
from permitdesk.domain.decision import holder_of
from permitdesk.domain.facts import Actor, Deliver, Facts
from permitdesk.domain.hearing import CallHearing, RequestHearing, TellHearingRight
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import (
    OrderRectification,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
)
from permitdesk.domain.special import ARTICLE_45, AnnouncePause, EndPause, Extend, Serve
from permitdesk.domain.special_elements import MOST_JOINT_DAYS


@dataclass(frozen=True)
class Filling:
    """What facts of special procedures are filled in from.

    Attributes:
        today: The legal day.
    """

    case: Case
    catalog: Catalog
    licence: str
    actor: Actor
    today: date

    def filled(self, sent: Facts) -> Facts:
        """Return what is kept of what was sent; facts that need nothing stay as they are."""
        fill = _FILLINGS.get(type(sent))
        return fill(self, sent) if fill else sent

    def service(self, service: Service) -> Service:
        """Fill in day and hand of a service."""
        return replace(
            service, day=service.day or self.today, server=service.server or self.actor.name
        )


def _day(filling: Filling, facts: Any) -> Any:
    return replace(facts, day=facts.day or filling.today)


def _with_service(filling: Filling, facts: Any) -> Any:
    return replace(facts, service=filling.service(facts.service))


def _announce_pause(filling: Filling, facts: AnnouncePause) -> Facts:
    rules = filling.case.state.parts[filling.licence].part.pauses
    own = next((rule.source for rule in rules if rule.kind == facts.kind), "")
    source = facts.source or own or str(ARTICLE_45)
    service = filling.service(facts.service) if facts.service else None
    return replace(facts, source=source, service=service)


def _extend(filling: Filling, facts: Extend) -> Facts:
    part = filling.case.state.parts.get(filling.licence)
    rule = part.part.extension if part else None
    most = rule.days if rule else MOST_JOINT_DAYS
    return replace(facts, days=facts.days or most, service=filling.service(facts.service))


def _plan(filling: Filling, facts: PlanSiteCheck) -> Facts:
    case, catalog = filling.case, filling.catalog
    licences = facts.licences or case.state.to_check
    known = tuple(code for code in licences if code in case.state.parts)
    return replace(
        facts,
        licences=known,
        place=facts.place or holder_of(case, catalog).premises,
        points=checklist(catalog, known),
    )


_FILLINGS: Mapping[type, Callable[[Filling, Any], Facts]] = {
    AnnouncePause: _announce_pause,
    EndPause: _day,
    Extend: _extend,
    Serve: _with_service,
    Deliver: lambda filling, facts: replace(
        facts, day=facts.day or filling.today, server=facts.server or filling.actor.name
    ),
    PlanSiteCheck: _plan,
    RecordSiteCheck: _day,
    RecordRecheck: _day,
    OrderRectification: _with_service,
    TellHearingRight: _with_service,
    RequestHearing: _day,
    CallHearing: _with_service,
}
