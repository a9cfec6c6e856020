"""The status list: which permits are no longer what their code says, signed and numbered.

An office makes a new one each day and hands it out as a small file; a verifier without a network
takes the newest. It names permit numbers, versions, states and days, and nobody.
The number only rises, so an old list cannot be slipped in for a newer one, and the day of issue
shows how much the verifier may not know yet.

As CBOR: {1: list number, 2: day of issue, 3: [[permit number, version, state, day], ...]}, sorted by
number and version, in a COSE_Sign1 message of ``envelope``.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.domain.permit import PermitState
from permitdesk.trust.cbor import day_number, day_of, pack, text_bytes, text_of, unpack
from permitdesk.trust.envelope import Purpose, read_signed, sign_payload
from permitdesk.trust.keys import KeyPair, KeyRing
from permitdesk.trust.whole_file import write_whole

LARGEST_LIST = 8_000_000
"""Bytes; some 200,000 entries."""
_STATES = {
    PermitState.REPLACED: 1,
    PermitState.SUSPENDED: 2,
    PermitState.REVOKED: 3,
    PermitState.RECALLED: 4,
    PermitState.RESCINDED: 5,
    PermitState.CANCELLED: 6,
    PermitState.LAPSED: 7,
    PermitState.ENDED: 8,
}
_STATE_OF = {number: state for state, number in _STATES.items()}


@dataclass(frozen=True)
class StatusEntry:
    """One permit that is no longer valid as issued.

    Attributes:
        version: This one and all before it.
        state: Any but live.
        day: When it came into effect, local date.
    """

    number: str
    version: int
    state: PermitState
    day: date


@dataclass(frozen=True)
class StatusList:
    """What an office said on one day.

    Attributes:
        number: From 1, higher each time.
        issued_on: Local date.
        entries: Sorted by number and version, none twice.
        issuer: Full name of the office; comes from the key, empty before signing.
    """

    number: int
    issued_on: date
    entries: tuple[StatusEntry, ...] = ()
    issuer: str = ""

    def __post_init__(self) -> None:
        places = [(entry.number, entry.version) for entry in self.entries]
        if self.number < 1 or any(one >= other for one, other in pairwise(places)):
            raise ValueError("a list has a number and sorted entries, none twice")

    def entry_for(self, number: str, version: int) -> StatusEntry | None:
        """Return what the list says of a permit's version; None when it does not name it."""
        return next(
            (entry for entry in self._by_number.get(number, ()) if version <= entry.version), None
        )

    def end_of(self, number: str) -> StatusEntry | None:
        """Return what ended or stopped a permit whose version one does not know.

        A replaced version is no end: the permit lives on in the next one.
        """
        ends = (
            entry
            for entry in self._by_number.get(number, ())
            if entry.state is not PermitState.REPLACED
        )
        return next(ends, None)

    @cached_property
    def _by_number(self) -> Mapping[str, list[StatusEntry]]:
        found: dict[str, list[StatusEntry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.number].append(entry)
        return dict(found)


def sign_list(status_list: StatusList, key: KeyPair) -> bytes:
    """Return the list as signed bytes.

    Raises:
        WorldFailed: ``key.not_in_force``.
    """
    if not key.public.holds_on(status_list.issued_on):
        raise WorldFailed("key.not_in_force", day=status_list.issued_on)
    return sign_payload(_payload(status_list), key, Purpose.STATUS_LIST)


def read_list(data: bytes, ring: KeyRing, newest_seen: int = 0) -> StatusList:
    """Return a list that a trusted key signed.

    Args:
        data: What ``sign_list`` gave.
        ring: The trusted keys.
        newest_seen: Number of the newest list of this office this verifier has had.

    Raises:
        NotAllowed: ``verify.list_too_large``, ``verify.list_older``, or why it is not genuine:
            ``verify.damaged``, ``verify.unknown_key``, ``verify.bad_signature``,
            ``verify.unreadable``, ``verify.key_not_in_force``.
    """
    if len(data) > LARGEST_LIST:
        raise NotAllowed("verify.list_too_large")
    payload, key = read_signed(data, ring, Purpose.STATUS_LIST)
    status_list = replace(unpack(payload, _list, _payload), issuer=key.issuer)
    if not key.holds_on(status_list.issued_on):
        raise NotAllowed("verify.key_not_in_force", issuer=key.issuer, day=status_list.issued_on)
    if status_list.number < newest_seen:
        raise NotAllowed("verify.list_older", number=status_list.number, newest=newest_seen)
    return status_list


def write(path: Path, status_list: StatusList, key: KeyPair) -> None:
    """Sign the list into a file, whole or not at all."""
    write_whole(path, sign_list(status_list, key))


def read(path: Path, ring: KeyRing, newest_seen: int = 0) -> StatusList:
    """Read a list from a file; refuses what ``read_list`` refuses.

    Raises:
        WorldFailed: ``verify.file_missing``.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_LIST + 1)
    except OSError as error:
        raise WorldFailed("verify.file_missing", file=path.name) from error
    return read_list(data, ring, newest_seen)


def _payload(status_list: StatusList) -> bytes:
    entries = [
        [text_bytes(entry.number), entry.version, _STATES[entry.state], day_number(entry.day)]
        for entry in status_list.entries
    ]
    return pack({1: status_list.number, 2: day_number(status_list.issued_on), 3: entries})


def _list(table: Any) -> StatusList:
    entries = tuple(_entry(*row) for row in table[3])
    return StatusList(_count(table[1]), day_of(table[2]), entries)


def _entry(number: Any, version: Any, state: Any, day: Any) -> StatusEntry:
    return StatusEntry(text_of(number), _count(version), _STATE_OF[_count(state)], day_of(day))


def _count(number: Any) -> int:
    """Refuse what Python takes for a whole number but CBOR writes as something else."""
    if type(number) is not int or number < 1:
        raise ValueError("not a whole number from 1")
    return number
