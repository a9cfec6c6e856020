"""The credit book: what is closed today and on which day it opens, on both sides of midnight."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from permitdesk.desk.credit_book import CreditBook
from permitdesk.domain.credit import (
    Bar,
    CreditKind,
    CreditState,
    Gate,
    ObjectCredit,
    RecordCredit,
    SettleObjection,
)
from permitdesk.domain.standing import Standing
from tests.desk.hall import Hall

USCC, OTHER = "91140500MA0CRED1TX", "91140500MA0CRED2TX"
MADE, UNTIL = date(2026, 3, 16), date(2027, 3, 16)
LAST_MINUTE = datetime(2026, 3, 15, 15, 59, tzinfo=UTC)
"""23:59 on 15 March in the hall; the next minute is 16 March there and still the 15th in London."""
MINUTE = timedelta(minutes=1)
BREACH = CreditState(
    "JC-C-1", "JC-1", "fire_check", USCC, "某饭店", "李建国",
    RecordCredit(CreditKind.PROMISE_BROKEN, "晋审撤〔2026〕1号", "承诺不实", until=UNTIL), MADE,
)  # fmt: skip
BAR = Bar(USCC, "fire_check", "消防检查", MADE, UNTIL, "行政许可法第七十八条", "不予1号", "JC-1")


def book_at(moment: datetime, *records: CreditState, bars: tuple[Bar, ...] = ()) -> CreditBook:
    hall = Hall()
    hall.moment = moment
    hall.store.standings["JC-1"] = Standing(credit=records, bars=bars)
    return CreditBook(hall.desk)


def test_a_record_closes_from_the_first_minute_of_its_day_in_the_hall() -> None:
    before = book_at(LAST_MINUTE, BREACH).of(USCC)
    after = book_at(LAST_MINUTE + MINUTE, BREACH).of(USCC)

    assert before.reopens == {}
    assert set(after.reopens) == {Gate.COMMITMENT, Gate.DEFERRAL}


def test_it_opens_in_the_first_minute_after_its_last_day_and_says_so_before() -> None:
    last_minute = datetime(2027, 3, 16, 15, 59, tzinfo=UTC)

    before = book_at(last_minute, BREACH).of(USCC)
    after = book_at(last_minute + MINUTE, BREACH).of(USCC)

    assert before.reopens[Gate.COMMITMENT] == date(2027, 3, 17)
    assert after.reopens == {}
    assert not after.lines[0].holds


def test_a_repair_opens_on_its_very_day() -> None:
    repaired = replace(BREACH, repaired_on=date(2026, 6, 1))
    last_minute = datetime(2026, 5, 31, 15, 59, tzinfo=UTC)

    before = book_at(last_minute, repaired).of(USCC)
    after = book_at(last_minute + MINUTE, repaired).of(USCC)

    assert before.reopens[Gate.DEFERRAL] == date(2026, 6, 1)
    assert after.lines[0].closes == ()


def test_the_last_of_two_records_says_when_a_gate_opens() -> None:
    later = replace(BREACH, number="JC-C-2", facts=replace(BREACH.facts, until=date(2027, 9, 1)))

    found = book_at(LAST_MINUTE + MINUTE, BREACH, later).of(USCC)

    assert found.reopens[Gate.COMMITMENT] == date(2027, 9, 2)


def test_nobody_says_when_a_gate_opens_while_one_record_has_no_end() -> None:
    endless = replace(BREACH, number="JC-C-2", facts=replace(BREACH.facts, until=None))

    found = book_at(LAST_MINUTE + MINUTE, BREACH, endless).of(USCC)

    assert found.reopens[Gate.COMMITMENT] is None


def test_a_record_of_a_missed_deferral_leaves_the_commitment_open_where_it_says_so() -> None:
    facts = replace(BREACH.facts, kind=CreditKind.DEFERRAL_MISSED, gates=(Gate.DEFERRAL,))

    found = book_at(LAST_MINUTE + MINUTE, replace(BREACH, facts=facts)).of(USCC)

    assert set(found.reopens) == {Gate.DEFERRAL}


def test_a_bar_stands_on_its_last_day_and_not_on_the_next() -> None:
    last_minute = datetime(2027, 3, 16, 15, 59, tzinfo=UTC)

    before = book_at(last_minute, bars=(BAR,)).of(USCC)
    after = book_at(last_minute + MINUTE, bars=(BAR,)).of(USCC)

    assert before.bars == (BAR,)
    assert after.bars == ()


def test_an_objection_is_open_until_it_is_answered() -> None:
    objected = replace(BREACH, objection=ObjectCredit(BREACH.number, "李建国", "已按期整改"))
    answered = replace(
        objected, number="JC-C-2", settled=SettleObjection(BREACH.number, False, "复查未通过")
    )

    found = book_at(LAST_MINUTE + MINUTE, objected, answered).objections()

    assert [line.record.number for line in found] == [BREACH.number]


def test_one_holders_page_names_nobody_else_and_an_empty_code_finds_nobody() -> None:
    other = replace(BREACH, number="JC-C-2", uscc=OTHER)
    book = book_at(LAST_MINUTE + MINUTE, BREACH, other)

    assert [line.record.uscc for line in book.of(USCC).lines] == [USCC]
    assert len(book.open()) == 2
    assert book.of("").lines == ()
