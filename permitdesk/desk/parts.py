"""The licences of a case with all that they are judged by, as it stood when the route was taken."""

from collections.abc import Mapping
from dataclasses import replace

from permitdesk.desk.changing import looked_at_on_site
from permitdesk.desk.promising import promised_limit, terms_of
from permitdesk.domain.application import (
    Application,
    Route,
)
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.commitment import flow_of, is_offered
from permitdesk.domain.facts import (
    Part,
)
from permitdesk.domain.permit import SinglePermit
from permitdesk.domain.renewal import Renewal


def parts_of(
    catalog: Catalog,
    application: Application,
    renews: Mapping[str, Renewal],
    carries: Mapping[str, SinglePermit],
) -> tuple[Part, ...]:
    """Name the licences of a case with the limits, rules and offices they are judged by."""
    return tuple(
        part_of(catalog, application, code, renews.get(code), carries.get(code))
        for code in application.licences
    )


def part_of(
    catalog: Catalog,
    application: Application,
    code: str,
    renews: Renewal | None,
    carries: SinglePermit | None,
) -> Part:
    """Name one licence of a case on the route it is applied for."""
    answers, licence = application.answers, catalog.licence(code)
    check, timing = licence.site_check, catalog.timing
    route = application.route(code)
    promised = promised_limit(catalog, code, route, answers)
    flow = flow_of(catalog.flows, licence)
    promised_unseen = flow is not None and (flow.no_site_check or flow.on_the_spot)
    no_site_check = route is Route.COMMITMENT and promised_unseen
    return Part(
        licence=code,
        name=licence.name,
        filing=licence.is_filing,
        department=licence.authority.code,
        decider=catalog.decider(licence).code,
        route=route,
        statutory=licence.statutory_limit(answers),
        promised=promised,
        internal=replace(
            promised,
            length=max(1, promised.length - timing.internal_margin),
            source=INTERNAL_LIMIT,
        ),
        extension=licence.extension,
        pauses=licence.excluded_periods,
        hearing=licence.hearing_required,
        site_check=check.required
        and check.timing == BEFORE_DECISION
        and not no_site_check
        and looked_at_on_site(catalog, application),
        after=licence.waits_for(application.licences, answers),
        lights=licence.lights or timing.lights,
        renews=renews,
        carries=carries,
        terms=terms_of(catalog, code, route, answers),
        public_safety=licence.public_safety,
        offers_promise=is_offered(flow, licence),
    )


BEFORE_DECISION = "before_decision"
INTERNAL_LIMIT = "内部审查时限（本系统约定）"
