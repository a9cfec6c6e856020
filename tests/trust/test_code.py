"""The signed code of a permit."""

import base64
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import base45
import cbor2
import cwt
import pytest
from cryptography.hazmat.primitives import serialization
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.domain.permit import CodeLine, PermitCode, PermitKind
from permitdesk.trust.code import LONGEST_CODE, Profile, read_code, sign_code
from permitdesk.trust.envelope import Purpose, sign_payload
from permitdesk.trust.keys import KeyPair, KeyRing
from permitdesk.trust.letters import LONGEST, from_letters, room_for, to_letters
from permitdesk.trust.payload import from_payload, to_payload
from tests.trust.samples import (
    CODES,
    ISSUED,
    KEY,
    OFFICE,
    OPENED,
    OTHER_KEY,
    RING,
    lines,
    restaurant,
    short,
)

ADDRESS = "https://zwfw.example.gov.cn/verify"
SLOW_STRATEGY = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def why_refused(text: str, ring: KeyRing = RING) -> str:
    with pytest.raises(NotAllowed) as refused:
        read_code(text, ring)
    return refused.value.key


def signed(payload: bytes, key: KeyPair = KEY) -> str:
    """A text whose signature is good, whatever stands in it."""
    return to_letters(sign_payload(payload, key, Purpose.CODE), Purpose.CODE)


def kept(code: PermitCode, read: PermitCode) -> bool:
    """Whether what was read is the code with whole facts left out and nothing else."""
    numbers = tuple(replace(line, licence="") for line in code.lines)
    return (
        read.holder in (code.holder, "")
        and read.lines in (code.lines, numbers, ())
        and replace(code, holder="", lines=()) == replace(read, holder="", lines=())
    )


@given(code=CODES)
@SLOW_STRATEGY
def test_what_a_code_says_comes_back_equal(code: PermitCode) -> None:
    assert from_payload(to_payload(code)) == code


@given(code=CODES, profile=st.sampled_from(Profile), address=st.sampled_from(["", ADDRESS]))
@SLOW_STRATEGY
def test_a_signed_code_comes_back_with_whole_facts_or_without_them(
    code: PermitCode, profile: Profile, address: str
) -> None:
    text = sign_code(code, KEY, profile, address)

    read, key = read_code(text, RING)

    assert kept(code, read)
    assert key == KEY.public
    assert len(text) <= LONGEST_CODE


def test_the_same_permit_gives_the_same_text() -> None:
    assert sign_code(restaurant(), KEY) == sign_code(restaurant(), KEY)


def test_a_full_code_names_holder_and_members() -> None:
    read, _ = read_code(sign_code(restaurant(), KEY), RING)

    assert read == restaurant()


def test_a_minimal_code_names_neither_holder_nor_members() -> None:
    read, _ = read_code(sign_code(restaurant(), KEY, Profile.MINIMAL), RING)

    assert read == replace(restaurant(), holder="", lines=())


@pytest.mark.parametrize(
    ("code", "address", "holder_stays", "lines_stay", "licences_stay"),
    [
        (restaurant(), "", True, True, True),
        (restaurant(members=lines(5)), "", True, True, False),
        (restaurant("店" * 30, lines(5)), "", False, True, False),
        (restaurant("店" * 30, lines(5)), ADDRESS, True, False, False),
        (restaurant("店" * 150, lines(5)), ADDRESS, False, False, False),
    ],
    ids=short,
)
def test_where_room_is_short_whole_facts_go_in_the_written_order(
    code: PermitCode, address: str, holder_stays: bool, lines_stay: bool, licences_stay: bool
) -> None:
    read, _ = read_code(sign_code(code, KEY, address=address), RING)

    assert bool(read.holder) is holder_stays
    assert len(read.lines) == (len(code.lines) if lines_stay else 0)
    assert all(line.licence for line in read.lines) is (licences_stay or not lines_stay)


def test_every_flipped_bit_of_a_signed_code_is_refused() -> None:
    data = bytearray(from_letters(sign_code(restaurant(), KEY), Purpose.CODE))

    for place in range(len(data)):
        for bit in range(8):
            data[place] ^= 1 << bit
            assert why_refused(to_letters(bytes(data), Purpose.CODE))
            data[place] ^= 1 << bit


