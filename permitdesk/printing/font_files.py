"""Where the fonts are: named by the office's settings, the user's or the system's own."""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from permitdesk.domain.errors import WorldFailed


class Role(StrEnum):
    """What a font is for."""

    SONG = "song"
    """宋: titles and values."""
    KAI = "kai"
    """楷: body and labels, for 仿宋."""
    HEI = "hei"
    """黑: headings and marks."""
    RARE = "rare"
    """What the three lack."""
    RARE_MORE = "rare_more"
    """The planes above the first."""


NEEDED = (Role.SONG, Role.KAI, Role.HEI)

FILES: Mapping[Role, tuple[str, ...]] = {
    Role.SONG: ("uming.ttc", "simsun.ttc", "Songti.ttc"),
    Role.KAI: ("LXGWWenKai-Regular.ttf", "simfang.ttf", "simkai.ttf", "ukai.ttc", "Kaiti.ttc"),
    Role.HEI: ("wqy-zenhei.ttc", "simhei.ttf", "wqy-microhei.ttc"),
    Role.RARE: ("HanaMinA.ttf", "simsunb.ttf"),
    Role.RARE_MORE: ("HanaMinB.ttf",),
}
"""File names by preference; the Chinese form stands first in each collection."""


def find_fonts(
    named: Mapping[str, Path], folders: Iterable[Path] | None = None
) -> dict[Role, Path]:
    """Return the font file of each role: the named one, else the first known one found.

    Args:
        named: Role to file, as the office's settings say.
        folders: Where to look; the fonts of the user and of the system when None.

    Raises:
        WorldFailed: A named file is not there, or one of ``NEEDED`` is nowhere.
    """
    files = {Role(role): path for role, path in named.items()}
    for path in files.values():
        if not path.is_file():
            raise WorldFailed("print.font_unusable", file=path.name)
    if any(role not in files for role in Role):
        there = _font_files(_folders() if folders is None else folders)
        for role in Role:
            known = (there[name.lower()] for name in FILES[role] if name.lower() in there)
            path_found = files.get(role) or next(known, None)
            if path_found:
                files[role] = path_found
    lacking = [role for role in NEEDED if role not in files]
    if lacking:
        names = [FILES[role][0] for role in lacking]
        raise WorldFailed("print.fonts_missing", files=names)
    return files


def _font_files(folders: Iterable[Path]) -> dict[str, Path]:
    wanted = {name.lower() for names in FILES.values() for name in names}
    found: dict[str, Path] = {}
    for folder in folders:
        for path in _walk(folder):
            if path.name.lower() in wanted:
                found.setdefault(path.name.lower(), path)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for where, _, names in os.walk(folder):
        yield from (Path(where, name) for name in names)


def _folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")
        return [home / "AppData/Local/Microsoft/Windows/Fonts", windows]
    return [
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    ]
