"""Where each value of the catalogue stands: file, line and key."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from permitdesk.catalog.faults import Fault, Finding, Path, spell
from permitdesk.catalog.renames import respelled
from permitdesk.catalog.yaml_file import Mark, YamlFile


@dataclass(frozen=True)
class Place:
    """A part of a file that became a part of the catalogue.

    Attributes:
        within: Where it stands in its file.
        words: How the spelling differs between the two.
    """

    file: str
    mark: Mark
    within: Path = ()
    words: Mapping[str, str] = field(default_factory=dict)


class Places:
    """Finds the line of a path in the catalogue."""

    def __init__(self) -> None:
        self._places: dict[Path, Place] = {}

    def put(self, path: Path, place: Place) -> None:
        """Remember where a part of the catalogue comes from."""
        self._places[path] = place

    def fault(self, finding: Finding) -> Fault:
        """Give a finding its file and line: that of the nearest value around it that is written."""
        for length in range(len(finding.path), -1, -1):
            place = self._places.get(finding.path[:length])
            if place is not None:
                inner = respelled(finding.path[length:], place.words)
                key = spell((*place.within, *inner))
                line = _line(place.mark, inner)
                return Fault(place.file, line, key, finding.message, finding.facts)
        return Fault(".", 1, spell(finding.path), finding.message, finding.facts)


def _line(mark: Mark, path: Path) -> int:
    for key in path:
        if key not in mark.children:
            break
        mark = mark.children[key]
    return mark.line


def whole_file(file: YamlFile) -> Places:
    """Return the places of a file that is a value by itself."""
    places = Places()
    places.put((), Place(file.name, file.mark))
    return places
