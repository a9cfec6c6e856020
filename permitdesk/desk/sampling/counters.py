"""Numbers for stamped cases, by the office's own patterns."""

from collections.abc import Callable
from dataclasses import dataclass, field

from permitdesk.domain.catalog import Catalog

Take = Callable[[str, str, int, Callable[[int], str], str], str]
"""As ``Transaction.take_number``: series, letter, year, how it is written, case."""


@dataclass
class Counters:
    """Takes numbers by the office's own patterns."""

    catalog: Catalog
    take: Take
    _writers: dict[tuple[str, str, int], Callable[[int], str]] = field(default_factory=dict)

    def next(self, series: str, letter: str, year: int, case: str) -> str:
        """Return the next number of a series."""
        place = (series, letter, year)
        if place not in self._writers:
            self._writers[place] = self.catalog.office.writer(series, letter, year)
        return self.take(series, letter, year, self._writers[place], case)
