"""The daily checkpoint: where the ledger stood, signed, short enough to leave the machine on paper.

Who has one can tell later that nothing before it was taken out or changed: the ledger of that day
must still give this chain at this position. ``YZC1:`` and base45, as strict as the code of a permit.

As CBOR: {1: day, 2: last position, 3: chain hash}.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.trust.cbor import day_number, day_of, pack, unpack
from permitdesk.trust.envelope import Purpose, read_signed, sign_payload
from permitdesk.trust.keys import KeyPair, KeyRing, PublicKey
from permitdesk.trust.letters import from_letters, to_letters

CHAIN_BYTES = 32


@dataclass(frozen=True)
class Checkpoint:
    """Where the ledger stood at the end of a day.

    Attributes:
        day: Local date.
        last_position: Of the newest entry; 0 for an empty ledger.
        chain_hash_hex: Of that entry, 64 hexadecimal digits in small letters.
    """

    day: date
    last_position: int
    chain_hash_hex: str

    def __post_init__(self) -> None:
        chain = bytes.fromhex(self.chain_hash_hex)
        if len(chain) != CHAIN_BYTES or chain.hex() != self.chain_hash_hex:
            raise ValueError("a chain hash has 64 hexadecimal digits")
        if type(self.last_position) is not int or self.last_position < 0:
            raise ValueError("a position is a whole number from 0")


def sign_checkpoint(checkpoint: Checkpoint, key: KeyPair) -> str:
    """Return the checkpoint as a line of text.

    Raises:
        WorldFailed: ``key.not_in_force``.
    """
    if not key.public.holds_on(checkpoint.day):
        raise WorldFailed("key.not_in_force", day=checkpoint.day)
    signed = sign_payload(_payload(checkpoint), key, Purpose.CHECKPOINT)
    return to_letters(signed, Purpose.CHECKPOINT)


def read_checkpoint(text: str, ring: KeyRing) -> tuple[Checkpoint, PublicKey]:
    """Return the checkpoint that stands in a text, and whose key signed it.

    Raises:
        NotAllowed: A ``verify.*`` key that says why it is not genuine.
    """
    payload, key = read_signed(from_letters(text, Purpose.CHECKPOINT), ring, Purpose.CHECKPOINT)
    checkpoint = unpack(payload, _checkpoint, _payload)
    if not key.holds_on(checkpoint.day):
        raise NotAllowed("verify.key_not_in_force", issuer=key.issuer, day=checkpoint.day)
    return checkpoint, key


def _payload(checkpoint: Checkpoint) -> bytes:
    chain = bytes.fromhex(checkpoint.chain_hash_hex)
    return pack({1: day_number(checkpoint.day), 2: checkpoint.last_position, 3: chain})


def _checkpoint(table: Any) -> Checkpoint:
    return Checkpoint(day_of(table[1]), table[2], table[3].hex())
