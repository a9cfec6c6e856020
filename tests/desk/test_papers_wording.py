"""Filling in a document's words: counted headings, what may be empty and what may not."""

import pytest

from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.paper import Grid, Layout, Text
from permitdesk.domain.wording import BlockWording, CellWording, Wording, numeral


def wording(*blocks: BlockWording) -> Wording:
    return Wording(
        "receipt", "收件凭证", "凭证", Layout.SHEET, "1", blocks,
        record=(CellWording("窗口", "{window?}"), CellWording("电话", "{phone}")),
        words={"due": "{day}（待定）"},
    )  # fmt: skip


def test_headings_count_only_the_blocks_that_stand() -> None:
    heading = BlockWording(text="缺件", numbered=True, when="missing")
    last = BlockWording(text="期限", numbered=True)

    texts = [
        [block.text for block in wording(heading, last).fill(facts) if isinstance(block, Text)]
        for facts in ({"missing": "执照"}, {"missing": ""})
    ]

    assert texts == [["一、缺件", "二、期限"], ["一、期限"]]


def test_a_bar_of_a_grid_counts_as_a_heading() -> None:
    block = BlockWording(
        bar="事项", grid="parts", numbered=True, cells=(CellWording("第{no}项", "{name}"),)
    )

    (grid,) = wording(block).fill({"parts": [{"no": "1", "name": "食品经营许可"}]})

    assert isinstance(grid, Grid)
    assert grid.title == "一、事项"
    assert [cell.value for row in grid.rows for cell in row] == ["食品经营许可"]


def test_a_gap_in_a_sentence_stops_the_document() -> None:
    with pytest.raises(NotAllowed, match=r"paper\.empty_element"):
        wording(BlockWording(text="由{office}收件")).fill({"office": ""})


def test_a_list_without_rows_stops_the_document() -> None:
    with pytest.raises(NotAllowed, match=r"paper\.empty_element"):
        wording(BlockWording(text="{name}", each="parts")).fill({"parts": []})


def test_a_line_on_the_lower_edge_without_its_fact_is_left_out() -> None:
    assert wording().edge({"window": "", "phone": "12345"}) == (("电话", "12345"),)


def test_a_short_word_that_the_office_does_not_have_is_named() -> None:
    assert wording().word("due", day="3月2日") == "3月2日（待定）"
    with pytest.raises(NotAllowed) as refused:
        wording().word("original")
    assert refused.value.facts["element"] == "words.original"


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九")],
)
def test_headings_count_in_chinese(number: int, written: str) -> None:
    assert numeral(number) == written
