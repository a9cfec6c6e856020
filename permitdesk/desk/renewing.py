"""Renewals at the counter: too early and too late are told with the days, before anything is kept."""

from collections.abc import Mapping

from permitdesk.desk.desk import Desk
from permitdesk.domain.application import Application
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.renewal import ARTICLE_50, Renewal, renewal_of, timeliness, window_of


def renewals_of(desk: Desk, catalog: Catalog, application: Application) -> Mapping[str, Renewal]:
    """Return what each renewed licence of an application carries on.

    Raises:
        NotAllowed: ``renewal.none``, ``renewal.early``, ``renewal.late``, with the window.
    """
    today, calendar = desk.today(), desk.calendar
    found: dict[str, Renewal] = {}
    for code, renewed in application.renews.items():
        licence = catalog.licence(code)
        rule = licence.renewal_window
        if rule is None:
            raise NotAllowed("renewal.none", ARTICLE_50, licence=licence.name)
        renewal = renewal_of(licence, renewed, today, calendar)
        if renewal is None:
            window = window_of(rule, renewed.valid_until, calendar)
            raise NotAllowed(
                f"renewal.{timeliness(window, today)}", ARTICLE_50, licence=licence.name,
                first=window.first, last=window.last, until=renewed.valid_until,
            )  # fmt: skip
        found[code] = renewal
    return found
