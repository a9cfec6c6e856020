"""The leaflet: what somebody takes home on two sides of one sheet."""

from io import BytesIO

from pypdf import PageObject, PdfReader

from permitdesk.desk.guiding import Guiding
from permitdesk.domain.paper import Layout, Paper, Ticks
from permitdesk.printing.measures import MEASURES
from permitdesk.printing.paper_sheet import render_paper
from permitdesk.printing.sheet import A4
from permitdesk.printing.typeset import MM
from tests.desk.hall import RESTAURANT, Hall

SHORT = ("有固定场所", "有相应资金", "有管理制度")
CODE_ENDS_MM = 26
LONG = "有专职或者兼职的食品安全总监、食品安全员等管理人员和保证食品安全的规章制度"


def test_the_notice_sheet_of_a_restaurant_with_four_licences_is_one_sheet_of_two_sides() -> None:
    hall = Hall()
    sheet = hall.papers.notice_sheet(Guiding(hall.desk).choose("restaurant", RESTAURANT))

    assert len(_pages(sheet)) == 2


def test_short_items_to_tick_share_a_line_and_long_ones_do_not() -> None:
    (page,) = _pages(_leaflet(*SHORT, LONG))

    lines = {text: round(y) for text, y in page.items()}
    assert lines[SHORT[0]] == lines[SHORT[1]] > lines[SHORT[2]]
    assert lines[SHORT[2]] > lines[LONG]


def test_a_code_stands_beside_the_title_and_what_follows_begins_below_it() -> None:
    (without,), (page,) = _pages(_leaflet(*SHORT)), _pages(_leaflet(*SHORT, qr="PDN1:TEST"))

    assert page["告知单"] == without["告知单"]
    assert page[SHORT[0]] < without[SHORT[0]]
    assert page[SHORT[0]] < A4[1] - CODE_ENDS_MM * MM


def test_nothing_on_a_leaflet_is_smaller_than_nine_points() -> None:
    measures = MEASURES[Layout.LEAFLET]

    types = (measures.body, measures.quiet, measures.tick, measures.cell, measures.cell_head)
    assert min(type_.size for type_ in types) >= 9


def _leaflet(*items: str, qr: str = "") -> Paper:
    return Paper("notice_sheet", "告知单", "某局", Layout.LEAFLET, (Ticks(items),), qr=qr)


def _pages(paper: Paper) -> list[dict[str, float]]:
    """Return for each page how high each text stands."""
    return [_heights(page) for page in PdfReader(BytesIO(render_paper(paper))).pages]


def _heights(page: PageObject) -> dict[str, float]:
    heights: dict[str, float] = {}

    def note(text: str, _: object, matrix: list[float], *__: object) -> None:
        heights[text.strip()] = matrix[5]

    page.extract_text(visitor_text=note)
    return heights
