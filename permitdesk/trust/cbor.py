"""Values as deterministic CBOR (RFC 8949, 4.2.1) and back: one value has one spelling.

Only whole numbers, byte strings, text, lists, None and tables with small whole numbers as keys are
written here; with keys from 0 to 23 the key order of RFC 8949 is the one cbor2 writes.
Text that may be Chinese goes as a byte string in GB 18030, the national character set: two bytes a
character where UTF-8 takes three, so a code of the same size says half as much again.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import cbor2

from permitdesk.domain.errors import NotAllowed

T = TypeVar("T")
_EPOCH = date(1970, 1, 1).toordinal()
_CHARACTER_SET = "gb18030"
_NOT_EXPECTED = (
    *(AttributeError, IndexError, KeyError, TypeError, ValueError),
    *(OverflowError, RecursionError, cbor2.CBORError),
)


def pack(value: object) -> bytes:
    """Return the one spelling of a value."""
    return cbor2.dumps(value, canonical=True)


def unpack(data: bytes, read: Callable[[Any], T], write: Callable[[T], bytes]) -> T:
    """Return the value whose one spelling these bytes, of a checked signature, are.

    Args:
        data: All of the payload.
        read: Makes the value of what CBOR says; may stumble over what it does not expect.
        write: Makes the payload again. Comparing finds all that ``read`` did not look at: trailing
            bytes, long forms, extra, doubled or unordered keys.

    Raises:
        NotAllowed: ``verify.unreadable``.
    """
    try:
        value = read(cbor2.loads(data))
        again = write(value)
    except _NOT_EXPECTED as error:
        raise NotAllowed("verify.unreadable") from error
    if again != data:
        raise NotAllowed("verify.unreadable")
    return value


def day_number(day: date) -> int:
    """Return a day as whole days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """Return the day that many days after 1970-01-01.

    Raises:
        TypeError: Not a whole number.
        ValueError: Before 1970 or after 9999.
    """
    if type(number) is not int:
        raise TypeError(number)
    if not 0 <= number <= date.max.toordinal() - _EPOCH:
        raise ValueError(number)
    return date.fromordinal(_EPOCH + number)


def text_bytes(text: str) -> bytes:
    """Return text in GB 18030."""
    return text.encode(_CHARACTER_SET)


def text_of(data: bytes) -> str:
    """Return the text that stands in GB 18030 bytes.

    Raises:
        TypeError: Not a byte string.
        ValueError: Not GB 18030.
    """
    if type(data) is not bytes:
        raise TypeError(data)
    return data.decode(_CHARACTER_SET)
