"""Blanks as an office may supply them: plain, with form fields, turned, locked, and hostile."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from permitdesk.domain.blank import Place, Stamp

PRINTED = "APPLICATION FORM"
"""Stands on every page of a blank."""


def blank(pages: int = 1, *, fields: bool = False) -> bytes:
    """Draw a blank on A4; with form fields where wanted, one already filled."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1)
    for page in range(pages):
        canvas.drawString(72, 780, PRINTED)
        canvas.rect(72, 600, 300, 40)
        if fields:
            canvas.acroForm.textfield("OLD VALUE", x=80, y=610, width=200, name=f"name{page}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def changed(pdf: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """Return a file with something done to it."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def add_script(writer: PdfWriter) -> None:
    names = DictionaryObject({NameObject("/JavaScript"): DictionaryObject()})
    writer.root_object[NameObject("/Names")] = names


def add_file(writer: PdfWriter) -> None:
    writer.add_attachment("x.txt", b"x")


def add_launch(writer: PdfWriter) -> None:
    act = {"/S": NameObject("/Launch"), "/F": TextStringObject("calc.exe")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(key): value for key, value in act.items()}
    )


def add_page_action(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/AA")] = DictionaryObject()


def add_xfa(writer: PdfWriter) -> None:
    form = DictionaryObject({NameObject("/XFA"): ArrayObject()})
    writer.root_object[NameObject("/AcroForm")] = form


def lock(writer: PdfWriter) -> None:
    writer.encrypt("", "owner", algorithm="RC4-128")


def stamp(text: str, **place: float) -> Stamp:
    """Put a text somewhere on the first page."""
    where: dict[str, float] = {"row": 1, "page": 1, "left": 30, "top": 70, "width": 100, **place}
    whole = {key: int(where.pop(key)) for key in ("row", "page", "lines") if key in where}
    lengths = {key: Decimal(str(value)) for key, value in where.items()}
    return Stamp(Place(**whole, **lengths), "经营者名称", text)  # type: ignore[arg-type]
