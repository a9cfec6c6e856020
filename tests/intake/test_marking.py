"""The mark on copies: on every page, in the pixels, and readable."""

import io

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

from permitdesk.domain.attachment import mark_of
from permitdesk.domain.errors import NotAllowed
from permitdesk.intake.intake import Intake
from tests.intake.papers import FONT, page, photo_with_position, saved, scanned_pdf

INTAKE = Intake(FONT)
MARK = mark_of("食品经营许可", "晋城SP20260001", "2026年3月2日")


@pytest.mark.parametrize(
    ("data", "pages"),
    [
        (saved(page()), 1),
        (photo_with_position(), 1),
        (scanned_pdf(3), 3),
        (saved(page(), "TIFF", save_all=True, append_images=[page()]), 2),
    ],
)
def test_every_page_of_a_marked_copy_is_one_picture_with_the_mark(data: bytes, pages: int) -> None:
    marked = INTAKE.marked(data, MARK)

    with pikepdf.open(io.BytesIO(marked)) as document:
        assert len(document.pages) == pages
        assert [len(sheet.get_images()) for sheet in document.pages] == [1] * pages
    for sheet in pypdfium2.PdfDocument(marked):
        assert red_part(sheet.render(scale=1).to_pil()) > 0.01


def red_part(picture: Image.Image) -> float:
    """Which part of a picture is redder than it is green."""
    red, green, _ = picture.convert("RGB").split()
    redder = ImageChops.subtract(red, green).histogram()
    return sum(redder[20:]) / sum(redder)


def test_the_mark_leaves_the_writing_readable() -> None:
    marked = Image.open(io.BytesIO(INTAKE.picture(saved(page()), 0, 1600, MARK)))

    dark = marked.convert("L").histogram()
    plain = page().resize(marked.size).histogram()
    assert abs(sum(dark[:90]) - sum(plain[:90])) < 0.2 * sum(plain[:90])


def test_a_page_is_shown_upright_and_as_large_as_was_asked_for() -> None:
    shown = Image.open(io.BytesIO(INTAKE.picture(photo_with_position(), 0, 400)))

    assert shown.size[0] == 400
    assert shown.width > shown.height  # the telephone was held across


def test_a_page_that_is_not_there_is_said_so() -> None:
    for data in (scanned_pdf(2), saved(page())):
        with pytest.raises(NotAllowed) as said:
            INTAKE.picture(data, 7, 400)
        assert said.value.key in {"attachment.no_such_page", "attachment.corrupt"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("食品经营许可", "仅用于食品经营许可 · 2026年3月2日"),
        ("诊所备案", "仅用于诊所备案 · 2026年3月2日"),
        ("公众聚集场所消防安全检查", "仅用于公众聚集场所消防安全检查许可 · 2026年3月2日"),
    ],
)
def test_the_mark_names_what_the_copy_is_for(name: str, words: str) -> None:
    assert mark_of(name, "", "2026年3月2日") == words
