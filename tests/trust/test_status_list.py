"""The status list."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import cbor2
import pytest
from hypothesis import HealthCheck, given, settings

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.domain.permit import PermitState
from permitdesk.trust import status_list as lists
from permitdesk.trust.envelope import Purpose, sign_payload
from permitdesk.trust.keys import KeyPair, KeyRing
from permitdesk.trust.status_list import StatusEntry, StatusList, read_list, sign_list
from tests.trust.samples import (
    COMPOSITE,
    KEY,
    LISTS,
    OFFICE,
    OPENED,
    OTHER_KEY,
    RING,
    TODAY,
    entry,
    status_list,
)

ENDED = status_list(entry(PermitState.REVOKED))


def why_refused(data: bytes, ring: KeyRing = RING, newest_seen: int = 0) -> str:
    with pytest.raises(NotAllowed) as refused:
        read_list(data, ring, newest_seen)
    return refused.value.key


@given(one=LISTS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_signed_list_comes_back_equal(one: StatusList) -> None:
    assert read_list(sign_list(one, KEY), RING) == one


def test_a_list_in_a_file_comes_back_equal(tmp_path: Path) -> None:
    lists.write(tmp_path / "status.yzl", ENDED, KEY)

    assert lists.read(tmp_path / "status.yzl", RING) == ENDED


def test_a_new_list_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    newer = replace(ENDED, number=81)
    lists.write(tmp_path / "status.yzl", ENDED, KEY)

    lists.write(tmp_path / "status.yzl", newer, KEY)

    assert lists.read(tmp_path / "status.yzl", RING, newest_seen=80) == newer
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_list_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldFailed) as refused:
        lists.read(tmp_path / "status.yzl", RING)

    assert refused.value.key == "verify.file_missing"


def test_the_office_of_a_list_is_the_keys_and_not_the_lists_own() -> None:
    claimed = replace(ENDED, issuer=OFFICE)

    assert read_list(sign_list(claimed, OTHER_KEY), RING).issuer == OTHER_KEY.public.issuer


def test_every_flipped_byte_of_a_list_is_refused() -> None:
    data = bytearray(sign_list(ENDED, KEY))

    for place in range(len(data)):
        data[place] ^= 0x41
        assert why_refused(bytes(data))
        data[place] ^= 0x41


def test_every_cut_or_longer_list_is_refused() -> None:
    data = sign_list(ENDED, KEY)

    for length in range(len(data)):
        assert why_refused(data[:length]) == "verify.damaged"
    assert why_refused(data + b"\0") == "verify.damaged"
    assert why_refused(data + data) == "verify.damaged"


def test_an_older_list_than_one_seen_before_is_refused() -> None:
    data = sign_list(ENDED, KEY)

    assert why_refused(data, newest_seen=81) == "verify.list_older"
    assert read_list(data, RING, newest_seen=80) == ENDED


def test_a_list_of_a_stranger_is_refused() -> None:
    stranger = KeyPair.create(OFFICE, OPENED)

    assert why_refused(sign_list(ENDED, stranger)) == "verify.unknown_key"


def test_a_list_signed_as_something_else_is_refused() -> None:
    payload = cbor2.dumps({1: 80, 2: 20532, 3: []})

    assert why_refused(sign_payload(payload, KEY, Purpose.CODE)) == "verify.bad_signature"


def test_a_list_dated_outside_the_keys_time_is_refused() -> None:
    ring = KeyRing((replace(KEY.public, valid_until=TODAY - timedelta(days=1)),))

    assert why_refused(sign_list(ENDED, KEY), ring) == "verify.key_not_in_force"


def test_no_list_is_signed_with_a_key_that_is_not_in_force() -> None:
    tomorrow = KeyPair.create(OFFICE, TODAY + timedelta(days=1))

    with pytest.raises(WorldFailed):
        sign_list(ENDED, tomorrow)


def test_a_list_too_large_is_refused_before_it_is_looked_at() -> None:
    assert why_refused(bytes(lists.LARGEST_LIST + 1)) == "verify.list_too_large"


ROW = [b"A", 1, 3, 20000]


@pytest.mark.parametrize(
    "table",
    [
        [],
        {},
        {1: 80, 2: 20532},
        {1: 80, 2: 20532, 3: [], 4: 0},
        {1: 0, 2: 20532, 3: []},
        {1: True, 2: 20532, 3: []},
        {1: 80, 2: "2026-03-20", 3: []},
        {1: 80, 2: 20532, 3: None},
        {1: 80, 2: 20532, 3: [ROW, ROW]},
        {1: 80, 2: 20532, 3: [[b"B", 1, 3, 20000], ROW]},
        {1: 80, 2: 20532, 3: [ROW[:3]]},
        {1: 80, 2: 20532, 3: [[*ROW, 1]]},
        {1: 80, 2: 20532, 3: [[b"A", 1, 99, 20000]]},
        {1: 80, 2: 20532, 3: [[b"A", 1, True, 20000]]},
        {1: 80, 2: 20532, 3: [[b"A", 0, 3, 20000]]},
        {1: 80, 2: 20532, 3: [["A", 1, 3, 20000]]},
        {1: 80, 2: 20532, 3: [[b"A", 1, 3, -1]]},
    ],
)
def test_content_of_another_form_is_refused_even_under_a_good_signature(table: object) -> None:
    payload = cbor2.dumps(table, canonical=True)

    assert why_refused(sign_payload(payload, KEY, Purpose.STATUS_LIST)) == "verify.unreadable"


def test_an_entry_covers_its_version_and_those_before() -> None:
    one = status_list(entry(PermitState.REPLACED, version=3))

    assert one.entry_for(COMPOSITE, 3) == one.entries[0]
    assert one.entry_for(COMPOSITE, 1) == one.entries[0]
    assert one.entry_for(COMPOSITE, 4) is None


def test_each_version_has_its_own_end() -> None:
    one = status_list(
        entry(PermitState.REPLACED, version=1), entry(PermitState.SUSPENDED, version=2)
    )

    assert one.entry_for(COMPOSITE, 1) == one.entries[0]
    assert one.entry_for(COMPOSITE, 2) == one.entries[1]


def test_a_replaced_version_is_no_end_of_the_permit() -> None:
    assert status_list(entry(PermitState.REPLACED)).end_of(COMPOSITE) is None
    assert status_list(entry(PermitState.SUSPENDED)).end_of(COMPOSITE) is not None


def test_a_live_permit_stands_on_no_list() -> None:
    with pytest.raises(KeyError):
        sign_list(status_list(entry(PermitState.LIVE)), KEY)


@pytest.mark.parametrize(
    "entries",
    [
        (entry(PermitState.REVOKED), entry(PermitState.LAPSED)),
        (entry(PermitState.REVOKED, "B"), entry(PermitState.REVOKED, "A")),
    ],
)
def test_a_list_names_a_version_once_and_in_order(entries: tuple[StatusEntry, ...]) -> None:
    with pytest.raises(ValueError, match="sorted"):
        status_list(*entries)


def test_a_list_of_a_whole_city_stays_a_small_file() -> None:
    many = tuple(
        entry(PermitState.REPLACED, f"晋城综许1405022026{place:06}") for place in range(20_000)
    )

    data = sign_list(StatusList(80, TODAY, many), KEY)

    assert len(data) < 700_000
    assert len(read_list(data, RING).entries) == 20_000
