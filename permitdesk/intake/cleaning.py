"""Takes where, when and by whom a picture was taken out of it; no pixel is touched.

Nothing is decoded or written anew: parts of the file that say things about the picture are left out.
"""

import struct
from collections.abc import Iterator

from permitdesk.intake.refusing import Refused

_START_OF_SCAN, _COMMENT = 0xDA, 0xFE
_TELLING = {0xE1, 0xED, _COMMENT}
"""Segments of a JPEG: Exif and XMP, IPTC, comments."""
_FURTHER_PICTURES = b"MPF\0"
"""Says where behind the picture others follow, which are cut off."""
_TELLING_CHUNKS = {b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"}
_ORIENTATION = 274


def clean_jpeg(data: bytes, orientation: int) -> bytes:
    """Return a JPEG without Exif, XMP, IPTC, comments and whatever follows its end.

    Args:
        data: A whole JPEG.
        orientation: How it is to be turned when it is shown (Exif 1 to 8); this alone stays.

    Raises:
        Refused: ``attachment.corrupt``.
    """
    kept, at = [data[:2]], 2
    if orientation in range(2, 9):
        kept.append(_turned(orientation))
    while True:
        marker, length = _segment(data, at)
        if marker == _START_OF_SCAN:
            break
        further = data[at + 4 : at + 8] == _FURTHER_PICTURES
        if marker not in _TELLING and not further:
            kept.append(data[at : at + 2 + length])
        at += 2 + length
    end = data.find(b"\xff\xd9", at)
    if end < 0:
        raise Refused("attachment.corrupt")
    kept.append(data[at : end + 2])
    return b"".join(kept)


def _segment(data: bytes, at: int) -> tuple[int, int]:
    if at + 4 > len(data) or data[at] != 0xFF:  # noqa: PLR2004
        raise Refused("attachment.corrupt")
    return data[at + 1], int.from_bytes(data[at + 2 : at + 4])


def _turned(orientation: int) -> bytes:
    """Return an Exif segment that says nothing but how the picture is to be turned."""
    entry = struct.pack(">HHIHH", _ORIENTATION, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + entry + bytes(4)
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def clean_png(data: bytes) -> bytes:
    """Return a PNG without Exif, texts and day, and without whatever follows its end.

    Raises:
        Refused: ``attachment.corrupt``.
    """
    return data[:8] + b"".join(
        whole for name, whole in _chunks(data) if name not in _TELLING_CHUNKS
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        name = data[at + 4 : at + 8]
        yield name, data[at : at + 12 + length]
        at += 12 + length
        if name == b"IEND":
            return
    raise Refused("attachment.corrupt")
