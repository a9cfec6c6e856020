"""Reads the QR codes out of a PDF, a scan or a photo.

The file is a stranger's: its size, its pages and its pixels are limited before anything is decoded,
and it is told by its first bytes, not by its name.
pypdfium2 may not be used by two threads at once; the caller runs this where foreign files are read.
"""

import io
import math
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from permitdesk.domain.errors import NotAllowed

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

LARGEST_FILE = 30_000_000
"""Bytes; a telephone's photo has 3 to 12 MB."""
MOST_PAGES = 10
"""Pages of a PDF that are looked at; a permit has its code on the first."""
SHARP_DPI = 300
"""At it the smallest module we print (0.33 mm) is 4 pixels wide."""
MOST_PIXELS = {"JPEG": 60_000_000, "PNG": 25_000_000}
"""A JPEG is made smaller while it is decoded, a PNG is not."""
MOST_PAGE_PIXELS = 25_000_000
_LONG_SIDE = 3000
"""Pixels a JPEG keeps at least, when halving it brings it nearer."""
_POINTS_PER_INCH = 72


def texts_in(source: Path | bytes) -> list[str]:
    """Return the texts of all QR codes, page by page, each once; none found is an empty list.

    Args:
        source: A PDF, PNG or JPEG file, or its bytes.

    Raises:
        NotAllowed: ``verify.file_missing``, ``verify.file_too_large``, ``verify.file_unknown``,
            ``verify.file_locked`` (a PDF with a password), ``verify.file_corrupt``.
    """
    data = source if isinstance(source, bytes) else _bytes_of(source)
    if len(data) > LARGEST_FILE:
        raise NotAllowed("verify.file_too_large")
    if data.startswith(b"%PDF-"):
        pictures = _pages(data)
    elif data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        pictures = _photo(data)
    else:
        raise NotAllowed("verify.file_unknown")
    return list(dict.fromkeys(text for picture in pictures for text in _texts(picture)))


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():  # a device would be read without end
            raise NotAllowed("verify.file_missing", file=path.name)
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise NotAllowed("verify.file_missing", file=path.name) from error


def _texts(picture: "Image") -> list[str]:
    import zxingcpp  # late: only who scans a file needs it

    found = zxingcpp.read_barcodes(
        picture,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [code.text for code in found]


def _photo(data: bytes) -> Iterator["Image"]:
    from PIL import Image, UnidentifiedImageError

    bombs = (Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=tuple(MOST_PIXELS))
        with opened as picture:
            if picture.width * picture.height > MOST_PIXELS[str(picture.format)]:
                raise NotAllowed("verify.file_too_large")
            picture.draft("L", (_LONG_SIDE, _LONG_SIDE))
            yield picture.convert("L")
    except bombs as error:
        raise NotAllowed("verify.file_too_large") from error
    except (OSError, SyntaxError, UnidentifiedImageError, ValueError) as error:
        raise NotAllowed("verify.file_corrupt") from error


def _pages(data: bytes) -> Iterator["Image"]:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        with PdfDocument(data) as document:
            for place in range(min(len(document), MOST_PAGES)):
                page = document[place]
                yield page.render(scale=_scale(page), grayscale=True).to_pil()
    except PdfiumError as error:
        locked = "password" in str(error).lower()
        raise NotAllowed("verify.file_locked" if locked else "verify.file_corrupt") from error


def _scale(page: "PdfPage") -> float:
    """Return pixels a point: sharp, or as sharp as the most pixels allow."""
    sharp = SHARP_DPI / _POINTS_PER_INCH
    width, height = page.get_size()
    return min(sharp, math.sqrt(MOST_PAGE_PIXELS / max(width * height, 1.0)))
