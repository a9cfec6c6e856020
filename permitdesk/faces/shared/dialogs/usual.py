"""What is likely in a box before anybody types: people, places, days, from the case itself."""

from datetime import date

from permitdesk.domain.workdays import WorkCalendar
from permitdesk.faces.shared.dialogs.base import Given
from permitdesk.faces.shared.dialogs.service_box import ServiceBox


def today_of(given: Given) -> date:
    """Return the legal day."""
    return given.rooms.overseeing.desk.today()


def calendar_of(given: Given) -> WorkCalendar:
    """Return the days off as they are known now."""
    return given.rooms.overseeing.desk.calendar


def applicant_of(given: Given) -> str:
    """Return the applicant's name."""
    return given.view.summary.applicant


def receiver_of(given: Given) -> str:
    """Return who usually signs: the agent, else the legal person."""
    shared = given.view.case.application.answers.shared
    return str(shared.get("agent_name") or shared.get("legal_person_name") or "")


def service_of(given: Given) -> ServiceBox:
    """Return the boxes of a service, filled in for handing over here and now."""
    return ServiceBox(receiver_of(given), today_of(given), given.view.catalog.office.hall)


def document_name(given: Given, number: str) -> str:
    """Return a numbered document of the case as people call it: its kind and its number."""
    taken = given.view.case.state.numbers[number]
    wordings = given.view.catalog.documents
    name = wordings[taken.series].name if taken.series in wordings else taken.series
    return f"{name}　{number}"
