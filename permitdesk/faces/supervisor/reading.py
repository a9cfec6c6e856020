"""What the board asks the desk for, in one go, so that numbers and list are of one moment."""

from collections.abc import Mapping
from dataclasses import dataclass

from permitdesk.desk.overseeing import Overseeing
from permitdesk.domain.worklist import Page
from permitdesk.faces.shared.worklist import PAGE
from permitdesk.faces.supervisor.tiles import Narrowed, narrow, tiles_of


@dataclass(frozen=True)
class Wish:
    """Which list, and what it is narrowed by."""

    tile: str
    narrowed: Narrowed


@dataclass(frozen=True)
class Seen:
    """The board at one moment.

    Attributes:
        wish: What was asked.
        numbers: Tile to its number.
        page: First page of the chosen list.
    """

    wish: Wish
    numbers: Mapping[str, int]
    page: Page


@dataclass(frozen=True)
class More:
    """A further page of the list that was asked for."""

    wish: Wish
    page: Page


def look(overseeing: Overseeing, wish: Wish) -> Seen:
    """Count every list and read the beginning of the chosen one."""
    numbers = {}
    for tile in tiles_of(overseeing.desk.today(), overseeing.soon_until()):
        wanted = narrow(tile.wanted, wish.narrowed)
        numbers[tile.key] = overseeing.count(wanted) if wanted else 0
    return Seen(wish, numbers, more(overseeing, wish, "").page)


def more(overseeing: Overseeing, wish: Wish, after: str) -> More:
    """Read the next page of the chosen list."""
    tiles = tiles_of(overseeing.desk.today(), overseeing.soon_until())
    chosen = next(tile for tile in tiles if tile.key == wish.tile)
    wanted = narrow(chosen.wanted, wish.narrowed)
    return More(wish, overseeing.worklist(wanted, after, PAGE) if wanted else Page(()))
