"""Answers: what an applicant filled in, in the one form it is kept in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = bool | int | str | tuple[str, ...] | Mapping[str, str] | tuple[Mapping[str, str], ...]
"""One answer as it is kept.

Text, codes and choices as ``str``; whole numbers as ``int``; other numbers and days as ``str``
(``"280.5"``, ``"2026-03-16"``), so that nothing is rounded; several choices as a tuple; a person,
an address as a mapping of parts; a table as a tuple of rows.
"""

PERSON_PARTS = ("name", "id_number", "phone", "duty")
ADDRESS_PARTS = ("division", "town", "village", "detail")
"""``division`` is a six-digit GB/T 2260 code, or empty for a place outside the loaded ones,
where ``detail`` then holds the whole address."""


@dataclass(frozen=True)
class Record:
    """One person, machine, room …: recorded once, used by every form that needs it.

    Attributes:
        values: Column key to what stands there.
        roles: The roles it plays in the forms, e.g. 食品安全管理人员.
    """

    values: Mapping[str, Value]
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """All that was filled in for one case.

    Attributes:
        shared: Field key to answer, asked once for the case.
        own: Licence to field key to answer: what is given afresh for each licence, and a figure
            that one licence keeps differently.
        records: Collection to its rows, e.g. ``staff``.
    """

    shared: Mapping[str, Value] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)

    def of(self, licence: str, key: str) -> Value | None:
        """Return what one licence's form gets under a key: its own answer before the shared one."""
        return self.own.get(licence, {}).get(key, self.shared.get(key))
