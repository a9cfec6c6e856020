"""Which characters a font file has, read from its character map alone.

Loading a whole font takes a tenth of a second; asking only whether a character can be printed must
not, because the desk asks it at every entry.
"""

import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_WANTED = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of the Unicode maps, the largest first (OpenType, cmap)."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """The characters of one font as ranges, ends included."""

    firsts: Sequence[int]
    lasts: Sequence[int]

    def has(self, character: str) -> bool:
        """Tell whether the font has a glyph for it."""
        code = ord(character)
        place = bisect_right(self.firsts, code) - 1
        return place >= 0 and code <= self.lasts[place]


def read_coverage(path: Path, index: int = 0) -> Coverage:
    """Return what a font covers.

    Args:
        path: A TrueType font or collection.
        index: Which font of a collection.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is no TrueType font or has no Unicode map.
    """
    with path.open("rb") as file:
        try:
            return _coverage(_cmap_table(file, index))
        except (struct.error, IndexError) as error:
            raise ValueError(f"not a font: {path.name}") from error


def _cmap_table(file: BinaryIO, index: int) -> bytes:
    start = 0
    if file.read(4) == b"ttcf":
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">I", file.read(4))
    file.seek(start + 4)
    (tables,) = struct.unpack(">H6x", file.read(8))
    for _ in range(tables):
        tag, offset, length = struct.unpack(">4s4xII", file.read(16))
        if tag == b"cmap":
            file.seek(offset)
            return file.read(length)
    raise ValueError("no cmap table")


def _coverage(table: bytes) -> Coverage:
    (count,) = struct.unpack_from(">2xH", table)
    offsets = {
        (platform, encoding): offset
        for platform, encoding, offset in struct.iter_unpack(">HHI", table[4 : 4 + 8 * count])
    }
    for wanted in _WANTED:
        if wanted in offsets:
            part = table[offsets[wanted] :]
            (form,) = struct.unpack_from(">H", part)
            if form == 12:
                return _of_groups(part)
            if form == 4:
                return _of_segments(part)
    raise ValueError("no Unicode map")


def _big_endian(code: str, data: bytes) -> "array[int]":
    numbers = array(code, data)
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers


def _of_groups(part: bytes) -> Coverage:
    (groups,) = struct.unpack_from(">12xI", part)
    numbers = _big_endian("I", part[16 : 16 + 12 * groups])
    return Coverage(numbers[0::3], numbers[1::3])


def _of_segments(part: bytes) -> Coverage:
    length, doubled = struct.unpack_from(">2xH2xH", part)
    segments = doubled // 2
    numbers = _big_endian("H", part[14 : length - length % 2])
    lasts, firsts = numbers[:segments], numbers[segments + 1 : 2 * segments + 1]
    shifts = numbers[2 * segments + 1 : 3 * segments + 1]
    places = 3 * segments + 1
    kept_firsts, kept_lasts = array("I"), array("I")
    for segment, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        for run_first, run_last in _runs(numbers, places + segment, shifts[segment], first, last):
            kept_firsts.append(run_first)
            kept_lasts.append(run_last)
    return Coverage(kept_firsts, kept_lasts)


def _runs(
    numbers: "array[int]", place: int, shift: int, first: int, last: int
) -> list[tuple[int, int]]:
    """Return the stretches of a segment that have glyphs; glyph 0 is the empty box."""
    offset = numbers[place]
    if offset == 0:
        lone = (-shift) & 0xFFFF  # the one character that would come out as glyph 0
        return [run for run in _without(first, last, lone) if run[0] <= min(run[1], 0xFFFE)]
    glyphs = numbers[place + offset // 2 : place + offset // 2 + last - first + 1]
    runs: list[tuple[int, int]] = []
    for code, glyph in enumerate(glyphs, first):
        if not glyph:
            continue
        if runs and runs[-1][1] == code - 1:
            runs[-1] = (runs[-1][0], code)
        else:
            runs.append((code, code))
    return runs


def _without(first: int, last: int, lone: int) -> list[tuple[int, int]]:
    if not first <= lone <= last:
        return [(first, last)]
    return [(first, lone - 1), (lone + 1, last)]
