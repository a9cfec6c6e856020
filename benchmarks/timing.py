"""Times of several ways to do the same work, measured in turn: A B A B, never all of A first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import Any

SAMPLE = 0.002
"""Seconds one sample lasts at least; shorter work is repeated within it."""


@dataclass(frozen=True)
class Times:
    """Seconds for one piece of work, as often as it was measured."""

    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The time in the middle."""
        return median(self.seconds)

    def at(self, percent: int) -> float:
        """Return the time that so many of a hundred stay below."""
        if len(self.seconds) == 1:
            return self.seconds[0]
        return quantiles(self.seconds, n=100, method="inclusive")[percent - 1]


def side_by_side(
    ways: Mapping[str, Callable[[], object]], rounds: int, *, sample: float = SAMPLE
) -> dict[str, Times]:
    """Measure ways to do one piece of work, in turn.

    Args:
        ways: Name to the work.
        rounds: How often each has its turn.
        sample: Seconds a turn lasts at least; 0 for once.

    Returns:
        Name to the seconds of a single run.
    """
    repeats = {name: _repeats(work, sample) for name, work in ways.items()}
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, work in ways.items():
            found[name].append(_timed(work, repeats[name]))
    return {name: Times(tuple(seconds)) for name, seconds in found.items()}


def one_by_one(
    ways: Mapping[str, Callable[[Any], object]], questions: Sequence[Any], passes: int = 1
) -> dict[str, Times]:
    """Measure the answer to every single question, each way in turn; for p95 and p99.

    Args:
        ways: Name to what answers.
        questions: What is asked.
        passes: How often all of it is done.  With three, a question has the time in the middle, so
            that one the machine was busy elsewhere for does not count as a slow one.
    """
    found: dict[str, list[list[float]]] = {name: [[] for _ in questions] for name in ways}
    for _ in range(passes):
        for place, question in enumerate(questions):
            for name, answer in ways.items():
                begun = perf_counter()
                answer(question)
                found[name][place].append(perf_counter() - begun)
    return {name: Times(tuple(map(median, seconds))) for name, seconds in found.items()}


def _timed(work: Callable[[], object], repeats: int) -> float:
    begun = perf_counter()
    for _ in range(repeats):
        work()
    return (perf_counter() - begun) / repeats


def _repeats(work: Callable[[], object], sample: float) -> int:
    """Do the work once, which also warms it up, and say how often it fits into a sample."""
    if not sample:
        return 1
    _timed(work, 1)
    return max(1, round(sample / _timed(work, 1)))
