"""What each action says, as it is kept in the ledger, and as people send it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from permitdesk.domain.application import Agent, Application, ApplicationFile, Route
from permitdesk.domain.clock import DEFAULT_LIGHTS
from permitdesk.domain.credit import (
    ClosedGate,
    ObjectCredit,
    RecordCredit,
    RepairCredit,
    SettleObjection,
)
from permitdesk.domain.deferral import AcceptWithGaps, EndByGaps
from permitdesk.domain.follow_up import (
    AcknowledgeHandover,
    AnswerQuestion,
    HandOver,
    KeepPermit,
    OrderAfterRectification,
    PlanAfterCheck,
    Publish,
    RecordAfterCheck,
    RecordAfterRecheck,
    RecordStatement,
    TellIntent,
)
from permitdesk.domain.hearing import CallHearing, HoldHearing, RequestHearing, TellHearingRight
from permitdesk.domain.judging import JudgeMaterial, SettleMaterial
from permitdesk.domain.licence import ExcludedPeriod, Extension
from permitdesk.domain.materials import HandedIn
from permitdesk.domain.permit import CompositePermit, SinglePermit, WhyNone
from permitdesk.domain.permit_acts import AwaitRenewal, CarryOn, Moving, StopAwaiting
from permitdesk.domain.promise import (
    Continued,
    LatePaper,
    PromiseTerms,
    SignCommitment,
    TellCommitment,
)
from permitdesk.domain.renewal import Renewal
from permitdesk.domain.service import Service
from permitdesk.domain.site_check import (
    OrderRectification,
    PlanSiteCheck,
    RecordRecheck,
    RecordSiteCheck,
    Recuse,
)
from permitdesk.domain.special import (
    AllowException,
    AnnouncePause,
    EndHandling,
    EndPause,
    Extend,
    RecordOverdue,
    Remind,
    SendReminder,
    Serve,
    SpoilNumber,
)
from permitdesk.domain.timing import Lights, Limit


class Role(StrEnum):
    """Who may do what."""

    KIOSK = "kiosk"
    CLERK = "clerk"
    REVIEWER = "reviewer"
    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    CATALOG_EDITOR = "catalog_editor"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SYSTEM = "system"
    """The desk itself, when time passes; nobody logs in with it."""


PEOPLE = frozenset(Role) - {Role.SYSTEM}


@dataclass(frozen=True)
class Actor:
    """Who acts, in which role, and where.

    Attributes:
        station: Window or kiosk; for a reviewer the code of the department.
    """

    name: str
    role: Role
    station: str


SYSTEM = Actor("permitdesk", Role.SYSTEM, "permitdesk")
"""Acts when time passes and nobody else does."""


@dataclass(frozen=True)
class Part:
    """One licence of a case, with what it was judged by when the case came in.

    Attributes:
        department: Code of the department in charge.
        decider: Code of the department that decides.
        statutory, promised: The limits that apply to these answers.
        internal: What the department gives itself, so that the promise is kept.
        extension: By how much its limit may be extended; None where no rule allows it.
        pauses: What its own rule leaves out of the limit besides article 45.
        hearing: ``always`` where a hearing must be held, ``public_interest``, or ``none``.
        site_check: It is looked at on site before it is decided.
        after: Licences of the same case whose decision it waits for.
        lights: When its clocks turn yellow and orange.
        renews: The permit it carries on; None for a new one.
        carries: The registered permit that a renewal or change carries on, as it stood.
        terms: What the promise wants, where there is one.
        public_safety: It directly concerns public safety, health or life (行政许可法 78, 79).
        inherited: The permit it took over was granted on a promise that is looked after here now.
        offers_promise: It may be applied for on a promise, as far as the definitions say.
    """

    licence: str
    name: str
    filing: bool
    department: str
    decider: str
    route: Route
    statutory: Limit
    promised: Limit
    internal: Limit | None = None
    extension: Extension | None = None
    pauses: tuple[ExcludedPeriod, ...] = ()
    hearing: str = "none"
    site_check: bool = False
    after: tuple[str, ...] = ()
    lights: Lights = DEFAULT_LIGHTS
    renews: Renewal | None = None
    carries: SinglePermit | None = None
    terms: PromiseTerms | None = None
    public_safety: bool = False
    inherited: bool = False
    offers_promise: bool = False

    @property
    def by_promise(self) -> bool:
        """Tell whether it is granted on a promise (告知承诺), in this case or the one before."""
        return self.route is Route.COMMITMENT or self.inherited


@dataclass(frozen=True)
class SwitchRoute:
    """The applicant takes the other route before the decision (转一般程序 or 改选告知承诺).

    Attributes:
        application, part: As they are from now on; filled in by the desk.
        missing: Papers the promise stood in for, to be brought before the decision; filled in too.
    """

    to: Route
    reason: str = ""
    application: Application | None = None
    part: Part | None = None
    missing: tuple[LatePaper, ...] = ()


@dataclass(frozen=True)
class Receive:
    """The application came in (收件).

    Attributes:
        catalog: Digest of the definitions it is judged by from now on.
        industry_name: As it stood in them.
        closed: Why no promise is open to this applicant today, where some licence offers one.
    """

    application: Application
    parts: tuple[Part, ...]
    catalog: str
    industry_name: str
    closed: ClosedGate | None = None


@dataclass(frozen=True)
class Defect:
    """One thing to be corrected, as the notice names it.

    Attributes:
        item: Field or material key.
        name: Field or material, in the form's words.
        problem: What is wrong.
        requirement: What is wanted instead.
        source: The article that wants it.
        untold: It did not stand on the notice sheet the case began from (未一次告知).
    """

    item: str
    name: str
    problem: str
    requirement: str
    source: str
    licence: str = ""
    untold: bool = False


@dataclass(frozen=True)
class LookThrough:
    """What the clerk found (审查材料): two questions, two answers (行政许可法 32).

    Attributes:
        complete: All materials are there (齐全).
        legal_form: They are in legal form (符合法定形式).
        defects: Everything that is not, at once.
    """

    complete: bool
    legal_form: bool
    defects: tuple[Defect, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class RequestCorrection:
    """Everything the applicant must correct, told once (一次告知).

    Attributes:
        days: Working days given to the applicant; a proposal, the law sets none.
    """

    defects: tuple[Defect, ...]
    days: int = 15


@dataclass(frozen=True)
class ChangeFile:
    """What a supplement or a correction on the spot sends: only what changes.

    Attributes:
        records: Whole collections; a collection named here takes the place of the old one.
        materials: Papers added; one with a known key takes the place of the old one.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    own: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    records: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    materials: tuple[HandedIn, ...] = ()
    agent: Agent | None = None


