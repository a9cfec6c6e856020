"""After the decision: each thing to do stands in one list, and each end under its own word."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from permitdesk.desk.afterwards import NEAR_DAYS, Afterwards
from permitdesk.domain.credit import Gate, ObjectCredit
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.special import Serve
from permitdesk.domain.state import ActionType
from permitdesk.domain.tasks import Task
from tests.desk import ways
from tests.desk.hall import Hall
from tests.desk.on_paper import promised


def numbers(hall: Hall, department: str = "") -> dict[str, int]:
    lists = Afterwards(hall.desk).lists(department)
    return {key: len(lines) for key, lines in lists.items() if lines}


def test_a_promise_that_was_granted_waits_to_be_looked_at() -> None:
    hall = Hall()
    promised.issued(hall)

    found = numbers(hall)

    assert found["check_due"] == 1
    assert not {"check_late", "broken"} & found.keys()


@pytest.mark.parametrize("todo", [ActionType.HAND_OVER, ActionType.ACKNOWLEDGE_HANDOVER])
def test_a_result_nobody_signed_for_stands_among_the_handovers(todo: ActionType) -> None:
    hall = Hall()
    hall.store.to_do["JC-1"] = (
        Task("JC-1", todo, promised.FIRE, "消防检查", "某饭店", "fire_rescue"),
    )

    (line,) = Afterwards(hall.desk).lists()["handovers"]

    assert (line.todo, line.late) == (todo, False)


def test_a_check_whose_day_is_over_stands_among_the_late_ones_only() -> None:
    hall = Hall()
    promised.issued(hall)
    due = Afterwards(hall.desk).lists()["check_due"][0].day
    assert due is not None

    hall.moment += timedelta((due - hall.desk.today()).days)
    on_the_day = numbers(hall)
    ways.days_later(hall, 1)
    after = numbers(hall)

    assert (on_the_day.get("check_due"), on_the_day.get("check_late")) == (1, None)
    assert (after.get("check_due"), after.get("check_late")) == (None, 1)


@pytest.mark.parametrize(
    ("step", "stands", "todo"),
    [
        (promised.found_broken, "stage.broken", ActionType.ORDER_AFTER_RECTIFICATION),
        (promised.ordered, "stage.rectifying", ActionType.RECORD_AFTER_RECHECK),
        (promised.rechecked, "stage.still_broken", ActionType.TELL_INTENT),
        (promised.intended, "stage.intent_told", ActionType.REVOKE),
    ],
)
def test_a_broken_promise_says_where_it_stands_and_what_comes_next(
    step: object, stands: str, todo: ActionType
) -> None:
    hall = Hall()
    assert callable(step)
    step(hall)

    (line,) = Afterwards(hall.desk).lists()["broken"]

    assert (line.stands, line.todo) == (stands, todo)
    assert line.licence == promised.FIRE


def test_what_was_revoked_this_month_stands_under_its_own_word_and_wants_its_record() -> None:
    hall = Hall()
    case = promised.revoked(hall)
    number = promised.decision(case, "revocation_decision")
    hall.do(case, ActionType.SERVE, Serve(number, promised.BY_HAND))

    lists = Afterwards(hall.desk).lists()

    (line,) = lists["ended_revoke"]
    assert line.stands == "permit_state.revoked"
    assert not any(lines for key, lines in lists.items() if key in ("ended_cancel", "ended_recall"))
    assert ActionType.RECORD_CREDIT in {item.todo for item in lists["to_record"]}


def test_next_month_the_ended_permits_of_this_one_are_gone_from_the_list() -> None:
    hall = Hall()
    promised.revoked(hall)
    first = hall.desk.today().replace(day=1)
    hall.moment += (first + timedelta(31)).replace(day=1) - hall.desk.today()

    found = numbers(hall)

    assert "ended_revoke" not in found


def test_a_record_says_what_it_closes_and_an_objection_to_it_is_listed_until_it_is_settled() -> (
    None
):
    hall = Hall()
    case = promised.recorded(hall)
    record = next(iter(case.state.credit.values()))
    standing = hall.store.standings[case.number]
    unrepaired = replace(record, repaired=None, repaired_on=None)
    hall.store.standings[case.number] = replace(standing, credit=(unrepaired,))
    settled = Afterwards(hall.desk).lists()
    objected = replace(
        unrepaired, settled=None, objection=ObjectCredit(record.number, "李建国", "桌椅是房东的")
    )
    hall.store.standings[case.number] = replace(standing, credit=(objected,))

    open_ = Afterwards(hall.desk).lists()

    (line,) = settled["credit_open"]
    assert line.closes == (Gate.COMMITMENT, Gate.DEFERRAL)
    assert line.reopens == date(2029, 5, 1)
    assert settled["objections"] == ()
    assert open_["objections"][0].todo is ActionType.SETTLE_OBJECTION


@pytest.mark.parametrize(
    ("left", "key"),
    [(0, 30), (30, 30), (31, 60), (60, 60), (61, 90), (90, 90), (91, None), (-1, None)],
)
def test_a_permit_stands_in_the_group_of_the_days_it_has_left_and_in_no_other(
    left: int, key: int | None
) -> None:
    hall = Hall()
    case = promised.issued(hall)
    for place, permit in hall.store.permits.items():
        if isinstance(permit, SinglePermit):
            day = hall.desk.today() + timedelta(left if permit.licence == promised.FIRE else 900)
            hall.store.permits[place] = replace(
                permit, state=PermitState.LIVE, validity=replace(permit.validity, until=day)
            )

    found = numbers(hall)

    groups = {days for days in NEAR_DAYS if f"ending_{days}" in found}
    assert groups == ({key} if key else set())
    assert case.number


def test_by_department_only_what_it_decides_or_looks_after_is_listed() -> None:
    hall = Hall()
    promised.issued(hall)

    assert numbers(hall, "fire_rescue")["check_due"] == 1
    assert numbers(hall, "tobacco") == {}
