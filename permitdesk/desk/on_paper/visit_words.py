"""A joint site check in the words of its documents: days, people, licences, points."""

from collections.abc import Iterable
from datetime import date

from permitdesk.desk.on_paper.limits import basis_words
from permitdesk.desk.on_paper.occasion import Occasion
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checklist import own_words
from permitdesk.domain.licence import Licence
from permitdesk.domain.site_check import CheckPoint, Inspector, PlanSiteCheck
from permitdesk.text import paper_day

Row = dict[str, str]
SIGN = "　\n　"
"""A place to sign, two lines high."""


def plan_of(occasion: Occasion) -> PlanSiteCheck:
    """Return the plan as it stood with the occasion, replaced inspectors among it."""
    plan = occasion.case.state.site.plan
    assert plan is not None, "the procedure plans a check before anything else of it"
    return plan


def weekday(day: date, occasion: Occasion) -> str:
    """Write a day with its day of the week: 2026年3月9日（星期一）."""
    letter = occasion.wording.word("weekdays")[day.weekday()]
    return occasion.wording.word("on", day=paper_day(day), weekday=letter)


def office_name(department: str, catalog: Catalog) -> str:
    """Return the full name of an authority; one that is not in the definitions as it was written."""
    known = catalog.departments.get(department)
    return known.office if known else department


def licence_rows(codes: Iterable[str], occasion: Occasion) -> list[Row]:
    """List licences with who decides and what they rest on, numbered."""
    return [
        {
            "no": str(place),
            "name": occasion.whole.state.parts[code].part.name,
            "decider": occasion.office_of(occasion.whole.state.parts[code].part.decider),
            "basis": basis(occasion.catalog.licence(code), occasion),
        }
        for place, code in enumerate(codes, 1)
    ]


def basis(licence: Licence, occasion: Occasion) -> str:
    """Write the articles a licence stands on, as far as its definition names them."""
    return basis_words(licence.legal_basis, occasion.wording)


def people_rows(people: Iterable[Inspector], occasion: Occasion) -> list[Row]:
    """List inspectors authority by authority, with the numbers of their certificates."""
    rows = [
        {
            "office": office_name(item.department, occasion.catalog),
            "name": item.name,
            "certificate": item.certificate,
        }
        for item in people
    ]
    return sorted(rows, key=lambda row: row["office"])


def authority_rows(plan: PlanSiteCheck, occasion: Occasion) -> list[Row]:
    """List the authorities that come: who of each, and for which licences."""
    parts = occasion.whole.state.parts
    by_office: dict[str, list[str]] = {}
    for item in plan.inspectors:
        words = occasion.wording.word("person", name=item.name, certificate=item.certificate)
        by_office.setdefault(item.department, []).append(words)
    return [
        {
            "office": office_name(department, occasion.catalog),
            "people": "\n".join(people),
            "licences": "、".join(
                parts[code].part.name
                for code in plan.licences
                if department in (parts[code].part.decider, parts[code].part.department)
            )
            or occasion.wording.word("joins"),
        }
        for department, people in by_office.items()
    ]


def numbers_of(point: CheckPoint, order: dict[str, str]) -> str:
    """Name the licences of a point by their numbers in the list of the same paper."""
    return "、".join(order[code] for code, _ in point.uses if code in order)


def asked(point: CheckPoint, order: dict[str, str], occasion: Occasion) -> str:
    """Write what is looked at; under a shared point what each licence says itself."""
    own = own_words(occasion.catalog, point)
    if len(point.uses) == 1 or set(own.values()) == {point.text}:
        return point.text
    lines = (
        occasion.wording.word("own", no=order[code], text=text)
        for code, text in own.items()
        if code in order
    )
    return "\n".join([point.text, *lines])


def numbers(codes: Iterable[str]) -> dict[str, str]:
    """Number licences from 1."""
    return {code: str(place) for place, code in enumerate(codes, 1)}
