"""A batch of composites in a process of its own: ``python -m benchmarks.batch WAY COUNT FILE``.

The process prints its seconds, its peak of memory and the size of what it made, as JSON.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from time import perf_counter

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.permits import OFFICE, composite
from benchmarks.raw_pages import precompute, write
from benchmarks.stock import prepare, stock
from permitdesk.domain.permit import CompositePermit
from permitdesk.domain.register_entry import code_of
from permitdesk.printing.permit_page import Marks
from permitdesk.printing.permit_sheet import render_batch
from permitdesk.printing.qr import encode
from permitdesk.trust.code import sign_code
from permitdesk.trust.keys import KeyPair

MARKS = Marks(practice=True, sample=True)
OPENED = date(2026, 1, 1)
SIGNED_BYTES, CODE_LENGTH, LETTERS = 285, 432, 4
"""Of a composite with three licences and a filing; a signature's letters fill a code so often."""


def signed(count: int) -> Iterator[tuple[CompositePermit, str]]:
    """Yield composites, each with its signed code."""
    pair = KeyPair.create(OFFICE, OPENED)
    for place in range(count):
        permit = composite(place)
        yield permit, sign_code(code_of(permit), pair)


def ours(count: int, _: Path) -> bytes:
    """Make it as the program does, read back and compared."""
    return render_batch(signed(count), MARKS)


def unread(count: int, _: Path) -> bytes:
    """Make it without reading it back."""
    return render_batch(signed(count), MARKS, verify=False)


def pieces(count: int, file: Path) -> bytes:
    """Make it and take it apart for the raw writer."""
    pdf = unread(count, file)
    precompute(pdf, file)
    return pdf


def stock_way(count: int, _: Path) -> bytes:
    """Make it as everyone does first."""
    prepare()
    return stock(signed(count))


def raw(count: int, file: Path) -> bytes:
    """Sign barely, encode as many QR codes, write pages that are laid out already."""
    key, message = Ed25519PrivateKey.generate(), bytes(SIGNED_BYTES)
    for place in range(count):
        letters = key.sign(message).hex().upper() * LETTERS
        encode(f"YZ1:{place}{letters}"[:CODE_LENGTH])
    return write(file)


WAYS: Mapping[str, Callable[[int, Path], bytes]] = {
    "ours": ours,
    "unread": unread,
    "pieces": pieces,
    "stock": stock_way,
    "raw": raw,
}


def main(words: Iterable[str]) -> None:
    """Do one batch and print what it took."""
    way, count, file = words
    begun = perf_counter()
    pdf = WAYS[way](int(count), Path(file))
    seconds = perf_counter() - begun
    print(json.dumps({"seconds": seconds, "peak": peak(), "size": len(pdf)}))


def peak() -> int:
    """Return the most memory this process ever had, in bytes; 0 where the system does not say."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0
    (line,) = (line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main(sys.argv[1:])
