"""The compiled catalogue: one JSON text, which a start reads instead of the files."""

from functools import cache

from permitdesk.codec import Codec
from permitdesk.domain.catalog import Catalog


def write(catalog: Catalog) -> str:
    """Return a catalogue as text."""
    return codec().write(catalog)


def read(text: str) -> Catalog:
    """Return the catalogue that stands in a text.

    Raises:
        Unreadable: The text is not one, or was written by another version of the program.
    """
    return codec().read(text)


@cache
def codec() -> Codec[Catalog]:
    """Return the codec, built once: 60 ms a start that reads no catalogue does not spend."""
    return Codec(Catalog)
