"""Bytes beside the store: one file each, named by its hash."""

import hashlib
import os
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import ClassVar, Self

from permitdesk.domain.errors import WorldFailed
from permitdesk.store.disk import sync_file, sync_folder


class HashedFiles:
    """Files under their SHA-256; each is whole or not there.

    Attributes:
        folder: Made with the first file.
        ENDING: Of the folder's name, and of the files' names.
        UNWRITABLE, LOST, ALTERED: Message keys.
    """

    FOLDER: ClassVar[str]
    ENDING: ClassVar[str]
    UNWRITABLE: ClassVar[str]
    LOST: ClassVar[str]
    ALTERED: ClassVar[str]

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, store: Path) -> Self:
        """Return the files that belong to a store."""
        return cls(store.with_name(f"{store.name}.{cls.FOLDER}"))

    def keep(self, data: bytes) -> str:
        """Put bytes on the disk for good, and return their hash; the same bytes are kept once.

        Raises:
            WorldFailed: ``….unwritable``.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        target = self.place(sha256)
        try:
            if self._is_whole(target, sha256):
                return sha256
            self._make(target.parent)
            fresh = target.with_name(f"{target.name}.{os.getpid()}.part")
            fresh.write_bytes(data)
            sync_file(fresh)
            fresh.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            raise WorldFailed(self.UNWRITABLE, folder=str(self.folder)) from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes kept under a hash.

        Raises:
            WorldFailed: ``….kept_lost`` or ``….kept_altered``; nothing is put in its place.
        """
        place = self.place(sha256)
        try:
            data = place.read_bytes()
        except OSError as error:
            raise WorldFailed(self.LOST, file=str(place)) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise WorldFailed(self.ALTERED, file=str(place))
        return data

    def bring(self, source: Self, hashes: Iterable[str]) -> None:
        """Take over from another folder what is not here, looking through each.

        Raises:
            WorldFailed: ``….kept_lost``, ``….kept_altered``, ``….unwritable``.
        """
        for sha256 in hashes:
            if not self._is_whole(self.place(sha256), sha256):
                self.keep(source.read(sha256))

    def sweep(self, wanted: Collection[str]) -> None:
        """Remove every file that nothing needs; half-written ones too."""
        for file in self.folder.glob("??/*"):
            if file.name.removesuffix(self.ENDING) not in wanted:
                file.unlink(missing_ok=True)

    def place(self, sha256: str) -> Path:
        """Return where the bytes of a hash stand."""
        return self.folder / sha256[:2] / f"{sha256}{self.ENDING}"

    def _make(self, folder: Path) -> None:
        """Make a folder that nobody else on this machine may read, and wait until it is there."""
        if not folder.is_dir():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self.folder.parent)
            folder.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self.folder)

    def _is_whole(self, place: Path, sha256: str) -> bool:
        return place.exists() and hashlib.sha256(place.read_bytes()).hexdigest() == sha256
