"""What an applicant has to do in his own case, or may: until when, where, with what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay
from permitdesk.domain.materials import MaterialNeed
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import PartState, Status
from permitdesk.domain.timely import last_day_to_ask
from permitdesk.domain.visiting import rectify_by
from permitdesk.domain.workdays import WorkCalendar


class Task(StrEnum):
    """What an applicant may have to do."""

    BRING = "bring"
    """Papers that were not handed in yet."""
    BRING_GAPS = "bring_gaps"
    """Papers that were promised for later (容缺)."""
    CORRECT = "correct"
    BE_CHECKED = "be_checked"
    """Be there when the site is looked at."""
    RECTIFY = "rectify"
    ASK_FOR_HEARING = "ask_for_hearing"
    """Not a duty but a right that ends on a day."""
    COME_TO_HEARING = "come_to_hearing"
    COLLECT = "collect"


@dataclass(frozen=True)
class ToDo:
    """One thing the applicant has to do, or may.

    Attributes:
        licences: Names of what it is about; empty for the whole case.
        day: Last day for it, or the day of an appointment; None where there is none.
        is_past: That day is over.
        time: Of an appointment, as people read it.
        items: What exactly, a line each.
    """

    task: Task
    licences: tuple[str, ...] = ()
    day: DueDay | None = None
    is_past: bool = False
    time: str = ""
    place: str = ""
    items: tuple[str, ...] = ()


def things_to_do(
    case: Case, needs: Sequence[MaterialNeed], calendar: WorkCalendar, today: date
) -> Iterator[ToDo]:
    """Yield what an applicant has to do, or may; see ``progress_of``."""
    state = case.state
    if state.status is Status.RECEIVED:
        there = {item.key for item in case.application.materials}
        missing = tuple(n.name for n in needs if n.to_hand_in and n.key not in there)
        if missing:
            yield ToDo(Task.BRING, items=missing)
    if state.status is Status.CORRECTING and state.correction is not None:
        due = due_of(clock_of(case, Which.CORRECTING), calendar)
        items = tuple(f"{one.name}：{one.requirement}" for one in state.correction.defects)
        yield ToDo(Task.CORRECT, (), due, _is_past(due, today), items=items)
    if state.status is Status.ACCEPTED:
        if state.deferral is not None and state.deferral.open:
            due = due_of(clock_of(case, Which.DEFERRAL), calendar)
            items = tuple(gap.name for gap in state.deferral.open)
            yield ToDo(Task.BRING_GAPS, (), due, _is_past(due, today), items=items)
        yield from _on_site(case, calendar, today)
        for part in state.parts.values():
            yield from _hearing(part, calendar, today)
    refused_only = state.status is Status.DECIDED and not state.favourable
    if state.status is Status.PRINTED or refused_only:
        yield ToDo(Task.COLLECT)


def _on_site(case: Case, calendar: WorkCalendar, today: date) -> Iterator[ToDo]:
    site = case.state.site
    if site.plan is None:
        return
    names = tuple(case.state.parts[code].part.name for code in site.plan.licences)
    if site.record is None:
        if site.plan.day >= today:  # afterwards the office has to say what comes next
            yield ToDo(
                Task.BE_CHECKED, names, DueDay(site.plan.day, provisional=False),
                time=site.plan.time, place=site.plan.place, items=site.plan.bring,
            )  # fmt: skip
        return
    if site.rectification is not None and site.recheck is None:
        texts = {point.key: point.text for point in site.points}
        due = rectify_by(site.rectification, calendar)
        items = tuple(f"{texts.get(one.point, '')}：{one.note}" for one in site.defects())
        yield ToDo(Task.RECTIFY, (), due, _is_past(due, today), items=items)


def _hearing(part: PartState, calendar: WorkCalendar, today: date) -> Iterator[ToDo]:
    hearing, name = part.hearing, (part.part.name,)
    if not part.status.is_open or hearing.held is not None:
        return
    if hearing.called is not None:
        if hearing.called.day >= today:
            yield ToDo(
                Task.COME_TO_HEARING, name, DueDay(hearing.called.day, provisional=False),
                time=hearing.called.time, place=hearing.called.place,
            )  # fmt: skip
    elif hearing.told is not None and hearing.requested is None:
        last = last_day_to_ask(hearing.told, calendar)
        if not _is_past(last, today):
            yield ToDo(Task.ASK_FOR_HEARING, name, last)


def _is_past(due: DueDay | None, today: date) -> bool:
    """Tell whether a day is over; one that is not certain yet (待定) never is."""
    return due is not None and not due.provisional and today > due.day
