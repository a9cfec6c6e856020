"""A report as a workbook: figures are numbers, texts stay texts, the same paper the same bytes."""

import re
from datetime import date
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from permitdesk.domain.paper import Layout, Paper, PaperColumn, Style, Table, Text
from permitdesk.printing.day_book import parts_of, write_book

DAY = date(2026, 3, 10)
COLUMNS = (PaperColumn("部门", 40), PaperColumn("收件", 20, "right"))
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def paper(*rows: tuple[str, str], title: str = "一、当日办理") -> Paper:
    blocks = (
        Text(title, Style.HEADING),
        Table(COLUMNS, rows),
        Text("口径：按办件计。", Style.QUIET),
        Text("二、其他：[甲/乙]", Style.HEADING),
        Text("当日无。"),
    )
    record = (("统计单位", "审批局"),)
    return Paper("day_report", "日报", "审批局", Layout.FORM, blocks, record=record)


def cells(book: bytes, sheet: int = 1) -> dict[str, str | int]:
    """Return what stands in the cells of a sheet: texts as texts, numbers as numbers."""
    with ZipFile(BytesIO(book)) as file:
        shared = [
            "".join(item.itertext())
            for item in ET.fromstring(file.read("xl/sharedStrings.xml")).iter(f"{MAIN}si")
        ]
        rows = ET.fromstring(file.read(f"xl/worksheets/sheet{sheet}.xml"))
    found: dict[str, str | int] = {}
    for cell in rows.iter(f"{MAIN}c"):
        value = cell.find(f"{MAIN}v")
        assert cell.find(f"{MAIN}f") is None, "no formula stands in a report"
        if value is not None and value.text is not None:
            text = cell.get("t") == "s"
            found[cell.attrib["r"]] = shared[int(value.text)] if text else int(value.text)
    return found


def sheet_names(book: bytes) -> list[str]:
    with ZipFile(BytesIO(book)) as file:
        root = ET.fromstring(file.read("xl/workbook.xml"))
    return [sheet.attrib["name"] for sheet in root.iter(f"{MAIN}sheet")]


def test_figures_are_numbers_and_departments_are_texts() -> None:
    found = cells(write_book(paper(("全厅", "12"), ("007", "0")), DAY))

    assert (found["A4"], found["B4"]) == ("全厅", 12)
    assert (found["A5"], found["B5"]) == ("007", 0)


@pytest.mark.parametrize("evil", ["=1+1", "+8613800000000", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_looks_like_a_formula_stays_a_text_for_good(evil: str) -> None:
    book = write_book(paper((evil, "1")), DAY)

    assert cells(book)["A4"] == evil or evil.strip() in str(cells(book)["A4"])
    with ZipFile(BytesIO(book)) as file:
        assert 'quotePrefix="1"' in file.read("xl/styles.xml").decode()


def test_definitions_stand_under_the_figures_and_the_office_on_the_edge() -> None:
    found = cells(write_book(paper(("全厅", "1")), DAY))

    places = {str(value): int(re.sub(r"\D", "", place)) for place, value in found.items()}
    assert places["全厅"] < places["口径：按办件计。"] < places["统计单位"]


def test_every_part_has_a_sheet_with_a_name_that_sheets_may_have() -> None:
    names = sheet_names(write_book(paper(("全厅", "1")), DAY))

    assert names == ["一、当日办理", "二、其他：甲乙"]
    assert [part.title for part in parts_of(paper())] == ["一、当日办理", "二、其他：[甲/乙]"]


def test_long_titles_that_begin_alike_get_names_of_their_own() -> None:
    blocks = tuple(Text("长" * 40, Style.HEADING) for _ in range(3))

    names = sheet_names(write_book(Paper("day_report", "日报", "审批局", Layout.FORM, blocks), DAY))

    assert len(set(names)) == 3
    assert all(len(name) <= 31 for name in names)


def test_the_same_paper_gives_the_same_bytes() -> None:
    one, other = (write_book(paper(("全厅", "1")), DAY) for _ in range(2))

    assert one == other
