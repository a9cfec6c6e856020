"""What an applicant is told of his own case, with his number and the end of his telephone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from permitdesk.desk.overseeing import Overseeing
from permitdesk.desk.progress import PartProgress, Progress
from permitdesk.desk.sampling import visits
from permitdesk.desk.to_do import Task, ToDo
from permitdesk.domain.case import Case
from permitdesk.domain.clock import DueDay
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import ChangeFile, Grant, LookThrough, Remark
from permitdesk.domain.hearing import TellHearingRight
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.special import PauseKind
from permitdesk.domain.state import ActionType, PartStatus, Status
from tests.desk import ways
from tests.desk.hall import CLERK, DEFECTS, FOOD, TOBACCO, Hall, restaurant, with_answers
from tests.desk.ways import BY_HAND, LONGER, TESTED, days_later, reviewer

PHONE = "13800005566"


def looked_up(hall: Hall, case: Case) -> Progress:
    phone = str(case.application.answers.shared["legal_person_phone"])
    return Overseeing(hall.desk).progress(case.number, phone[-4:])


def only(progress: Progress) -> ToDo:
    (item,) = progress.to_do
    return item


def part(progress: Progress, name: str = "食品经营许可") -> PartProgress:
    return next(item for item in progress.parts if item.name == name)


def certain(month: int, day: int) -> DueDay:
    return DueDay(date(2026, month, day), provisional=False)


def test_before_acceptance_he_is_told_until_when_the_office_must_answer() -> None:
    hall = Hall()

    progress = looked_up(hall, hall.received())

    assert (progress.status, progress.due) == (Status.RECEIVED, certain(3, 9))
    assert all(item.due is None for item in progress.parts)


def test_papers_that_were_not_handed_in_are_named() -> None:
    hall, file = Hall(), restaurant()
    full = looked_up(hall, hall.received(file))
    lease = next(item for item in file.materials if item.key == "premises_proof")
    without = tuple(item for item in file.materials if item is not lease)

    progress = looked_up(hall, hall.received(replace(file, materials=without)))

    assert full.to_do == ()
    assert (only(progress).task, only(progress).items) == (
        Task.BRING,
        ("经营场所使用证明（不动产权证书或租赁合同）",),
    )


def test_a_correction_is_told_with_its_last_day_and_everything_that_is_wanted() -> None:
    hall = Hall()

    asked = only(looked_up(hall, hall.correcting()))

    assert (asked.task, asked.day, asked.is_past) == (Task.CORRECT, certain(3, 16), False)
    assert len(asked.items) == len(DEFECTS)
    assert DEFECTS[0].requirement in asked.items[0]


def test_a_correction_that_is_late_is_still_asked_for() -> None:
    hall = Hall()
    case = hall.correcting()

    days_later(hall, 20)

    assert only(looked_up(hall, case)).is_past


def test_what_counts_as_accepted_by_silence_is_told_with_its_first_day() -> None:
    hall = Hall()

    progress = looked_up(hall, ways.deemed(hall))

    assert (progress.status, progress.deemed_on) == (Status.ACCEPTED, date(2026, 3, 2))


def test_a_licence_shows_the_promise_and_not_the_longer_limit_of_the_law() -> None:
    hall = Hall()

    shown = part(looked_up(hall, hall.accepted()))

    assert (shown.status, shown.due, shown.is_promise) == (
        PartStatus.IN_REVIEW, certain(3, 9), True,
    )  # fmt: skip


def test_a_missed_promise_is_said_and_the_limit_of_the_law_shown() -> None:
    hall = Hall()

    shown = part(looked_up(hall, ways.time_passes(hall, hall.accepted(), 8)))

    assert (shown.promise_missed, shown.is_promise, shown.is_late) == (True, False, False)
    assert shown.due is not None
    assert shown.due.day > hall.desk.today()


def test_a_limit_of_the_law_that_passed_is_not_hidden() -> None:
    hall = Hall()

    assert part(looked_up(hall, ways.overdue(hall))).is_late


def test_a_clock_that_stands_still_is_explained_and_has_no_last_day() -> None:
    hall = Hall()

    shown = part(looked_up(hall, ways.paused(hall, BY_HAND)))

    assert shown.paused is not None
    assert (shown.paused.kind, shown.paused.since, shown.paused.days) == (
        PauseKind.TESTING, date(2026, 3, 2), TESTED.days,
    )  # fmt: skip
    assert shown.due is None


def test_a_pause_whose_notice_was_not_served_stops_nothing_and_is_not_told() -> None:
    hall = Hall()

    shown = part(looked_up(hall, ways.paused(hall)))

    assert shown.paused is None
    assert shown.due == certain(3, 9)


def test_a_pause_that_is_over_is_no_longer_told() -> None:
    hall = Hall()

    assert part(looked_up(hall, ways.resumed(hall))).paused is None


def test_an_extension_is_told_with_its_reason() -> None:
    hall = Hall()

    shown = part(looked_up(hall, ways.extended(hall)))

    assert shown.longer is not None
    assert shown.longer.reason == LONGER.reason
    assert shown.longer.extended.document


def test_a_joint_extension_is_told_for_the_case_and_for_no_licence() -> None:
    hall = Hall()

    progress = looked_up(hall, ways.extended_jointly(hall))

    assert progress.longer is not None
    assert all(item.longer is None for item in progress.parts)


def planned(hall: Hall) -> Case:
    case = hall.accepted()
    day = hall.calendar.nth_after(hall.desk.today(), 1)
    return hall.acting.do(case.number, visits.check_planned(case, CLERK, day))


def test_a_site_check_is_told_with_day_hour_and_what_to_have_ready() -> None:
    hall = Hall()

    item = only(looked_up(hall, planned(hall)))

    assert (item.task, item.day, item.time) == (Task.BE_CHECKED, certain(3, 3), visits.MORNING)
    assert item.items
    assert item.place
    assert "食品经营许可" in item.licences


def test_no_inspector_is_named() -> None:
    hall = Hall()
    case = planned(hall)
    assert case.state.site.plan is not None

    told = repr(looked_up(hall, case))

    assert not [person for person in case.state.site.plan.inspectors if person.name in told]


def test_an_appointment_that_is_over_is_not_announced_any_more() -> None:
    hall = Hall()
    case = planned(hall)

    days_later(hall, 2)

    assert looked_up(hall, case).to_do == ()


def test_what_is_to_be_put_right_is_told_once_with_its_last_day() -> None:
    hall = Hall()
    case = planned(hall)
    days_later(hall, 1)
    point = case.state.site.points[0]
    hall.acting.do(case.number, visits.check_recorded(case, (point.key,)))
    case = hall.acting.do(case.number, visits.defects_ordered(CLERK, "李建国"))

    item = only(looked_up(hall, case))

    assert (item.task, item.day) == (Task.RECTIFY, certain(3, 17))
    assert point.text in item.items[0]


def test_nothing_is_left_to_put_right_after_the_recheck() -> None:
    hall = Hall()

    assert looked_up(hall, ways.rectified(hall)).to_do == ()


def told_of_hearing(hall: Hall) -> Case:
    case = hall.accepted()
    right = TellHearingRight(("渝香火锅",), "不准予的决定", BY_HAND)
    return hall.do(case, ActionType.TELL_HEARING_RIGHT, right, TOBACCO, reviewer(case, TOBACCO))


def test_the_right_to_a_hearing_is_told_until_its_last_day() -> None:
    hall = Hall()
    case = told_of_hearing(hall)

    days_later(hall, 7)

    item = only(looked_up(hall, case))
    assert (item.task, item.day) == (Task.ASK_FOR_HEARING, certain(3, 9))
    assert item.licences == (case.state.parts[TOBACCO].part.name,)


def test_the_right_to_a_hearing_is_not_told_after_it() -> None:
    hall = Hall()
    case = told_of_hearing(hall)

    days_later(hall, 8)

    assert looked_up(hall, case).to_do == ()


def test_a_refusal_only_is_collected_and_a_permit_when_it_is_printed() -> None:
    hall, other = Hall(), Hall()
    refused = ways.all_decided(hall, tuple(hall.accepted().state.parts))
    granted = ways.all_decided(other)

    assert only(looked_up(hall, refused)).task is Task.COLLECT
    assert looked_up(other, granted).to_do == ()


def test_a_licence_that_was_decided_shows_no_day() -> None:
    hall = Hall()

    shown = part(looked_up(hall, hall.decided(Grant(), FOOD)))

    assert (shown.status, shown.due, shown.is_late) == (PartStatus.GRANTED, None, False)


@pytest.mark.parametrize("digits", ["", "566", "0000", "13800005566"])
def test_nobody_looks_up_a_case_without_the_four_digits(digits: str) -> None:
    hall = Hall()
    case = hall.received(with_answers(restaurant(), legal_person_phone=PHONE))

    with pytest.raises(NotAllowed) as refused:
        Overseeing(hall.desk).progress(case.number, digits)

    assert refused.value.key == "progress.wrong_digits"


@pytest.mark.parametrize("way", ways.WAYS)
def test_every_way_a_case_can_go_can_be_told(way: Callable[[Hall], Case]) -> None:
    hall = Hall()
    case = way(hall)

    progress = looked_up(hall, case)

    assert len(progress.parts) == len(case.state.parts)
    assert not [item for item in progress.to_do if item.day and not item.is_past
                and not item.day.provisional and item.day.day < hall.desk.today()]  # fmt: skip


def test_a_day_in_a_year_nobody_announced_is_called_provisional() -> None:
    hall = Hall()
    hall.moment += timedelta(days=300)
    case = hall.received()
    hall.do(case, ActionType.LOOK_THROUGH, LookThrough(True, True))
    case = hall.do(case, ActionType.ACCEPT, Remark())

    progress = looked_up(hall, case)

    assert progress.provisional


def test_papers_promised_for_later_are_asked_for_and_not_once_they_are_there() -> None:
    hall = Hall()
    case = ways.deferred(hall)
    before = only(looked_up(hall, case))

    paper = HandedIn(ways.HEALTH, "health.pdf")
    case = hall.do(case, ActionType.BRING_GAPS, ChangeFile(materials=(paper,)))

    assert before == ToDo(Task.BRING_GAPS, (), certain(3, 9), items=("从业人员健康证明",))
    assert looked_up(hall, case).to_do == ()


def test_nothing_of_another_case_is_told() -> None:
    hall = Hall()
    other = hall.correcting()
    case = planned(hall)

    told = repr(looked_up(hall, case))

    assert case.number in told
    assert other.number not in told
    assert DEFECTS[0].requirement not in told
