"""A composite permit as everyone writes it first: platypus paragraphs and tables, qrcode's picture."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from permitdesk.domain.permit import CompositePermit, SinglePermit
from permitdesk.printing.font_files import Role, find_fonts

TITLE, BODY = "stock-title", "stock-body"


def prepare() -> None:
    """Register the same fonts that our own papers use, once."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    files = find_fonts({})
    pdfmetrics.registerFont(TTFont(TITLE, str(files[Role.SONG])))
    pdfmetrics.registerFont(TTFont(BODY, str(files[Role.KAI])))


def stock(permits: Iterable[tuple[CompositePermit, str]], *, duplicate: bool = True) -> bytes:
    """Return permits with their codes as one PDF: a page for the original, one for the duplicate."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    buffer = BytesIO()
    story = [part for permit, code in permits for part in _permit(permit, code, duplicate)]
    SimpleDocTemplate(buffer, pagesize=A4, title="行业综合许可证").build(story)
    return buffer.getvalue()


def _permit(permit: CompositePermit, code: str, duplicate: bool) -> Iterator[Any]:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.lib.units import mm
    from reportlab.platypus import Image, PageBreak, Paragraph, Spacer

    title = ParagraphStyle("title", fontName=TITLE, fontSize=28, leading=40, alignment=1)
    body = ParagraphStyle("body", fontName=BODY, fontSize=12, leading=20, wordWrap="CJK")
    yield Paragraph("行业综合许可证", title)
    yield Spacer(1, 10 * mm)
    yield _table([[Paragraph(text, body) for text in row] for row in facts(permit)], (40, 120))
    yield Spacer(1, 10 * mm)
    yield Image(BytesIO(picture(code)), 40 * mm, 40 * mm)
    yield PageBreak()
    if duplicate:
        yield Paragraph("行业综合许可证（副本）", title)
        rows = [[Paragraph(text, body) for text in row] for row in members(permit)]
        yield _table(rows, (40, 45, 45, 40))
        yield Image(BytesIO(picture(code)), 30 * mm, 30 * mm)
        yield PageBreak()


def picture(code: str) -> bytes:
    """Return a QR code as PNG, the way the library's first page shows it."""
    import qrcode

    buffer = BytesIO()
    qrcode.make(code).save(buffer)
    return buffer.getvalue()


def _table(rows: list[list[Any]], widths: tuple[int, ...]) -> Any:
    from reportlab.lib.colors import black
    from reportlab.lib.units import mm
    from reportlab.platypus import Table

    style = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Table(rows, [width * mm for width in widths], style=style)


def facts(permit: CompositePermit) -> list[tuple[str, ...]]:
    """Return what stands on the original, a label and its fact a row."""
    holder = permit.holder
    return [
        ("证号", permit.number),
        ("名称", holder.name),
        ("统一社会信用代码", holder.uscc),
        ("法定代表人", holder.legal_person),
        ("经营场所", holder.premises),
        ("行业", permit.industry),
        ("许可项目", "、".join(member.name for member in permit.permits)),
        ("发证机关", permit.authority),
        ("发证日期", permit.issued_on.isoformat()),
    ]


def members(permit: CompositePermit) -> list[tuple[str, ...]]:
    """Return the table of the duplicate, its heading first."""
    return [
        ("单项许可", "编号", "许可范围", "有效期至"),
        *map(_member, (*permit.permits, *permit.filings)),
    ]


def _member(member: SinglePermit) -> tuple[str, ...]:
    until = member.validity.until
    return member.name, member.number, member.scope, until.isoformat() if until else "长期"
