"""What came out on paper: the same bytes for ever, counted, by the procedure's own act for permits."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from permitdesk.app.printing import PaperPrinting
from permitdesk.desk.acting import Wish
from permitdesk.desk.documents import Documents, Offered
from permitdesk.desk.on_paper.kinds import KINDS
from permitdesk.desk.papers import Papers
from permitdesk.desk.sampling.applications import sample_for_licences
from permitdesk.desk.sampling.worst_case import worst_case
from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotAllowed, NotFound, Overtaken
from permitdesk.domain.facts import Actor, Deny, Grant, Print, Remark, Role
from permitdesk.domain.kept import KeptPaper
from permitdesk.domain.paper import Paper
from permitdesk.domain.special import SpoilNumber
from permitdesk.domain.state import ActionType, Status
from permitdesk.domain.workdays import DaysOff, local_day
from permitdesk.printing.pictures import page_count, text_of
from tests.desk.hall import CLERK, DENIAL, FOOD, Hall
from tests.desk.paperwork import NoBlanks, OneCode

WINDOW_TWO = Actor("刘窗口", Role.CLERK, "2号窗口")
ACCEPTANCE = "acceptance_notice"


@dataclass
class CountingPrinting(PaperPrinting):
    """Draws as always, and counts; a different ``mark`` is what a changed program would draw."""

    drawn: int = 0
    mark: str = ""

    def paper(self, paper: Paper) -> bytes:
        self.drawn += 1
        return super().paper(replace(paper, title=paper.title + self.mark))


@dataclass
class Office:
    """A hall with its documents."""

    hall: Hall = field(default_factory=lambda: Hall(practice=True))
    printing: CountingPrinting = field(default_factory=CountingPrinting)

    def __post_init__(self) -> None:
        self.documents = Documents(
            self.hall.desk, self.hall.papers, self.printing, OneCode(), NoBlanks()
        )

    def close_on(self, first: date, last: date) -> None:
        """Load a corrected notice with more days off."""
        calendar = self.hall.desk.calendar
        notice = calendar.notices[2026]
        longer = replace(notice, days_off=(*notice.days_off, DaysOff("临时放假", first, last)))
        moved = replace(calendar, notices={**calendar.notices, 2026: longer})
        desk = replace(self.hall.desk, calendars=moved)
        self.documents = replace(self.documents, desk=desk, papers=Papers(desk))

    def issued(self) -> Case:
        """Bring a single licence to its permit."""
        today = local_day(self.hall.moment)
        file = sample_for_licences(self.hall.catalog, (FOOD,), 7, today)
        case = self.hall.decided(Grant(), FOOD, self.hall.accepted(self.hall.received(file)))
        return self.hall.do(case, ActionType.ISSUE, Remark())

    def come_out(self, case: Case, kind: str, copies: int = 1, actor: Actor = CLERK) -> KeptPaper:
        return self.documents.come_out(case.number, kind, "", None, actor, copies=copies)

    def pdf(self, case: Case, kind: str) -> bytes:
        return self.documents.pdf(case.number, kind)


def test_what_came_out_is_the_same_bytes_for_ever() -> None:
    office = Office()
    case = office.hall.accepted()
    first = office.documents.kept_pdf(office.come_out(case, ACCEPTANCE))
    office.printing.mark = "（新版式）"

    again = office.pdf(case, ACCEPTANCE)

    assert again == first
    assert "新版式" not in text_of(again)


def test_a_new_holiday_notice_moves_no_day_on_a_paper_that_came_out() -> None:
    office = Office()
    printed, other = office.hall.accepted(), office.hall.accepted()
    first = office.documents.kept_pdf(office.come_out(printed, ACCEPTANCE))
    before = office.pdf(other, ACCEPTANCE)

    office.close_on(date(2026, 3, 4), date(2026, 3, 6))

    assert office.pdf(printed, ACCEPTANCE) == first
    assert office.pdf(other, ACCEPTANCE) != before


def test_a_preview_of_what_never_came_out_is_drawn_anew() -> None:
    office = Office()
    case = office.hall.accepted()
    office.pdf(case, ACCEPTANCE)
    office.printing.mark = "（新版式）"

    assert "新版式" in text_of(office.pdf(case, ACCEPTANCE))
    assert office.documents.kept(case.number) == ()


def test_a_reprint_is_counted_with_who_and_when_and_draws_nothing() -> None:
    office = Office()
    case = office.hall.accepted()
    office.come_out(case, ACCEPTANCE, copies=2)
    office.hall.moment += timedelta(hours=1)
    drawn = office.printing.drawn

    again = office.come_out(case, ACCEPTANCE, actor=WINDOW_TWO)

    assert again.copies == 3
    assert [(out.by, out.station, out.copies) for out in again.came_out] == [
        ("王敏", "3号窗口", 2),
        ("刘窗口", "2号窗口", 1),
    ]
    assert office.printing.drawn == drawn
    assert len(office.documents.kept(case.number)) == 1


def test_a_paper_drawn_up_did_not_come_out_before_somebody_says_so() -> None:
    office = Office()
    case = office.hall.accepted()

    drawn = office.documents.draw_up(case.number, ACCEPTANCE, "", None, CLERK)

    place = (drawn.sheet.series, drawn.sheet.number)
    assert drawn.copies == 0
    assert office.hall.store.printed_numbers[place] is False
    office.documents.record((drawn,), CLERK)
    assert office.hall.store.printed_numbers[place] is True


def test_one_printed_sheet_of_a_paper_that_was_drawn_up_again_is_not_recorded() -> None:
    office = Office()
    case = office.hall.accepted()
    first = office.documents.draw_up(case.number, ACCEPTANCE, "", None, CLERK)
    office.printing.mark = "（新版式）"
    office.documents.draw_up(case.number, ACCEPTANCE, "", None, WINDOW_TWO)

    with pytest.raises(NotAllowed, match=r"paper\.redrawn"):
        office.documents.record((first,), CLERK)

    assert [paper.copies for paper in office.documents.kept(case.number)] == [0]


def test_the_same_record_twice_counts_once() -> None:
    office = Office()
    case = office.hall.accepted()
    drawn = office.documents.draw_up(case.number, ACCEPTANCE, "", None, CLERK)

    for _ in range(2):
        office.documents.record((drawn,), CLERK, 1, key="one click")

    assert [paper.copies for paper in office.documents.kept(case.number)] == [1]


def test_a_document_that_is_not_offered_does_not_come_out() -> None:
    office = Office()
    case = office.hall.received()

    with pytest.raises(NotAllowed, match=r"paper\.not_offered"):
        office.come_out(case, ACCEPTANCE)

    assert office.documents.kept(case.number) == ()


@pytest.mark.parametrize("copies", [0, -1])
def test_no_copy_is_nothing_that_came_out(copies: int) -> None:
    office = Office()

    with pytest.raises(NotAllowed, match=r"print\.nothing"):
        office.come_out(office.hall.accepted(), ACCEPTANCE, copies)


def test_a_permit_comes_out_by_the_act_of_the_procedure() -> None:
    office = Office()
    case = office.issued()
    (permit,) = case.permits

    kept = office.documents.come_out(case.number, "single_permit", FOOD, None, CLERK, copies=2)

    after = office.hall.store.case(case.number)
    assert after.status is Status.PRINTED
    assert after.actions[-1].facts == Print((permit.number,), 2)
    assert (kept.copies, kept.sheet.number) == (2, permit.number)
    assert office.documents.kept_pdf(kept) == office.documents.permit_pdf(permit.number)


def test_a_permit_that_may_not_be_printed_wastes_no_paper() -> None:
    office = Office()
    case = office.issued()
    reviewer = Actor("赵强", Role.REVIEWER, "market_supervision")

    with pytest.raises(NotAllowed, match=r"case\.wrong_role"):
        office.documents.draw_up(case.number, "single_permit", FOOD, None, reviewer)

    assert office.documents.kept(case.number) == ()


def test_a_permit_printed_on_a_case_that_went_on_meanwhile_is_not_recorded() -> None:
    office = Office()
    case = office.issued()
    drawn = office.documents.draw_up(case.number, "single_permit", FOOD, None, CLERK)

    with pytest.raises(Overtaken):
        office.documents.record((drawn,), CLERK, 1, seen=len(case.actions) - 1)

    assert [paper.copies for paper in office.documents.kept(case.number)] == [0]
    assert office.hall.store.case(case.number).status is Status.ISSUED


def test_the_same_print_of_a_permit_twice_is_one_act_and_one_copy() -> None:
    office = Office()
    case = office.issued()
    drawn = office.documents.draw_up(case.number, "single_permit", FOOD, None, CLERK)

    for _ in range(2):
        office.documents.record((drawn,), CLERK, 1, key="one click")

    after = office.hall.store.case(case.number)
    assert [paper.copies for paper in office.documents.kept(case.number)] == [1]
    assert len(after.actions) == len(case.actions) + 1


def test_a_spoiled_sheet_stays_kept_and_its_document_gets_the_next_number() -> None:
    office = Office()
    case = office.hall.accepted()
    first = office.come_out(case, ACCEPTANCE)
    spoil = SpoilNumber(first.sheet.number, "卡纸撕破")
    office.hall.acting.do(case.number, Wish(ActionType.SPOIL_NUMBER, spoil, CLERK))

    second = office.come_out(case, ACCEPTANCE)

    assert second.sheet.number not in ("", first.sheet.number)
    assert second.sheet.step == first.sheet.step
    assert second.sheet.number in text_of(office.pdf(case, ACCEPTANCE))
    assert first.sheet.number in text_of(office.documents.kept_pdf(first))
    assert len(office.documents.kept(case.number)) == 2


def test_each_of_two_documents_of_a_kind_is_kept_by_itself() -> None:
    office = Office()
    hall = office.hall
    case = hall.decided(Grant(), FOOD)
    case = hall.decided(DENIAL, "tobacco_retail", case)
    granted = office.documents.come_out(case.number, "grant_decision", FOOD, None, CLERK)

    assert office.documents.kept(case.number) == (granted,)
    with pytest.raises(NotAllowed, match=r"paper\.not_offered"):
        office.documents.pdf(case.number, "grant_decision", "tobacco_retail")
    assert isinstance(case.state.parts["tobacco_retail"].result, Deny)


def test_papers_of_a_case_nobody_knows_are_not_listed() -> None:
    with pytest.raises(NotFound, match=r"case\.unknown"):
        Office().documents.kept("JC-0")


def test_every_kind_at_its_longest_is_drawn_twice_alike_and_read_back() -> None:
    office = Office()
    worst = worst_case(office.documents, local_day(office.hall.moment))
    seen: set[str] = set()

    for number, item in _offered(worst.documents, worst.cases):
        if item.kind in seen:
            continue
        seen.add(item.kind)
        first, second = (
            worst.documents.pdf(number, item.kind, item.licence, item.step) for _ in range(2)
        )
        assert first == second, item.kind
        assert page_count(first) >= 1
        assert item.number in text_of(first), item.kind

    assert seen == set(KINDS)


def _offered(documents: Documents, cases: tuple[str, ...]) -> list[tuple[str, Offered]]:
    return [
        (number, item) for number in cases for item in documents.offered(number) if not item.permit
    ]
