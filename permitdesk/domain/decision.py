"""What a decision and a permit say where nobody says otherwise: scope, validity, holder, number."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.facts import Deny, Grant, Issue, Part, RecordFiling
from permitdesk.domain.form import FieldType
from permitdesk.domain.holding import Composing, Holding, moved, with_members
from permitdesk.domain.licence import Licence
from permitdesk.domain.permit import (
    Holder,
    PermitKind,
    SinglePermit,
    Validity,
    may_compose,
)
from permitdesk.domain.renewal import Renewal


def address_text(value: Value | None, catalog: Catalog) -> str:
    """Write an address in one line, from the province down."""
    if not isinstance(value, Mapping):
        return ""
    division = catalog.divisions.get(value.get("division", ""))
    parts = (division.full_name if division else "", *map(value.get, ("town", "village", "detail")))
    return "".join(part or "" for part in parts)


def holder_of(case: Case, catalog: Catalog) -> Holder:
    """Return who will hold the permits of a case."""
    shared = case.application.answers.shared
    return Holder(
        name=str(shared.get("applicant_name", "")),
        uscc=str(shared.get("uscc", "")),
        legal_person=str(shared.get("legal_person_name", "")),
        premises=place_of(case.application.answers, catalog),
    )


def place_of(answers: Answers, catalog: Catalog) -> str:
    """Return where a permit is for, in one line: the premises, the site, or else the residence."""
    shared = answers.shared
    premises = shared.get("premises_address") or shared.get("project_site")
    return address_text(premises or shared.get("residence"), catalog)


def scope_of(licence: Licence, answers: Answers) -> str:
    """Say what a permit allows, from the licence's own choices; its name where it has none."""
    fields = [
        field
        for field in licence.fields
        if field.type in (FieldType.CHOICE, FieldType.MULTICHOICE) and not field.auto_from
    ]
    wanted = [field for field in fields if field.required] or fields
    chosen = [answers.of(licence.code, field.key) for field in wanted]
    words = [word for value in chosen for word in (value if isinstance(value, tuple) else (value,))]
    return "、".join(str(word) for word in words if isinstance(word, str) and word) or licence.name


def validity_of(
    licence: Licence, answers: Answers, first: date, notes: Mapping[str, str]
) -> Validity:
    """Return how long a permit is valid from its first day on.

    Args:
        licence: Says the kind and the years.
        answers: Decide between variants of validity.
        first: First day.
        notes: What stands instead of a last day, by kind.
    """
    for variant in licence.validity.variants:
        if variant.when is not None and variant.when.holds(answers.shared):
            if variant.open_ended:
                return Validity(first, None, notes["none"])
            if variant.years:
                return Validity(first, years_after(first, variant.years))
    if licence.validity.years:
        return Validity(first, years_after(first, licence.validity.years))
    if licence.is_filing and licence.validity.kind in ("none", "unknown"):
        return Validity(first, None, notes["filing"])
    return Validity(first, None, notes[licence.validity.kind])


def years_after(first: date, years: int) -> date:
    """Return the last day of so many years: 2026-02-26 + 5 ends 2031-02-25."""
    try:
        anniversary = first.replace(year=first.year + years)
    except ValueError:  # 29 February in a common year
        anniversary = date(first.year + years, 3, 1)
    return anniversary - timedelta(days=1)


def complete_grant(
    grant: Grant,
    licence: Licence,
    answers: Answers,
    day: date,
    notes: Mapping[str, str],
    *,
    renews: Renewal | None = None,
    carries: SinglePermit | None = None,
) -> Grant:
    """Fill in what a grant leaves open: scope, first day, last day or what stands instead.

    A renewed permit begins the day after the old one ends, or today where that is past. A changed
    one keeps its days: a change is no renewal (行政许可法 49).
    """
    if carries is not None and renews is None:
        kept = carries.validity
        return replace(
            grant, scope=grant.scope or scope_of(licence, answers),
            valid_from=grant.valid_from or kept.first,
            valid_until=grant.valid_until or kept.until,
            validity_note=grant.validity_note or kept.note,
        )  # fmt: skip
    after = max(day, renews.valid_until + timedelta(days=1)) if renews else day
    if renews is not None and renews.in_time:
        after = renews.valid_until + timedelta(days=1)
    first = grant.valid_from or after
    filled = replace(grant, scope=grant.scope or scope_of(licence, answers), valid_from=first)
    if filled.valid_until is not None or filled.validity_note:
        return filled
    validity = validity_of(licence, answers, first, notes)
    return replace(filled, valid_until=validity.until, validity_note=validity.note)


