"""Values laid over an official blank: the blank's own pages, flattened, with the values on them.

A blank comes from outside: what could act or hide in it (scripts, files, encryption) is refused, and
only its pages go into the new file.  The values of form fields in Chinese come out as question marks
in many readers, so the fields are dropped and the values drawn, in our own fonts.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from permitdesk.domain.blank import Stamp
from permitdesk.domain.errors import NotAllowed
from permitdesk.printing.document import Document
from permitdesk.printing.font_files import Role
from permitdesk.printing.fonts import fonts
from permitdesk.printing.layouts import words
from permitdesk.printing.pictures import verify_text
from permitdesk.printing.sheet import Pen, Sheet
from permitdesk.printing.typeset import MM, Setting, Type, Typesetter

MOST_BYTES = 20_000_000
MOST_PAGES = 50
_SMALLEST = 7.5
"""Points: what would be smaller wraps instead."""
_HIDING = ("/JavaScript", "/EmbeddedFiles")
_KEPT = (
    "/Type",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/Resources",
    "/Contents",
    "/Group",
    "/Parent",
)
"""Of a page: what is drawn; form fields, notes and links are not."""


def too_long(stamps: Sequence[Stamp]) -> frozenset[int]:
    """Return the rows of the original form whose values do not fit into their places."""
    typesetter = Typesetter(fonts())
    _refuse_rare(stamps)
    return frozenset(stamp.place.row for stamp in stamps if not _fits(stamp, typesetter))


def lay_over(
    blank: bytes, stamps: Sequence[Stamp], attached: bytes = b"", *, practice: bool = False
) -> bytes:
    """Return the blank with the values on it; equal input gives equal bytes.

    Args:
        blank: A PDF, with or without form fields.
        stamps: The values in their places.
        attached: A PDF whose pages follow; empty for none.
        practice: 演练 across each page.

    Raises:
        NotAllowed: ``blank.too_big``, ``blank.encrypted``, ``blank.active``, ``blank.unreadable``:
            the blank cannot be used; ``blank.no_room``, ``blank.unknown_page``: a value has no
            place; ``print.no_glyph``.
        WorldFailed: The printed text differs (``print.text_differs``).
    """
    _refuse_rare(stamps)
    pages = _pages_of(blank)
    for stamp in stamps:
        if not 1 <= stamp.place.page <= len(pages):
            raise NotAllowed("blank.unknown_page", row=stamp.place.row, page=stamp.place.page)
    pdf = _merged(pages, stamps, attached, practice=practice)
    verify_text(pdf, [stamp.text for stamp in stamps])
    return pdf


def _refuse_rare(stamps: Sequence[Stamp]) -> None:
    lacking = fonts().missing("".join(stamp.text for stamp in stamps))
    if lacking:
        raise NotAllowed("print.no_glyph", characters=lacking)


# --- the values ---


def _setting(stamp: Stamp, typesetter: Typesetter) -> Setting:
    size = float(stamp.place.size)
    smallest = min(size, _SMALLEST)
    type_ = Type(Role.SONG, size)
    return typesetter.shrunk(stamp.text, type_, float(stamp.place.width) * MM, smallest)


def _fits(stamp: Stamp, typesetter: Typesetter) -> bool:
    setting = _setting(stamp, typesetter)
    wide = float(stamp.place.width) * MM
    return len(setting.lines) <= stamp.place.lines and setting.width <= wide + 0.5


def _drawn(
    sizes: Sequence[tuple[float, float]], stamps: Sequence[Stamp], *, practice: bool
) -> bytes:
    """Return a file with the values alone, its pages as large as the blank's."""
    typesetter = Typesetter(fonts())
    document = Document("")
    pen = Pen(document, typesetter)
    for number, size in enumerate(sizes, 1):
        sheet = pen.sheet(size)
        for stamp in stamps:
            if stamp.place.page == number:
                _draw(sheet, stamp, typesetter)
        if practice:
            sheet.practice_mark(words().practice)
        sheet.finish()
    return document.finish()


def _draw(sheet: Sheet, stamp: Stamp, typesetter: Typesetter) -> None:
    setting = _setting(stamp, typesetter)
    x, y = float(stamp.place.left) * MM, float(stamp.place.top + stamp.down) * MM
    inside = x + setting.width <= sheet.width and y + setting.height <= sheet.height
    if not inside or not _fits(stamp, typesetter):
        raise NotAllowed("blank.no_room", label=stamp.label, page=stamp.place.page)
    sheet.text(x, y, setting)


# --- the blank ---


def _pages_of(blank: bytes) -> list[Any]:
    """Open a blank and return its pages.

    Raises:
        NotAllowed: It cannot be used.
    """
    from pypdf import PdfReader  # late: not at a normal start

    if len(blank) > MOST_BYTES:
        raise NotAllowed("blank.too_big", megabytes=MOST_BYTES // 1_000_000)
    refusal, pages = "", []
    try:
        reader = PdfReader(BytesIO(blank), strict=False)
        refusal = _refusal(reader)
        if not refusal and len(reader.pages) <= MOST_PAGES:
            pages = list(reader.pages)
    except Exception as error:  # a broken file breaks its reader in any place
        raise NotAllowed("blank.unreadable") from error
    if refusal or not pages:
        raise NotAllowed(refusal or "blank.unreadable")
    return pages


def _refusal(reader: Any) -> str:
    """Return why a file that can be read is not used: locked, or with more in it than paper has."""
    if reader.is_encrypted:
        return "blank.encrypted"
    root = reader.trailer["/Root"]
    hides = any(key in _at(root, "/Names") for key in _HIDING) or "/XFA" in _at(root, "/AcroForm")
    opening = _at(root, "/OpenAction")
    acts = isinstance(opening, dict) and opening.get("/S", "/GoTo") != "/GoTo"
    acts = acts or any("/AA" in holder for holder in (root, *reader.pages))
    return "blank.active" if hides or acts else ""


def _at(holder: Any, key: str) -> Any:
    return holder[key].get_object() if key in holder else {}


def _merged(
    pages: Sequence[Any], stamps: Sequence[Stamp], attached: bytes, *, practice: bool
) -> bytes:
    from pypdf import PdfReader, PdfWriter, Transformation

    try:
        writer = PdfWriter()
        for page in pages:
            for key in [key for key in page if key not in _KEPT]:
                del page[key]
            copy = writer.add_page(page)
            if copy.rotation:
                copy.transfer_rotation_to_content()
        boxes = [page.cropbox for page in writer.pages]
        sizes = [(float(box.width), float(box.height)) for box in boxes]
    except Exception as error:  # a broken file breaks its reader in any place
        raise NotAllowed("blank.unreadable") from error
    drawn = PdfReader(BytesIO(_drawn(sizes, stamps, practice=practice)))
    for page, values, box in zip(writer.pages, drawn.pages, boxes, strict=True):
        moved = Transformation().translate(float(box.left), float(box.bottom))
        page.merge_transformed_page(values, moved)
        page.compress_content_streams()
    if attached:
        for page in PdfReader(BytesIO(attached)).pages:
            writer.add_page(page)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
