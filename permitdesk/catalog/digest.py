"""The version of a folder of definitions: one number for all its files."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from permitdesk.catalog.assembly import ELSEWHERE


def digest_of(folder: Path) -> str:
    """Return the SHA-256 of a folder, hexadecimal: the names and bytes of its definitions.

    The working-day calendar is not part of it: a new notice is no new law.
    """
    return digest_of_files(read_files(folder))


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each definition by its path below the folder, with ``/``, in order."""
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.yaml")}
    return {
        name: names[name].read_bytes() for name in sorted(names) if not name.startswith(ELSEWHERE)
    }


def digest_of_files(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of names and bytes, in order of the names."""
    digest = hashlib.sha256()
    for name in sorted(files):
        # Lengths stand before what they measure: no two folders run together into the same bytes.
        head = f"{len(name.encode())} {name} {len(files[name])} "
        digest.update(head.encode() + files[name])
    return digest.hexdigest()
