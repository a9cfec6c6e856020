"""Whatever is done to cases on a promise and to permits, in any order: what always holds."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.permit import PermitState
from permitdesk.domain.procedure import RULES
from permitdesk.domain.registered import entries_of
from permitdesk.domain.running import clocks_of
from permitdesk.domain.special import Serve, Which
from permitdesk.domain.standing import standing_of
from permitdesk.domain.state import ActionType
from permitdesk.domain.summary import summarise
from permitdesk.domain.tasks import Task, tasks_of
from permitdesk.domain.workdays import WorkCalendar
from tests.domain.cases import FIRE, FOOD, SERVICE, done
from tests.domain.lives import LIVES, promise_accepted, revoked

CALENDAR = WorkCalendar({})
BY_THE_WAY = (
    ActionType.REMIND, ActionType.RECORD_OVERDUE, ActionType.SPOIL_NUMBER, ActionType.PRINT,
    ActionType.PUBLISH, ActionType.SERVE,
)  # fmt: skip
"""What may be done nearly always, and changes little."""
STEPS = st.lists(st.integers(0, 999), max_size=14)
"""Which of the things that may be done is done next."""
BEGUN = st.sampled_from(sorted(LIVES))
WITH_RECORDS = st.sampled_from([name for name in sorted(LIVES) if LIVES[name].state.credit])
ENDED = (
    PermitState.REVOKED, PermitState.RECALLED, PermitState.RESCINDED, PermitState.CANCELLED,
    PermitState.LAPSED,
)  # fmt: skip
AFTER = (Which.AFTER_CHECK, Which.AFTER_TELLING, Which.RECTIFYING, Which.AFTER_RECHECK,
         Which.STATEMENT, Which.LATE_PAPER, Which.VALIDITY)  # fmt: skip


def walked(begun: str, steps: list[int]) -> Case:
    """Do one thing after another that may be done; a revocation is served at once."""
    case = LIVES[begun]
    for step in steps:
        doable = [
            (type_, licence)
            for type_ in ActionType
            if type_ not in BY_THE_WAY
            for licence in (("",) if not RULES[type_].per_licence else (FOOD, FIRE))
            if case.why_not(type_, licence) is None
        ]
        if not doable:
            return case
        try:
            case = done(case, *doable[step % len(doable)])
        except NotAllowed:  # what is said says no: every record is made already
            continue
        if case.actions[-1].type is ActionType.REVOKE and case.why_not(ActionType.SERVE) is None:
            [number] = [
                it for it in case.actions[-1].numbers.values() if it.startswith("revocation")
            ]
            case = done(case, ActionType.SERVE, facts=Serve(number, SERVICE))
    return case


def may_be_done(case: Case, task: Task) -> bool:
    """Tell whether a task can be done, now or as soon as the permit is issued."""
    licence = task.licence if RULES[task.todo].per_licence else ""
    refusal = case.why_not(task.todo, licence)
    return refusal is None or refusal.key in ("permit.not_issued", "case.issue_first")


@settings(max_examples=100, deadline=None)
@given(begun=BEGUN, steps=STEPS)
def test_every_task_can_be_done(begun: str, steps: list[int]) -> None:
    case = walked(begun, steps)

    stuck = [task.todo for task in tasks_of(case, CALENDAR) if not may_be_done(case, task)]

    assert stuck == []


@settings(max_examples=100, deadline=None)
@given(begun=BEGUN, steps=STEPS)
def test_a_promise_is_looked_at_once_and_once_more_at_most(begun: str, steps: list[int]) -> None:
    case = walked(begun, steps)

    looks = Counter(
        (action.type, action.licence)
        for action in case.actions
        if action.type in (ActionType.RECORD_AFTER_CHECK, ActionType.RECORD_AFTER_RECHECK)
    )

    assert all(count == 1 for count in looks.values())


@settings(max_examples=100, deadline=None)
@given(begun=BEGUN, steps=STEPS)
def test_no_clock_runs_for_a_permit_that_ended(begun: str, steps: list[int]) -> None:
    case = walked(begun, steps)

    running = [
        (clock.which, clock.licence)
        for clock in clocks_of(case)
        if clock.which in AFTER and clock.runs
        for permit in (case.state.permit_of(clock.licence),)
        if permit is not None and permit.state in ENDED
    ]

    assert running == []


@settings(max_examples=100, deadline=None)
@given(begun=BEGUN, steps=STEPS)
def test_versions_of_a_permit_only_rise_and_nothing_is_revoked_that_was_not_told(
    begun: str, steps: list[int]
) -> None:
    case = walked(begun, steps)
    newest: dict[str, int] = {}
    for entry in entries_of(case.actions):
        number, version = entry.permit.number, entry.permit.version
        assert version >= newest.get(number, 0)
        newest[number] = version

    for place, action in enumerate(case.actions):
        if action.type is ActionType.REVOKE:
            before = case.actions[:place]
            told = {(item.type, item.licence) for item in before}
            assert (ActionType.TELL_INTENT, action.licence) in told


@settings(max_examples=100, deadline=None)
@given(begun=BEGUN, steps=STEPS)
def test_the_same_actions_say_the_same_of_applicant_tasks_and_row(
    begun: str, steps: list[int]
) -> None:
    case = walked(begun, steps)
    again = Case(case.number, case.actions)

    assert again.state == case.state
    assert standing_of(again) == standing_of(case)
    assert tasks_of(again, CALENDAR) == tasks_of(case, CALENDAR)
    assert summarise(again, CALENDAR) == summarise(case, CALENDAR)


@settings(max_examples=100, deadline=None)
@given(begun=WITH_RECORDS, steps=STEPS)
def test_a_credit_record_that_counts_rests_on_a_decision_that_stands(
    begun: str, steps: list[int]
) -> None:
    case = walked(begun, steps)

    for record in case.state.credit.values():
        taken = case.state.numbers[record.facts.document]
        if taken.series == "revocation_decision" and record.open_until is None:
            assert case.state.parts[taken.licence].follow_up.revoked


def test_before_the_decision_nothing_is_to_be_looked_at() -> None:
    assert tasks_of(promise_accepted(), CALENDAR) == ()


def test_what_leans_on_a_revoked_permit_is_asked_about_and_lives() -> None:
    case = revoked()

    other = case.state.permit_of(FIRE)

    assert [item.leaning.licence for item in case.state.questions] == [FIRE]
    assert other is not None
    assert other.state is PermitState.LIVE
    assert case.state.parts[FOOD].follow_up.stage is Stage.REVOKED