def test_every_changed_letter_of_a_code_is_refused() -> None:
    text = sign_code(restaurant(), KEY, Profile.MINIMAL)

    for place, letter in enumerate(text):
        for other in {"A", "Z", "0", " ", ":", "%"} - {letter}:
            assert why_refused(text[:place] + other + text[place + 1 :])


def test_every_cut_code_is_refused() -> None:
    text = sign_code(restaurant(), KEY)

    for length in range(len(text)):
        assert why_refused(text[:length])
        assert why_refused(text[len(text) - length :])


TEXT = sign_code(restaurant(), KEY, Profile.MINIMAL)
WEB_TEXT = sign_code(restaurant(), KEY, Profile.MINIMAL, ADDRESS)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "verify.not_ours"),
        ("YZ1:", "verify.damaged"),
        (" " + TEXT, "verify.damaged"),
        (TEXT + " ", "verify.damaged"),
        (TEXT + "\n", "verify.damaged"),
        (TEXT[:50] + " " + TEXT[50:], "verify.damaged"),
        (TEXT.lower(), "verify.lower_case"),
        (TEXT.swapcase(), "verify.lower_case"),
        (TEXT + TEXT, "verify.two_scans"),
        (TEXT + "\n" + TEXT, "verify.two_scans"),
        (WEB_TEXT + WEB_TEXT, "verify.two_scans"),
        (WEB_TEXT + "/" + TEXT, "verify.two_scans"),
        (TEXT.replace("YZ1:", "HC1:", 1), "verify.not_ours"),
        (TEXT.replace("YZ1:", "YZ2:", 1), "verify.not_ours"),
        (TEXT.replace("YZ1:", "YZL1:", 1), "verify.not_ours"),
        (TEXT.replace("YZ1:", "ＹＺ１：", 1), "verify.not_ours"),
        ("https://zwfw.example.gov.cn/", "verify.not_ours"),
        (WEB_TEXT.replace("HTTPS", "https"), "verify.lower_case"),
        (WEB_TEXT.replace("HTTPS", "FTP"), "verify.damaged"),
        (WEB_TEXT + "=", "verify.damaged"),
        (WEB_TEXT[:-1], "verify.damaged"),
        ("X" + WEB_TEXT, "verify.damaged"),
        ("YZ1:" + "A" * 597, "verify.too_long"),
        ("Y" * 5_000, "verify.too_long"),
        ("YZ1:" + "\ud800" * 30, "verify.damaged"),
        ("YZ1:" + "\0" * 30, "verify.damaged"),
        ("YZ1:" + "电" * 30, "verify.damaged"),
        ("HTTPS://" + "A/" * 290 + "!", "verify.not_ours"),
    ],
    ids=short,
)
def test_a_text_that_is_not_exactly_a_code_is_refused_with_its_reason(
    text: str, reason: str
) -> None:
    assert why_refused(text) == reason


def test_the_address_of_the_web_form_proves_nothing_and_changes_nothing() -> None:
    moved = WEB_TEXT.replace("ZWFW.EXAMPLE.GOV.CN", "ANOTHER.EXAMPLE:8443")

    assert read_code(moved, RING) == read_code(TEXT, RING)


def test_the_web_form_keeps_the_letters_a_qr_code_packs_and_no_browser_rewrites() -> None:
    address, payload = WEB_TEXT.split("YZ1:")

    assert address == "HTTPS://ZWFW.EXAMPLE.GOV.CN/VERIFY/"
    assert set(payload) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")


@pytest.mark.parametrize(
    "address",
    [
        "zwfw.example.gov.cn",
        "ftp://zwfw.example.gov.cn",
        "https://核验.example.cn",
        "https://a.cn/?q=",
        "https://a.cn/#",
        "https://a b.cn",
        "https://a.cn/YZ1:",
        "https://a.cn/" + "v" * 100,
    ],
)
def test_an_address_no_code_can_carry_is_told_before_signing(address: str) -> None:
    with pytest.raises(WorldFailed) as refused:
        sign_code(restaurant(), KEY, address=address)

    assert refused.value.key == "verify.address_unusable"


def test_a_key_nobody_registered_is_refused_by_its_name() -> None:
    stranger = KeyPair.create(OFFICE, OPENED)

    with pytest.raises(NotAllowed) as refused:
        read_code(sign_code(restaurant(), stranger), RING)

    assert refused.value.key == "verify.unknown_key"
    assert refused.value.facts == {"kid": stranger.public.kid.hex()}


