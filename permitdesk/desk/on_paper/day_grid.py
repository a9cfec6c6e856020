"""A reckoning as a calendar: weeks of days with their marks, what is all alike folded into one row."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from permitdesk.domain.paper import DayCell, DayGrid, DayLook, DayRow
from permitdesk.domain.reckoning import CountedDay, DayKind
from permitdesk.domain.wording import Wording
from permitdesk.text import paper_day

WEEK = 7
_LOOKS = {
    DayKind.EVENT: DayLook.EVENT,
    DayKind.PAUSED: DayLook.STOPPED,
    DayKind.WEEKEND: DayLook.OFF,
    DayKind.HOLIDAY: DayLook.OFF,
    DayKind.FEAST: DayLook.OFF,
}
_BESIDE = 20
"""Rows of one calendar; what is longer goes on in a second one beside it."""

Week = list[CountedDay]


def day_grids(
    days: Sequence[CountedDay],
    dues: Mapping[date, str],
    wording: Wording,
    *,
    title: str,
    most: int,
    alone: bool,
) -> tuple[DayGrid, ...]:
    """Return the calendar of a reckoning; two halves where one would be too long.

    Args:
        days: Without a gap.
        dues: Last days to the words that mark them.
        wording: Has the marks.
        title: Over it.
        most: Rows there is room for beside each other; full weeks that are all counted in the
            ordinary way are folded together until they fit.
        alone: Nothing else stands beside it.
    """
    room = 2 * most if alone else most
    rows = [_row(block, dues, wording) for block in _folded(_weeks(days), dues, room)]
    heads = tuple(wording.word("weekdays"))
    if not alone or len(rows) <= min(_BESIDE, most):
        return (DayGrid(title, heads, tuple(rows)),)
    half = (len(rows) + 1) // 2
    more = wording.word("goes_on", title=title)
    return DayGrid(title, heads, tuple(rows[:half])), DayGrid(more, heads, tuple(rows[half:]))


def _weeks(days: Sequence[CountedDay]) -> list[Week]:
    return [
        list(week)
        for _, week in groupby(days, lambda item: item.day - timedelta(item.day.weekday()))
    ]


# --- folding ---


def _folded(weeks: list[Week], dues: Mapping[date, str], room: int) -> list[list[Week]]:
    """Put weeks that are all paused together, then, while there are too many rows, counted ones."""
    blocks = _together([[week] for week in weeks], _all_paused)
    while len(blocks) > room:
        folded = _longest_folded(blocks, dues)
        if len(folded) == len(blocks):
            break
        blocks = folded
    return blocks


def _together(blocks: list[list[Week]], alike: Callable[[Week], bool]) -> list[list[Week]]:
    joined: list[list[Week]] = []
    for block in blocks:
        if joined and alike(joined[-1][-1]) and alike(block[0]):
            joined[-1] += block
        else:
            joined.append(list(block))
    return joined


def _longest_folded(blocks: list[list[Week]], dues: Mapping[date, str]) -> list[list[Week]]:
    """Fold the longest run of full weeks that say nothing but their ordinals."""
    runs: list[list[int]] = []
    for (ordinary, _), run in groupby(range(len(blocks)), lambda n: _kind_of(blocks[n], dues)):
        places = list(run)
        if ordinary and len(places) > 1:
            runs.append(places)
    if not runs:
        return blocks
    places = max(runs, key=len)
    first, after = places[0], places[-1] + 1
    block = [week for one in blocks[first:after] for week in one]
    return [*blocks[:first], block, *blocks[after:]]


def _kind_of(block: list[Week], dues: Mapping[date, str]) -> tuple[bool, bool]:
    """Tell whether it is one ordinary week, and whether that belongs to the extension."""
    return len(block) == 1 and _is_ordinary(block[0], dues), block[0][-1].extended


def _all_paused(week: Week) -> bool:
    return len(week) == WEEK and all(item.kind is DayKind.PAUSED for item in week)


def _is_ordinary(week: Week, dues: Mapping[date, str]) -> bool:
    plain = {DayKind.COUNTED, DayKind.WEEKEND}
    return (
        len(week) == WEEK
        and len({item.extended for item in week}) == 1
        and all(item.kind in plain and item.day not in dues for item in week)
    )


# --- rows ---


def _row(block: list[Week], dues: Mapping[date, str], wording: Wording) -> DayRow:
    if len(block) > 1:
        look = _LOOKS.get(block[0][0].kind, DayLook.PLAIN)
        return DayRow(words=_words([day for week in block for day in week], wording), look=look)
    week = {item.day.weekday(): item for item in block[0]}
    cells = (_cell(week[place], dues, wording) if place in week else None for place in range(WEEK))
    return DayRow(tuple(cells))


def _words(days: list[CountedDay], wording: Wording) -> str:
    """Say what many days in a row are: paused, or counted in the ordinary way."""
    first, last = paper_day(days[0].day), paper_day(days[-1].day)
    if days[0].kind is DayKind.PAUSED:
        stops = dict.fromkeys(item.stop for item in days if item.stop is not None)
        marks = "、".join(wording.word("mark_paused", stop=str(stop + 1)) for stop in stops)
        return wording.word(
            "paused_weeks", first=first, last=last, days=str(len(days)), marks=marks
        )
    counted = [item.counted for item in days if item.counted]
    return wording.word(
        "counted_weeks" if len(counted) == len(days) else "worked_weeks",
        first=first, last=last, lowest=str(counted[0]), highest=str(counted[-1]),
    )  # fmt: skip


def _cell(item: CountedDay, dues: Mapping[date, str], wording: Wording) -> DayCell:
    due = dues.get(item.day, "")
    look = DayLook.DUE if due else _LOOKS.get(item.kind, DayLook.PLAIN)
    return DayCell(f"{item.day.month}/{item.day.day}", _mark(item, wording) + due, look)


def _mark(item: CountedDay, wording: Wording) -> str:
    facts = {"stop": str((item.stop or 0) + 1), "ordinal": str(item.counted or "")}
    mark = wording.word(f"mark_{item.kind}", **{k: v for k, v in facts.items() if v})
    if item.extended and item.counted:
        return wording.word("mark_extended", mark=mark)
    return mark
