"""How well one page reads: blank, dark, light, blurred, skewed.

All is measured on the page in grey, made so small that letters of body text are about ten pixels
high. Figures were found with rendered pages that were blurred, turned, darkened; see the tests.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from permitdesk.domain.attachment import Flaw

if TYPE_CHECKING:
    from PIL.Image import Image

LONG_SIDE = 1100
"""Pixels of the page that is measured; 94 dpi on A4."""
SHORTEST_LONG_SIDE = 900
"""Pixels a page must have along its long side, else it is coarse; 77 dpi on A4."""
_MARGIN = 0.03
"""Of each side left out: shadows of the lid and edges of the sheet."""
_INK = 45
"""Grey steps below the paper at which there is ink."""
_LEAST_INK = 0.0006
"""Of all pixels; a page number alone has more."""
_DARK_PAPER = 80
_FAINT_INK = 60
"""Grey steps between paper and the darkest ink, below which writing is too light."""
_SHARP = 0.4
"""Strongest edges against the contrast, from which on a page is sharp."""
_FEW = 0.002
"""Of all pixels: what is darker or brighter than the rest of the page is left out."""
_STEEPEST, _STEP, _SKEWED = 8.0, 0.5, 2.0
"""Degrees: looked at to either side, in steps, and from which on a page is skewed."""
_PLAIN_GAIN = 1.25
"""By how much the lines of a page stand out better when it is turned straight."""


def flaws_of(page: "Image", long_side: int) -> tuple[Flaw, ...]:
    """Return what makes a page hard to read.

    Args:
        page: In grey (L).
        long_side: Pixels the original has; 0 where that says nothing.
    """
    page = small(page)
    coarse = (Flaw.COARSE,) if 0 < long_side < SHORTEST_LONG_SIDE else ()
    return (*_read(page), *coarse)


def small(page: "Image") -> "Image":
    """Return the page in the size all measures are taken in, without its margins."""
    from PIL import Image

    page = page.copy()
    page.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.BOX)
    across, down = int(page.width * _MARGIN), int(page.height * _MARGIN)
    inner = page.crop((across, down, page.width - across, page.height - down))
    return inner if inner.width > 2 and inner.height > 2 else page  # noqa: PLR2004


def _read(page: "Image") -> Iterator[Flaw]:
    grey = page.histogram()
    paper, darkest = _at(grey, 0.5), _at(grey, _FEW)
    if paper < _DARK_PAPER:
        yield Flaw.DARK
        return
    ink = sum(grey[: max(paper - _INK, 0)]) / sum(grey)
    if ink < _LEAST_INK:
        faint = paper - darkest > _INK / 4 and _edges(page) > _FAINT_INK / 4
        yield Flaw.LIGHT if faint else Flaw.BLANK
        return
    if paper - darkest < _FAINT_INK:
        yield Flaw.LIGHT
    if _edges(page) < _SHARP * (paper - darkest):
        yield Flaw.BLURRED
    elif abs(skew_of(page, paper)) >= _SKEWED:
        yield Flaw.SKEWED


def _edges(page: "Image") -> int:
    """Return how strong the strongest edges are (Laplace), in grey steps."""
    from PIL import ImageFilter

    laplace = ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=2, offset=128)
    inner = (1, 1, page.width - 1, page.height - 1)  # the outermost row is not filtered
    found = page.filter(laplace).crop(inner).histogram()
    return 2 * (_at(found, 1 - _FEW) - 128)


def skew_of(page: "Image", paper: int) -> float:
    """Return by how many degrees the lines of a page run aslant; 0 where no lines are found."""
    from PIL import Image

    ink = page.point([255 if grey < paper - _INK else 0 for grey in range(256)])
    ink.thumbnail((360, 360), Image.Resampling.BOX)
    turns = int(_STEEPEST / _STEP)
    plain = [(_lines(ink, place * _STEP), place * _STEP) for place in range(-turns, turns + 1)]
    best, angle = max(plain)
    straight = plain[turns][0]
    return -angle if best > _PLAIN_GAIN * straight else 0.0


def _lines(ink: "Image", angle: float) -> float:
    """Return how much rows differ from their neighbours when the page is turned."""
    from PIL import Image

    turned = ink.rotate(angle, Image.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((one - two) ** 2 for one, two in pairwise(rows)))


def _at(histogram: Sequence[int], part: float) -> int:
    """Return the value below which a part of all pixels lies."""
    wanted, so_far = part * sum(histogram), 0
    for value, count in enumerate(histogram):
        so_far += count
        if so_far > wanted:
            return value
    return 255
