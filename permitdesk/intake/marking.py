"""The mark on a copy that leaves the office: 仅用于… across every page, in the pixels themselves.

A mark laid over a page as an object of its own could be taken off again; so each page becomes a
picture, and the mark is part of it. Runs in the limited worker.
"""

import io
from collections.abc import Iterator
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from permitdesk.domain.attachment import FileKind
from permitdesk.intake import pdf_files, picture_files
from permitdesk.intake.kinds import kind_of
from permitdesk.intake.refusing import Refused

MARKED_LONG_SIDE = 1754
"""Pixels of a marked page: 150 dpi on A4."""
_MM_PER_INCH = 25.4
_ANGLE = 30
_INK = (176, 32, 32, 88)
_POINTS = 595, 842


def marked(data: bytes, words: str, font: str) -> bytes:
    """Return a PDF of all pages with the mark.

    Args:
        data: A file this office keeps.
        words: The mark.
        font: Path of the font file it is written in.

    Raises:
        Refused: ``attachment.corrupt`` and the like.
    """
    import pikepdf

    document = pikepdf.new()
    for page in _pages(data, MARKED_LONG_SIDE):
        _add(document, with_mark(page, words, font))
    written = io.BytesIO()
    document.save(written, deterministic_id=True)
    return written.getvalue()


def picture(data: bytes, page: int, long_side: int, words: str, font: str) -> bytes:
    """Return one page, from 0, as PNG; with the mark where there are words.

    Raises:
        Refused: ``attachment.no_such_page``, ``attachment.corrupt`` and the like.
    """
    shown = _page(data, page, long_side)
    if words:
        shown = with_mark(shown, words, font)
    written = io.BytesIO()
    shown.save(written, "PNG")
    return written.getvalue()


def with_mark(page: Image.Image, words: str, font: str) -> Image.Image:
    """Return a page with words across all of it."""
    size = max(page.size) // 42
    letters = _font(font, max(size, 10))
    left, top, right, bottom = letters.getbbox(words)
    width, height = int(right - left), int(bottom - top)
    tile = Image.new("RGBA", (width + size, height + size))
    ImageDraw.Draw(tile).text((size // 2 - left, size // 2 - top), words, _INK, letters)
    tile = tile.rotate(_ANGLE, Image.Resampling.BICUBIC, expand=True)
    across, down = max(tile.width * 2 // 3, 1), max(tile.height + size, 1)
    for row, y in enumerate(range(-tile.height // 2, page.height, down)):
        for x in range(-(across // 2) * (row % 2) - across // 4, page.width, tile.width):
            page.paste(tile, (x, y), tile)
    return page


@cache
def _font(file: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(file, size)


def _page(data: bytes, page: int, long_side: int) -> Image.Image:
    if kind_of(data) is FileKind.PDF:
        with pdf_files.opened(data) as document:
            if page >= len(document):
                raise Refused("attachment.no_such_page", page=page + 1)
            return pdf_files.drawn(document[page], long_side, colour=True).convert("RGB")
    return picture_files.drawn(data, page, long_side)


def _pages(data: bytes, long_side: int) -> Iterator[Image.Image]:
    if kind_of(data) is FileKind.PDF:
        with pdf_files.opened(data) as document:
            for page in document:
                yield pdf_files.drawn(page, long_side, colour=True).convert("RGB")
        return
    with picture_files.opened(data) as whole:
        frames: int = 1 if whole.format in ("JPEG", "MPO") else getattr(whole, "n_frames", 1)
    for place in range(frames):
        yield picture_files.drawn(data, place, long_side)


def _add(document: "object", page: Image.Image) -> None:
    """Add a picture as an A4 page, upright or across as the picture is."""
    import pikepdf

    assert isinstance(document, pikepdf.Pdf)
    squeezed = io.BytesIO()
    page.save(squeezed, "JPEG", quality=82)
    image = document.make_stream(
        squeezed.getvalue(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=page.width,
        Height=page.height,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    wide, high = _POINTS if page.height >= page.width else _POINTS[::-1]
    scale = min(wide / page.width, high / page.height)
    width, height = page.width * scale, page.height * scale
    left, up = (wide - width) / 2, (high - height) / 2
    laid = f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {up:.2f} cm /P Do Q".encode()
    sheet = document.add_blank_page(page_size=(wide, high))
    sheet.obj.Contents = document.make_stream(laid)
    sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=image))
