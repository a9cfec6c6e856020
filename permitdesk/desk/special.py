"""What special procedures are filled in with: articles, days, who handed over, the checklist."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from permitdesk.desk.promising import filled_signature, refuse_undeclared
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checklist import checklist
from permitdesk.domain.decision import holder_of
from permitdesk.domain.facts import Actor, Deliver, Facts
from permitdesk.domain.follow_up import (
    GROUND_SOURCES,
    AcknowledgeHandover,
    AnswerQuestion,
    HandOver,
    OrderAfterRectification,
    RecordAfterCheck,
    RecordAfterRecheck,
    RecordStatement,
    TellIntent,
)
from permitdesk.domain.hearing import CallHearing, RequestHearing, TellHearingRight
from permitdesk.domain.promise import SignCommitment, TellCommitment
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


def _tell_commitment(filling: Filling, facts: TellCommitment) -> Facts:
    terms = filling.case.state.parts[filling.licence].part.terms
    flow = terms.flow if terms else ""
    return replace(facts, text_version=f"{flow}-{filling.catalog.digest[:12]}")


def _sign_commitment(filling: Filling, facts: SignCommitment) -> Facts:
    refuse_undeclared(filling.catalog, filling.licence, facts)
    return filled_signature(filling.case, filling.licence, facts, filling.actor.name)


def _hand_over(filling: Filling, facts: HandOver) -> Facts:
    if facts.receiver:
        return facts
    part = filling.case.state.parts[filling.licence].part
    named = part.terms.regulator if part.terms else ""
    return replace(facts, receiver=named or filling.catalog.departments[part.department].office)


def _order_after(filling: Filling, facts: OrderAfterRectification) -> Facts:
    terms = filling.case.state.parts[filling.licence].part.terms
    days = facts.days or (terms.rectify.length if terms else 0)
    return replace(facts, days=days, service=filling.service(facts.service))


def _tell_intent(filling: Filling, facts: TellIntent) -> Facts:
    return replace(
        facts,
        days=facts.days or filling.catalog.timing.statement.length,
        source=facts.source or str(GROUND_SOURCES[facts.ground]),
        service=filling.service(facts.service),
    )


def _answer(filling: Filling, facts: AnswerQuestion) -> Facts:
    return replace(facts, department=filling.actor.station)


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
    TellCommitment: _tell_commitment,
    SignCommitment: _sign_commitment,
    HandOver: _hand_over,
    AcknowledgeHandover: _day,
    RecordAfterCheck: _day,
    RecordAfterRecheck: _day,
    RecordStatement: _day,
    OrderAfterRectification: _order_after,
    TellIntent: _tell_intent,
    AnswerQuestion: _answer,
}
