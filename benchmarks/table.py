"""The table: what was measured, beside whom, and whether the goal was met."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One measured number.

    Attributes:
        of: Who did it, or what it is.
        value: In the unit.
        unit: ``s``, ``B``, ``/s`` (a rate), or empty for a plain number.
    """

    of: str
    value: float
    unit: str = "s"

    def __str__(self) -> str:
        """Write it as people read it: ``412 us``, ``7.6 kB``, ``31 /s``."""
        return written(self.value, self.unit)


@dataclass(frozen=True)
class Goal:
    """One thing wanted.

    Attributes:
        what: E.g. ``of the peer's time``.
        value: What came out; None where the peer is not installed or the room not built.
        bound: What is wanted.
        at_least: Whether more is better.
        unit: As of a figure; ``x`` for a ratio.
    """

    what: str
    value: float | None
    bound: float
    at_least: bool = False
    unit: str = "x"

    @property
    def met(self) -> bool | None:
        """Tell whether it came out; None where it was not measured."""
        if self.value is None:
            return None
        return self.value >= self.bound if self.at_least else self.value <= self.bound

    @property
    def wanted(self) -> str:
        """Write what is wanted: ``≤ 3x``."""
        return f"{'≥' if self.at_least else '≤'} {written(self.bound, self.unit)}"

    @property
    def verdict(self) -> str:
        """Say it in a word."""
        return {True: "met", False: "MISSED", None: "not measured"}[self.met]


@dataclass(frozen=True)
class Row:
    """One work of the table.

    Attributes:
        work: What was done, in a line.
        ours: Ours first; then whatever else of ours is worth a number.
        peers: Whom it is measured beside.
        limit: What nobody could be faster than.
        goals: What was wanted.
        notes: What is missing, and why.
    """

    work: str
    ours: tuple[Figure, ...]
    peers: tuple[Figure, ...] = ()
    limit: tuple[Figure, ...] = ()
    goals: tuple[Goal, ...] = ()
    notes: tuple[str, ...] = ()


_SCALES = {
    "s": ((1, "s"), (1e-3, "ms"), (1e-6, "us"), (1e-9, "ns")),
    "B": ((1e6, "MB"), (1e3, "kB"), (1, "B")),
}


def written(value: float, unit: str) -> str:
    """Write a number with its unit, three digits of it."""
    if unit == "x":
        return f"{_digits(value)}x"
    scales = _SCALES.get(unit)
    if scales is None:
        return f"{_digits(value)} {unit}".rstrip()
    size, name = next((scale for scale in scales if abs(value) >= scale[0]), scales[-1])
    return f"{_digits(value / size)} {name}"


def _digits(value: float) -> str:
    if abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.3g}"


def as_text(row: Row) -> str:
    """Return a row for the terminal: the work, then a line for each figure and goal."""
    lines = [row.work]
    for kind, figures in (("ours", row.ours), ("peer", row.peers), ("limit", row.limit)):
        lines += [f"  {kind:<6}{figure!s:>11}  {figure.of}" for figure in figures]
    for goal in row.goals:
        value = "-" if goal.value is None else written(goal.value, goal.unit)
        lines.append(f"  goal  {value:>11}  {goal.wanted} {goal.what}: {goal.verdict}")
    lines += [f"  note   {note}" for note in row.notes]
    return "\n".join(lines)


def as_markdown(rows: Iterable[Row], surroundings: Sequence[str]) -> str:
    """Return all rows as one table for a README."""
    lines = ["| work | ours | peer | limit | goal: what came out |", "|---|---|---|---|---|"]
    lines += [_markdown_row(row) for row in rows]
    return "\n".join([*lines, "", *surroundings])


def _markdown_row(row: Row) -> str:
    figures = (row.ours, row.peers, row.limit)
    cells = ["<br>".join(f"{one} ({one.of})" for one in part) for part in figures]
    goals = [
        f"{goal.wanted} {goal.what}: "
        + ("" if goal.value is None else f"**{written(goal.value, goal.unit)}** ")
        + goal.verdict
        for goal in row.goals
    ]
    last = "<br>".join([*goals, *row.notes])
    return "| " + " | ".join(text.replace("|", "\\|") for text in (row.work, *cells, last)) + " |"


def as_json(rows: Iterable[tuple[str, Row]], surroundings: Sequence[str]) -> str:
    """Return all rows as JSON: seconds and bytes, each goal with its verdict."""
    content: list[dict[str, Any]] = []
    for name, row in rows:
        goals = [{**asdict(goal), "met": goal.met} for goal in row.goals]
        content.append({"name": name, **asdict(row), "goals": goals})
    whole = {"surroundings": list(surroundings), "rows": content}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