def test_another_offices_key_under_our_keys_name_is_refused() -> None:
    data = from_letters(sign_code(restaurant(), OTHER_KEY), Purpose.CODE)
    disguised = data.replace(OTHER_KEY.public.kid, KEY.public.kid)

    assert why_refused(to_letters(disguised, Purpose.CODE)) == "verify.bad_signature"


@pytest.mark.parametrize("algorithm", [b"\x26", b"\x05", b"\x00", b"\x38\x22"])
def test_an_algorithm_of_the_messages_own_choice_is_refused(algorithm: bytes) -> None:
    data = from_letters(TEXT, Purpose.CODE)
    changed = data.replace(b"\xa2\x01\x27\x04", b"\xa2\x01" + algorithm + b"\x04", 1)

    assert why_refused(to_letters(changed, Purpose.CODE)) == "verify.damaged"


@pytest.mark.parametrize("signature", [b"", b"\0" * 63, b"\0" * 64, b"\0" * 65], ids=short)
def test_an_empty_or_odd_signature_is_refused(signature: bytes) -> None:
    data = from_letters(TEXT, Purpose.CODE)[:-66] + cbor2.dumps(signature)

    assert why_refused(to_letters(data, Purpose.CODE)) in ("verify.damaged", "verify.bad_signature")


def test_bytes_after_the_signature_are_refused() -> None:
    data = from_letters(TEXT, Purpose.CODE) + b"\0"

    assert why_refused(to_letters(data, Purpose.CODE)) == "verify.damaged"


def test_a_long_spelling_of_the_frame_is_refused() -> None:
    data = from_letters(TEXT, Purpose.CODE)
    longer = data.replace(b"\xa0\x58", b"\xa0\x59\x00", 1)

    assert cbor2.loads(longer) == cbor2.loads(data)
    assert why_refused(to_letters(longer, Purpose.CODE)) == "verify.damaged"


def test_a_second_spelling_in_base45_is_refused() -> None:
    assert base45.b45decode(TEXT[4:] + "\n") == base45.b45decode(TEXT[4:])
    assert why_refused(TEXT + "\n") == "verify.damaged"


def test_a_second_spelling_in_base32_is_refused() -> None:
    head, letters = WEB_TEXT.split("YZ1:")
    missing = "=" * (-len(letters) % 8)
    other_last = next(
        letter
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
        if letter != letters[-1]
        and base64.b32decode(letters[:-1] + letter + missing) == base64.b32decode(letters + missing)
    )

    assert why_refused(f"{head}YZ1:{letters}{missing}") == "verify.damaged"
    assert why_refused(f"{head}YZ1:{letters[:-1]}{other_last}") == "verify.damaged"


PAYLOAD = to_payload(restaurant())
TABLE = cbor2.loads(PAYLOAD)
WRONG: tuple[object, ...] = (
    *(None, True, -1, 1.5, 2**70),
    *("x", b"\xff", [], {}, [[1]], date(2026, 1, 1)),
)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"\xff",
        b"\x9f" * 200,
        b"\x81" * 200,
        b"\x5b" + b"\xff" * 8,
        PAYLOAD + b"\0",
        PAYLOAD[:-1],
        b"\xb8" + bytes([len(TABLE)]) + PAYLOAD[1:],
        cbor2.dumps(dict(reversed(TABLE.items()))),
        cbor2.dumps([]),
        cbor2.dumps({**TABLE, 10: 1}),
        cbor2.dumps({**TABLE, "a": 1}),
        *(
            cbor2.dumps({key: TABLE[key] for key in TABLE if key != gone})
            for gone in (1, 2, 3, 4, 5, 7)
        ),
        *(
            cbor2.dumps({**TABLE, key: wrong}, canonical=True)
            for key in (*TABLE, 6)
            for wrong in WRONG
        ),
        cbor2.dumps({**TABLE, 1: 1}, canonical=True),
        cbor2.dumps({**TABLE, 9: []}, canonical=True),
        cbor2.dumps({**TABLE, 9: [[0, b"A", None, b""]]}, canonical=True),
        cbor2.dumps({**TABLE, 9: [[0, b"A", None, b"x", 1]]}, canonical=True),
        cbor2.dumps({**TABLE, 9: [[99, b"A", None]]}, canonical=True),
        cbor2.dumps({**TABLE, 9: [[0, TABLE[2], None]]}, canonical=True),
        cbor2.dumps({**TABLE, 2: b"\x07"}, canonical=True),
    ],
    ids=short,
)
def test_content_of_another_form_is_refused_even_under_a_good_signature(payload: bytes) -> None:
    assert why_refused(signed(payload)) == "verify.unreadable"


