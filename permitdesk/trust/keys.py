"""Signing keys: the office's own pair, and the ring of public keys a verifier trusts.

The private key is a file of its own (PKCS8 PEM, rights 0600), never a row of the database and never
inside a backup of it.
Which office a signature speaks for, and by which algorithm (Ed25519, nothing else), is what the ring
says of the key; a message is never asked.
The ring is itself not signed: whoever takes it over compares the ``kid`` of each key with the one the
office gives by word of mouth or on paper.
"""

import hashlib
import os
import stat
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from permitdesk.codec import Codec
from permitdesk.domain.errors import WorldFailed
from permitdesk.trust.whole_file import PRIVATE, write_whole

KID_BYTES, KEY_BYTES = 8, 32
LARGEST_RING = 1_000_000
"""Bytes; thousands of keys."""
LARGEST_KEY_FILE = 10_000


@dataclass(frozen=True)
class PublicKey:
    """A registered key, which says who speaks and when.

    Attributes:
        issuer: Full name of the office.
        key: Ed25519, 32 bytes.
        valid_from: First day something may be signed with it, local date.
        valid_until: Last such day; None while it is in use. What was signed before stays good.
    """

    issuer: str
    key: bytes
    valid_from: date
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if len(self.key) != KEY_BYTES or not self.issuer:
            raise ValueError("a registered key has 32 bytes and an issuer")

    @cached_property
    def kid(self) -> bytes:
        """The key's short name: the first 8 bytes of its SHA-256."""
        return hashlib.sha256(self.key).digest()[:KID_BYTES]

    def holds_on(self, day: date) -> bool:
        """Tell whether something may be signed with it on that day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def has_signed(self, message: bytes, signature: bytes) -> bool:
        """Tell whether the signature is this key's, over exactly this message."""
        try:
            self._verifier.verify(signature, message)
        except InvalidSignature:
            return False
        return True

    @cached_property
    def _verifier(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.key)


@dataclass(frozen=True)
class KeyPair:
    """What the office signs with."""

    public: PublicKey
    private: Ed25519PrivateKey

    @classmethod
    def create(cls, issuer: str, valid_from: date, valid_until: date | None = None) -> "KeyPair":
        """Make a new pair; its public half still has to be put into the ring."""
        private = Ed25519PrivateKey.generate()
        return cls(PublicKey(issuer, _public_bytes(private), valid_from, valid_until), private)

    @classmethod
    def load(cls, path: Path, ring: "KeyRing", passphrase: str = "") -> "KeyPair":
        """Read the private key; issuer and dates come from the ring.

        Raises:
            WorldFailed: ``key.missing``, ``key.too_open`` (others may read the file),
                ``key.unreadable`` (no such PEM, or another passphrase), ``key.not_registered``.
        """
        private = _private_key(_guarded_bytes(path), path, passphrase)
        public = ring.find(hashlib.sha256(_public_bytes(private)).digest()[:KID_BYTES])
        if public is None:
            raise WorldFailed("key.not_registered", file=path.name)
        return cls(public, private)

    def save(self, path: Path, passphrase: str = "") -> None:
        """Write the private key with rights 0600; with a passphrase it is encrypted.

        Encrypted is PBES2 with AES-256; its key derivation is quick (2,048 rounds), so the
        passphrase must be long. A key file is never overwritten: what it signed would be lost.

        Raises:
            WorldFailed: ``key.exists``.
        """
        if path.exists():
            raise WorldFailed("key.exists", file=path.name)
        encryption = (
            serialization.BestAvailableEncryption(passphrase.encode())
            if passphrase
            else serialization.NoEncryption()
        )
        pem = self.private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, encryption
        )
        write_whole(path, pem, PRIVATE)

    def sign(self, message: bytes) -> bytes:
        """Return the 64 bytes of the signature."""
        return self.private.sign(message)


@dataclass(frozen=True)
class KeyRing:
    """The public keys a verifier trusts."""

    keys: tuple[PublicKey, ...] = ()

    def __post_init__(self) -> None:
        if len(self._by_kid) != len(self.keys):
            raise ValueError("a key stands in a ring once")

    def find(self, kid: bytes) -> PublicKey | None:
        """Return the key of that short name; None when it is not trusted."""
        return self._by_kid.get(kid)

    def with_key(self, key: PublicKey) -> "KeyRing":
        """Return the ring with the key in it; one of the same ``kid`` gives way (new dates)."""
        return KeyRing((*(other for other in self.keys if other.kid != key.kid), key))

    @classmethod
    def read(cls, path: Path) -> "KeyRing":
        """Read the ring of a verifier without a network (``keyring.json``).

        Raises:
            WorldFailed: ``key.ring_unreadable``: missing, not this form, or a ``kid`` that is not
                its key's.
        """
        try:
            with path.open("rb") as file:
                text = file.read(LARGEST_RING)  # what is longer is cut here and no JSON any more
            return cls(tuple(_registered(row) for row in Codec(_Ring).read(text).keys))
        except (OSError, ValueError) as error:
            raise WorldFailed("key.ring_unreadable", file=path.name) from error

    def write(self, path: Path) -> None:
        """Write the ring as JSON; it holds nothing secret."""
        rows = tuple(
            _Row(key.kid.hex(), key.issuer, key.key.hex(), key.valid_from, key.valid_until)
            for key in self.keys
        )
        write_whole(path, Codec(_Ring).write(_Ring(rows)).encode())

    @cached_property
    def _by_kid(self) -> dict[bytes, PublicKey]:
        return {key.kid: key for key in self.keys}


@dataclass(frozen=True)
class _Row:
    """A key as JSON has it; bytes are written in hexadecimal."""

    kid: str
    issuer: str
    key: str
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True)
class _Ring:
    keys: tuple[_Row, ...]


def _registered(row: _Row) -> PublicKey:
    key = PublicKey(row.issuer, bytes.fromhex(row.key), row.valid_from, row.valid_until)
    if key.kid.hex() != row.kid:
        raise ValueError("the kid is not this key's")
    return key


def _public_bytes(private: Ed25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()


def _guarded_bytes(path: Path) -> bytes:
    """Read a file that nobody else may read; Windows keeps rights elsewhere."""
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            data = file.read(LARGEST_KEY_FILE)
    except OSError as error:
        raise WorldFailed("key.missing", file=path.name) from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise WorldFailed("key.too_open", file=path.name)
    return data


def _private_key(pem: bytes, path: Path, passphrase: str) -> Ed25519PrivateKey:
    try:
        key = serialization.load_pem_private_key(pem, passphrase.encode() or None)
    except (TypeError, ValueError) as error:  # TypeError: a passphrase too many or too few
        raise WorldFailed("key.unreadable", file=path.name) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise WorldFailed("key.unreadable", file=path.name)
    return key
