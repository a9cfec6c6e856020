"""What is missing or wrong in a case, as far as the desk sees it by itself."""

from permitdesk.desk.desk import Desk
from permitdesk.domain.application import concerning, needs_of
from permitdesk.domain.case import Case
from permitdesk.domain.checks import problems
from permitdesk.domain.errors import Problem
from permitdesk.domain.materials import missing_materials
from permitdesk.domain.merge import merge


def defects_of(desk: Desk, case: Case) -> tuple[Problem, ...]:
    """List everything missing or wrong in a case under the definitions it was received under."""
    catalog = desk.catalogs.version(case.received.catalog)
    application = case.application
    form = merge(catalog, application.licences, application.industry)
    needs = needs_of(catalog, application)
    return (
        *concerning(application, problems(form, application.answers, desk.checking())),
        *missing_materials(needs, application.materials),
    )
