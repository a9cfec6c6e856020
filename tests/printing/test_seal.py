"""The place of the seal: over office and date, and over no word of the text."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

import pytest

from permitdesk.domain.paper import Layout, PaperColumn, Signature, SignHere, Table, Text
from permitdesk.printing.fonts import fonts
from permitdesk.printing.measures import MEASURES, Measures
from permitdesk.printing.sheet import Sheet
from permitdesk.printing.strips import Strip
from permitdesk.printing.table_blocks import table_strips
from permitdesk.printing.text_blocks import signature_strip, text_strips
from permitdesk.printing.typeset import Setting, Typesetter
from tests.printing.builders import OFFICE

SEALED = Signature(OFFICE, date(2026, 3, 18))


@dataclass
class Page:
    """Notes where words and seals are put: points from the upper left corner."""

    words: list[tuple[float, float, float, float]] = field(default_factory=list)
    seals: list[tuple[float, float, float]] = field(default_factory=list)

    def text(self, x: float, y: float, setting: Setting, *_: object, **__: object) -> None:
        self.words.append((x, y, x + setting.width, y + setting.height))

    def seal_place(self, x: float, y: float, across: float, _words: str) -> None:
        self.seals.append((x, y, across / 2))

    def __getattr__(self, _: str) -> Any:
        """Take rules and boxes without noting them."""
        return lambda *_, **__: None


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("squeezed", [False, True])
def test_the_seal_touches_no_word_over_it_however_long_the_last_lines_are(
    layout: Layout, squeezed: bool
) -> None:
    measures, typesetter = MEASURES[layout], Typesetter(fonts())
    for count in range(1, 90):
        over = text_strips(Text("许" * count), measures, typesetter)

        page, seal = _drawn(over, measures, typesetter, squeezed=squeezed)

        assert not any(_touches(seal, words) for words in page.words[: len(over)]), count


def test_the_seal_stays_under_a_table() -> None:
    measures, typesetter = MEASURES[Layout.SHEET], Typesetter(fonts())
    over = table_strips(
        Table((PaperColumn("事项", 30),), (("食品经营许可",),)), measures, typesetter
    )
    bottom = sum(strip.above + strip.height for strip in over)

    _, (_, middle, radius) = _drawn(over, measures, typesetter, squeezed=True)

    assert middle - radius >= bottom


def test_beside_a_short_last_line_the_seal_rises() -> None:
    measures, typesetter = MEASURES[Layout.NOTICE], Typesetter(fonts())
    short = text_strips(Text("特此告知。"), measures, typesetter)
    long = text_strips(Text("许" * 26), measures, typesetter)

    heights = [
        signature_strip(SEALED, None, measures, typesetter, over).height for over in (short, long)
    ]

    assert heights[0] < heights[1]


def test_lines_to_sign_stand_beside_office_and_date() -> None:
    measures, typesetter = MEASURES[Layout.NOTICE], Typesetter(fonts())
    sign = SignHere(("申请人签收", "签收日期"))

    alone = signature_strip(SEALED, None, measures, typesetter)
    beside = signature_strip(SEALED, sign, measures, typesetter)

    assert beside.height == alone.height


def _drawn(
    over: list[Strip], measures: Measures, typesetter: Typesetter, *, squeezed: bool
) -> tuple[Page, tuple[float, float, float]]:
    page, y = Page(), 0.0
    for strip in (*over, signature_strip(SEALED, None, measures, typesetter, over)):
        y += 0.0 if squeezed and strip.elastic else strip.above
        strip.draw(cast("Sheet", page), y)
        y += strip.height
    return page, page.seals[0]


def _touches(seal: tuple[float, float, float], words: tuple[float, float, float, float]) -> bool:
    """Tell whether a circle reaches into a rectangle."""
    (x, y, radius), (left, top, right, bottom) = seal, words
    across, down = x - min(max(x, left), right), y - min(max(y, top), bottom)
    return across**2 + down**2 < radius**2
