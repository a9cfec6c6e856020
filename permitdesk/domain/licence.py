"""One licence or filing (事项): form, materials, limits, department, validity."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from permitdesk.domain.answer import Answers
from permitdesk.domain.condition import Condition
from permitdesk.domain.form import Field
from permitdesk.domain.law import Source
from permitdesk.domain.timing import Lights, Limit, Span, Start, Unit


class Kind(StrEnum):
    """What an applicant gets: a permit by decision, or the record of a filing."""

    LICENCE = "许可"
    FILING = "备案"


@dataclass(frozen=True)
class Authority:
    """Who implements the licence.

    Attributes:
        department: As the sheet names it.
        code: Key in departments.yaml.
        stamp_class: ``bureau`` transferred to the approval bureau, ``own`` kept by the
            department, ``either`` as the place decided.
    """

    department: str
    code: str
    stamped_by: str
    stamp_class: str
    configurable: bool = False


@dataclass(frozen=True)
class Levels:
    """Which level of government acts."""

    decides: tuple[str, ...]
    first_review: tuple[str, ...] = ()
    may_delegate_to: tuple[str, ...] = ()
    office_decides: bool = False


@dataclass(frozen=True)
class LimitVariant:
    """Another limit for a stage or a kind of application.

    Attributes:
        office_decides: The office chooses whether it applies; off until it does.
    """

    name: str
    days: int
    unit: Unit
    starts: Start
    when: Condition | None = None
    office_decides: bool = False


@dataclass(frozen=True)
class Extension:
    """By how much and how often the limit may be extended."""

    days: int
    unit: Unit
    max_times: int
    source: str
    uncertain: bool = False


@dataclass(frozen=True)
class ExcludedPeriod:
    """A stretch the licence's own rule leaves out of the limit."""

    kind: str
    source: str = ""
    uncertain: bool = False


@dataclass(frozen=True)
class ValidityVariant:
    """Another term of validity, told by its name or by its condition."""

    name: str = ""
    years: int | None = None
    max_years: int | None = None
    open_ended: bool = False
    until: str = ""
    when: Condition | None = None
    uncertain: bool = False


@dataclass(frozen=True)
class Validity:
    """How long a permit lives.

    Attributes:
        kind: ``fixed`` years, ``none`` no end, ``one_off``, ``by_decision``, ``follows`` another
            permit, ``unknown`` until the office fills it in.
    """

    kind: str
    years: int | None = None
    follows: tuple[str, ...] = ()
    variants: tuple[ValidityVariant, ...] = ()
    uncertain: bool = False


@dataclass(frozen=True)
class RenewalWindow:
    """When a renewal may be applied for, before the last day."""

    latest: Span
    late: str
    deemed_if_silent: bool
    source: str
    earliest: Span | None = None
    decide: Span | None = None
    uncertain: bool = False


@dataclass(frozen=True)
class PeriodicCheck:
    """A check at intervals (校验), which is not a renewal."""

    years: int | None = None
    when: Condition | None = None
    follows: tuple[str, ...] = ()
    uncertain: bool = False


@dataclass(frozen=True)
class Material:
    """One paper a licence asks for (申请材料).

    Attributes:
        key: Shared key; empty where the paper is this licence's alone.
        form: ``original`` or ``copy``.
        deferrable: May come later (容缺), as far as this material goes.
        commitment_replaceable: A commitment may stand in for it.
        data_shareable: The office can look it up itself (免提交).
        generated_by_system: The program prints it.
        produced_by: Licences whose permit or document this is; not asked of the applicant when
            one of them is in the same case.
    """

    name: str
    form: str
    copies: int
    required: bool
    deferrable: bool = False
    commitment_replaceable: bool = False
    data_shareable: bool = False
    key: str = ""
    generated_by_system: bool = False
    required_when: Condition | None = None
    produced_by: tuple[str, ...] = ()
    produced_part: bool = False
    identity: bool = False


@dataclass(frozen=True)
class CheckPoint:
    """One point of a site check."""

    no: int
    group: str
    text: str


