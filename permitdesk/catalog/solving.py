"""Asks of a condition: can it ever hold, and can it ever fail?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from permitdesk.domain.answer import Value
from permitdesk.domain.condition import Condition, Op
from permitdesk.domain.form import FieldType

MOST_STEPS = 20_000
"""After that many the question stays open; the real catalogue needs a few hundred."""
MOST_MENTIONED = 8


class Readable(NamedTuple):
    """What a condition may read: a field, a guide question, an office's parameter.

    Attributes:
        choices: Empty where they are not listed.
    """

    type: FieldType
    choices: tuple[str, ...] = ()


class Undecided(Exception):
    """The condition has too many cases to look at."""


def witness(condition: Condition, readable: Mapping[str, Readable]) -> Mapping[str, Value] | None:
    """Return answers under which a condition holds; None where there are none.

    Args:
        condition: Reads only what ``readable`` has, as types and choices allow.
        readable: By key.

    Raises:
        Undecided: It has too many cases.
    """
    by_field: dict[str, list[Condition]] = {}
    for comparison in condition.comparisons():
        by_field.setdefault(comparison.field, []).append(comparison)
    answers = {key: _answers(readable[key], read) for key, read in by_field.items()}
    steps = iter(range(MOST_STEPS))
    return _search(condition, answers, {}, steps)


def holds_never(condition: Condition, readable: Mapping[str, Readable]) -> bool:
    """Tell whether no answers make a condition true; False where it stays open."""
    try:
        return witness(condition, readable) is None
    except Undecided:
        return False


def holds_always(condition: Condition, readable: Mapping[str, Readable]) -> bool:
    """Tell whether no answers make a condition false; False where it stays open."""
    return holds_never(Condition(negated=condition), readable)


def _search(
    condition: Condition,
    answers: Mapping[str, Sequence[Value]],
    given: dict[str, Value],
    steps: Iterator[int],
) -> Mapping[str, Value] | None:
    if next(steps, None) is None:
        raise Undecided
    settled = _settled(condition, given)
    if settled is not None:
        return given if settled else None
    key = next(key for key in answers if key not in given)
    for answer in answers[key]:
        solution = _search(condition, answers, {**given, key: answer}, steps)
        if solution is not None:
            return solution
    return None


def _settled(condition: Condition, given: Mapping[str, Value]) -> bool | None:
    """Tell whether a condition holds, as far as the answers given decide it."""
    if condition.field:
        return condition.holds(given) if condition.field in given else None
    if condition.negated is not None:
        inner = _settled(condition.negated, given)
        return None if inner is None else not inner
    parts = [_settled(part, given) for part in condition.all or condition.any]
    decisive = bool(condition.any)
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


def _answers(readable: Readable, comparisons: Iterable[Condition]) -> Sequence[Value]:
    """List answers enough to tell apart all that the comparisons tell apart."""
    values = [value for part in comparisons for value in _values(part)]
    match readable.type:
        case FieldType.BOOLEAN:
            return (True, False)
        case FieldType.INTEGER:
            near = {number + step for number in _numbers(values) for step in (-1, 0, 1)}
            return sorted(number for number in near if number >= 0)
        case FieldType.DECIMAL:
            near = {2 * number + step for number in _numbers(values) for step in (-1, 0, 1)}
            return [f"{half // 2}.{half % 2 * 5}" for half in sorted(near) if half >= 0]
        case FieldType.MULTICHOICE:
            known = list(dict.fromkeys(map(str, values)))[:MOST_MENTIONED]
            sizes = range(len(known) + 1)
            return list(chain.from_iterable(combinations(known, size) for size in sizes))
        case _:
            mentioned = tuple(dict.fromkeys(map(str, values)))
            return readable.choices or (*mentioned, "".join(mentioned) + "?")


def _values(comparison: Condition) -> Iterable[bool | int | str]:
    if comparison.op is Op.IN and isinstance(comparison.value, tuple):
        return comparison.value
    return () if isinstance(comparison.value, tuple) else (comparison.value,)


def _numbers(values: Iterable[bool | int | str]) -> list[int]:
    return [value for value in values if isinstance(value, int)]
