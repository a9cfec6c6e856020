"""Commands that were done already: the same one twice has one effect."""

from typing import TYPE_CHECKING

from permitdesk.store.queries import load

if TYPE_CHECKING:
    from sqlite3 import Connection


class Commands:
    """Idempotency keys. Its methods work in the caller's transaction."""

    def __init__(self) -> None:
        self._sql = load("commands")

    def result_of(self, connection: "Connection", key: str) -> str | None:
        """Return the case a key led to; None for a new key."""
        found: str | None = self._sql.result_of(connection, key=key)
        return found

    def remember(self, connection: "Connection", key: str, case: str) -> None:
        """Keep a key with the case it led to; a key that is there already is our own mistake."""
        self._sql.remember(connection, key=key, case_no=case)
