"""The bytes of papers, beside the store: one file a paper, named by its hash."""

import hashlib
import os
from collections.abc import Collection, Iterable
from pathlib import Path

from permitdesk.domain.errors import WorldFailed
from permitdesk.store.disk import sync_file, sync_folder


class PaperFiles:
    """Files under their SHA-256; each is whole or not there.

    Attributes:
        folder: ``desk.store.papers`` for ``desk.store``; made with the first paper.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, store: Path) -> "PaperFiles":
        """Return the files that belong to a store."""
        return cls(store.with_name(f"{store.name}.papers"))

    def keep(self, pdf: bytes) -> str:
        """Put bytes on the disk for good, and return their hash; the same bytes are kept once.

        Raises:
            WorldFailed: ``paper.unwritable``.
        """
        sha256 = hashlib.sha256(pdf).hexdigest()
        target = self.place(sha256)
        try:
            if self._is_whole(target, sha256):
                return sha256
            self._make(target.parent)
            fresh = target.with_name(f"{target.name}.{os.getpid()}.part")
            fresh.write_bytes(pdf)
            sync_file(fresh)
            fresh.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            raise WorldFailed("paper.unwritable", folder=str(self.folder)) from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes kept under a hash.

        Raises:
            WorldFailed: ``paper.kept_lost`` or ``paper.kept_altered``; nothing is drawn in its place.
        """
        place = self.place(sha256)
        try:
            pdf = place.read_bytes()
        except OSError as error:
            raise WorldFailed("paper.kept_lost", file=str(place)) from error
        if hashlib.sha256(pdf).hexdigest() != sha256:
            raise WorldFailed("paper.kept_altered", file=str(place))
        return pdf

    def bring(self, source: "PaperFiles", hashes: Iterable[str]) -> None:
        """Take over from another folder what is not here, looking through each.

        Raises:
            WorldFailed: ``paper.kept_lost``, ``paper.kept_altered``, ``paper.unwritable``.
        """
        for sha256 in hashes:
            if not self._is_whole(self.place(sha256), sha256):
                self.keep(source.read(sha256))

    def sweep(self, wanted: Collection[str]) -> None:
        """Remove every file that no paper needs; half-written ones too."""
        for file in self.folder.glob("??/*"):
            if file.name.removesuffix(".pdf") not in wanted:
                file.unlink(missing_ok=True)

    def place(self, sha256: str) -> Path:
        """Return where the bytes of a hash stand."""
        return self.folder / sha256[:2] / f"{sha256}.pdf"

    def _make(self, folder: Path) -> None:
        """Make a folder that nobody else on this machine may read, and wait until it is there."""
        if not folder.is_dir():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self.folder.parent)
            folder.mkdir(mode=0o700, exist_ok=True)
            sync_folder(self.folder)

    def _is_whole(self, place: Path, sha256: str) -> bool:
        return place.exists() and hashlib.sha256(place.read_bytes()).hexdigest() == sha256