@dataclass(frozen=True)
class Amend:
    """The application as it stands after a supplement (补正) or a correction on the spot."""

    application: Application
    changed: tuple[str, ...]


class DeclineReason(StrEnum):
    """Why an application is not accepted (行政许可法 32)."""

    NOT_NEEDED = "not_needed"
    NOT_COMPETENT = "not_competent"
    OTHER = "other"


@dataclass(frozen=True)
class Decline:
    """Not accepted (不予受理), with the reason and the article.

    Attributes:
        competent_office: Where to apply instead; must be named for ``not_competent``.
    """

    reason: DeclineReason
    explanation: str
    source: str
    competent_office: str = ""


@dataclass(frozen=True)
class Remark:
    """Nothing but a remark."""

    remark: str = ""


class Opinion(StrEnum):
    """What a department says of one licence before it is decided."""

    PASS = "pass"
    FAIL = "fail"


@dataclass(frozen=True)
class Review:
    """A department's opinion on one licence (审查意见)."""

    opinion: Opinion
    text: str = ""


@dataclass(frozen=True)
class Grant:
    """Granted (准予行政许可).

    Attributes:
        scope: What it allows; worked out from the answers where nobody says otherwise.
        valid_from: First day; the day of the decision where nobody says otherwise.
        valid_until: Last day, included; None where there is no end.
        validity_note: What stands instead of an end.
    """

    scope: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    validity_note: str = ""


