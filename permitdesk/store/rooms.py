"""The rooms of the store that write together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from permitdesk.domain.case import Case
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.tasks import Task
from permitdesk.store.attachments import Attachments
from permitdesk.store.cases import Cases
from permitdesk.store.commands import Commands
from permitdesk.store.days import Days
from permitdesk.store.ledger import Ledger
from permitdesk.store.numbers import Numbers
from permitdesk.store.papers import Papers
from permitdesk.store.permits import Register, placed
from permitdesk.store.search import Search
from permitdesk.store.standings import Standings
from permitdesk.store.tasks import Tasks
from permitdesk.store.worklist import Change, Worklist

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True)
class Followed:
    """What the projections follow: how a case stands, and which of its actions are new.

    Attributes:
        before: Its row until now; None for a case the projections do not have.
        after: Its row.
        tasks: All that is to be done after its decisions.
        since: How many of its actions the projections have.
        new_at: Positions in the ledger of the others.
        first_at: Position of its first action.
    """

    case: Case
    before: CaseSummary | None
    after: CaseSummary
    tasks: Sequence[Task]
    since: int
    new_at: Sequence[int]
    first_at: int


@dataclass(frozen=True)
class Rooms:
    """The rooms of the store that write together."""

    papers: Papers
    attachments: Attachments
    ledger: Ledger = field(default_factory=Ledger)
    numbers: Numbers = field(default_factory=Numbers)
    commands: Commands = field(default_factory=Commands)
    worklist: Worklist = field(default_factory=Worklist)
    register: Register = field(default_factory=Register)
    search: Search = field(default_factory=Search)
    days: Days = field(default_factory=Days)
    standings: Standings = field(default_factory=Standings)
    tasks: Tasks = field(default_factory=Tasks)

    @property
    def cases(self) -> Cases:
        """Cases as the ledger has them."""
        return Cases(self.ledger)

    def follow(self, connection: "Connection", followed: Sequence[Followed]) -> None:
        """Bring the lists that show how cases stand to where they stand now."""
        changes = [Change(one.before, one.after, one.first_at) for one in followed]
        self.worklist.follow(connection, changes)
        self.search.follow(connection, changes)
        self.register.follow(
            connection,
            [
                entry
                for one in followed
                for entry in placed(one.case.actions[one.since :], one.new_at)
            ],
        )
        for one in followed:
            if one.since:
                self.standings.forget(connection, one.case.number)
                self.tasks.forget(connection, one.case.number)
        self.standings.add(connection, [one.case for one in followed])
        self.tasks.add(connection, {one.case.number: one.tasks for one in followed})
