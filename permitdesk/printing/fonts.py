"""Fonts by their role on paper: what they have, and which one draws a character."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.printing.cmap import Coverage, read_coverage
from permitdesk.printing.font_files import Role, find_fonts

_OTHERS: Mapping[Role, tuple[Role, ...]] = {
    Role.SONG: (Role.SONG, Role.KAI, Role.HEI, Role.RARE, Role.RARE_MORE),
    Role.KAI: (Role.KAI, Role.SONG, Role.HEI, Role.RARE, Role.RARE_MORE),
    Role.HEI: (Role.HEI, Role.SONG, Role.KAI, Role.RARE, Role.RARE_MORE),
}
_MARKS_FROM_KAI: Mapping[Role, frozenset[str]] = {
    Role.SONG: frozenset("、。"),
    Role.HEI: frozenset("，。、；：？！"),
    Role.KAI: frozenset(),
}
"""UMing draws its two at half height, Zen Hei sets its marks in the middle."""
_QUOTES = frozenset("“”‘’")
"""Narrow in some fonts; Chinese text gives each a whole character."""
BOXES = frozenset("☐☑")
"""No font need have them: they are drawn."""
_NEEDS_NONE = BOXES | {"\n"}


@dataclass(frozen=True, eq=False)
class Face:
    """A loaded font.

    Attributes:
        font: The ``reportlab`` font.
        widths: Character code to width, in thousandths of the size.
    """

    name: str
    font: Any
    widths: Mapping[int, float]


@dataclass(frozen=True, eq=False)
class Glyph:
    """How one character is drawn in a role; widths in parts of the size.

    Attributes:
        advance: Width of its cell.
        drawn: Width of the glyph alone.
    """

    face: Face
    advance: float
    drawn: float


class Fonts:
    """The fonts of this machine."""

    def __init__(self, files: Mapping[Role, Path]) -> None:
        self._files = dict(files)
        self._coverages: dict[Role, Coverage] = {}
        self._faces: dict[Role, Face] = {}
        self._glyphs: dict[tuple[Role, str], Glyph] = {}
        self._known: dict[str, bool] = {}

    def missing(self, text: str) -> str:
        """Return the characters no font has, each once; a line break is none."""
        return "".join(dict.fromkeys(one for one in text if not self._covers(one)))

    def glyph(self, role: Role, character: str) -> Glyph:
        """Return how a character is drawn.

        Raises:
            NotAllowed: No font has it.
            WorldFailed: The font file cannot be used.
        """
        key = (role, character)
        found = self._glyphs.get(key)
        if found is None:
            found = self._glyphs[key] = self._find_glyph(role, character)
        return found

    def face(self, role: Role) -> Face:
        """Return the loaded font of a role."""
        if role not in self._faces:
            self._faces[role] = _load(role, self._files[role])
        return self._faces[role]

    def _covers(self, character: str) -> bool:
        known = self._known.get(character)
        if known is None:
            known = character in _NEEDS_NONE or any(
                self._coverage(role).has(character) for role in self._files
            )
            self._known[character] = known
        return known

    def _find_glyph(self, role: Role, character: str) -> Glyph:
        if character in BOXES:
            return Glyph(self.face(role), advance=1.0, drawn=0.0)
        roles = _OTHERS[role]
        if character in _MARKS_FROM_KAI[role]:
            roles = _OTHERS[Role.KAI]
        for other in roles:
            if other in self._files and self._coverage(other).has(character):
                face = self.face(other)
                width = face.widths.get(ord(character))
                if width is None:  # the loader knows fewer maps than we read
                    continue
                drawn = width / 1000
                return Glyph(face, max(drawn, 1.0) if character in _QUOTES else drawn, drawn)
        raise NotAllowed("print.no_glyph", characters=character)

    def _coverage(self, role: Role) -> Coverage:
        if role not in self._coverages:
            path = self._files[role]
            try:
                self._coverages[role] = read_coverage(path)
            except (OSError, ValueError) as error:
                raise WorldFailed("print.font_unusable", file=path.name) from error
        return self._coverages[role]


def use_fonts(named: Mapping[str, Path]) -> None:
    """Print with these files from now on, by role; the others are looked for.

    Args:
        named: Role (``song``, ``kai``, ``hei``, ``rare``, ``rare_more``) to font file.

    Raises:
        WorldFailed: A needed font is not there.
    """
    _chosen[:] = [Fonts(find_fonts(named))]


def fonts() -> Fonts:
    """Return the fonts in use.

    Raises:
        WorldFailed: A needed font is not there.
    """
    if not _chosen:
        use_fonts({})
    return _chosen[0]


def missing_glyphs(text: str) -> str:
    """Return the characters that cannot be printed because no font has them, each once.

    Raises:
        WorldFailed: A needed font is not there.
    """
    return fonts().missing(text)


@cache
def _load(role: Role, path: Path) -> Face:
    from reportlab.pdfbase import pdfmetrics  # late: slow
    from reportlab.pdfbase.ttfonts import TTFError, TTFont

    name = f"permitdesk-{role}-{path.stem}"
    try:
        font = TTFont(name, str(path), subfontIndex=0, asciiReadable=False, shapable=False)
    except (OSError, TTFError) as error:  # outlines it does not know (CFF), or a broken file
        raise WorldFailed("print.font_unusable", file=path.name) from error
    for table in ("name", "OS/2"):  # no reader needs them in an embedded part; UMing's are 8 kB
        font.face.table.pop(table, None)
    pdfmetrics.registerFont(font)
    return Face(name, font, font.face.charWidths)


_chosen: list[Fonts] = []
