"""The replaceable layout files: words on every paper, positions and texts of the permits."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from permitdesk.codec import Codec, Unreadable
from permitdesk.domain.errors import WorldFailed

T = TypeVar("T")

SHIPPED = Path(__file__).resolve().parent.parent.parent / "resources" / "layouts"


@dataclass(frozen=True)
class Words:
    """What stands on papers whatever language the desk speaks: papers are Chinese.

    Attributes:
        seal: In the circle where the seal goes.
        composite: What the composite permit is called, as the title of its file.
        practice_line: Over the title of every paper of a practice store.
        scan_paper: Beside the code; a line break begins a new line.
        blank_day: To be filled in by hand.
    """

    composite: str
    seal: str
    sample: str
    practice: str
    practice_line: str
    scan_paper: str
    scan_form: str
    blank_day: str


def use_layouts(folder: Path) -> None:
    """Print with the layout files of this folder from now on; ours stand in for those not there."""
    _folder[:] = [folder]
    read_layout.cache_clear()


def words() -> Words:
    """Return the words of every paper."""
    read: Words = read_layout("words", Words)
    return read


@cache
def read_layout(name: str, type_: type[T]) -> T:
    """Return a layout file as a value.

    Raises:
        WorldFailed: It is missing or not what was expected; says where.
    """
    path = next((path for path in _places(name) if path.is_file()), SHIPPED / f"{name}.json")
    try:
        return Codec(type_).read(path.read_bytes())
    except Unreadable as error:
        raise WorldFailed("print.layout_unreadable", file=path.name, reason=str(error)) from error
    except OSError as error:
        reason = error.strerror or ""
        raise WorldFailed("print.layout_unreadable", file=path.name, reason=reason) from error


def _places(name: str) -> list[Path]:
    return [folder / f"{name}.json" for folder in _folder]


_folder: list[Path] = []
