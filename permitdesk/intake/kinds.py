"""What a file is, told by its first bytes."""

from permitdesk.domain.attachment import FileKind

_BEGINNINGS = {
    b"%PDF-": FileKind.PDF,
    b"\xff\xd8\xff": FileKind.JPEG,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"II*\x00": FileKind.TIFF,
    b"MM\x00*": FileKind.TIFF,
}


def kind_of(data: bytes) -> FileKind | None:
    """Return the kind of a file; None for what this office does not take."""
    for beginning, kind in _BEGINNINGS.items():
        if data.startswith(beginning):
            return kind
    return None
