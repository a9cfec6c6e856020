"""The facts of the slips inside the house: one opinion, and the way of a case from hand to hand."""

from permitdesk.desk.on_paper.limits import due_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.packing import card
from permitdesk.desk.on_paper.said import said
from permitdesk.desk.on_paper.values import numbered, without_identities
from permitdesk.domain.application import ROUTE_NAMES, needs_of
from permitdesk.domain.facts import Actor, Part, Review, Role
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.site_check import Result
from permitdesk.domain.special import Which
from permitdesk.domain.state import Action
from permitdesk.domain.wording import Fact
from permitdesk.domain.workdays import LOCAL, local_day
from permitdesk.text import paper_day

Row = dict[str, str]


def review_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a slip of opinion says: who looked at what, and what he holds of it."""
    review, part = occasion.action.facts, occasion.part.part
    assert isinstance(review, Review)
    accepted_at, word = occasion.case.state.accepted_at, occasion.wording.word
    assert accepted_at is not None, "nothing is reviewed that was not accepted"
    actor = occasion.action.actor
    values = {
        "applicant": str(occasion.common()["applicant"]),
        "licence": part.name,
        "route": ROUTE_NAMES[part.route],
        "department": occasion.office_of(actor.station),
        "decider": occasion.office_of(part.decider),
        "accepted": paper_day(local_day(accepted_at)),
        "due": _due(occasion, part),
        "site_check": _site_check(occasion, part),
        "hearing": _hearing(occasion),
        "opinion": word(review.opinion),
        "reviewer": actor.name,
        "reviewed": _moment(occasion.action),
        "text": without_identities(review.text) or word("no_text"),
    }
    return {
        **occasion.common(),
        **values,
        "materials": numbered(_materials(occasion, part)),
        "card": card(occasion.wording, values),
    }


def routing_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return the way of a case: each step with its hour, the person, and what was said."""
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "until": _moment(occasion.action),
        "steps": numbered(
            [_step(occasion, place, action) for place, action in enumerate(occasion.case.actions)]
        ),
    }


def _step(occasion: Occasion, place: int, action: Action) -> Row:
    word, state = occasion.wording.word, occasion.case.state
    numbers = [state.number_of(action, place, series) for series in action.numbers]
    notes = [said(action.facts, occasion), "、".join(numbers)]
    licence = state.parts[action.licence].part.name if action.licence else word("whole")
    return {
        "at": _moment(action),
        "step": word(f"act_{action.type}"),
        "licence": licence,
        "person": _person(occasion, action.actor),
        "note": "\n".join(without_identities(note) for note in notes if note),
    }


def _person(occasion: Occasion, actor: Actor) -> str:
    word, department = occasion.wording.word, occasion.catalog.departments.get(actor.station)
    if actor.role is Role.SYSTEM:
        return word("by_itself")
    station = department.short if department else actor.station
    return word("person", name=actor.name, role=word(f"role_{actor.role}"), station=station)


def _moment(action: Action) -> str:
    moment = action.at.astimezone(LOCAL)
    return f"{paper_day(moment.date())} {moment:%H:%M}"


def _due(occasion: Occasion, part: Part) -> str:
    clock = clock_of(occasion.case, Which.STATUTORY, part.licence)
    due = due_of(clock, occasion.calendar)
    return due_words(due, occasion.wording) if due else occasion.wording.word("rests")


def _site_check(occasion: Occasion, part: Part) -> str:
    """Say how the site check stands for a licence; nothing where it needs none."""
    site, word = occasion.case.state.site, occasion.wording.word
    if not part.site_check:
        return ""
    if site.record is None:
        return word("not_checked")
    if site.passed(part.licence):
        return word("check_passed")
    against = [item for item in site.defects() if part.licence in item.licences]
    wrong = sum(item.result is Result.DEFECT for item in against)
    return word("check_defects", count=str(wrong))


def _hearing(occasion: Occasion) -> str:
    held = occasion.part.hearing.held
    return occasion.wording.word("heard", day=paper_day(held.day)) if held else ""


def _materials(occasion: Occasion, part: Part) -> list[Row]:
    """List the papers of one licence that are there."""
    application, word = occasion.case.application, occasion.wording.word
    needs = needs_of(occasion.catalog, application)
    names = {need.key: need.name for need in needs if part.licence in need.uses}
    return [
        {"name": names[item.key], "form": word(item.form), "pages": str(item.pages)}
        for item in application.materials
        if item.key in names
    ]
