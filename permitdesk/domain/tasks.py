"""What somebody still has to do after a decision, each with whose it is and by when (待办)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from permitdesk.domain.case import Case
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.permit import PermitState
from permitdesk.domain.permit_guards import final_documents
from permitdesk.domain.running import clocks_of_part, due_of
from permitdesk.domain.special import Which
from permitdesk.domain.state import ActionType, PartState, PartStatus
from permitdesk.domain.workdays import WorkCalendar


@dataclass(frozen=True)
class Task:
    """One thing to do.

    Attributes:
        todo: The action that does it.
        licence: Empty for a task of the whole case.
        department: Code of the department whose task it is.
        due: Last day; None where no rule sets one.
        provisional: The day was counted through a year whose notice is not loaded (待定).
        about: Number of the permit or document it is about; empty where the licence says it.
    """

    case: str
    todo: ActionType
    licence: str
    name: str
    applicant: str
    department: str
    due: date | None = None
    provisional: bool = False
    about: str = ""


@dataclass(frozen=True)
class TaskFilter:
    """Which tasks.

    Attributes:
        todo: Only these; empty for all.
        department: Only those of one department; empty for all.
        due_until: Only what is due by then.
    """

    todo: tuple[ActionType, ...] = ()
    department: str = ""
    due_until: date | None = None
    limit: int = 500


def tasks_of(case: Case, calendar: WorkCalendar) -> tuple[Task, ...]:
    """List what is to be done after the decisions of a case; empty where nothing is."""
    found = [
        task
        for code, part in case.state.parts.items()
        if part.status in (PartStatus.GRANTED, PartStatus.FILED) and part.carried_on is None
        for task in _of_part(case, code, part, calendar)
    ]
    return (*found, *_questions(case), *_records(case))


def _of_part(case: Case, code: str, part: PartState, calendar: WorkCalendar) -> Iterator[Task]:
    follow_up, terms = part.follow_up, part.part.terms
    if _over(case, code):
        return
    if terms is not None and terms.regulator and part.part.by_promise:
        if follow_up.handed_over is None:
            yield _task(case, code, ActionType.HAND_OVER, calendar, None)
        elif follow_up.acknowledged is None:
            yield _task(case, code, ActionType.ACKNOWLEDGE_HANDOVER, calendar, None)
    if part.promise.late:
        yield _task(case, code, ActionType.BRING_LATE, calendar, Which.LATE_PAPER)
    if part.to_after_check:
        yield _task(case, code, ActionType.RECORD_AFTER_CHECK, calendar, Which.AFTER_CHECK)
    if part.suspended is not None and part.suspended.until is not None:
        resume = _task(case, code, ActionType.RESUME, calendar, None)
        yield replace(resume, due=part.suspended.until)
    following = _NEXT.get(follow_up.stage)
    if following is not None:
        todo, which = following
        yield _task(case, code, todo, calendar, which)


_NEXT = {
    Stage.BROKEN: (ActionType.ORDER_AFTER_RECTIFICATION, Which.AFTER_TELLING),
    Stage.RECTIFYING: (ActionType.RECORD_AFTER_RECHECK, Which.AFTER_RECHECK),
    Stage.STILL_BROKEN: (ActionType.TELL_INTENT, None),
    Stage.INTENT_TOLD: (ActionType.REVOKE, None),  # no rule sets a last day for it
}
"""What follows each stage, and the clock that presses."""


def _over(case: Case, code: str) -> bool:
    permit = case.state.permit_of(code)
    return permit is not None and permit.state not in (PermitState.LIVE, PermitState.SUSPENDED)


def _task(
    case: Case, code: str, todo: ActionType, calendar: WorkCalendar, which: Which | None
) -> Task:
    part = case.state.parts[code].part
    due = None
    if which is not None:
        clocks = {clock.which: clock for clock in clocks_of_part(case, code)}
        due = due_of(clocks[which], calendar) if which in clocks else None
    return Task(
        case.number, todo, code, part.name, _applicant(case), _whose(case, code, todo),
        due.day if due else None, bool(due and due.provisional),
    )  # fmt: skip


_BY_DECIDER = (ActionType.HAND_OVER, ActionType.REVOKE, ActionType.TELL_INTENT, ActionType.RESUME)


def _whose(case: Case, code: str, todo: ActionType) -> str:
    part = case.state.parts[code].part
    return part.decider if todo in _BY_DECIDER else part.department


def _applicant(case: Case) -> str:
    return str(case.application.answers.shared.get("applicant_name", ""))


def _questions(case: Case) -> Iterator[Task]:
    for item in case.state.questions:
        if item.answer is None:
            leaning = item.leaning
            yield Task(
                case.number, ActionType.ANSWER_QUESTION, item.about, leaning.name,
                _applicant(case), leaning.department, about=leaning.permit,
            )  # fmt: skip


def _records(case: Case) -> Iterator[Task]:
    """Yield the credit records and publications that final documents of broken promises want."""
    recorded = {record.facts.document for record in case.state.credit.values()}
    for document in final_documents(case.state):
        taken = case.state.numbers[document]
        part = case.state.parts.get(taken.licence)
        if taken.series != "revocation_decision" or part is None or not part.part.by_promise:
            continue
        if document not in recorded:
            yield _about(case, part, ActionType.RECORD_CREDIT, document)
        terms = part.part.terms
        wanted = {item.what for item in terms.publications} if terms else set()
        if "revocation" in wanted and document not in case.state.published:
            yield _about(case, part, ActionType.PUBLISH, document)
        for record in case.state.credit.values():
            rests = record.facts.document == document and record.open_until is None
            if rests and "record" in wanted and record.number not in case.state.published:
                yield _about(case, part, ActionType.PUBLISH, record.number)


def _about(case: Case, part: PartState, todo: ActionType, document: str) -> Task:
    return Task(
        case.number, todo, part.part.licence, part.part.name, _applicant(case),
        part.part.decider, about=document,
    )  # fmt: skip
