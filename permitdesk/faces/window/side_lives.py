"""What the case column says of promises, of what followed the decision, and of each permit's life."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from permitdesk.desk.overseeing import CaseView, ClockView
from permitdesk.domain.permit import Permit
from permitdesk.domain.registered import entries_of
from permitdesk.domain.special import Which
from permitdesk.domain.tasks import Task, tasks_of
from permitdesk.domain.workdays import WorkCalendar
from permitdesk.faces.shared.dates import near_day
from permitdesk.faces.shared.messages import word
from permitdesk.faces.shared.permit_looks import (
    STAGE_LOOKS,
    STATE_LOOKS,
    permit_name,
    state_word,
)
from permitdesk.faces.shared.promise_words import standing_words
from permitdesk.text import short_day, tr

Line = tuple[str, str, str]
"""Shape, colour, words."""
PLAIN = ("", "text")


@dataclass(frozen=True)
class Block:
    """A titled part of the column; ``title`` is a message key."""

    title: str
    lines: tuple[Line, ...]


def life_blocks(
    view: CaseView, clocks: Sequence[ClockView], calendar: WorkCalendar, today: date
) -> tuple[Block, ...]:
    """Return what is to be shown; nothing for a case without promise and without permit."""
    found = (
        Block("side.turns", tuple(_turns(view))),
        Block("side.promise", tuple(_promises(view, clocks, today))),
        Block("side.follow_up", tuple(_follow_ups(view, calendar, today))),
        Block("side.lives", tuple(_lives(view))),
        Block("side.questions", tuple(_questions(view))),
        Block("side.credit", tuple(_credit(view))),
    )
    return tuple(block for block in found if block.lines)


def _turns(view: CaseView) -> Iterator[Line]:
    """Yield what this case changes or renews, of which permit."""
    application = view.case.application
    if application.changes:
        labels = {item.key: item.field.label for item in view.form.questions()}
        labels |= {item.collection: item.type.label for item in view.form.records()}
        fields = tuple(labels.get(key, key) for key in application.changed)
        yield (*PLAIN, tr("side.changes", number=application.changes, fields=fields))
    for part in view.case.state.parts.values():
        renews, carries = part.part.renews, part.part.carries
        if renews is not None:
            key = "side.renews" if renews.in_time else "side.renews_late"
            shape, token = PLAIN if renews.in_time else ("triangle", "soon")
            facts = {"licence": part.part.name, "number": renews.number}
            yield shape, token, tr(key, until=renews.valid_until, **facts)
        elif carries is not None:
            facts = {"licence": part.part.name, "number": carries.number}
            yield (*PLAIN, tr("side.carries", version=carries.version, **facts))


def _promises(view: CaseView, clocks: Sequence[ClockView], today: date) -> Iterator[Line]:
    for code, part in view.case.state.parts.items():
        if part.part.terms is None:
            continue
        signed = part.promise.signed_on is not None or not part.part.by_promise
        shape, token = ("circle", "good") if signed else ("triangle", "soon")
        words = tr("side.of_licence", licence=part.part.name, words=standing_words(part))
        yield shape, token, words
        if part.promise.late:
            papers = tuple(paper.name for paper in part.promise.late)
            due = next(
                (it.due for it in clocks if (it.clock.which, it.clock.licence) == (Which.LATE_PAPER, code)),
                None,
            )  # fmt: skip
            by = tr("side.by", day=near_day(due, today)) if due else ""
            yield "triangle", "soon", tr("side.late_papers", papers=papers) + by


def _follow_ups(view: CaseView, calendar: WorkCalendar, today: date) -> Iterator[Line]:
    tasks = tasks_of(view.case, calendar)
    for part in view.case.state.parts.values():
        terms, follow_up = part.part.terms, part.follow_up
        checked = terms is not None and terms.after_check is not None
        if not checked and follow_up.record is None and follow_up.intent is None:
            continue
        if part.to_after_check or follow_up.record is not None or follow_up.intent is not None:
            look = STAGE_LOOKS[follow_up.stage]
            words = word(follow_up.stage)
            yield look.shape, look.token, tr("side.of_licence", licence=part.part.name, words=words)
    for task in tasks:
        yield (*PLAIN, _task_words(task, today))


def _task_words(task: Task, today: date) -> str:
    by = tr("side.by", day=near_day(task.due, today)) if task.due else ""
    if task.provisional:
        by += tr("clock.provisional")
    return tr("side.task", todo=word(task.todo), licence=task.name) + by


def _lives(view: CaseView) -> Iterator[Line]:
    since = {
        (entry.permit.number, entry.permit.version): entry.since
        for entry in entries_of(view.case.actions)
    }
    for permit in view.case.permits:
        look = STATE_LOOKS[permit.state]
        yield look.shape, look.token, _permit_words(permit, since)
    for part in view.case.state.parts.values():
        if part.carried_on is not None:
            facts = {"licence": part.part.name, "case": part.carried_on.case}
            yield "bars", "stopped", tr("side.carried_on", **facts)
        if part.awaits:
            words = tr("side.awaits", licence=part.part.name, case=part.awaits)
            yield "circle", "good", words


def _permit_words(permit: Permit, since: dict[tuple[str, int], date]) -> str:
    first = since.get((permit.number, permit.version))
    return tr(
        "side.permit", name=permit_name(permit), number=permit.number, version=permit.version,
        state=state_word(permit, permit.state), since=short_day(first) if first else "",
    )  # fmt: skip


def _questions(view: CaseView) -> Iterator[Line]:
    departments = view.catalog.departments
    for item in view.case.state.questions:
        code = item.leaning.department
        office = departments[code].short if code in departments else code
        facts = {"office": office, "licence": item.leaning.name}
        if item.answer is None:
            yield "triangle", "soon", tr("side.question", day=short_day(item.asked_on), **facts)
        else:
            answer = word(item.answer.answer)
            yield "circle", "good", tr("side.answered", answer=answer, **facts)


def _credit(view: CaseView) -> Iterator[Line]:
    for record in view.case.state.credit.values():
        facts = {"number": record.number, "kind": word(record.facts.kind)}
        over = record.repaired_on or record.taken_back_on
        if over is not None:
            yield "circle", "good", tr("side.record_over", day=short_day(over), **facts)
        else:
            objected = record.objection is not None and record.settled is None
            words = tr("side.record", **facts) + (tr("side.objected") if objected else "")
            yield "square", "late", words
