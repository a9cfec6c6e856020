"""Single permits, filing receipts and the composite permit (行业综合许可证) that gathers them.

The composite decides nothing: each licence keeps its own decision, number, validity and legal
effect.  It exists while at least two live single permits stand behind it; filings stand in a block
of their own and do not count towards the two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

COMPOSED_OF = 2
"""Fewest live single permits that make a composite (product rule from 晋市政办〔2022〕43号: several permits made one)."""


class PermitKind(StrEnum):
    """Which paper of the register."""

    SINGLE = "single"
    FILING = "filing"
    COMPOSITE = "composite"


class PermitState(StrEnum):
    """Whether a permit lives, and how it ended."""

    LIVE = "live"
    SUSPENDED = "suspended"
    REPLACED = "replaced"
    REVOKED = "revoked"
    RECALLED = "recalled"
    RESCINDED = "rescinded"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"
    ENDED = "ended"
    """Of a composite: fewer than two of its permits are left."""


@dataclass(frozen=True)
class Holder:
    """Who holds a permit, as the business licence has it.

    Attributes:
        legal_person: Name only; no number of an identity card stands on a permit.
    """

    name: str
    uscc: str
    legal_person: str
    premises: str


@dataclass(frozen=True)
class Validity:
    """From when to when, both days included.

    Attributes:
        until: Last day; None where there is no end or it is not by date.
        note: What stands instead of an end: 一次性许可，不设期限 or 长期.
    """

    first: date
    until: date | None = None
    note: str = ""

    def holds_on(self, day: date) -> bool:
        """Tell whether the day lies within."""
        return self.first <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class SinglePermit:
    """One licence's own permit or, for a filing, its receipt (备案回执).

    Attributes:
        number: Of the permit; its register key.
        licence: Code.
        name: Of the licence.
        certificate: Name of the paper, e.g. 食品经营许可证.
        scope: What it allows.
        authority: Full name of the office that decided.
        decision_number: Of the decision behind it; empty for filings.
        on_commitment: Granted on a promise, which the permit shows.
        mark: What the paper says of itself: 补 for one that was lost, 更正; empty for others.
    """

    number: str
    kind: PermitKind
    licence: str
    name: str
    certificate: str
    holder: Holder
    scope: str
    validity: Validity
    authority: str
    issued_on: date
    case_number: str
    decision_number: str = ""
    on_commitment: bool = False
    version: int = 1
    state: PermitState = PermitState.LIVE
    mark: str = ""

    @property
    def series(self) -> str:
        """Name the series its number comes from."""
        return "filing_receipt" if self.is_filing else "single_permit"

    @property
    def is_filing(self) -> bool:
        """Tell whether it is the receipt of a filing."""
        return self.kind is PermitKind.FILING


@dataclass(frozen=True)
class CompositePermit:
    """What gathers the single permits of one business at one place.

    Attributes:
        number: Stays through all versions.
        version: From 1; each change of a member makes the next.
        permits: Live single permits, at least two.
        filings: Receipts, in a block of their own.
        authority: The lead department, which composes.
        mark: What the paper says of itself: 补 for one that was lost; empty for others.
    """

    number: str
    version: int
    industry: str
    holder: Holder
    permits: tuple[SinglePermit, ...]
    filings: tuple[SinglePermit, ...]
    authority: str
    issued_on: date
    case_number: str
    state: PermitState = PermitState.LIVE
    mark: str = ""

    @property
    def series(self) -> str:
        """Name the series its number comes from."""
        return "composite_permit"

    @property
    def nearest_end(self) -> date | None:
        """Return the earliest last day of the members, as a reminder; it has none of its own."""
        ends = [
            item.validity.until for item in (*self.permits, *self.filings) if item.validity.until
        ]
        return min(ends, default=None)


Permit = SinglePermit | CompositePermit


class WhyNone(StrEnum):
    """Why there is no composite."""

    ONE_PERMIT = "composite.one_permit"
    ONLY_FILINGS = "composite.only_filings"
    NOTHING_GRANTED = "composite.nothing_granted"


def may_compose(members: Sequence[SinglePermit]) -> WhyNone | None:
    """Say why these members make no composite; None when they do."""
    live = [item for item in members if item.state is PermitState.LIVE]
    permits = [item for item in live if not item.is_filing]
    if len(permits) >= COMPOSED_OF:
        return None
    if permits:
        return WhyNone.ONE_PERMIT
    return WhyNone.ONLY_FILINGS if live else WhyNone.NOTHING_GRANTED


def compose(
    members: Iterable[SinglePermit],
    *,
    number: str,
    version: int,
    industry: str,
    authority: str,
    issued_on: date,
) -> CompositePermit:
    """Gather the live members into a composite.

    Args:
        members: Single permits and filing receipts of one holder at one place.
        number: Of the composite.
        version: From 1.
        industry: Name of the industry.
        authority: The lead department.
        issued_on: Local date.

    Raises:
        ValueError: Fewer than two live single permits; ask ``may_compose`` first.
    """
    live = tuple(item for item in members if item.state is PermitState.LIVE)
    permits = tuple(item for item in live if not item.is_filing)
    if len(permits) < COMPOSED_OF:
        raise ValueError("a composite stands on two live permits at least")
    return CompositePermit(
        number=number,
        version=version,
        industry=industry,
        holder=max(permits, key=lambda item: item.issued_on).holder,
        permits=permits,
        filings=tuple(item for item in live if item.is_filing),
        authority=authority,
        issued_on=issued_on,
        case_number=permits[0].case_number,
    )


@dataclass(frozen=True)
class CodeLine:
    """One member in the code of a composite.

    Attributes:
        number: Of the permit or receipt.
        until: Last day; None for none.
    """

    licence: str
    number: str
    until: date | None


@dataclass(frozen=True)
class PermitCode:
    """What the QR code of a permit says: facts to compare with the paper, no personal data.

    Attributes:
        kind: Which paper.
        number: Of the permit.
        version: Of the composite; 1 for others.
        uscc: Of the holder.
        holder: Name; empty in the minimal profile.
        issued_on: Local date.
        until: Last day after which nothing of it is valid; None for none.
        digest: First 16 bytes of SHA-256 over the whole register entry, so a paper with one
            changed word does not match.
        lines: Members of a composite; empty in the minimal profile.
    """

    kind: PermitKind
    number: str
    version: int
    uscc: str
    issued_on: date
    until: date | None
    digest: bytes
    holder: str = ""
    lines: tuple[CodeLine, ...] = ()


def last_day(permit: SinglePermit | CompositePermit) -> date | None:
    """Return the day after which nothing of the paper is valid; None where some part has no end."""
    if isinstance(permit, SinglePermit):
        return permit.validity.until
    ends = [item.validity.until for item in (*permit.permits, *permit.filings)]
    known = [end for end in ends if end is not None]
    return max(known) if len(known) == len(ends) else None
