"""The definitions in force and older ones, compiled once and kept by digest."""

from pathlib import Path

from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotFound
from permitdesk.store.store import DeskStore


class FolderCatalogs:
    """Reads a folder of definitions; the YAML only when nothing compiled has its digest."""

    def __init__(self, folder: Path, cache: Path) -> None:
        """Take the folder of definitions and the one compiled forms are kept in."""
        self._folder = folder
        self._cache = cache
        self._known: dict[str, Catalog] = {}
        self._store: DeskStore | None = None
        self._kept = False
        self._current = ""

    def keep_in(self, store: DeskStore) -> None:
        """Keep the definitions in a store too, where a case finds the version it came under."""
        self._store = store

    def current(self) -> Catalog:
        """Return the version new cases are received under, and keep it with the cases.

        Raises:
            BrokenCatalog: With every fault.
        """
        catalog = self._load()
        if self._store is not None and not self._kept:
            self._store.keep_catalog(catalog)
            self._kept = True
        return catalog

    def version(self, digest: str) -> Catalog:
        """Return the version of a digest.

        Raises:
            NotFound: ``catalog.unknown``.
        """
        if digest in self._known:
            return self._known[digest]
        if self._store is not None:
            return self._store.catalog(digest)
        if self._load().digest != digest:
            raise NotFound("catalog.unknown", digest=digest)
        return self._known[digest]

    def _load(self) -> Catalog:
        """Read the folder once; afterwards a desk at work keeps the version it began with."""
        if not self._current:
            from permitdesk.catalog.digest import digest_of

            self._current = digest_of(self._folder)
        if self._current not in self._known:
            catalog = self._from_cache(self._current)
            if catalog is None:
                from permitdesk.catalog.reader import read_catalog

                catalog = read_catalog(self._folder)
                self._write_cache(catalog)
            self._known[self._current] = catalog
        return self._known[self._current]

    def _file(self, digest: str) -> Path:
        return self._cache / f"catalog-{digest}.json"

    def _from_cache(self, digest: str) -> Catalog | None:
        from permitdesk.catalog import compiled
        from permitdesk.codec import Unreadable

        try:
            catalog = compiled.read(self._file(digest).read_text(encoding="utf-8"))
        except (OSError, Unreadable):  # not there, or written by another version of the program
            return None
        return catalog if catalog.digest == digest else None

    def _write_cache(self, catalog: Catalog) -> None:
        from permitdesk.catalog import compiled

        file = self._file(catalog.digest)
        fresh = file.with_suffix(f".{id(catalog)}")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(compiled.write(catalog), encoding="utf-8")
            fresh.replace(file)
        except OSError:  # a cache is a convenience
            return
