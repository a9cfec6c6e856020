"""What every row is given: how many cases, how patiently, where large stores are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from permitdesk.app.house import ROOT, House, Places
from permitdesk.domain.catalog import Catalog
from permitdesk.domain.checks import Checker
from permitdesk.domain.workdays import WorkCalendar

FEWEST_ROUNDS = 3
QUICK = 10
"""A quick run has so many times fewer rounds."""


@dataclass(frozen=True)
class Setting:
    """One run.

    Attributes:
        cases: In the large store.
        quick: Few rounds and small batches: to see that it works, not to believe the figures.
        cache: Folder for stores, which are built once and kept between rows.
    """

    cases: int
    quick: bool
    cache: Path

    def rounds(self, usual: int) -> int:
        """Return how often something is measured."""
        return max(FEWEST_ROUNDS, usual // QUICK) if self.quick else usual

    def house(self, store: Path) -> House:
        """Return the house over a store."""
        return House(Places(store, ROOT / "forms", self.cache / "catalog"))

    @cached_property
    def _house(self) -> House:
        return self.house(self.cache / "none.db")

    @cached_property
    def catalog(self) -> Catalog:
        """The definitions as shipped."""
        return self._house.catalog

    @cached_property
    def calendar(self) -> WorkCalendar:
        """The days as shipped."""
        return self._house.calendar

    @cached_property
    def checkers(self) -> Mapping[str, Checker]:
        """The checks of libraries."""
        return self._house.checkers