@dataclass(frozen=True)
class SiteCheck:
    """What is looked at on site, and when."""

    required: bool
    timing: str
    checklist: tuple[CheckPoint, ...] = ()
    within: Span | None = None


@dataclass(frozen=True)
class CommitmentOffer:
    """Whether a promise may replace proof for this licence."""

    offered: bool
    flow: str = ""
    what_is_committed: str = ""
    after_check_deadline: str = ""
    exclusions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dependency:
    """A licence that must be there first."""

    licence: str
    note: str = ""
    when: Condition | None = None


@dataclass(frozen=True)
class Licence:
    """What can be applied for, as the implementation list (实施清单) has it.

    Limits and validity are the sheet's; ``limit_for`` says which one applies to an application.
    Nothing of a licence knows another licence, but for the codes it names.

    Attributes:
        lights: When its clocks turn yellow and orange; as everywhere where it does not say.
    """

    code: str
    name: str
    certificate_name: str
    kind: Kind
    level: str
    levels: Levels
    authority: Authority
    legal_basis: tuple[Source, ...]
    statutory_days: int
    statutory_days_unit: Unit
    clock_starts: Start
    clock_starts_source: str
    promised_days: int
    conditions: tuple[str, ...]
    fields: tuple[Field, ...]
    materials: tuple[Material, ...]
    site_check: SiteCheck
    commitment: CommitmentOffer
    validity: Validity
    sources: tuple[str, ...]
    alt_names: tuple[str, ...] = ()
    statutory_days_note: str = ""
    clock_starts_uncertain: bool = False
    statutory_variants: tuple[LimitVariant, ...] = ()
    extension: Extension | None = None
    excluded_periods: tuple[ExcludedPeriod, ...] = ()
    rectify_stops_clock: bool = False
    hearing_required: str = "none"
    hearing_source: str = ""
    promised_days_configurable: bool = False
    validity_years: int | None = None
    renewal: str = ""
    renewal_window: RenewalWindow | None = None
    periodic_check: tuple[PeriodicCheck, ...] = ()
    depends_on: tuple[Dependency, ...] = ()
    issue_within: Span | None = None
    filing_due: Span | None = None
    public_safety: bool = False
    deferral_allowed: bool = True
    commitment_allowed: bool = True
    notes: tuple[str, ...] = ()
    uncertain: bool = False
    uncertain_points: tuple[str, ...] = ()
    lights: Lights | None = None

    @property
    def is_filing(self) -> bool:
        """Tell whether it ends in the record of a filing instead of a decision."""
        return self.kind is Kind.FILING

    def statutory_limit(self, answers: Answers) -> Limit:
        """Return the limit that applies to these answers, as the sheet writes it."""
        for variant in self.statutory_variants:
            chosen = variant.when is not None and variant.when.holds(answers.shared)
            if chosen and not variant.office_decides and variant.starts is not Start.PREVIOUS_STEP:
                return Limit(
                    variant.days, variant.unit, variant.starts, self._citation(), self.uncertain
                )
        return Limit(
            self.statutory_days,
            self.statutory_days_unit,
            self.clock_starts,
            self._citation(),
            self.uncertain or self.clock_starts_uncertain,
        )

    def promised_limit(self, answers: Answers) -> Limit:
        """Return the office's own, shorter limit, always in working days."""
        return Limit(
            self.promised_days, Unit.WORKING_DAY, self.statutory_limit(answers).starts, "办事指南"
        )

    def waits_for(self, bundle: Sequence[str], answers: Answers) -> tuple[str, ...]:
        """List the licences of a bundle that must be decided before this one."""
        return tuple(
            item.licence
            for item in self.depends_on
            if item.licence in bundle and (item.when is None or item.when.holds(answers.shared))
        )

    def materials_with_keys(self) -> tuple[tuple[str, Material], ...]:
        """Pair each material with its key; one without is ``LICENCE.NN``, its place from 01."""
        return tuple(
            (material.key or f"{self.code}.{place:02}", material)
            for place, material in enumerate(self.materials, 1)
        )

    def _citation(self) -> str:
        """Name what the statutory limit rests on, as far as the sheet knows it."""
        return "；".join(str(source) for source in self.legal_basis)
