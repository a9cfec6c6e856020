"""What a permit page shows: versions, the holding, what comes next, what a turn would do."""

from dataclasses import dataclass
from datetime import timedelta

from permitdesk.desk.changing import changing, on_file
from permitdesk.desk.desk import Desk
from permitdesk.domain.application import ApplicationFile, look_at, needs_of
from permitdesk.domain.clock import Light, light
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.holding import Holding
from permitdesk.domain.licence import RenewalWindow
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.merge import merge
from permitdesk.domain.permit import CompositePermit, PermitState, SinglePermit
from permitdesk.domain.renewal import (
    ARTICLE_50,
    Renewed,
    Timeliness,
    Window,
    timeliness,
    window_of,
)
from permitdesk.domain.tasks import Task, TaskFilter
from permitdesk.domain.workdays import LOCAL
from permitdesk.domain.worklist import Registered

ENDING_DAYS = (30, 60, 90)
"""How far ahead permits near their end are listed, in days."""


@dataclass(frozen=True)
class TaskLine:
    """One thing to do, with how near its day is.

    Attributes:
        light: None where no rule sets a day.
        left: Working days left; negative when it is past.
    """

    task: Task
    light: Light | None
    left: int | None


def task_lines(desk: Desk, wanted: TaskFilter) -> tuple[TaskLine, ...]:
    """List what is to be done after decisions, by due day, with its lights."""
    now, calendar = desk.now().astimezone(LOCAL), desk.calendar
    today = now.date()
    return tuple(
        TaskLine(
            task,
            light(task.due, today, calendar, hour=now.hour) if task.due else None,
            calendar.workdays_between(today, task.due) if task.due else None,
        )
        for task in desk.store.tasks(wanted)
    )


@dataclass(frozen=True)
class RenewalOutlook:
    """When a permit may be renewed.

    Attributes:
        rule: As the licence has it; its lengths are in the unit the law uses.
        when: How today lies to the window.
        source: What says so, in the licence's own words where it has some.
    """

    rule: RenewalWindow
    window: Window
    when: Timeliness
    source: str

    @property
    def may_be_asked(self) -> bool:
        """Tell whether an application is taken in today."""
        refused = self.when is Timeliness.LATE and self.rule.late in ("refuse", "new_application")
        return self.when is not Timeliness.EARLY and not refused


@dataclass(frozen=True)
class PermitLife:
    """All a face shows of one permit.

    Attributes:
        versions: Newest first.
        holding: What its holder has at the place, ended ones too.
        case: Number of the case it is dealt with in.
        renewal: None for a composite, and where the licence knows none or no day ends it.
    """

    number: str
    newest: Registered
    versions: tuple[Registered, ...]
    holding: Holding
    case: str
    renewal: RenewalOutlook | None


def read_permit(desk: Desk, number: str) -> PermitLife:
    """Return a permit or composite with all that is known of it.

    Raises:
        NotFound: ``permit.unknown``.
    """
    number = number.strip()
    newest = desk.store.permit(number)
    return PermitLife(
        number,
        newest,
        tuple(reversed(desk.store.versions(number))),
        desk.store.holding(number),
        newest.permit.case_number,
        renewal_outlook(desk, newest),
    )


def find_permits(desk: Desk, text: str, limit: int = 20) -> tuple[Registered, ...]:
    """Find permits by number, else by what finds their cases: name, initials, credit code."""
    text = text.strip()
    if not text:
        return ()
    try:
        return (desk.store.permit(text),)
    except NotFound:
        found: dict[str, Registered] = {}
    for row in desk.store.search(text, limit):
        for permit in desk.store.case(row.number).permits:
            found.setdefault(permit.number, desk.store.permit(permit.number))
    return tuple(found.values())[:limit]


def ending_within(desk: Desk, days: int) -> tuple[Registered, ...]:
    """List live permits whose last day is at most so many days away, nearest first."""
    today = desk.today()
    return tuple(desk.store.ending(today, today + timedelta(days=days)))


def renewal_outlook(desk: Desk, entry: Registered) -> RenewalOutlook | None:
    """Say when a permit may be renewed; see ``PermitLife``."""
    permit = entry.permit
    if not isinstance(permit, SinglePermit) or permit.validity.until is None:
        return None
    licence = desk.catalogs.current().licences.get(permit.licence)
    rule = licence.renewal_window if licence else None
    if licence is None or rule is None or entry.state not in (PermitState.LIVE, PermitState.LAPSED):
        return None
    window = window_of(rule, permit.validity.until, desk.calendar)
    source = licence.renewal or rule.source
    return RenewalOutlook(rule, window, timeliness(window, desk.today()), source)


def renewal_file(desk: Desk, number: str) -> ApplicationFile:
    """Return the application that renews a permit, filled in with what is on file.

    Raises:
        NotFound: ``permit.unknown``.
        NotAllowed: ``renewal.none`` for what has no last day.
    """
    permit = desk.store.permit(number).permit
    if not isinstance(permit, SinglePermit) or permit.validity.until is None:
        name = permit.name if isinstance(permit, SinglePermit) else permit.industry
        raise NotAllowed("renewal.none", ARTICLE_50, licence=name)
    form = merge(desk.catalogs.current(), (permit.licence,))
    base = on_file(desk, (permit,), form)
    return ApplicationFile(
        licences=(permit.licence,), answers=base.answers, own=base.own, records=base.records,
        renews={permit.licence: Renewed(permit.number, permit.validity.until)},
    )  # fmt: skip


def papers_for(desk: Desk, file: ApplicationFile) -> tuple[MaterialNeed, ...]:
    """List the papers a change or renewal wants; of a change only those that show what changes.

    Raises:
        NotAllowed: ``change.nothing``, ``change.other_holder``, ``change.not_live``.
    """
    catalog = desk.catalogs.current()
    whole = changing(desk, catalog, file).file
    return needs_of(catalog, look_at(catalog, whole, desk.checking()).application)


@dataclass(frozen=True)
class ChangeOutlook:
    """What a change would touch.

    Attributes:
        permits: Each gets its next version when it is decided.
        composite: As it stands; None where there is none, or nothing it lists is touched.
    """

    permits: tuple[SinglePermit, ...]
    composite: CompositePermit | None


def change_outlook(desk: Desk, file: ApplicationFile) -> ChangeOutlook:
    """Say what a change would touch, before it is handed in.

    Raises:
        NotAllowed: ``change.nothing``, ``change.other_holder``, ``change.not_live``.
    """
    touched = tuple(changing(desk, desk.catalogs.current(), file).carries.values())
    composite = desk.store.holding(file.changes).composite
    if composite is None or composite.state is not PermitState.LIVE:
        return ChangeOutlook(touched, None)
    listed = {item.number for item in (*composite.permits, *composite.filings)}
    return ChangeOutlook(touched, composite if listed & {it.number for it in touched} else None)
