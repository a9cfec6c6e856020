"""The facts of a volume's papers: its cover (案卷封面) and its contents (卷内目录), only what there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from permitdesk.desk.on_paper.delivery import numbers_served
from permitdesk.desk.on_paper.occasion import Occasion, OtherPaper
from permitdesk.desk.on_paper.packing import card
from permitdesk.desk.on_paper.values import numbered
from permitdesk.domain.application import needs_of
from permitdesk.domain.facts import Amend, Archive
from permitdesk.domain.permit import PermitKind
from permitdesk.domain.wording import Fact
from permitdesk.domain.workdays import LOCAL, local_day
from permitdesk.text import paper_day

Row = dict[str, str]

ORDER = (
    (
        "grant_decision", "change_decision", "renewal_decision", "denial_decision",
        "deemed_renewal",
    ),
    ("delivery_receipt",),
    ("application_form", "original_form", "difference_report"),
    ("receipt",),
    ("notice_sheet",),
    ("correction_notice",),
    (
        "acceptance_notice", "deemed_acceptance", "decline_notice", "withdrawal_note",
        "ending_notice", "deferral_ending",
    ),
    ("commitment_letter", "route_change", "deferral_notice", "deferral_promise"),
    (),
    (
        "site_check_notice", "site_check_pack", "recusal_note", "site_check_record",
        "rectification_notice", "recheck_record",
    ),
    ("special_time_notice", "extension_notice"),
    (
        "hearing_right_notice", "hearing_request", "hearing_notice", "hearing_announcement",
        "hearing_record", "hearing_report",
    ),
    (
        "routing_slip", "review_slip", "dispatch_list", "clock_sheet", "reminder", "overdue_note",
        "exception_note", "material_verdicts",
    ),
    (
        "handover_slip", "after_check_notice", "after_check_record", "after_rectification_order",
        "after_recheck_record", "publication_notice", "credit_record", "objection_reply",
        "credit_repair",
    ),
    (
        "revocation_intent", "statement_record", "keep_decision", "revocation_decision",
        "inquiry_letter", "question_answer", "recall_decision",
        "rescission_note", "suspension_note", "resumption_note",
        "cancellation_notice", "lapse_note", "reinstatement_notice", "reissue_note",
        "misprint_note", "composite_changes",
    ),
)  # fmt: skip
"""Kinds by their place in a volume, the places counted from 1."""
DECISIONS, CORRECTED, MATERIALS = 1, 6, 9
_DIGEST = 16
"""Digits of a digest that stand on paper."""


@dataclass(frozen=True)
class _Item:
    """One thing in the volume; ``place`` and then the day order it."""

    place: int
    day: date
    title: str
    author: str
    number: str = ""
    pages: str = ""
    digest: str = ""


def index_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return the contents of a volume, in its order, each item numbered."""
    items = _items(occasion)
    rows = [
        {
            "number": item.number,
            "author": item.author,
            "title": item.title,
            "day": paper_day(item.day),
            "pages": item.pages,
            "digest": item.digest,
        }
        for item in items
    ]
    return {**occasion.common(), "title": _title(occasion), "items": numbered(rows)}


def cover_facts(occasion: Occasion) -> dict[str, Fact]:
    """Return the cover of a volume, with the note on its state (备考表)."""
    archive, word = occasion.action.facts, occasion.wording.word
    assert isinstance(archive, Archive)
    items, actor = _items(occasion), occasion.action.actor
    days = [item.day for item in items]
    values = {
        "fonds": occasion.catalog.office.name,
        "title": _title(occasion),
        "year": word("year", year=str(occasion.day.year)),
        "retention": archive.retention or word("retention_open"),
        "from_to": word("from_to", first=paper_day(min(days)), last=paper_day(max(days))),
        "count": word("count", count=str(len(items))),
        "pages": word("pages", pages=str(archive.pages)) if archive.pages else "",
        "number": occasion.number,
    }
    by_hand = [item for item in items if not item.digest]
    return {
        **occasion.common(),
        **values,
        "card": card(occasion.wording, values),
        "kept": str(len(items) - len(by_hand)),
        "filed_by": word("person", name=actor.name, station=actor.station),
        "filed_on": paper_day(occasion.day),
    }


