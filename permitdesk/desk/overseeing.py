"""Worklists, counts, lights, search, one case at a glance (reads only)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from permitdesk.desk.desk import Desk
from permitdesk.desk.permit_standing import PermitStanding, permit_standing
from permitdesk.desk.progress import Progress, progress_of
from permitdesk.domain.application import needs_of
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.clock import Light, light
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.merge import MergedForm, merge
from permitdesk.domain.reckoning import Reckoning, reckon
from permitdesk.domain.running import clocks_of, due_of, light_of
from permitdesk.domain.state import ActionType, PartStatus, Status
from permitdesk.domain.stopwatch import Clock
from permitdesk.domain.summary import CaseSummary, Mark, PartSummary, summarise
from permitdesk.domain.timely import not_now
from permitdesk.domain.timing import Lights
from permitdesk.domain.workdays import LOCAL
from permitdesk.domain.worklist import Filter, Page, Registered


@dataclass(frozen=True)
class PartView:
    """One licence of a case as a face shows it.

    Attributes:
        summary: Where it stands and until when.
        light: How near its next due day is; None where no clock runs.
        left: Working days to that day; negative when it is past.
        next_actions: What may be done to it now, by anybody.
    """

    summary: PartSummary
    light: Light | None
    left: int | None
    due: date | None
    next_actions: tuple[ActionType, ...]


@dataclass(frozen=True)
class Entry:
    """One line of a case's history (经过)."""

    at: datetime
    actor: Actor
    type: ActionType
    licence: str
    numbers: Mapping[str, str]


@dataclass(frozen=True)
class CaseView:
    """Everything a face shows of one case.

    Attributes:
        seen: How many actions it had; an act carries it so that nobody overwrites another.
        next_actions: What may be done to the whole case now, likeliest first.
        form: The merged form it was filled in on.
        catalog: The definitions it is judged by.
    """

    case: Case
    summary: CaseSummary
    parts: tuple[PartView, ...]
    history: tuple[Entry, ...]
    next_actions: tuple[ActionType, ...]
    form: MergedForm
    materials: tuple[MaterialNeed, ...]
    catalog: Catalog
    seen: int


@dataclass(frozen=True)
class ClockView:
    """One clock of a case as it stands today.

    Attributes:
        name: Of the licence whose clock it is; empty for a clock of the whole case.
        due: Last lawful day, also of a clock that came to its end; None before it runs and while
            it rests.
        provisional: Counted through a year whose notice is not loaded (待定).
        light: None where nothing is awaited any more, or not yet.
        left: Working days left; negative when it is past.
    """

    clock: Clock
    name: str
    due: date | None
    provisional: bool
    light: Light | None
    left: int | None


_LIKELIEST = (
    ActionType.ACCEPT,
    ActionType.REQUEST_CORRECTION,
    ActionType.LOOK_THROUGH,
    ActionType.SUPPLEMENT,
    ActionType.SETTLE_MATERIAL,
    ActionType.RECORD_RECHECK,
    ActionType.RECORD_SITE_CHECK,
    ActionType.ORDER_RECTIFICATION,
    ActionType.PLAN_SITE_CHECK,
    ActionType.ISSUE,
    ActionType.DELIVER,
    ActionType.PRINT,
    ActionType.ARCHIVE,
    ActionType.BRING_GAPS,
)


