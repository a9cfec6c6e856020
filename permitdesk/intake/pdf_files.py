"""Foreign PDF files: what may not be in one, and how its pages read. Runs in the limited worker."""

import io
from collections.abc import Iterator
from time import process_time
from typing import TYPE_CHECKING, Any

from permitdesk.domain.attachment import FileKind, Look, LookedPage
from permitdesk.intake.limits import LOOKING_S, MOST_OBJECTS, MOST_PAGE_PIXELS, MOST_PAGES
from permitdesk.intake.quality import LONG_SIDE, flaws_of
from permitdesk.intake.refusing import Refused

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfDocument, PdfPage

_MM_PER_POINT = 25.4 / 72
_DANGERS = {
    "/JS": "attachment.script",
    "/EmbeddedFile": "attachment.embedded",
    "/EmbeddedFiles": "attachment.embedded",
    "/EF": "attachment.embedded",
    "/RichMedia": "attachment.script",
    "/XFA": "attachment.script",
}
"""Keys of dictionaries that a paper has no use for."""
_ACTIONS = {
    "/JavaScript": "attachment.script",
    "/Launch": "attachment.script",
    "/ImportData": "attachment.script",
    "/SubmitForm": "attachment.script",
    "/RichMedia": "attachment.script",
    "/GoToE": "attachment.embedded",
    "/GoToR": "attachment.script",
    "/FileAttachment": "attachment.embedded",
    "/EmbeddedFile": "attachment.embedded",
}
"""Values of ``/S``, ``/Subtype`` and ``/Type``: what runs, sends, opens or carries something else."""


def look_at_pdf(data: bytes) -> Look:
    """Look a PDF through.

    Raises:
        Refused: ``attachment.locked``, ``attachment.corrupt``, ``attachment.too_many_pages``,
            ``attachment.no_pages``, ``attachment.script``, ``attachment.embedded``,
            ``attachment.too_complex``.
    """
    _look_for_dangers(data)
    with opened(data) as document:
        return Look(FileKind.PDF, tuple(_pages(document)), data)


def _look_for_dangers(data: bytes) -> None:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if document.is_encrypted:
                raise Refused("attachment.locked")
            _look_at_count(document.Root.Pages.Count)
            objects = document.objects
            if len(objects) > MOST_OBJECTS:
                raise Refused("attachment.too_complex")
            for thing in objects:
                _look_into(thing)
            _look_into(document.trailer)
    except pikepdf.PasswordError as error:
        raise Refused("attachment.locked") from error
    except (pikepdf.PdfError, AttributeError, ValueError, RuntimeError) as error:
        raise Refused("attachment.corrupt") from error


def _look_at_count(said: Any) -> None:
    """Refuse too many pages, or none, by what the file says of itself; they are counted later."""
    if isinstance(said, int) and said > MOST_PAGES:
        raise Refused("attachment.too_many_pages", most=MOST_PAGES)
    if said == 0:
        raise Refused("attachment.no_pages")


_DEEPEST = 30
"""Dictionaries within dictionaries; objects with a number of their own begin anew."""


def _look_into(thing: Any, depth: int = 0) -> None:
    """Refuse an object that runs, sends or carries something; what is elsewhere comes by itself."""
    import pikepdf

    if depth > _DEEPEST:
        raise Refused("attachment.too_complex")
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        for key, value in thing.items():
            _look_at_entry(key, value)
            if not getattr(value, "is_indirect", False):
                _look_into(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing:
            if not getattr(value, "is_indirect", False):
                _look_into(value, depth + 1)


def _look_at_entry(key: str, value: Any) -> None:
    import pikepdf

    danger = _DANGERS.get(key)
    if danger is None and key in ("/S", "/Subtype", "/Type") and isinstance(value, pikepdf.Name):
        danger = _ACTIONS.get(str(value))
    if danger is not None:
        raise Refused(danger)


class opened:  # noqa: N801  reads as a word
    """Opens a PDF to draw its pages; its errors become refusals.

    Raises:
        Refused: ``attachment.locked``, ``attachment.corrupt``.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __enter__(self) -> "PdfDocument":
        from pypdfium2 import PdfDocument, PdfiumError

        try:
            self._document = PdfDocument(self._data)
        except PdfiumError as error:
            raise _refused(error) from error
        return self._document

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        from pypdfium2 import PdfiumError

        self._document.close()
        if isinstance(error, PdfiumError):
            raise _refused(error) from error


def _refused(error: Exception) -> Refused:
    locked = "password" in str(error).lower()
    return Refused("attachment.locked" if locked else "attachment.corrupt")


def _pages(document: "PdfDocument") -> Iterator[LookedPage]:
    if len(document) > MOST_PAGES:
        raise Refused("attachment.too_many_pages", most=MOST_PAGES)
    for place in range(len(document)):
        page = document[place]
        width, height = (round(points * _MM_PER_POINT) for points in page.get_size())
        looked = not place or process_time() < LOOKING_S
        flaws = flaws_of(drawn(page, LONG_SIDE), _long_side(page)) if looked else ()
        yield LookedPage(width_mm=width, height_mm=height, looked=looked, flaws=flaws)
        page.close()


def _long_side(page: "PdfPage") -> int:
    """Return how many pixels a page has that is one picture; 0 for a page that is written."""
    from pypdfium2 import raw

    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_TEXT)
    found = list(page.get_objects(filter=kinds, max_depth=2))
    if len(found) != 1 or found[0].type != raw.FPDF_PAGEOBJ_IMAGE:
        return 0
    width, height = found[0].get_px_size()
    return max(int(width), int(height))


def drawn(page: "PdfPage", long_side: int, *, colour: bool = False) -> "Image":
    """Return a page as a picture, so many pixels long, and never more than can be held."""
    width, height = page.get_size()
    scale = long_side / max(width, height, 1.0)
    pixels = max(width * height, 1.0) * scale * scale
    scale *= min(1.0, (MOST_PAGE_PIXELS / pixels) ** 0.5)
    picture: Image = page.render(scale=scale, grayscale=not colour).to_pil()
    return picture