def complete_denial(denial: Deny, remedies: Mapping[str, str]) -> Deny:
    """Fill in the office's own remedies where none are named."""
    return replace(
        denial,
        reconsideration=denial.reconsideration or remedies["reconsideration"],
        court=denial.court or remedies["court"],
    )


def issue_of(
    holding: Holding, permits: tuple[SinglePermit, ...], composing: Composing, day: date
) -> Issue:
    """Issue permits and filing receipts, and say what becomes of the composite.

    Args:
        holding: What the holder has at the place already.
        permits: What is issued now (see ``new_permits``).
        composing: What a composite is made with.
        day: Day of issue.
    """
    moves = moved(holding, permits, composing, day)
    why_none = may_compose(with_members(holding, permits))
    return Issue(permits, moves.composite, why_none, moves.holding)


def new_permits(
    case: Case, catalog: Catalog, day: date, licences: Iterable[str], held: Holding
) -> tuple[SinglePermit, ...]:
    """Make the permits and receipts of licences that were granted or recorded and have no paper yet.

    What carries a permit on keeps its number and is its next version.
    """
    holder = holder_of(case, catalog)
    return tuple(_single(case, catalog, code, holder, day, held) for code in licences)


def _single(  # noqa: PLR0917  what a permit is made of
    case: Case, catalog: Catalog, code: str, holder: Holder, day: date, held: Holding
) -> SinglePermit:
    state, licence = case.state.parts[code], catalog.licence(code)
    answers = case.application.answers
    if isinstance(state.result, Grant):
        assert state.result.valid_from is not None
        scope = state.result.scope
        validity = Validity(
            state.result.valid_from, state.result.valid_until, state.result.validity_note
        )
    else:
        assert isinstance(state.result, RecordFiling)
        scope = state.result.scope or scope_of(licence, answers)
        validity = validity_of(licence, answers, day, catalog.office.validity_notes)
    filing, carries = licence.is_filing, state.part.carries
    series = "filing_receipt" if filing else "single_permit"
    return SinglePermit(
        number=carries.number if carries else state.numbers[series],
        version=_next_version(carries, held),
        kind=PermitKind.FILING if filing else PermitKind.SINGLE,
        licence=code,
        name=licence.name,
        certificate=licence.certificate_name,
        holder=holder,
        scope=scope,
        validity=validity,
        authority=catalog.departments[state.part.decider].office,
        issued_on=day,
        case_number=case.number,
        decision_number=state.numbers.get("grant_decision", ""),
        on_commitment=state.part.by_promise or _still_promised(state.part),
    )


def _next_version(carries: SinglePermit | None, held: Holding) -> int:
    if carries is None:
        return 1
    return held.members.get(carries.number, carries).version + 1


def _still_promised(part: Part) -> bool:
    """Tell whether a change carries on what was granted on a promise; a renewal is decided anew."""
    return part.carries is not None and part.renews is None and part.carries.on_commitment


def letters(case: Case, catalog: Catalog, licence: str, series: Sequence[str]) -> dict[str, str]:
    """Say under whose short form (机关代字) each number is taken.

    What the supervising department draws up after the decision is its own, not the decider's.
    """
    if not licence:
        return dict.fromkeys(series, catalog.lead.letter)
    part = case.state.parts[licence].part
    return {
        name: catalog.departments[part.department if name in SUPERVISING else part.decider].letter
        for name in series
    }


SUPERVISING = frozenset(
    {
        "after_check_notice",
        "after_check_record",
        "after_rectification_order",
        "after_recheck_record",
    }
)
"""Series of the department in charge, whoever decided."""
