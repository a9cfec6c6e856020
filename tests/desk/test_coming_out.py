"""Permits at the printer: each version is a sheet of its own, and what must not come out does not."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from permitdesk.desk.coming_out import ComingOut
from permitdesk.desk.drawing import SINGLE, Drawing
from permitdesk.desk.ports import Printing
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed, NotFound, PermitDeskError
from permitdesk.domain.facts import Grant, Remark
from permitdesk.domain.kept import KeptPaper, Sheet
from permitdesk.domain.numbering import NumberState
from permitdesk.domain.permit import PermitState, SinglePermit
from permitdesk.domain.state import ActionType
from permitdesk.domain.summary import summarise
from permitdesk.domain.tasks import tasks_of
from permitdesk.domain.workdays import local_day
from permitdesk.store.store import DeskStore
from tests.desk.hall import CLERK, FOOD, Hall
from tests.desk.paperwork import NoBlanks, OneCode
from tests.store.builders import new_store
from tests.store.lives import turned


class Plain:
    """Draws of a permit which version it is, and what it allows."""

    def single(self, permit: SinglePermit, code: str, *, practice: bool) -> bytes:
        return f"{permit.number} v{permit.version} {permit.scope}".encode()


class Office:
    """A hall over a real store, with one permit issued and the printer beside it."""

    def __init__(self, folder: Path) -> None:
        self.hall = Hall(practice=True)
        self.store: DeskStore = new_store(folder)
        self.hall.desk = replace(self.hall.desk, store=self.store)
        self.hall.acting = replace(self.hall.acting, desk=self.hall.desk)
        self.hall.papers = replace(self.hall.papers, desk=self.hall.desk)
        drawing = Drawing(
            self.hall.desk, self.hall.papers, cast(Printing, Plain()), OneCode(), NoBlanks()
        )
        self.printer = ComingOut(self.hall.desk, drawing)
        self.case = self._issued()
        self.number = self.case.permits[0].number

    def _issued(self) -> Case:
        today = local_day(self.hall.moment)
        file = sample_for_licences(self.hall.catalog, (FOOD,), 7, today)
        case = self.hall.decided(Grant(), FOOD, self.hall.accepted(self.hall.received(file)))
        return self.hall.do(case, ActionType.ISSUE, Remark())

    def sheet(self, version: int = 1) -> Sheet:
        return Sheet(self.case.number, SINGLE, FOOD, version - 1, self.number, "single_permit")

    def turn(self, type_: ActionType, *, cancel: bool = True) -> None:
        """Let something become of the permit, with what waits at the printer cancelled or not."""
        held = self.store.holding(self.number)
        case = turned(self.case, type_, held.members[self.number], held)
        calendar = self.hall.desk.calendar
        with self.store.act() as act:
            self.case = act.keep(case, summarise(case, calendar), tasks_of(case, calendar))
            if cancel:
                act.cancel_papers(case.number, [self.number], "更正", "赵科长")

    def draw(self, version: int = 1) -> KeptPaper:
        return self.printer.draw_up(self.sheet(version), CLERK)

    def record(self, paper: KeptPaper) -> KeptPaper:
        (found,) = self.printer.record([paper], CLERK, 1)
        self.case = self.store.case(self.case.number)
        return found

    def state_of_number(self) -> NumberState:
        return next(
            state
            for state in NumberState
            if self.number in {taken.number for taken in self.store.numbers_in(state)}
        )


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_each_version_is_drawn_as_it_stands_in_the_register(office: Office) -> None:
    first = office.record(office.draw())
    office.turn(ActionType.CORRECT_MISPRINT)
    second = office.record(office.draw(2))

    drawn = [office.store.paper_bytes(paper.sha256).decode() for paper in (first, second)]

    assert [text.split()[1] for text in drawn] == ["v1", "v2"]
    assert [paper.copies for paper in office.store.papers_of(office.case.number)] == [1, 1]


def test_a_queued_print_job_is_cancelled_when_its_permit_changes_and_never_comes_out(
    office: Office,
) -> None:
    queued = office.draw()
    office.turn(ActionType.CORRECT_MISPRINT)
    before = office.store.head()

    for go_on in (office.draw, partial(office.record, queued)):
        with pytest.raises(NotAllowed) as told:
            go_on()
        assert told.value.key == "paper.cancelled"
        assert told.value.facts == {"number": office.number, "reason": "更正"}

    assert office.store.head() == before
    assert office.state_of_number() is NumberState.RESERVED
    assert office.record(office.draw(2)).copies == 1
    assert office.state_of_number() is NumberState.PRINTED


@pytest.mark.parametrize("type_", [ActionType.CORRECT_MISPRINT, ActionType.RECALL])
def test_a_version_that_is_not_the_newest_live_one_is_neither_drawn_nor_recorded(
    office: Office, type_: ActionType
) -> None:
    queued = office.draw()
    office.turn(type_, cancel=False)

    for go_on in (office.draw, partial(office.record, queued)):
        with pytest.raises(NotAllowed, match=r"permit\.not_live|print\.nothing"):
            go_on()

    assert office.printer.find(office.sheet()) == queued


def test_what_came_out_is_printed_again_as_it_came_out_whatever_became_of_it(
    office: Office,
) -> None:
    first = office.record(office.draw())
    office.turn(ActionType.CORRECT_MISPRINT)

    again = office.record(office.draw())

    assert (again.sha256, again.copies, again.cancelled) == (first.sha256, 2, "")


def test_a_permit_withheld_waits_at_the_printer_until_it_is_given_back(office: Office) -> None:
    office.turn(ActionType.SUSPEND, cancel=False)
    with pytest.raises(NotAllowed, match=r"permit\.not_live"):
        office.draw()

    office.turn(ActionType.RESUME, cancel=False)

    assert office.record(office.draw()).copies == 1


@pytest.mark.parametrize("version", [2, 9])
def test_a_version_that_was_never_made_is_not_drawn(office: Office, version: int) -> None:
    with pytest.raises(NotAllowed, match=r"permit\.not_live"):
        office.draw(version)


def test_a_number_that_is_not_in_the_register_is_not_drawn(office: Office) -> None:
    with pytest.raises(NotFound, match=r"permit\.unknown"):
        office.printer.draw_up(replace(office.sheet(), number="许999"), CLERK)


def test_a_job_cancelled_while_it_is_drawn_does_not_go_to_the_printer(office: Office) -> None:
    office.draw()

    class Slow(Plain):
        def single(self, permit: SinglePermit, code: str, *, practice: bool) -> bytes:
            office.turn(ActionType.CORRECT_MISPRINT)
            return super().single(permit, code, practice=practice)

    drawing = replace(office.printer.drawing, printing=cast(Printing, Slow()))
    slow = replace(office.printer, drawing=drawing)

    with pytest.raises(PermitDeskError, match=r"paper\.cancelled"):
        slow.draw_up(office.sheet(), CLERK)

    assert office.state_of_number() is NumberState.RESERVED
    assert office.store.permit(office.number, 1).state is PermitState.REPLACED
