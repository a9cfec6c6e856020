"""What the board asks the desk for, in one go, so that numbers and list are of one moment."""

from collections.abc import Mapping
from dataclasses import dataclass

from permitdesk.desk.day import Board, Day
from permitdesk.desk.overseeing import CaseView, ClockView, Overseeing
from permitdesk.domain.worklist import Filter, Page
from permitdesk.faces.shared.worklist import PAGE
from permitdesk.faces.supervisor.tiles import EVERYTHING, Narrowed, figures_of, narrow


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
        wanted: What the list asks for; None where nothing can be in it.
        page: First page of the chosen list.
    """

    wish: Wish
    board: Board
    numbers: Mapping[str, int]
    wanted: Filter | None
    page: Page


@dataclass(frozen=True)
class More:
    """A further page of the list that was asked for."""

    seen: Seen
    page: Page


@dataclass(frozen=True)
class CaseRead:
    """One case with its clocks."""

    view: CaseView
    clocks: tuple[ClockView, ...]


def look(day: Day, overseeing: Overseeing, wish: Wish) -> Seen:
    """Count every list and read the beginning of the chosen one."""
    board = day.board()
    figures = figures_of(board)
    wanted = {figure.key: narrow(figure.wanted, wish.narrowed) for figure in figures}
    numbers = {figure.key: figure.number for figure in figures}
    if wish.narrowed != EVERYTHING:
        numbers = {key: overseeing.count(chosen) if chosen else 0 for key, chosen in wanted.items()}
    chosen = wanted[wish.tile]
    page = overseeing.worklist(chosen, "", PAGE) if chosen else Page(())
    return Seen(wish, board, numbers, chosen, page)


def more(overseeing: Overseeing, seen: Seen, after: str) -> More:
    """Read the next page of a list, as of the moment its first one was read."""
    assert seen.wanted is not None, "a list that is empty has no next page"
    return More(seen, overseeing.worklist(seen.wanted, after, PAGE))


def read_case(overseeing: Overseeing, number: str) -> CaseRead:
    """Read one case with its clocks."""
    return CaseRead(overseeing.view(number), overseeing.clocks(number))
