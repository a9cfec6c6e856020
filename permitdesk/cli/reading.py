"""Reading a JSON file into a value, with every field that does not fit."""

from pathlib import Path
from typing import TypeVar

from permitdesk.cli.words import file_text
from permitdesk.codec import Codec, Unreadable
from permitdesk.domain.errors import NotAllowed, Problem

T = TypeVar("T")


def read_json(type_: type[T], file: Path) -> T:
    """Return the value that stands in a file.

    Raises:
        NotAllowed: ``data.wrong``, with a problem for each field that does not fit.
        click.UsageError: The file is not there, too large, or not UTF-8.
    """
    try:
        return Codec(type_).read(file_text(file))
    except Unreadable as error:
        places = [(".".join(map(str, path)), kind) for path, kind, _ in error.faults]
        problems = tuple(
            Problem("data.unreadable", place, facts={"place": place or "JSON", "kind": kind})
            for place, kind in places
        )
        raise NotAllowed("data.wrong", problems=problems) from error
