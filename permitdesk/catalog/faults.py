"""What is wrong with the files under ``forms/``: each with its file, line and key, all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from permitdesk.domain.errors import PermitDeskError, Problem
from permitdesk.text import tr

Path = tuple[str | int, ...]
"""Keys and places from the whole catalogue down to one value: ``("licences", "hr_service", …)``."""


@dataclass(frozen=True)
class Finding:
    """Something wrong with a value of the catalogue, before its line was looked up."""

    path: Path
    message: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """Something wrong in a file.

    Attributes:
        file: Path below the folder, with ``/``.
        line: From 1.
        key: Where in the file, e.g. ``fields[3].visible_when.value``; empty for all of it.
        message: Message key.
        facts: Values the message names; under ``expected`` stand words or message keys.
    """

    file: str
    line: int
    key: str
    message: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Say it in one sentence with its place, in the chosen language."""
        place = "catalog.at_key" if self.key else "catalog.at_line"
        what = tr(self.message, **said(self))
        return tr(place, file=self.file, line=self.line, key=self.key, what=what)


class BrokenCatalog(PermitDeskError):
    """The folder cannot be used; nothing of it was taken.

    Attributes:
        faults: All that was found, in order of file and line.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("catalog.broken", count=len(faults))
        self.faults = tuple(sorted(faults, key=lambda fault: (fault.file, fault.line, fault.key)))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The faults as everything that is refused is told: place, message, what it names."""
        return tuple(
            Problem(
                fault.message, f"{fault.file}:{fault.line} {fault.key}".strip(), facts=said(fault)
            )
            for fault in self.faults
        )

    def __str__(self) -> str:
        """List the faults, one a line."""
        return "\n".join(map(str, self.faults))


def found(message: str, *path: str | int, **facts: object) -> Finding:
    """Return a finding; the path comes before the facts, as one reads it."""
    return Finding(path, message, facts)


def spell(path: Path) -> str:
    """Write a path as people do: ``fields[3].choices``."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path).lstrip(".")


def said(fault: Fault) -> dict[str, object]:
    """Return the facts of a fault, those that are message keys in the chosen language."""
    return {name: _in_words(name, value) for name, value in fault.facts.items()}


def _in_words(name: str, value: object) -> object:
    if name == "expected" and isinstance(value, tuple):
        return tuple(tr(word) for word in value)
    return value
