"""The office's keys beside the store: the codes on permits, and status lists."""

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from permitdesk.desk.ports import Store
from permitdesk.domain.errors import NotAllowed, WorldFailed
from permitdesk.domain.permit import Permit, SinglePermit
from permitdesk.domain.register_entry import code_of
from permitdesk.intake.intake import Intake
from permitdesk.intake.reading import read_foreign
from permitdesk.trust import status_list
from permitdesk.trust.checkpoint import Checkpoint, sign_checkpoint
from permitdesk.trust.code import Profile, sign_code
from permitdesk.trust.keys import KeyPair, KeyRing
from permitdesk.trust.status_list import StatusEntry, StatusList
from permitdesk.trust.whole_file import write_whole

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


def newest_list(file: Path, ring: KeyRing, ring_file: Path) -> StatusList:
    """Read a list, and remember its number: an older one of the same office is refused from now on.

    Args:
        file: Of the list.
        ring: The trusted keys.
        ring_file: Where they stand; what was seen is noted beside it.

    Raises:
        NotAllowed: ``verify.list_older``, or why the list is not genuine.
        WorldFailed: ``verify.file_missing``.
    """
    noted = ring_file.with_name(ring_file.name + ".seen")
    seen = _seen(noted)
    listed = status_list.read(file, ring)
    newest = seen.get(listed.issuer, 0)
    if listed.number < newest:
        raise NotAllowed("verify.list_older", number=listed.number, newest=newest)
    if listed.number > newest:
        with suppress(OSError):  # who may only read still verifies
            text = json.dumps({**seen, listed.issuer: listed.number}, ensure_ascii=False)
            write_whole(noted, text.encode())
    return listed


def _seen(noted: Path) -> dict[str, int]:
    """Return the newest list number by office; a note that cannot be read is none."""
    try:
        read = json.loads(noted.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = read.items() if isinstance(read, dict) else ()
    return {str(office): number for office, number in known if type(number) is int}


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