@dataclass(frozen=True)
class Overseeing:
    """What everybody may look at, and what only supervisors count."""

    desk: Desk

    def worklist(self, wanted: Filter, after: str = "", limit: int = 50) -> Page:
        """List cases by due day; ``after`` is the page before's end."""
        return self.desk.store.worklist(wanted, after, limit)

    def count(self, wanted: Filter) -> int:
        """Count the rows of a worklist."""
        return self.desk.store.count(wanted)

    def search(self, text: str, limit: int = 20) -> Sequence[CaseSummary]:
        """Find cases by name, part of a name, pinyin initials, credit code or a number."""
        return self.desk.store.search(text, limit)

    def left(self, due: date | None) -> int | None:
        """Count the working days that are left."""
        if due is None:
            return None
        return self.desk.calendar.workdays_between(self.desk.today(), due)

    def view(self, number: str) -> CaseView:
        """Return one case with all that is shown of it.

        Raises:
            NotFound: ``case.unknown``.
        """
        case = self.desk.store.case(number)
        catalog = self.desk.catalogs.version(case.received.catalog)
        summary = summarise(case, self.desk.calendar)
        application = case.application
        actions = self._now(case)
        return CaseView(
            case=case,
            summary=summary,
            parts=tuple(self._part(case, part) for part in summary.parts),
            history=tuple(
                Entry(item.at, item.actor, item.type, item.licence, item.numbers)
                for item in case.actions
            ),
            next_actions=tuple(sorted(actions, key=(*_LIKELIEST, *ActionType).index)),
            form=merge(catalog, application.licences, application.industry),
            materials=needs_of(catalog, application),
            catalog=catalog,
            seen=len(case.actions),
        )

    def clocks(self, number: str) -> tuple[ClockView, ...]:
        """List the clocks of a case: the counter's, each licence's, the joint one, delivery.

        Raises:
            NotFound: ``case.unknown``.
        """
        case = self.desk.store.case(number)
        return tuple(self._clock(case, clock) for clock in clocks_of(case))

    def reckonings(self, number: str) -> tuple[Reckoning, ...]:
        """Prove the clocks of a case day by day, in the order of ``clocks``.

        Raises:
            NotFound: ``case.unknown``.
        """
        case = self.desk.store.case(number)
        return tuple(reckon(clock, self.desk.calendar_of(case, clock)) for clock in clocks_of(case))

    def _clock(self, case: Case, clock: Clock) -> ClockView:
        calendar, moment = self.desk.calendar_of(case, clock), self.desk.now().astimezone(LOCAL)
        due = due_of(clock, calendar)
        return ClockView(
            clock=clock,
            name=case.state.parts[clock.licence].part.name if clock.licence else "",
            due=due.day if due else None,
            provisional=bool(due and due.provisional),
            light=light_of(clock, calendar, moment.date(), moment.hour),
            left=self.left(due.day) if due and clock.runs else None,
        )

    def progress(self, number: str, last_digits: str) -> Progress:
        """Let an applicant look up his own case, and nobody else's.

        Args:
            number: Case number, from the receipt.
            last_digits: The last four digits of the telephone number he gave.

        Raises:
            NotFound: ``case.unknown``.
            NotAllowed: ``progress.wrong_digits``.
        """
        case = self.desk.store.case(number.strip())
        shared = case.application.answers.shared
        phones = ("legal_person_phone", "agent_phone", "contact_phone")
        known = [str(shared[key]) for key in phones if key in shared]
        if len(last_digits) != PHONE_DIGITS or not any(
            phone.endswith(last_digits) for phone in known
        ):
            raise NotAllowed("progress.wrong_digits")
        catalog, application = self.desk.catalogs.version(case.received.catalog), case.application
        needs = needs_of(catalog, application)
        return progress_of(case, needs, self.desk.calendar, self.desk.today())

    def permit(self, number: str) -> Registered:
        """Return a register entry. Raises ``NotFound``."""
        return self.desk.store.permit(number)

    def standing(self, number: str) -> PermitStanding:
        """Say how a permit stands today, to anybody who has its number; see ``permit_standing``.

        Raises:
            NotFound: ``permit.unknown``.
        """
        return permit_standing(self.desk, number)

    def _part(self, case: Case, part: PartSummary) -> PartView:
        days = [day for day in (part.promised_due, part.statutory_due) if day is not None]
        due = min(days, default=None)
        actions = self._now(case, part.licence)
        lights = case.state.parts[part.licence].part.lights
        return PartView(part, self._light(due, lights), self.left(due), due, actions)

    def _light(self, due: date | None, lights: Lights) -> Light | None:
        """Say how near a due day is now, by a licence's own lights."""
        if due is None:
            return None
        now = self.desk.now().astimezone(LOCAL)
        return light(due, now.date(), self.desk.calendar, lights, now.hour)

    def _now(self, case: Case, licence: str = "") -> tuple[ActionType, ...]:
        """List what may be done today: what the procedure allows and no day forbids."""
        today, calendar = self.desk.today(), self.desk.calendar
        return tuple(
            type_
            for type_ in case.next_actions(licence)
            if not_now(case, type_, licence, calendar, today) is None
        )


PHONE_DIGITS = 4

_ROLE_FILTERS: Mapping[Role, Filter] = {
    Role.CLERK: Filter(
        statuses=(
            Status.RECEIVED,
            Status.CORRECTING,
            Status.DECIDED,
            Status.ISSUED,
            Status.PRINTED,
            Status.DELIVERED,
        )
    ),
    Role.SUPERVISOR: Filter(),
}


def filter_for(actor: Actor) -> Filter:
    """Return what waits for somebody: his department's licences or checks, a clerk's counter work."""
    if actor.role is Role.INSPECTOR:
        return Filter((Status.ACCEPTED,), department=actor.station, mark=Mark.SITE_CHECK)
    if actor.role is Role.REVIEWER:
        statuses = (PartStatus.IN_REVIEW, PartStatus.REVIEWED)
        return Filter(statuses=(Status.ACCEPTED,), department=actor.station, part_statuses=statuses)
    return _ROLE_FILTERS.get(actor.role, Filter())
