"""Every version of the definitions a case was ever judged by."""

from functools import cached_property

from permitdesk.codec import Codec
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.errors import NotFound
from permitdesk.store.database import Database
from permitdesk.store.queries import load


class Catalogs:
    """Catalogues by digest."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._sql = load("desk")
        self._read: dict[str, Catalog] = {}

    def keep(self, catalog: Catalog) -> None:
        """Keep a version for good; one that is there already stays as it is."""
        if catalog.digest in self.digests():
            return
        compiled = self._codec.write(catalog)
        with self._database.act() as connection:
            self._sql.keep_catalog(connection, digest=catalog.digest, compiled=compiled)

    def version(self, digest: str) -> Catalog:
        """Return a version.

        Raises:
            NotFound: ``catalog.unknown``.
        """
        if digest not in self._read:
            with self._database.reading() as connection:
                compiled = self._sql.catalog(connection, digest=digest)
            if compiled is None:
                raise NotFound("catalog.unknown", digest=digest)
            self._read[digest] = self._codec.read(compiled)
        return self._read[digest]

    def digests(self) -> tuple[str, ...]:
        """List the versions there are."""
        with self._database.reading() as connection:
            return tuple(digest for (digest,) in self._sql.catalogs(connection))

    @cached_property
    def _codec(self) -> Codec[Catalog]:
        return Codec(Catalog)  # made when needed: it is the largest of all
