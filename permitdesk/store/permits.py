"""The register of permits: every version as it was issued, and how it stands now."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from permitdesk.codec import Codec
from permitdesk.domain.errors import NotFound
from permitdesk.domain.permit import (
    CompositePermit,
    Permit,
    PermitKind,
    PermitState,
    SinglePermit,
)
from permitdesk.domain.worklist import Registered
from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection


class Register:
    """All permits. Its methods work in the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("register")
        self._single = Codec(SinglePermit)
        self._composite = Codec(CompositePermit)

    def follow(self, connection: "Connection", permits: Iterable[Permit]) -> None:
        """Enter permits; an older version of the same number is replaced by the newer one."""
        rows = [self._row(permit) for permit in permits]
        self._sql.put(connection, rows)
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

    def no_longer_valid(
        self, connection: "Connection"
    ) -> tuple[tuple[str, int, PermitState, date], ...]:
        """List what is not valid any more: number, version, state, day from which it is not."""
        return tuple(
            (number, version, PermitState(state), date.fromisoformat(since))
            for number, version, state, since in self._sql.not_live(connection)
        )

    def clear(self, connection: "Connection") -> None:
        """Empty it, to be made again."""
        self._sql.clear(connection)

    def _row(self, permit: Permit) -> dict[str, object]:
        single = isinstance(permit, SinglePermit)
        return {
            "number": permit.number,
            "version": permit.version,
            "kind": permit.kind if isinstance(permit, SinglePermit) else PermitKind.COMPOSITE,
            "case_no": permit.case_number,
            "own_state": permit.state,
            "issued_on": permit.issued_on.isoformat(),
            "content": (self._single if single else self._composite).write(permit),  # type: ignore[arg-type]
        }

    def _registered(self, row: tuple[Any, ...]) -> Registered:
        kind, content, state, replaced_by = row
        codec: Codec[Any] = self._composite if kind == PermitKind.COMPOSITE else self._single
        return Registered(codec.read(content), PermitState(state), replaced_by)
