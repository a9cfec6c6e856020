"""Calendars on paper: they take the room there is, and lose nothing where there is none."""

from datetime import date, timedelta

from permitdesk.domain.paper import (
    DayCell,
    DayGrid,
    DayGrids,
    DayLook,
    DayRow,
    Layout,
    Paper,
    Text,
)
from permitdesk.printing.paper_sheet import render_paper
from permitdesk.printing.pictures import page_count, text_of

HEADS = tuple("一二三四五六日")


def weeks(count: int) -> tuple[DayRow, ...]:
    first = date(2026, 1, 5)
    rows = []
    for week in range(count):
        days = [first + timedelta(7 * week + place) for place in range(7)]
        rows.append(DayRow(tuple(DayCell(f"{day:%m/%d}", str(day.day)) for day in days)))
    return tuple(rows)


def paper(*grids: DayGrid, lines: int = 2) -> Paper:
    said = tuple(Text(f"第{number}行") for number in range(lines))
    return Paper(
        "clock_sheet", "时限计算书", "审批局", Layout.LEAFLET, (*said, DayGrids(grids), *said)
    )


def test_half_a_year_of_weeks_fits_on_the_page_between_the_words() -> None:
    pdf = render_paper(paper(DayGrid("逐日", HEADS, weeks(27)), lines=12))

    assert page_count(pdf) == 1


def test_calendars_of_different_length_stand_beside_each_other() -> None:
    pdf = render_paper(paper(DayGrid("法定", HEADS, weeks(13)), DayGrid("承诺", HEADS, weeks(4))))

    assert page_count(pdf) == 1
    assert "法定" in text_of(pdf)
    assert "承诺" in text_of(pdf)


def test_more_weeks_than_a_page_holds_go_on_under_the_same_head() -> None:
    pdf = render_paper(paper(DayGrid("逐日", HEADS, weeks(90))))

    pages = text_of(pdf).split("\f")
    assert len(pages) == 2
    assert all("逐日" in page for page in pages)


def test_a_day_of_any_look_and_a_fold_are_read_back() -> None:
    looks = [DayCell(f"9/{place}", f"延2{place}法", look) for place, look in enumerate(DayLook)]
    rows = (DayRow((None, *looks, None)), DayRow(words="…… 共21天停表 ……", look=DayLook.STOPPED))
    grid = DayGrid("逐日", HEADS, rows)

    text = "".join(text_of(render_paper(paper(grid, grid, grid))).split())

    assert text.count("延24法") == 3
    assert "……共21天停表……" in text


def test_without_a_day_there_is_only_the_head() -> None:
    assert page_count(render_paper(paper(DayGrid("逐日", HEADS, ())))) == 1
