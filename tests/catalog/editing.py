"""A copy of the small folder of definitions, with something broken in it."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from permitdesk.catalog.faults import BrokenCatalog, Fault
from permitdesk.catalog.reader import read_catalog
from permitdesk.domain.catalog import Catalog

SMALL = Path(__file__).parent / "small"
FORMS = Path(__file__).parents[2] / "forms"


def small_copy(folder: Path) -> Path:
    """Copy the small folder, which has no fault."""
    return Path(shutil.copytree(SMALL, folder / "forms"))


def edit(folder: Path, file: str, old: str, new: str) -> str:
    """Replace a text that stands once in a file; return the file's new text."""
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), "utf-8")
    return path.read_text("utf-8")


def line_of(text: str, part: str) -> int:
    """Return the line on which a part of a text begins."""
    assert part in text
    return text[: text.index(part)].count("\n") + 1


def faults(folder: Path) -> tuple[Fault, ...]:
    """Read a folder that is broken and return what is said."""
    with pytest.raises(BrokenCatalog) as broken:
        read_catalog(folder)
    return broken.value.faults


@cache
def real_catalog() -> Catalog:
    """Read the real folder, once for all tests."""
    return read_catalog(FORMS)
