"""The few words that are spelled differently in the files and in the domain.

``if``, ``not`` and ``from`` are words of Python, and a guide's condition reads a ``question``.
The two spellings change places, so that the domain's word in a file is an unknown key and not a
second way to write the same.
"""

from collections.abc import Mapping
from typing import Any

from permitdesk.catalog.faults import Path


def _both_ways(words: Mapping[str, str]) -> Mapping[str, str]:
    return {**words, **{domain: file for file, domain in words.items()}}


CONDITIONS = _both_ways({"not": "negated"})
GUIDE = _both_ways({"not": "negated", "if": "condition", "question": "field"})
SUGGESTIONS = _both_ways({"from": "origin"})
NONE: Mapping[str, str] = {}


def renamed(data: Any, words: Mapping[str, str]) -> Any:
    """Return plain data with the keys of all mappings in the other spelling."""
    if not words:
        return data
    if isinstance(data, dict):
        return {words.get(key, key): renamed(value, words) for key, value in data.items()}
    if isinstance(data, list):
        return [renamed(item, words) for item in data]
    return data


def respelled(path: Path, words: Mapping[str, str]) -> Path:
    """Return a path in the other spelling."""
    return tuple(words.get(key, key) if isinstance(key, str) else key for key in path)