def test_a_code_signed_for_something_else_is_refused() -> None:
    checkpoint = sign_payload(PAYLOAD, KEY, Purpose.CHECKPOINT)

    assert why_refused(to_letters(checkpoint, Purpose.CODE)) == "verify.bad_signature"


def test_no_text_short_enough_to_be_read_holds_more_than_400_bytes() -> None:
    assert room_for(LONGEST, Purpose.CODE) == 397


def test_a_code_dated_outside_the_keys_time_is_refused() -> None:
    retired = replace(KEY.public, valid_until=ISSUED - timedelta(days=1))

    assert why_refused(TEXT, KeyRing((retired,))) == "verify.key_not_in_force"


def test_a_retired_key_still_speaks_for_what_it_signed_in_time() -> None:
    retired = replace(KEY.public, valid_until=ISSUED)

    assert read_code(TEXT, KeyRing((retired,)))[1] == retired


def test_nothing_is_signed_with_a_key_that_is_not_in_force() -> None:
    tomorrow = KeyPair.create(OFFICE, ISSUED + timedelta(days=1))

    with pytest.raises(WorldFailed) as refused:
        sign_code(restaurant(), tomorrow)

    assert refused.value.key == "key.not_in_force"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (restaurant("张三 13800138000"), "verify.personal_data_in_holder"),
        (restaurant("张三11010519491231002X"), "verify.personal_data_in_holder"),
        (restaurant("张三11010519491231002x"), "verify.personal_data_in_holder"),
        (replace(restaurant(), uscc="11010519491231002X"), "verify.personal_data_in_uscc"),
        (replace(restaurant(), number="11010519491231002X"), "verify.personal_data_in_number"),
        (
            restaurant(members=(CodeLine("", "证11010519491231002X", None),)),
            "verify.personal_data_in_number",
        ),
    ],
    ids=short,
)
def test_no_identity_number_and_no_telephone_gets_into_a_code(
    code: PermitCode, reason: str
) -> None:
    with pytest.raises(NotAllowed) as refused:
        sign_code(code, KEY)

    assert refused.value.key == reason


def test_a_sole_traders_registered_name_may_be_a_persons() -> None:
    read, _ = read_code(sign_code(restaurant("张三"), KEY), RING)

    assert read.holder == "张三"


@pytest.mark.parametrize(
    "changes",
    [
        {"number": ""},
        {"number": "晋\n城"},
        {"number": "证" * 41},
        {"version": 0},
        {"version": True},
        {"digest": b"short"},
        {"uscc": "91140502ma0k1abc2x"},
        {"holder": " 老张饭店"},
        {"holder": "老张\u202e饭店"},
        {"kind": PermitKind.SINGLE},
        {"issued_on": date(1969, 12, 31)},
        {"until": date(1969, 12, 31)},
    ],
)
def test_a_code_the_register_cannot_have_made_is_not_signed(changes: dict[str, Any]) -> None:
    with pytest.raises((ValueError, WorldFailed)):
        sign_code(replace(restaurant(), **changes), KEY)


@given(text=st.text(max_size=700))
def test_any_text_is_refused_in_the_same_way(text: str) -> None:
    assert why_refused(text).startswith("verify.")
    assert why_refused(f"YZ1:{text}"[:600]).startswith("verify.")


@given(data=st.binary(max_size=300))
def test_any_bytes_are_refused_in_the_same_way(data: bytes) -> None:
    assume(not data.startswith(b"\xd2\x84\x4d"))

    assert why_refused(to_letters(data, Purpose.CODE)) == "verify.damaged"


@given(payload=st.binary(max_size=60))
@settings(deadline=None)
def test_any_signed_content_is_read_or_refused_as_unreadable(payload: bytes) -> None:
    assert why_refused(signed(payload)) == "verify.unreadable"


def test_others_read_our_message_as_plain_cose() -> None:
    public = KEY.private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    theirs = cwt.COSEKey.from_pem(public, kid=KEY.public.kid, alg="EdDSA")
    data = from_letters(sign_code(restaurant(), KEY), Purpose.CODE)

    payload = cwt.COSE.new().decode(data, theirs, external_aad=b"YZ1")

    assert payload == PAYLOAD
