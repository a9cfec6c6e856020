"""What the code of a permit says, as CBOR; read back it gives the same value or nothing.

A table with whole numbers as keys; what is empty is left out.

| key | holds | as |
|---|---|---|
| 1 | kind | 1 single, 2 filing, 3 composite |
| 2 | number | text in GB 18030 |
| 3 | version | whole number from 1 |
| 4 | uscc | text |
| 5 | issued_on | days since 1970-01-01 |
| 6 | until | days; left out where there is no end |
| 7 | digest | 16 bytes |
| 8 | holder | text |
| 9 | lines | list of [shared, rest, until or null, licence]; without licence, three |

The number of a line is written against the number before it (the permit's own, for the first): how
many characters both begin with, then the rest. Permits of one office mostly differ in the serial.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from unicodedata import is_normalized

from permitdesk.domain.permit import CodeLine, PermitCode, PermitKind
from permitdesk.domain.printable import is_printable
from permitdesk.trust.cbor import day_number, day_of, pack, text_bytes, text_of, unpack

DIGEST_BYTES = 16
LONGEST_NUMBER, LONGEST_NAME = 40, 200
MOST_VERSIONS = 65_535
_is_printable = lru_cache(maxsize=4096)(is_printable)
"""An office's permits are written with a few hundred characters, over and over."""
_KINDS = {PermitKind.SINGLE: 1, PermitKind.FILING: 2, PermitKind.COMPOSITE: 3}
_KIND_OF = {number: kind for kind, number in _KINDS.items()}
_USCC = re.compile(r"[0-9A-Z]{0,18}")
_LICENCE = re.compile(r"[a-z0-9_]{0,60}")


def to_payload(code: PermitCode) -> bytes:
    """Write a code, which ``check`` has seen, as CBOR."""
    table: dict[int, object] = {
        1: _KINDS[code.kind],
        2: text_bytes(code.number),
        3: code.version,
        4: text_bytes(code.uscc),
        5: day_number(code.issued_on),
        7: code.digest,
    }
    if code.until is not None:
        table[6] = day_number(code.until)
    if code.holder:
        table[8] = text_bytes(code.holder)
    if code.lines:
        table[9] = list(_written(code.number, code.lines))
    return pack(table)


def check(code: PermitCode) -> None:
    """Hold both sides to the same: what could not be signed is not read either.

    Raises:
        TypeError, ValueError: The code is not one the register can have made.
    """
    if type(code.version) is not int or not 1 <= code.version <= MOST_VERSIONS:
        raise ValueError("version")
    if type(code.digest) is not bytes or len(code.digest) != DIGEST_BYTES:
        raise ValueError("digest")
    if not _USCC.fullmatch(code.uscc):
        raise ValueError("uscc")
    if code.lines and code.kind is not PermitKind.COMPOSITE:
        raise ValueError("only a composite has lines")
    if not all(_LICENCE.fullmatch(line.licence) for line in code.lines):
        raise ValueError("licence")
    _check_days(code.issued_on, code.until, *(line.until for line in code.lines))
    _check_texts(code.holder, [code.number, *(line.number for line in code.lines)])


def from_payload(payload: bytes) -> PermitCode:
    """Read a code whose signature is checked already.

    Raises:
        NotAllowed: ``verify.unreadable``: a gap, an extra key, a wrong type, another spelling.
    """
    return unpack(payload, _checked, to_payload)


def _written(number: str, lines: Sequence[CodeLine]) -> Iterator[list[object]]:
    before = number
    for line in lines:
        shared = _shared(before, line.number)
        until = None if line.until is None else day_number(line.until)
        written = [shared, text_bytes(line.number[shared:]), until]
        yield [*written, text_bytes(line.licence)] if line.licence else written
        before = line.number


def _shared(one: str, other: str) -> int:
    """Count the characters both begin with."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


def _checked(table: Any) -> PermitCode:
    code = _code(table)
    check(code)
    return code


def _code(table: Any) -> PermitCode:
    number, until = text_of(table[2]), table.get(6)
    return PermitCode(
        kind=_KIND_OF[table[1]],
        number=number,
        version=table[3],
        uscc=text_of(table[4]),
        issued_on=day_of(table[5]),
        until=None if until is None else day_of(until),
        digest=table[7],
        holder=text_of(table.get(8, b"")),
        lines=tuple(_read(number, table.get(9, []))),
    )


def _read(number: str, lines: Any) -> Iterator[CodeLine]:
    before = number
    for shared, rest, until, *licence in lines:
        before = before[:shared] + text_of(rest)
        name = text_of(licence[0]) if licence else ""
        yield CodeLine(name, before, None if until is None else day_of(until))


def _check_days(*days: date | None) -> None:
    if any(day is not None and day_number(day) < 0 for day in days):
        raise ValueError("a day before 1970")


def _check_texts(holder: str, numbers: Sequence[str]) -> None:
    """See that texts are as ``printable`` leaves them; each character is looked at once."""
    if len(holder) > LONGEST_NAME or any(
        not 0 < len(number) <= LONGEST_NUMBER for number in numbers
    ):
        raise ValueError("length of a text")
    texts = (holder, *numbers)
    if any(text != text.strip() or not is_normalized("NFC", text) for text in texts):
        raise ValueError("text is kept as it is printed")
    if not all(map(_is_printable, set().union(*texts))):
        raise ValueError("text that cannot be printed")
