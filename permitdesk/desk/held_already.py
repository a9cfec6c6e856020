"""What an applicant holds already of what he applies for (已有有效证): told, never refused."""

from permitdesk.desk.desk import Desk
from permitdesk.domain.application import Application
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.decision import place_of
from permitdesk.domain.permit import SinglePermit
from permitdesk.text import paper_day, tr

MOST_CASES = 50
"""Earlier cases of an applicant that are looked at."""


def held_already(
    desk: Desk, catalog: Catalog, application: Application
) -> tuple[SinglePermit, ...]:
    """List the live permits of the licences applied for, of the same holder at the same place.

    Some licences are applied for anew on purpose, such as a fire check after rebuilding; for most a
    change or a renewal is meant. Nothing is listed for these two, which name their permit.
    """
    uscc = str(application.answers.shared.get("uscc", ""))
    if not uscc or application.changes:
        return ()
    place = place_of(application.answers, catalog)
    numbers = {
        number
        for row in desk.store.search(uscc, MOST_CASES)
        if row.uscc == uscc
        for number in row.permits
    }
    found = {
        permit.number: permit
        for number in sorted(numbers)
        for permit in desk.store.holding(number).live
        if permit.licence in application.licences
        and permit.licence not in application.renews
        and (permit.holder.uscc, permit.holder.premises) == (uscc, place)
    }
    return tuple(found.values())


def held_words(permit: SinglePermit) -> str:
    """Say what the applicant holds already, and what he may mean instead of a new application."""
    until = permit.validity.until
    end = paper_day(until) if until else permit.validity.note
    return tr("routes.held", licence=permit.name, number=permit.number, until=end)
