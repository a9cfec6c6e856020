"""Answers as people read them on paper, and identity numbers as others may see them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from permitdesk.domain.answer import PERSON_PARTS, Value
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.decision import address_text
from permitdesk.domain.form import Column, Field, FieldType
from permitdesk.domain.wording import Wording
from permitdesk.text import paper_day

_HEAD, _TAIL = 6, 4
"""Characters of an identity number that stay: its place, and enough to tell two apart."""
PAIR = 2
_IDENTITY = re.compile(
    r"(?<!\w)[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\w)",
    re.ASCII,
)


def masked(identity: str) -> str:
    """Hide the middle of an identity number: 140502********0018."""
    hidden = len(identity) - _HEAD - _TAIL
    if hidden <= 0:
        return "*" * len(identity)
    return identity[:_HEAD] + "*" * hidden + identity[-_TAIL:]


def without_identities(text: str) -> str:
    """Mask the identity numbers that somebody wrote into a sentence."""
    return _IDENTITY.sub(lambda match: masked(match[0]), text)


def numbered(rows: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """Give each row of a table its place, from 1."""
    return [{"no": str(place), **row} for place, row in enumerate(rows, 1)]


def places(marks: Iterable[bool]) -> str:
    """List the places that are marked, from 1: 1、3; three and more in a row as 1–4."""
    runs: list[list[int]] = []
    for place, mark in enumerate(marks, 1):
        if mark and runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        elif mark:
            runs.append([place])
    return "、".join(
        f"{run[0]}–{run[-1]}" if len(run) > PAIR else "、".join(map(str, run)) for run in runs
    )


def clause(text: str) -> str:
    """Return a sentence without its end, to stand inside another one."""
    return without_identities(text).strip().rstrip("。；;，,.")


@dataclass(frozen=True)
class Writer:
    """Writes values in the words of one document."""

    wording: Wording
    catalog: Catalog

    def value(
        self, value: Value | None, field: Field, parts: tuple[str, ...] = PERSON_PARTS
    ) -> str:
        """Write an answer; what was left blank is shown as blank.

        Args:
            value: None where nothing was filled in.
            field: Says the type and the unit.
            parts: Of a person, those that are asked.
        """
        if value is None:
            return self.wording.word("blank")
        match field.type:
            case FieldType.PERSON if isinstance(value, Mapping):
                written = "　".join(value[part] for part in parts if value.get(part))
            case FieldType.ADDRESS:
                written = address_text(value, self.catalog)
            case FieldType.INTEGER | FieldType.DECIMAL if field.unit:
                written = self.wording.word("amount", number=str(value), unit=field.unit)
            case _:
                written = self.plain(value, field.type)
        return written or self.wording.word("blank")

    def column(self, value: Value | None, column: Column) -> str:
        """Write what stands in a column of a record."""
        if value is None:
            return self.wording.word("blank")
        if column.type is FieldType.ADDRESS:
            return address_text(value, self.catalog)
        return self.plain(value, column.type)

    def plain(self, value: Value, type_: FieldType) -> str:
        """Write a value that needs nothing but its type."""
        if isinstance(value, bool):
            return self.wording.word("yes" if value else "no")
        if type_ is FieldType.DATE and isinstance(value, str):
            return paper_day(date.fromisoformat(value))
        if isinstance(value, tuple):
            return "、".join(item if isinstance(item, str) else _row(item) for item in value)
        return _row(value) if isinstance(value, Mapping) else str(value)


def _row(row: Mapping[str, str]) -> str:
    return " ".join(text for text in row.values() if text)
