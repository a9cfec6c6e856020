"""How promises are kept: the counts add up, and a rate of few says so."""

import csv
from datetime import date
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permitdesk.desk.as_csv import csv_of
from permitdesk.desk.day import Day
from permitdesk.desk.promise_statistics import (
    FEWEST,
    PromiseRow,
    PromiseTable,
    promise_table,
    table_of,
)
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.paper import Layout, Paper, PaperColumn, Table, Text
from permitdesk.domain.standing import PromiseCount, PromiseMade, Standing
from permitdesk.printing.day_book import write_book
from tests.desk.hall import Hall

FIRST, LAST = date(2026, 1, 1), date(2026, 3, 31)
COUNTS = st.lists(
    st.builds(
        PromiseCount,
        licence=st.sampled_from(("fire_check", "bookkeeping", "hr_service")),
        industry=st.sampled_from(("restaurant", "cinema")),
        stage=st.sampled_from(Stage),
        count=st.integers(1, 50),
    ),
    max_size=20,
)


@given(COUNTS)
def test_made_is_to_check_and_looked_at_and_each_that_was_looked_at_has_one_outcome(
    counts: list[PromiseCount],
) -> None:
    table = table_of(FIRST, LAST, counts)

    for row in (*table.rows, *table.licences, *table.industries, table.total):
        assert row.made == row.to_check + row.looked_at
        assert row.looked_at == (
            row.kept + row.mended + row.revoked + row.not_revoked + row.unsettled
        )


@given(COUNTS)
def test_the_rows_add_up_to_each_licence_each_industry_and_everything(
    counts: list[PromiseCount],
) -> None:
    table = table_of(FIRST, LAST, counts)

    assert table.total.made == sum(one.count for one in counts)
    for of_all in (table.rows, table.licences, table.industries):
        for stage in Stage:
            everywhere = sum(row.by_stage.get(stage, 0) for row in of_all)
            assert everywhere == table.total.by_stage.get(stage, 0)
    for licence in table.licences:
        of_one = [row for row in table.rows if row.licence == licence.licence]
        assert licence.kept == sum(row.kept for row in of_one)


@given(COUNTS)
def test_a_rate_lies_between_nought_and_one_and_is_missing_only_where_nobody_looked(
    counts: list[PromiseCount],
) -> None:
    total = table_of(FIRST, LAST, counts).total

    assert (total.rate is None) == (total.looked_at == 0)
    assert total.rate is None or 0 <= total.rate <= 1


@pytest.mark.parametrize(("looked_at", "small"), [(0, True), (29, True), (30, False), (31, False)])
def test_fewer_than_thirty_that_were_looked_at_are_a_small_number(
    looked_at: int, small: bool
) -> None:
    row = PromiseRow("fire_check", "restaurant", {Stage.KEPT: looked_at, Stage.TO_CHECK: 100})

    assert FEWEST == 30
    assert row.is_small is small


def test_what_was_mended_is_no_promise_kept() -> None:
    row = PromiseRow("fire_check", "", {Stage.KEPT: 3, Stage.MENDED: 1, Stage.REVOKED: 1})

    assert row.rate == pytest.approx(3 / 5)


def test_a_promise_counts_on_the_day_of_its_decision_whatever_happened_since() -> None:
    hall = Hall()
    days = (date(2025, 12, 31), FIRST, LAST, date(2026, 4, 1))
    hall.store.standings["JC-1"] = Standing(
        promises=tuple(
            PromiseMade("JC-1", "fire_check", "restaurant", day, Stage.KEPT) for day in days
        )
    )

    table = promise_table(hall.desk, FIRST, LAST)

    assert table.total.made == 2


def test_days_that_are_turned_round_are_refused() -> None:
    with pytest.raises(NotAllowed, match=r"promises\.days_turned"):
        promise_table(Hall().desk, LAST, FIRST)


class PapersAsText:
    """Writes a document as the words on it."""

    def paper(self, paper: Paper) -> bytes:
        return "\n".join(block.text for block in paper.blocks if isinstance(block, Text)).encode()

    def book(self, paper: Paper, day: date) -> bytes:
        return write_book(paper, day)


def statistics(*counts: tuple[str, Stage, int]) -> tuple[Day, PromiseTable]:
    hall = Hall()
    made = [PromiseCount(licence, "restaurant", stage, count) for licence, stage, count in counts]
    return Day(hall.desk, tuple, PapersAsText()), table_of(FIRST, LAST, made)


def test_the_table_for_table_programs_has_counts_rates_and_the_warning() -> None:
    day, table = statistics(("fire_check", Stage.KEPT, 30), ("hr_service", Stage.REVOKED, 1))

    lines = day.promises_file(table, "承诺.csv").decode("utf-8-sig").split("\r\n")

    assert lines[1].startswith("全部事项,31,0,31,30,0,1,0,0,96.8%,—")
    fire = next(line for line in lines if "公众聚集场所" in line)
    assert fire.endswith("100.0%,—")
    service = next(line for line in lines if "人力资源" in line)
    assert service.endswith("0.0%,仅供参考")


def test_the_paper_says_that_the_thirty_is_our_own_rule_and_how_the_rate_is_counted() -> None:
    day, table = statistics(("fire_check", Stage.KEPT, 3))

    text = day.promises_file(table, "承诺.pdf").decode()

    assert "30件为本系统规则" in text
    assert "属实率＝属实÷已查" in text


def test_without_a_promise_the_paper_says_so_and_no_rate_is_made_up() -> None:
    day, table = statistics()

    text = day.promises_file(table, "承诺.pdf").decode()
    lines = day.promises_file(table, "承诺.csv").decode("utf-8-sig").split("\r\n")

    assert "没有按告知承诺准予的事项" in text
    assert lines[1] == "全部事项,0,0,0,0,0,0,0,0,—,仅供参考"


def test_the_workbook_is_a_workbook() -> None:
    day, table = statistics(("fire_check", Stage.KEPT, 3))

    assert day.promises_file(table, "承诺.XLSX").startswith(b"PK")


@pytest.mark.parametrize("begins", ["=1+1", "+cmd", "-1+2", "@SUM(A1)", "\tx", "\rx"])
def test_a_cell_that_looks_like_a_formula_stays_a_text_in_csv(begins: str) -> None:
    columns = (PaperColumn("名称", 10),)
    paper = Paper("k", "t", "o", Layout.FORM, (Table(columns, ((begins,), ("-5",))),))

    cells = list(csv.reader(StringIO(csv_of(paper).decode("utf-8-sig"), newline="")))

    assert cells == [["名称"], [f"'{begins}"], ["-5"]]
