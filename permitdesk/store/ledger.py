"""Append and read the chained actions; prove that none was changed, removed or slipped in."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from permitdesk.codec import Codec
from permitdesk.domain.errors import NotFound
from permitdesk.domain.facts import Actor, Role
from permitdesk.domain.procedure import RULES
from permitdesk.domain.state import Action, ActionType
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection

SUITE = 1
"""SHA-256 for digest and chain. A second suite (SM3) gets the next number; old entries stay."""
PREFIX = b"permitdesk ledger entry\x00"
SALT_BYTES = 16
BEFORE_THE_FIRST = bytes(32)
"""What the first entry has instead of the chain of one before."""


@dataclass(frozen=True)
class Head:
    """Where the chain ends: what a checkpoint on paper says.

    Attributes:
        position: Of the last entry, from 1; 0 for an empty ledger.
        chain: Its hash, which covers everything before it.
    """

    position: int
    chain: bytes


class Ledger:
    """All actions of all cases in one chain. Its methods work inside the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("ledger")

    def head(self, connection: "Connection") -> Head:
        """Return where the chain ends."""
        row = self._sql.head(connection)
        return Head(*row) if row else Head(0, BEFORE_THE_FIRST)

    def chain_at(self, connection: "Connection", position: int) -> bytes | None:
        """Return the chain at a position, to compare with an old checkpoint; None beyond the end."""
        found: bytes | None = self._sql.chain_at(connection, position=position)
        return found

    def last_seq(self, connection: "Connection", case: str) -> int:
        """Return how many actions of a case are kept."""
        return self._sql.last_seq(connection, case_no=case) or 0

    def append(
        self, connection: "Connection", cases: Iterable[tuple[str, int, Sequence[Action]]]
    ) -> list[int]:
        """Add actions to the end of the chain.

        Args:
            connection: Inside an act.
            cases: Case number, how many actions of it are kept, and those to add.

        Returns:
            For each of the cases the position its first new action got.
        """
        head = self.head(connection)
        position, chain = head.position, head.chain
        entries: list[dict[str, object]] = []
        facts: list[dict[str, object]] = []
        firsts = []
        for case, kept, actions in cases:
            firsts.append(position + 1)
            for seq, action in enumerate(actions, kept + 1):
                position += 1
                written = _written(action)
                entry = _entry(position, case, seq, action, _digest(**written))
                chain = _chained(chain, entry)
                entries.append({**entry, "chain": chain})
                facts.append({"position": position, **written})
        self._sql.append(connection, entries)
        self._sql.keep_facts(connection, facts)
        return firsts

    def actions_of(self, connection: "Connection", case: str) -> tuple[Action, ...]:
        """Return what was done to a case, oldest first; empty for an unknown case.

        Raises:
            NotFound: ``case.erased``: its facts were erased when their retention ended.
        """
        return tuple(_read(case, row) for row in self._sql.actions_of(connection, case_no=case))

    def cases(self, connection: "Connection") -> Iterator[tuple[int, str]]:
        """Yield every case with the position of its first action, in the order they came in."""
        yield from self._sql.cases(connection)

    def first_position(self, connection: "Connection", case: str) -> int:
        """Return where in the chain a case begins."""
        found: int = self._sql.first_position(connection, case_no=case)
        return found

    def positions_of(self, connection: "Connection", case: str) -> tuple[int, ...]:
        """Return where in the chain the actions of a case stand, oldest first."""
        return tuple(place for (place,) in self._sql.positions_of(connection, case_no=case))

    def check(self, connection: "Connection") -> int | None:
        """Work the whole chain out anew; return the first position that is wrong, None for good.

        Facts that were erased cannot be compared any more; their entries still count.
        """
        chain, expected = BEFORE_THE_FIRST, 1
        for row in self._sql.entries(connection, after=0):
            *columns, kept_chain, salt, facts, numbers = row
            entry = dict(zip(_COLUMNS, columns, strict=True))
            chain = _chained(chain, entry)
            whole = facts is None or entry["digest"] == _digest(salt, facts, numbers)
            if entry["position"] != expected or chain != kept_chain or not whole:
                return expected
            expected += 1
        return None

    def erase_facts(self, connection: "Connection", case: str) -> int:
        """Erase what the actions of a case say; return how many. The chain still verifies."""
        erased: int = self._sql.erase_facts(connection, case_no=case)
        return erased


_COLUMNS = (
    "position", "case_no", "seq", "type", "licence", "at", "actor_name", "actor_role",
    "actor_station", "suite", "digest",
)  # fmt: skip
_canonical = json.JSONEncoder(ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode
_NUMBERS = Codec(dict[str, str])


@cache
def _codec(type_: ActionType) -> Codec[Any]:
    return Codec(RULES[type_].keeps)


def _written(action: Action) -> dict[str, Any]:
    return {
        "salt": os.urandom(SALT_BYTES),
        "facts": _codec(action.type).write(action.facts),
        "numbers": _NUMBERS.write(dict(action.numbers)) if action.numbers else "{}",
    }


def _digest(salt: bytes, facts: str, numbers: str) -> bytes:
    # JSON never holds a NUL, so the parts cannot run into each other.
    return hashlib.sha256(b"\x00".join((salt, facts.encode(), numbers.encode()))).digest()


def _entry(position: int, case: str, seq: int, action: Action, digest: bytes) -> dict[str, object]:
    return {
        "position": position,
        "case_no": case,
        "seq": seq,
        "type": action.type.value,
        "licence": action.licence,
        "at": action.at.isoformat(),
        "actor_name": action.actor.name,
        "actor_role": action.actor.role.value,
        "actor_station": action.actor.station,
        "suite": SUITE,
        "digest": digest,
    }


def _chained(before: bytes, entry: dict[str, Any]) -> bytes:
    """Hash an entry together with the chain before it: canonical JSON, integers and texts only."""
    plain = {**entry, "digest": entry["digest"].hex(), "before": before.hex()}
    return hashlib.sha256(PREFIX + _canonical(plain).encode("ascii")).digest()


def _read(case: str, row: tuple[Any, ...]) -> Action:
    _, type_, licence, at, name, role, station, facts, numbers = row
    if facts is None:
        raise NotFound("case.erased", case=case)
    kind = ActionType(type_)
    return Action(
        type=kind,
        at=datetime.fromisoformat(at),
        actor=Actor(name, Role(role), station),
        facts=_codec(kind).read(facts),
        licence=licence,
        numbers=_NUMBERS.read(numbers) if numbers != "{}" else {},
    )
