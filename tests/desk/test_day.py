"""The supervisor's day: each number is the length of its list, and the report tells what happened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from permitdesk.desk.day import Day
from permitdesk.desk.holidays import MissingYear
from permitdesk.desk.passing import Passing
from permitdesk.domain.application import Route
from permitdesk.domain.clock import Light
from permitdesk.domain.day import DayEvent, Outcome, happened
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.facts import (
    Actor,
    Archive,
    Deliver,
    Grant,
    LookThrough,
    Print,
    Remark,
    RequestCorrection,
    Role,
    SwitchRoute,
)
from permitdesk.domain.follow_up import OrderAfterRectification
from permitdesk.domain.paper import Paper, Table, Text
from permitdesk.domain.special import (
    AllowException,
    ExceptionRule,
    RecordOverdue,
    SpoilNumber,
    Which,
)
from permitdesk.domain.state import Action, ActionType
from permitdesk.domain.workdays import local_day
from tests.desk.hall import CLERK, DEFECTS, ELSEWHERE, FOOD, Hall
from tests.desk.on_paper import promised
from tests.desk.test_passing import LAST, hall_on, morning, pass_to

CHIEF = Actor("李主任", Role.SUPERVISOR, "督办台")
REASON = "新发现的缺陷在第一次看不出来。"


class PapersAsText:
    """Writes a document as the words on it."""

    def paper(self, paper: Paper) -> bytes:
        return "\n".join(words(paper)).encode()

    def book(self, paper: Paper, day: date) -> bytes:
        return f"{day} {self.paper(paper).decode()}".encode()


def words(paper: Paper) -> list[str]:
    said = [paper.title]
    for block in paper.blocks:
        if isinstance(block, Text):
            said.append(block.text)
        elif isinstance(block, Table):
            said += [" ".join(row) for row in block.rows]
    return said


def day_of(hall: Hall, *missing: MissingYear) -> Day:
    return Day(hall.desk, lambda: missing, PapersAsText())


@pytest.fixture(scope="module")
def hall() -> Hall:
    """The day after nobody told two applicants anything: deemed, late, declined, excepted, spoiled."""
    hall = hall_on()
    hall.received()
    hall.received()
    hall.declined(ELSEWHERE)
    pass_to(hall, LAST + timedelta(1))
    case = hall.supplemented()
    hall.do(case, ActionType.LOOK_THROUGH, LookThrough(False, False, DEFECTS))
    exception = AllowException(ExceptionRule.SECOND_CORRECTION, REASON)
    hall.do(case, ActionType.ALLOW_EXCEPTION, exception, actor=CHIEF)
    told = hall.do(case, ActionType.REQUEST_CORRECTION, RequestCorrection(DEFECTS, 10))
    number = told.actions[-1].numbers["correction_notice"]
    hall.do(case, ActionType.SPOIL_NUMBER, SpoilNumber(number, "卡纸，纸张破损"))
    hall.far()
    return hall


def test_every_number_of_the_board_is_the_length_of_its_list(hall: Hall) -> None:
    board = day_of(hall).board()

    for figure in board.figures:
        assert figure.number == len(hall.store.worklist(figure.wanted, limit=100).rows)
    assert board.figure("deemed").number == 2
    assert board.figure("waiting_for_applicant").number == 1
    assert board.figure("exception").number == 1
    assert board.figure("red").number > 0


def test_the_board_says_which_years_are_missing_and_how_far_time_has_passed(hall: Hall) -> None:
    board = day_of(hall, MissingYear(2027, 3)).board()

    assert board.missing_years == (MissingYear(2027, 3),)
    assert board.passed_until == LAST + timedelta(1)


def test_what_was_received_is_closed_or_open_in_the_hall_and_with_every_department(
    hall: Hall,
) -> None:
    report = day_of(hall).report()

    assert report.hall.received == len(hall.store.cases)
    assert sum(age.cases for age in report.ages) == report.hall.open
    for row in report.departments:
        still = [
            code
            for case in hall.store.cases.values()
            if case.status in ("received", "correcting", "accepted")
            for code in case.state.open_parts
            if case.state.parts[code].part.decider == row.department
        ]
        assert row.open == len(still)


def test_a_days_acts_are_counted_on_their_day_and_on_no_other(hall: Hall) -> None:
    first, second = (day_of(hall).report(on).hall.acts for on in (date(2026, 2, 12), None))

    assert (first["received"], first["declined"], first["closed"]) == (3, 1, 1)
    assert (second["received"], second["accepted"]) == (2, 3)  # two of the three deemed
    assert (second["granted"], second["denied"]) == (1, 1)


def test_listed_acts_say_who_why_and_where_the_case_came_in(hall: Hall) -> None:
    report = day_of(hall).report()

    deemed = report.of(ActionType.DEEM_ACCEPTED)
    (exception,) = report.of(ActionType.ALLOW_EXCEPTION)
    (spoiled,) = report.of(ActionType.SPOIL_NUMBER)

    assert {told.window for told in deemed} == {CLERK.station}
    assert exception.event.actor == CHIEF.name
    assert exception.facts == AllowException(ExceptionRule.SECOND_CORRECTION, REASON)
    assert isinstance(spoiled.facts, SpoilNumber)
    assert spoiled.facts.reason == "卡纸，纸张破损"


def test_the_report_on_paper_tells_reasons_persons_and_definitions(hall: Hall) -> None:
    day = day_of(hall, MissingYear(2027, 3))

    text = "\n".join(words(day.paper(day.report())))

    assert "行政审批日报（2026年2月27日）" in text
    for said in (
        REASON.rstrip("。"),
        CHIEF.name,
        "卡纸，纸张破损",
        "3号窗口",
        "第三十二条",
        "2027 3",
    ):
        assert said in text
    assert text.count("口径：") >= 7


def test_a_day_on_which_nothing_happened_says_so() -> None:
    day = day_of(hall_on())

    text = "\n".join(words(day.paper(day.report())))

    assert "当日无视为受理的办件" in text
    assert "全厅 0 0" in text


def test_the_same_record_gives_the_same_report_on_any_later_day_but_for_the_lights(
    hall: Hall,
) -> None:
    day = day_of(hall)
    today = day.report(LAST + timedelta(1))
    hall.moment = morning(LAST + timedelta(2))

    later = day.report(LAST + timedelta(1))

    hall.moment = morning(LAST + timedelta(1))
    assert today.lights[Light.RED] > 0
    assert later.lights == {}
    assert (later.hall, later.told, later.ages) == (today.hall, today.told, today.ages)


def test_a_day_to_come_has_no_report(hall: Hall) -> None:
    with pytest.raises(NotAllowed, match=r"day\.to_come"):
        day_of(hall).report(LAST + timedelta(9))


@pytest.mark.parametrize(
    ("name", "begins"), [("日报.XLSX", "2026-02-27 "), ("a.pdf", "行政审批日报")]
)
def test_the_files_name_says_what_kind_it_is(name: str, begins: str, hall: Hall) -> None:
    day = day_of(hall)

    assert day.file(day.report(), name).decode().startswith(begins)


def test_any_other_kind_of_file_is_refused_by_its_name(hall: Hall) -> None:
    day = day_of(hall)

    with pytest.raises(NotAllowed, match=r"day\.file_type"):
        day.file(day.report(), "日报.docx")


def test_time_that_passed_puts_its_acts_into_the_report_of_the_day_it_was_noticed() -> None:
    hall = hall_on(date(2026, 3, 2))
    hall.accepted()
    hall.moment = morning(date(2026, 4, 30))
    Passing(hall.desk).until_now()

    missed = day_of(hall).report().of(ActionType.RECORD_OVERDUE)

    assert FOOD in {told.event.licence for told in missed}
    assert {told.event.actor for told in missed} == {"permitdesk"}


def test_what_is_done_to_a_permit_after_its_case_was_filed_away_opens_nothing_again() -> None:
    hall = Hall()
    case = promised.found_broken(hall)
    for licence in case.state.open_parts:
        case = hall.decided(Grant(), licence, case)
    case = hall.do(case, ActionType.ISSUE, Remark())
    hall.do(case, ActionType.PRINT, Print())
    hall.do(case, ActionType.DELIVER, Deliver("李建国"))
    case = hall.do(case, ActionType.ARCHIVE, Archive(46, "30年"))
    before = day_of(hall).report()

    order = OrderAfterRectification(promised.BY_HAND)
    promised.looking(hall, case, ActionType.ORDER_AFTER_RECTIFICATION, order)

    after = day_of(hall).report()
    for row, old in zip(
        (after.hall, *after.departments), (before.hall, *before.departments), strict=True
    ):
        assert (row.received, row.closed, row.open) == (old.received, old.closed, old.open)
    assert (after.hall.received, after.hall.open) == (1, 0)
    assert sum(age.cases for age in after.ages) == 0
    assert after.of(ActionType.ORDER_AFTER_RECTIFICATION)


def test_a_promise_counts_as_granted_checked_and_broken_on_its_days_and_adds_up() -> None:
    hall = Hall()
    promised.recorded(hall)
    room = day_of(hall)
    days = {local_day(one.at) for case in hall.store.cases.values() for one in case.actions}

    rows = [room.report(day).hall.acts for day in sorted(days)]

    total = {name: sum(row[name] for row in rows) for name in rows[0]}
    assert total["promised"] == 1
    assert total["after_checked"] == total["promise_kept"] + total["promise_broken"] == 2
    assert (total["revoked"], total["credited"]) == (1, 1)


def test_a_licence_that_left_the_promise_before_its_decision_is_not_granted_on_one() -> None:
    case = promised.granted(Hall())
    *before, grant = case.actions
    left = Action(
        ActionType.SWITCH_ROUTE, grant.at, CLERK, SwitchRoute(Route.ORDINARY), promised.FIRE
    )

    counted = happened(replace(case, actions=(*before, left, grant))).counted

    kinds = {kind for _, kind, _ in counted}
    assert ActionType.GRANT in kinds
    assert Outcome.PROMISED not in kinds


def test_a_check_that_came_too_late_made_no_decision_late() -> None:
    hall = Hall()
    case = promised.issued(hall)
    late = RecordOverdue(Which.AFTER_CHECK, hall.desk.today())
    system = Actor("permitdesk", Role.SYSTEM, "")
    case = hall.do(case, ActionType.RECORD_OVERDUE, late, promised.FIRE, system)
    for licence in case.state.open_parts:
        case = hall.decided(Grant(), licence, case)

    acts = day_of(hall).report().hall.acts

    assert acts["check_late"] == 1
    assert (acts["on_time"], acts["overdue"]) == (1, 0)


def test_the_report_names_the_exception_from_a_breach_with_its_reason() -> None:
    hall = Hall()
    case = hall.received()
    allow = AllowException(ExceptionRule.COMMITMENT_AFTER_BREACH, "整改已完成，主管部门书面同意")
    hall.do(case, ActionType.ALLOW_EXCEPTION, allow, actor=CHIEF)
    room = day_of(hall)

    text = "\n".join(words(room.paper(room.report())))

    assert "有失信记录仍准适用告知承诺，理由：整改已完成，主管部门书面同意" in text


def test_the_report_on_paper_gives_each_end_its_own_word_and_document() -> None:
    hall = Hall()
    case = promised.recorded(hall)
    room = day_of(hall)
    number = promised.decision(case, "revocation_decision")

    pages = [words(room.paper(room.report(event.day))) for event in every_event(hall)]

    text = "\n".join(line for page in pages for line in page)
    assert f"撤销 不符合法定条件：复查时二层疏散通道仍堆放桌椅 {number}" in text
    assert "整改后复查仍不符合承诺" in text
    assert "限10个工作日内整改" in text


def every_event(hall: Hall) -> list[DayEvent]:
    return [event for case in hall.store.cases.values() for event in happened(case).events]
