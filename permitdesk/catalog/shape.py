"""What the codec says of data of the wrong shape, in our own words and at the place in the data."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from permitdesk.catalog.faults import Finding, Path

_EXPECTED: Mapping[str, str] = {
    "string_type": "catalog.type.text",
    "int_type": "catalog.type.whole_number",
    "bool_type": "catalog.type.yes_or_no",
    "tuple_type": "catalog.type.list",
    "list_type": "catalog.type.list",
    "dict_type": "catalog.type.mapping",
    "mapping_type": "catalog.type.mapping",
    "dataclass_type": "catalog.type.mapping",
    "none_required": "catalog.type.null",
    "date_type": "catalog.type.day",
    "date_parsing": "catalog.type.day",
    "date_from_datetime_parsing": "catalog.type.day",
}
"""What stands instead of a pydantic error type."""
_QUOTED = re.compile(r"'([^']*)'")

CodecFault = tuple[tuple[str | int, ...], str, dict[str, Any]]


def findings(faults: Iterable[CodecFault], data: Any) -> Iterator[Finding]:
    """Turn the faults of ``Unreadable`` into findings, one for each place.

    A value that may be of several types gets a fault for each of them; together they are one.

    Args:
        faults: As the codec gives them.
        data: What it could not read.
    """
    expected: dict[Path, list[str]] = {}
    for at, kind, context in faults:
        path = _place(at, data)
        if kind in _EXPECTED:
            expected.setdefault(path, []).append(_EXPECTED[kind])
        else:
            yield _other(path, kind, context)
    for path, words in expected.items():
        yield Finding(path, "catalog.wrong_type", {"expected": tuple(dict.fromkeys(words))})


def _other(path: Path, kind: str, context: Mapping[str, Any]) -> Finding:
    if kind == "missing":
        return Finding(path, "catalog.missing_key")
    if kind == "unexpected_keyword_argument":
        return Finding(path, "catalog.unknown_key")
    if kind == "enum":
        return Finding(
            path, "catalog.not_one_of", {"expected": tuple(_QUOTED.findall(context["expected"]))}
        )
    if kind == "value_error":
        return Finding(path, f"catalog.{context['error']}")
    return Finding(path, "catalog.wrong_value", {"problem": kind})


def _place(at: tuple[str | int, ...], data: Any) -> Path:
    """Leave out the names of types, which the codec puts into the path of a value with several."""
    path: list[str | int] = []
    for number, key in enumerate(at):
        if isinstance(data, dict) and (key in data or number == len(at) - 1):
            path.append(key)
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            path.append(key)
            data = data[key]
    return tuple(path)
