"""Reads a folder of definitions and says what looks wrong in it, without refusing it."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from permitdesk.catalog.faults import Fault
from permitdesk.catalog.lints.table import LINTS
from permitdesk.catalog.reader import read_with_places

KINDS = tuple(LINTS)


@dataclass(frozen=True)
class Warned:
    """Something that looks wrong, or that the office has still to settle.

    Attributes:
        kind: One of ``KINDS``.
        fault: Where, and what; it blocks nothing.
    """

    kind: str
    fault: Fault


def lint(folder: Path, kinds: Collection[str] = ()) -> tuple[Warned, ...]:
    """Return all warnings about a folder, in order of kind, file and line.

    Args:
        folder: Definitions, as ``read_catalog`` takes them.
        kinds: Only these of ``KINDS``; all where there are none.

    Raises:
        BrokenCatalog: The folder cannot be used at all; that is said first.
    """
    catalog, places = read_with_places(folder)
    return tuple(
        Warned(kind, fault)
        for kind, rules in LINTS.items()
        if not kinds or kind in kinds
        for fault in sorted(
            (places.fault(finding) for rule in rules for finding in rule(catalog)),
            key=lambda fault: (fault.file, fault.line, fault.key),
        )
    )
