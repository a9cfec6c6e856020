"""Lines break where a typesetter would break them."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from permitdesk.printing.lines import NO_END, NO_START, Line, Measure, balance_lines, break_lines

SIZE = 10.0


def advance(character: str) -> float:
    return SIZE / 2 if ord(character) < 0x2E80 and character not in "“”…—" else SIZE


PLAIN = Measure(advance, SIZE)
WIDTHS = st.floats(8 * SIZE, 40 * SIZE)
PROSE = st.lists(
    st.sampled_from(
        [
            "许可",
            "餐饮服务",
            "的",
            "《",
            "》",
            "（",
            "）。",
            "，",
            "、",
            "“",
            "”",
            "2026",
            "abc",
            " ",
            "；",
            "——",
        ]
    ),
    max_size=60,
).map("".join)
# what no typesetter can help: marks in a row longer than a line, or at the very start
SENSIBLE = PROSE.filter(lambda text: not re.search(r"[，、）。；》”（《“—]{4,}", text))
ANYTHING = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80)


def visible(line: Line) -> float:
    return line.width - line.blank


@given(text=ANYTHING, width=WIDTHS, justify=st.booleans())
def test_nothing_of_a_text_is_lost(text: str, width: float, justify: bool) -> None:
    lines = break_lines(text, PLAIN, width, justify=justify)

    assert "".join(line.text for line in lines) == text


@given(text=ANYTHING, width=WIDTHS)
def test_no_line_is_longer_than_the_page_is_wide(text: str, width: float) -> None:
    lines = break_lines(text, PLAIN, width)

    # only marks that may not begin a line stand beyond it, where there is no other place
    for line in lines:
        assert visible(line) <= width + 0.01 or line.text.rstrip(" \u3000")[-1] in NO_START


@given(text=SENSIBLE, width=WIDTHS)
def test_no_line_begins_with_a_closing_mark(text: str, width: float) -> None:
    lines = break_lines(text, PLAIN, width)

    assert not [line.text for line in lines[1:] if line.text[:1] in NO_START - {""}]


@example(text="许可许可许可许可许可许可许可许可许可许可许可“ 许可", width=80.0)
@given(text=SENSIBLE, width=WIDTHS)
def test_no_line_ends_with_an_opening_mark(text: str, width: float) -> None:
    lines = break_lines(text, PLAIN, width)

    assert not [line.text for line in lines[:-1] if line.text.rstrip()[-1:] in NO_END]


@given(text=SENSIBLE, width=WIDTHS)
def test_justified_lines_end_at_the_same_edge(text: str, width: float) -> None:
    lines = break_lines(text, PLAIN, width, justify=True)

    for line in lines[:-1]:
        right = min(abs(line.width - width), abs(visible(line) - width))
        assert right < 0.01 or line.width < width  # a line that would gape stays ragged


def test_figures_and_words_stay_whole() -> None:
    lines = break_lines("办件编号140502-2026-000128已受理", PLAIN, 11 * SIZE)

    assert [line.text for line in lines] == ["办件编号", "140502-2026-000128已受", "理"]


def test_a_figure_longer_than_a_line_is_broken() -> None:
    lines = break_lines("1" * 50, PLAIN, 8 * SIZE)

    assert [len(line.text) for line in lines] == [16, 16, 16, 2]


def test_a_closing_mark_stands_out_by_its_blank_half() -> None:
    lines = break_lines("甲乙丙丁，戊己", PLAIN, 4.5 * SIZE)

    assert [line.text for line in lines] == ["甲乙丙丁，", "戊己"]


def test_two_marks_share_one_blank_half() -> None:
    (line,) = break_lines("（甲）。乙", PLAIN, 20 * SIZE)

    assert line.width == 4.5 * SIZE


def test_a_cell_leaves_no_character_alone() -> None:
    lines = balance_lines("城镇污水排入排水管网许可", PLAIN, 11 * SIZE)

    assert [line.text for line in lines] == ["城镇污水排入", "排水管网许可"]


def test_the_first_line_is_indented() -> None:
    lines = break_lines("许" * 12, PLAIN, 10 * SIZE, indent=2 * SIZE)

    assert [(len(line.text), line.indent) for line in lines] == [(8, 20.0), (4, 0.0)]
