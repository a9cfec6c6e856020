"""The facts of what the counter tells an applicant: receipt, correction, decline."""

from collections import Counter

from permitdesk.desk.on_paper.limits import due_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.desk.on_paper.values import clause, masked, numbered, without_identities
from permitdesk.domain.application import ROUTE_NAMES, needs_of
from permitdesk.domain.clock import TELL_WHAT_IS_MISSING, due_day
from permitdesk.domain.credit import CREDIT_SOURCE
from permitdesk.domain.facts import Amend, Decline, DeclineReason, Defect, Part, RequestCorrection
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.merge import merge
from permitdesk.domain.state import ActionType
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.wording import Fact
from permitdesk.domain.workdays import LOCAL
from permitdesk.text import paper_day

Row = dict[str, str]
ARTICLE_32 = "行政许可法》第三十二条"
"""How the article is cited under which an application is declined."""


def receipt_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a receipt says: what came in, what was not there, by when an answer is due."""
    wording, application = occasion.wording, occasion.case.application
    needs = needs_of(occasion.catalog, application)
    missing = _missing(occasion, needs)
    due = due_day(occasion.day, TELL_WHAT_IS_MISSING, occasion.calendar)
    moment = occasion.action.at.astimezone(LOCAL)
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "received_at": wording.word("at", day=paper_day(moment.date()), time=f"{moment:%H:%M}"),
        "answer_by": due_words(due, wording),
        "agent": _agent(occasion),
        "parts": numbered([_received(occasion, part) for part in occasion.case.received.parts]),
        "closed": _closed(occasion),
        "materials": numbered(_handed_in(occasion, needs)),
        "returned": _returned(occasion, needs),
        "reused": _reused(occasion, needs),
        "missing": "、".join(_wanted(occasion, need) for need in missing),
        "shareable": "、".join(need.name for need in missing if need.shareable),
    }


def _closed(occasion: Occasion) -> str:
    """Say why no promise is open to the applicant: the record, what it rests on, the rule."""
    closed = occasion.case.received.closed
    if closed is None:
        return ""
    word = occasion.wording.word
    return word(
        "closed", record=closed.record, kind=word(closed.kind), document=closed.document,
        since=paper_day(closed.since), source=str(CREDIT_SOURCE),
    )  # fmt: skip


def correction_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a correction notice says: everything to be corrected, at once."""
    request = occasion.action.facts
    assert isinstance(request, RequestCorrection)
    limit = Limit(request.days, Unit.WORKING_DAY, Start.PREVIOUS_STEP)
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "defects": numbered([_defect(occasion, defect) for defect in request.defects]),
        "on_spot": "、".join(_corrected_on_spot(occasion)),
        "answer_by": due_words(due_day(occasion.day, limit, occasion.calendar), occasion.wording),
    }


def decline_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return what a decline says: the reason, the article, where to go, what can be done."""
    decline = occasion.action.facts
    assert isinstance(decline, Decline)
    explanation = clause(decline.explanation)
    remedies = occasion.catalog.office.remedies
    return {
        **occasion.common(),
        "subject": occasion.subject(),
        "explanation": explanation,
        "grounds": _grounds(occasion, decline),
        **{reason: "yes" for reason in DeclineReason if reason is decline.reason},
        "competent_office": decline.competent_office,
        "reconsideration": remedies.get("reconsideration", ""),
        "court": remedies.get("court", ""),
    }


# --- receipt ---


def _received(occasion: Occasion, part: Part) -> Row:
    return {
        "name": part.name,
        "kind": occasion.wording.word("filing" if part.filing else "licence"),
        "route": ROUTE_NAMES[part.route],
        "decider": occasion.office_of(part.decider),
    }


def _handed_in(occasion: Occasion, needs: tuple[MaterialNeed, ...]) -> list[Row]:
    """List what came in, papers of one name and form in one row."""
    names = {need.key: need.name for need in needs}
    copies: Counter[tuple[str, str]] = Counter()
    pages: Counter[tuple[str, str]] = Counter()
    for item in occasion.case.application.materials:
        copies[item.key, item.form] += 1
        pages[item.key, item.form] += item.pages
    return [
        {
            "name": names.get(key, key),
            "form": occasion.wording.word(form),
            "copies": str(count),
            "pages": str(pages[key, form]),
        }
        for (key, form), count in copies.items()
    ]


def _returned(occasion: Occasion, needs: tuple[MaterialNeed, ...]) -> str:
    """Name the papers whose originals were handed back."""
    names = {need.key: need.name for need in needs}
    given = occasion.case.application.materials
    return "、".join(
        dict.fromkeys(names.get(item.key, item.key) for item in given if item.returned)
    )


def _reused(occasion: Occasion, needs: tuple[MaterialNeed, ...]) -> str:
    """Name the papers of earlier cases the applicant agreed to have used again, each with its case."""
    names = {need.key: need.name for need in needs}
    return "、".join(
        f"{names.get(item.key, item.key)}（{item.consent}）"
        for item in occasion.case.application.materials
        if item.consent
    )


def _missing(occasion: Occasion, needs: tuple[MaterialNeed, ...]) -> list[MaterialNeed]:
    there = {item.key for item in occasion.case.application.materials}
    return [need for need in needs if need.to_hand_in and need.key not in there]


def _wanted(occasion: Occasion, need: MaterialNeed) -> str:
    word = occasion.wording.word
    return word("missing", name=need.name, form=word(need.form), copies=str(need.copies))


def _agent(occasion: Occasion) -> str:
    shared = occasion.case.application.answers.shared
    name, identity = str(shared.get("agent_name", "")), str(shared.get("agent_id", ""))
    if not name or not identity:
        return name
    return occasion.wording.word("agent", name=name, identity=masked(identity))


# --- correction ---


def _defect(occasion: Occasion, defect: Defect) -> Row:
    item = defect.name
    if defect.licence:
        licence = occasion.catalog.licence(defect.licence).name
        item = occasion.wording.word("item", name=item, licence=licence)
    return {
        "item": item,
        "problem": without_identities(defect.problem),
        "requirement": without_identities(defect.requirement),
        "source": defect.source,
    }


def _corrected_on_spot(occasion: Occasion) -> list[str]:
    """Name what the applicant corrected at the window before the notice."""
    keys = [
        key
        for action in occasion.case.actions
        if action.type is ActionType.CORRECT_ON_SPOT and isinstance(action.facts, Amend)
        for key in action.facts.changed
    ]
    application = occasion.case.application
    form = merge(occasion.catalog, application.licences, application.industry)
    labels = {question.key: question.field.label for question in form.questions()}
    labels.update((record.collection, record.type.label) for record in form.records())
    needs = needs_of(occasion.catalog, application)
    labels.update((need.key, need.name) for need in needs)
    return list(dict.fromkeys(labels[key] for key in keys if key in labels))


# --- decline ---


def _grounds(occasion: Occasion, decline: Decline) -> str:
    """Cite what the clerk named, with the article of the procedure unless that is what he named."""
    source, word = clause(decline.source), occasion.wording.word
    if not source or decline.reason is DeclineReason.OTHER or ARTICLE_32 in source:
        return source
    return word("both", article=word(decline.reason), source=source)
