"""The official blanks an office has put beside its definitions, with their position files."""

import json
from pathlib import Path

from permitdesk.catalog.faults import BrokenCatalog
from permitdesk.catalog.yaml_file import read_yaml
from permitdesk.codec import Codec, Unreadable
from permitdesk.domain.blank import OfficialBlank, Positions
from permitdesk.domain.errors import NotAllowed

VERSION = 1
"""Of the way a position file is laid out; stands on its top."""


class FolderBlanks:
    """Blanks in a folder: ``LICENCE.pdf`` and ``LICENCE.positions.yaml``."""

    def __init__(self, folder: Path) -> None:
        """Take the folder; it need not be there."""
        self._folder = folder

    def of(self, licence: str) -> OfficialBlank | None:
        """Return the blank of a licence of the catalogue; None where the office has none.

        Raises:
            NotAllowed: ``blank.no_positions``, ``blank.wrong_positions``.
        """
        pdf = self._folder / f"{licence}.pdf"
        if not pdf.is_file():
            return None
        file = self._folder / f"{licence}.positions.yaml"
        if not file.is_file():
            raise NotAllowed("blank.no_positions", file=file.name, pdf=pdf.name)
        return OfficialBlank(pdf.read_bytes(), _positions(file, licence))


def _positions(file: Path, licence: str) -> Positions:
    try:
        data = read_yaml(file.name, file.read_bytes()).data
        positions = Codec[Positions](Positions).read(json.dumps(data))
    except BrokenCatalog as broken:
        what = str(broken.faults[0]).removeprefix(file.name).strip()
        raise _wrong(file, what) from broken
    except Unreadable as unreadable:
        path, kind, _ = unreadable.faults[0]
        raise _wrong(file, f"{'.'.join(map(str, path))}: {kind}") from unreadable
    if (positions.version, positions.licence) != (VERSION, licence):
        raise _wrong(file, f"version: {VERSION}, licence: {licence}")
    return positions


def _wrong(file: Path, what: str) -> NotAllowed:
    return NotAllowed("blank.wrong_positions", file=file.name, what=what)
