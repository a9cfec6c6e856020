"""After the decision, as lists: what somebody has to do, credit records, permits that end or ended."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from permitdesk.desk.credit_book import CreditBook, CreditLine
from permitdesk.desk.desk import Desk
from permitdesk.domain.case import Case
from permitdesk.domain.credit import Gate
from permitdesk.domain.day import ENDING, DayEvent
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.permit import SinglePermit
from permitdesk.domain.state import ActionType
from permitdesk.domain.tasks import Task, TaskFilter

MOST = 5000
"""Lines of one list at most."""
NEAR_DAYS = (30, 60, 90)
"""Days until a permit ends: the last of each group (product rule; no law sets them)."""
_TASKS: Mapping[str, tuple[ActionType, ...]] = {
    "check_late": (ActionType.RECORD_AFTER_CHECK,),
    "check_due": (ActionType.RECORD_AFTER_CHECK,),
    "broken": (
        ActionType.ORDER_AFTER_RECTIFICATION,
        ActionType.RECORD_AFTER_RECHECK,
        ActionType.TELL_INTENT,
        ActionType.REVOKE,
    ),
    "late_papers": (ActionType.BRING_LATE,),
    "questions": (ActionType.ANSWER_QUESTION,),
    "handovers": (ActionType.HAND_OVER, ActionType.ACKNOWLEDGE_HANDOVER),
    "to_record": (ActionType.RECORD_CREDIT, ActionType.PUBLISH),
}
_STAGES = {
    ActionType.RECORD_AFTER_CHECK: Stage.TO_CHECK,
    ActionType.ORDER_AFTER_RECTIFICATION: Stage.BROKEN,
    ActionType.RECORD_AFTER_RECHECK: Stage.RECTIFYING,
    ActionType.TELL_INTENT: Stage.STILL_BROKEN,
    ActionType.REVOKE: Stage.INTENT_TOLD,
}
"""Where a promise stands while this is to be done."""


@dataclass(frozen=True)
class AfterLine:
    """One line of a list.

    Attributes:
        licence: Code; empty for a whole case.
        department: Code of the department whose it is.
        stands: Message key of how it stands; empty where nothing is to be said.
        todo: What is to be done next; None where nothing is.
        day: By when, or since when; None where no rule sets one.
        provisional: The day was counted through a year whose notice is not loaded (待定).
        late: That day is over.
        about: Number of the permit, document or record; empty where the licence says it.
        closes: What a credit record closes today.
        reopens: First day on which it closes nothing any more; None while nobody knows.
    """

    case: str
    licence: str
    name: str
    holder: str
    department: str
    stands: str = ""
    todo: ActionType | None = None
    day: date | None = None
    provisional: bool = False
    late: bool = False
    about: str = ""
    closes: tuple[Gate, ...] = ()
    reopens: date | None = None


Lines = tuple[AfterLine, ...]


@dataclass(frozen=True)
class Afterwards:
    """What lives on after the decisions (reads only); every number is the length of its list."""

    desk: Desk

    def lists(self, department: str = "") -> dict[str, Lines]:
        """Return all lists, by key.

        Args:
            department: Only lines of this department; empty for all.
        """
        found = {**self._tasks(), **self._credit(), **self._near(), **self._ended()}
        if not department:
            return found
        return {
            key: tuple(line for line in lines if self._is_of(line, department))
            for key, lines in found.items()
        }

    def _tasks(self) -> dict[str, Lines]:
        today = self.desk.today()
        lists = {key: tuple(self._to_do(todo, today)) for key, todo in _TASKS.items()}
        lists["check_late"] = tuple(line for line in lists["check_late"] if line.late)
        lists["check_due"] = tuple(line for line in lists["check_due"] if not line.late)
        return lists

    def _to_do(self, todo: tuple[ActionType, ...], today: date) -> Iterator[AfterLine]:
        for task in self.desk.store.tasks(TaskFilter(todo=todo, limit=MOST)):
            yield _of_task(task, today)

    def _credit(self) -> dict[str, Lines]:
        book = CreditBook(self.desk)
        return {
            "credit_open": tuple(map(self._of_record, book.open(MOST))),
            "objections": tuple(map(self._of_record, book.objections(MOST))),
        }

    def _of_record(self, line: CreditLine) -> AfterLine:
        record = line.record
        return AfterLine(
            record.case, record.licence, self._name(record.licence), record.holder,
            self._decider(record.licence), stands=f"credit_kind.{record.facts.kind}",
            todo=ActionType.SETTLE_OBJECTION if line.objected else None, day=record.made_on,
            about=record.number, closes=line.closes, reopens=line.reopens_on,
        )  # fmt: skip

    def _near(self) -> dict[str, Lines]:
        first, lists = 0, {}
        for last in NEAR_DAYS:
            lists[f"ending_{last}"] = tuple(self._ending(first, last))
            first = last + 1
        return lists

    def _ending(self, first: int, last: int) -> Iterator[AfterLine]:
        """Yield what is live and ends so many days from today, both included."""
        today = self.desk.today()
        days = (today + timedelta(first), today + timedelta(last))
        for entry in self.desk.store.ending(*days, limit=MOST):
            permit = entry.permit
            assert isinstance(permit, SinglePermit), "only single permits have an end of their own"
            yield AfterLine(
                permit.case_number, permit.licence, permit.name, permit.holder.name,
                self._decider(permit.licence), day=permit.validity.until, about=permit.number,
            )  # fmt: skip

    def _ended(self) -> dict[str, Lines]:
        """List what ended in this month, each under its own word."""
        today, cases = self.desk.today(), _Cases(self.desk.store.case)
        ended: dict[str, list[AfterLine]] = {f"ended_{type_}": [] for type_ in ENDING}
        for number in range(1, today.day + 1):
            for event in self.desk.store.events_of(today.replace(day=number)):
                if event.type in ENDING:
                    ended[f"ended_{event.type}"].append(self._of_event(event, cases))
        return {key: tuple(lines) for key, lines in ended.items()}

    def _of_event(self, event: DayEvent, cases: "_Cases") -> AfterLine:
        case = cases.case(event.case)
        permit = case.state.permit_of(event.licence)
        return AfterLine(
            event.case, event.licence, case.state.parts[event.licence].part.name,
            str(case.application.answers.shared.get("applicant_name", "")),
            case.state.parts[event.licence].part.decider,
            stands=f"permit_state.{permit.state}" if permit else "", day=event.day,
            about=permit.number if permit else "",
        )  # fmt: skip

    def _name(self, licence: str) -> str:
        known = self.desk.catalogs.current().licences.get(licence)
        return known.name if known else licence

    def _decider(self, licence: str) -> str:
        catalog = self.desk.catalogs.current()
        known = catalog.licences.get(licence)
        return catalog.decider(known).code if known else ""

    def _is_of(self, line: AfterLine, department: str) -> bool:
        known = self.desk.catalogs.current().licences.get(line.licence)
        in_charge = known.authority.code if known else ""
        return department in (line.department, in_charge)


def _of_task(task: Task, today: date) -> AfterLine:
    stage = _STAGES.get(task.todo)
    return AfterLine(
        task.case, task.licence, task.name, task.applicant, task.department,
        stands=f"stage.{stage}" if stage else "", todo=task.todo, day=task.due,
        provisional=task.provisional, late=task.due is not None and task.due < today,
        about=task.about,
    )  # fmt: skip


class _Cases:
    """Reads each case once."""

    def __init__(self, read: Callable[[str], Case]) -> None:
        self._read = read
        self._known: dict[str, Case] = {}

    def case(self, number: str) -> Case:
        if number not in self._known:
            self._known[number] = self._read(number)
        return self._known[number]
