"""The definitions of approval on a promise (告知承诺)."""

from dataclasses import dataclass

from permitdesk.domain.law import Source
from permitdesk.domain.timing import Unit


@dataclass(frozen=True)
class AfterCheck:
    """When and by whom a promise is looked at after the decision."""

    by: str
    deadline_value: int
    deadline_unit: Unit
    starts: str
    certainty: str
    configurable: bool = False


@dataclass(frozen=True)
class CommitmentFlow:
    """How one licence is granted on a promise.

    Attributes:
        licence: Its code; ``*`` for what goes across licences (容缺).
        decision_days: Working days to the decision; 0 is on the spot.
    """

    code: str
    name: str
    licence: str
    kind: str
    scope: str
    notify_specific: tuple[str, ...]
    commit_specific: tuple[str, ...]
    materials_waived: tuple[str, ...]
    materials_after: tuple[str, ...]
    effect: str
    decision_days: int
    after_check: AfterCheck
    consequence_of_breach: tuple[str, ...]
    excluded: tuple[str, ...]
    basis: tuple[str, ...]
    sources: tuple[str, ...]
    forms: tuple[str, ...] = ()
    uncertain: bool = False
    uncertain_points: tuple[str, ...] = ()


@dataclass(frozen=True)
class BreachStep:
    """What follows a broken promise, step by step."""

    step: int
    trigger: str
    action: str


@dataclass(frozen=True)
class CommitmentBasis:
    """A paper the commitment procedure rests on."""

    doc: str
    verified: str

    @property
    def source(self) -> Source:
        """Return it as a citation."""
        return Source(self.doc, verified=self.verified)


@dataclass(frozen=True)
class CommitmentRules:
    """What holds for every commitment."""

    basis: tuple[CommitmentBasis, ...]
    notify_elements: tuple[str, ...]
    commit_elements: tuple[str, ...]
    choice_rule: str
    not_eligible: tuple[str, ...]
    breach_ladder: tuple[BreachStep, ...]
    workflow_states: tuple[str, ...]
    configurable: tuple[str, ...]
    sources: tuple[str, ...]
