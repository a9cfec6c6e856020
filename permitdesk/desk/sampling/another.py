"""The next application of a sample case's holder: a change of, or a renewal for, what he has."""

from dataclasses import dataclass
from datetime import date
from random import Random

from permitdesk.desk.sampling.names import person_name
from permitdesk.desk.sampling.plans import Life
from permitdesk.domain.application import ApplicationFile, as_file
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import Problem
from permitdesk.domain.facts import Actor, ChangeFile
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.renewal import Renewed, renewal_of
from permitdesk.domain.workdays import WorkCalendar


@dataclass(frozen=True)
class Coming:
    """Somebody comes again."""

    file: ApplicationFile
    by: Actor


def another_file(
    case: Case, catalog: Catalog, life: Life, calendar: WorkCalendar, today: date
) -> ApplicationFile | None:
    """Return what the holder hands in next; None where he comes no more, or nothing can be asked."""
    issued = case.state.issued
    if issued is None or not issued.permits:
        return None
    if life is Life.CHANGED:
        name = f"{person_name(Random(case.number), female=False)[:1]}新代"
        return ApplicationFile(
            changes=issued.permits[0].number, answers={"legal_person_name": name}
        )
    if life in (Life.RENEWED, Life.RENEWING):
        return _renewal(case, catalog, calendar, today)
    return None


def _renewal(
    case: Case, catalog: Catalog, calendar: WorkCalendar, today: date
) -> ApplicationFile | None:
    """Ask for what a case had, once more; only where it had one permit, with a last day."""
    assert case.state.issued is not None
    permits = case.state.issued.permits
    until = permits[0].validity.until
    if len(case.state.parts) != 1 or until is None:
        return None
    renewed = Renewed(permits[0].number, until)
    if renewal_of(catalog.licence(permits[0].licence), renewed, today, calendar) is None:
        return None
    file = as_file(case.application)
    return ApplicationFile(
        industry=file.industry, licences=file.licences, guide=file.guide, answers=file.answers,
        own=file.own, records=file.records, materials=file.materials, agent=file.agent,
        renews={permits[0].licence: renewed},
    )  # fmt: skip


def brought(problems: tuple[Problem, ...]) -> ChangeFile:
    """Return the papers that a change still wants."""
    missing = (item.field for item in problems if item.key == "material.missing")
    return ChangeFile(materials=tuple(HandedIn(key) for key in missing))