@dataclass(frozen=True)
class DenialReason:
    """One fact, the requirement it misses, and the article.

    Attributes:
        fact: What was found.
        requirement: The condition or standard.
        source: Law and article.
    """

    fact: str
    requirement: str
    source: str


@dataclass(frozen=True)
class Deny:
    """Denied (不予行政许可): reasons and remedies must be told (行政许可法 38).

    Attributes:
        reconsideration: Where to apply for reconsideration; the office's own where not said.
        court: Where to sue; the office's own where not said.
        false_promise: The promise or the papers were found false before the decision (行政许可法 78).
        bars: The decision finds that the licence directly concerns public safety, health, or the
            safety of life and property, where the definitions do not say so: a year's bar (78).
    """

    reasons: tuple[DenialReason, ...]
    reconsideration: str = ""
    court: str = ""
    false_promise: bool = False
    bars: bool = False


@dataclass(frozen=True)
class RecordFiling:
    """A filing was recorded (备案)."""

    scope: str = ""


@dataclass(frozen=True)
class Issue:
    """The single permits and, where two or more live, the composite.

    Attributes:
        why_none: Why there is no composite.
        holding: Key of what the holder holds at the place; the case's own number where it begins it.
        left_out: Licences whose permit ended or moved on while its change was decided: no paper of
            them can be made any more.
        continued: Licence to the promise it takes over with its permit.
    """

    permits: tuple[SinglePermit, ...]
    composite: CompositePermit | None = None
    why_none: WhyNone | None = None
    holding: str = ""
    left_out: tuple[str, ...] = ()
    continued: Mapping[str, Continued] = field(default_factory=dict)


@dataclass(frozen=True)
class Print:
    """Paper came out of the printer.

    Attributes:
        numbers: Permits printed; all of the case where nobody says otherwise.
        copies: Sheets sets of each.
    """

    numbers: tuple[str, ...] = ()
    copies: int = 1


@dataclass(frozen=True)
class Deliver(Service):
    """The results were handed over (送达)."""


@dataclass(frozen=True)
class Archive:
    """Filed away (归档).

    Attributes:
        pages: Of the volume.
        retention: How long it is kept, in the archive's own words.
    """

    pages: int = 0
    retention: str = ""


KeptAsSent = (
    LookThrough
    | RequestCorrection
    | Decline
    | Remark
    | Review
    | Grant
    | Deny
    | RecordFiling
    | Print
    | Deliver
    | Archive
    | AnnouncePause
    | EndPause
    | Extend
    | RecordOverdue
    | Remind
    | SendReminder
    | AllowException
    | EndHandling
    | Serve
    | SpoilNumber
    | PlanSiteCheck
    | Recuse
    | RecordSiteCheck
    | OrderRectification
    | RecordRecheck
    | TellHearingRight
    | RequestHearing
    | CallHearing
    | HoldHearing
    | AcceptWithGaps
    | EndByGaps
    | JudgeMaterial
    | SettleMaterial
    | TellCommitment
    | SignCommitment
    | SwitchRoute
    | HandOver
    | AcknowledgeHandover
    | PlanAfterCheck
    | RecordAfterCheck
    | OrderAfterRectification
    | RecordAfterRecheck
    | TellIntent
    | RecordStatement
    | KeepPermit
    | AnswerQuestion
    | Publish
    | Moving
    | CarryOn
    | AwaitRenewal
    | StopAwaiting
    | RecordCredit
    | ObjectCredit
    | SettleObjection
    | RepairCredit
)
"""What is kept as it was sent, but for what the desk fills in."""
Facts = Receive | Amend | Issue | KeptAsSent
Sent = ApplicationFile | ChangeFile | KeptAsSent
