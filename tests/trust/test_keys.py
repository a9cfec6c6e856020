"""Signing keys and the ring of trusted ones."""

import hashlib
import json
import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from permitdesk.domain.errors import WorldFailed
from permitdesk.trust.keys import KeyPair, KeyRing, PublicKey
from tests.trust.samples import KEY, OFFICE, OPENED, RING, short

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")


@pytest.fixture
def pair() -> KeyPair:
    return KeyPair.create(OFFICE, OPENED)


@pytest.mark.parametrize("passphrase", ["", "长而难猜的口令 0356"])
def test_a_saved_key_comes_back_and_signs_the_same(
    tmp_path: Path, pair: KeyPair, passphrase: str
) -> None:
    pair.save(tmp_path / "signing.pem", passphrase)

    loaded = KeyPair.load(tmp_path / "signing.pem", RING.with_key(pair.public), passphrase)

    assert loaded.public == pair.public
    assert loaded.sign(b"message") == pair.sign(b"message")


@on_posix
def test_nobody_else_may_read_a_saved_key(tmp_path: Path, pair: KeyPair) -> None:
    pair.save(tmp_path / "signing.pem")

    assert (tmp_path / "signing.pem").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["signing.pem"]


def test_a_passphrase_hides_the_key(tmp_path: Path, pair: KeyPair) -> None:
    pair.save(tmp_path / "signing.pem", "a long passphrase")

    assert b"ENCRYPTED" in (tmp_path / "signing.pem").read_bytes()


def why_not_loaded(path: Path, ring: KeyRing, passphrase: str = "") -> str:
    with pytest.raises(WorldFailed) as refused:
        KeyPair.load(path, ring, passphrase)
    return refused.value.key


@on_posix
def test_a_key_others_can_read_is_not_used(tmp_path: Path, pair: KeyPair) -> None:
    pair.save(tmp_path / "signing.pem")
    (tmp_path / "signing.pem").chmod(0o640)

    assert why_not_loaded(tmp_path / "signing.pem", RING.with_key(pair.public)) == "key.too_open"


@pytest.mark.parametrize(("kept_with", "opened_with"), [("one", "two"), ("one", ""), ("", "two")])
def test_a_wrong_passphrase_is_told(
    tmp_path: Path, pair: KeyPair, kept_with: str, opened_with: str
) -> None:
    pair.save(tmp_path / "signing.pem", kept_with)

    reason = why_not_loaded(tmp_path / "signing.pem", RING.with_key(pair.public), opened_with)

    assert reason == "key.unreadable"


def test_a_missing_key_file_is_told(tmp_path: Path) -> None:
    assert why_not_loaded(tmp_path / "signing.pem", RING) == "key.missing"


def test_a_file_that_is_no_key_is_told(tmp_path: Path) -> None:
    (tmp_path / "signing.pem").touch(0o600)
    (tmp_path / "signing.pem").write_bytes(b"-----BEGIN PRIVATE KEY-----\nAAAA\n")

    assert why_not_loaded(tmp_path / "signing.pem", RING) == "key.unreadable"


def test_a_key_nobody_registered_does_not_sign(tmp_path: Path, pair: KeyPair) -> None:
    pair.save(tmp_path / "signing.pem")

    assert why_not_loaded(tmp_path / "signing.pem", RING) == "key.not_registered"


def test_a_key_file_is_never_overwritten(tmp_path: Path, pair: KeyPair) -> None:
    pair.save(tmp_path / "signing.pem")
    before = (tmp_path / "signing.pem").read_bytes()

    with pytest.raises(WorldFailed) as refused:
        KEY.save(tmp_path / "signing.pem")

    assert refused.value.key == "key.exists"
    assert (tmp_path / "signing.pem").read_bytes() == before


def test_a_private_key_does_not_show_itself_in_a_log(pair: KeyPair) -> None:
    secret = pair.private.private_bytes_raw()

    assert secret.hex() not in repr(pair)
    assert repr(secret)[2:-1] not in repr(pair)


def test_a_keys_name_is_the_start_of_its_hash(pair: KeyPair) -> None:
    assert pair.public.kid == hashlib.sha256(pair.public.key).digest()[:8]


def test_both_days_of_a_keys_time_are_in_it() -> None:
    key = replace(KEY.public, valid_until=date(2026, 12, 31))

    assert not key.holds_on(OPENED - timedelta(days=1))
    assert key.holds_on(OPENED)
    assert key.holds_on(date(2026, 12, 31))
    assert not key.holds_on(date(2027, 1, 1))


def test_a_ring_comes_back_equal(tmp_path: Path) -> None:
    ring = RING.with_key(replace(KEY.public, valid_until=date(2027, 1, 1)))
    ring.write(tmp_path / "keyring.json")

    assert KeyRing.read(tmp_path / "keyring.json") == ring


def test_new_dates_replace_the_old_ones() -> None:
    retired = replace(KEY.public, valid_until=date(2026, 6, 30))

    ring = RING.with_key(retired)

    assert ring.find(KEY.public.kid) == retired
    assert len(ring.keys) == len(RING.keys)


def rows(**changes: object) -> dict[str, object]:
    key = KEY.public
    row = {"kid": key.kid.hex(), "issuer": OFFICE, "key": key.key.hex(), "valid_from": "2026-01-01"}
    return {name: value for name, value in (row | changes).items() if value is not None}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"keys": [{}]}',
        json.dumps({"keys": [rows(), rows()]}),
        json.dumps({"keys": [rows(kid="00" * 8)]}),
        json.dumps({"keys": [rows(key="00" * 31)]}),
        json.dumps({"keys": [rows(key="电")]}),
        json.dumps({"keys": [rows(issuer="")]}),
        json.dumps({"keys": [rows(issuer=None)]}),
        json.dumps({"keys": [rows(valid_from="soon")]}),
        json.dumps({"keys": [rows(algorithm="none")]}),
        json.dumps({"keys": [rows()], "trust": "all"}),
        '{"keys": [' + "[" * 5_000,
        json.dumps({"keys": [rows(issuer="晋" * 1_000_000)]}),
    ],
    ids=short,
)
def test_a_ring_that_is_not_in_order_is_refused_whole(tmp_path: Path, text: str) -> None:
    (tmp_path / "keyring.json").write_text(text, encoding="utf-8")

    with pytest.raises(WorldFailed) as refused:
        KeyRing.read(tmp_path / "keyring.json")

    assert refused.value.key == "key.ring_unreadable"


def test_a_missing_ring_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldFailed):
        KeyRing.read(tmp_path / "keyring.json")


def test_a_registered_key_has_32_bytes() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        PublicKey(OFFICE, b"short", OPENED)
