"""How many comparisons the conditions of a catalogue may have together."""

from typing import Any

MOST_TERMS = 100_000


def too_many_terms(data: Any, most: int = MOST_TERMS) -> bool:
    """Tell whether plain data holds more comparisons than anybody reads."""
    left = most
    waiting = [data]
    while waiting and left >= 0:
        item = waiting.pop()
        if isinstance(item, dict):
            left -= "op" in item
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return left < 0
