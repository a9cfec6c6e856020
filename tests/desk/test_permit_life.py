"""What a permit page is told by the desk: found, looked ahead at, its renewal, its queue."""

from datetime import timedelta

import pytest

from permitdesk.desk.permit_life import (
    change_outlook,
    ending_within,
    find_permits,
    read_permit,
    renewal_file,
    task_lines,
)
from permitdesk.desk.permit_turns import changeable, turn_outlook
from permitdesk.domain.application import ApplicationFile
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed, NotFound
from permitdesk.domain.facts import Grant, Remark
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.permit_acts import Cancel, CancelGround
from permitdesk.domain.renewal import Timeliness
from permitdesk.domain.state import ActionType
from permitdesk.domain.tasks import TaskFilter
from tests.desk.hall import CLERK, FOOD, TOBACCO, Hall

CANCEL = Cancel(CancelGround.OTHER, "申请人停业", "《行政许可法》第七十条第六项")


def issued(hall: Hall) -> Case:
    case = hall.decided(Grant(), TOBACCO, hall.decided(Grant(), FOOD))
    return hall.do(case, ActionType.ISSUE, Remark())


def permit_of(case: Case, licence: str) -> SinglePermit:
    permit = case.state.permit_of(licence)
    assert permit is not None
    return permit


def test_a_number_finds_one_permit_and_a_name_all_of_its_cases() -> None:
    hall = Hall()
    case = issued(hall)
    permit = permit_of(case, FOOD)

    by_number = find_permits(hall.desk, f" {permit.number} ")
    by_name = find_permits(hall.desk, permit.holder.name)

    assert [entry.permit for entry in by_number] == [permit]
    assert len(by_name) == 3


def test_an_unknown_number_is_said_to_be_unknown() -> None:
    with pytest.raises(NotFound) as refused:
        read_permit(Hall().desk, "城审管证〔2020〕9999号")

    assert refused.value.key == "permit.unknown"


def test_looking_ahead_says_what_the_act_then_does() -> None:
    hall = Hall()
    case = issued(hall)
    serials = dict(hall.store.serials)

    ahead = turn_outlook(hall.desk, case, FOOD, CANCEL)

    assert dict(hall.store.serials) == serials
    assert hall.store.case(case.number).actions == case.actions
    done = hall.do(case, ActionType.CANCEL, CANCEL, FOOD).actions[-1].facts
    assert isinstance(done, Cancel)
    assert done.moves == ahead.moves
    assert ahead.moves.composite is not None
    assert ahead.moves.composite.state is PermitState.ENDED


def test_a_change_of_name_touches_every_permit_and_the_composite() -> None:
    hall = Hall()
    case = issued(hall)
    number = permit_of(case, FOOD).number

    ahead = change_outlook(
        hall.desk, ApplicationFile(changes=number, answers={"applicant_name": "新名饭店"})
    )

    assert {item.licence for item in ahead.permits} == {FOOD, TOBACCO}
    assert ahead.composite is not None


def test_what_may_be_changed_stands_there_as_it_is_on_file() -> None:
    hall = Hall()
    case = issued(hall)

    found = changeable(hall.desk, permit_of(case, FOOD).number)

    asked = {question.key for question in found.form.questions()}
    assert "uscc" not in asked
    assert "legal_person_name" in asked
    on_file = case.application.answers.shared["legal_person_name"]
    assert found.answers.shared["legal_person_name"] == on_file


@pytest.mark.parametrize(
    ("days", "when"), [(200, Timeliness.EARLY), (60, Timeliness.IN_TIME), (3, Timeliness.LATE)]
)
def test_the_window_of_a_renewal_is_told_for_today(days: int, when: Timeliness) -> None:
    hall = Hall()
    permit = permit_of(issued(hall), FOOD)
    assert permit.validity.until is not None
    hall.moment += permit.validity.until - hall.desk.today() - timedelta(days=days)

    life = read_permit(hall.desk, permit.number)

    assert life.renewal is not None
    assert life.renewal.when is when
    assert life.renewal.may_be_asked is (when is not Timeliness.EARLY)


def test_what_is_on_file_is_enough_for_a_renewal() -> None:
    hall = Hall()
    permit = permit_of(issued(hall), FOOD)
    assert permit.validity.until is not None
    hall.moment += permit.validity.until - hall.desk.today() - timedelta(days=60)

    renewing = hall.acting.receive(renewal_file(hall.desk, permit.number), CLERK)

    assert renewing.state.parts[FOOD].part.carries == permit


def test_a_composite_has_no_renewal_of_its_own() -> None:
    hall = Hall()
    case = issued(hall)
    assert case.state.issued is not None
    assert case.state.issued.composite is not None
    number = case.state.issued.composite.number

    assert read_permit(hall.desk, number).renewal is None
    with pytest.raises(NotAllowed) as refused:
        renewal_file(hall.desk, number)
    assert refused.value.key == "renewal.none"


def test_permits_near_their_end_are_those_within_the_days() -> None:
    hall = Hall()
    permit = permit_of(issued(hall), FOOD)
    assert permit.validity.until is not None
    hall.moment += permit.validity.until - hall.desk.today() - timedelta(days=45)

    assert permit in [entry.permit for entry in ending_within(hall.desk, 60)]
    assert permit not in [entry.permit for entry in ending_within(hall.desk, 30)]


def test_a_desk_without_decisions_has_no_queue() -> None:
    hall = Hall()
    hall.accepted()

    assert task_lines(hall.desk, TaskFilter()) == ()
