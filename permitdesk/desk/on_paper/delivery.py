"""The facts of a delivery receipt (送达回证): what reached whom, how, and what runs from that day."""

from collections.abc import Iterator

from permitdesk.desk.on_paper.changes import GRANTED, decision_kind
from permitdesk.desk.on_paper.limits import due_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.packing import card
from permitdesk.desk.on_paper.values import clause, numbered
from permitdesk.domain.case import Case
from permitdesk.domain.facts import Deliver, Deny
from permitdesk.domain.procedure import RULES
from permitdesk.domain.remedies import last_day_for_litigation, last_day_for_reconsideration
from permitdesk.domain.service import Delivery, Service, served_on
from permitdesk.domain.special import Serve
from permitdesk.domain.state import Action
from permitdesk.domain.wording import Fact, Wording
from permitdesk.text import paper_day

Row = dict[str, str]
CONTESTABLE = (
    "grant_decision", "denial_decision", "decline_notice", "revocation_decision",
    "recall_decision",
    "cancellation_notice",
)  # fmt: skip
"""Series whose documents name the remedies; their days run from the service."""
DECISIONS = ("grant_decision", "denial_decision", "deemed_renewal")


def is_served(_: Case, action: Action, __: str) -> bool:
    """Tell whether an action handed something over."""
    return service_of(action) is not None


def service_of(action: Action) -> Service | None:
    """Return the service an action tells of; None where nothing was handed over with it."""
    if isinstance(action.facts, Deliver):
        return action.facts
    service = getattr(action.facts, "service", None)
    return service if isinstance(service, Service) else None


def numbers_served(case: Case, step: int) -> tuple[str, ...]:
    """List the numbers of the documents that one action handed over.

    With the results go the decisions that were not served before; permits are listed apart.
    """
    action = case.actions[step]
    if isinstance(action.facts, Serve):
        return (action.facts.document,)
    state = Case(case.number, case.actions[: step + 1]).state
    if not isinstance(action.facts, Deliver):
        return tuple(state.number_of(action, step, name) for name in RULES[action.type].series)
    return tuple(
        number
        for number, taken in state.numbers.items()
        if taken.series in DECISIONS and not taken.spoiled and number not in state.served
    )


def receipt_of_delivery(occasion: Occasion) -> dict[str, Fact]:
    """Return what a delivery receipt says; where decisions were served, until when to contest."""
    service = service_of(occasion.action)
    assert service is not None, "only a service has a receipt"
    assert service.day is not None, "the desk fills the day in"
    word, issued = occasion.wording.word, occasion.case.state.issued
    numbers = numbers_served(occasion.whole, occasion.place)
    values = {
        "addressee": str(occasion.common()["applicant"]),
        "method": word(service.method),
        "receiver": service.receiver,
        "relation": service.relation,
        "place": service.place,
        "server": service.server,
        "handed": paper_day(service.day),
        "consent": service.consent,
        "refusal": clause(service.refusal),
        "witnesses": "、".join(service.witnesses),
        "served_on": paper_day(served_on(service)),
    }
    why_none = issued.why_none if issued and isinstance(occasion.action.facts, Deliver) else None
    facts: dict[str, Fact] = {
        **occasion.common(),
        **values,
        "office": _office(occasion, numbers),
        "documents": numbered([*_documents(occasion, numbers)]),
        "card": card(occasion.wording, values),
        "no_composite": word(why_none) if why_none else "",
        "by_notice": "yes" if service.method is Delivery.PUBLIC_NOTICE else "",
    }
    remedies = [
        _remedy(occasion, number, service)
        for number in numbers
        if occasion.case.state.numbers[number].series in CONTESTABLE
    ]
    return {**facts, "remedies": remedies} if remedies else facts


def _documents(occasion: Occasion, numbers: tuple[str, ...]) -> Iterator[Row]:
    """Yield name and number of each, with the permits where the results were handed over."""
    state = occasion.case.state
    for number in numbers:
        taken = state.numbers[number]
        yield {"name": _name(occasion, taken.series, taken.licence), "number": number}
    if isinstance(occasion.action.facts, Deliver) and state.issued is not None:
        for permit in state.issued.permits:
            yield {"name": permit.certificate, "number": permit.number}
        if state.issued.composite is not None:
            composite = occasion.wording.word("composite_permit")
            yield {"name": composite, "number": state.issued.composite.number}


def _name(occasion: Occasion, series: str, licence: str) -> str:
    kind = decision_kind(occasion.case, licence) if series == GRANTED else series
    wording = occasion.catalog.documents.get(kind) or _of_series(occasion, series)
    name = wording.name if wording else occasion.wording.word(series)
    if not licence:
        return name
    return f"{name}（{occasion.case.state.parts[licence].part.name}）"


def _of_series(occasion: Occasion, series: str) -> Wording | None:
    wordings = occasion.catalog.documents.values()
    return next((item for item in wordings if item.series == series), None)


def _office(occasion: Occasion, numbers: tuple[str, ...]) -> str:
    """Return who issued what was served; the lead where it came from several."""
    state = occasion.case.state
    licences = {state.numbers[number].licence for number in numbers}
    offices = {
        occasion.office_of(state.parts[code].part.decider) if code else occasion.catalog.lead.office
        for code in licences
    }
    if isinstance(occasion.action.facts, Deliver) or len(offices) != 1:
        return occasion.catalog.lead.office
    return offices.pop()


def _remedy(occasion: Occasion, number: str, service: Service) -> Row:
    """Say until when, and where, a served decision may be contested."""
    day, office = served_on(service), occasion.catalog.office.remedies
    licence = occasion.case.state.numbers[number].licence
    decision = occasion.case.state.parts[licence].result if licence else None
    denial = decision if isinstance(decision, Deny) else None
    reconsider = last_day_for_reconsideration(day, occasion.calendar)
    sue = last_day_for_litigation(day, occasion.calendar)
    return {
        "decision": number,
        "reconsideration": denial.reconsideration if denial else office.get("reconsideration", ""),
        "court": denial.court if denial else office.get("court", ""),
        "reconsider_by": due_words(reconsider, occasion.wording),
        "sue_by": due_words(sue, occasion.wording),
    }
