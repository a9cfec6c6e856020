"""Pages as pictures and as text, read back from the PDF as any reader would show them."""

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from permitdesk.domain.errors import WorldFailed
from permitdesk.printing.fonts import BOXES

if TYPE_CHECKING:
    from PIL.Image import Image

_PIECE = 8
"""Fewest characters that stand together where a long text is divided."""
_TOLD = 60
"""Characters of a text that a message shows."""
_HYPHENS = str.maketrans({"\x02": "-", "\ufffe": "-"})
"""pdfium marks a hyphen at a line's end so."""
_DRAWN = dict.fromkeys(map(ord, BOXES))
_LIGATURES = {ord(one): unicodedata.normalize("NFKC", one) for one in "ﬀﬁﬂﬃﬄﬅﬆ"}
"""pdfium spells these out."""
_PLAIN = _DRAWN | _LIGATURES


def page_count(pdf: bytes) -> int:
    """Return the number of pages."""
    document = _open(pdf)
    try:
        return len(document)
    finally:
        document.close()


def pdf_to_png(pdf: bytes, page: int, dpi: float) -> bytes:
    """Return a page, counted from 0, as a PNG picture.

    Raises:
        IndexError: There is no such page.
    """
    target = BytesIO()
    page_picture(pdf, page, dpi).save(target, "PNG")
    return target.getvalue()


def page_picture(pdf: bytes, page: int, dpi: float) -> "Image":
    """Return a page, counted from 0, as a picture of its own memory.

    Raises:
        IndexError: There is no such page.
    """
    document = _open(pdf)
    try:
        if not 0 <= page < len(document):
            raise IndexError(page)
        bitmap = document[page].render(scale=dpi / 72)
        picture: Image = bitmap.to_pil().copy()  # the bitmap's bytes go with the document
        return picture
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    """Return the text of all pages as one would copy it, pages parted by a form feed."""
    document = _open(pdf)
    try:
        return "\f".join(_page_text(document, number) for number in range(len(document)))
    finally:
        document.close()


def verify_text(pdf: bytes, expected: Sequence[str]) -> None:
    """Make sure that the file says what it should.

    Args:
        pdf: Just rendered.
        expected: Texts of the record; each must be found, line ends and blanks aside.

    Raises:
        WorldFailed: One is not there exactly (``print.text_differs``).
    """
    verify_parts(pdf, [(page_count(pdf), expected)])


def verify_parts(pdf: bytes, expected: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Make sure that each part of a file says what it should.

    Args:
        pdf: Just rendered.
        expected: Part after part, the number of its pages and the texts to be found on them.

    Raises:
        WorldFailed: One is not there exactly (``print.text_differs``).
    """
    document = _open(pdf)
    try:
        first = 0
        for count, texts in expected:
            pages = [_plain(_page_text(document, page)) for page in range(first, first + count)]
            _compare(pages, texts)
            first += count
    finally:
        document.close()


def _compare(pages: Sequence[str], texts: Sequence[str]) -> None:
    whole = "\f".join(pages)
    for text in texts:
        plain = _plain(text)
        if plain not in whole and not _goes_on(plain, pages):
            raise WorldFailed("print.text_differs", text=text[:_TOLD])


def _goes_on(text: str, pages: Sequence[str]) -> bool:
    """Tell whether a text too long for one place goes on in the next, page after page."""
    for page in pages:
        while text:
            known = _longest_beginning(text, page)
            if known < min(_PIECE, len(text)):
                break
            text = text[known:]
    return not text


def _longest_beginning(text: str, page: str) -> int:
    """Return how many characters of the text's beginning stand together on a page."""
    counts = range(1, len(text) + 1)
    return bisect_left(counts, True, key=lambda count: text[:count] not in page)


def _plain(text: str) -> str:
    """Drop what lines and gaps on paper add or take, and the boxes that are drawn."""
    return "".join(text.split()).translate(_PLAIN)


def _page_text(document: Any, number: int) -> str:
    page = document[number].get_textpage()
    try:
        text: str = page.get_text_range()
        return text.translate(_HYPHENS)
    finally:
        page.close()


def _open(pdf: bytes) -> Any:
    import pypdfium2  # late: not at a normal start

    return pypdfium2.PdfDocument(pdf)
