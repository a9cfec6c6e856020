"""Load a case and keep what was done to it; it knows no rule and never refuses for a legal reason."""

from typing import TYPE_CHECKING

from permitdesk.domain.case import Case
from permitdesk.domain.errors import NotFound, Overtaken
from permitdesk.store.ledger import Ledger

if TYPE_CHECKING:
    from sqlite3 import Connection


class Cases:
    """All cases, as the ledger has them. Its methods work in the caller's transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def load(self, connection: "Connection", number: str) -> Case:
        """Return a case.

        Raises:
            NotFound: ``case.unknown``; ``case.erased`` when its retention ended.
        """
        actions = self._ledger.actions_of(connection, number)
        if not actions:
            raise NotFound("case.unknown", case=number)
        return Case(number, actions, kept=len(actions))

    def keep(self, connection: "Connection", case: Case) -> tuple[int, range]:
        """Append the actions that are not kept yet.

        Returns:
            Where the case begins in the ledger, and where its new actions do.

        Raises:
            Overtaken: Someone else acted on it since it was read.
        """
        if self._ledger.last_seq(connection, case.number) != case.kept:
            raise Overtaken(case.number)
        new = case.actions[case.kept :]
        (new_at,) = self._ledger.append(connection, [(case.number, case.kept, new)])
        first = self._ledger.first_position(connection, case.number) if case.kept else new_at
        return first, range(new_at, new_at + len(new))
