"""A desk in memory for making samples: it receives and decides, and lists nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from permitdesk.desk.desk import Desk
from permitdesk.desk.ports import Store
from permitdesk.domain.case import Case
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.credit import Bar, CreditState
from permitdesk.domain.holding import Holding
from permitdesk.domain.kept import KeptPaper
from permitdesk.domain.permit import CompositePermit, SinglePermit
from permitdesk.domain.registered import Entry, entries_of
from permitdesk.domain.summary import CaseSummary
from permitdesk.domain.tasks import Task
from permitdesk.domain.workdays import WorkCalendar
from permitdesk.domain.worklist import Registered


@dataclass
class Scratch:
    """Cases of one run, and an act over them that nobody else can disturb."""

    cases: dict[str, Case] = field(default_factory=dict)
    serials: dict[tuple[str, str, int], int] = field(default_factory=dict)
    register: dict[str, Entry] = field(default_factory=dict)

    @contextmanager
    def act(self) -> Iterator["Scratch"]:
        """Open an act; nothing is undone, an error ends the run."""
        yield self

    def case(self, number: str) -> Case:
        """Return a case of this run."""
        return self.cases[number]

    def take_number(
        self, series: str, letter: str, year: int, write: Callable[[int], str], _case: str
    ) -> str:
        """Take the next number of a series."""
        place = (series, letter, year)
        self.serials[place] = self.serials.get(place, 0) + 1
        return write(self.serials[place])

    def printed(self, series: str, number: str) -> None:
        """Print nothing."""

    def keep(self, case: Case, _summary: CaseSummary, _tasks: Sequence[Task]) -> Case:
        """Keep the case and the newest version of its permits."""
        for entry in entries_of(case.actions[case.kept :]):
            self.register[entry.permit.number] = entry
        self.cases[case.number] = case.as_kept()
        return self.cases[case.number]

    def registered(self, number: str) -> Registered | None:
        """Return the newest version of a permit; None where it is not of this run."""
        entry = self.register.get(number)
        return Registered(entry.permit, entry.permit.state) if entry else None

    def holding_of(self, number: str) -> Holding:
        """Return what the holder of a permit of this run holds with it."""
        key = self.register[number].holding
        held = [entry.permit for entry in self.register.values() if entry.holding == key]
        singles = {item.number: item for item in held if isinstance(item, SinglePermit)}
        composite = next((item for item in held if isinstance(item, CompositePermit)), None)
        return Holding(key, singles, composite)

    holding = holding_of

    def holding_at(self, _uscc: str, _premises: str) -> Holding:
        """Hold nothing anywhere: every new application of a run stands for itself."""
        return Holding("")

    def credit_of(self, _uscc: str) -> tuple[CreditState, ...]:
        """Know nothing bad of anybody."""
        return ()

    def credit(self, _uscc: str = "", _limit: int = 0) -> tuple[CreditState, ...]:
        """Know nothing bad of anybody."""
        return ()

    def credit_of_person(self, _legal_person: str, _but: str) -> tuple[CreditState, ...]:
        """Know nothing bad of anybody."""
        return ()

    def bars_of(self, _uscc: str) -> tuple[Bar, ...]:
        """Bar nobody."""
        return ()

    def cancel_papers(self, _case: str, _numbers: Sequence[str], _reason: str, _by: str) -> None:
        """Keep no papers that wait to be printed."""

    def search(self, _text: str, _limit: int) -> tuple[CaseSummary, ...]:
        """Find no earlier case of anybody."""
        return ()

    def papers_of(self, _case: str) -> tuple[KeptPaper, ...]:
        """Keep no papers."""
        return ()

    def spoiled(self, _series: str, _number: str, _reason: str, _actor: str) -> None:
        """Keep no account of numbers."""

    def result_of(self, _key: str) -> None:
        """Know no idempotency keys: samples use none."""

    def remember(self, key: str, case: str) -> None:
        """Keep no idempotency keys."""


@dataclass(frozen=True)
class OneCatalog:
    """One version of the definitions."""

    catalog: Catalog

    def current(self) -> Catalog:
        """Return it."""
        return self.catalog

    def version(self, _digest: str) -> Catalog:
        """Return it, whatever version is asked for."""
        return self.catalog


def scratch_desk(scratch: Scratch, catalog: Catalog, calendar: WorkCalendar, now: datetime) -> Desk:
    """Return a desk that works in memory; what samples say needs no library's check."""
    store = cast(Store, scratch)  # samples never ask for lists, so it has none
    return Desk(store, OneCatalog(catalog), calendar, lambda: now, {}, practice=True)
