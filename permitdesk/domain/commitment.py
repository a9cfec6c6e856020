"""The definitions of approval on a promise (告知承诺)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from permitdesk.domain.condition import Condition
from permitdesk.domain.law import Source
from permitdesk.domain.licence import Licence
from permitdesk.domain.timing import Span, Unit

DEV_ZONE = "dev_zone"
"""The development zone (开发区), which has no division code of its own."""
_RECTIFY = Span(10, Unit.WORKING_DAY)
"""The general rules' step 1 where a flow does not say; the product's own length."""


@dataclass(frozen=True)
class AfterCheck:
    """When and by whom a promise is looked at after the decision.

    Attributes:
        before_decision: It is looked at before the decision instead.
    """

    by: str
    deadline_value: int
    deadline_unit: Unit
    starts: str
    certainty: str
    configurable: bool = False
    before_decision: bool = False


class Nature(StrEnum):
    """What a promise is in a procedure."""

    ROUTE = "route"
    """A procedure the applicant may choose instead of the ordinary one (告知承诺)."""
    REQUIRED = "required"
    """Simply a required paper of the ordinary procedure, for everybody: no choice, no gate."""
    DEFERRAL = "deferral"
    """Papers may come later (容缺受理)."""


@dataclass(frozen=True)
class Exclusion:
    """A circumstance under which the promise is not taken.

    Attributes:
        id: Within the flow.
        text: As the sheet has it; the applicant declares that it is not so.
        credit: It is told from the credit records and not asked.
        when: Told from the answers themselves; None where the applicant is asked.
        only_part: ``when`` tells a part of it only; the applicant declares the rest.
    """

    id: str
    text: str
    credit: bool = False
    when: Condition | None = None
    only_part: bool = False

    @property
    def declared(self) -> bool:
        """Tell whether the applicant has to say that it is not so."""
        return not self.credit and (self.when is None or self.only_part)


@dataclass(frozen=True)
class LetterParty:
    """Who signs a letter, and in how many copies.

    Attributes:
        party: E.g. 建设单位.
        text: What this party promises.
        name: The letter's own name; empty where it is just the letter of the flow.
        paper_copies, pdf_copies: How many of each are handed in.
        seal: Whose seal every copy bears.
        applicant: This party applies, so its signer is the legal person or has his explicit power.
    """

    party: str
    text: tuple[str, ...]
    paper_copies: int = 3
    pdf_copies: int = 0
    seal: str = ""
    uncertain: bool = False
    name: str = ""
    applicant: bool = False


@dataclass(frozen=True)
class Publication:
    """What is made public, where the rule says so.

    Attributes:
        what: ``letter``, ``revocation`` or ``record``.
        days: How long; 0 until the record ends.
        persons: The people responsible are named too, not only the unit.
    """

    what: str
    source: str
    days: int = 0
    persons: bool = False


@dataclass(frozen=True)
class SwitchedOn:
    """The office's own listing that lets it offer what the sheet leaves off.

    Attributes:
        source: Name and number of the listing.
        day: Date of the listing.
    """

    source: str
    day: date


@dataclass(frozen=True)
class CommitmentFlow:
    """How one licence is granted on a promise.

    Attributes:
        licence: Its code; ``*`` for what goes across licences (容缺).
        decision_days: Working days to the decision; 0 is on the spot.
        nature: A route to choose, or a paper everybody hands in.
        on_the_spot: Decided where it is handed in, without an opinion before.
        waives: Keys of the licence's materials the promise stands in for.
        later: Keys of those that may come after the decision, until the after-check at the latest.
        no_site_check: The look before the decision is left out.
        exclusions: The sheet's ``excluded``, each told from somewhere.
        letters: Who signs; the applicant alone where nothing is said.
        rectify: Time to put right what the after-check found.
        tell_within: Time to tell what must be put right; None where no rule sets one.
        recheck_within: Time to look again; None where no rule sets one.
        publications: What is made public.
        regulators: Receiving office by division code or ``DEV_ZONE``, where it is not the
            department's own.
        switched_on: What the office itself listed; None where it did not.
        product_rules: Values that are only this product's own rule, said wherever they are shown.
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
    nature: Nature = Nature.ROUTE
    on_the_spot: bool = False
    waives: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    no_site_check: bool = False
    exclusions: tuple[Exclusion, ...] = ()
    letters: tuple[LetterParty, ...] = ()
    rectify: Span = _RECTIFY
    tell_within: Span | None = None
    recheck_within: Span | None = None
    publications: tuple[Publication, ...] = ()
    regulators: Mapping[str, str] = field(default_factory=dict)
    switched_on: SwitchedOn | None = None
    product_rules: tuple[str, ...] = ()

    @property
    def parties(self) -> tuple[LetterParty, ...]:
        """List who signs; the applicant where the flow names nobody, one copy for each office."""
        return self.letters or (
            LetterParty("申请人", self.commit_specific, seal="申请人", applicant=True),
        )


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


def flow_of(flows: Mapping[str, CommitmentFlow], licence: Licence) -> CommitmentFlow | None:
    """Return the flow a licence names, offered or not; None where it names none.

    Args:
        flows: The catalogue's, by code.
        licence: What is applied for.
    """
    return flows.get(licence.commitment.flow)


def is_offered(flow: CommitmentFlow | None, licence: Licence) -> bool:
    """Tell whether a licence may be applied for on a promise: by its sheet, or by the office's list."""
    if flow is None or flow.nature is not Nature.ROUTE:
        return False
    if licence.hearing_required == "always" or not licence.commitment_allowed:
        return False
    return licence.commitment.offered or flow.switched_on is not None
