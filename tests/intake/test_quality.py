"""How well a page reads: what a clerk would see at a glance."""

import pytest
from PIL import Image, ImageFilter

from permitdesk.domain.attachment import Flaw
from permitdesk.intake.quality import flaws_of
from tests.intake.papers import page


def seen(sheet: Image.Image) -> tuple[Flaw, ...]:
    return flaws_of(sheet, max(sheet.size))


@pytest.mark.parametrize("lines", [1, 3, 38])
@pytest.mark.parametrize("dpi", [100, 150, 300])
def test_a_sharp_straight_page_has_no_flaw(lines: int, dpi: int) -> None:
    assert seen(page(lines, dpi)) == ()


@pytest.mark.parametrize("paper", [255, 200, 150])
def test_an_empty_page_is_blank_whatever_its_paper(paper: int) -> None:
    assert seen(page(0, paper=paper)) == (Flaw.BLANK,)


def test_a_page_in_the_dark_is_dark() -> None:
    assert seen(page().point(lambda grey: grey // 5)) == (Flaw.DARK,)


def test_writing_that_nearly_vanished_is_light() -> None:
    assert Flaw.LIGHT in seen(page(ink=222))


@pytest.mark.parametrize("lines", [3, 38])
@pytest.mark.parametrize("radius", [3, 5, 8])
def test_a_blurred_page_is_blurred(lines: int, radius: int) -> None:
    assert Flaw.BLURRED in seen(page(lines).filter(ImageFilter.GaussianBlur(radius)))


@pytest.mark.parametrize("angle", [-7, -4, -2.5, 2.5, 4, 7])
def test_a_page_laid_aslant_is_skewed(angle: float) -> None:
    assert seen(page().rotate(angle, Image.Resampling.BILINEAR, fillcolor=250)) == (Flaw.SKEWED,)


@pytest.mark.parametrize("angle", [-1, 0, 1])
def test_a_page_nearly_straight_is_not(angle: float) -> None:
    assert seen(page().rotate(angle, Image.Resampling.BILINEAR, fillcolor=250)) == ()


def test_a_page_turned_by_a_quarter_is_not_skewed() -> None:
    assert Flaw.SKEWED not in seen(page().rotate(90, expand=True))


def test_a_page_of_too_few_pixels_is_coarse() -> None:
    assert Flaw.COARSE in seen(page(dpi=60))


@pytest.mark.parametrize("size", [(1, 1), (2, 3000), (3000, 2), (7, 7)])
def test_the_smallest_pictures_are_looked_at_too(size: tuple[int, int]) -> None:
    assert seen(Image.new("L", size, 255))
