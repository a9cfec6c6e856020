"""The office's keys beside the store: the codes on permits, what a code is worth, status lists."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from permitdesk.desk.ports import Store
from permitdesk.domain.errors import NotAllowed, NotFound, WorldFailed
from permitdesk.domain.permit import Permit, PermitCode, SinglePermit
from permitdesk.domain.register_entry import code_of, entry_digest
from permitdesk.intake.intake import Intake
from permitdesk.intake.reading import read_foreign
from permitdesk.text import tr
from permitdesk.trust import status_list
from permitdesk.trust.checkpoint import Checkpoint, sign_checkpoint
from permitdesk.trust.code import Profile, sign_code
from permitdesk.trust.keys import KeyPair, KeyRing
from permitdesk.trust.status_list import StatusEntry, StatusList
from permitdesk.trust.verifying import Verdict, VerdictKind, verify

PASSPHRASE = "PERMITDESK_KEY_PASSPHRASE"
"""Environment variable that opens the private key, where it was locked with one."""


@dataclass(frozen=True)
class Trusting:
    """Keys of one store.

    Attributes:
        folder: Where they lie, beside the store and never in it.
        address: The office's verify address; empty for codes that need none.
    """

    folder: Path
    address: str = ""

    @property
    def _pem(self) -> Path:
        return self.folder / "signing.pem"

    @property
    def ring_file(self) -> Path:
        """Where the public keys stand, to be handed to verifiers."""
        return self.folder / "keyring.json"

    def create(self, issuer: str, today: date) -> None:
        """Make the store's first key pair."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        pair = KeyPair.create(issuer, today)
        pair.save(self._pem, os.environ.get(PASSPHRASE, ""))
        KeyRing((pair.public,)).write(self.ring_file)

    @cached_property
    def ring(self) -> KeyRing:
        """The public keys trusted here."""
        return KeyRing.read(self.ring_file)

    @cached_property
    def pair(self) -> KeyPair:
        """The office's key pair."""
        return KeyPair.load(self._pem, self.ring, os.environ.get(PASSPHRASE, ""))

    def code(self, permit: Permit) -> str:
        """Return the text of a permit's code: full on a composite, minimal on a single permit."""
        profile = Profile.MINIMAL if isinstance(permit, SinglePermit) else Profile.FULL
        return sign_code(code_of(permit), self.pair, profile, self.address)

    def checkpoint(self, day: date, position: int, chain: str) -> str:
        """Sign where the ledger stands."""
        return sign_checkpoint(Checkpoint(day, position, chain), self.pair)

    def write_list(self, file: Path, number: int, day: date, store: Store) -> StatusList:
        """Sign what the register says is no longer valid into a file."""
        made = register_list(number, day, store, "")
        status_list.write(file, made, self.pair)
        return made


def register_list(number: int, day: date, store: Store, issuer: str) -> StatusList:
    """Return what the register says is no longer valid, as a list."""
    entries = tuple(StatusEntry(*row) for row in sorted(store.no_longer_valid()))
    return StatusList(number, day, entries, issuer)


PAPERS = (".pdf", ".png", ".jpg", ".jpeg")
"""Endings that no code has, and every paper or photo."""


def codes_in(what: str) -> list[str]:
    """Return the codes to verify: those on a paper or a photo, or the text itself.

    Raises:
        NotAllowed: ``verify.no_code`` where a file shows none; ``attachment.…`` where it is not
            read at all.
        WorldFailed: ``verify.file_missing`` where a paper is named that is not there.
    """
    file = Path(what)
    try:
        is_file = file.is_file()
    except (OSError, ValueError):  # too long for a name, or a NUL in it: no file
        is_file = False
    if not is_file:
        if what.lower().endswith(PAPERS):
            raise WorldFailed("verify.file_missing", file=file.name)
        return [what]
    found = [text for text in Intake().texts(read_foreign(file)) if "YZ1:" in text]
    if not found:
        raise NotAllowed("verify.no_code", file=file.name)
    return list(dict.fromkeys(found))


_WORST_FIRST = (
    VerdictKind.NOT_VALID,
    VerdictKind.WITHDRAWN,
    VerdictKind.REPLACED,
    VerdictKind.EXPIRED,
    VerdictKind.STALE,
    VerdictKind.VALID,
)


def judge(
    codes: list[str], ring: KeyRing, status: StatusList | None, day: date, store: Store | None
) -> Mapping[str, Any]:
    """Give one verdict on everything a paper shows: the worst of its codes.

    With a store at hand its register is asked too: what a code says must be what is registered.
    """
    verdicts = [_against_register(verify(text, ring, status, day), store) for text in codes]
    verdict = min(verdicts, key=lambda item: _WORST_FIRST.index(item.kind))
    return {
        "verdict": verdict.kind.value,
        "key": verdict.reason,
        "message": tr(verdict.reason, **verdict.facts),
        "issuer": verdict.issuer,
        "on": day,
        "status_list": {"number": verdict.list_number, "day": verdict.list_day},
        "ended_members": verdict.ended_lines,
        "fields": _fields(verdict.code),
        "register": _registered(verdict.code, store),
    }


def _against_register(verdict: Verdict, store: Store | None) -> Verdict:
    if store is None or verdict.code is None:
        return verdict
    try:
        entry = store.permit(verdict.code.number, verdict.code.version).permit
    except NotFound:
        return Verdict(VerdictKind.NOT_VALID, "verify.not_registered")
    if entry_digest(entry) != verdict.code.digest:
        return Verdict(VerdictKind.NOT_VALID, "verify.differs_from_register")
    return verdict


def _fields(code: PermitCode | None) -> Mapping[str, Any] | None:
    """List what to compare with the paper."""
    if code is None:
        return None
    return {
        "kind": code.kind.value,
        "number": code.number,
        "version": code.version,
        "uscc": code.uscc,
        "holder": code.holder,
        "issued_on": code.issued_on,
        "until": code.until,
        "members": [
            {"licence": line.licence, "number": line.number, "until": line.until}
            for line in code.lines
        ],
    }


def _registered(code: PermitCode | None, store: Store | None) -> Mapping[str, Any] | None:
    if store is None or code is None:
        return None
    try:
        registered = store.permit(code.number, code.version)
    except NotFound:
        return None
    holder = registered.permit.holder
    return {"holder": holder.name, "premises": holder.premises, "state": registered.state.value}
