"""Small cases that need no catalogue: a snack bar with two licences, one step at a time."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from permitdesk.domain.answer import Answers, Value
from permitdesk.domain.application import Application, Route
from permitdesk.domain.case import Case
from permitdesk.domain.facts import (
    Actor,
    Archive,
    Deliver,
    Facts,
    Grant,
    Issue,
    LookThrough,
    Opinion,
    Part,
    Print,
    Receive,
    Remark,
    Review,
    Role,
)
from permitdesk.domain.permit import (
    Holder,
    Permit,
    PermitKind,
    SinglePermit,
    Validity,
    compose,
)
from permitdesk.domain.state import Action, ActionType
from permitdesk.domain.summary import CaseSummary, summarise
from permitdesk.domain.tasks import Task, tasks_of
from permitdesk.domain.timing import Limit, Start, Unit
from permitdesk.domain.workdays import WorkCalendar
from permitdesk.store.store import DeskStore, open_store

MONDAY = datetime(2026, 3, 16, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 16)
PLAIN_WEEKS = WorkCalendar({})
CLERK = Actor("李窗口", Role.CLERK, "W1")
CHIEF = Actor("赵科长", Role.REVIEWER, "bureau")

NOODLES = "晋城市城区老王面馆"
USCC = "91140502MA0KXXXX1A"
LICENCES = ("food_operation", "signboard")


def new_store(folder: Path) -> DeskStore:
    """Open a new practice store; all of them begin as copies of one, which is faster."""
    path = folder / "desk.store"
    path.write_bytes(_empty_store())
    return open_store(path)


@cache
def _empty_store() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "desk.store"
        open_store(path, create=True, practice=True).close()
        return path.read_bytes()


def part(code: str) -> Part:
    return Part(
        licence=code,
        name=f"许可{code}",
        filing=False,
        department=code,
        decider="bureau",
        route=Route.ORDINARY,
        statutory=Limit(20, Unit.WORKING_DAY, Start.ACCEPTANCE, "行政许可法"),
        promised=Limit(5, Unit.WORKING_DAY, Start.ACCEPTANCE, "行政许可法"),
    )


def done(
    case: Case,
    type_: ActionType,
    facts: Facts,
    licence: str = "",
    *,
    numbers: dict[str, str] | None = None,
    actor: Actor = CLERK,
) -> Case:
    at = case.actions[-1].at + timedelta(minutes=7) if case.actions else MONDAY
    return case.then(Action(type_, at, actor, facts, licence, numbers or {}))


def received(
    number: str,
    applicant: str = NOODLES,
    uscc: str = USCC,
    *,
    shared: Mapping[str, Value] | None = None,
    at: datetime = MONDAY,
    clerk: Actor = CLERK,
) -> Case:
    answers = Answers({"applicant_name": applicant, "uscc": uscc, **(shared or {})})
    facts = Receive(
        application=Application(LICENCES, answers, industry="restaurant"),
        parts=tuple(part(code) for code in LICENCES),
        catalog="0" * 64,
        industry_name="饭店",
    )
    action = Action(ActionType.RECEIVE, at, clerk, facts, numbers={"case": number})
    return Case(number).then(action)


def next_step(case: Case, number: Callable[[str], str]) -> Case:
    """Do the next thing on the straight way to the archive.

    ``number`` takes the next number of a series.
    """
    for code, state in case.state.parts.items():
        types = case.next_actions(code)
        if ActionType.GRANT in types:
            today = case.actions[-1].at.date()
            numbers = {name: number(name) for name in ("grant_decision", "single_permit")}
            return done(
                case,
                ActionType.GRANT,
                Grant(f"经营{code}", today),
                code,
                numbers=numbers,
                actor=CHIEF,
            )
        if ActionType.REVIEW in types and state.opinion is None:
            return done(case, ActionType.REVIEW, Review(Opinion.PASS), code, actor=CHIEF)
    return _whole_case_step(case, number)


def _whole_case_step(case: Case, number: Callable[[str], str]) -> Case:
    types = case.next_actions()
    if ActionType.ACCEPT in types:
        numbers = {"acceptance_notice": number("acceptance_notice")}
        return done(case, ActionType.ACCEPT, Remark(), numbers=numbers)
    if ActionType.LOOK_THROUGH in types and case.state.looked_through is None:
        return done(case, ActionType.LOOK_THROUGH, LookThrough(complete=True, legal_form=True))
    if ActionType.ISSUE in types:
        return done(case, ActionType.ISSUE, issue(case, number("composite_permit")))
    if ActionType.ARCHIVE in types:
        return done(case, ActionType.ARCHIVE, Archive(12, "长期"))
    if ActionType.DELIVER in types:
        return done(case, ActionType.DELIVER, Deliver("王五", day=TODAY))
    numbers_of = tuple(permit.number for permit in permits_of(case))
    return done(case, ActionType.PRINT, Print(numbers_of))


def issue(case: Case, composite_number: str) -> Issue:
    state = case.state
    shared = case.application.answers.shared
    holder = Holder(str(shared["applicant_name"]), str(shared["uscc"]), "王五", "新市西街1号")
    permits = tuple(
        SinglePermit(
            number=state.parts[code].numbers["single_permit"],
            kind=PermitKind.SINGLE,
            licence=code,
            name=state.parts[code].part.name,
            certificate=f"{code}许可证",
            holder=holder,
            scope="热食类食品制售",
            validity=Validity(TODAY, date(2031, 3, 15)),
            authority="晋城市城区行政审批服务管理局",
            issued_on=TODAY,
            case_number=case.number,
        )
        for code in state.favourable
    )
    if len(permits) == 1:
        return Issue(permits)
    composite = compose(
        permits, number=composite_number, version=1, industry="饭店",
        authority="晋城市城区行政审批服务管理局", issued_on=TODAY,
    )  # fmt: skip
    return Issue(permits, composite)


def permits_of(case: Case) -> tuple[Permit, ...]:
    issued = case.state.issued
    if issued is None:
        return ()
    return (*issued.permits, issued.composite) if issued.composite else issued.permits


def row(case: Case) -> CaseSummary:
    return summarise(case, PLAIN_WEEKS)


def summarised(case: Case) -> tuple[CaseSummary, Sequence[Task]]:
    return row(case), tasks_of(case, PLAIN_WEEKS)


def keep(store: DeskStore, case: Case) -> Case:
    with store.act() as act:
        return act.keep(case, *summarised(case))


def keep_step(store: DeskStore, number: str) -> Case:
    """Do and keep the next step of a kept case, with the numbers it takes."""
    with store.act() as act:
        case = act.case(number)

        def take(series: str) -> str:
            return act.take_number(series, "晋", 2026, lambda serial: f"{series}{serial}", number)

        moved = next_step(case, take)
        return act.keep(moved, *summarised(moved))


def finished(number: str, applicant: str = NOODLES, uscc: str = USCC) -> Case:
    """Return a case gone all the way, with numbers of its own."""
    case = received(number, applicant, uscc)
    serial = count(1)
    while case.actions[-1].type is not ActionType.ARCHIVE:
        case = next_step(case, lambda series: f"{series}-{number}-{next(serial)}")
    return case
