"""The code on a permit: signed, written as letters, read back, beside the bare signature."""

from datetime import date

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.permits import composite
from benchmarks.setting import Setting
from benchmarks.table import Figure, Goal, Row
from benchmarks.timing import side_by_side
from permitdesk.domain.register_entry import code_of
from permitdesk.trust.code import LONGEST_CODE, read_code, sign_code
from permitdesk.trust.envelope import Purpose
from permitdesk.trust.keys import KeyPair, KeyRing
from permitdesk.trust.letters import from_letters

ROUNDS = 60
OPENED = date(2026, 1, 1)
LARGEST_SIGNED = 319
"""Bytes."""


def signing(setting: Setting) -> Row:
    """Measure what a composite's code costs beyond Ed25519 itself."""
    pair = KeyPair.create("晋城市城区行政审批服务管理局", OPENED)
    ring = KeyRing((pair.public,))
    code = code_of(composite(1))
    text = sign_code(code, pair)
    message = from_letters(text, Purpose.CODE)
    bare = Ed25519PrivateKey.generate()
    public, signature = bare.public_key(), bare.sign(message)
    times = side_by_side(
        {
            "sign": lambda: sign_code(code, pair),
            "bare sign": lambda: bare.sign(message),
            "read": lambda: read_code(text, ring),
            "bare verify": lambda: public.verify(signature, message),
        },
        setting.rounds(ROUNDS),
    )
    sign, read = times["sign"].median, times["read"].median
    bare_sign, bare_verify = times["bare sign"].median, times["bare verify"].median
    return Row(
        "the code of a composite: sign and encode, read and verify",
        (Figure("sign_code", sign), Figure("read_code", read)),
        limit=(Figure("bare Ed25519 sign", bare_sign), Figure("bare verify", bare_verify)),
        goals=(
            Goal("of a bare signature", sign / bare_sign, 5),
            Goal("of a bare verification", read / bare_verify, 3),
            Goal("signed", len(message), LARGEST_SIGNED, unit="B"),
            Goal("characters", len(text), LONGEST_CODE, unit=""),
        ),
    )
