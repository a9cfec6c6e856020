"""Reading JSON into a value, with every field that does not fit."""

from typing import TypeVar

from permitdesk.codec import Codec, Unreadable
from permitdesk.domain.errors import NotAllowed, Problem

T = TypeVar("T")


def read_json(type_: type[T], text: str) -> T:
    """Return the value that stands in a text.

    Raises:
        NotAllowed: ``data.wrong``, with a problem for each field that does not fit.
    """
    try:
        return Codec(type_).read(text)
    except Unreadable as error:
        places = [(".".join(map(str, path)), kind) for path, kind, _ in error.faults]
        problems = tuple(
            Problem("data.unreadable", place, facts={"place": place or "JSON", "kind": kind})
            for place, kind in places
        )
        raise NotAllowed("data.wrong", problems=problems) from error
