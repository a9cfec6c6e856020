"""Filling pages with strips: what stays together, what is repeated, what stands at the foot."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from permitdesk.printing.sheet import Sheet


@dataclass(frozen=True)
class Strip:
    """A part of a page that is never divided: a line of text, a row of a table.

    Attributes:
        height: In points.
        draw: Draws it on a sheet with its top at the given height.
        above: Free space over it, in points; dropped at the top of a page.
        with_next: Whether the next one must stand on the same page.
        head: Repeated over it when it begins a page.
        is_text: Whether it counts as a line of text beside a signature.
        elastic: Whether the space over it goes when the page has none left.
        reach: How far right its words reach on the page, in points; to its edge where not said.
        turns: Whether it begins a page.
    """

    height: float
    draw: Callable[[Sheet, float], None]
    above: float = 0.0
    with_next: bool = False
    head: "Strip | None" = None
    is_text: bool = False
    elastic: bool = False
    reach: float = math.inf
    turns: bool = False


@dataclass(frozen=True)
class Room:
    """Where strips stand on a page; points from the top.

    Attributes:
        begin: Draws what stands on each page beside the strips, given the page number from 1, and
            says where the strips begin.
        end: Completes the page.
    """

    bottom: float
    begin: Callable[[int], tuple[Sheet, float]]
    end: Callable[[Sheet, int], None]


def page_turn() -> Strip:
    """Return what lets the strips after it begin a page; it draws nothing itself."""
    return Strip(0.0, lambda _sheet, _y: None, with_next=True, turns=True)


def keep_company(strips: Sequence[Strip], lines: int = 2) -> list[Strip]:
    """Tie the last strip to the lines of text before it, so that it never stands alone."""
    tied = list(strips)
    for place in range(len(tied) - 2, -1, -1):
        tied[place] = replace(tied[place], with_next=True)
        lines -= tied[place].is_text
        if lines <= 0:
            break
    return tied


def room_beside(strips: Sequence[Strip], left: float) -> float:
    """Return how high, in points, there are no words right of ``left`` over what comes next."""
    free = 0.0
    for strip in reversed(strips):
        if strip.reach > left:
            break
        free += strip.height + strip.above
    return free


def fill_pages(strips: Sequence[Strip], room: Room, foot: Strip | None = None) -> None:
    """Draw all strips on as many pages as they need; the foot ends the last one.

    The foot stands on the lower edge, on the page of the last strip.
    """
    filler = _Filler(room)
    groups = _groups(strips)
    for place, group in enumerate(groups):
        filler.place(group, foot if place == len(groups) - 1 else None)
    filler.finish(foot)


class _Filler:
    def __init__(self, room: Room) -> None:
        self._room = room
        self._number = 1
        self._sheet, self._y = room.begin(1)
        self._is_fresh = True

    def place(self, group: Sequence[Strip], foot: Strip | None) -> None:
        reserved = foot.height + foot.above if foot else 0.0
        if group[0].turns and not self._is_fresh:
            self._turn()
        squeezed = [replace(strip, above=0.0) if strip.elastic else strip for strip in group]
        if not self._fits(group, reserved) and self._fits(squeezed, reserved):
            group = squeezed
        elif not self._fits(group, reserved) and not self._is_fresh:
            self._turn()
        for number, strip in enumerate(group):
            last = number == len(group) - 1
            if not self._fits([strip], reserved if last else 0.0) and not self._is_fresh:
                self._turn()
            self._draw(strip)

    def finish(self, foot: Strip | None) -> None:
        if foot:
            foot.draw(self._sheet, self._room.bottom - foot.height)
        self._room.end(self._sheet, self._number)

    def _fits(self, group: Sequence[Strip], reserved: float) -> bool:
        needed = sum(strip.height + strip.above for strip in group)
        if self._is_fresh:
            needed -= group[0].above
        return self._y + needed + reserved <= self._room.bottom + 0.01

    def _turn(self) -> None:
        self._room.end(self._sheet, self._number)
        self._number += 1
        self._sheet, self._y = self._room.begin(self._number)
        self._is_fresh = True

    def _draw(self, strip: Strip) -> None:
        if self._is_fresh:
            if strip.head:
                strip.head.draw(self._sheet, self._y)
                self._y += strip.head.height
        else:
            self._y += strip.above
        strip.draw(self._sheet, self._y)
        self._y += strip.height
        self._is_fresh = strip.turns


def _groups(strips: Sequence[Strip]) -> list[list[Strip]]:
    groups: list[list[Strip]] = []
    tied = False
    for strip in strips:
        if tied and not strip.turns:
            groups[-1].append(strip)
        else:
            groups.append([strip])
        tied = strip.with_next
    return groups
