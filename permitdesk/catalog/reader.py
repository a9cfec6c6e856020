"""Reads a folder of definitions into a catalogue, or says everything that is wrong with it."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from permitdesk.catalog.assembly import Assembly
from permitdesk.catalog.checks.table import CHECKS
from permitdesk.catalog.compiled import codec
from permitdesk.catalog.digest import digest_of_files, read_files
from permitdesk.catalog.faults import BrokenCatalog, Fault, Finding
from permitdesk.catalog.labels import Labels, check_labels
from permitdesk.catalog.places import Places
from permitdesk.catalog.shape import findings
from permitdesk.catalog.terms import too_many_terms
from permitdesk.codec import Codec, Unreadable
from permitdesk.domain.catalog import Catalog


def read_catalog(folder: Path) -> Catalog:
    """Return the catalogue that stands in a folder.

    What is written wrongly (YAML, keys, types) is said before what is said wrongly (a licence that
    does not exist): the second cannot be judged while the first is there.

    Raises:
        BrokenCatalog: With all faults of the first kind, or all of the second.
    """
    return read_with_places(folder)[0]


def read_with_places(folder: Path) -> tuple[Catalog, Places]:
    """Return the catalogue of a folder and where each value of it stands.

    Raises:
        BrokenCatalog: As ``read_catalog``.
    """
    files = read_files(folder)
    assembly = Assembly()
    for name, raw in files.items():
        assembly.take(name, raw)
    assembly.require(set(files))
    assembly.faults.extend(Fault(name, 1, "", "catalog.yml") for name in _yml(folder))
    labels, wrong = _labels(assembly)
    catalog, wrong_too = _catalog(assembly, digest_of_files(files))
    _refuse(assembly, (*wrong, *wrong_too))
    assert catalog is not None, "without a fault there is a catalogue"
    _refuse(assembly, (*check_labels(labels, catalog), *_check(catalog)))
    return catalog, assembly.places


def _yml(folder: Path) -> list[str]:
    """List files that look like definitions and would be left out without a word."""
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*.yml")]


def _catalog(assembly: Assembly, digest: str) -> tuple[Catalog | None, list[Finding]]:
    if too_many_terms(assembly.data):
        return None, [Finding((), "catalog.too_many_terms")]
    try:
        return codec().read(json.dumps({"digest": digest, **assembly.data})), []
    except Unreadable as error:
        return None, [
            finding
            for finding in findings(error.faults, assembly.data)
            if finding.path and finding.path[0] in assembly.data  # what is missing was said
        ]


def _labels(assembly: Assembly) -> tuple[Labels, list[Finding]]:
    try:
        return Codec[Labels](Labels).read(json.dumps(assembly.labels)), []
    except Unreadable as error:
        return {}, [
            replace(item, path=("shared_fields", item.path[0], "original_labels", *item.path[1:]))
            for item in findings(error.faults, assembly.labels)
        ]


def _check(catalog: Catalog) -> Iterable[Finding]:
    for check in CHECKS:
        yield from check(catalog)


def _refuse(assembly: Assembly, wrong: Iterable[Finding]) -> None:
    faults = [*assembly.faults, *map(assembly.places.fault, wrong)]
    if faults:
        raise BrokenCatalog(faults)
