"""All definitions the office works by (实施清单), in one version."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from permitdesk.domain.answer import Value
from permitdesk.domain.commitment import CommitmentFlow, CommitmentRules
from permitdesk.domain.condition import Condition
from permitdesk.domain.errors import NotFound
from permitdesk.domain.form import Equivalence, Field, OriginalForm, RecordType, Suggestion
from permitdesk.domain.industry import Choice, Industry, Parameter, choose_licences
from permitdesk.domain.licence import Licence
from permitdesk.domain.office import Department, Division, Office
from permitdesk.domain.timing_rules import AS_THE_PROGRAM_HAS_IT, Timing
from permitdesk.domain.wording import Wording


@dataclass(frozen=True)
class SharedMaterial:
    """A paper that several licences ask for under one key.

    Attributes:
        case_level: One for the whole case, whatever its licences say.
        produced_by: Licences whose document it is.
        identity: It shows who somebody is (身份证件): seen and printed only with a mark on it.
        shows: Keys of the answers it shows: a change of one of them wants it anew.
    """

    key: str
    name: str
    form: str
    copies: int
    case_level: bool = False
    required_when: Condition | None = None
    produced_by: tuple[str, ...] = ()
    identity: bool = False
    shows: tuple[str, ...] = ()


@dataclass(frozen=True)
class SharedPoint:
    """What several licences want looked at on site, each in its own words: looked at once.

    Attributes:
        group: Key of the site-check group that all its members stand in.
        members: ``LICENCE.NO`` of the points it is made of, of two licences at least.
    """

    key: str
    text: str
    group: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """Where a statement of the catalogue was read (出处)."""

    what: str
    kind: str
    reliability: str
    repo: str = ""
    url: str = ""


@dataclass(frozen=True)
class Catalog:
    """Everything that is law and local rule, compiled from ``forms/``.

    Attributes:
        digest: SHA-256 of the files, hexadecimal; a case keeps the one it was received under.
        sources: What licences, industries and flows were read from.
        form_sources: What the original forms were read from.
        timing: The general limits; the program's own in versions kept before they were data.
    """

    digest: str
    licences: Mapping[str, Licence]
    industries: Mapping[str, Industry]
    originals: Mapping[str, OriginalForm]
    shared_fields: Mapping[str, Field]
    records: Mapping[str, RecordType]
    system_values: Mapping[str, str]
    equivalences: tuple[Equivalence, ...]
    suggestions: tuple[Suggestion, ...]
    shared_materials: Mapping[str, SharedMaterial]
    site_check_groups: Mapping[str, str]
    departments: Mapping[str, Department]
    divisions: Mapping[str, Division]
    parameters: Mapping[str, Parameter]
    office: Office
    flows: Mapping[str, CommitmentFlow]
    commitment: CommitmentRules
    documents: Mapping[str, Wording]
    sources: Mapping[str, Reference]
    form_sources: Mapping[str, Reference] = field(default_factory=dict)
    timing: Timing = AS_THE_PROGRAM_HAS_IT
    site_check_points: Mapping[str, SharedPoint] = field(default_factory=dict)

    def licence(self, code: str) -> Licence:
        """Return a licence.

        Raises:
            NotFound: ``licence.unknown``.
        """
        if code not in self.licences:
            raise NotFound("licence.unknown", code=code)
        return self.licences[code]

    def industry(self, code: str) -> Industry:
        """Return an industry.

        Raises:
            NotFound: ``industry.unknown``.
        """
        if code not in self.industries:
            raise NotFound("industry.unknown", code=code)
        return self.industries[code]

    def choose(self, industry: str, answers: Mapping[str, Value]) -> Choice:
        """Say which licences a business of this industry needs (see ``choose_licences``)."""
        return choose_licences(self.industry(industry), answers, self.licences, self.parameters)

    @property
    def lead(self) -> Department:
        """Return the lead department."""
        return next(item for item in self.departments.values() if item.lead)

    def decider(self, licence: Licence) -> Department:
        """Return who decides: the bureau for what was transferred to it, else the department."""
        if licence.authority.stamp_class == "own":
            return self.departments[licence.authority.code]
        return self.lead
