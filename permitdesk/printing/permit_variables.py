"""What of a permit may stand on paper: each variable with its label and how to read it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from permitdesk.domain.permit import CompositePermit, SinglePermit
from permitdesk.printing.layout_parts import Phrases
from permitdesk.text import paper_day

Values = Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """A line of the change record (变更记录)."""

    day: date
    words: str


COMPOSITE: Mapping[str, Callable[[CompositePermit], str]] = {
    "number": lambda permit: permit.number,
    "version": lambda permit: str(permit.version),
    "industry": lambda permit: permit.industry,
    "holder": lambda permit: permit.holder.name,
    "uscc": lambda permit: permit.holder.uscc,
    "legal_person": lambda permit: permit.holder.legal_person,
    "premises": lambda permit: permit.holder.premises,
    "authority": lambda permit: permit.authority,
    "issued_on": lambda permit: paper_day(permit.issued_on),
    "case_number": lambda permit: permit.case_number,
}
"""Variables of a composite permit."""

MEMBER: Mapping[str, Callable[[SinglePermit], str]] = {
    "number": lambda permit: permit.number,
    "name": lambda permit: permit.name,
    "certificate": lambda permit: permit.certificate,
    "holder": lambda permit: permit.holder.name,
    "uscc": lambda permit: permit.holder.uscc,
    "legal_person": lambda permit: permit.holder.legal_person,
    "premises": lambda permit: permit.holder.premises,
    "scope": lambda permit: permit.scope,
    "authority": lambda permit: permit.authority,
    "issued_on": lambda permit: paper_day(permit.issued_on),
    "issued_short": lambda permit: permit.issued_on.isoformat(),
    "decision_number": lambda permit: permit.decision_number,
    "case_number": lambda permit: permit.case_number,
}
"""Variables of a single permit or a filing receipt."""


def composite_values(permit: CompositePermit, phrases: Phrases) -> dict[str, str]:
    """Return the variables of a composite and their words."""
    values = {name: read(permit) for name, read in COMPOSITE.items()}
    values["nearest"] = _nearest(permit, phrases)
    values["listing"] = listing(permit, len(permit.permits), phrases)
    values["edition"] = _edition(permit, phrases)
    if permit.mark:
        values["number"] += phrases.mark.format(mark=permit.mark)
    return values


def member_values(permit: SinglePermit, phrases: Phrases, position: int = 1) -> dict[str, str]:
    """Return the variables of a single permit and their words.

    Args:
        permit: Or filing receipt.
        phrases: Of the layout.
        position: Its place in a table, from 1.
    """
    values = {name: read(permit) for name, read in MEMBER.items()}
    values["position"] = str(position)
    values["validity"] = _validity(permit, phrases)
    values["edition"] = _edition(permit, phrases)
    if permit.on_commitment:
        values["name"] += phrases.on_commitment
    if permit.version > 1:
        values["number"] += phrases.member_edition.format(version=permit.version)
    if permit.mark:
        values["number"] += phrases.mark.format(mark=permit.mark)
    return values


def listing(permit: CompositePermit, shown: int, phrases: Phrases) -> str:
    """Say how many members there are, and how many of them stand here."""
    count = len(permit.permits)
    words = phrases.listing if shown == count else phrases.listing_cut
    return words.format(count=count, shown=shown) + (phrases.filings if permit.filings else "")


def change_rows(
    permit: CompositePermit, changes: Sequence[Change], phrases: Phrases
) -> list[dict[str, str]]:
    """Return the change record; a later version without one says at least that it is one."""
    rows = [{"day": change.day.isoformat(), "words": change.words} for change in changes]
    if not rows and permit.version > 1:
        words = phrases.version.format_map(_version(permit))
        rows.append({"day": permit.issued_on.isoformat(), "words": words})
    return rows


def _validity(permit: SinglePermit, phrases: Phrases) -> str:
    validity = permit.validity
    first = {"first": validity.first.isoformat(), "first_day": paper_day(validity.first)}
    if validity.until is None:
        ahead = permit.version > 1 and validity.first > permit.issued_on
        begins = phrases.begins.format_map(first) if validity.note and ahead else ""
        return validity.note + begins or phrases.open.format_map(first)
    until = {"until": validity.until.isoformat(), "until_day": paper_day(validity.until)}
    return phrases.span.format_map(first | until)


def _edition(permit: CompositePermit | SinglePermit, phrases: Phrases) -> str:
    """Say of a later version which it is; a first version says nothing."""
    return phrases.edition.format_map(_version(permit)) if permit.version > 1 else ""


def _version(permit: CompositePermit | SinglePermit) -> dict[str, str]:
    since = permit.issued_on
    if isinstance(permit, SinglePermit):
        since = max(since, permit.validity.first)
    return {"version": str(permit.version), "since_day": paper_day(since)}


def _nearest(permit: CompositePermit, phrases: Phrases) -> str:
    end = permit.nearest_end
    if end is None:
        return phrases.no_end
    items = [
        words.format(numbers="、".join(numbers))
        for words, members in (
            (phrases.items, permit.permits),
            (phrases.filing_items, permit.filings),
        )
        if (numbers := [str(n) for n, one in enumerate(members, 1) if one.validity.until == end])
    ]
    return phrases.nearest.format(day=paper_day(end), items="、".join(items))
