"""Promises kept and broken by licence and industry (承诺履约统计): counts, a rate, and how far to trust it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from permitdesk.desk.desk import Desk
from permitdesk.domain.errors import NotAllowed
from permitdesk.domain.follow_up import Stage
from permitdesk.domain.standing import PromiseCount
from permitdesk.domain.summary import UNSETTLED

FEWEST = 30
"""A rate of fewer promises that were looked at is shown with a warning: our own rule, no law's."""
EVERYTHING = ""
"""Stands where a licence or an industry stands otherwise."""


@dataclass(frozen=True)
class PromiseRow:
    """How the promises of one licence in one industry stand.

    ``made`` is ``to_check`` and ``looked_at`` together; ``looked_at`` is ``kept``, ``mended``,
    ``revoked``, ``not_revoked`` and ``unsettled`` together.

    Attributes:
        licence: Code; empty for all of them.
        industry: Code; empty for all of them.
        by_stage: How many stand at each stage.
    """

    licence: str
    industry: str
    by_stage: Mapping[Stage, int] = field(default_factory=dict)

    @property
    def made(self) -> int:
        """Count the licences granted on a promise."""
        return sum(self.by_stage.values())

    @property
    def to_check(self) -> int:
        """Count those nobody has looked at yet."""
        return self._at(Stage.TO_CHECK)

    @property
    def looked_at(self) -> int:
        """Count those somebody looked at, or that ended before."""
        return self.made - self.to_check

    @property
    def kept(self) -> int:
        """Count those that were found kept at the first look."""
        return self._at(Stage.KEPT)

    @property
    def mended(self) -> int:
        """Count those that were broken and put right in time."""
        return self._at(Stage.MENDED)

    @property
    def revoked(self) -> int:
        """Count those whose permit was revoked (撤销)."""
        return self._at(Stage.REVOKED)

    @property
    def not_revoked(self) -> int:
        """Count those that were broken and whose permit was left, with a reason (不予撤销)."""
        return self._at(Stage.NOT_REVOKED)

    @property
    def unsettled(self) -> int:
        """Count those that were found broken and are not settled yet."""
        return self._at(*UNSETTLED)

    @property
    def rate(self) -> float | None:
        """Return kept of looked at, from 0 to 1; None where nobody looked at any."""
        return self.kept / self.looked_at if self.looked_at else None

    @property
    def is_small(self) -> bool:
        """Tell whether its rate rests on too few to say much."""
        return self.looked_at < FEWEST

    def _at(self, *stages: Stage) -> int:
        return sum(self.by_stage.get(stage, 0) for stage in stages)


@dataclass(frozen=True)
class PromiseTable:
    """The statistics of some days.

    Attributes:
        first, last: Days of the decisions, both included.
        rows: One for each licence in each industry, by code.
        licences: One for each licence in all industries, by code.
        industries: One for each industry, by code.
        total: All together.
    """

    first: date
    last: date
    rows: tuple[PromiseRow, ...]
    licences: tuple[PromiseRow, ...]
    industries: tuple[PromiseRow, ...]
    total: PromiseRow


def promise_table(desk: Desk, first: date, last: date) -> PromiseTable:
    """Count the promises on which licences were granted on these days, as they stand now.

    Args:
        desk: Whose store is read.
        first: First day of decision.
        last: Last one, included.

    Raises:
        NotAllowed: ``promises.days_turned`` where the last day lies before the first.
    """
    if last < first:
        raise NotAllowed("promises.days_turned", first=first, last=last)
    return table_of(first, last, desk.store.promises(first, last))


def table_of(first: date, last: date, counts: Iterable[PromiseCount]) -> PromiseTable:
    """Put counts together by licence and industry, by each alone, and all together."""
    counts = tuple(counts)
    total = _gathered((EVERYTHING, EVERYTHING, count) for count in counts)
    return PromiseTable(
        first=first,
        last=last,
        rows=_gathered((one.licence, one.industry, one) for one in counts),
        licences=_gathered((one.licence, EVERYTHING, one) for one in counts),
        industries=_gathered((EVERYTHING, one.industry, one) for one in counts),
        total=total[0] if total else PromiseRow(EVERYTHING, EVERYTHING),
    )


def _gathered(placed: Iterable[tuple[str, str, PromiseCount]]) -> tuple[PromiseRow, ...]:
    found: dict[tuple[str, str], dict[Stage, int]] = {}
    for licence, industry, one in placed:
        stages = found.setdefault((licence, industry), {})
        stages[one.stage] = stages.get(one.stage, 0) + one.count
    return tuple(PromiseRow(*place, stages) for place, stages in sorted(found.items()))
