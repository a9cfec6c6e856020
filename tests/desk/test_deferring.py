"""Acceptance with gaps at the counter, and papers judged: what the desk itself looks after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from permitdesk.desk.deferring import deferrable, offer
from permitdesk.desk.passing import Passing
from permitdesk.domain.case import Case
from permitdesk.domain.credit import CreditKind
from permitdesk.domain.day import Outcome, happened
from permitdesk.domain.deferral import AcceptWithGaps, EndByGaps
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import SYSTEM, ChangeFile, Grant
from permitdesk.domain.judging import JudgeMaterial, MaterialReason, MaterialVerdict
from permitdesk.domain.materials import Handed, HandedIn
from permitdesk.domain.passing import happenings, wakes_on
from permitdesk.domain.running import clock_of, due_of
from permitdesk.domain.special import AllowException, ExceptionRule, Remind, Which
from permitdesk.domain.state import ActionType, PartStatus, Status
from permitdesk.domain.summary import Mark, summarise
from permitdesk.domain.workdays import WorkCalendar
from tests.desk import ways
from tests.desk.hall import CLERK, FOOD, TOBACCO, Hall
from tests.desk.ways import HEALTH, LICENCE, deferred, incomplete, lacking, time_passes

PLAN = "layout_plan"
PAPER = HandedIn(HEALTH, "health.pdf", Handed.COPY, 2)


def promise(case: Case, *keys: str, days: int = 0) -> AcceptWithGaps:
    signer = str(case.application.answers.shared["legal_person_name"])
    return AcceptWithGaps(keys, signer, days=days)


def refused(hall: Hall, case: Case, sent: AcceptWithGaps) -> NotAllowed:
    with pytest.raises(NotAllowed) as found:
        hall.do(case, ActionType.ACCEPT_WITH_GAPS, sent)
    assert found.value.source is not None
    return found.value


def last_day(hall: Hall, case: Case) -> date:
    due = due_of(clock_of(case, Which.DEFERRAL), hall.calendar)
    assert due is not None
    return due.day


def pass_to(hall: Hall, day: date) -> None:
    hall.moment = datetime(day.year, day.month, day.day, 1, 12, tzinfo=UTC)
    Passing(hall.desk).until_now()


# --- what may come later ---


def test_the_papers_that_are_missing_are_listed_each_with_why_it_may_not_come_later() -> None:
    hall = Hall()
    case = incomplete(hall, HEALTH, PLAN)

    found = {need.key: why for need, why in deferrable(case, hall.catalog)}

    assert set(found) == {HEALTH, PLAN}
    assert found[HEALTH] is None
    main = found[PLAN]
    assert main is not None
    assert main.key == "deferral.main_paper"


def test_a_main_paper_is_refused_with_its_licence_and_its_name() -> None:
    hall = Hall()
    case = incomplete(hall, HEALTH, PLAN)

    refusal = refused(hall, case, promise(case, HEALTH, PLAN))

    assert refusal.key == "deferral.main_paper"
    assert refusal.facts["licence"] == "食品经营许可"


def test_a_licence_of_public_safety_defers_nothing_whatever_its_papers_say() -> None:
    hall = Hall()
    licences = {
        **hall.catalog.licences, FOOD: replace(hall.catalog.licence(FOOD), public_safety=True)
    }  # fmt: skip
    guarded = Hall(catalog=replace(hall.catalog, licences=licences))
    case = incomplete(guarded, HEALTH)

    assert refused(guarded, case, promise(case, HEALTH)).key == "deferral.safety"


def test_everything_else_must_be_there_whatever_the_clerk_wrote_down() -> None:
    hall = Hall()
    file = lacking(HEALTH, PLAN)
    case = incomplete(hall, HEALTH, file=file)  # the clerk overlooked the plan

    refusal = refused(hall, case, promise(case, HEALTH))

    assert refusal.key == "deferral.others_missing"
    assert [problem.field for problem in refusal.problems] == [PLAN]


def test_what_is_there_cannot_come_later() -> None:
    hall = Hall()
    case = incomplete(hall, HEALTH)

    refusal = refused(hall, case, promise(case, HEALTH, "equipment_list"))

    assert refusal.key == "deferral.not_missing"


def test_the_desk_names_the_gaps_and_gives_its_own_days_where_nobody_says_otherwise() -> None:
    hall = Hall()

    case = deferred(hall)

    deferral = case.state.deferral
    assert deferral is not None
    assert deferral.facts.days == hall.catalog.timing.deferral.length
    assert [(gap.material, gap.licences) for gap in deferral.open] == [(HEALTH, (FOOD,))]
    assert Mark.GAPS in hall.store.rows[case.number].marks


def test_the_last_day_is_the_shortest_promise_and_the_offer_says_so_beforehand() -> None:
    hall = Hall()
    case = incomplete(hall, HEALTH)
    beforehand = offer(hall.desk, case)

    case = hall.do(case, ActionType.ACCEPT_WITH_GAPS, promise(case, HEALTH, days=60))

    assert beforehand.days == min(p.part.promised.length for p in case.state.parts.values()) == 5
    assert beforehand.due.day == last_day(hall, case) == date(2026, 3, 9)


# --- bringing it ---


def test_what_comes_is_put_into_the_file_and_the_licence_can_be_granted() -> None:
    hall = Hall()
    case = hall.checked(deferred(hall))
    reviewed = ways.reviewer(case, FOOD)
    hall.do(case, ActionType.BRING_GAPS, ChangeFile(materials=(PAPER,)))

    granted = hall.decided(Grant(), FOOD, hall.store.case(case.number))

    assert reviewed.station
    assert granted.state.parts[FOOD].status is PartStatus.GRANTED
    assert PAPER in granted.application.materials
    assert Mark.GAPS not in hall.store.rows[case.number].marks


@pytest.mark.parametrize(
    "change",
    [
        ChangeFile(),
        ChangeFile(answers={"applicant_name": "别的"}, materials=(PAPER,)),
        ChangeFile(materials=(PAPER, replace(PAPER, key=PLAN))),
    ],
)
def test_nothing_but_the_promised_papers_is_taken_in(change: ChangeFile) -> None:
    hall = Hall()
    case = deferred(hall)

    with pytest.raises(NotAllowed, match=r"deferral\.only_gaps"):
        hall.do(case, ActionType.BRING_GAPS, change)


# --- time passing ---


def test_the_window_is_reminded_once_before_the_last_day() -> None:
    hall = Hall()
    case = deferred(hall)
    last = last_day(hall, case)

    for back in range(6, -1, -1):
        pass_to(hall, last - timedelta(back))

    told = [
        item.facts
        for item in hall.store.case(case.number).actions
        if isinstance(item.facts, Remind) and item.facts.which is Which.DEFERRAL
    ]
    assert len(told) == 1
    assert told[0].due == last
    assert told[0].left >= 0


def test_nothing_ends_on_the_last_day_and_on_the_next_only_what_needs_the_paper() -> None:
    hall = Hall()
    case = deferred(hall)
    last = last_day(hall, case)

    pass_to(hall, last)
    on_the_day = hall.store.case(case.number)
    pass_to(hall, last + timedelta(1))

    after = hall.store.case(case.number)
    action = next(item for item in after.actions if item.type is ActionType.END_BY_GAPS)
    assert on_the_day.state.parts[FOOD].status.is_open
    assert (action.actor, action.facts) == (SYSTEM, EndByGaps(on_the_day.state.deferral.open))  # type: ignore[union-attr]
    assert action.numbers["deferral_ending"]
    assert after.status is Status.ACCEPTED
    assert set(after.state.open_parts) == set(after.state.parts) - {FOOD}
    assert Mark.GAPS_MISSED in hall.store.rows[case.number].marks


def test_the_missed_day_closes_its_licence_in_the_days_figures_and_no_other() -> None:
    case = ways.gaps_missed(Hall())

    found = happened(case)

    closed = [key for key in found.counted if key[1] == Outcome.CLOSED]
    assert [event.type for event in found.events].count(ActionType.END_BY_GAPS) == 1
    assert [department for _, _, department in closed] == ["approval_bureau"]


def test_who_brings_everything_hears_nothing_more() -> None:
    hall = Hall()
    case = deferred(hall)
    case = hall.do(case, ActionType.BRING_GAPS, ChangeFile(materials=(PAPER,)))

    case = time_passes(hall, case, 30)

    about = [it for it in case.actions if it.type is ActionType.END_BY_GAPS]
    reminded = [it for it in case.actions if getattr(it.facts, "which", None) is Which.DEFERRAL]
    assert about == reminded == []


def test_a_day_counted_through_a_year_without_a_notice_ends_and_reminds_nothing() -> None:
    hall = Hall(calendar=WorkCalendar({}))
    case = deferred(hall)

    found = happenings(case, hall.calendar, date(2026, 6, 30))

    assert [item for item in found if item.type is ActionType.END_BY_GAPS] == []
    assert wakes_on(case, hall.calendar) is None
    assert Mark.PROVISIONAL in summarise(case, hall.calendar).marks


# --- a promise broken before ---


def again(hall: Hall) -> Case:
    ways.gaps_missed(hall)
    return incomplete(hall, HEALTH)


def test_an_applicant_who_let_one_pass_is_refused_with_the_number_of_that_case() -> None:
    hall = Hall()
    case = again(hall)

    refusal = refused(hall, case, promise(case, HEALTH))

    assert refusal.key == "credit.deferral_closed"
    assert refusal.facts["kind"] is CreditKind.DEFERRAL_MISSED
    assert refusal.facts["case"] != case.number
    assert offer(hall.desk, case).broken is not None


def test_a_supervisors_exception_allows_it_once_more() -> None:
    hall = Hall()
    case = again(hall)
    allow = AllowException(ExceptionRule.DEFERRAL_AFTER_BREACH, "上次因住院未能补齐")
    hall.do(case, ActionType.ALLOW_EXCEPTION, allow, "", ways.SUPERVISOR)

    case = hall.do(case, ActionType.ACCEPT_WITH_GAPS, promise(case, HEALTH))

    assert case.status is Status.ACCEPTED
    assert Mark.EXCEPTION in hall.store.rows[case.number].marks


def test_another_applicants_breach_is_not_his() -> None:
    hall = Hall()
    ways.gaps_missed(hall)
    file = lacking(HEALTH)
    other = replace(file, answers={**file.answers, "uscc": "91140502MA7K3F2Q0Q"})

    case = incomplete(hall, HEALTH, file=other)

    assert offer(hall.desk, case).broken is None


# --- papers judged ---


def test_a_reviewer_judges_only_papers_his_licence_asks_for() -> None:
    hall = Hall()
    case = hall.accepted()
    judge = JudgeMaterial(HEALTH, MaterialVerdict.GOOD)

    with pytest.raises(NotAllowed, match=r"material\.not_of_licence") as found:
        hall.do(case, ActionType.JUDGE_MATERIAL, judge, TOBACCO, ways.reviewer(case, TOBACCO))

    assert found.value.facts["material"] == "从业人员健康证明"


def test_nobody_finds_a_paper_good_that_was_not_handed_in() -> None:
    hall = Hall()
    case = deferred(hall)
    reviewer = ways.reviewer(case, FOOD)
    good = JudgeMaterial(HEALTH, MaterialVerdict.GOOD)
    missing = JudgeMaterial(HEALTH, MaterialVerdict.NOT_GOOD, MaterialReason.MISSING)

    with pytest.raises(NotAllowed, match=r"material\.not_there"):
        hall.do(case, ActionType.JUDGE_MATERIAL, good, FOOD, reviewer)

    case = hall.do(case, ActionType.JUDGE_MATERIAL, missing, FOOD, reviewer)
    assert case.state.judged[HEALTH].verdict is MaterialVerdict.NOT_GOOD


def test_what_the_lead_settled_stands_beside_both_verdicts() -> None:
    case = ways.settled(Hall())

    judged = case.state.judged[LICENCE]

    assert judged.verdict is MaterialVerdict.GOOD
    assert {one.station for one in judged.opinions} == {"approval_bureau", "tobacco"}
    assert case.actions[-1].actor == CLERK
