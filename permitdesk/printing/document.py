"""A PDF being written: pages, parts that many pages share, and text in embedded fonts.

The only room that talks to reportlab's canvas.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase import ttfonts
from reportlab.pdfgen.canvas import Canvas

from permitdesk.printing.font_files import Role
from permitdesk.printing.fonts import Face, fonts

_BLOCK = 100
"""Most entries of one bfchar block (PDF 32000-1, 9.10.3)."""
_embedding = threading.Lock()
"""reportlab reads a font file through one shared position."""


@dataclass(frozen=True)
class Shared:
    """A place where a shared part stands on a page."""

    name: str


@dataclass(frozen=True)
class Faint:
    """Operators painted with this opacity, from 0 to 1."""

    operators: str
    opacity: float


Part = str | Shared | Faint
"""What a page is made of, in the order of painting; plain operators are text."""


class Document:
    """One PDF; equal content gives equal bytes.

    Attributes:
        pages: How many it has by now.
    """

    def __init__(self, title: str) -> None:
        self.pages = 0
        self._buffer = BytesIO()
        self._canvas = Canvas(
            self._buffer,
            pageCompression=1,
            invariant=1,  # no moment of making in it
            initialFontName=fonts().face(Role.SONG).name,  # else Helvetica is listed, not embedded
            lang="zh-CN",
        )
        self._canvas.setTitle(title)
        self._canvas.setAuthor("permitdesk")
        self._canvas.setCreator("permitdesk")
        self._canvas.setSubject("")
        self.encoded = lru_cache(4096)(self._encode)

    def add_shared(self, name: str, size: tuple[float, float], operators: str) -> None:
        """Keep operators once for all pages that show them; sizes in points."""
        self._canvas.beginForm(name, 0, 0, *size)
        self._canvas.addLiteral(operators)
        self._canvas.endForm()

    def add_page(self, size: tuple[float, float], parts: Sequence[Part]) -> None:
        """Add a page; sizes in points."""
        canvas = self._canvas
        canvas.setPageSize(size)
        self.pages += 1
        for part in _joined(parts):
            if isinstance(part, Shared):
                canvas.doForm(part.name)
            elif isinstance(part, Faint):
                canvas.saveState()
                canvas.setFillAlpha(part.opacity)
                canvas.addLiteral(part.operators)
                canvas.restoreState()
            else:
                canvas.addLiteral(part)
        canvas.showPage()

    def finish(self) -> bytes:
        """Embed the fonts' used characters and return the file."""
        with _embedding:
            self._canvas.save()
        return self._buffer.getvalue()

    def _encode(self, face: Face, text: str) -> tuple[tuple[str, str], ...]:
        """Return the text as (font resource, codes in hex) pairs; all characters are in the font."""
        document = self._canvas._doc
        return tuple(
            (face.font.getSubsetInternalName(subset, document), codes.hex())
            for subset, codes in face.font.splitString(text, document)
        )


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Put plain operators that follow each other into one text: the canvas counts each call."""
    joined: list[Part] = []
    run: list[str] = []
    for part in parts:
        if isinstance(part, str):
            run.append(part)
            continue
        if run:
            joined.append("\n".join(run))
            run = []
        joined.append(part)
    return [*joined, "\n".join(run)] if run else joined


def _to_unicode(name: str, subset: Sequence[int]) -> str:
    """Return the map by which copied text becomes what was printed, beyond U+FFFF too.

    reportlab 5.1 writes a code beyond U+FFFF with five digits, which no reader understands.
    """
    entries = [
        f"<{place:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(subset)
        if code and (code != ord(" ") or place == ord(" "))
    ]
    blocks = [entries[start : start + _BLOCK] for start in range(0, len(entries), _BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


ttfonts.makeToUnicodeCMap = _to_unicode
rl_config.useA85 = 0  # streams as bytes: a fifth smaller than as letters
rl_config.pdfMultiLine = 0  # no line for each number
