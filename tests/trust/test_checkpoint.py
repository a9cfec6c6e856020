"""The daily checkpoint."""

from dataclasses import replace
from datetime import date, timedelta

import cbor2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.trust.checkpoint import Checkpoint, read_checkpoint, sign_checkpoint
from permitdesk.trust.envelope import Purpose, sign_payload
from permitdesk.trust.keys import KeyPair, KeyRing
from permitdesk.trust.letters import from_letters, to_letters
from tests.trust.samples import DAYS, KEY, OFFICE, RING, TODAY, short

CLOSING = Checkpoint(TODAY, 4711, "ab" * 32)
LINE = sign_checkpoint(CLOSING, KEY)


def why_refused(text: str, ring: KeyRing = RING) -> str:
    with pytest.raises(NotAllowed) as refused:
        read_checkpoint(text, ring)
    return refused.value.key


@given(
    checkpoint=st.builds(
        Checkpoint,
        day=DAYS,
        last_position=st.integers(0, 2**62),
        chain_hash_hex=st.binary(min_size=32, max_size=32).map(bytes.hex),
    )
)
@settings(deadline=None)
def test_a_signed_checkpoint_comes_back_equal(checkpoint: Checkpoint) -> None:
    assert read_checkpoint(sign_checkpoint(checkpoint, KEY), RING) == (checkpoint, KEY.public)


def test_a_checkpoint_is_short_enough_for_a_line_on_paper() -> None:
    assert LINE.startswith("YZC1:")
    assert len(LINE) < 220


def test_every_flipped_byte_of_a_checkpoint_is_refused() -> None:
    data = bytearray(from_letters(LINE, Purpose.CHECKPOINT))

    for place in range(len(data)):
        data[place] ^= 0x10
        assert why_refused(to_letters(bytes(data), Purpose.CHECKPOINT))
        data[place] ^= 0x10


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (LINE.lower(), "verify.lower_case"),
        (LINE + LINE, "verify.two_scans"),
        (LINE[:-2], "verify.damaged"),
        (LINE + " ", "verify.damaged"),
        (LINE.replace("YZC1", "YZ1"), "verify.not_ours"),
        ("YZC1:" + "0" * 600, "verify.too_long"),
    ],
    ids=short,
)
def test_a_text_that_is_not_exactly_a_checkpoint_is_refused(text: str, reason: str) -> None:
    assert why_refused(text) == reason


@pytest.mark.parametrize(
    "table",
    [
        [],
        {1: 20532, 2: 1},
        {1: 20532, 2: 1, 3: bytes(31)},
        {1: 20532, 2: 1, 3: "ab" * 32},
        {1: 20532, 2: -1, 3: bytes(32)},
        {1: 20532, 2: True, 3: bytes(32)},
        {1: True, 2: 1, 3: bytes(32)},
        {1: 20532, 2: 1, 3: bytes(32), 4: 0},
    ],
)
def test_content_of_another_form_is_refused_even_under_a_good_signature(table: object) -> None:
    signed = sign_payload(cbor2.dumps(table, canonical=True), KEY, Purpose.CHECKPOINT)

    assert why_refused(to_letters(signed, Purpose.CHECKPOINT)) == "verify.unreadable"


def test_a_permits_code_is_no_checkpoint() -> None:
    signed = sign_payload(cbor2.dumps({1: 1, 2: 1, 3: bytes(32)}), KEY, Purpose.CODE)

    assert why_refused(to_letters(signed, Purpose.CHECKPOINT)) == "verify.bad_signature"


def test_a_checkpoint_outside_the_keys_time_is_neither_made_nor_believed() -> None:
    retired = replace(KEY.public, valid_until=TODAY - timedelta(days=1))

    with pytest.raises(WorldFailed):
        sign_checkpoint(CLOSING, KeyPair(retired, KEY.private))
    assert why_refused(LINE, KeyRing((retired,))) == "verify.key_not_in_force"


@pytest.mark.parametrize("chain", ["", "ab" * 31, "AB" * 32, "zz" * 32, "ab " * 32])
def test_a_chain_hash_has_64_small_hexadecimal_digits(chain: str) -> None:
    with pytest.raises(ValueError, match="hex"):
        Checkpoint(date(2026, 3, 20), 1, chain)


def test_two_offices_do_not_sign_for_each_other() -> None:
    assert read_checkpoint(LINE, RING)[1].issuer == OFFICE
