"""Signed bytes as letters for a QR code, a keyboard-wedge scanner or a line of text.

Plain form: ``YZ1:`` and base45 (RFC 9285): 45 characters, all in the QR code's alphanumeric mode.

Web form, where the office has a verify address: ``HTTPS://HOST/PATH/YZ1:`` and base32, so that a
stranger's telephone opens the office's page while our scanners read the same signed bytes. It is
base32 because base45 uses the blank, ``%`` and ``/``, which browsers and servers rewrite; escaping
them would take more room than base32 does. It too stays in the alphanumeric mode, so the address is
upper case and the server must answer to it so.
Any address is read: the address is not signed, so it proves nothing, and nothing is ever fetched
from it. What counts is the signature.

One value has one spelling: what is read is written again and compared.
"""

import base64
import re

import base45

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.trust.envelope import Purpose

LONGEST = 600
"""Characters, so at most 397 bytes; anything longer is refused before it is looked at."""
LONGEST_ADDRESS = 100
_ADDRESS = re.compile(r"HTTPS?://[0-9A-Z.-]+(:[0-9]{1,5})?(/[0-9A-Z.-]+)*/")


def to_letters(data: bytes, purpose: Purpose, address: str = "") -> str:
    """Write signed bytes as text.

    Args:
        data: What ``envelope`` made.
        purpose: Gives the prefix.
        address: Web form's head as ``web_head`` gives it; empty for the plain form.
    """
    if address:
        return f"{address}{purpose}:{base64.b32encode(data).decode().rstrip('=')}"
    return f"{purpose}:{base45.b45encode(data).decode()}"


def from_letters(text: str, purpose: Purpose) -> bytes:
    """Return the bytes that stand in a text of either form.

    Raises:
        NotAllowed: ``verify.too_long``, ``verify.not_ours``, ``verify.two_scans``,
            ``verify.lower_case``, ``verify.damaged``.
    """
    if len(text) > LONGEST:
        raise NotAllowed("verify.too_long")
    found = _ADDRESS.match(text)
    address = found.group() if found else ""
    head = f"{address}{purpose}:"
    if not text.startswith(head):
        raise NotAllowed(_why_not(text, purpose))
    try:
        data = _from_base32(text[len(head) :]) if address else base45.b45decode(text[len(head) :])
    except ValueError as error:
        raise NotAllowed(_why_not(text, purpose)) from error
    if to_letters(data, purpose, address) != text:
        raise NotAllowed(_why_not(text, purpose))
    return data


def room_for(longest: int, purpose: Purpose, address: str = "") -> int:
    """Return how many signed bytes fit into so many characters."""
    characters = longest - len(address) - len(purpose) - 1
    if address:
        return characters * 5 // 8
    pairs, rest = divmod(characters, 3)
    return pairs * 2 + rest // 2


def web_head(address: str) -> str:
    """Return the office's verify address as a code begins with it; empty for none.

    Raises:
        WorldFailed: ``verify.address_unusable``: not http(s), longer than 100 characters, or with
            anything but letters, digits, dots and hyphens in host and path.
    """
    if not address:
        return ""
    head = address.strip().upper().rstrip("/") + "/"
    if len(head) > LONGEST_ADDRESS or not _ADDRESS.fullmatch(head):
        raise WorldFailed("verify.address_unusable", address=address)
    return head


def _from_base32(letters: str) -> bytes:
    return base64.b32decode(letters + "=" * (-len(letters) % 8))


def _why_not(text: str, purpose: Purpose) -> str:
    """Say what most likely happened to the text on its way, so that the person can mend it."""
    upper, prefix = text.upper(), f"{purpose}:"
    if prefix not in upper:
        return "verify.not_ours"
    if upper.count(prefix) > 1:
        return "verify.two_scans"
    return "verify.lower_case" if text != upper else "verify.damaged"
