"""Papers judged (材料审核): each by who needs it, with a reason code; a difference is settled."""

from dataclasses import dataclass
from enum import StrEnum


class MaterialVerdict(StrEnum):
    """What somebody thinks of one paper."""

    GOOD = "good"
    NOT_GOOD = "not_good"


class MaterialReason(StrEnum):
    """Why a paper is not good, as statistics count it."""

    MISSING = "missing"
    ILLEGIBLE = "illegible"
    EXPIRED = "expired"
    NOT_SIGNED = "not_signed"
    NOT_SEALED = "not_sealed"
    NOT_ORIGINAL = "not_original"
    TOO_FEW_COPIES = "too_few_copies"
    CONTRADICTS_FORM = "contradicts_form"
    WRONG_PAPER = "wrong_paper"
    OTHER = "other"


@dataclass(frozen=True)
class JudgeMaterial:
    """A verdict on one paper for one licence.

    Attributes:
        material: Its key.
        reason: Must be named of a paper that is not good.
        note: In words; must be there for ``other``.
    """

    material: str
    verdict: MaterialVerdict
    reason: MaterialReason | None = None
    note: str = ""


@dataclass(frozen=True)
class SettleMaterial:
    """The lead department settles what two departments judged differently; both stay on record."""

    material: str
    verdict: MaterialVerdict
    note: str


@dataclass(frozen=True)
class Judgement:
    """One department's verdict as it stands.

    Attributes:
        licence: For which it was given.
        station: Department or window.
    """

    licence: str
    station: str
    by: str
    facts: JudgeMaterial


@dataclass(frozen=True)
class Judged:
    """All that was said of one paper.

    Attributes:
        settled: By the lead department; None where nobody had to.
    """

    opinions: tuple[Judgement, ...] = ()
    settled: SettleMaterial | None = None

    @property
    def differs(self) -> bool:
        """Tell whether two say different things and nobody settled it."""
        return self.settled is None and len({item.facts.verdict for item in self.opinions}) > 1

    @property
    def verdict(self) -> MaterialVerdict | None:
        """Return what counts; None where nobody said anything, or they differ."""
        if self.settled is not None:
            return self.settled.verdict
        found = {item.facts.verdict for item in self.opinions}
        return found.pop() if len(found) == 1 else None
