"""Reads the QR codes out of a PDF, a scan or a photo. Runs in the limited worker."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from permitdesk.domain.attachment import FileKind
from permitdesk.intake import pdf_files, picture_files
from permitdesk.intake.kinds import kind_of
from permitdesk.intake.limits import MOST_PAGE_PIXELS
from permitdesk.intake.refusing import Refused

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

MOST_CODE_PAGES = 10
"""Pages of a PDF that are looked at; a permit has its code on the first."""
SHARP_DPI = 300
"""At it the smallest module we print (0.33 mm) is 4 pixels wide."""
_LONG_SIDE = 3000
"""Pixels a JPEG keeps at least, when halving it brings it nearer."""
_POINTS_PER_INCH = 72


def texts_in(data: bytes) -> list[str]:
    """Return the texts of all QR codes, page by page, each once; none found is an empty list.

    Raises:
        Refused: ``attachment.unknown_kind``, ``attachment.locked``, ``attachment.corrupt``,
            ``attachment.picture_too_large``.
    """
    kind = kind_of(data)
    if kind is None:
        raise Refused("attachment.unknown_kind")
    pictures = _pages(data) if kind is FileKind.PDF else _photo(data)
    return list(dict.fromkeys(text for picture in pictures for text in _texts(picture)))


def _texts(picture: "Image") -> list[str]:
    import zxingcpp  # late: only who scans a file needs it

    found = zxingcpp.read_barcodes(
        picture,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [code.text for code in found]


def _photo(data: bytes) -> Iterator["Image"]:
    with picture_files.opened(data) as picture:
        picture.draft("L", (_LONG_SIDE, _LONG_SIDE))
        yield picture_files.grey(picture)


def _pages(data: bytes) -> Iterator["Image"]:
    with pdf_files.opened(data) as document:
        for place in range(min(len(document), MOST_CODE_PAGES)):
            page = document[place]
            yield page.render(scale=_scale(page), grayscale=True).to_pil()
            page.close()


def _scale(page: "PdfPage") -> float:
    """Return pixels a point: sharp, or as sharp as the most pixels allow."""
    sharp = SHARP_DPI / _POINTS_PER_INCH
    width, height = page.get_size()
    return min(sharp, math.sqrt(MOST_PAGE_PIXELS / max(width * height, 1.0)))