def _title(occasion: Occasion) -> str:
    """Name the volume: applicant, industry, what, year."""
    return occasion.wording.word(
        "volume", applicant=str(occasion.common()["applicant"]), subject=occasion.subject(),
        year=str(occasion.received_on.year),
    )  # fmt: skip


def _items(occasion: Occasion) -> tuple[_Item, ...]:
    found = [*_papers(occasion), *_permits(occasion), *_materials(occasion)]
    return tuple(sorted(found, key=lambda item: item.place))


def _papers(occasion: Occasion) -> Iterator[_Item]:
    """Yield the office's documents kind by kind, the applicant's own form as his."""
    places = {kind: place for place, kinds in enumerate(ORDER, 1) for kind in kinds}
    rank = {kind: number for number, kind in enumerate(places)}
    for other in sorted(occasion.others, key=lambda item: rank[item.paper.kind]):
        paper = other.paper
        day = local_day(occasion.whole.actions[paper.step].at)
        yield _Item(
            places[paper.kind], day, other.title, _author(occasion, other),
            _number(occasion, other), digest=other.sha256[:_DIGEST],
        )  # fmt: skip


def _number(occasion: Occasion, other: OtherPaper) -> str:
    """Return a document's number; for a delivery receipt those of what was handed over."""
    if other.paper.kind == "delivery_receipt":
        return "、".join(numbers_served(occasion.whole, other.paper.step))
    return other.paper.number


def _author(occasion: Occasion, other: OtherPaper) -> str:
    kind, licence = other.paper.kind, other.paper.licence
    if kind in ("application_form", "original_form"):
        return occasion.wording.word("by_applicant")
    if licence and kind != "delivery_receipt":
        return occasion.office_of(occasion.case.state.parts[licence].part.decider)
    return occasion.catalog.lead.office


def _permits(occasion: Occasion) -> Iterator[_Item]:
    issued, word = occasion.case.state.issued, occasion.wording.word
    if issued is None:
        return
    for permit in issued.permits:
        name = word("copy_of", name=permit.certificate)
        if permit.kind is PermitKind.FILING:
            name = permit.certificate
        yield _Item(DECISIONS, permit.issued_on, name, permit.authority, permit.number)
    whole = issued.composite
    if whole is not None:
        name = word("copy_of", name=word("composite_permit"))
        yield _Item(DECISIONS, whole.issued_on, name, whole.authority, whole.number)


def _materials(occasion: Occasion) -> Iterator[_Item]:
    """Yield the applicant's papers, those that corrected something with the notice that asked."""
    application, word = occasion.case.application, occasion.wording.word
    needs = needs_of(occasion.catalog, application)
    names = {need.key: need.name for need in needs}
    order = {key: number for number, key in enumerate(names)}
    late = _handed_in_late(occasion)
    for item in sorted(application.materials, key=lambda item: order.get(item.key, len(order))):
        yield _Item(
            CORRECTED if item.key in late else MATERIALS,
            late.get(item.key, occasion.received_on),
            word("material", name=names.get(item.key, item.key), form=word(item.form)),
            word("by_applicant"),
            pages=str(item.pages),
        )


def _handed_in_late(occasion: Occasion) -> dict[str, date]:
    """Return the day of each paper that came, or came anew, with a supplement."""
    keys = {item.key for item in occasion.case.application.materials}
    return {
        key: action.at.astimezone(LOCAL).date()
        for action in occasion.case.actions
        if isinstance(action.facts, Amend)
        for key in action.facts.changed
        if key in keys
    }
