"""Signed bytes: a COSE_Sign1 message (RFC 9052) with one fixed frame.

The frame is built here from cbor2 and cryptography, in a dozen lines, and not by a COSE library,
because that is stricter: every message we sign begins with the same bytes (tag, algorithm, place of
the key's name), so reading is cutting at known places and comparing, and no parser sees a byte that
is not signed. A library reads any algorithm, any header and any spelling of CBOR first, which all
would have to be refused afterwards. That others can read our messages is tested with cwt.

What a signature is for (a permit's code, a status list, a checkpoint) goes into it as external data,
so one can never be shown as another.
"""

from enum import StrEnum

from permitdesk.domain.errors import NotAllowed
from permitdesk.trust.cbor import pack
from permitdesk.trust.keys import KID_BYTES, KeyPair, KeyRing, PublicKey

_PROTECTED = bytes.fromhex("a201270448")
"""{1 (alg): -8 (EdDSA), 4 (kid): 8 bytes}, up to the kid."""
_START = bytes.fromhex("d2844d") + _PROTECTED
"""Tag 18 (COSE_Sign1), list of 4, 13 protected bytes."""
_NO_MORE_HEADERS = b"\xa0"
_SIGNATURE_HEAD = bytes.fromhex("5840")
_SIGNATURE_BYTES = 64
_KID_END = len(_START) + KID_BYTES
_PAYLOAD_START = _KID_END + len(_NO_MORE_HEADERS)
_TAIL = len(_SIGNATURE_HEAD) + _SIGNATURE_BYTES
_LONG_HEADS = {0x58: 2, 0x59: 3, 0x5A: 5}
"""First byte of a byte string's head to the head's length, where it is longer than one."""


class Purpose(StrEnum):
    """What a signature is for; also how its text form begins."""

    CODE = "YZ1"
    STATUS_LIST = "YZL1"
    CHECKPOINT = "YZC1"


def sign_payload(payload: bytes, key: KeyPair, purpose: Purpose) -> bytes:
    """Return the payload with its signature; the same payload always gives the same bytes."""
    signature = key.sign(_signed_part(key.public.kid, payload, purpose))
    return _framed(key.public.kid, payload, signature)


def signed_size(payload: bytes) -> int:
    """Return how many bytes the payload has once it is signed."""
    return _PAYLOAD_START + len(pack(payload)) + _TAIL


def read_signed(data: bytes, ring: KeyRing, purpose: Purpose) -> tuple[bytes, PublicKey]:
    """Return the payload and the registered key that signed it.

    Raises:
        NotAllowed: ``verify.damaged`` (not this frame, byte for byte: cut, longer, another
            algorithm, an empty signature), ``verify.unknown_key``, ``verify.bad_signature``.
    """
    kid, payload, signature = (
        data[len(_START) : _KID_END],
        _cut_payload(data),
        data[-_SIGNATURE_BYTES:],
    )
    if data != _framed(kid, payload, signature):
        raise NotAllowed("verify.damaged")
    key = ring.find(kid)
    if key is None:
        raise NotAllowed("verify.unknown_key", kid=kid.hex())
    if not key.has_signed(_signed_part(kid, payload, purpose), signature):
        raise NotAllowed("verify.bad_signature")
    return payload, key


def _framed(kid: bytes, payload: bytes, signature: bytes) -> bytes:
    return b"".join((_START, kid, _NO_MORE_HEADERS, pack(payload), _SIGNATURE_HEAD, signature))


def _cut_payload(data: bytes) -> bytes:
    head = _LONG_HEADS.get(data[_PAYLOAD_START], 1) if len(data) > _PAYLOAD_START else 1
    return data[_PAYLOAD_START + head : -_TAIL]


def _signed_part(kid: bytes, payload: bytes, purpose: Purpose) -> bytes:
    """Return the Sig_structure of RFC 9052, 4.4."""
    return pack(["Signature1", _PROTECTED + kid, purpose.value.encode(), payload])
