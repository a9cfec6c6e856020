"""Text as page operators: which font, which codes, and how far apart."""

from functools import lru_cache

from permitdesk.printing.document import Document
from permitdesk.printing.font_files import Role
from permitdesk.printing.fonts import BOXES, Face, Fonts
from permitdesk.printing.lines import NO_END, Line
from permitdesk.printing.typeset import Type


class Showing:
    """Shows lines in one document."""

    def __init__(self, document: Document, fonts: Fonts) -> None:
        self._document = document
        self._fonts = fonts
        self.line = lru_cache(4096)(self._line)

    def _line(self, type_: Type, line: Line) -> str:
        """Return the operators that show a line from its left end on the base line."""
        if line.advances is None and not _needs_places(self._fonts, type_.role, line.text):
            return " ".join(
                f"{name} {type_.size:g} Tf <{codes}> Tj"
                for face, text in _runs(self._fonts, type_.role, line.text)
                for name, codes in self._document.encoded(face, text)
            )
        return _placed(self._document, self._fonts, type_, line)


def _needs_places(fonts: Fonts, role: Role, text: str) -> bool:
    return any(glyph.advance != glyph.drawn for glyph in (fonts.glyph(role, one) for one in text))


def _runs(fonts: Fonts, role: Role, text: str) -> list[tuple[Face, str]]:
    """Split a text where the font changes."""
    runs: list[tuple[Face, str]] = []
    for character in text:
        face = fonts.glyph(role, character).face
        if runs and runs[-1][0] is face:
            runs[-1] = (face, runs[-1][1] + character)
        else:
            runs.append((face, character))
    return runs


def _placed(document: Document, fonts: Fonts, type_: Type, line: Line) -> str:
    """Show a line whose characters do not simply follow each other by their own widths."""
    size = type_.size
    shown: list[str] = []
    array: list[str] = []
    current = ""
    for place, character in enumerate(line.text):
        glyph = fonts.glyph(type_.role, character)
        natural = glyph.advance * size + type_.tracking
        advance = line.advances[place] if line.advances else natural
        before = (glyph.advance - glyph.drawn) * size if character in NO_END else 0.0
        if character in BOXES:
            array.append(f"{-1000 * advance / size:.0f}")
            continue
        for name, codes in document.encoded(glyph.face, character):
            if name != current:
                if array:
                    shown.append(f"[{''.join(array)}] TJ")
                    array = []
                shown.append(f"{name} {size:g} Tf")
                current = name
            after = advance - before - glyph.drawn * size - type_.tracking
            array.append(_moved(before, size) + f"<{codes}>" + _moved(after, size))
    if array:
        shown.append(f"[{''.join(array)}] TJ")
    return " ".join(shown)


def _moved(points: float, size: float) -> str:
    thousandths = round(-1000 * points / size)
    return f" {thousandths} " if thousandths else ""
