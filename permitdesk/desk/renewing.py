"""Renewals at the counter: too early and too late are told with the days, before anything is kept."""

from collections.abc import Iterator, Mapping

from permitdesk.desk.desk import Desk
from permitdesk.desk.ports import Transaction
from permitdesk.domain.application import Application
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import AwaitRenewal, StopAwaiting
from permitdesk.domain.renewal import (
    ARTICLE_50,
    Renewal,
    Renewed,
    renewal_of,
    timeliness,
    window_of,
)
from permitdesk.domain.state import ActionType, PartStatus, Status


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


def renewed_permits(
    act: Transaction, catalog: Catalog, application: Application
) -> Mapping[str, SinglePermit]:
    """Return the registered permits that an application renews; others were issued elsewhere.

    Raises:
        NotAllowed: ``renewal.not_this_permit`` for one of another licence or holder, or with another
            last day; ``renewal.not_live`` for one that ended.
    """
    found: dict[str, SinglePermit] = {}
    uscc = application.answers.shared.get("uscc")
    for code, renewed in application.renews.items():
        known = act.registered(renewed.number)
        if known is None:
            continue
        permit = known.permit
        same = isinstance(permit, SinglePermit) and permit.licence == code
        if not same or permit.holder.uscc != uscc or not _ends(permit, renewed):
            raise NotAllowed(
                "renewal.not_this_permit", ARTICLE_50, licence=catalog.licence(code).name,
                number=renewed.number,
            )  # fmt: skip
        if known.state not in (PermitState.LIVE, PermitState.LAPSED):
            raise NotAllowed(
                "renewal.not_live", ARTICLE_50, number=renewed.number, state=known.state
            )
        assert isinstance(permit, SinglePermit)
        found[code] = permit
    return found


def _ends(permit: object, renewed: Renewed) -> bool:
    return isinstance(permit, SinglePermit) and permit.validity.until == renewed.valid_until


Note = tuple[str, ActionType, AwaitRenewal | StopAwaiting, str]
"""Case, what to note there, with which facts, for which licence."""


def awaiting(before: Case, after: Case) -> Iterator[Note]:
    """Yield what the cases of renewed permits note: a renewal in time is decided, or came to nothing."""
    for code, part in after.state.parts.items():
        old, renews = part.part.carries, part.part.renews
        if old is None or renews is None or not renews.in_time:
            continue
        if not before.actions:
            facts = AwaitRenewal(after.number)
            yield old.case_number, ActionType.AWAIT_RENEWAL, facts, code
        elif _came_to_nothing(after, code) and not _came_to_nothing(before, code):
            yield old.case_number, ActionType.STOP_AWAITING, StopAwaiting(after.number), code


def _came_to_nothing(case: Case, code: str) -> bool:
    over = case.status in (Status.DECLINED, Status.WITHDRAWN, Status.ENDED)
    return over or case.state.parts[code].status in (PartStatus.DENIED, PartStatus.WITHDRAWN)
