"""The register of permits: every version as it was entered, and how it stands now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from permitdesk.codec import Codec
from permitdesk.domain.errors import NotFound
from permitdesk.domain.holding import Holding
from permitdesk.domain.permit import (
    CompositePermit,
    Permit,
    PermitKind,
    PermitState,
    SinglePermit,
)
from permitdesk.domain.registered import Entry, entries_of
from permitdesk.domain.state import Action
from permitdesk.domain.worklist import Registered
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class Placed:
    """An entry, with where the ledger says it: what is said later stands.

    Attributes:
        position: Of the action.
        place: Among the entries of that action, from 0.
    """

    entry: Entry
    position: int
    place: int = 0


def placed(actions: Iterable[Action], positions: Iterable[int]) -> Iterator[Placed]:
    """Yield the entries of actions that stand at these positions in the ledger."""
    for position, action in zip(positions, actions, strict=True):
        for place, entry in enumerate(entries_of((action,))):
            yield Placed(entry, position, place)


class Register:
    """All permits. Its methods work in the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("register")
        self._single = Codec(SinglePermit)
        self._composite = Codec(CompositePermit)

    def follow(self, connection: "Connection", entries: Iterable[Placed]) -> None:
        """Enter what actions said of permits; a newer version takes the place of the older one.

        The same version may come again in another state. Cases may come in any order: what stands
        later in the ledger counts, and a composite version that ended stays ended.
        """
        rows = [self._row(placed) for placed in entries]
        if not rows:
            return
        self._sql.put(connection, rows)
        self._sql.enter(connection, rows)
        newer = dict.fromkeys(row["number"] for row in rows if row["version"] != 1)
        self._sql.settle(connection, [{"number": number} for number in newer])

    def settle(self, connection: "Connection") -> None:
        """Say anew what replaces what, after entries came in any order."""
        numbers = self._sql.with_versions(connection)
        self._sql.settle(connection, [{"number": number} for (number,) in list(numbers)])

    def permit(self, connection: "Connection", number: str, version: int | None) -> Registered:
        """Return an entry, the newest version unless one is named.

        Raises:
            NotFound: ``permit.unknown``.
        """
        if version is None:
            row = self._sql.newest(connection, number=number)
        else:
            row = self._sql.version(connection, number=number, version=version)
        if row is None:
            raise NotFound("permit.unknown", number=number)
        return self._registered(row)

    def versions(self, connection: "Connection", number: str) -> tuple[Registered, ...]:
        """List all versions of a number, oldest first."""
        return tuple(map(self._registered, self._sql.versions(connection, number=number)))

    def ending(
        self, connection: "Connection", first: date, last: date, limit: int
    ) -> tuple[Registered, ...]:
        """List what is live and has its last day within, by that day; composites have none."""
        rows = self._sql.ending(
            connection, first=first.isoformat(), last=last.isoformat(), most=limit
        )
        return tuple(map(self._registered, rows))

    def holding_of(self, connection: "Connection", number: str) -> Holding:
        """Return what the holder of a permit or composite has at its place.

        Raises:
            NotFound: ``permit.unknown``.
        """
        key = self._sql.holding_key(connection, number=number)
        if key is None:
            raise NotFound("permit.unknown", number=number)
        return self._holding(connection, key)

    def holding_at(self, connection: "Connection", uscc: str, premises: str) -> Holding:
        """Return what somebody holds, or held, at a place; one without a key where he never did.

        Args:
            connection: For reading.
            uscc: Of the holder; nobody is found by an empty one.
            premises: Text as on the permit.
        """
        key = self._sql.holding_at(connection, uscc=uscc, premises=premises) if uscc else None
        return Holding("") if key is None else self._holding(connection, key)

    def no_longer_valid(
        self, connection: "Connection"
    ) -> tuple[tuple[str, int, PermitState, date], ...]:
        """List what is not valid any more: number, version, state, day from which it stands so."""
        return tuple(
            (number, version, PermitState(state), date.fromisoformat(since))
            for number, version, state, since in self._sql.not_live(connection)
        )

    def clear(self, connection: "Connection") -> None:
        """Empty it, to be made again; what only an erased case could say stays."""
        self._sql.clear(connection)

    def _holding(self, connection: "Connection", key: str) -> Holding:
        members: dict[str, SinglePermit] = {}
        composite: CompositePermit | None = None
        for kind, content, own_state in self._sql.members(connection, holding=key):
            if kind == PermitKind.COMPOSITE:
                whole = self._composite.read(content)
                composite = replace(whole, state=PermitState(own_state))
            else:
                single = self._single.read(content)
                members[single.number] = replace(single, state=PermitState(own_state))
        return Holding(key, members, composite)

    def _row(self, placed: Placed) -> dict[str, Any]:
        entry = placed.entry
        permit, holder = entry.permit, entry.permit.holder
        return {
            "number": permit.number,
            "version": permit.version,
            "case_no": permit.case_number,
            "holding": entry.holding,
            "uscc": holder.uscc,
            "legal_person": holder.legal_person,
            "premises": holder.premises,
            "position": placed.position,
            "place": placed.place,
            "state": permit.state,
            "since": entry.since.isoformat(),
            **self._own(permit),
        }

    def _own(self, permit: Permit) -> dict[str, str | None]:
        """Return what a composite and a single permit have each in its own way."""
        if isinstance(permit, CompositePermit):
            content = self._composite.write(permit)
            return {
                "kind": PermitKind.COMPOSITE, "licence": "", "until": None, "content": content
            }  # fmt: skip
        until = permit.validity.until
        return {
            "kind": permit.kind,
            "licence": permit.licence,
            "until": until.isoformat() if until else None,
            "content": self._single.write(permit),
        }

    def _registered(self, row: tuple[Any, ...]) -> Registered:
        kind, content, state, replaced_by, since = row
        codec: Codec[Any] = self._composite if kind == PermitKind.COMPOSITE else self._single
        return Registered(
            codec.read(content), PermitState(state), replaced_by, date.fromisoformat(since)
        )
