"""The limit of a batch: pages that are laid out already, compressed and written, nothing else."""

import pickle
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

HEAD = b"%PDF-1.7\n"
Piece = tuple[int, bytes, bytes | None, bool]
"""Object number, the object or its dictionary as written, its stream, and whether to compress it."""


def precompute(pdf: bytes, file: Path) -> None:
    """Take a finished PDF apart into pieces that only have to be written."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened, file.open("wb") as out:
        own = set(_own_streams(opened))
        root = opened.trailer["/Root"].objgen[0]
        pickle.dump((root, len(opened.objects)), out)
        for number, thing in enumerate(opened.objects, 1):
            pickle.dump(_piece(number, thing, number in own), out)


def write(file: Path) -> bytes:
    """Write the pieces as one PDF."""
    out, places = BytesIO(), {}
    out.write(HEAD)
    with file.open("rb") as pieces:
        root, count = pickle.load(pieces)
        for _ in range(count):
            number, body, stream, fresh = pickle.load(pieces)
            places[number] = out.tell()
            out.write(b"%d 0 obj\n" % number)
            if stream is None:
                out.write(body)
            else:
                data = zlib.compress(stream) if fresh else stream
                out.write(body[:-2] + b"/Length %d>>\nstream\n" % len(data))
                out.write(data)
                out.write(b"\nendstream")
            out.write(b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (count + 1))
    out.writelines(b"%010d 00000 n \n" % places[number] for number in range(1, count + 1))
    out.write(b"trailer\n<</Size %d/Root %d 0 R>>\n" % (count + 1, root))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def _own_streams(opened: Any) -> Iterator[int]:
    """Yield what belongs to a single page: its contents, its pictures that no other page shows."""
    seen: dict[int, int] = {}
    for page in opened.pages:
        contents = page.obj["/Contents"]
        pictures = page.obj.get("/Resources", {}).get("/XObject", {})
        for thing in (contents, *(pictures[name] for name in pictures)):
            seen[thing.objgen[0]] = seen.get(thing.objgen[0], 0) + 1
    yield from (number for number, pages in seen.items() if pages == 1 and number)


def _piece(number: int, thing: Any, own: bool) -> Piece:
    import pikepdf

    if not isinstance(thing, pikepdf.Stream):
        return number, thing.unparse(resolved=True), None, False
    facts = pikepdf.Dictionary(dict(thing.stream_dict.items()))
    if "/Length" in facts:
        del facts["/Length"]
    if own:
        facts["/Filter"] = pikepdf.Name.FlateDecode
        if "/DecodeParms" in facts:
            del facts["/DecodeParms"]
        return number, facts.unparse(), thing.read_bytes(), True
    return number, facts.unparse(), thing.read_raw_bytes(), False
