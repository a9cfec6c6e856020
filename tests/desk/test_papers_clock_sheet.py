"""The 时限计算书: inputs, every day with its reason, results; one page whatever the case."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from permitdesk.desk.on_paper.clock_sheet import clock_sheet_facts, has_clock_sheet
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.paper import DayCell, DayLook, DayRow, Paper, Table, Text
from permitdesk.domain.timing import Unit
from permitdesk.domain.workdays import WorkCalendar
from permitdesk.printing.paper_sheet import render_paper
from permitdesk.printing.pictures import page_count
from tests.desk.clock_sheets import (
    FIRE,
    FOOD,
    SHEETS,
    Timed,
    accepted,
    grids,
    into_a_year_not_loaded,
    joint_across_national_day,
    natural,
    part,
    paused_and_extended,
    resting,
    ten_days,
    thirty_natural_days,
    working_days,
    worst,
)


def table(paper: Paper, head: str) -> tuple[tuple[str, ...], ...]:
    return next(
        block.rows
        for block in paper.blocks
        if isinstance(block, Table) and block.columns[0].title == head
    )


def texts(paper: Paper) -> str:
    return "\n".join(block.text for block in paper.blocks if isinstance(block, Text))


def cells(paper: Paper, place: int = 0) -> dict[str, DayCell]:
    rows = grids(paper)[place].rows
    return {cell.day: cell for row in rows for cell in row.cells if cell}


def folded(paper: Paper) -> Iterator[DayRow]:
    return (row for grid in grids(paper) for row in grid.rows if row.words)


def test_the_law_and_the_promise_stand_on_one_calendar_and_what_a_department_gives_itself_does_not() -> (
    None
):
    paper = ten_days().sheet()

    assert [row[:4:3] for row in table(paper, "期限")] == [
        ("法定期限", "2026年9月28日"),
        ("承诺期限", "2026年9月20日"),
    ]
    assert len(grids(paper)) == 1
    assert cells(paper)["9/14"] == DayCell("9/14", "起", DayLook.EVENT)
    assert cells(paper)["9/18"] == DayCell("9/18", "4", DayLook.PLAIN)
    assert cells(paper)["9/19"] == DayCell("9/19", "休", DayLook.OFF)
    assert cells(paper)["9/20"] == DayCell("9/20", "5班诺", DayLook.DUE)
    assert cells(paper)["9/25"].mark == "假"
    assert cells(paper)["9/28"] == DayCell("9/28", "10法", DayLook.DUE)


def test_the_legend_gives_each_mark_its_article_or_its_notice() -> None:
    legend = {row[0]: row[1:] for row in table(ten_days().sheet(), "标记")}

    assert legend["起"][1].startswith("《民事诉讼法》第八十五条第二款")
    assert legend["休"] == ("周六、周日，不计入", "《行政许可法》第八十二条")
    assert legend["假"][0] == "放假（中秋节），不计入"
    assert legend["班"][1] == legend["假"][1] == "《国务院办公厅关于2026年部分节假日安排的通知》"
    assert "节" not in legend
    assert "停" not in legend


def test_the_joint_limit_has_a_sheet_of_its_own() -> None:
    paper = joint_across_national_day().sheet("")

    assert table(paper, "期限")[0][:2] == ("联合办理期限", "45个工作日")
    assert cells(paper)["12/4"] == DayCell("12/4", "45联", DayLook.DUE)
    assert "联合办理的2项许可" in texts(paper)


def test_a_pause_and_an_extension_stand_with_their_notices_days_and_approver() -> None:
    paper = paused_and_extended().sheet()

    assert table(paper, "停表") == (
        ("停1", "检测", "锡特时〔2026〕3号", "2026年9月18日", "检字第3号", "2026年10月12日"),
    )
    assert (
        "延长10个工作日：锡延〔2026〕2号，2026年10月20日送达，张局长批准，依据《行政许可法》第四十二条。"
        in texts(paper)
    )
    assert cells(paper)["9/18"].mark == "4"
    assert cells(paper)["9/19"] == DayCell("9/19", "停1", DayLook.STOPPED)
    assert cells(paper)["10/12"].mark == "5"
    assert cells(paper)["11/3"].mark == "延21"
    assert cells(paper)["11/16"].mark == "延30法"
    assert [row.words for row in folded(paper)] == [
        "…… 2026年9月21日至2026年10月11日，共21天停表（停1），均不计入 ……"
    ]


def test_what_counts_other_days_stands_on_a_calendar_beside() -> None:
    paper = thirty_natural_days().sheet()

    assert len(grids(paper)) == 2
    assert cells(paper)["9/5"].mark == "2"
    assert cells(paper)["10/3"].mark == "30"
    assert cells(paper)["10/8"] == DayCell("10/8", "顺法", DayLook.DUE)
    assert cells(paper, 1)["9/5"].mark == "休"
    assert cells(paper, 1)["9/17"].mark == "10诺"


def test_a_year_without_a_notice_is_named_and_the_day_marked() -> None:
    paper = into_a_year_not_loaded().sheet()

    assert table(paper, "期限")[0][3] == "2027年1月12日\n（待定）"
    assert cells(paper)["1/1"].mark == "节"
    assert "2027年：未载入" in texts(paper)
    assert "不产生自动的法律后果" in texts(paper)


def test_while_a_result_is_waited_for_no_last_day_is_told() -> None:
    paper = resting().sheet()

    assert table(paper, "期限")[0][3] == "停表中\n已计入4日"
    assert table(paper, "停表")[0][4:] == ("—", "尚未收到")
    assert "自2026年9月19日起停表" in texts(paper)
    assert list(cells(paper))[-1] == "9/18"


def test_the_sheet_names_the_rules_it_was_reckoned_by() -> None:
    timed = ten_days()
    digest = timed.occasion().catalog.digest

    assert f"计算规则第1版，目录版本{digest[:12]}" in texts(timed.sheet())


def test_there_is_a_sheet_once_a_clock_runs() -> None:
    timed = joint_across_national_day()
    action = timed.case.actions[-1]
    only_received = replace(timed.case, actions=timed.case.actions[:1])

    assert has_clock_sheet(timed.case, action, FOOD)
    assert has_clock_sheet(timed.case, action, "")
    assert not has_clock_sheet(ten_days().case, action, "")
    assert not has_clock_sheet(only_received, action, FOOD)


def test_before_acceptance_the_joint_limit_has_no_sheet_to_print() -> None:
    occasion = replace(joint_across_national_day().occasion(""), place=0)

    with pytest.raises(NotAllowed) as refused:
        occasion.wording.fill(clock_sheet_facts(occasion))

    assert refused.value.key == "paper.empty_element"


def test_weeks_are_folded_only_where_the_page_has_no_room_and_never_across_an_extension() -> None:
    assert not list(folded(ten_days().sheet()))

    words = [row.words for row in folded(worst().sheet()) if "计入第" in row.words]

    assert words
    for row in words:
        lowest, highest = row.split("第")[1].removesuffix("至"), row.split("第")[2].split("日")[0]
        assert int(lowest) < int(highest)


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_is_one_page_and_says_what_it_should(name: str) -> None:
    timed, licence = SHEETS[name]
    paper = timed().sheet(licence)

    pdf = render_paper(paper)

    assert page_count(pdf) == 1
    assert render_paper(paper) == pdf


def test_whatever_the_case_its_sheet_is_one_page() -> None:
    random = Random(4)
    for number in range(100):
        timed = drawn(random)
        pdf = render_paper(timed.sheet())

        assert page_count(pdf) == 1, (number, timed)


def test_nothing_a_notice_moves_is_remembered() -> None:
    timed = ten_days()

    without = timed.occasion(calendar=WorkCalendar({}))

    assert clock_sheet_facts(without)["provisional"] == "yes"
    assert clock_sheet_facts(timed.occasion())["provisional"] == ""


def drawn(random: Random) -> Timed:
    """A case with any limit of the sheets, up to five pauses, and perhaps an extension."""
    length = random.randint(1, 60)
    limit = random.choice([working_days(length), natural(length), natural(6, Unit.MONTH)])
    day = date(2026, 1, 5) + timedelta(random.randint(0, 330))
    case = accepted(day, part(FOOD, limit, random.randint(1, 60), 30), part(FIRE))
    for _ in range(random.randint(0, 5)):
        served = day + timedelta(random.randint(0, 120))
        case = case.paused(served, served + timedelta(random.randint(1, 70)))
    return case.extended(day + timedelta(3), random.randint(1, 20)) if length % 2 else case
